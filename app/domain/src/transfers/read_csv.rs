//! CSV of any program: headings name the columns, people say which is what.

use csv::StringRecord;
use model::{Column, DateOrder};

use super::aside::left_out;
use super::guard::unguarded;
use super::read::Line;
use super::record::Record;
use super::table::Table;
use super::values::plain;
use super::written::two_ways;
use crate::Result;
use crate::platform::blocking::Wanted;

/// Which column is what, as far as the headings say it.
pub(super) fn guess(headings: &[String]) -> Vec<(Column, usize)> {
    let bare = |heading: &String| plain(heading.trim_matches(|c: char| !c.is_alphanumeric() && !"()%".contains(c)));
    let headings: Vec<String> = headings.iter().map(bare).collect();
    let named = |column: Column| {
        let words: &[&str] = match column {
            Column::Title => {
                &["title", "name", "task", "subject", "summary", "content", "task name", "task title", "to do"]
            }
            Column::Notes => &["notes", "note", "description", "body", "details", "comments", "comment"],
            Column::Status => &["status", "state"],
            Column::Priority => &["priority"],
            Column::DueDate => &["due date", "due", "due on", "due at", "date", "deadline"],
            Column::DueTime => &["due time", "time"],
            Column::Added => &["added", "created", "created at", "created on", "created time", "date created"],
            Column::Completed => &[
                "completed",
                "completed at",
                "completed on",
                "completed time",
                "date completed",
                "completion date",
                "is completed",
                "done",
            ],
            Column::Deleted => &["deleted", "deleted at"],
            Column::Reminders => &["reminders"],
        };
        words.iter().find_map(|word| headings.iter().position(|heading| heading == word))
    };
    Column::ALL.into_iter().filter_map(|column| Some((column, named(column)?))).collect()
}

/// In which order a file writes dates of numbers.
pub(super) enum Dates {
    /// It has none, or only such as can be read in one way.
    Plain,
    Decided(DateOrder),
    /// Nothing says it of this date, or its lines contradict each other.
    Ambiguous(String),
}

/// Looks at every date of a file.
pub(super) fn dates(text: &str, chosen: &[(Column, usize)], wanted: &Wanted) -> Result<Dates> {
    let (mut day, mut month, mut open, mut example) = (false, false, false, None);
    let dated =
        |column: &Column| matches!(column, Column::DueDate | Column::Added | Column::Completed | Column::Deleted);
    let columns: Vec<usize> = chosen.iter().filter(|(column, _)| dated(column)).map(|(_, number)| *number).collect();
    Table::of(text, wanted)?.for_each_line(|_, cells| {
        for cell in columns.iter().filter_map(|number| cells.get(*number)) {
            let Some((first, second)) = two_ways(cell) else { continue };
            day |= first > 12 && second <= 12;
            month |= second > 12 && first <= 12;
            let ambiguous = first <= 12 && second <= 12 && first != second;
            if example.is_none() || (ambiguous && !open) {
                example = Some(cell.trim().chars().take(20).collect());
            }
            open |= ambiguous;
        }
        Ok(())
    })?;
    Ok(match (day, month, example) {
        (true, false, _) => Dates::Decided(DateOrder::Day),
        (false, true, _) => Dates::Decided(DateOrder::Month),
        (true, true, Some(example)) => Dates::Ambiguous(example),
        (false, false, Some(example)) if open => Dates::Ambiguous(example),
        // Both orders mean the same, or no date at all.
        (_, _, Some(_)) => Dates::Decided(DateOrder::Day),
        (_, _, None) => Dates::Plain,
    })
}

/// Its tasks; what is to be said of the file as a whole.
pub(super) fn read(
    text: &str,
    chosen: &[(Column, usize)],
    wanted: &Wanted,
    each: &mut dyn FnMut(u64, Line) -> Result<()>,
) -> Result<Vec<String>> {
    let table = Table::of(text, wanted)?;
    let columns = table.headings.len();
    let free = |number: &usize| !chosen.iter().any(|(_, taken)| taken == number);
    let free: Vec<usize> = (0..columns).filter(free).collect();
    let mut holds = vec![false; columns];
    let mut numbered = false;
    table.for_each_line(|line, cells| {
        if let Some(problem) = table.problem(cells) {
            return each(line, Err(problem));
        }
        for number in &free {
            holds[*number] |= cells.get(*number).is_some_and(|cell| !cell.trim().is_empty());
        }
        let record = record(cells, chosen);
        numbered |= matches!(record.priority.trim(), "0" | "1" | "2" | "3" | "4");
        each(line, Ok((record, None)))
    })?;
    let mut notes = before(&table);
    if numbered {
        notes
            .push("Of numbers for the priority, 1 is read as high, 2 as medium, 3 as low, 4 and 0 as none.".to_owned());
    }
    let names: Vec<String> = (0..columns).filter(|number| holds[*number]).map(|number| name(&table, number)).collect();
    notes.extend(left_out("column", names.iter().map(String::as_str)));
    Ok(notes)
}

/// What stands before the headings.
pub(super) fn before(table: &Table) -> Vec<String> {
    let said = table.before().map(|(first, last)| match last - first {
        0 => format!("Line {first} stands before the headings and is left out."),
        _ => format!("Lines {first} to {last} stand before the headings and are left out."),
    });
    said.into_iter().collect()
}

fn name(table: &Table, number: usize) -> String {
    match table.headings[number].as_str() {
        "" => format!("Column {}", number + 1),
        heading => heading.to_owned(),
    }
}

fn record(cells: &StringRecord, chosen: &[(Column, usize)]) -> Record {
    let mut record = Record::default();
    for (column, number) in chosen {
        let text = unguarded(cells.get(*number).unwrap_or_default()).to_owned();
        match column {
            Column::Title => record.title = text,
            Column::Notes => record.notes = text,
            Column::Status => record.status = text,
            Column::Priority => record.priority = text,
            Column::DueDate => record.due_date = text,
            Column::DueTime => record.due_time = text,
            Column::Added => record.created_at = text,
            Column::Completed => record.completed_at = text,
            Column::Deleted => record.deleted_at = text,
            Column::Reminders => record.reminders = text.split_whitespace().map(str::to_owned).collect(),
        }
    }
    record
}
