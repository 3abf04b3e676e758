use std::borrow::Cow;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{FilterId, Group, ListId, Priority, Span, Status, TaskId, View};

/// Rows on one page of a list.
pub const PAGE_SIZE: u32 = 50;

/// Before a filter's id in forms.
const FILTER: &str = "filter-";

/// What a list page shows: what all tasks have in common, or the tasks that stand in one list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum ListKind {
    /// The list that everybody has: open tasks, as in All.
    #[default]
    Inbox,
    /// Overdue and due today, not completed.
    Today,
    /// Due from tomorrow on, not completed, by day.
    Upcoming,
    /// Every open task; with the status filter `completed`, those.
    All,
    /// Completed, last completed first.
    Completed,
    /// Deleted, last deleted first.
    Trash,
    /// A list that the person made: open tasks, as in All.
    Own(ListId),
    /// Open tasks that have a word, as in All; the query says which.
    Label,
    /// The tasks that a saved filter is about.
    Filter(FilterId),
}

impl ListKind {
    /// Those that everybody has.
    pub const ALL: [ListKind; 6] =
        [ListKind::Inbox, ListKind::Today, ListKind::Upcoming, ListKind::All, ListKind::Completed, ListKind::Trash];

    /// The word for its picture.
    pub fn slug(self) -> &'static str {
        match self {
            ListKind::Inbox => "inbox",
            ListKind::Today => "today",
            ListKind::Upcoming => "upcoming",
            ListKind::All => "all",
            ListKind::Completed => "completed",
            ListKind::Trash => "trash",
            ListKind::Own(_) => "list",
            ListKind::Label => "label",
            ListKind::Filter(_) => "filter",
        }
    }

    /// The word in forms: a list that somebody made is its id, a filter its id after a word.
    pub fn word(self) -> Cow<'static, str> {
        match self {
            ListKind::Own(ListId(id)) => id.simple().to_string().into(),
            ListKind::Filter(FilterId(id)) => format!("{FILTER}{}", id.simple()).into(),
            list => list.slug().into(),
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        let known = Self::ALL.into_iter().chain([ListKind::Label]).find(|list| list.slug() == word);
        let filter = || Uuid::try_parse(word.strip_prefix(FILTER)?).ok().map(|id| ListKind::Filter(FilterId(id)));
        known.or_else(filter).or_else(|| Uuid::try_parse(word).ok().map(|id| ListKind::Own(ListId(id))))
    }

    /// `/today`, `/lists/…`; of a label, where all are
    pub fn path(self) -> Cow<'static, str> {
        match self {
            ListKind::Inbox => "/inbox".into(),
            ListKind::Today => "/today".into(),
            ListKind::Upcoming => "/upcoming".into(),
            ListKind::All => "/all".into(),
            ListKind::Completed => "/completed".into(),
            ListKind::Trash => "/trash".into(),
            ListKind::Own(id) => id.path().into(),
            ListKind::Label => "/labels".into(),
            ListKind::Filter(id) => id.path().into(),
        }
    }

    /// The list whose page is at a path.
    pub fn at(path: &str) -> Option<Self> {
        let known = Self::ALL.into_iter().find(|list| list.path() == path);
        let own = || Uuid::try_parse(path.strip_prefix("/lists/")?).ok().map(|id| ListKind::Own(ListId(id)));
        let filter = || Uuid::try_parse(path.strip_prefix("/filters/")?).ok().map(|id| ListKind::Filter(FilterId(id)));
        let label = path.strip_prefix("/labels/").is_some_and(|word| !word.is_empty() && !word.contains('/'));
        known.or_else(own).or_else(filter).or(label.then_some(ListKind::Label))
    }

    /// What it is called; of a list that somebody made, what such a thing is called.
    pub fn label(self) -> &'static str {
        match self {
            ListKind::Inbox => "list-inbox",
            ListKind::Today => "list-today",
            ListKind::Upcoming => "list-upcoming",
            ListKind::All => "list-all",
            ListKind::Completed => "list-completed",
            ListKind::Trash => "list-trash",
            ListKind::Own(_) => "list-own",
            ListKind::Label => "list-label",
            ListKind::Filter(_) => "list-filter",
        }
    }

    /// Whether it shows the tasks that stand in one list.
    pub fn is_one(self) -> bool {
        matches!(self, ListKind::Inbox | ListKind::Own(_))
    }
}

impl From<ListKind> for String {
    fn from(list: ListKind) -> String {
        list.word().into_owned()
    }
}

impl TryFrom<String> for ListKind {
    type Error = &'static str;

    fn try_from(word: String) -> Result<Self, Self::Error> {
        ListKind::from_word(&word).ok_or("unknown")
    }
}

/// Which due dates a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DueFilter {
    Overdue,
    Today,
    /// Due from today on within 7 days, today counted.
    Week,
    /// Without a due date.
    None,
}

impl DueFilter {
    pub const ALL: [DueFilter; 4] = [DueFilter::Overdue, DueFilter::Today, DueFilter::Week, DueFilter::None];

    pub fn slug(self) -> &'static str {
        match self {
            DueFilter::Overdue => "overdue",
            DueFilter::Today => "today",
            DueFilter::Week => "week",
            DueFilter::None => "none",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            DueFilter::Overdue => "due-filter-overdue",
            DueFilter::Today => "due-filter-today",
            DueFilter::Week => "due-filter-week",
            DueFilter::None => "due-filter-none",
        }
    }

    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|d| d.slug() == slug)
    }
}

