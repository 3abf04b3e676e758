//! CSV of any program: headings name the columns, people say which is what.

use std::cmp::Reverse;
use std::sync::LazyLock;

use csv::StringRecord;
use model::{Column, DateOrder};
use words::Language;

use super::aside::left_out;
use super::guard::unguarded;
use super::read::{Line, Plan};
use super::record::Record;
use super::table::Table;
use super::values::plain;
use super::written::two_ways;
use crate::Result;
use crate::platform::blocking::Wanted;

/// The headings of our own files, in each language they are written in.
static OURS: LazyLock<Vec<[(Column, String); 21]>> = LazyLock::new(|| {
    let headings = |language: Language| Column::ALL.map(|column| (column, bare(language.say(column.label()))));
    Language::offered().map(headings).collect()
});

/// Those of others, the likeliest first.
fn others(column: Column) -> &'static [&'static str] {
    match column {
        Column::Title => {
            &["title", "name", "task", "subject", "summary", "content", "task name", "task title", "to do"]
        }
        Column::Notes => &["notes", "note", "description", "body", "details", "comments", "comment"],
        Column::Status => &["status", "state"],
        Column::Priority => &["priority"],
        Column::DueDate => &["due date", "due", "due on", "due at", "date"],
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
        Column::List => &["list", "list name"],
        Column::Labels => &["labels", "label", "tags", "categories"],
        Column::StartDate => &["start date", "start", "start on", "defer date", "begin date"],
        Column::Deadline => &["deadline"],
        Column::Id => &["id", "task id"],
        Column::Parent => &["parent", "parent id"],
        Column::Section => &["section", "section name"],
        Column::Recurrence => &["recurrence", "repeat", "rrule"],
        Column::SortKey | Column::Anchor | Column::Occurrence => &[],
    }
}

fn bare(heading: &str) -> String {
    plain(heading.trim_matches(|c: char| !c.is_alphanumeric() && !"()%".contains(c)))
}

/// Which column is what, as far as the headings say it: in the language that knows most of them.
pub(super) fn guess(headings: &[String]) -> Vec<(Column, usize)> {
    let headings: Vec<String> = headings.iter().map(|heading| bare(heading)).collect();
    let guesses = OURS.iter().map(|ours| guess_in(ours, &headings));
    // The first of those that know as many.
    guesses.min_by_key(|chosen| Reverse(chosen.len())).unwrap_or_default()
}

fn guess_in(ours: &[(Column, String)], headings: &[String]) -> Vec<(Column, usize)> {
    let mut chosen: Vec<(Column, usize)> = Vec::new();
    for (column, label) in ours {
        // What is one column's word of ours can be another's of others.
        let free = |number: &usize| chosen.iter().all(|(_, taken)| taken != number);
        let place = |word: &str| headings.iter().position(|heading| heading == word).filter(&free);
        let number = place(label).or_else(|| others(*column).iter().find_map(|word| place(word)));
        chosen.extend(number.map(|number| (*column, number)));
    }
    chosen
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
    let dated = |column: &Column| {
        use Column::{Added, Completed, Deadline, Deleted, DueDate, Occurrence, StartDate};
        matches!(column, DueDate | Added | Completed | Deleted | StartDate | Deadline | Occurrence)
    };
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
    plan: &Plan,
    wanted: &Wanted,
    each: &mut dyn FnMut(u64, Line) -> Result<()>,
) -> Result<Vec<String>> {
    let (chosen, language) = (&plan.chosen, plan.language);
    let table = Table::of(text, wanted)?;
    let columns = table.headings.len();
    let free = |number: &usize| !chosen.iter().any(|(_, taken)| taken == number);
    let free: Vec<usize> = (0..columns).filter(free).collect();
    let mut holds = vec![false; columns];
    let mut numbered = false;
    table.for_each_line(|line, cells| {
        if let Some(problem) = table.problem(language, cells) {
            return each(line, Err(problem));
        }
        for number in &free {
            holds[*number] |= cells.get(*number).is_some_and(|cell| !cell.trim().is_empty());
        }
        let record = record(cells, chosen);
        numbered |= matches!(record.priority.trim(), "0" | "1" | "2" | "3" | "4");
        each(line, Ok((record, None)))
    })?;
    let mut notes = before(language, &table);
    if numbered {
        notes.push(language.say("numbers-for-priority").to_owned());
    }
    let held = (0..columns).filter(|number| holds[*number]);
    let names: Vec<String> = held.map(|number| name(language, &table, number)).collect();
    notes.extend(left_out(language, "columns-left-out", names.iter().map(String::as_str)));
    Ok(notes)
}

/// What stands before the headings.
pub(super) fn before(language: Language, table: &Table) -> Vec<String> {
    let said = table.before().map(|(first, last)| match last - first {
        0 => language.say_number("line-before-headings", first),
        _ => language.format("lines-before-headings", [("first", first.into()), ("last", last.into())]),
    });
    said.into_iter().collect()
}

fn name(language: Language, table: &Table, number: usize) -> String {
    match table.headings[number].as_str() {
        "" => language.say_number("column-number", number as u64 + 1),
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
            Column::List => record.list = text,
            Column::Labels => record.labels = vec![text],
            Column::StartDate => record.start_date = text,
            Column::Deadline => record.deadline = text,
            Column::Id => record.id = text,
            Column::Parent => record.parent = text,
            Column::Section => record.section = text,
            Column::SortKey => record.sort_key = text,
            Column::Recurrence => record.recurrence = text,
            Column::Anchor => record.anchor = text,
            Column::Occurrence => record.occurrence = text,
        }
    }
    record
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_headings_are_known_in_every_language() {
        for language in Language::offered() {
            let headings = Column::ALL.map(|column| language.say(column.label()).to_owned());
            let expected: Vec<(Column, usize)> = Column::ALL.into_iter().zip(0..).collect();
            assert_eq!(guess(&headings), expected, "{}", language.slug());
        }
    }
}
