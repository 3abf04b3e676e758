use serde::{Deserialize, Serialize};

use crate::{Field, FieldErrors, Priority, Rejection, Status, TITLE_MAX, TaskId, text};

/// How many levels of parts there are below a task.
pub const LEVELS: u32 = 4;
/// The most parts below one task, on all levels.
pub const PARTS_MAX: u32 = 500;

/// The one-field form that adds a part to a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPart {
    pub id: TaskId,
    pub title: String,
    /// What it is a part of.
    pub parent: TaskId,
}

impl NewPart {
    /// The part with its title as it is stored.
    pub fn validated(self) -> Result<Self, Rejection> {
        let mut errors = FieldErrors::default();
        let title = text::line(&mut errors, Field::Title, &self.title, TITLE_MAX);
        errors.or(NewPart { title, ..self })
    }
}

/// How far the parts right below a task have come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Progress {
    pub done: u32,
    pub of: u32,
}

/// What a line says of the parts of its task.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct RowParts {
    pub progress: Progress,
    /// Whether they stand below it or are out of sight; nothing where a list shows them as lines of their own.
    pub folded: Option<bool>,
    /// How many there are that have no line.
    pub missing: u32,
}

/// What a task's page says of those around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Family {
    /// What it is a part of.
    pub parent: Option<(TaskId, String)>,
    /// Others that it could be a part of.
    pub parents: Vec<(TaskId, String)>,
    pub progress: Progress,
    pub parts: Vec<PartView>,
    /// The id that the form for another part proposes.
    pub new_part: TaskId,
}

/// A part as the page of its task shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartView {
    pub id: TaskId,
    pub title: String,
    pub status: Status,
    pub priority: Priority,
    /// Its version, where it recurs.
    pub seen: Option<i64>,
}
