//! Starting and reopening tasks.

use chrono::{DateTime, Utc};
use model::{Did, Outcome, Status, TaskId};

use super::bulk;
use crate::entities::task::{self, status_number};
use crate::{Actor, Result, Services};

/// Says that one is at it.
pub async fn start(services: &Services, actor: &Actor, ids: &[TaskId], now: DateTime<Utc>) -> Result<Outcome> {
    to(services, actor, ids, (Did::Started, Status::InProgress), now).await
}

/// Makes tasks pending again. What is above them and below them stays as it is.
pub async fn reopen(services: &Services, actor: &Actor, ids: &[TaskId], now: DateTime<Utc>) -> Result<Outcome> {
    to(services, actor, ids, (Did::Reopened, Status::Pending), now).await
}

async fn to(
    services: &Services,
    actor: &Actor,
    ids: &[TaskId],
    (did, status): (Did, Status),
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let number = status_number(status);
    let changed = |task: &task::Model| match task.status == number {
        true => task.clone(),
        false => task::Model { status: number, completed_at: None, completed_on: None, ..task.clone() },
    };
    bulk::apply(services, actor, ids, did, now, changed).await
}
