use std::collections::HashMap;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Field, FieldErrors, ListId, PAGE_SIZE, Place, Priority, Problem, Rejection, SectionId, TaskId, section, typed,
};

/// What can be done to one task or to several at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Start,
    Complete,
    Reopen,
    /// Leaves out the current occurrence.
    Skip,
    /// Completes a recurring task for good.
    End,
    Prioritise(Priority),
    Reschedule(Option<NaiveDate>),
    /// To a list, or to a section of one.
    Move(ListId, Option<SectionId>),
    /// Adds words.
    Label(Vec<String>),
    /// Takes words away.
    Unlabel(Vec<String>),
    /// Takes one word and gives another.
    Relabel {
        without: Option<String>,
        with: Option<String>,
    },
    /// One place up or down, into the next section where one ends.
    Up,
    Down,
    Place(Place),
    /// Lets what is in a section out of sight, or back: the id is the section's.
    FoldSection(bool),
    Delete,
    Restore,
    /// It becomes the last part of the task above it: the one that is named, or the one before it in their order.
    Indent(Option<TaskId>),
    /// It comes after what it was a part of.
    Outdent,
    Fold,
    Unfold,
}

/// A task that is meant: its id, and where it recurs after a colon the version in which it was seen, which says which occurrence
/// is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Ticked {
    pub id: TaskId,
    pub seen: Option<i64>,
}

impl From<TaskId> for Ticked {
    fn from(id: TaskId) -> Ticked {
        Ticked { id, seen: None }
    }
}

impl FromStr for Ticked {
    type Err = Rejection;

    fn from_str(text: &str) -> Result<Ticked, Rejection> {
        let (id, seen) = text.split_once(':').map_or((text, None), |(id, seen)| (id, Some(seen)));
        let seen = seen.map(|seen| seen.parse().map_err(|_| Rejection::Malformed)).transpose()?;
        Ok(Ticked { id: typed::task(id)?, seen })
    }
}

impl TryFrom<String> for Ticked {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Ticked, &'static str> {
        text.parse().map_err(|_| "malformed")
    }
}

impl From<Ticked> for String {
    fn from(ticked: Ticked) -> String {
        let id = ticked.id.0.simple().to_string();
        ticked.seen.map_or(id.clone(), |seen| format!("{id}:{seen}"))
    }
}

/// The form around a list. Each button sends `act`: the name of a change, and after a colon its task, as a [`Ticked`] is
/// written, where it belongs to one row; without it the ticked tasks are meant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeRequest {
    pub act: String,
    #[serde(default)]
    pub ids: Vec<Ticked>,
    /// For `reschedule`; empty removes the due date.
    #[serde(default)]
    pub date: String,
    /// For `prioritise`.
    #[serde(default)]
    pub priority: String,
    /// For `move`: a list, or with a dot a section of it.
    #[serde(default)]
    pub list: String,
    /// For `label` and `unlabel`; of `relabel` the one that is given, empty for none.
    #[serde(default)]
    pub label: String,
    /// Of `relabel` the one that is taken.
    #[serde(default)]
    pub without: String,
    /// For `place`, see [`Place::parse`].
    #[serde(default)]
    pub place: String,
    /// For `indent`: the task above, as the list shows it; empty for the one before it in their order.
    #[serde(default)]
    pub parent: String,
}

impl ChangeRequest {
    /// The tasks that are meant.
    fn meant(&self) -> Result<Vec<Ticked>, Rejection> {
        match self.act.split_once(':') {
            Some((_, one)) => Ok(vec![one.parse()?]),
            None => Ok(self.ids.clone()),
        }
    }

    /// The versions in which the tasks were seen, where the form says so.
    pub fn seen(&self) -> Result<HashMap<Uuid, i64>, Rejection> {
        Ok(self.meant()?.into_iter().filter_map(|ticked| Some((ticked.id.0, ticked.seen?))).collect())
    }

    /// The tasks and what to do with them. At most a page of tasks changes at once.
    pub fn validated(self) -> Result<(Vec<TaskId>, Change), Rejection> {
        let name = self.act.split(':').next().unwrap_or_default();
        let mut ids: Vec<TaskId> = self.meant()?.into_iter().map(|ticked| ticked.id).collect();
        ids.sort_by_key(|id| id.0);
        ids.dedup();
        if ids.len() > PAGE_SIZE as usize {
            return Err(Rejection::Malformed);
        }
        let mut errors = FieldErrors::default();
        if ids.is_empty() {
            errors.add(Field::Selection, Problem::NothingSelected);
        }
        let change = match name {
            "start" => Change::Start,
            "complete" => Change::Complete,
            "reopen" => Change::Reopen,
            "skip" => Change::Skip,
            "end" => Change::End,
            "delete" => Change::Delete,
            "restore" => Change::Restore,
            "prioritise" => Change::Prioritise(Priority::from_slug(&self.priority).ok_or(Rejection::Malformed)?),
            "reschedule" => Change::Reschedule(typed::date(&mut errors, Field::DueDate, &self.date)),
            "label" => Change::Label(words(&mut errors, &self.label)),
            "unlabel" => Change::Unlabel(words(&mut errors, &self.label)),
            "relabel" => {
                Change::Relabel { without: word(&mut errors, &self.without), with: word(&mut errors, &self.label) }
            }
            "move" => {
                let (list, section) = section::group(&self.list)?;
                Change::Move(list, section)
            }
            // One at a time: which of several would come first is nobody's guess.
            "up" | "down" | "place" | "fold_section" | "unfold_section" | "indent" | "outdent" if ids.len() > 1 => {
                return Err(Rejection::Malformed);
            }
            "up" => Change::Up,
            "down" => Change::Down,
            "place" => Change::Place(Place::parse(&self.place)?),
            "fold_section" => Change::FoldSection(true),
            "unfold_section" => Change::FoldSection(false),
            "indent" => match self.parent.trim() {
                "" => Change::Indent(None),
                id => Change::Indent(Some(typed::task(id)?)),
            },
            "outdent" => Change::Outdent,
            "fold" => Change::Fold,
            "unfold" => Change::Unfold,
            _ => return Err(Rejection::Malformed),
        };
        errors.or((ids, change))
    }
}

/// One label or none.
fn word(errors: &mut FieldErrors, typed: &str) -> Option<String> {
    let mut words = typed::labels(errors, typed);
    if words.len() > 1 {
        errors.add(Field::Labels, Problem::OneLabel);
    }
    words.pop()
}

/// At least one label.
fn words(errors: &mut FieldErrors, typed: &str) -> Vec<String> {
    let words = typed::labels(errors, typed);
    if words.is_empty() {
        errors.add(Field::Labels, Problem::Required);
    }
    words
}
