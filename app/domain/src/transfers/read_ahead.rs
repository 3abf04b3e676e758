//! Reading a file while what was read before is written: neither holds all of its tasks.

use tokio::sync::mpsc;

use super::check::{Checked, Reading, checked};
use super::decode::decode;
use super::outline::Outlines;
use super::read::{self, Plan};
use super::tree::Names;
use crate::platform::blocking::Wanted;
use crate::queue::CHUNK;
use crate::{Error, Result};

/// Characters of notes in one transaction: one of long notes has fewer tasks.
const CHARACTERS: usize = 1_000_000;

/// What is read of a file: first what it says beside its tasks, then some of those after others.
pub(super) enum Read {
    Outlines(Outlines),
    Tasks(Vec<Checked>),
}

/// Reads a file to its end, and sends what comes after so many tasks that were written.
pub(super) fn read_all(
    file: &[u8],
    plan: &Plan,
    (left_out, has_parts): (u64, bool),
    written: u32,
    reading: Reading,
    wanted: &Wanted,
    sender: &mpsc::Sender<Read>,
) -> Result<()> {
    let (mut chunk, mut rows, mut characters) = (Vec::new(), 0, 0);
    let (mut number, mut wrong, mut problem) = (0, 0, None);
    let decoded = decode(file, plan.encoding.as_deref())?;
    let _ = sender.blocking_send(Read::Outlines(read::outlines(&decoded.text, plan)?));
    let mut names = Names::default();
    if has_parts {
        read::read(&decoded.text, plan, wanted, |_, task| {
            if let Ok(task) = task.and_then(|(record, _)| checked(record, reading)) {
                names.add(&task);
            }
        })?;
    }
    let tree = names.tree();
    read::read(&decoded.text, plan, wanted, |line, task| {
        match task.and_then(|(record, _)| checked(record, reading)) {
            Ok(mut task) => {
                if let Some((parent, list, section)) = tree.place(number) {
                    (task.parent, task.list, task.section) = (Some(parent), list.to_owned(), section.to_owned());
                }
                number += 1;
                if number > written {
                    rows += 1 + task.reminders.len() + task.past.len();
                    characters += task.form.notes.len();
                    chunk.push(task);
                }
            }
            Err(reason) => {
                wrong += 1;
                problem = problem.take().or(Some(format!("line {line}: {reason}")));
            }
        }
        if rows >= CHUNK as usize || characters >= CHARACTERS {
            (rows, characters) = (0, 0);
            // Where nobody listens any more the job ended, and reading with it.
            let _ = sender.blocking_send(Read::Tasks(std::mem::take(&mut chunk)));
        }
    })?;
    let _ = sender.blocking_send(Read::Tasks(chunk));
    // As many as the person has seen.
    if wrong == left_out { Ok(()) } else { Err(Error::internal(problem.unwrap_or_default())) }
}
