use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Deserializer, Serialize};
use uuid::Uuid;

use crate::{
    Colour, DeliveryView, Family, Field, FieldErrors, ListId, ListKind, Problem, RecurrenceView, Rejection,
    ReminderView, RowParts, RuleForm, SectionHead, SectionId, SectionView, text,
};

/// Longest title, in characters.
pub const TITLE_MAX: usize = 200;
/// Longest notes, in characters.
pub const NOTES_MAX: usize = 20_000;

/// Labels of one task.
pub const LABELS_MAX: usize = 20;
/// Longest label, in characters.
pub const LABEL_MAX: usize = 60;

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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewTasks {
    pub id: TaskId,
    pub lines: String,
    pub list: ListKind,
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
        let due_on = date(&mut errors, Field::DueDate, &self.due_date);
        let due_time = time(&mut errors, &self.due_time);
        let list = match self.list.as_str() {
            "" => None,
            id => Some(list(id)?),
        };
        let section = self.section.as_deref().map(section).transpose()?;
        let parent = match self.parent.as_deref().map(str::trim) {
            None => None,
            Some("") => Some(None),
            Some(id) => Some(Some(task(id)?)),
        };
        if due_time.is_some() && self.due_date.trim().is_empty() {
            errors.add(Field::DueTime, Problem::TimeWithoutDate);
        }
        let labels = self.labels.map(|typed| labels(&mut errors, &typed));
        let start_on = self.start_date.map(|typed| date(&mut errors, Field::StartDate, &typed));
        let deadline_on = self.deadline.map(|typed| date(&mut errors, Field::Deadline, &typed));
        if starts_late(start_on.flatten(), deadline_on.flatten()) {
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

/// A list as selects send it. Only a request that no form of ours makes sends something else.
pub(crate) fn list(id: &str) -> Result<ListId, Rejection> {
    Uuid::try_parse(id).map(ListId).map_err(|_| Rejection::Malformed)
}

/// Whether a task is not to be begun before it must be done.
pub fn starts_late(start: Option<NaiveDate>, deadline: Option<NaiveDate>) -> bool {
    start.zip(deadline).is_some_and(|(start, deadline)| start > deadline)
}

/// The label that an address or a button names.
pub fn label(typed: &str) -> Result<String, Rejection> {
    let mut errors = FieldErrors::default();
    match <[String; 1]>::try_from(labels(&mut errors, typed)) {
        Ok([word]) => errors.or(word).map_err(|_| Rejection::NotFound),
        Err(_) => Err(Rejection::NotFound),
    }
}

/// Labels as people type them, separated by the commas of any script; an `@` before one is no part of it.
pub(crate) fn labels(errors: &mut FieldErrors, typed: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in typed.split([',', '\u{60c}', '\u{3001}', '\u{ff0c}', '\n', '\r']) {
        let word = word.split_whitespace().collect::<Vec<_>>().join(" ");
        let word = word.trim_start_matches(['@', '\u{ff20}']).trim_start();
        // Dots alone are no place of their own in an address.
        if !text::is_blank(word) && !matches!(word, "." | "..") && words.iter().all(|other| other != word) {
            words.push(text::line(errors, Field::Labels, word, LABEL_MAX));
        }
    }
    if words.len() > LABELS_MAX {
        errors.add(Field::Labels, Problem::TooManyLabels { max: LABELS_MAX as u32 });
    }
    words
}

/// A task, in the same way.
pub(crate) fn task(id: &str) -> Result<TaskId, Rejection> {
    Uuid::try_parse(id).map(TaskId).map_err(|_| Rejection::Malformed)
}

/// A section as selects send it; an empty one is none.
pub(crate) fn section(id: &str) -> Result<Option<SectionId>, Rejection> {
    match id {
        "" => Ok(None),
        id => Uuid::try_parse(id).map(|id| Some(SectionId(id))).map_err(|_| Rejection::Malformed),
    }
}

/// A date as forms send it. Years outside 1970 to 2999 are typing mistakes.
pub(crate) fn date(errors: &mut FieldErrors, field: Field, typed: &str) -> Option<NaiveDate> {
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
        errors.add(field, Problem::NotADate);
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
    /// The heading this row stands under: `Overdue`, `Tomorrow, Tuesday 24 November`, which the server makes HTML of. Empty
    /// where a list has none.
    pub group: String,
    /// How far below the top of its list it stands.
    pub level: u8,
    /// What else is known of it, of which the server makes `more`.
    #[serde(skip)]
    pub about: RowAbout,
    /// What is said of it in passing, as HTML.
    pub more: String,
}

impl TaskRow {
    /// Whether another one follows when it is done. The browser knows it by its sign.
    pub fn recurs(&self) -> bool {
        self.about.recurs || self.more.contains("i-recurs")
    }
}

/// What a line says in passing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct RowAbout {
    /// The title of the task that it is a part of, where it does not stand below that.
    pub parent: Option<String>,
    pub parts: Option<RowParts>,
    /// The name of the list it stands in, where people have others than the Inbox and it is not the page's own.
    pub list: Option<String>,
    /// Each with the colour that the reader chose for it.
    pub labels: Vec<(String, Colour)>,
    /// `from Mon 30 Nov`, as long as that is to come.
    pub start: Option<String>,
    pub deadline: Option<DueText>,
    /// Whether another one follows when it is done.
    pub recurs: bool,
    /// The section it stands in, where the list shows its sections.
    pub section: Option<SectionId>,
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
    pub deadline: Option<DueText>,
    /// The same for the days on which it begins and must be done.
    pub start_date: String,
    pub deadline_date: String,
    /// Words, separated by commas.
    pub labels: String,
    /// As typed.
    pub notes: String,
    /// As shown: sanitised HTML made from the Markdown.
    pub notes_html: String,
    /// `Added 20 November, completed today 14:05`
    pub history: String,
    pub deleted: bool,
    pub list: ListId,
    pub section: Option<SectionId>,
    /// Those of its list.
    #[serde(default)]
    pub sections: Vec<SectionView>,
    /// The tasks around it, of which the server makes `parts` and `parents`.
    #[serde(skip)]
    pub family: Family,
    /// Its parts and what it is a part of, as HTML.
    pub parts: String,
    /// The options of what it is a part of.
    pub parents: String,
    pub recurrence: RecurrenceView,
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
    /// Its sections, in their order, where it shows them.
    #[serde(skip)]
    pub sections: Vec<SectionHead>,
    /// What stands below the rows, as HTML.
    #[serde(default)]
    pub end: String,
    /// The lists beside it with their counts, as HTML, when a script asks.
    #[serde(default)]
    pub sidebar: String,
}
