//! What is in a file, found out by reading all of it.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use model::{LineNote, PreviewRow, Problem};
use serde::{Deserialize, Serialize};

use super::check::checked;
use super::read::{self, Line, Plan, wrong};
use crate::Result;

/// Rows of a preview.
const ROWS: usize = 5;
/// Lines that are named; the rest is counted.
const NOTES: usize = 20;

/// What reading the whole file showed.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Report {
    pub tasks: u64,
    pub rows: Vec<PreviewRow>,
    pub problems: Vec<LineNote>,
    pub problem_count: u64,
    pub remarks: Vec<LineNote>,
    pub remark_count: u64,
}

impl Report {
    fn take(&mut self, line: u64, task: Line, zone: Tz, now: DateTime<Utc>) {
        let (record, remark) = match task {
            Ok(task) => task,
            Err(problem) => return note(&mut self.problems, &mut self.problem_count, line, problem),
        };
        if let Some(remark) = remark {
            note(&mut self.remarks, &mut self.remark_count, line, remark);
        }
        match checked(record, zone, now) {
            Err(problem) => note(&mut self.problems, &mut self.problem_count, line, problem),
            Ok(task) => {
                self.tasks += 1;
                if self.rows.len() < ROWS {
                    let date = task.form.due_on.map(|date| date.to_string()).unwrap_or_default();
                    let time = task.form.due_time.map(|time| time.format(" %H:%M").to_string()).unwrap_or_default();
                    self.rows.push(PreviewRow {
                        title: task.form.title,
                        status: task.form.status.label().to_owned(),
                        priority: task.form.priority.label().to_owned(),
                        due: date + &time,
                        has_notes: !task.form.notes.is_empty(),
                    });
                }
            }
        }
    }
}

fn note(notes: &mut Vec<LineNote>, count: &mut u64, line: u64, text: String) {
    *count += 1;
    if notes.len() < NOTES {
        notes.push(LineNote { line, text });
    }
}

/// Reads a file whole, away from the threads that answer.
pub(super) async fn report(file: Vec<u8>, plan: Plan, zone: Tz, now: DateTime<Utc>) -> Result<(Report, Vec<u8>)> {
    tokio::task::spawn_blocking(move || {
        let mut report = Report::default();
        read::read(read::text(&file)?, &plan, |line, task| report.take(line, task, zone, now))?;
        if report.tasks == 0 && report.problem_count == 0 {
            return Err(wrong(Problem::FileEmpty));
        }
        Ok((report, file))
    })
    .await?
}
