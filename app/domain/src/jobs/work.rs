//! The kinds of work, and what they come to.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::store::Claim;
use crate::{Result, Services, reminders};

/// The queue of everything that sends mail.
pub(crate) const MAIL: &str = "mail";

/// Something to do, with the ids it is about. A new meaning gets a new version: older programs leave it waiting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Work {
    DailyReminder { delivery: Uuid },
}

/// What running a job came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Done,
    /// Trying again may help.
    Retry(String),
    /// Trying again cannot help.
    Fail(String),
}

impl Work {
    pub fn queue(&self) -> &'static str {
        match self {
            Work::DailyReminder { .. } => MAIL,
        }
    }

    pub fn name(&self) -> &'static str {
        match self {
            Work::DailyReminder { .. } => "daily_reminder",
        }
    }

    pub fn version(&self) -> i32 {
        match self {
            Work::DailyReminder { .. } => 1,
        }
    }

    /// A job must not be done twice for the same cause, whoever enqueues it.
    pub fn unique_key(&self) -> String {
        match self {
            Work::DailyReminder { delivery } => format!("daily_reminder:{}", delivery.simple()),
        }
    }

    /// `None` when this program does not know such work; a newer one does.
    pub fn parse(name: &str, version: i32, arguments: &str) -> Option<Work> {
        match (name, version) {
            ("daily_reminder", 1) => serde_json::from_str(arguments).ok(),
            _ => None,
        }
    }

    pub async fn run(self, services: &Services, claim: &Claim, now: DateTime<Utc>) -> Result<Verdict> {
        match self {
            Work::DailyReminder { delivery } => reminders::deliver(services, delivery, claim, now).await,
        }
    }
}
