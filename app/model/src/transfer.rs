use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Field, FieldErrors, Problem, Rejection, UndoId};

/// An export or import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TransferId(pub Uuid);

/// Largest file that can be imported, in bytes.
pub const FILE_MAX: usize = 20 * 1024 * 1024;
/// Most tasks in one import.
pub const IMPORT_MAX: u32 = 100_000;

/// What a file is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileFormat {
    Json,
    Csv,
    Calendar,
    Todoist,
}

impl FileFormat {
    pub const ALL: [FileFormat; 4] = [FileFormat::Json, FileFormat::Csv, FileFormat::Calendar, FileFormat::Todoist];
    /// What can be exported.
    pub const EXPORTS: [FileFormat; 3] = [FileFormat::Json, FileFormat::Csv, FileFormat::Calendar];

    /// The word in forms and in the table.
    pub fn slug(self) -> &'static str {
        match self {
            FileFormat::Json => "json",
            FileFormat::Csv => "csv",
            FileFormat::Calendar => "calendar",
            FileFormat::Todoist => "todoist",
        }
    }

    /// The word people read.
    pub fn label(self) -> &'static str {
        match self {
            FileFormat::Json => "JSON",
            FileFormat::Csv => "CSV",
            FileFormat::Calendar => "iCalendar",
            FileFormat::Todoist => "CSV of Todoist",
        }
    }

    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.slug() == slug)
    }
}

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
}

impl Column {
    pub const ALL: [Column; 10] = [
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
    ];

    /// The heading in files of ours, and the label on the page.
    pub fn label(self) -> &'static str {
        match self {
            Column::Title => "Title",
            Column::Notes => "Notes",
            Column::Status => "Status",
            Column::Priority => "Priority",
            Column::DueDate => "Due date",
            Column::DueTime => "Due time",
            Column::Added => "Added",
            Column::Completed => "Completed",
            Column::Deleted => "Deleted",
            Column::Reminders => "Reminders",
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
        }
    }
}

/// The form that says which column of a file is what: each field is a column's number, or empty.
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
}

impl ColumnChoice {
    /// The chosen columns of a file that has so many. A title is the least a task needs.
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
        if titled { Ok(chosen) } else { Err(FieldErrors::one(Field::Columns, Problem::Required).into()) }
    }
}

/// The page of exports and imports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferList {
    /// The latest first.
    pub transfers: Vec<TransferView>,
    /// Whether something is going on, so that looking again is worth it.
    pub busy: bool,
}

/// An export or import in its owner's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferView {
    pub id: TransferId,
    /// `Export as JSON`, `Import of tasks.csv`
    pub what: String,
    /// `Done today 14:05: 120 tasks, 34 kB`
    pub state: String,
    /// `The file is kept until Mon 30 November 14:05.`
    pub kept: Option<String>,
    /// How far it is, of how much; nothing of nothing while that is not known.
    pub progress: Option<(u64, u64)>,
    /// The path of its file.
    pub file: Option<String>,
    /// Whether it waits to be looked at and started.
    pub draft: bool,
    /// Takes an import back.
    pub undo: Option<UndoId>,
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
    /// How many tasks the file holds.
    pub tasks: u64,
    /// The first of them.
    pub rows: Vec<PreviewRow>,
    /// What is wrong, by line; the first of them.
    pub problems: Vec<LineNote>,
    pub problem_count: u64,
    /// What will be left out, by line; the first of them.
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
