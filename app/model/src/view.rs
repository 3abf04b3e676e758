//! How a list is looked at: as a list, as columns side by side, or by days.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Colour, ListKind, ListQuery, Lists, Priority, Rejection, Status, TaskDetail, TaskRow};

/// How a list shows its tasks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum View {
    #[default]
    List,
    Board,
    Calendar,
}

impl View {
    pub const ALL: [View; 3] = [View::List, View::Board, View::Calendar];

    /// The word in URLs, and for its picture.
    pub fn slug(self) -> &'static str {
        match self {
            View::List => "list",
            View::Board => "board",
            View::Calendar => "calendar",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            View::List => "view-list",
            View::Board => "view-board",
            View::Calendar => "view-calendar",
        }
    }

    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.slug() == slug)
    }
}

/// What the columns of a board have in common, each with another value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    Section,
    Status,
    Priority,
    Label,
    Day,
}

impl Group {
    pub const ALL: [Group; 5] = [Group::Section, Group::Status, Group::Priority, Group::Label, Group::Day];

    /// The word in URLs.
    pub fn slug(self) -> &'static str {
        match self {
            Group::Section => "section",
            Group::Status => "status",
            Group::Priority => "priority",
            Group::Label => "label",
            Group::Day => "day",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Group::Section => "group-section",
            Group::Status => "group-status",
            Group::Priority => "group-priority",
            Group::Label => "group-label",
            Group::Day => "group-day",
        }
    }

    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.slug() == slug)
    }
}

/// How much a calendar shows at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    #[default]
    Month,
    Week,
}

impl Span {
    pub const ALL: [Span; 2] = [Span::Month, Span::Week];

    /// The word in URLs.
    pub fn slug(self) -> &'static str {
        match self {
            Span::Month => "month",
            Span::Week => "week",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Span::Month => "span-month",
            Span::Week => "span-week",
        }
    }

    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|span| span.slug() == slug)
    }

    pub fn is_month(&self) -> bool {
        *self == Span::Month
    }
}

/// The form that keeps how a list is looked at: each a word as in URLs, of what the view has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChosenView {
    pub list: ListKind,
    pub view: String,
    #[serde(default)]
    pub group: String,
    #[serde(default)]
    pub span: String,
}

impl ChosenView {
    /// The list, and its view as it is stored: `board.status`, `calendar.week`, nothing for a list.
    pub fn validated(self) -> Result<(ListKind, String), Rejection> {
        let view = match View::from_slug(&self.view).ok_or(Rejection::Malformed)? {
            View::List => return Ok((self.list, String::new())),
            View::Board => [self.view.as_str(), Group::from_slug(&self.group).map_or("", Group::slug)],
            View::Calendar => [self.view.as_str(), Span::from_slug(&self.span).map_or("", Span::slug)],
        };
        Ok((self.list, view.join(".")))
    }
}

impl ListQuery {
    /// The view that its person chose for the list, as it is stored.
    pub fn kept<'a>(&self, lists: &'a Lists) -> &'a str {
        let word = self.list.word();
        lists.views.iter().find(|(list, _)| *list == word).map_or("", |(_, view)| view)
    }

    /// The query with that view, where it names none.
    pub fn chosen(self, lists: &Lists) -> Self {
        let kept = self.kept(lists);
        if self.view.is_some() || kept.is_empty() {
            return self;
        }
        let (view, more) = kept.split_once('.').unwrap_or((kept, ""));
        let span = Span::from_slug(more).unwrap_or(self.span);
        ListQuery { view: View::from_slug(view), group: self.group.or(Group::from_slug(more)), span, ..self }
    }
}

/// A list as columns.
#[derive(Clone, Debug)]
pub struct Board {
    pub group: Group,
    pub columns: Vec<BoardColumn>,
    /// The first of the columns that there is no room for, and of those before these.
    pub later: Option<usize>,
    pub earlier: Option<usize>,
    /// What the list is called and marked with, if the person made it.
    pub own: Option<(String, Colour)>,
    /// The task that is open beside it.
    pub open: Option<TaskDetail>,
}

/// Tasks of which one thing is the same.
#[derive(Clone, Debug)]
pub struct BoardColumn {
    pub title: String,
    /// Of a label.
    pub colour: Option<Colour>,
    pub cards: Vec<TaskRow>,
    /// How many there are, up to one more than [`crate::MOST_IN_SECTION`]; of a search, how many are shown.
    pub open: u32,
    /// Where the others stand, if there is no room for all.
    pub more: Option<ListQuery>,
    /// How a task comes here; nothing for what only time does.
    pub put: Option<Put>,
}

/// What is sent for a task to come to another place: a change, and the field that says where to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    pub act: &'static str,
    pub field: &'static str,
    pub value: String,
}

impl Put {
    pub fn status(status: Status) -> Self {
        let act = match status {
            Status::Pending => "reopen",
            Status::InProgress => "start",
            Status::Completed => "complete",
        };
        Put { act, field: "", value: String::new() }
    }

    pub fn priority(priority: Priority) -> Self {
        Put { act: "prioritise", field: "priority", value: priority.slug().to_owned() }
    }

    pub fn day(day: Option<NaiveDate>) -> Self {
        Put { act: "reschedule", field: "date", value: day.map(|day| day.to_string()).unwrap_or_default() }
    }

    /// Empty for none.
    pub fn label(word: &str) -> Self {
        Put { act: "relabel", field: "label", value: word.to_owned() }
    }
}

/// A list by days.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// `November 2026`, or of a week its first and last day.
    pub title: String,
    pub span: Span,
    /// The days of a week, short and long.
    pub weekdays: Vec<(String, String)>,
    pub weeks: Vec<Vec<CalendarDay>>,
    /// Days of the months or weeks before and after.
    pub previous: NaiveDate,
    pub next: NaiveDate,
    /// What has no date.
    pub undated: Vec<TaskRow>,
    /// The query of the others.
    pub more: Option<ListQuery>,
    /// What the list is called and marked with, if the person made it.
    pub own: Option<(String, Colour)>,
    /// The task that is open beside it.
    pub open: Option<TaskDetail>,
}

/// A day of a calendar.
#[derive(Clone, Debug)]
pub struct CalendarDay {
    pub date: NaiveDate,
    /// The day of its month.
    pub number: u32,
    /// `Friday 27 November`
    pub name: String,
    /// Whether it is of the month that is shown.
    pub inside: bool,
    pub today: bool,
    pub cards: Vec<TaskRow>,
    /// How many there are.
    pub open: u32,
    /// Where the others stand, if there is no room for all.
    pub more: Option<ListQuery>,
}
