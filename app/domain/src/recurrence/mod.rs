//! Tasks that recur. A task is one row, its current occurrence; what became of those before it is in `occurrences`. Rules are
//! RFC 5545's, as far as they speak of days: a due date is a date, so its time of day is the series', and clocks move nothing.
//!
//! Nothing of a series changes in place, but that it forgets what it kept. The current occurrence's own date follows from what is over, so that undoing takes back
//! rows and puts nothing right.

mod alone;
mod back;
mod choices;
mod dates;
mod edit;
mod files;
mod parts;
mod past;
mod roll;
mod rule;
mod series;
mod view;
mod words;

pub use edit::preview;

pub(crate) use back::bring_back;
pub(crate) use edit::{begin, edit};
pub(crate) use files::{Due, Recurs, is_rule, written};
pub(crate) use past::{PAST_MAX, Past, past, write_past};
pub(crate) use roll::{Act, end, roll, undo, versions};
pub(crate) use series::copied;
pub(crate) use view::of_task;
pub(crate) use words::said;

/// For judging them.
#[cfg(feature = "faults")]
pub mod rules {
    use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
    use chrono_tz::Tz;

    pub use super::dates::{next, upcoming};
    pub use super::rule::Rule;
    pub use super::words::of as words;

    /// The instant that a time of a date means at a place.
    pub fn instant(zone: Tz, date: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
        crate::time::instant(zone, date.and_time(time))
    }
}
