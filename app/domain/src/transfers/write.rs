//! The formats of exports: how a file begins, how each task stands in it, how it ends.

use std::io::Write;

use chrono_tz::Tz;
use icalendar::{Component, DatePerhapsTime, Todo, TodoStatus};
use model::{Column, FileFormat, Priority, Status};

use super::guard::guarded;
use super::record::Record;
use crate::entities::task;
use crate::time::instant;
use crate::{Error, Result};

/// What stands before the first task. Spreadsheets need the mark at the start of CSV to read it as UTF-8.
pub(super) fn beginning(format: FileFormat) -> Result<Vec<u8>> {
    Ok(match format {
        FileFormat::Json => b"{\"taskbell\":1,\"tasks\":[\n".to_vec(),
        FileFormat::Calendar => b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Taskbell//Taskbell//EN\r\n".to_vec(),
        FileFormat::Csv | FileFormat::Todoist => {
            let mut file = "\u{feff}".as_bytes().to_vec();
            line(&mut file, Column::ALL.map(|column| column.label().to_owned()))?;
            file
        }
    })
}

/// Appends a task.
pub(super) fn one(
    format: FileFormat,
    file: &mut Vec<u8>,
    first: bool,
    task: &task::Model,
    reminders: Vec<String>,
    zone: Tz,
) -> Result<()> {
    match format {
        FileFormat::Json => {
            if !first {
                file.extend_from_slice(b",\n");
            }
            serde_json::to_writer(file, &Record::of(task, reminders))?;
        }
        FileFormat::Calendar => write!(file, "{}", todo(task, zone)).map_err(Error::internal)?,
        FileFormat::Csv | FileFormat::Todoist => line(file, cells(Record::of(task, reminders)))?,
    }
    Ok(())
}

/// What stands after the last task.
pub(super) fn end(format: FileFormat) -> &'static [u8] {
    match format {
        FileFormat::Json => b"\n]}\n",
        FileFormat::Calendar => b"END:VCALENDAR\r\n",
        FileFormat::Csv | FileFormat::Todoist => b"",
    }
}

/// In the order of [`Column::ALL`].
fn cells(record: Record) -> [String; 10] {
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
    ]
}

fn line<const N: usize>(file: &mut Vec<u8>, cells: [String; N]) -> Result<()> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(file);
    writer.write_record(cells.iter().map(|cell| guarded(cell).into_owned())).map_err(Error::internal)?;
    writer.flush().map_err(Error::internal)
}

/// Without a time zone of its own: times are said in UTC, and a date alone is a date everywhere.
fn todo(task: &task::Model, zone: Tz) -> String {
    let mut todo = Todo::with_uid(&format!("{}@taskbell", task.id));
    todo.timestamp(task.updated_at).created(task.created_at).last_modified(task.updated_at).summary(&task.title);
    if !task.notes.is_empty() {
        todo.description(&task.notes);
    }
    match task::priority(task.priority) {
        Priority::High => todo.priority(1),
        Priority::Medium => todo.priority(5),
        Priority::Low => todo.priority(9),
        Priority::None => &mut todo,
    };
    todo.status(match task::status(task.status) {
        // The format knows no trash.
        _ if task.deleted_at.is_some() => TodoStatus::Cancelled,
        Status::Pending => TodoStatus::NeedsAction,
        Status::InProgress => TodoStatus::InProcess,
        Status::Completed => TodoStatus::Completed,
    });
    if let Some(date) = task.due_on {
        todo.due(match task.due_time {
            Some(time) => DatePerhapsTime::from(instant(zone, date.and_time(time))),
            None => DatePerhapsTime::from(date),
        });
    }
    if let Some(at) = task.completed_at {
        todo.completed(at);
    }
    todo.to_string()
}
