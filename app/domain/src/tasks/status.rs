//! Starting and reopening tasks.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use model::{Did, Outcome, Status, TaskId};
use uuid::Uuid;

use super::bulk;
use crate::changes::Change;
use crate::entities::task::{self, status_number};
use crate::{Actor, Result, Services, recurrence};

/// Says that one is at it.
pub async fn start(services: &Services, actor: &Actor, ids: &[TaskId], now: DateTime<Utc>) -> Result<Outcome> {
    bulk::apply(services, actor, ids, Did::Started, now, |task| with(task, Status::InProgress)).await
}

/// Makes tasks pending again. What is above them and below them stays as it is. Of one that is open `seen` names the occurrence
/// that was done, by the version of the task after it: that comes back, and completing it is what takes this back.
pub async fn reopen(
    services: &Services,
    actor: &Actor,
    ids: &[TaskId],
    seen: &HashMap<Uuid, i64>,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let change = Change::begin(services, actor.user, now).await?;
    let (mut pairs, mut back) = (Vec::with_capacity(ids.len()), false);
    for task in bulk::locked(&change, actor, ids).await?.into_values() {
        let after = match seen.get(&task.id).filter(|_| task.status != status_number(Status::Completed)) {
            Some(version) => {
                let after = recurrence::bring_back(&change, &task, *version, now).await?;
                back |= after.is_some();
                after.unwrap_or_else(|| task.clone())
            }
            None => with(&task, Status::Pending),
        };
        pairs.push((task, after));
    }
    let outcome = bulk::finish(change, actor, pairs, ids.len() as u32, Did::Reopened, now).await?;
    Ok(Outcome { undo: outcome.undo.filter(|_| !back), ..outcome })
}

/// An open task with this status.
fn with(task: &task::Model, status: Status) -> task::Model {
    let number = status_number(status);
    match task.status == number {
        true => task.clone(),
        false => task::Model { status: number, completed_at: None, completed_on: None, ..task.clone() },
    }
}
