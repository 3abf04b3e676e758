//! The language of filters, such as `(today | overdue) & #Work & !@waiting`. Words of the language are the same for everybody,
//! in whatever case; names are those of the person's own lists, sections and labels.

mod day;
pub mod examples;
mod expression;
mod names;
mod tokens;
mod words;

use std::ops::Range;

pub use day::{Day, Unit};
use model::{FILTER_MAX, FilterMistake, Mistake, Priority, Status};
pub use names::Name;

/// The most conditions of one.
pub const CONDITIONS_MAX: usize = 60;
/// The most brackets and exclamation marks around one condition.
pub const DEPTH_MAX: usize = 20;

/// Which tasks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    All(Vec<Filter>),
    Any(Vec<Filter>),
    Not(Box<Filter>),
    Is(Condition),
}

/// A single condition, and where it stands, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    pub is: Is,
    pub at: Range<usize>,
}

/// What a condition asks of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Is {
    Anything,
    /// Its day has gone by, or its minute.
    Overdue,
    /// A date of it is like this.
    Date(Date, When),
    /// It is due at a time of its day.
    Timed,
    Priority(Priority),
    Status(Status),
    Open,
    InList(Name),
    InSection(Name),
    InAnySection,
    /// In a list that others see too.
    Shared,
    Labelled(Name),
    LabelledAtAll,
    Recurring,
    /// A part of another.
    Part,
    WithNotes,
    /// Title and notes contain each of these words.
    Contains(String),
}

/// The dates of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Date {
    /// The day that it stands under in lists: when it is due, or its deadline if that comes before.
    Day,
    Due,
    Deadline,
    Start,
    Created,
    Changed,
    Completed,
}

/// How a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// There is one.
    There,
    On(Day),
    Before(Day),
    After(Day),
    /// From today on, so many days, today counted.
    Within(u32),
}

/// Reads a filter.
///
/// # Errors
///
/// Where it cannot be read, and what would be right there.
pub fn read(text: &str) -> Result<Filter, Mistake> {
    if text.chars().count() > FILTER_MAX {
        return Err(mistake(0..text.len(), FilterMistake::TooLong { max: FILTER_MAX as u32 }));
    }
    expression::read(text)
}

impl Filter {
    /// Every condition.
    pub fn conditions(&self) -> Vec<&Condition> {
        match self {
            Filter::All(parts) | Filter::Any(parts) => parts.iter().flat_map(Filter::conditions).collect(),
            Filter::Not(part) => part.conditions(),
            Filter::Is(condition) => vec![condition],
        }
    }

    /// Whether it says itself whether tasks are done. One that does not is about open ones.
    pub fn names_status(&self) -> bool {
        self.conditions()
            .iter()
            .any(|condition| matches!(condition.is, Is::Status(_) | Is::Open | Is::Date(Date::Completed, _)))
    }
}

fn mistake(at: Range<usize>, is: FilterMistake) -> Mistake {
    let place = |bytes: usize| u32::try_from(bytes).unwrap_or(u32::MAX);
    Mistake { from: place(at.start), to: place(at.end), is }
}
