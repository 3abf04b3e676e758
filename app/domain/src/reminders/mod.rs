//! The daily reminder.

use chrono::{DateTime, NaiveDate, Utc};

use crate::{Error, Result, Services, UserId};

/// What a run of the scheduler did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scheduled {
    /// People whose hour had come.
    pub users: u32,
    /// Reminders to send, one for each of them who has tasks due tomorrow.
    pub jobs: u32,
}

/// A reminder that a run of the scheduler would plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    pub user: UserId,
    pub email: String,
    /// The person's own date.
    pub local_date: NaiveDate,
    pub tasks: u32,
}

pub async fn schedule_due(_: &Services, _now: DateTime<Utc>) -> Result<Scheduled> {
    Err(Error::internal("not yet"))
}
pub async fn preview(_: &Services, _now: DateTime<Utc>) -> Result<Vec<Planned>> {
    Err(Error::internal("not yet"))
}
