use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Colour, DeliveryView, Field, FieldErrors, ListId, ListKind, Problem, Rejection, ReminderView, text};

/// Longest title, in characters.
pub const TITLE_MAX: usize = 200;
/// Longest notes, in characters.
pub const NOTES_MAX: usize = 20_000;

/// A task's id: proposed by the form that adds it, so that sending the form twice adds one task.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TaskId(pub Uuid);

/// The id of a change that can be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UndoId(pub Uuid);

/// How far a task has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    #[default]
    Pending,
    InProgress,
    Completed,
}

impl Status {
    pub const ALL: [Status; 3] = [Status::Pending, Status::InProgress, Status::Completed];

    /// The word in URLs and forms.
    pub fn slug(self) -> &'static str {
        match self {
            Status::Pending => "pending",
            Status::InProgress => "in_progress",
            Status::Completed => "completed",
        }
    }

    /// The message that people read.
    pub fn label(self) -> &'static str {
        match self {
            Status::Pending => "status-pending",
            Status::InProgress => "status-in-progress",
            Status::Completed => "status-completed",
        }
    }

    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.slug() == slug)
    }
}

/// How much a task matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    #[default]
    None,
    Low,
    Medium,
    High,
}

impl Priority {
    pub const ALL: [Priority; 4] = [Priority::None, Priority::Low, Priority::Medium, Priority::High];

    /// The word in URLs and forms.
    pub fn slug(self) -> &'static str {
        match self {
            Priority::None => "none",
            Priority::Low => "low",
            Priority::Medium => "medium",
            Priority::High => "high",
        }
    }

    /// The message that people read.
    pub fn label(self) -> &'static str {
        match self {
            Priority::None => "priority-none",
            Priority::Low => "priority-low",
            Priority::Medium => "priority-medium",
            Priority::High => "priority-high",
        }
    }

    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.slug() == slug)
    }
}

/// The one-field form that adds a task. In Today the new task is due today, in Upcoming tomorrow; it stands in the list in
/// which it is added, else in the Inbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewTask {
    pub id: TaskId,
    pub title: String,
    pub list: ListKind,
}

impl NewTask {
    /// The task with its title as it is stored.
    pub fn validated(self) -> Result<Self, Rejection> {
        let mut errors = FieldErrors::default();
        let title = text::line(&mut errors, Field::Title, &self.title, TITLE_MAX);
        errors.or(NewTask { title, ..self })
    }
}

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
}

impl TaskEdit {
    /// Checks every field and reports all problems at once.
    pub fn validated(self) -> Result<ValidTaskEdit, Rejection> {
        let mut errors = FieldErrors::default();
        let title = text::line(&mut errors, Field::Title, &self.title, TITLE_MAX);
        let notes = text::paragraphs(&mut errors, Field::Notes, &self.notes, NOTES_MAX);
        let due_on = date(&mut errors, &self.due_date);
        let due_time = time(&mut errors, &self.due_time);
        let list = match self.list.as_str() {
            "" => None,
            id => Some(list(id)?),
        };
        if due_time.is_some() && self.due_date.trim().is_empty() {
            errors.add(Field::DueTime, Problem::TimeWithoutDate);
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
        })
    }
}

/// A list as selects send it. Only a request that no form of ours makes sends something else.
pub(crate) fn list(id: &str) -> Result<ListId, Rejection> {
    Uuid::try_parse(id).map(ListId).map_err(|_| Rejection::Malformed)
}

/// A due date as forms send it. Years outside 1970 to 2999 are typing mistakes.
pub(crate) fn date(errors: &mut FieldErrors, typed: &str) -> Option<NaiveDate> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let mut parts = typed.splitn(3, '-').map(number);
    let date = match (parts.next(), parts.next(), parts.next()) {
        (Some(Some(year)), Some(Some(month)), Some(Some(day))) if (1970..=2999).contains(&year) => {
            NaiveDate::from_ymd_opt(year as i32, month, day)
        }
        _ => None,
    };
    if date.is_none() {
        errors.add(Field::DueDate, Problem::NotADate);
    }
    date
}

pub(crate) fn time(errors: &mut FieldErrors, typed: &str) -> Option<NaiveTime> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    // Browsers send seconds when the value came with them; due times are whole minutes.
    let mut parts = typed.splitn(3, ':').map(number);
    let time = match (parts.next(), parts.next(), parts.next()) {
        (Some(Some(hour)), Some(Some(minute)), None | Some(Some(..60))) => NaiveTime::from_hms_opt(hour, minute, 0),
        _ => None,
    };
    if time.is_none() {
        errors.add(Field::DueTime, Problem::NotATime);
    }
    time
}

// A general date parser would weigh more in the browser than everything else these forms need.
pub(crate) fn number(digits: &str) -> Option<u32> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

/// When a task is due, in its reader's words and zone.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DueText {
    /// `Tomorrow 09:00`
    pub text: String,
    /// `2026-11-24` or `2026-11-24T09:00`, for `<time datetime>`.
    pub datetime: String,
    pub overdue: bool,
}

/// A line of a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TaskRow {
    pub id: TaskId,
    pub version: i64,
    pub title: String,
    pub status: Status,
    pub priority: Priority,
    pub has_notes: bool,
    pub due: Option<DueText>,
    /// `Completed today 14:05` or `Deleted yesterday 09:10`, where the list shows it.
    pub when: Option<String>,
    /// The heading this row stands under: `Overdue`, `Tomorrow, Tuesday 24 November`. Empty where a list has none.
    pub group: String,
    /// What else is known of it, of which the server makes `more`.
    #[serde(skip)]
    pub about: RowAbout,
    /// What is said of it in passing, as HTML.
    pub more: String,
}

/// What a line says in passing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct RowAbout {
    /// The title of the task that it is a part of.
    pub parent: Option<String>,
    /// The name of the list it stands in, where people have others than the Inbox and it is not the page's own.
    pub list: Option<String>,
    pub labels: Vec<String>,
    pub deadline: Option<DueText>,
    /// Whether another one follows when it is done.
    pub recurs: bool,
}

/// One task with everything about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskDetail {
    pub id: TaskId,
    pub version: i64,
    pub title: String,
    pub status: Status,
    pub priority: Priority,
    pub due: Option<DueText>,
    /// For `<input type="date">`; empty without a date.
    pub due_date: String,
    /// For `<input type="time">`; empty without a time.
    pub due_time: String,
    /// As typed.
    pub notes: String,
    /// As shown: sanitised HTML made from the Markdown.
    pub notes_html: String,
    /// `Added 20 November, completed today 14:05`
    pub history: String,
    pub deleted: bool,
    pub list: ListId,
    pub reminders: Vec<ReminderView>,
    /// What became of earlier reminders of this task.
    pub deliveries: Vec<DeliveryView>,
}

/// HTML of the task that is open, and a word that is another where it looks otherwise. Empty where none is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Panel {
    pub html: String,
    pub look: String,
}

/// One page of a list, with the task that is open beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskPage {
    pub rows: Vec<TaskRow>,
    /// The cursor of the next page, as the URL carries it.
    pub next: Option<String>,
    /// The id the add form proposes.
    pub new_task_id: TaskId,
    /// The task that is open beside it, of which the server makes `panel`.
    #[serde(skip)]
    pub open: Option<TaskDetail>,
    /// That, as HTML.
    #[serde(default)]
    pub panel: Panel,
    /// What the list is called and marked with, if the person made it.
    pub own: Option<(String, Colour)>,
    /// The lists beside it with their counts, as HTML, when a script asks.
    #[serde(default)]
    pub sidebar: String,
}
