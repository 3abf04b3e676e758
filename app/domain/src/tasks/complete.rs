//! Completing tasks with what is open below them: one that recurs goes on to its next occurrence, for which its parts are to do again.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use model::{Did, Outcome, Status, TaskId};
use uuid::Uuid;

use super::family::Tasks;
use super::{bulk, searchable};
use crate::changes::Change;
use crate::entities::task::{self, status, status_number};
use crate::recurrence::{self, Act};
use crate::time::{stored, today};
use crate::{Actor, Result, Services};

/// Completes tasks, on the person's own date. `seen` are the versions of tasks that somebody means: their occurrences are
/// completed once, however many do so.
pub async fn complete(
    services: &Services,
    actor: &Actor,
    ids: &[TaskId],
    seen: HashMap<Uuid, i64>,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let seen = versions(services, actor, ids, seen).await?;
    let change = Change::begin(services, actor.user, now).await?;
    let tasks = bulk::locked_below(&change, actor, ids).await?;
    let asked: Vec<task::Model> = ids.iter().filter_map(|id| tasks.get(&id.0)).cloned().collect();
    let rolled = recurrence::roll(&change, actor, &asked, &seen, Act::Complete, now).await?;
    let changed = |task: &task::Model, _: &Tasks| match rolled.get(&task.id) {
        Some(rolled) => rolled.clone(),
        None => completed(task, actor, now),
    };
    let below = |part: &task::Model, was: &task::Model, is: &task::Model| completed_below(part, (was, is), actor, now);
    bulk::finish_below(change, actor, (ids, tasks), Did::Completed, now, changed, below).await
}

/// Leaves out the current occurrence of tasks; one that does not recur stays as it is.
pub async fn skip(
    services: &Services,
    actor: &Actor,
    ids: &[TaskId],
    seen: HashMap<Uuid, i64>,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let seen = versions(services, actor, ids, seen).await?;
    let change = Change::begin(services, actor.user, now).await?;
    let tasks: Vec<task::Model> = bulk::locked(&change, actor, ids).await?.into_values().collect();
    let mut rolled = recurrence::roll(&change, actor, &tasks, &seen, Act::Skip, now).await?;
    let skipped = |task: task::Model| (task.clone(), rolled.remove(&task.id).unwrap_or(task));
    let pairs = tasks.into_iter().map(skipped).collect();
    bulk::finish(change, actor, pairs, ids.len() as u32, Did::Skipped, now).await
}

/// Completes recurring tasks for good.
pub async fn end(services: &Services, actor: &Actor, ids: &[TaskId], now: DateTime<Utc>) -> Result<Outcome> {
    let changed = |task: &task::Model| recurrence::end(actor, task, now);
    bulk::apply(services, actor, ids, Did::SeriesEnded, now, changed).await
}

/// What completing it makes of a task that is edited as well.
pub(super) async fn complete_in(
    change: &Change<'_>,
    actor: &Actor,
    before: &task::Model,
    after: task::Model,
    now: DateTime<Utc>,
) -> Result<task::Model> {
    let open = [task::Model { status: before.status, completed_at: None, completed_on: None, ..after.clone() }];
    let mut rolled = recurrence::roll(change, actor, &open, &HashMap::new(), Act::Complete, now).await?;
    let after = rolled.remove(&after.id).unwrap_or(after).sorted();
    // The next one can have another title again.
    Ok(task::Model { search: searchable(&after.title, &after.notes), ..after })
}

/// Which occurrences are meant: those that are seen by whoever asks, or else those that are there when it is asked for.
async fn versions(
    services: &Services,
    actor: &Actor,
    ids: &[TaskId],
    mut seen: HashMap<Uuid, i64>,
) -> Result<HashMap<Uuid, i64>> {
    let unsaid: Vec<TaskId> = ids.iter().copied().filter(|id| !seen.contains_key(&id.0)).collect();
    if !unsaid.is_empty() {
        seen.extend(recurrence::versions(services, actor, &unsaid).await?);
    }
    Ok(seen)
}

fn completed(task: &task::Model, actor: &Actor, now: DateTime<Utc>) -> task::Model {
    match task.status == status_number(Status::Completed) {
        true => task.clone(),
        false => task::Model {
            status: status_number(Status::Completed),
            completed_at: Some(stored(now)),
            completed_on: Some(today(actor.zone, now)),
            ..task.clone()
        },
    }
}

/// What becomes of a part when what it is below is done. What is in the trash stays as it is, and what recurs ends with it. Of one
/// that goes on to its next occurrence, what was done below it is to do again.
pub(super) fn completed_below(
    part: &task::Model,
    (was, is): (&task::Model, &task::Model),
    actor: &Actor,
    now: DateTime<Utc>,
) -> task::Model {
    if is == was || part.deleted_at != was.deleted_at || status(was.status) == Status::Completed {
        return part.clone();
    }
    match (status(is.status), status(part.status)) {
        (Status::Completed, _) if part.series_id.is_some() => recurrence::end(actor, part, now),
        (Status::Completed, _) => completed(part, actor, now),
        (_, Status::Completed) if is.series_id.is_some() => task::Model {
            status: status_number(Status::Pending),
            completed_at: None,
            completed_on: None,
            ..part.clone()
        },
        _ => part.clone(),
    }
}