/// The order of open tasks; Completed and Trash have their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// As the person put them: within one list.
    Manual,
    /// Soonest due first, undated last.
    Due,
    /// Most important first, then by due.
    Priority,
    /// Last added first.
    Newest,
}

impl Sort {
    pub const ALL: [Sort; 4] = [Sort::Manual, Sort::Due, Sort::Priority, Sort::Newest];

    pub fn slug(self) -> &'static str {
        match self {
            Sort::Manual => "manual",
            Sort::Due => "due",
            Sort::Priority => "priority",
            Sort::Newest => "newest",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Sort::Manual => "sort-manual",
            Sort::Due => "sort-due",
            Sort::Priority => "sort-priority",
            Sort::Newest => "sort-newest",
        }
    }

    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.slug() == slug)
    }
}

/// A view of tasks: what the URL of a list says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListQuery {
    pub list: ListKind,
    /// The word, of a label's list.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<DueFilter>,
    /// Words that title or notes contain, whatever their case. Empty means any.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub search: String,
    pub sort: Sort,
    /// Rows after this [`Cursor`]; what is no cursor means from the start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// The task shown beside the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<TaskId>,
    /// How it is looked at, if the URL says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub view: Option<View>,
    /// What the columns of a board are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Group>,
    /// A day that a calendar shows; what is none means today.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub from: String,
    #[serde(default, skip_serializing_if = "Span::is_month")]
    pub span: Span,
}

impl ListQuery {
    /// The list without filters.
    pub fn of(list: ListKind) -> Self {
        ListQuery {
            list,
            label: String::new(),
            status: None,
            priority: None,
            due: None,
            search: String::new(),
            sort: Self::default_sort(list),
            after: None,
            open: None,
            view: None,
            group: None,
            from: String::new(),
            span: Span::Month,
        }
    }

    /// The order a list has when its URL names none: what was just added stays in sight in All.
    pub fn default_sort(list: ListKind) -> Sort {
        match list {
            ListKind::All => Sort::Newest,
            list if list.is_one() => Sort::Manual,
            _ => Sort::Due,
        }
    }

    /// Whether it shows tasks as the person put them, and so sections. Finding something is another matter.
    pub fn is_manual(&self) -> bool {
        self.sort == Sort::Manual
            && self.list.is_one()
            && self.status != Some(Status::Completed)
            && self.search.trim().is_empty()
    }

    /// How it is shown: what is done or deleted is a list only.
    pub fn view(&self) -> View {
        match self.list {
            ListKind::Completed | ListKind::Trash => View::List,
            _ => self.view.unwrap_or_default(),
        }
    }

    /// What the columns of its board are: a list has sections, and what is upcoming has days.
    pub fn columns(&self) -> Group {
        match (self.group, self.list) {
            (Some(Group::Section), list) if !list.is_one() => Group::Status,
            (Some(group), _) => group,
            (None, ListKind::Today | ListKind::Upcoming) => Group::Day,
            (None, list) if list.is_one() => Group::Section,
            (None, _) => Group::Status,
        }
    }

    /// Whether it may have to look at all that a person has: reading it takes a search's turn, and comes to an end.
    pub fn searches(&self) -> bool {
        matches!(self.list, ListKind::Filter(_)) || !self.search.trim().is_empty()
    }

    /// Whether anything narrows the list.
    pub fn filtered(&self) -> bool {
        self.status.is_some() || self.priority.is_some() || self.due.is_some() || !self.search.trim().is_empty()
    }
}

/// Where a page of a list ends: the sort values of its last row and the row's id. In the URL: `12.34.uuid`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub first: i64,
    pub second: i64,
    pub id: Uuid,
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}", self.first, self.second, self.id.simple())
    }
}

impl FromStr for Cursor {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.splitn(3, '.');
        let mut part = || parts.next().ok_or(());
        Ok(Cursor {
            first: part()?.parse().map_err(drop)?,
            second: part()?.parse().map_err(drop)?,
            id: Uuid::try_parse(part()?).map_err(drop)?,
        })
    }
}

/// Where a page ends that is in the order a person made. In the URL: `section.position.uuid`, the section empty for none and the
/// position in hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceCursor {
    pub section: Option<Uuid>,
    pub position: Vec<u8>,
    pub id: Uuid,
}

impl std::fmt::Display for PlaceCursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(section) = self.section {
            write!(f, "{}", section.simple())?;
        }
        f.write_str(".")?;
        for byte in &self.position {
            write!(f, "{byte:02x}")?;
        }
        write!(f, ".{}", self.id.simple())
    }
}

impl FromStr for PlaceCursor {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.splitn(3, '.');
        let mut part = || parts.next().ok_or(());
        let section = match part()? {
            "" => None,
            id => Some(Uuid::try_parse(id).map_err(drop)?),
        };
        let digits = part()?.as_bytes();
        let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).map_err(drop)?, 16).map_err(drop);
        let position = digits.chunks(2).map(byte).collect::<Result<_, ()>>()?;
        Ok(PlaceCursor { section, position, id: Uuid::try_parse(part()?).map_err(drop)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_survives_its_address() {
        for section in [None, Some(Uuid::from_u128(9))] {
            let cursor = PlaceCursor { section, position: vec![0x81, 0, 0xff, 0x80], id: Uuid::from_u128(7) };
            assert_eq!(cursor.to_string().parse(), Ok(cursor));
        }
        for text in ["", "12.34.00000000000000000000000000000001", ".zz.00000000000000000000000000000001", "..x"] {
            assert_eq!(text.parse::<PlaceCursor>(), Err(()), "{text}");
        }
    }
}
