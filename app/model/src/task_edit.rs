//! The form of a task.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Deserializer, Serialize};

use crate::{
    Field, FieldErrors, ListId, NOTES_MAX, Priority, Problem, Rejection, RuleForm, SectionId, Status, TITLE_MAX,
    TaskId, text, typed,
};

/// The form that edits a task. `version` is the one the form was opened with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskEdit {
    pub id: TaskId,
    pub version: i64,
    pub title: String,
    #[serde(default)]
    pub notes: String,
    pub status: Status,
    pub priority: Priority,
    /// As `<input type="date">` sends it: `2026-11-23` or empty.
    #[serde(default)]
    pub due_date: String,
    /// As `<input type="time">` sends it: `09:00`, `09:00:00` or empty.
    #[serde(default)]
    pub due_time: String,
    /// The list it is to stand in; empty leaves it where it is.
    #[serde(default)]
    pub list: String,
    /// Words, separated by commas. Where this or one of the dates below is missing from a form, what the task says stays.
    #[serde(default, deserialize_with = "there")]
    pub labels: Option<String>,
    /// The day before which it is not to be done, as `due_date`.
    #[serde(default, deserialize_with = "there")]
    pub start_date: Option<String>,
    /// The day by which it must be done, as `due_date`.
    #[serde(default, deserialize_with = "there")]
    pub deadline: Option<String>,
    /// The section of that list: a missing one leaves it where it is, an empty one takes it out.
    #[serde(default, deserialize_with = "there")]
    pub section: Option<String>,
    /// The task it is to be a part of; empty for none.
    #[serde(default, deserialize_with = "there")]
    pub parent: Option<String>,
    /// How it recurs: an RRULE; empty for not at all. What is missing leaves what is there.
    #[serde(default, deserialize_with = "there")]
    pub rule: Option<String>,
    /// An RRULE that was typed, in place of the one that was chosen.
    #[serde(default, deserialize_with = "there")]
    pub rule_text: Option<String>,
    /// How many days, weeks, months or years lie between, where the rule itself does not say.
    #[serde(default, deserialize_with = "there")]
    pub rule_every: Option<String>,
    /// The last day, where the rule itself has no end.
    #[serde(default, deserialize_with = "there")]
    pub rule_until: Option<String>,
    /// How many there are, where the rule itself has no end.
    #[serde(default, deserialize_with = "there")]
    pub rule_times: Option<String>,
    /// `schedule` or `completion`.
    #[serde(default, deserialize_with = "there")]
    pub anchor: Option<String>,
    /// Which occurrences are meant: `this`, `following` or `all`.
    #[serde(default, deserialize_with = "there")]
    pub scope: Option<String>,
}

/// A field that is in a form, be it empty: by themselves, empty ones are read as missing.
fn there<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    String::deserialize(deserializer).map(Some)
}

/// A [`TaskEdit`] whose every field is known to be good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidTaskEdit {
    pub id: TaskId,
    pub version: i64,
    pub title: String,
    pub notes: String,
    pub status: Status,
    pub priority: Priority,
    pub due_on: Option<NaiveDate>,
    pub due_time: Option<NaiveTime>,
    pub list: Option<ListId>,
    pub labels: Option<Vec<String>>,
    pub start_on: Option<Option<NaiveDate>>,
    pub deadline_on: Option<Option<NaiveDate>>,
    pub section: Option<Option<SectionId>>,
    /// What it is to be a part of, if that is said.
    pub parent: Option<Option<TaskId>>,
    pub recurrence: RuleForm,
}

impl TaskEdit {
    /// Checks every field and reports all problems at once.
    pub fn validated(self) -> Result<ValidTaskEdit, Rejection> {
        let mut errors = FieldErrors::default();
        let title = text::line(&mut errors, Field::Title, &self.title, TITLE_MAX);
        let notes = text::paragraphs(&mut errors, Field::Notes, &self.notes, NOTES_MAX);
        let recurrence = RuleForm::take(&mut errors, &self)?;
        let due_on = typed::date(&mut errors, Field::DueDate, &self.due_date);
        let due_time = typed::time(&mut errors, &self.due_time);
        let list = match self.list.as_str() {
            "" => None,
            id => Some(typed::list(id)?),
        };
        let section = self.section.as_deref().map(typed::section).transpose()?;
        let parent = match self.parent.as_deref().map(str::trim) {
            None => None,
            Some("") => Some(None),
            Some(id) => Some(Some(typed::task(id)?)),
        };
        if due_time.is_some() && self.due_date.trim().is_empty() {
            errors.add(Field::DueTime, Problem::TimeWithoutDate);
        }
        let labels = self.labels.map(|words| typed::labels(&mut errors, &words));
        let start_on = self.start_date.map(|day| typed::date(&mut errors, Field::StartDate, &day));
        let deadline_on = self.deadline.map(|day| typed::date(&mut errors, Field::Deadline, &day));
        if typed::starts_late(start_on.flatten(), deadline_on.flatten()) {
            errors.add(Field::StartDate, Problem::StartsLate);
        }
        errors.or(ValidTaskEdit {
            id: self.id,
            version: self.version,
            title,
            notes,
            status: self.status,
            priority: self.priority,
            due_on,
            due_time,
            list,
            labels,
            start_on,
            deadline_on,
            section,
            parent,
            recurrence,
        })
    }
}
