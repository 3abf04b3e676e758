use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Field, FieldErrors, ListId, PAGE_SIZE, Priority, Problem, Rejection, TaskId, task};

/// What can be done to one task or to several at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Start,
    Complete,
    Reopen,
    Prioritise(Priority),
    Reschedule(Option<NaiveDate>),
    Move(ListId),
    Delete,
    Restore,
}

/// The form around a list. Each button sends `act`: the name of a change, and after a colon the id of its task where
/// it belongs to one row; without an id the ticked tasks are meant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeRequest {
    pub act: String,
    #[serde(default)]
    pub ids: Vec<TaskId>,
    /// For `reschedule`; empty removes the due date.
    #[serde(default)]
    pub date: String,
    /// For `prioritise`.
    #[serde(default)]
    pub priority: String,
    /// For `move`.
    #[serde(default)]
    pub list: String,
}

impl ChangeRequest {
    /// The tasks and what to do with them. At most a page of tasks changes at once.
    pub fn validated(self) -> Result<(Vec<TaskId>, Change), Rejection> {
        let (name, id) = match self.act.split_once(':') {
            Some((name, id)) => (name, Some(id)),
            None => (self.act.as_str(), None),
        };
        let mut ids = match id {
            Some(id) => vec![TaskId(Uuid::try_parse(id).map_err(|_| Rejection::Malformed)?)],
            None => self.ids,
        };
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
            "delete" => Change::Delete,
            "restore" => Change::Restore,
            "prioritise" => Change::Prioritise(Priority::from_slug(&self.priority).ok_or(Rejection::Malformed)?),
            "reschedule" => Change::Reschedule(task::date(&mut errors, &self.date)),
            "move" => Change::Move(task::list(&self.list)?),
            _ => return Err(Rejection::Malformed),
        };
        errors.or((ids, change))
    }
}
