//! The registry: every kind of work, where it waits, and what it comes to.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::claim::Claim;
use crate::{Result, Services, accounts, reminders, tasks, transfers};

/// The words for the kinds of work that a person has one of at a time.
pub(crate) const RESCHEDULE_REMINDERS: &str = "reschedule_reminders";
pub(crate) const EMPTY_TRASH: &str = "empty_trash";

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

/// Something to do, with the ids it is about. A new meaning gets a new version: older programs leave it waiting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Work {
    Reminder {
        delivery: Uuid,
    },
    Export {
        transfer: Uuid,
    },
    Import {
        transfer: Uuid,
    },
    UndoImport {
        person: Uuid,
        transfer: Uuid,
    },
    /// Those after an id are left.
    RescheduleReminders {
        person: Uuid,
        after: Uuid,
    },
    EmptyTrash {
        person: Uuid,
    },
    DeleteAccount {
        person: Uuid,
    },
    Refold {
        after: Uuid,
    },
    Check {
        note: String,
    },
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

impl Work {
    pub fn queue(&self) -> Queue {
        match self {
            Work::Reminder { .. } => Queue::Mail,
            Work::Export { .. }
            | Work::Import { .. }
            | Work::UndoImport { .. }
            | Work::RescheduleReminders { .. }
            | Work::EmptyTrash { .. }
            | Work::DeleteAccount { .. }
            | Work::Refold { .. } => Queue::Transfers,
            Work::Check { .. } => Queue::Checks,
        }
    }

    pub fn name(&self) -> &'static str {
        match self {
            Work::Reminder { .. } => "reminder",
            Work::Export { .. } => "export",
            Work::Import { .. } => "import",
            Work::UndoImport { .. } => "undo_import",
            Work::RescheduleReminders { .. } => RESCHEDULE_REMINDERS,
            Work::EmptyTrash { .. } => EMPTY_TRASH,
            Work::DeleteAccount { .. } => "delete_account",
            Work::Refold { .. } => "refold",
            Work::Check { .. } => "check",
        }
    }

    pub fn version(&self) -> i32 {
        match self {
            // In steps.
            Work::Import { .. } => 2,
            _ => 1,
        }
    }

    pub fn tries(&self) -> i32 {
        3
    }

    /// A job must not be done twice for the same cause, whoever enqueues it.
    pub fn unique_key(&self) -> Option<String> {
        match self {
            Work::Reminder { delivery } => Some(format!("reminder:{}", delivery.simple())),
            Work::Export { transfer } => Some(format!("export:{}", transfer.simple())),
            Work::Import { transfer } => Some(format!("import:{}", transfer.simple())),
            // Done twice they find nothing left to do.
            _ => None,
        }
    }

    /// `None` when this program does not know such work; a newer one does.
    pub fn parse(name: &str, version: i32, arguments: &str) -> Option<Work> {
        // Arguments of several kinds look the same: the name says which it is.
        let id = |argument: &str| {
            let mut arguments: HashMap<String, Uuid> = serde_json::from_str(arguments).ok()?;
            arguments.remove(argument)
        };
        match (name, version) {
            ("reminder", 1) => id("delivery").map(|delivery| Work::Reminder { delivery }),
            ("export", 1) => id("transfer").map(|transfer| Work::Export { transfer }),
            ("import", 1 | 2) => id("transfer").map(|transfer| Work::Import { transfer }),
            ("undo_import", 1) => Some(Work::UndoImport { person: id("person")?, transfer: id("transfer")? }),
            (RESCHEDULE_REMINDERS, 1) => Some(Work::RescheduleReminders { person: id("person")?, after: id("after")? }),
            (EMPTY_TRASH, 1) => id("person").map(|person| Work::EmptyTrash { person }),
            ("delete_account", 1) => id("person").map(|person| Work::DeleteAccount { person }),
            ("refold", 1) => id("after").map(|after| Work::Refold { after }),
            ("check", 1) => serde_json::from_str(arguments).ok(),
            _ => None,
        }
    }

    pub async fn run(self, services: &Services, claim: &Claim, now: DateTime<Utc>) -> Result<Verdict> {
        match self {
            Work::Reminder { delivery } => Box::pin(reminders::deliver(services, delivery, claim, now)).await,
            Work::Export { transfer } => Box::pin(transfers::run_export(services, transfer, claim, now)).await,
            Work::Import { transfer } => Box::pin(transfers::run_import(services, transfer, claim, now)).await,
            Work::UndoImport { person, transfer } => {
                Box::pin(transfers::run_take_back(services, person, transfer, claim, now)).await
            }
            Work::RescheduleReminders { person, after } => {
                Box::pin(reminders::run_reschedule(services, person, after, claim, now)).await
            }
            Work::EmptyTrash { person } => Box::pin(tasks::run_empty_trash(services, person, claim, now)).await,
            Work::DeleteAccount { person } => Box::pin(accounts::run_deletion(services, person, claim, now)).await,
            Work::Refold { after } => Box::pin(tasks::refold(services, after, claim, now)).await,
            Work::Check { .. } => Ok(Verdict::Done),
        }
    }

    /// The job was given up without its own word: its cause has to show that too.
    pub async fn given_up(&self, connection: &impl ConnectionTrait, reason: &str, now: DateTime<Utc>) -> Result<()> {
        match self {
            Work::Reminder { delivery } => reminders::fail(connection, *delivery, reason).await,
            Work::Export { transfer } | Work::Import { transfer } => {
                Box::pin(transfers::fail(connection, *transfer, now)).await
            }
            _ => Ok(()),
        }
    }

    /// An operator wants it tried once more.
    pub async fn again(&self, connection: &impl ConnectionTrait, job: Uuid, now: DateTime<Utc>) -> Result<()> {
        match self {
            Work::Reminder { delivery } => reminders::plan_again(connection, *delivery).await,
            Work::Export { transfer } | Work::Import { transfer } => {
                transfers::start_again(connection, *transfer, job, now).await
            }
            _ => Ok(()),
        }
    }
}
