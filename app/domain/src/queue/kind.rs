//! The queues, what is known of a kind of job by whoever writes one, and what a job comes to.

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

/// The queues. Each has workers of its own, so that none waits for another's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Queue {
    /// Everything that sends mail.
    Mail,
    /// Exports, imports, and whatever else goes through many rows.
    Transfers,
    /// Jobs that only show that jobs are done, and how fast.
    Checks,
}

impl Queue {
    pub const ALL: [Queue; 3] = [Queue::Mail, Queue::Transfers, Queue::Checks];

    /// The word in the table, in Redis and on the command line.
    pub fn slug(self) -> &'static str {
        match self {
            Queue::Mail => "mail",
            Queue::Transfers => "transfers",
            Queue::Checks => "checks",
        }
    }

    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|queue| queue.slug() == slug)
    }

    /// How many jobs one process works on at once, unless told otherwise.
    pub fn concurrency(self) -> usize {
        match self {
            Queue::Mail => 32,
            Queue::Transfers => 2,
            Queue::Checks => 1_024,
        }
    }

    /// Whether there are jobs that belong to no person.
    pub(super) fn has_jobs_of_nobody(self) -> bool {
        self != Queue::Mail
    }

    /// How long one try may take. Work that goes on for longer renews its lease as it proceeds.
    pub(super) fn limit(self) -> TimeDelta {
        match self {
            Queue::Mail | Queue::Checks => TimeDelta::seconds(60),
            Queue::Transfers => TimeDelta::hours(2),
        }
    }
}

/// A kind of job, as far as whoever writes one needs to know it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kind {
    pub name: &'static str,
    /// A new meaning gets a new version: older programs leave it waiting.
    pub version: i32,
    pub queue: Queue,
    /// The argument, an id, that no two jobs of the kind may have in common. Others find nothing left to do when they are
    /// done twice.
    pub unique: Option<&'static str>,
}

impl Kind {
    /// What keeps a second job from being written for the same cause, whoever writes it.
    pub fn key(&self, id: Uuid) -> String {
        format!("{}:{}", self.name, id.simple())
    }
}

/// What running a job came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Done,
    /// Trying again may help.
    Retry(String),
    /// It was refused for now. That is no fault of the job's: it is tried again for as long as it matters.
    Later(String),
    /// Trying again cannot help.
    Fail(String),
    /// There is more to do, then: others have their turn meanwhile. That is no try.
    Wait(DateTime<Utc>),
    /// A part this needs is away. That is no fault of the job's: it waits, and no try is counted.
    Away(String),
}

impl Verdict {
    /// In a word, for whoever counts.
    pub fn word(&self) -> &'static str {
        match self {
            Verdict::Done => "done",
            Verdict::Retry(_) => "failed for now",
            Verdict::Later(_) => "refused for now",
            Verdict::Fail(_) => "failed",
            Verdict::Wait(_) => "waits",
            Verdict::Away(_) => "away",
        }
    }
}
