//! What is in a file, found out by reading all of it.

use std::collections::BTreeSet;
use std::time::Duration;

use model::{Column, ColumnChoice, FileFormat, LISTS_MAX, LineNote, PreviewRow, Problem};
use serde::{Deserialize, Serialize};

use super::check::{Reading, checked};
use super::decode::decode;
use super::read::{self, Line, Plan, wrong};
use super::read_csv::{self, Dates};
use super::tree::Names;
use crate::Result;
use crate::platform::blocking::{Wanted, blocking};
use crate::platform::limiter::Permit;

/// How long a file may be read. The largest takes a second.
const READ_TIME: Duration = Duration::from_secs(120);
/// Rows of a preview.
const ROWS: usize = 5;
/// Lines that are named; the rest is counted.
const NOTES: usize = 20;

/// What reading the whole file showed.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Report {
    pub tasks: u64,
    pub reminders: u64,
    /// How many of them are parts of others.
    pub parts: u64,
    /// Of the tasks' texts.
    pub bytes: u64,
    /// The names of the tasks' lists, of which one more than anybody can have is enough.
    pub lists: BTreeSet<String>,
    pub rows: Vec<PreviewRow>,
    /// What is to be said of the file as a whole.
    pub notes: Vec<String>,
    /// A date that can be read in two ways, where nothing in the file says in which.
    pub ambiguous_date: Option<String>,
    pub problems: Vec<LineNote>,
    pub problem_count: u64,
    pub remarks: Vec<LineNote>,
    pub remark_count: u64,
}

impl Report {
    fn take(&mut self, line: u64, task: Line, names: &mut Names, reading: Reading) {
        let task = task.and_then(|(record, remark)| Ok((checked(record, reading)?, remark)));
        let (task, remark) = match task {
            Ok(task) => task,
            Err(problem) => return note(&mut self.problems, &mut self.problem_count, line, problem),
        };
        names.add(&task);
        let remarks: Vec<String> = remark.into_iter().chain(task.remark).collect();
        if !remarks.is_empty() {
            note(&mut self.remarks, &mut self.remark_count, line, remarks.join(" "));
        }
        self.tasks += 1;
        self.reminders += task.reminders.len() as u64;
        self.bytes += (task.form.title.len() + task.form.notes.len()) as u64;
        self.needs(task.list);
        if self.rows.len() < ROWS {
            let date = task.form.due_on.map(|date| date.to_string()).unwrap_or_default();
            let time = task.form.due_time.map(|time| time.format(" %H:%M").to_string()).unwrap_or_default();
            self.rows.push(PreviewRow {
                title: task.form.title,
                status: reading.language.say(task.form.status.label()).to_owned(),
                priority: reading.language.say(task.form.priority.label()).to_owned(),
                due: date + &time,
                has_notes: !task.form.notes.is_empty(),
            });
        }
    }

    fn needs(&mut self, list: String) {
        if !list.is_empty() && self.lists.len() <= LISTS_MAX as usize {
            self.lists.insert(list);
        }
    }
}

fn note(notes: &mut Vec<LineNote>, count: &mut u64, line: u64, text: String) {
    *count += 1;
    if notes.len() < NOTES {
        notes.push(LineNote { line, text });
    }
}

/// What a file is, how it is read, and what it holds.
pub(super) struct Found {
    pub plan: Plan,
    pub headings: Vec<String>,
    pub report: Report,
}

/// Reads a file whole, away from the threads that answer; as somebody chose, or as it seems to be meant.
pub(super) async fn look_through(
    file: Vec<u8>,
    memory: Permit,
    choice: Option<ColumnChoice>,
    reading: Reading,
) -> Result<(Found, Vec<u8>)> {
    let work = move |wanted: &Wanted| {
        // As long as the file is read, also when nobody waits for that any more.
        let _memory = memory;
        Ok((found(&file, choice, reading, wanted)?, file))
    };
    blocking(READ_TIME, work).await
}

fn found(file: &[u8], choice: Option<ColumnChoice>, reading: Reading, wanted: &Wanted) -> Result<Found> {
    let encoding = choice.as_ref().map(ColumnChoice::encoding).transpose()?.flatten();
    let decoded = decode(file, encoding)?;
    let (format, headings) = read::recognise(&decoded.text, wanted)?;
    let order = choice.as_ref().map(ColumnChoice::date_order).transpose()?.flatten();
    let chosen = match choice {
        Some(choice) => choice.validated(headings.len())?,
        None => read_csv::guess(&headings),
    };
    let encoding = decoded.undecided.map(str::to_owned);
    let mut plan = Plan { format, chosen, order: None, encoding, language: reading.language };
    let mut report = Report::default();
    if format == FileFormat::Csv {
        // Nothing can be said about lines before it is known where the titles are.
        if !titled(&plan.chosen) {
            return Ok(Found { plan, headings, report });
        }
        (plan.order, report.ambiguous_date) = match read_csv::dates(&decoded.text, &plan.chosen, wanted)? {
            Dates::Plain => (None, None),
            Dates::Decided(order) => (Some(order), None),
            Dates::Ambiguous(date) => (order, Some(date)),
        };
    }
    // What the dates would be is shown before it is said.
    let shown = plan.order.or(report.ambiguous_date.as_ref().map(|_| model::DateOrder::Day));
    let reading = Reading { order: shown, ..reading };
    let mut names = Names::default();
    report.notes = read::read(&decoded.text, &plan, wanted, |line, task| report.take(line, task, &mut names, reading))?;
    for list in read::outlines(&decoded.text, &plan)?.lists {
        report.needs(list.name);
    }
    let tree = names.tree();
    report.parts = tree.parts();
    if tree.elsewhere > 0 {
        report.notes.push(reading.language.say_number("parts-elsewhere", tree.elsewhere));
    }
    if report.tasks == 0 && report.problem_count == 0 {
        return Err(wrong(Problem::FileEmpty));
    }
    Ok(Found { plan, headings, report })
}

pub(super) fn titled(chosen: &[(Column, usize)]) -> bool {
    chosen.iter().any(|(column, _)| *column == Column::Title)
}
