//! A task as Todoist writes it, with the comments below it.

use model::TITLE_MAX;
use words::Language;

use super::aside::{Aside, Name};
use super::read::Line;
use super::record::Record;
use super::recurring;
use super::written::written;

/// A task whose comments may follow.
pub(super) struct Task {
    line: u64,
    pub record: Record,
    pub aside: Aside,
    remarks: Vec<String>,
}

impl Task {
    pub fn finish(mut self, language: Language) -> (u64, Line) {
        self.remarks.extend(self.aside.append_to(language, &mut self.record.notes));
        (self.line, Ok((self.record, (!self.remarks.is_empty()).then(|| self.remarks.join(" ")))))
    }
}

/// Author and date stay as they are, without the marks that isolate them elsewhere: notes are the person's.
pub(super) fn comment<'a>(language: Language, cell: &impl Fn(&str) -> &'a str, signed: bool) -> String {
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

pub(super) fn task<'a>(language: Language, line: u64, cell: &impl Fn(&str) -> &'a str, signed: bool) -> Task {
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
    let words = ["DATE_LANG", "DUE_DATE_LANG"].map(cell).into_iter().find(|tag| !tag.is_empty()).unwrap_or("en");
    let is_date = |text: &str| written(text, None).is_some_and(|written| written.date.is_some());
    if is_date(&date) {
        record.due_date = date;
        record.zone = zone.to_owned();
    } else if recurring::is_understood(&date, words) {
        (record.recurrence, record.words) = (date, words.to_owned());
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
