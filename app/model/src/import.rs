use serde::{Deserialize, Serialize};

use crate::{Field, FieldErrors, FileFormat, Problem, Rejection, TransferId};

/// What a column of a CSV file can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    Title,
    Notes,
    Status,
    Priority,
    DueDate,
    DueTime,
    Added,
    Completed,
    Deleted,
    Reminders,
    List,
    Labels,
    StartDate,
    Deadline,
    /// What the file calls the task, and what it is a part of.
    Id,
    Parent,
    Section,
    /// Its place among its neighbours.
    SortKey,
    /// How it recurs, what that is counted from, and when the current one is by that, if it was moved.
    Recurrence,
    Anchor,
    Occurrence,
}

impl Column {
    pub const ALL: [Column; 21] = [
        Column::Title,
        Column::Notes,
        Column::Status,
        Column::Priority,
        Column::DueDate,
        Column::DueTime,
        Column::Added,
        Column::Completed,
        Column::Deleted,
        Column::Reminders,
        Column::List,
        Column::Labels,
        Column::StartDate,
        Column::Deadline,
        Column::Id,
        Column::Parent,
        Column::Section,
        Column::SortKey,
        Column::Recurrence,
        Column::Anchor,
        Column::Occurrence,
    ];

    /// The heading in files of ours, and the label on the page.
    pub fn label(self) -> &'static str {
        match self {
            Column::Title => "column-title",
            Column::Notes => "column-notes",
            Column::Status => "column-status",
            Column::Priority => "column-priority",
            Column::DueDate => "column-due-date",
            Column::DueTime => "column-due-time",
            Column::Added => "column-added",
            Column::Completed => "column-completed",
            Column::Deleted => "column-deleted",
            Column::Reminders => "column-reminders",
            Column::List => "column-list",
            Column::Labels => "column-labels",
            Column::StartDate => "column-start-date",
            Column::Deadline => "column-deadline",
            Column::Id => "column-id",
            Column::Parent => "column-parent",
            Column::Section => "column-section",
            Column::SortKey => "column-sort-key",
            Column::Recurrence => "column-recurrence",
            Column::Anchor => "column-anchor",
            Column::Occurrence => "column-occurrence",
        }
    }

    /// The field's name in the form that matches columns.
    pub fn field_name(self) -> &'static str {
        match self {
            Column::Title => "columns[title]",
            Column::Notes => "columns[notes]",
            Column::Status => "columns[status]",
            Column::Priority => "columns[priority]",
            Column::DueDate => "columns[due_date]",
            Column::DueTime => "columns[due_time]",
            Column::Added => "columns[added]",
            Column::Completed => "columns[completed]",
            Column::Deleted => "columns[deleted]",
            Column::Reminders => "columns[reminders]",
            Column::List => "columns[list]",
            Column::Labels => "columns[labels]",
            Column::StartDate => "columns[start_date]",
            Column::Deadline => "columns[deadline]",
            Column::Id => "columns[id]",
            Column::Parent => "columns[parent]",
            Column::Section => "columns[section]",
            Column::SortKey => "columns[sort_key]",
            Column::Recurrence => "columns[recurrence]",
            Column::Anchor => "columns[anchor]",
            Column::Occurrence => "columns[occurrence]",
        }
    }
}

/// Which part of a date such as 04/05/2026 comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    Day,
    Month,
}

impl DateOrder {
    pub const ALL: [DateOrder; 2] = [DateOrder::Day, DateOrder::Month];

    /// The word in forms.
    pub fn slug(self) -> &'static str {
        match self {
            DateOrder::Day => "day",
            DateOrder::Month => "month",
        }
    }

    /// The message that people read.
    pub fn label(self) -> &'static str {
        match self {
            DateOrder::Day => "date-order-day",
            DateOrder::Month => "date-order-month",
        }
    }
}

/// How a file's bytes can be characters where the file does not say it: the name in the Encoding Standard, and the
/// message that people read. The first is taken as long as nobody chooses.
pub const ENCODINGS: [(&str, &str); 17] = [
    ("windows-1252", "encoding-windows-1252"),
    ("macintosh", "encoding-macintosh"),
    ("windows-1250", "encoding-windows-1250"),
    ("iso-8859-2", "encoding-iso-8859-2"),
    ("windows-1251", "encoding-windows-1251"),
    ("koi8-u", "encoding-koi8-u"),
    ("windows-1253", "encoding-windows-1253"),
    ("windows-1254", "encoding-windows-1254"),
    ("windows-1255", "encoding-windows-1255"),
    ("windows-1256", "encoding-windows-1256"),
    ("windows-1257", "encoding-windows-1257"),
    ("windows-1258", "encoding-windows-1258"),
    ("windows-874", "encoding-windows-874"),
    ("shift_jis", "encoding-shift-jis"),
    ("gb18030", "encoding-gb18030"),
    ("big5", "encoding-big5"),
    ("euc-kr", "encoding-euc-kr"),
];

