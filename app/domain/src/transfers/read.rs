//! Reading files: what a file is, and each of its tasks with the line it begins in.

use model::{Column, DateOrder, Field, FileFormat, IMPORT_MAX, Problem};
use serde::de::IgnoredAny;
use words::Language;

use super::outline::Outlines;
use super::record::Record;
use super::table::Table;
use super::{read_calendar, read_csv, read_json, read_ticktick, read_todoist};
use crate::platform::blocking::Wanted;
use crate::{Error, Result};

/// What has to be known to read a file.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub format: FileFormat,
    /// Which column is what, in CSV.
    pub chosen: Vec<(Column, usize)>,
    /// Which part of a date such as 04/05/2026 comes first, as far as that is known.
    pub order: Option<DateOrder>,
    /// The name of its encoding, where the file does not say it.
    pub encoding: Option<String>,
    /// In which it is spoken of, and in which notes say what has no place of its own.
    pub language: Language,
}

/// A line of a file: a task, with a remark about what was left out, or what is wrong with it.
pub(super) type Line = std::result::Result<(Record, Option<String>), String>;

/// What a file is, and the headings of one whose columns can be matched.
pub(super) fn recognise(text: &str, wanted: &Wanted) -> Result<(FileFormat, Vec<String>)> {
    if is_json(text) {
        return Ok((FileFormat::Json, Vec::new()));
    }
    if read_calendar::is_calendar(text) {
        return Ok((FileFormat::Calendar, Vec::new()));
    }
    let headings = Table::of(text, wanted)?.headings;
    if read_todoist::is_todoist(&headings) {
        Ok((FileFormat::Todoist, Vec::new()))
    } else if read_ticktick::is_ticktick(&headings) {
        Ok((FileFormat::TickTick, Vec::new()))
    } else {
        Ok((FileFormat::Csv, headings))
    }
}

/// Whether a file's name ends as what was found in it does. One without an ending promises nothing.
pub(super) fn ending_fits(name: &str, format: FileFormat) -> bool {
    let Some((_, ending)) = name.rsplit_once('.') else { return true };
    let endings: &[&str] = match format {
        FileFormat::Json => &["json", "txt"],
        FileFormat::Calendar => &["ics", "ical", "txt"],
        _ => &["csv", "tsv", "txt"],
    };
    endings.contains(&ending.to_ascii_lowercase().as_str())
}

/// Headings may begin with brackets too.
fn is_json(text: &str) -> bool {
    let text = text.trim_start();
    match text.strip_prefix('{') {
        Some(rest) => rest.trim_start().is_empty() || rest.trim_start().starts_with(['"', '}', '{']),
        None => text.starts_with('[') && serde_json::from_str::<IgnoredAny>(text).is_ok(),
    }
}

/// Calls `each` with every task and its line; what is to be said of the file as a whole.
pub(super) fn read(text: &str, plan: &Plan, wanted: &Wanted, mut each: impl FnMut(u64, Line)) -> Result<Vec<String>> {
    let mut count = 0;
    let mut each = |line, task| {
        wanted.check()?;
        count += 1;
        if count > IMPORT_MAX {
            return Err(wrong(Problem::TooManyTasks { max: IMPORT_MAX }));
        }
        each(line, task);
        Ok(())
    };
    match plan.format {
        FileFormat::Json => read_json::read(text, plan.language, &mut each),
        FileFormat::Csv => read_csv::read(text, plan, wanted, &mut each),
        FileFormat::Todoist => read_todoist::read(text, plan.language, wanted, &mut each),
        FileFormat::TickTick => read_ticktick::read(text, plan.language, wanted, &mut each),
        FileFormat::Calendar => read_calendar::read(text, plan.language, wanted, &mut each),
    }
}

/// What a file says beside its tasks.
pub(super) fn outlines(text: &str, plan: &Plan) -> Result<Outlines> {
    match plan.format {
        FileFormat::Json => read_json::outlines(text, plan.language),
        _ => Ok(Outlines::default()),
    }
}

pub(super) fn wrong(problem: Problem) -> Error {
    Error::invalid(Field::File, problem)
}
