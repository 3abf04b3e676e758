//! Exports and imports. Jobs of a queue of their own carry them; their files stand in the database, a piece a row, until
//! they expire.

mod aside;
mod at_most;
mod calendar_lines;
mod calendar_task;
mod check;
mod chunk;
mod decode;
mod download;
mod draft;
mod end;
mod export;
mod guard;
mod history;
mod import;
mod label;
mod lines;
mod lost;
mod memory;
mod moments;
mod outline;
mod parts;
mod places;
mod read;
mod read_ahead;
mod read_calendar;
mod read_csv;
mod read_json;
mod read_ticktick;
mod read_todoist;
mod record;
mod recurring;
mod report;
mod rows;
mod sort_key;
mod store;
mod table;
mod todoist_task;
mod tree;
mod undo_import;
mod values;
mod view;
mod write;
mod write_calendar;
mod write_tasks;
mod written;

use chrono::TimeDelta;

pub use download::{Download, download};
pub use draft::{match_columns, preview, upload};
pub use end::{cancel, remove};
pub use export::export;
pub use import::import;
pub use store::prune;
pub use view::list;

pub(crate) use export::{EXPORT, run_export};
pub(crate) use import::{IMPORT, run_import};
pub(crate) use store::{fail, start_again};
pub(crate) use undo_import::{UNDO_IMPORT, UndoneImport, run_undo_import, undo_done_import};
pub(crate) use write::csv_line;

/// How long what is done can be fetched and seen.
const KEPT: TimeDelta = TimeDelta::days(7);
