//! Moving tasks to another list.

use chrono::{DateTime, Utc};
use model::{Did, ListId, Outcome, TaskId};

use super::bulk;
use crate::changes::Change;
use crate::entities::task;
use crate::{Actor, Result, Services, lists};

/// Lets tasks stand in one of the person's lists.
pub async fn move_to(
    services: &Services,
    actor: &Actor,
    ids: &[TaskId],
    ListId(list): ListId,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let change = Change::begin(services, actor.user, now).await?;
    lists::reach(change.transaction(), actor, list).await?;
    let changed = |task: &task::Model| match task.list() == list {
        true => task.clone(),
        false => task::Model { list_id: Some(list), ..task.clone() },
    };
    bulk::apply_in(change, actor, ids, Did::Moved, now, changed).await
}
