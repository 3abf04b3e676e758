//! A task as it travels in files: everything as text, nothing where there is nothing.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use crate::entities::task;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Record {
    pub title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// The word of a status; empty is pending, or completed where there is a time for that.
    pub status: String,
    /// The word of a priority; empty is none.
    pub priority: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub due_date: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub due_time: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub created_at: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub completed_at: String,
    /// The person's own date when they completed it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub completed_on: String,
    /// Since when it is in the trash.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub deleted_at: String,
    /// The rules of the reminders set at it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reminders: Vec<String>,
    /// The name of the list it stands in; empty is the Inbox.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub list: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<String>,
    /// The day before which it is not to be done.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub start_date: String,
    /// The day by which it must be done.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub deadline: String,
    /// What the file calls it, where others name it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// What it calls the task that it is a part of.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub parent: String,
    /// The zone of a due time that does not say its own; empty is the person's.
    #[serde(skip)]
    pub zone: String,
    /// The due time is the midnight its day begins at, in `zone`.
    #[serde(skip)]
    pub all_day: bool,
    /// The due time is that of the clock in `zone`, wherever the person is.
    #[serde(skip)]
    pub floating: bool,
}

impl Record {
    /// What it consists of in JSON.
    pub const FIELDS: [&str; 17] = [
        "title",
        "notes",
        "status",
        "priority",
        "due_date",
        "due_time",
        "created_at",
        "completed_at",
        "completed_on",
        "deleted_at",
        "reminders",
        "list",
        "labels",
        "start_date",
        "deadline",
        "id",
        "parent",
    ];

    /// Whether others are parts of it, or it is one itself, says whether it has a name in the file.
    pub fn of(task: &task::Model, reminders: Vec<String>, list: &str, named: bool) -> Self {
        Record {
            title: task.title.clone(),
            notes: task.notes.clone(),
            status: task::status(task.status).slug().to_owned(),
            priority: task::priority(task.priority).slug().to_owned(),
            due_date: task.due_on.map(|date| date.to_string()).unwrap_or_default(),
            due_time: task.due_time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default(),
            created_at: instant(task.created_at),
            completed_at: task.completed_at.map(instant).unwrap_or_default(),
            completed_on: task.completed_on.map(|date| date.to_string()).unwrap_or_default(),
            deleted_at: task.deleted_at.map(instant).unwrap_or_default(),
            reminders,
            list: list.to_owned(),
            labels: task.labels.lines().map(str::to_owned).collect(),
            start_date: task.start_on.map(|date| date.to_string()).unwrap_or_default(),
            deadline: task.deadline_on.map(|date| date.to_string()).unwrap_or_default(),
            id: if named { task.id.to_string() } else { String::new() },
            parent: task.parent_id.map(|id| id.to_string()).unwrap_or_default(),
            ..Record::default()
        }
    }
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}
