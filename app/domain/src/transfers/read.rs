//! Reading files: what a file is, and each of its tasks with the line it begins in.

use model::{Column, Field, FileFormat, IMPORT_MAX, Problem};

use super::record::Record;
use super::{read_csv, read_json, read_todoist};
use crate::{Error, Result};

/// What has to be known to read a file.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub format: FileFormat,
    /// Which column is what, in CSV.
    pub chosen: Vec<(Column, usize)>,
}

/// A line of a file: a task, with a remark about what was left out, or what is wrong with it.
pub(super) type Line = std::result::Result<(Record, Option<String>), String>;

/// A file as text.
pub(super) fn text(file: &[u8]) -> Result<&str> {
    let text = std::str::from_utf8(file).map_err(|_| wrong(Problem::FileNotText))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\0') {
        return Err(wrong(Problem::FileNotText));
    }
    if text.trim().is_empty() { Err(wrong(Problem::FileEmpty)) } else { Ok(text) }
}

/// What a file is, and the headings of one whose columns can be matched.
pub(super) fn recognise(text: &str) -> Result<(Plan, Vec<String>)> {
    if text.trim_start().starts_with(['{', '[']) {
        return Ok((Plan { format: FileFormat::Json, chosen: Vec::new() }, Vec::new()));
    }
    let headings = read_csv::headings(text)?;
    if read_todoist::is_todoist(&headings) {
        return Ok((Plan { format: FileFormat::Todoist, chosen: Vec::new() }, Vec::new()));
    }
    Ok((Plan { format: FileFormat::Csv, chosen: read_csv::guess(&headings) }, headings))
}

/// Calls `each` with every task and its line.
pub(super) fn read(text: &str, plan: &Plan, mut each: impl FnMut(u64, Line)) -> Result<()> {
    let mut count = 0;
    let mut each = |line, task| {
        count += 1;
        if count > IMPORT_MAX {
            return Err(wrong(Problem::TooManyTasks { max: IMPORT_MAX }));
        }
        each(line, task);
        Ok(())
    };
    match plan.format {
        FileFormat::Json => read_json::read(text, &mut each),
        FileFormat::Csv => read_csv::read(text, &plan.chosen, &mut each),
        FileFormat::Todoist => read_todoist::read(text, &mut each),
        FileFormat::Calendar => Err(wrong(Problem::FileUnknown)),
    }
}

pub(super) fn wrong(problem: Problem) -> Error {
    Error::invalid(Field::File, problem)
}