/// The form that says how a file is read: which column is what, each field a column's number or empty; and what the file
/// does not say about its dates and characters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnChoice {
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub notes: String,
    #[serde(default)]
    pub status: String,
    #[serde(default)]
    pub priority: String,
    #[serde(default)]
    pub due_date: String,
    #[serde(default)]
    pub due_time: String,
    #[serde(default)]
    pub added: String,
    #[serde(default)]
    pub completed: String,
    #[serde(default)]
    pub deleted: String,
    #[serde(default)]
    pub reminders: String,
    #[serde(default)]
    pub list: String,
    #[serde(default)]
    pub labels: String,
    #[serde(default)]
    pub start_date: String,
    #[serde(default)]
    pub deadline: String,
    #[serde(default)]
    pub date_order: String,
    #[serde(default)]
    pub encoding: String,
}

impl ColumnChoice {
    pub fn date_order(&self) -> Result<Option<DateOrder>, Rejection> {
        let order = DateOrder::ALL.into_iter().find(|order| order.slug() == self.date_order);
        if order.is_none() && !self.date_order.is_empty() { Err(Rejection::Malformed) } else { Ok(order) }
    }

    /// The encoding's name.
    pub fn encoding(&self) -> Result<Option<&'static str>, Rejection> {
        let known = ENCODINGS.into_iter().map(|(name, _)| name).find(|name| *name == self.encoding);
        if known.is_none() && !self.encoding.is_empty() { Err(Rejection::Malformed) } else { Ok(known) }
    }

    /// The chosen columns of a file that has so many. A title is the least a task needs; files whose columns are known
    /// have none to choose.
    pub fn validated(self, columns: usize) -> Result<Vec<(Column, usize)>, Rejection> {
        let typed = [
            (Column::Title, self.title),
            (Column::Notes, self.notes),
            (Column::Status, self.status),
            (Column::Priority, self.priority),
            (Column::DueDate, self.due_date),
            (Column::DueTime, self.due_time),
            (Column::Added, self.added),
            (Column::Completed, self.completed),
            (Column::Deleted, self.deleted),
            (Column::Reminders, self.reminders),
            (Column::List, self.list),
            (Column::Labels, self.labels),
            (Column::StartDate, self.start_date),
            (Column::Deadline, self.deadline),
        ];
        let mut chosen = Vec::new();
        for (column, number) in typed.into_iter().filter(|(_, number)| !number.is_empty()) {
            let number: usize = number.parse().map_err(|_| Rejection::Malformed)?;
            if number >= columns {
                return Err(Rejection::Malformed);
            }
            chosen.push((column, number));
        }
        let titled = chosen.iter().any(|(column, _)| *column == Column::Title);
        if titled || columns == 0 {
            Ok(chosen)
        } else {
            Err(FieldErrors::one(Field::Columns, Problem::Required).into())
        }
    }
}

/// What an import would do: shown before it does it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportPreview {
    pub id: TransferId,
    /// The file's name.
    pub name: String,
    pub format: FileFormat,
    /// The headings of a CSV file whose columns can be matched.
    pub headings: Vec<String>,
    /// Which column is what.
    pub chosen: Vec<(Column, usize)>,
    /// A date of the file that can be read in two ways, where nothing in the file says in which.
    pub ambiguous_date: Option<String>,
    /// Which of them was chosen.
    pub date_order: Option<DateOrder>,
    /// The name of the encoding it is read in, where the file does not say it.
    pub encoding: Option<String>,
    /// How many tasks the file holds that can be imported.
    pub tasks: u64,
    /// The first of them.
    pub rows: Vec<PreviewRow>,
    /// What is wrong, by line; the first of them.
    pub problems: Vec<LineNote>,
    pub problem_count: u64,
    /// What is to be said of the file as a whole.
    pub notes: Vec<String>,
    /// What will be left out or stand elsewhere, by line; the first of them.
    pub remarks: Vec<LineNote>,
    pub remark_count: u64,
}

/// A task as it will be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewRow {
    pub title: String,
    pub status: String,
    pub priority: String,
    /// `2026-11-24 09:00`
    pub due: String,
    pub has_notes: bool,
}

/// Something to be said about a line of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineNote {
    pub line: u64,
    pub text: String,
}
