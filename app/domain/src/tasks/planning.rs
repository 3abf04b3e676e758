//! Saying how much tasks matter and when they are due.

use chrono::{DateTime, NaiveDate, Utc};
use model::{Did, Outcome, Priority, TaskId};

use super::bulk;
use crate::entities::task::{self, priority_number};
use crate::{Actor, Result, Services};

/// Sets the priority.
pub async fn prioritise(
    services: &Services,
    actor: &Actor,
    ids: &[TaskId],
    priority: Priority,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let number = priority_number(priority);
    let changed = |task: &task::Model| task::Model { priority: number, ..task.clone() };
    bulk::apply(services, actor, ids, Did::Prioritised, now, changed).await
}

/// Sets the due date and keeps the time of day; without a date both go. Whoever means to do a task sooner than it was to begin
/// need not wait for that.
pub async fn reschedule(
    services: &Services,
    actor: &Actor,
    ids: &[TaskId],
    date: Option<NaiveDate>,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let changed = |task: &task::Model| match task.due_on == date {
        true => task.clone(),
        false => {
            let start_on = task.start_on.filter(|start| date.is_none_or(|date| *start <= date));
            task::Model { due_on: date, due_time: date.and(task.due_time), start_on, ..task.clone() }
        }
    };
    bulk::apply(services, actor, ids, Did::Rescheduled, now, changed).await
}
