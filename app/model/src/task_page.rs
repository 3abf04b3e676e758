//! Tasks as pages show them.

use serde::{Deserialize, Serialize};

use crate::{
    Colour, DeliveryView, Family, ListId, Priority, RecurrenceView, ReminderView, RowParts, SectionHead, SectionId,
    SectionView, Status, TaskId,
};

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
    /// Whether another one follows when it is done. The browser knows it by its sign, which no text of people is: theirs has no
    /// elements.
    pub fn recurs(&self) -> bool {
        self.about.recurs || self.more.contains("<span class=\"icon i-recurs\"")
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
