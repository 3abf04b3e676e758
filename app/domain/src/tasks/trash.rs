//! The trash: deleting puts tasks there, restoring takes them out, emptying ends them.

use chrono::{DateTime, Utc};
use model::{Did, Outcome, TaskId};
use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::{bulk, removal, undo};
use crate::cache::{self, Entry};
use crate::entities::task::{self, Column};
use crate::entities::user;
use crate::platform::failpoints;
use crate::queue::{self, AT_ONCE, CHUNK, Claim, Kind, Queue, Verdict};
use crate::time::stored;
use crate::{Actor, Result, Services, UserId};

/// Empties a trash with much in it. A person has one such job at a time.
pub(crate) const EMPTY_TRASH: Kind = Kind { name: "empty_trash", version: 1, queue: Queue::Transfers, unique: None };

/// Moves tasks to the trash.
pub async fn delete(services: &Services, actor: &Actor, ids: &[TaskId], now: DateTime<Utc>) -> Result<Outcome> {
    let update = task::Entity::update_many().col_expr(Column::DeletedAt, Expr::value(stored(now)));
    bulk::apply(services, actor, ids, Did::Deleted, now, |task| task.deleted_at.is_none(), update).await
}

/// Takes tasks out of the trash.
pub async fn restore(services: &Services, actor: &Actor, ids: &[TaskId], now: DateTime<Utc>) -> Result<Outcome> {
    let update = task::Entity::update_many().col_expr(Column::DeletedAt, Expr::value(None::<DateTime<Utc>>));
    bulk::apply(services, actor, ids, Did::Restored, now, |task| task.deleted_at.is_some(), update).await
}

/// Deletes for good what is in the trash, with what undo steps know of its words: little at once, much by a job.
pub async fn empty_trash(services: &Services, actor: &Actor, now: DateTime<Utc>) -> Result<Outcome> {
    let transaction = services.begin().await?;
    // One who asks twice waits, and finds the job of the first.
    let person = user::Entity::find_by_id(actor.user.0).select_only().column(user::Column::Id);
    person.lock(LockType::NoKeyUpdate).into_tuple::<Uuid>().one(&transaction).await?;
    let trash = in_trash(actor.user.0, None);
    let some = removal::first(&transaction, trash.clone(), Uuid::nil(), AT_ONCE).await?;
    let (outcome, job) = if some.more {
        queue::cancel_all(&transaction, actor.user, EMPTY_TRASH, now).await?;
        let whose = json!({ "person": actor.user.0 });
        let job = queue::enqueue_one(&transaction, EMPTY_TRASH, Some(actor.user), whose, now).await?;
        (Outcome::of(Did::EmptyingStarted), Some(job.flow))
    } else {
        let count = removal::remove(&transaction, trash, some.ids).await? as u32;
        undo::forget_deleted(&transaction, actor.user.0).await?;
        (Outcome { count, ..Outcome::of(Did::Emptied) }, None)
    };
    transaction.commit().await?;
    queue::notify(services, Queue::Transfers, job).await;
    cache::forget(services, Entry::Dashboard(actor.user)).await;
    Ok(outcome)
}

/// A person's trash; what was in it at an instant and has not changed since.
fn in_trash(person: Uuid, since: Option<DateTime<Utc>>) -> Condition {
    let trash = Condition::all().add(Column::UserId.eq(person)).add(Column::DeletedAt.is_not_null());
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
            let trash = task::Entity::find().filter(in_trash(person, Some(claim.created_at)));
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
    let trash = in_trash(person, Some(claim.created_at));
    let some = removal::first(&services.reads, trash.clone(), after, CHUNK).await?;
    let last = some.ids.last().copied().unwrap_or(after);
    let transaction = services.begin().await?;
    let done = done + removal::remove(&transaction, trash, some.ids).await? as i64;
    if !some.more {
        undo::forget_deleted(&transaction, person).await?;
    }
    if !claim.proceed(&transaction, done, of.max(done), now).await? {
        return Ok(None);
    }
    transaction.commit().await?;
    cache::forget(services, Entry::Dashboard(UserId(person))).await;
    failpoints::point("emptied").await;
    Ok(some.more.then_some((last, done)))
}
