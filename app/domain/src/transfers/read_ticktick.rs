//! The backup that TickTick writes: CSV below some lines about the file.

use std::collections::HashMap;

use csv::StringRecord;
use words::Language;

use super::aside::{Aside, Name, left_out};
use super::check::LONGEST;
use super::read::Line;
use super::read_csv::before;
use super::record::Record;
use super::table::Table;
use crate::Result;
use crate::platform::blocking::Wanted;
use crate::recurrence::is_rule;

/// The columns that are read; the others only say how TickTick shows a task.
const READ: [&str; 21] = [
    "Folder Name",
    "List Name",
    "Title",
    "Kind",
    "Tags",
    "Content",
    "Is Check list",
    "Start Date",
    "Due Date",
    "Reminder",
    "Repeat",
    "Priority",
    "Status",
    "Created Time",
    "Completed Time",
    "Timezone",
    "Is All Day",
    "Is Floating",
    "Column Name",
    "taskId",
    "parentId",
];

pub(super) fn is_ticktick(headings: &[String]) -> bool {
    let known = ["List Name", "Title", "Content", "Due Date", "Timezone", "Is All Day"];
    known.iter().all(|word| headings.iter().any(|heading| heading == word))
}

/// Its tasks; what is to be said of the file as a whole.
pub(super) fn read(
    text: &str,
    language: Language,
    wanted: &Wanted,
    each: &mut dyn FnMut(u64, Line) -> Result<()>,
) -> Result<Vec<String>> {
    let table = Table::of(text, wanted)?;
    let places: HashMap<&str, usize> =
        table.headings.iter().enumerate().map(|(number, heading)| (heading.as_str(), number)).collect();
    let of = |cells: &StringRecord, name: &str| {
        places.get(name).and_then(|number| cells.get(*number)).unwrap_or_default().trim().to_owned()
    };
    let mut holds = vec![false; table.headings.len()];
    table.for_each_line(|line, cells| {
        for (held, cell) in holds.iter_mut().zip(cells.iter()) {
            *held |= !cell.trim().is_empty();
        }
        let task = || task(language, |name| of(cells, name));
        each(line, table.problem(language, cells).map_or_else(|| Ok(task()), Err))
    })?;
    let mut notes = before(language, &table);
    let unread = table.headings.iter().zip(holds).filter(|(heading, held)| *held && !READ.contains(&heading.as_str()));
    notes.extend(left_out(language, "columns-left-out", unread.map(|(heading, _)| heading.as_str())));
    Ok(notes)
}

