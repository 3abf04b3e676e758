//! The words of the language.

use model::{FilterMistake, Priority, Status};

use super::day::{Day, Unit};
use super::{Date, Is, Name, When};

/// A condition as it is written.
pub(crate) struct Read {
    pub is: Is,
    /// Whether it is the contrary: `no date`.
    pub not: bool,
}

/// Reads one condition.
pub(crate) fn condition(typed: &str) -> Result<Read, FilterMistake> {
    let name = |rest: &str| Name::read(rest).ok_or(FilterMistake::NameNeeded);
    let is = if let Some(rest) = typed.strip_prefix('#') {
        Is::InList(name(rest)?)
    } else if let Some(rest) = typed.strip_prefix('@') {
        Is::Labelled(name(rest)?)
    } else if let Some(rest) = typed.strip_prefix('/') {
        Is::InSection(name(rest)?)
    } else if let Some((key, value)) = typed.split_once(':') {
        with_value(&small(key), value.trim())?
    } else {
        let words = small(typed);
        if let Some(is) = words.strip_prefix("no ").and_then(thing) {
            return Ok(Read { is, not: true });
        }
        word(&words).or_else(|| thing(&words)).ok_or(FilterMistake::UnknownWord)?
    };
    Ok(Read { is, not: false })
}

/// What a task may have.
fn thing(word: &str) -> Option<Is> {
    Some(match word {
        "date" => Is::Date(Date::Day, When::There),
        "due date" => Is::Date(Date::Due, When::There),
        "deadline" => Is::Date(Date::Deadline, When::There),
        "start date" => Is::Date(Date::Start, When::There),
        "time" => Is::Timed,
        "label" | "labels" => Is::LabelledAtAll,
        "section" => Is::InAnySection,
        "notes" => Is::WithNotes,
        _ => return None,
    })
}

/// In small letters, with single spaces.
fn small(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A condition that is words alone.
fn word(words: &str) -> Option<Is> {
    let is = match words {
        "all" | "view all" => Is::Anything,
        "overdue" | "over due" => Is::Overdue,
        "p1" => Is::Priority(Priority::High),
        "p2" => Is::Priority(Priority::Medium),
        "p3" => Is::Priority(Priority::Low),
        "p4" | "no priority" => Is::Priority(Priority::None),
        "open" => Is::Open,
        "pending" => Is::Status(Status::Pending),
        "in progress" => Is::Status(Status::InProgress),
        "completed" | "done" => Is::Status(Status::Completed),
        "recurring" => Is::Recurring,
        "subtask" => Is::Part,
        "shared" => Is::Shared,
        _ => {
            if let Some(day) = Day::read(words) {
                return Some(Is::Date(Date::Day, When::On(day)));
            }
            let (number, unit) = Unit::read(words.strip_prefix("next ").unwrap_or(words))?;
            return within(number, unit).map(|when| Is::Date(Date::Day, when));
        }
    };
    Some(is)
}

/// `7 days` are today and the six after it.
fn within(number: i32, unit: Unit) -> Option<When> {
    let days = match unit {
        Unit::Days => number,
        Unit::Weeks => 7 * number,
        Unit::Months | Unit::Years => return None,
    };
    u32::try_from(days).ok().map(When::Within)
}

/// A condition with a colon.
fn with_value(key: &str, value: &str) -> Result<Is, FilterMistake> {
    let name = || Name::read(value).ok_or(FilterMistake::NameNeeded);
    match key {
        "search" => {
            let words = Name::read(value).ok_or(FilterMistake::WordsNeeded)?;
            Ok(Is::Contains(words.parts().join("*")))
        }
        "list" if small(value) == "shared" => Ok(Is::Shared),
        "list" => Ok(Is::InList(name()?)),
        "label" => Ok(Is::Labelled(name()?)),
        "section" => Ok(Is::InSection(name()?)),
        "priority" => match small(value).as_str() {
            "high" => Ok(Is::Priority(Priority::High)),
            "medium" => Ok(Is::Priority(Priority::Medium)),
            "low" => Ok(Is::Priority(Priority::Low)),
            "none" => Ok(Is::Priority(Priority::None)),
            _ => Err(FilterMistake::PriorityNeeded),
        },
        _ => dated(key, value),
    }
}

/// `due: friday`, `created before: 2 weeks ago`.
fn dated(key: &str, value: &str) -> Result<Is, FilterMistake> {
    let (key, when): (_, fn(Day) -> When) = if let Some(key) = key.strip_suffix("before") {
        (key.trim_end(), When::Before)
    } else if let Some(key) = key.strip_suffix("after") {
        (key.trim_end(), When::After)
    } else {
        (key, When::On)
    };
    let date = match key {
        "date" => Date::Day,
        "due" => Date::Due,
        "deadline" => Date::Deadline,
        "start" | "starts" => Date::Start,
        "created" | "added" => Date::Created,
        "changed" | "updated" => Date::Changed,
        "completed" | "done" => Date::Completed,
        _ => return Err(FilterMistake::UnknownWord),
    };
    let day = Day::read(&small(value)).ok_or(FilterMistake::DayNeeded)?;
    Ok(Is::Date(date, when(day)))
}
