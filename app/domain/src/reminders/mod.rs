//! Reminders: once a day, at the person's own hour, about the tasks that are due on their next day; and of single tasks,
//! when people asked for it. Scheduling plans them as lines of the ledger of mails, whose jobs ask once more what is open.

mod choices;
mod due;
mod letter;
mod links;
mod listener;
mod message;
mod of_tasks;
mod per_task;
mod reschedule;
mod rule;
mod schedule;
mod set;
mod view;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use model::ReminderRule;

use crate::Actor;

pub use choices::choose;
pub use links::{act, look};
pub use schedule::{Planned, Scheduled, preview, schedule_due};
pub use set::{remove, set, snooze};

pub(crate) use rule::words;
pub(crate) use set::set_new;
pub use view::recent;

pub(crate) use choices::of as choices;
pub(crate) use letter::{DELIVER, letter};
pub(crate) use links::prune;
pub(crate) use listener::Reminders;
pub(crate) use of_tasks::{Task, first};
pub(crate) use reschedule::{RESCHEDULE, run_reschedule};
pub(crate) use view::of_task;

/// The instant a rule means for a task that is due then.
pub(crate) fn instant_of(
    rule: &ReminderRule,
    (on, time, deadline): (Option<NaiveDate>, Option<NaiveTime>, Option<NaiveDate>),
    actor: &Actor,
) -> Option<DateTime<Utc>> {
    rule::fires_at(rule, rule::Due::of(on, time, deadline), actor.zone, actor.reminder_hour)
}

/// The ledger's words for the kinds of reminders.
const DAILY: &str = "daily";
const TASK: &str = "task";
