use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::UndoId;

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
    TickTick,
}

impl FileFormat {
    pub const ALL: [FileFormat; 5] =
        [FileFormat::Json, FileFormat::Csv, FileFormat::Calendar, FileFormat::Todoist, FileFormat::TickTick];
    /// What can be exported.
    pub const EXPORTS: [FileFormat; 3] = [FileFormat::Json, FileFormat::Csv, FileFormat::Calendar];

    /// The word in forms and in the table.
    pub fn slug(self) -> &'static str {
        match self {
            FileFormat::Json => "json",
            FileFormat::Csv => "csv",
            FileFormat::Calendar => "calendar",
            FileFormat::Todoist => "todoist",
            FileFormat::TickTick => "ticktick",
        }
    }

    /// The message that people read.
    pub fn label(self) -> &'static str {
        match self {
            FileFormat::Json => "file-format-json",
            FileFormat::Csv => "file-format-csv",
            FileFormat::Calendar => "file-format-calendar",
            FileFormat::Todoist => "file-format-todoist",
            FileFormat::TickTick => "file-format-tick-tick",
        }
    }

    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.slug() == slug)
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
    /// Whether it can be stopped.
    pub cancellable: bool,
    /// Whether it waits to be looked at and started.
    pub draft: bool,
    /// Takes an import back.
    pub undo: Option<UndoId>,
}
