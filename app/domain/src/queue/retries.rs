//! When what failed is tried again, and the history of that.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Result;
use crate::time::stored;

const FIRST_PAUSE: TimeDelta = TimeDelta::seconds(30);
const LONGEST_PAUSE: TimeDelta = TimeDelta::minutes(30);
/// What is kept of a job's history.
const HISTORY: usize = 20;

/// A try of a job that failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailedAttempt {
    pub at: DateTime<Utc>,
    pub error: String,
}

/// The history with one failed attempt more.
pub(super) fn history(before: &str, error: &str, now: DateTime<Utc>) -> Result<String> {
    let mut attempts = failed_attempts(before);
    attempts.push(FailedAttempt { at: stored(now), error: error.to_owned() });
    let surplus = attempts.len().saturating_sub(HISTORY);
    Ok(serde_json::to_string(&attempts[surplus..])?)
}

fn failed_attempts(history: &str) -> Vec<FailedAttempt> {
    serde_json::from_str(history).unwrap_or_default()
}

/// When to try again what was refused for now: after as long as it has been going on, and once more shortly before it
/// does not matter any more. `None` when that has come.
pub(super) fn later(history: &str, expires_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let since = failed_attempts(history).first().map_or(now, |first| first.at);
    let next = now + jittered((now - since).clamp(FIRST_PAUSE, LONGEST_PAUSE));
    let last = expires_at.map_or(next, |end| end - FIRST_PAUSE);
    (now < last).then(|| Ord::min(next, last))
}

/// 30 seconds, then two minutes.
pub(super) fn pause(attempts: i32) -> TimeDelta {
    jittered(FIRST_PAUSE * 4_i32.pow(attempts.clamp(1, 5).unsigned_abs() - 1))
}

/// Give or take a fifth, so that what failed together does not return together.
fn jittered(pause: TimeDelta) -> TimeDelta {
    let jitter = i64::from(Uuid::new_v4().as_bytes()[0]) - 128;
    pause + TimeDelta::milliseconds(pause.num_milliseconds() / 5 * jitter / 128)
}
