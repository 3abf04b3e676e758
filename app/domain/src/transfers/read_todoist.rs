//! The CSV that Todoist writes.

use csv::StringRecord;
use model::TITLE_MAX;
use words::Language;

use super::aside::{Aside, Name, left_out, paragraph};
use super::read::Line;
use super::read_csv::before;
use super::record::Record;
use super::rows::CELL_MAX;
use super::table::Table;
use super::written::written;
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

/// A task whose comments may follow.
struct Task {
    line: u64,
    record: Record,
    aside: Aside,
    remarks: Vec<String>,
}

impl Task {
    fn finish(mut self, language: Language) -> (u64, Line) {
        self.remarks.extend(self.aside.append_to(language, &mut self.record.notes));
        (self.line, Ok((self.record, (!self.remarks.is_empty()).then(|| self.remarks.join(" ")))))
    }
}

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
                task.aside.add(Name::SECTION, &section);
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

/// Lines that no task is made of.
#[derive(Default)]
struct Lost {
    count: u64,
    first: u64,
}

impl Lost {
    fn add(&mut self, line: Option<u64>) {
        if let Some(line) = line {
            self.first = if self.count == 0 { line } else { self.first.min(line) };
            self.count += 1;
        }
    }

    fn said(&self, language: Language) -> Option<String> {
        let arguments = [("number", self.count.into()), ("first", self.first.into())];
        (self.count > 0).then(|| language.format("lines-without-task", arguments))
    }
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

/// Author and date stay as they are, without the marks that isolate them elsewhere: notes are the person's.
fn comment<'a>(language: Language, cell: &impl Fn(&str) -> &'a str, signed: bool) -> String {
    let author = if signed { cell("AUTHOR") } else { "" };
    let about = [author, cell("DATE")].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let heading = if about.is_empty() {
        language.say("aside-comment").to_owned()
    } else {
        let (before, after) = language.around("aside-comment-about");
        [before, &about, after].concat()
    };
    format!("{heading} {}", cell("CONTENT"))
}

fn task<'a>(language: Language, line: u64, cell: &impl Fn(&str) -> &'a str, signed: bool) -> Task {
    let mut task = Task { line, record: Record::default(), aside: Aside::default(), remarks: Vec::new() };
    let record = &mut task.record;
    let (content, labels) = without_labels(cell("CONTENT"));
    record.labels = labels;
    (record.title, record.notes) = title_and_notes(language, &content, cell("DESCRIPTION"), &mut task.remarks);
    // 1 is the most urgent there, 4 is none.
    record.priority = match cell("PRIORITY") {
        "1" => "high",
        "2" => "medium",
        "3" => "low",
        "4" | "" => "none",
        other => other,
    }
    .to_owned();
    let (date, deadline) = ([cell("DATE"), cell("DUE_DATE")].concat(), cell("DEADLINE"));
    let zone = cell("TIMEZONE");
    let is_date = |text: &str| written(text, None).is_some_and(|written| written.date.is_some());
    if is_date(&date) {
        record.due_date = date;
        record.zone = zone.to_owned();
    } else if !date.is_empty() {
        let said: String = date.chars().take(60).collect();
        task.remarks.push(language.say_with("line-date-in-words", &said));
        let zone = if zone.is_empty() { String::new() } else { format!(" ({zone})") };
        task.aside.add(Name::DATE, &(date + &zone));
    }
    if is_date(deadline) {
        record.deadline = deadline.to_owned();
    } else {
        task.aside.add(Name::DEADLINE, deadline);
    }
    let unit = Some(cell("DURATION_UNIT")).filter(|unit| *unit != "None").unwrap_or_default();
    let duration = cell("DURATION");
    task.aside.add(Name::DURATION, &if duration.is_empty() { String::new() } else { format!("{duration} {unit}") });
    task.aside.add(Name::RESPONSIBLE, cell("RESPONSIBLE"));
    task.aside.add(Name::AUTHOR, if signed { cell("AUTHOR") } else { "" });
    task
}

/// What is written behind an `@` is a label there. A task that consists of labels keeps them as its title.
fn without_labels(content: &str) -> (String, Vec<String>) {
    let is_label = |word: &&str| word.starts_with('@') && !word.trim_start_matches('@').is_empty();
    let (labels, words): (Vec<&str>, Vec<&str>) = content.split_whitespace().partition(is_label);
    if words.is_empty() || labels.is_empty() {
        return (content.to_owned(), Vec::new());
    }
    (words.join(" "), labels.into_iter().map(|label| label.trim_start_matches('@').to_owned()).collect())
}

/// Titles may be longer there than here.
fn title_and_notes(
    language: Language,
    content: &str,
    description: &str,
    remarks: &mut Vec<String>,
) -> (String, String) {
    let title = content.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.chars().count() <= TITLE_MAX {
        return (title, description.to_owned());
    }
    remarks.push(language.say_number("line-long-title", TITLE_MAX as u64));
    let short = title.chars().take(TITLE_MAX - 1).chain(['…']).collect();
    (short, format!("{content}\n\n{description}"))
}
