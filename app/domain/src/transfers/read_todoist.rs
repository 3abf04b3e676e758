//! The CSV that Todoist writes.

use model::TITLE_MAX;

use super::read::Line;
use super::read_csv::for_each_line;
use super::record::Record;
use crate::Result;

pub(super) fn is_todoist(headings: &[String]) -> bool {
    ["TYPE", "CONTENT", "PRIORITY"].iter().all(|word| headings.iter().any(|heading| heading == word))
}

/// Its tasks; sections and comments are left out.
pub(super) fn read(text: &str, each: &mut dyn FnMut(u64, Line) -> Result<()>) -> Result<()> {
    for_each_line(text, |line, headings, cells| {
        let cell = |name: &str| {
            let number = headings.iter().position(|heading| heading.trim() == name);
            number.and_then(|number| cells.get(number)).unwrap_or_default().trim()
        };
        if !cell("TYPE").eq_ignore_ascii_case("task") {
            return Ok(());
        }
        let mut remarks = Vec::new();
        let (title, notes) = title_and_notes(cell("CONTENT"), cell("DESCRIPTION"), &mut remarks);
        let (due_date, due_time) = due(cell("DATE"), &mut remarks);
        // 1 is the most urgent there, 4 is none.
        let priority = match cell("PRIORITY") {
            "1" => "high",
            "2" => "medium",
            "3" => "low",
            "4" | "" => "none",
            other => other,
        };
        let record = Record { title, notes, due_date, due_time, priority: priority.to_owned(), ..Record::default() };
        each(line, Ok((record, (!remarks.is_empty()).then(|| remarks.join(" ")))))
    })
}

/// Titles may be longer there than here.
fn title_and_notes(content: &str, description: &str, remarks: &mut Vec<String>) -> (String, String) {
    let title = content.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.chars().count() <= TITLE_MAX {
        return (title, description.to_owned());
    }
    remarks.push(format!("The title is longer than {TITLE_MAX} characters: the notes have all of it."));
    let short = title.chars().take(TITLE_MAX - 1).chain(['…']).collect();
    (short, format!("{content}\n\n{description}"))
}

/// `2026-11-24`, with a time or without. What is said in words stays out.
fn due(date: &str, remarks: &mut Vec<String>) -> (String, String) {
    let (day, time) = date.split_once(['T', ' ']).unwrap_or((date, ""));
    let time: String = time.trim_end_matches('Z').chars().take(5).collect();
    let is_date = day.len() == 10 && day.parse::<chrono::NaiveDate>().is_ok();
    let is_time = time.is_empty() || chrono::NaiveTime::parse_from_str(&time, "%H:%M").is_ok();
    if is_date && is_time {
        return (day.to_owned(), time);
    }
    if !date.is_empty() {
        let said: String = date.chars().take(60).collect();
        remarks.push(format!("“{said}” is no date: the task gets none."));
    }
    (String::new(), String::new())
}
