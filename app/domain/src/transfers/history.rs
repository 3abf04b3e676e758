//! What became of a task's earlier occurrences, as files of our own have it.

use chrono::NaiveTime;
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};

use super::check::Reading;
use super::moments::{date, moment};
use super::record::{clock, instant};
use crate::entities::occurrence::State;
use crate::recurrence::{PAST_MAX, Past};
use crate::time::today;

/// An occurrence that is over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Occurrence {
    /// When it was due in the end.
    #[serde(skip_serializing_if = "String::is_empty")]
    due_date: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    due_time: String,
    /// The date that the rule gave it, if it was moved.
    #[serde(skip_serializing_if = "String::is_empty")]
    occurrence: String,
    /// `done` or `skipped`; `last` if it was done and none followed.
    state: String,
    /// When that was, and on which date of the person's own.
    ended_at: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    ended_on: String,
}

impl Occurrence {
    pub fn of(past: &Past) -> Occurrence {
        let moved = past.due_on != Some(past.original_on);
        Occurrence {
            due_date: past.due_on.map(|date| date.to_string()).unwrap_or_default(),
            due_time: past.due_time.map(clock).unwrap_or_default(),
            occurrence: if moved { past.original_on.to_string() } else { String::new() },
            state: past.state.to_value(),
            ended_at: instant(past.ended_at),
            ended_on: past.ended_on.to_string(),
        }
    }

    /// The same as it is stored, if it is one.
    fn past(&self, reading: Reading) -> Option<Past> {
        let (due_on, original_on) = (date(&self.due_date)?, date(&self.occurrence)?);
        let ended_at = moment(&self.ended_at, reading)??;
        Some(Past {
            original_on: original_on.or(due_on)?,
            due_on,
            due_time: time(&self.due_time)?,
            state: State::try_from_value(&self.state).ok()?,
            ended_at,
            ended_on: date(&self.ended_on)?.unwrap_or_else(|| today(reading.zone, ended_at)),
        })
    }
}

/// A time of day; nothing where nothing is said.
fn time(text: &str) -> Option<Option<NaiveTime>> {
    if text.is_empty() { Some(None) } else { NaiveTime::parse_from_str(text, "%H:%M").ok().map(Some) }
}

/// All of them as they are stored, if each is one and there are not too many.
pub(super) fn past(occurrences: &[Occurrence], reading: Reading) -> Option<Vec<Past>> {
    if occurrences.len() > PAST_MAX {
        return None;
    }
    occurrences.iter().map(|occurrence| occurrence.past(reading)).collect()
}
