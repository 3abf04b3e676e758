//! Starting, completing and reopening tasks.

use chrono::{DateTime, NaiveDate, Utc};
use model::{Did, Outcome, Status, TaskId};

use super::bulk;
use crate::entities::task::{self, status_number};
use crate::time::{stored, today};
use crate::{Actor, Result, Services};

/// Says that one is at it.
pub async fn start(services: &Services, actor: &Actor, ids: &[TaskId], now: DateTime<Utc>) -> Result<Outcome> {
    to(services, actor, ids, (Did::Started, Status::InProgress), None, now).await
}

/// Completes tasks, on the person's own date.
pub async fn complete(services: &Services, actor: &Actor, ids: &[TaskId], now: DateTime<Utc>) -> Result<Outcome> {
    let at = (stored(now), today(actor.zone, now));
    to(services, actor, ids, (Did::Completed, Status::Completed), Some(at), now).await
}

/// Makes tasks pending again.
pub async fn reopen(services: &Services, actor: &Actor, ids: &[TaskId], now: DateTime<Utc>) -> Result<Outcome> {
    to(services, actor, ids, (Did::Reopened, Status::Pending), None, now).await
}

async fn to(
    services: &Services,
    actor: &Actor,
    ids: &[TaskId],
    (did, status): (Did, Status),
    completed: Option<(DateTime<Utc>, NaiveDate)>,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let (number, at, on) = (status_number(status), completed.map(|(at, _)| at), completed.map(|(_, on)| on));
    let changed = |task: &task::Model| match task.status == number {
        true => task.clone(),
        false => task::Model { status: number, completed_at: at, completed_on: on, ..task.clone() },
    };
    bulk::apply(services, actor, ids, did, now, changed).await
}
