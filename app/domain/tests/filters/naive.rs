//! What filters mean, said once more and as simply as can be: over tasks as somebody made them, by a language of its own.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use model::{Priority, Status};

/// A task as it was made.
#[derive(Clone, Debug)]
pub struct Made {
    pub title: String,
    pub notes: String,
    pub status: Status,
    pub priority: Priority,
    pub due: Option<NaiveDate>,
    pub time: Option<NaiveTime>,
    pub deadline: Option<NaiveDate>,
    pub start: Option<NaiveDate>,
    pub created: DateTime<Utc>,
    pub changed: DateTime<Utc>,
    pub labels: Vec<String>,
    pub list: String,
    pub section: Option<String>,
    pub part: bool,
    pub recurring: bool,
}

/// A filter before it is written down.
#[derive(Clone, Debug)]
pub enum Wish {
    And(Box<Wish>, Box<Wish>),
    Or(Box<Wish>, Box<Wish>),
    Not(Box<Wish>),
    /// As it is written, and what it means.
    One(String, Meaning),
}

#[derive(Clone, Debug)]
pub enum Meaning {
    Everything,
    Nothing,
    Overdue,
    Timed,
    Priority(Priority),
    Status(Status),
    Open,
    List(&'static str),
    Section(&'static str),
    NoSection,
    Label(&'static str),
    LabelBeginning(&'static str),
    NoLabels,
    Recurring,
    Part,
    Notes,
    Search(&'static str),
    NoDate(Which),
    Date(Which, Compare, NaiveDate),
    Within(i64),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Which {
    Day,
    Due,
    Deadline,
    Start,
    Created,
    Changed,
    Completed,
}

#[derive(Clone, Copy, Debug)]
pub enum Compare {
    On,
    Before,
    After,
}

pub struct Reader {
    pub zone: Tz,
    pub now: DateTime<Utc>,
}

impl Wish {
    /// As somebody would type it, with more brackets than are needed.
    pub fn written(&self) -> String {
        match self {
            Wish::And(one, other) => format!("({} & {})", one.written(), other.written()),
            Wish::Or(one, other) => format!("({} | {})", one.written(), other.written()),
            Wish::Not(wish) => format!("!{}", wish.written()),
            Wish::One(text, _) => text.clone(),
        }
    }

    fn names_status(&self) -> bool {
        match self {
            Wish::And(one, other) | Wish::Or(one, other) => one.names_status() || other.names_status(),
            Wish::Not(wish) => wish.names_status(),
            Wish::One(_, meaning) => matches!(
                meaning,
                Meaning::Status(_)
                    | Meaning::Open
                    | Meaning::Date(Which::Completed, ..)
                    | Meaning::NoDate(Which::Completed)
            ),
        }
    }

    pub fn shows(&self, task: &Made, reader: &Reader) -> bool {
        (self.names_status() || task.status != Status::Completed) && self.holds(task, reader)
    }

    fn holds(&self, task: &Made, reader: &Reader) -> bool {
        match self {
            Wish::And(one, other) => one.holds(task, reader) && other.holds(task, reader),
            Wish::Or(one, other) => one.holds(task, reader) || other.holds(task, reader),
            Wish::Not(wish) => !wish.holds(task, reader),
            Wish::One(_, meaning) => reader.holds(meaning, task),
        }
    }
}

impl Reader {
    fn holds(&self, meaning: &Meaning, task: &Made) -> bool {
        let here = self.now.with_timezone(&self.zone).naive_local();
        let date = |which| self.date(which, task);
        match meaning {
            Meaning::Everything => true,
            Meaning::Nothing => false,
            Meaning::Overdue => {
                task.status != Status::Completed && {
                    let gone = |date: NaiveDate, time: Option<NaiveTime>| match time {
                        Some(time) => {
                            date.and_time(time).format("%F %H:%M").to_string() < here.format("%F %H:%M").to_string()
                        }
                        None => date < here.date(),
                    };
                    task.due.is_some_and(|due| gone(due, task.time))
                        || task.deadline.is_some_and(|date| gone(date, None))
                }
            }
            Meaning::Timed => task.time.is_some(),
            Meaning::Priority(priority) => task.priority == *priority,
            Meaning::Status(status) => task.status == *status,
            Meaning::Open => task.status != Status::Completed,
            Meaning::List(name) => task.list == *name,
            Meaning::Section(name) => task.section.as_deref() == Some(*name),
            Meaning::NoSection => task.section.is_none(),
            Meaning::Label(word) => task.labels.iter().any(|label| label == word),
            Meaning::LabelBeginning(start) => task.labels.iter().any(|label| label.starts_with(start)),
            Meaning::NoLabels => task.labels.is_empty(),
            Meaning::Recurring => task.recurring,
            Meaning::Part => task.part,
            Meaning::Notes => !task.notes.is_empty(),
            Meaning::Search(words) => words
                .split(' ')
                .all(|word| format!("{}\n{}", task.title, task.notes).to_lowercase().contains(&word.to_lowercase())),
            Meaning::NoDate(which) => date(*which).is_none(),
            Meaning::Date(which, compare, day) => date(*which).is_some_and(|date| match compare {
                Compare::On => date == *day,
                Compare::Before => date < *day,
                Compare::After => date > *day,
            }),
            Meaning::Within(days) => date(Which::Day).is_some_and(|date| {
                let away = i64::from(date.num_days_from_ce() - here.date().num_days_from_ce());
                (0..*days).contains(&away)
            }),
        }
    }

    fn date(&self, which: Which, task: &Made) -> Option<NaiveDate> {
        let local = |at: DateTime<Utc>| at.with_timezone(&self.zone).date_naive();
        match which {
            Which::Day => [task.due, task.deadline].into_iter().flatten().min(),
            Which::Due => task.due,
            Which::Deadline => task.deadline,
            Which::Start => task.start,
            Which::Created => Some(local(task.created)),
            Which::Changed => Some(local(task.changed)),
            Which::Completed => (task.status == Status::Completed).then(|| local(task.changed)),
        }
    }
}
