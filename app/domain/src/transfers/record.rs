//! A task as it travels in files: everything as text, nothing where there is nothing.

use chrono::{DateTime, NaiveTime, SecondsFormat, Utc};
use model::Anchor;
use serde::{Deserialize, Serialize};

use super::at_most::AtMost;
use super::history::Occurrence;
use super::sort_key::letters;
use super::write::Written;
use crate::entities::task;
use crate::recurrence::{PAST_MAX, Recurs};

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
    /// The name of the section of that list; empty is none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub section: String,
    /// Its place among its neighbours; empty is that of when it was added.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sort_key: String,
    /// Whether its parts are out of sight.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub folded: bool,
    /// How it recurs: a rule, or words in `words`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub recurrence: String,
    /// The word of what that is counted from; empty is the schedule.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub anchor: String,
    /// Date and time that the rule gives the current one, if it was moved.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub occurrence: String,
    /// What became of those before it.
    #[serde(skip_serializing_if = "AtMost::is_empty")]
    pub occurrences: AtMost<Occurrence, PAST_MAX>,
    /// The tag of the language of words; empty is the person's.
    #[serde(skip)]
    pub words: String,
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
    pub const FIELDS: [&str; 24] = [
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
        "section",
        "sort_key",
        "folded",
        "recurrence",
        "anchor",
        "occurrence",
        "occurrences",
    ];

    pub fn of(written: &Written<'_>) -> Self {
        let Written { task, reminders, list, section, named, recurs, past } = written;
        let recurs = recurs.as_ref();
        let moved = recurs.filter(|recurs| (Some(recurs.first_on), recurs.time) != (task.due_on, task.due_time));
        let anchor = recurs.map(|recurs| recurs.anchor).filter(|anchor| *anchor != Anchor::Schedule);
        Record {
            title: task.title.clone(),
            notes: task.notes.clone(),
            status: task::status(task.status).slug().to_owned(),
            priority: task::priority(task.priority).slug().to_owned(),
            due_date: task.due_on.map(|date| date.to_string()).unwrap_or_default(),
            due_time: task.due_time.map(clock).unwrap_or_default(),
            created_at: instant(task.created_at),
            completed_at: task.completed_at.map(instant).unwrap_or_default(),
            completed_on: task.completed_on.map(|date| date.to_string()).unwrap_or_default(),
            deleted_at: task.deleted_at.map(instant).unwrap_or_default(),
            reminders: reminders.clone(),
            list: (*list).to_owned(),
            labels: task.labels.lines().map(str::to_owned).collect(),
            start_date: task.start_on.map(|date| date.to_string()).unwrap_or_default(),
            deadline: task.deadline_on.map(|date| date.to_string()).unwrap_or_default(),
            id: if *named { task.id.to_string() } else { String::new() },
            parent: task.parent_id.map(|id| id.to_string()).unwrap_or_default(),
            section: (*section).to_owned(),
            sort_key: if task.position == task::position(task.created_at) {
                String::new()
            } else {
                letters(&task.position)
            },
            folded: task.folded,
            recurrence: recurs.map(Recurs::rule).unwrap_or_default(),
            anchor: anchor.map(|anchor| anchor.slug().to_owned()).unwrap_or_default(),
            occurrence: moved.map(original).unwrap_or_default(),
            occurrences: AtMost(past.iter().map(Occurrence::of).collect()),
            ..Record::default()
        }
    }
}

pub(super) fn clock(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// `2026-11-24 09:00`
fn original(recurs: &Recurs) -> String {
    let time = recurs.time.map(|time| format!(" {}", clock(time))).unwrap_or_default();
    format!("{}{time}", recurs.first_on)
}

pub(super) fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}
