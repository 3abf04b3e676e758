//! Work that goes through many rows, step by step. Each step is a short transaction of its own: others write between
//! two of them, and whoever takes over after a crash goes on where the last one ended.

use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use tokio::time::sleep;

use super::kind::Verdict;
use crate::Result;

/// As many rows change at once with the request that asks for it. More are a job.
pub(crate) const AT_ONCE: u64 = 1_000;
/// Rows of one step.
pub(crate) const CHUNK: u64 = 500;
/// How long one goes on before others have their turn.
const SLICE: Duration = Duration::from_secs(10);
/// The longest pause between two steps.
const PAUSE: Duration = Duration::from_millis(50);

/// Takes steps from a position, to the end or until it is time for others. A step says where the next one begins.
pub(crate) async fn in_steps<P, F>(
    mut position: P,
    now: DateTime<Utc>,
    mut step: impl FnMut(P, DateTime<Utc>) -> F,
) -> Result<Verdict>
where
    F: Future<Output = Result<Option<P>>>,
{
    let clock = Clock::starting(now);
    loop {
        let begun = Instant::now();
        match step(position, clock.now()).await? {
            None => return Ok(Verdict::Done),
            Some(_) if clock.slice_is_over() => return Ok(Verdict::Wait(clock.now())),
            Some(next) => position = next,
        }
        pause(begun).await;
    }
}

/// Leaves the database to others for as long as a step took. Processes that write to one SQLite file only try for its
/// lock now and then: they would not get it from one that takes it again at once.
pub(crate) async fn pause(begun: Instant) {
    sleep(begun.elapsed().min(PAUSE)).await;
}

/// The time of a job as it goes on: its lease is renewed as of the time that has passed meanwhile.
pub(crate) struct Clock {
    at_start: DateTime<Utc>,
    start: Instant,
}

impl Clock {
    pub fn starting(now: DateTime<Utc>) -> Clock {
        Clock { at_start: now, start: Instant::now() }
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.at_start + TimeDelta::from_std(self.start.elapsed()).unwrap_or_default()
    }

    /// Whether it is time for others.
    pub fn slice_is_over(&self) -> bool {
        self.start.elapsed() > SLICE
    }
}
