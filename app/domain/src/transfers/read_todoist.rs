//! The CSV that Todoist writes.

use csv::StringRecord;
use words::Language;

use super::aside::{Name, left_out, paragraph};
use super::lost::Lost;
use super::read::Line;
use super::read_csv::before;
use super::rows::CELL_MAX;
use super::table::Table;
use super::todoist_task::{Task, comment, task};
use crate::Result;
use crate::platform::blocking::Wanted;

/// Its columns; the languages of dates are those of words, which stay words.
const KNOWN: [&str; 16] = [
    "TYPE",
    "CONTENT",
    "DESCRIPTION",
    "PRIORITY",
    "INDENT",
    "AUTHOR",
    "RESPONSIBLE",
    "DATE",
    "DUE_DATE",
    "DATE_LANG",
    "DUE_DATE_LANG",
    "TIMEZONE",
    "DURATION",
    "DURATION_UNIT",
    "DEADLINE",
    "DEADLINE_LANG",
];

pub(super) fn is_todoist(headings: &[String]) -> bool {
    ["TYPE", "CONTENT", "PRIORITY"].iter().all(|word| headings.iter().any(|heading| heading == word))
}

/// Levels that are told apart: more than Todoist has.
const LEVELS: usize = 100;

/// Its tasks, with the comments below them; what is to be said of the file as a whole.
pub(super) fn read(
    text: &str,
    language: Language,
    wanted: &Wanted,
    each: &mut dyn FnMut(u64, Line) -> Result<()>,
) -> Result<Vec<String>> {
    let table = Table::of(text, wanted)?;
    let columns = Columns(&table.headings);
    let author = only_author(&table, &columns)?;
    let mut pending: Option<Task> = None;
    let (mut section, mut parents) = (String::new(), Vec::<String>::new());
    // The line of a section that no task was in yet.
    let mut empty_section = None;
    let mut holds = vec![false; table.headings.len()];
    let mut lost = Lost::default();
    table.for_each_line(|line, cells| {
        for (held, cell) in holds.iter_mut().zip(cells.iter()) {
            *held |= !cell.trim().is_empty();
        }
        let problem = table.problem(language, cells);
        let cell = |name: &str| columns.cell(cells, name);
        let kind = cell("TYPE").to_ascii_lowercase();
        if kind == "note"
            && problem.is_none()
            && let Some(task) = &mut pending
        {
            // Notes as long as this are too long already, and more of them would be forgotten.
            if task.record.notes.len() <= CELL_MAX {
                paragraph(&mut task.record.notes, &comment(language, &cell, author.is_none()));
            }
            return Ok(());
        }
        if let Some((line, task)) = pending.take().map(|task| task.finish(language)) {
            each(line, task)?;
        }
        if let Some(problem) = problem {
            return each(line, Err(problem));
        }
        match kind.as_str() {
            "task" => {
                let indent = cell("INDENT");
                let level = indent.parse().unwrap_or(1).clamp(1, LEVELS);
                parents.truncate(level - 1);
                let mut task = task(language, line, &cell, author.is_none());
                task.aside.add(Name::INDENT, if indent.parse::<usize>().is_ok() { "" } else { indent });
                task.record.section.clone_from(&section);
                empty_section = None;
                task.record.id = line.to_string();
                task.record.parent = parents.last().cloned().unwrap_or_default();
                parents.push(task.record.id.clone());
                pending = Some(task);
            }
            "section" => {
                lost.add(empty_section.replace(line));
                section = cell("CONTENT").to_owned();
                parents.clear();
            }
            _ => lost.add(Some(line)),
        }
        Ok(())
    })?;
    if let Some((line, task)) = pending.map(|task| task.finish(language)) {
        each(line, task)?;
    }
    let mut notes = before(language, &table);
    if let Some(author) = author.filter(|author| !author.is_empty()) {
        notes.push(language.say_with("only-author", &author));
    }
    lost.add(empty_section);
    notes.extend(lost.said(language));
    let unknown =
        table.headings.iter().zip(holds).filter(|(heading, held)| *held && !KNOWN.contains(&heading.as_str()));
    notes.extend(left_out(language, "columns-left-out", unknown.map(|(heading, _)| heading.as_str())));
    Ok(notes)
}

struct Columns<'a>(&'a [String]);

impl Columns<'_> {
    fn cell<'c>(&self, cells: &'c StringRecord, name: &str) -> &'c str {
        let number = self.0.iter().position(|heading| heading == name);
        number.and_then(|number| cells.get(number)).unwrap_or_default().trim()
    }
}

/// Who wrote all of it, if that is one person or nobody.
fn only_author(table: &Table, columns: &Columns) -> Result<Option<String>> {
    let (mut found, mut several) = (String::new(), false);
    table.for_each_line(|_, cells| {
        let author = columns.cell(cells, "AUTHOR");
        if found.is_empty() {
            found = author.to_owned();
        }
        several |= !author.is_empty() && author != found;
        Ok(())
    })?;
    Ok((!several).then_some(found))
}
