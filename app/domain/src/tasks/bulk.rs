//! One change to one task or several: all of them or none.

use chrono::{DateTime, Utc};
use model::{Did, Outcome, TaskId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, UpdateMany};

use super::not_found::not_found;
use super::undo;
use crate::cache::{self, Entry};
use crate::entities::task::{self, Column};
use crate::platform::listeners::Changed;
use crate::time::stored;
use crate::{Actor, Result, Services};

/// Applies `update` to the tasks that `differ` from what is wanted, and records how they were. Doing it again changes
/// nothing and is no error. An id that is not the person's refuses the whole.
pub(super) async fn apply(
    services: &Services,
    actor: &Actor,
    ids: &[TaskId],
    did: Did,
    now: DateTime<Utc>,
    differ: impl Fn(&task::Model) -> bool,
    update: UpdateMany<task::Entity>,
) -> Result<Outcome> {
    let transaction = services.begin().await?;
    let mut tasks = task::Entity::find()
        .filter(Column::UserId.eq(actor.user.0))
        .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
        // Locked in one order, so that two changes at once wait instead of blocking each other.
        .order_by_asc(Column::Id)
        .lock_exclusive()
        .all(&transaction)
        .await?;
    if tasks.len() != ids.len() {
        return Err(not_found(&transaction, actor, ids).await);
    }
    let outcome = Outcome { count: tasks.len() as u32, ..Outcome::of(did) };
    tasks.retain(differ);
    if tasks.is_empty() {
        return Ok(outcome);
    }
    update
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(stored(now)))
        .filter(Column::UserId.eq(actor.user.0))
        .filter(Column::Id.is_in(tasks.iter().map(|task| task.id)))
        .exec(&transaction)
        .await?;
    let ids: Vec<_> = tasks.iter().map(|task| task.id).collect();
    services.changing(&transaction, &Changed::Tasks { person: actor.user, tasks: &ids }, now).await?;
    let undo = undo::record(&transaction, actor, &tasks, undo::Texts::Unchanged, now).await?;
    transaction.commit().await?;
    cache::forget(services, Entry::Dashboard(actor.user)).await;
    Ok(Outcome { undo: Some(undo), ..outcome })
}
