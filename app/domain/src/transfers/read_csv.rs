//! CSV, whatever program wrote it: the first line names the columns, people say which is what.

use csv::{Reader, ReaderBuilder, StringRecord};
use model::{Column, Problem};

use super::check::plain;
use super::guard::unguarded;
use super::lines::Lines;
use super::read::{Line, wrong};
use super::record::Record;
use crate::Result;

/// More than any table people make.
const COLUMNS: usize = 200;

/// A reader that takes lines of any length, with the separator that the first line uses most.
pub(super) fn reader(text: &str) -> Reader<&[u8]> {
    let first = text.lines().next().unwrap_or_default();
    let often = |separator: &u8| first.bytes().filter(|byte| byte == separator).count();
    let separator = [b'\t', b';', b','].into_iter().max_by_key(often).unwrap_or(b',');
    ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes())
}

pub(super) fn headings(text: &str) -> Result<Vec<String>> {
    let mut reader = reader(text);
    let headings = reader.headers().map_err(|_| wrong(Problem::FileUnknown))?;
    let said = headings.iter().any(|heading| !heading.trim().is_empty());
    if !said || headings.len() > COLUMNS || headings.iter().flat_map(str::chars).any(|c| c.is_control() && c != '\n') {
        return Err(wrong(Problem::FileUnknown));
    }
    Ok(headings.iter().map(|heading| heading.trim().chars().take(100).collect()).collect())
}

/// Which column is what, as far as the headings say it.
pub(super) fn guess(headings: &[String]) -> Vec<(Column, usize)> {
    let headings: Vec<String> = headings.iter().map(|heading| plain(heading)).collect();
    let named = |column: Column| {
        let words: &[&str] = match column {
            Column::Title => &["title", "name", "task", "subject", "summary", "content"],
            Column::Notes => &["notes", "note", "description", "body", "details"],
            Column::Status => &["status", "state"],
            Column::Priority => &["priority"],
            Column::DueDate => &["due date", "due", "date", "deadline"],
            Column::DueTime => &["due time", "time"],
            Column::Added => &["added", "created", "created at"],
            Column::Completed => &["completed", "completed at", "completion date"],
            Column::Deleted => &["deleted", "deleted at"],
            Column::Reminders => &["reminders"],
        };
        words.iter().find_map(|word| headings.iter().position(|heading| heading == word))
    };
    Column::ALL.into_iter().filter_map(|column| Some((column, named(column)?))).collect()
}

pub(super) fn read(
    text: &str,
    chosen: &[(Column, usize)],
    each: &mut dyn FnMut(u64, Line) -> Result<()>,
) -> Result<()> {
    let mut columns = 0;
    for_each_line(text, |line, headings, cells| {
        columns = headings.len();
        if cells.len() != columns {
            let found = cells.len();
            return each(line, Err(format!("The number of cells is {found}, that of headings {columns}.")));
        }
        each(line, Ok((record(cells, chosen), None)))
    })
}

/// Every line below the headings that is not empty, with its number.
pub(super) fn for_each_line(
    text: &str,
    mut each: impl FnMut(u64, &StringRecord, &StringRecord) -> Result<()>,
) -> Result<()> {
    let (mut reader, mut lines) = (reader(text), Lines::of(text));
    let broken = |line: u64| wrong(Problem::FileBroken { line: u32::try_from(line).unwrap_or(u32::MAX) });
    let headings = reader.headers().map_err(|_| broken(1))?.clone();
    let mut cells = StringRecord::new();
    loop {
        let line = lines.at(usize::try_from(reader.position().byte()).unwrap_or(usize::MAX));
        if !reader.read_record(&mut cells).map_err(|_| broken(line))? {
            return Ok(());
        }
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            each(line, &headings, &cells)?;
        }
    }
}

fn record(cells: &StringRecord, chosen: &[(Column, usize)]) -> Record {
    let mut record = Record::default();
    for (column, number) in chosen {
        let text = unguarded(cells.get(*number).unwrap_or_default()).to_owned();
        match column {
            Column::Title => record.title = text,
            Column::Notes => record.notes = text,
            Column::Status => record.status = text,
            Column::Priority => record.priority = text,
            Column::DueDate => record.due_date = text,
            Column::DueTime => record.due_time = text,
            Column::Added => record.created_at = text,
            Column::Completed => record.completed_at = text,
            Column::Deleted => record.deleted_at = text,
            Column::Reminders => record.reminders = text.split_whitespace().map(str::to_owned).collect(),
        }
    }
    // Many programs write date and time into one cell.
    if record.due_time.is_empty()
        && let Some((date, time)) = record.due_date.trim().split_once(['T', ' '])
    {
        (record.due_date, record.due_time) = (date.to_owned(), time.to_owned());
    }
    record
}
