//! The trash: deleting puts tasks there, restoring takes them out, emptying ends them.

use chrono::{DateTime, Utc};
use model::{Did, Outcome, TaskId};
use sea_orm::sea_query::LockType;
use sea_orm::{ColumnTrait, Condition, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::{bulk, removal};
use crate::changes::{self, Change};
use crate::entities::task::{self, Column};
use crate::entities::{list, user};
use crate::platform::failpoints;
use crate::queue::{self, AT_ONCE, CHUNK, Claim, Kind, Queue, Verdict};
use crate::time::stored;
use crate::{Actor, Result, Services, UserId, lists};

/// Empties a trash with much in it. A person has one such job at a time.
pub(crate) const EMPTY_TRASH: Kind = Kind { name: "empty_trash", version: 2, queue: Queue::Transfers, unique: None };

/// Moves tasks to the trash, with all below them.
pub async fn delete(services: &Services, actor: &Actor, ids: &[TaskId], now: DateTime<Utc>) -> Result<Outcome> {
    let change = Change::begin(services, actor.user, now).await?;
    let at = Some(stored(now));
    let changed = |task: &task::Model| task::Model { deleted_at: task.deleted_at.or(at), ..task.clone() };
    let below = |part: &task::Model, was: &task::Model, _: &task::Model| match was.deleted_at {
        None => changed(part),
        Some(_) => part.clone(),
    };
    bulk::apply_below(change, actor, ids, Did::Deleted, now, |task, _| changed(task), below).await
}

/// Takes tasks out of the trash, with what went there with them. One whose list is in the trash, too, comes to stand in the Inbox.
pub async fn restore(services: &Services, actor: &Actor, ids: &[TaskId], now: DateTime<Utc>) -> Result<Outcome> {
    let change = Change::begin(services, actor.user, now).await?;
    let gone = lists::in_trash(change.transaction(), actor.user.0, None).await?;
    let changed = |task: &task::Model| match task.deleted_at {
        None => task.clone(),
        Some(_) if gone.contains(&task.list()) => {
            let inbox = changes::inbox(actor.user);
            task::Model { deleted_at: None, list_id: Some(inbox), section_id: None, ..task.clone() }
        }
        Some(_) => task::Model { deleted_at: None, ..task.clone() },
    };
    let below = |part: &task::Model, was: &task::Model, _: &task::Model| match part.deleted_at == was.deleted_at {
        true => changed(part),
        false => part.clone(),
    };
    bulk::apply_below(change, actor, ids, Did::Restored, now, |task, _| changed(task), below).await
}

/// Deletes for good what is in the trash, with what the journal knows of its words: little at once, much by a job.
pub async fn empty_trash(services: &Services, actor: &Actor, now: DateTime<Utc>) -> Result<Outcome> {
    let mut change = Change::begin(services, actor.user, now).await?;
    let transaction = change.transaction();
    let lists = lists::lock_trash(transaction, actor.user.0, None).await?;
    let trash = in_trash(actor.user.0, &lists, None);
    let some = removal::first(transaction, trash.clone(), Uuid::nil(), AT_ONCE).await?;
    let (outcome, job) = if some.more {
        // One who asks twice waits, and finds the job of the first.
        let person = user::Entity::find_by_id(actor.user.0).select_only().column(user::Column::Id);
        person.lock(LockType::NoKeyUpdate).into_tuple::<Uuid>().one(transaction).await?;
        queue::cancel_all(transaction, actor.user, EMPTY_TRASH, now).await?;
        let whose = json!({ "person": actor.user.0 });
        let job = queue::enqueue_one(transaction, EMPTY_TRASH, Some(actor.user), whose, now).await?;
        (Outcome::of(Did::EmptyingStarted), Some(job.flow))
    } else {
        let removed = removal::remove(transaction, trash, some.ids).await?;
        let lists = lists::remove(transaction, actor.user.0, lists).await?;
        changes::remove_words(transaction, actor.user).await?;
        let count = removed.len() as u32;
        change.extend(removed);
        change.extend(lists);
        (Outcome { count, ..Outcome::of(Did::Emptied) }, None)
    };
    change.commit().await?;
    queue::notify(services, Queue::Transfers, job).await;
    Ok(outcome)
}

/// A person's trash; what was in it at an instant and has not changed since. The tasks of these lists in the trash are there,
/// too.
fn in_trash(person: Uuid, lists: &[Uuid], since: Option<DateTime<Utc>>) -> Condition {
    let trash = Condition::any().add(Column::DeletedAt.is_not_null());
    let trash = match lists.is_empty() {
        true => trash,
        false => trash.add(list::of_task().is_in(lists.iter().copied())),
    };
    let trash = Condition::all().add(Column::UserId.eq(person)).add(trash);
    trash.add_option(since.map(|at| Column::UpdatedAt.lte(at)))
}

/// Deletes what was in a person's trash when the job was written.
pub(crate) async fn run_empty_trash(
    services: &Services,
    person: Uuid,
    claim: &Claim,
    now: DateTime<Utc>,
) -> Result<Verdict> {
    let (done, of) = match claim.progress {
        (0, _) => {
            let lists = lists::in_trash(&services.reads, person, Some(claim.created_at)).await?;
            let trash = task::Entity::find().filter(in_trash(person, &lists, Some(claim.created_at)));
            (0, trash.count(&services.reads).await? as i64)
        }
        progress => progress,
    };
    queue::in_steps((Uuid::nil(), done), now, |place, now| step(services, person, place, of, claim, now)).await
}

async fn step(
    services: &Services,
    person: Uuid,
    (after, done): (Uuid, i64),
    of: i64,
    claim: &Claim,
    now: DateTime<Utc>,
) -> Result<Option<(Uuid, i64)>> {
    let mut change = Change::of_set(services, UserId(person), claim.id, now).await?;
    // A list that somebody takes out meanwhile keeps its tasks.
    let lists = lists::lock_trash(change.transaction(), person, Some(claim.created_at)).await?;
    let trash = in_trash(person, &lists, Some(claim.created_at));
    let some = removal::first(change.transaction(), trash.clone(), after, CHUNK).await?;
    let last = some.ids.last().copied().unwrap_or(after);
    let removed = removal::remove(change.transaction(), trash, some.ids).await?;
    let done = done + removed.len() as i64;
    change.extend(removed);
    if !some.more {
        let lists = lists::remove(change.transaction(), person, lists).await?;
        change.extend(lists);
        changes::remove_words(change.transaction(), UserId(person)).await?;
    }
    if !claim.proceed(change.transaction(), done, Ord::max(of, done), now).await? {
        return Ok(None);
    }
    change.commit().await?;
    failpoints::point("emptied").await;
    Ok(some.more.then_some((last, done)))
}
