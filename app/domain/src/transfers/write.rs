//! The formats of exports: how a file begins, how each task stands in it, how it ends.

use model::{Column, FileFormat, Lists};
use serde::Serialize;
use words::Language;

use super::guard::guarded;
use super::label::Label;
use super::outline::Outline;
use super::record::Record;
use super::write_calendar;
use crate::entities::task;
use crate::lists::ChosenLabel;
use crate::recurrence::{Past, Recurs};
use crate::{Actor, Error, Result};

/// What stands before the first task. Spreadsheets need the mark at the start of CSV to read it as UTF-8.
pub(super) fn beginning(
    format: FileFormat,
    lists: &Lists,
    labels: Vec<ChosenLabel>,
    language: Language,
) -> Result<Vec<u8>> {
    Ok(match format {
        FileFormat::Json => {
            let mut file = b"{\"taskbell\":1,".to_vec();
            array(&mut file, "labels", labels.into_iter().map(Label::of))?;
            array(&mut file, "lists", Outline::of(lists))?;
            file.extend_from_slice(b"\"tasks\":[\n");
            file
        }
        FileFormat::Calendar => write_calendar::BEGINNING.to_vec(),
        FileFormat::Csv | FileFormat::Todoist | FileFormat::TickTick => {
            let mut file = "\u{feff}".as_bytes().to_vec();
            csv_line(&mut file, Column::ALL.map(|column| language.say(column.label()).to_owned()))?;
            file
        }
    })
}

/// Appends a field with so many lines, if there are any.
fn array(file: &mut Vec<u8>, name: &str, items: impl IntoIterator<Item = impl Serialize>) -> Result<()> {
    let mut begin = format!("\"{name}\":[\n");
    for item in items {
        file.extend_from_slice(begin.as_bytes());
        serde_json::to_writer(&mut *file, &item)?;
        begin = ",\n".to_owned();
    }
    if begin.starts_with(',') {
        file.extend_from_slice(b"\n],");
    }
    Ok(())
}

/// A task with what else a file says of it.
pub(super) struct Written<'a> {
    pub task: &'a task::Model,
    pub reminders: Vec<String>,
    /// The name of its list.
    pub list: &'a str,
    /// The name of the section of that.
    pub section: &'a str,
    /// Whether it has a name itself: others are parts of it, or it is one.
    pub named: bool,
    pub recurs: Option<Recurs>,
    /// What became of its earlier occurrences; in JSON alone.
    pub past: Vec<Past>,
}

/// Appends a task.
pub(super) fn one(
    format: FileFormat,
    file: &mut Vec<u8>,
    first: bool,
    written: Written<'_>,
    actor: &Actor,
) -> Result<()> {
    match format {
        FileFormat::Json => {
            if !first {
                file.extend_from_slice(b",\n");
            }
            serde_json::to_writer(file, &Record::of(&written))?;
        }
        FileFormat::Calendar => write_calendar::todo(file, &written, actor),
        FileFormat::Csv | FileFormat::Todoist | FileFormat::TickTick => csv_line(file, cells(Record::of(&written)))?,
    }
    Ok(())
}

/// What stands after the last task.
pub(super) fn end(format: FileFormat) -> &'static [u8] {
    match format {
        FileFormat::Json => b"\n]}\n",
        FileFormat::Calendar => write_calendar::END,
        FileFormat::Csv | FileFormat::Todoist | FileFormat::TickTick => b"",
    }
}

/// In the order of [`Column::ALL`].
fn cells(record: Record) -> [String; 21] {
    [
        record.title,
        record.notes,
        record.status,
        record.priority,
        record.due_date,
        record.due_time,
        record.created_at,
        record.completed_at,
        record.deleted_at,
        record.reminders.join(" "),
        record.list,
        record.labels.join(", "),
        record.start_date,
        record.deadline,
        record.id,
        record.parent,
        record.section,
        record.sort_key,
        record.recurrence,
        record.anchor,
        record.occurrence,
    ]
}

/// A line of CSV, with no cell that a spreadsheet takes for a formula.
pub(crate) fn csv_line<const N: usize>(file: &mut Vec<u8>, cells: [String; N]) -> Result<()> {
    // Quoted whatever is in it: a spreadsheet that separates by other characters must not begin a cell within a text.
    let quoted = csv::QuoteStyle::Always;
    let mut writer = csv::WriterBuilder::new().quote_style(quoted).terminator(csv::Terminator::CRLF).from_writer(file);
    writer.write_record(cells.iter().map(|cell| guarded(cell).into_owned())).map_err(Error::internal)?;
    writer.flush().map_err(Error::internal)
}
