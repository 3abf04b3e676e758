//! Adding tasks, by a line each.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Field, FieldErrors, ListKind, Problem, Rejection, SectionId, TITLE_MAX, TaskId, text};

/// The one-field form that adds a task. In Today the new task is due today, in Upcoming tomorrow, if nothing else is said; it stands in the list in
/// which it is added, else in the Inbox.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewTask {
    pub id: TaskId,
    /// What was typed, which quick add reads.
    pub title: String,
    pub list: ListKind,
    /// A section of that list; empty for none.
    #[serde(default)]
    pub section: String,
    /// The word of the label whose page it is added on.
    #[serde(default)]
    pub label: String,
    /// Texts in it that are to stay plain words, one a line.
    #[serde(default)]
    pub plain: String,
}

/// Several tasks at once, by lines as they are typed for one. Each has an id after this one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewTasks {
    pub id: TaskId,
    pub lines: String,
    pub list: ListKind,
    /// As in [`NewTask`].
    #[serde(default)]
    pub section: String,
    #[serde(default)]
    pub label: String,
}

/// A part of a line that quick add understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadPart {
    /// As it was typed.
    pub text: String,
    /// What it says, in the reader's words.
    pub means: String,
    /// The name of its picture.
    pub icon: &'static str,
}

/// The most tasks at once.
pub const LINES_MAX: usize = 50;
/// The longest line: a title and a note.
const LINE_MAX: usize = 4_000;

impl NewTasks {
    /// A form for each line.
    pub fn validated(self) -> Result<Vec<NewTask>, Rejection> {
        let lines: Vec<&str> = self.lines.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let mut errors = FieldErrors::default();
        if lines.is_empty() {
            errors.add(Field::Title, Problem::Required);
        } else if lines.len() > LINES_MAX {
            errors.add(Field::Title, Problem::TooManyTasks { max: LINES_MAX as u32 });
        }
        errors.or(())?;
        let id = |number: usize| TaskId(Uuid::from_u128(self.id.0.as_u128().wrapping_add(number as u128)));
        let form = |(number, line): (usize, &str)| NewTask {
            id: id(number),
            title: line.to_owned(),
            list: self.list,
            section: self.section.clone(),
            label: self.label.clone(),
            ..NewTask::default()
        };
        lines.into_iter().enumerate().map(form).map(NewTask::as_typed).collect()
    }
}

impl NewTask {
    /// The form before it is read: it may hold more than a title.
    pub fn as_typed(self) -> Result<Self, Rejection> {
        let mut errors = FieldErrors::default();
        let title = text::line(&mut errors, Field::Title, &self.title, LINE_MAX);
        errors.or(NewTask { title, ..self })
    }

    /// The task with its title as it is stored.
    pub fn validated(self) -> Result<Self, Rejection> {
        let mut errors = FieldErrors::default();
        let title = text::line(&mut errors, Field::Title, &self.title, TITLE_MAX);
        errors.or(NewTask { title, ..self })
    }

    /// The section it is added in. What is none adds it to none: nothing typed is lost.
    pub fn section_id(&self) -> Option<SectionId> {
        Uuid::try_parse(&self.section).ok().map(SectionId)
    }
}
