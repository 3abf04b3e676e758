//! The daily reminder: at the person's own hour, one mail about the tasks that are due on their next day.
//!
//! Scheduling writes a line of the ledger and a job in one transaction; the ledger's unique key keeps a second
//! scheduler, or a second run, from planning the same mail again. The job asks once more what is open, and sends.

mod deliver;
mod due;
mod message;
mod schedule;

pub(crate) use deliver::deliver;
pub use schedule::{Planned, Scheduled, preview, schedule_due};

/// The ledger's word for this kind of reminder.
const KIND: &str = "daily";
const CHANNEL: &str = "mail";