fn task(language: Language, cell: impl Fn(&str) -> String) -> (Record, Option<String>) {
    let yes = |name: &str| matches!(cell(name).to_ascii_lowercase().as_str(), "true" | "y" | "yes" | "1");
    let mut aside = Aside::default();
    let (start, due) = (cell("Start Date"), cell("Due Date"));
    let all_day = yes("Is All Day");
    let (mut reminders, mut other) = (Vec::new(), Vec::new());
    let due_date = if due.is_empty() { start.clone() } else { due };
    for written in cell("Reminder").split(['\n', '\r', ',']).map(str::trim).filter(|written| !written.is_empty()) {
        match rule(written, all_day).filter(|_| !due_date.is_empty()) {
            Some(rule) => reminders.push(rule),
            None => other.push(written.to_owned()),
        }
    }
    let status = match cell("Status").as_str() {
        "" => String::new(),
        "0" => "pending".to_owned(),
        "1" | "2" => "completed".to_owned(),
        "-1" => {
            aside.add(Name::STATUS, language.say("aside-abandoned"));
            "completed".to_owned()
        }
        other => other.to_owned(),
    };
    let priority = match cell("Priority").as_str() {
        "0" | "" => "none",
        "1" => "low",
        "3" => "medium",
        "5" => "high",
        // No number of theirs.
        _ => "unknown",
    };
    let (folder, list) = (cell("Folder Name"), Some(cell("List Name")).filter(|name| name != "Inbox"));
    let list = list.unwrap_or_default();
    // Lists have no folders here.
    aside.add(Name::LIST, &if folder.is_empty() { folder } else { format!("{folder} / {list}") });
    aside.add(Name::KIND, Some(cell("Kind")).filter(|kind| kind == "NOTE").as_deref().unwrap_or_default());
    // A day has its place, a time of day has none.
    aside.add(Name::START, if all_day || start == due_date { "" } else { &start });
    // What is done recurs no more, and there are rules that others do not know.
    let repeat = cell("Repeat");
    let recurs = status != "completed" && is_rule(&repeat);
    aside.add(Name::REPEAT, if recurs { "" } else { &repeat });
    aside.add(Name::REMINDER, &other.join(", "));
    let start_date = if start == due_date { String::new() } else { start };
    let mut record = Record {
        title: cell("Title").split_whitespace().collect::<Vec<_>>().join(" "),
        notes: cell("Content").replace("\r\n", "\n").replace('\r', "\n"),
        status,
        priority: priority.to_owned(),
        zone: if due_date.is_empty() { String::new() } else { cell("Timezone") },
        due_date,
        created_at: cell("Created Time"),
        completed_at: cell("Completed Time"),
        id: cell("taskId"),
        parent: cell("parentId"),
        list,
        section: cell("Column Name"),
        recurrence: if recurs { repeat } else { String::new() },
        reminders,
        labels: vec![cell("Tags")],
        start_date,
        all_day,
        floating: yes("Is Floating"),
        ..Record::default()
    };
    let remark = aside.append_to(language, &mut record.notes);
    (record, remark)
}

/// The rule of a reminder that is so far from the due time, or from the midnight its day begins at.
pub(super) fn rule(written: &str, all_day: bool) -> Option<String> {
    let minutes = minutes(written.strip_prefix("TRIGGER:").unwrap_or(written))?;
    if all_day {
        let (days, minute) = (-minutes.div_euclid(1_440), minutes.rem_euclid(1_440));
        return (0..=366).contains(&days).then(|| format!("days:{days}@{:02}:{:02}", minute / 60, minute % 60));
    }
    (-i64::from(LONGEST)..=0).contains(&minutes).then(|| format!("before:{}", -minutes))
}

/// `-PT30M`, `P0DT9H0M0S`, `-P1DT15H`, `PT0S`
fn minutes(written: &str) -> Option<i64> {
    let (sign, rest) = written.strip_prefix('-').map_or((1, written), |rest| (-1, rest));
    let (mut minutes, mut digits, mut of_day) = (0, String::new(), false);
    for c in rest.strip_prefix('P')?.chars() {
        let unit = match c {
            '0'..='9' if digits.len() < 6 => {
                digits.push(c);
                continue;
            }
            'T' if !of_day && digits.is_empty() => {
                of_day = true;
                continue;
            }
            'W' if !of_day => 10_080,
            'D' if !of_day => 1_440,
            'H' if of_day => 60,
            'M' if of_day => 1,
            // Rules are whole minutes.
            'S' if of_day && digits.trim_matches('0').is_empty() && !digits.is_empty() => 0,
            _ => return None,
        };
        minutes += unit * std::mem::take(&mut digits).parse::<i64>().ok()?;
    }
    digits.is_empty().then_some(sign * minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reminders_become_rules() {
        for (written, all_day, expected) in [
            ("PT0S", false, Some("before:0")),
            ("-PT30M", false, Some("before:30")),
            ("TRIGGER:-P1DT1H", false, Some("before:1500")),
            ("P0DT9H0M0S", true, Some("days:0@09:00")),
            ("-P0DT15H0M0S", true, Some("days:1@09:00")),
            ("-P1D", true, Some("days:1@00:00")),
            ("PT5M", false, None),
            ("P1DT9H", true, None),
            ("-PT30S", false, None),
            ("-PT30", false, None),
            ("soon", false, None),
        ] {
            assert_eq!(rule(written, all_day).as_deref(), expected, "{written}");
        }
    }
}
