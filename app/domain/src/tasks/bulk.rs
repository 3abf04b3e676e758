//! One change to one task or several: all of them or none.

use chrono::{DateTime, Utc};
use model::{Did, Outcome, TaskId, UndoId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, UpdateMany};

use super::not_found::not_found;
use crate::changes::Change;
use crate::entities::task::{self, Column};
use crate::time::stored;
use crate::{Actor, Result, Services};

/// Makes of tasks what `changed` says, which is what `update` does. Doing it again changes nothing and is no error. An id that
/// is not the person's refuses the whole.
pub(super) async fn apply(
    services: &Services,
    actor: &Actor,
    ids: &[TaskId],
    did: Did,
    now: DateTime<Utc>,
    changed: impl Fn(&task::Model) -> task::Model,
    update: UpdateMany<task::Entity>,
) -> Result<Outcome> {
    let change = Change::begin(services, actor.user, now).await?;
    apply_in(change, actor, ids, did, now, changed, update).await
}

/// The same in a change that has begun.
pub(super) async fn apply_in(
    mut change: Change<'_>,
    actor: &Actor,
    ids: &[TaskId],
    did: Did,
    now: DateTime<Utc>,
    changed: impl Fn(&task::Model) -> task::Model,
    update: UpdateMany<task::Entity>,
) -> Result<Outcome> {
    let tasks = task::Entity::find()
        .filter(Column::UserId.eq(actor.user.0))
        .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
        // Locked in one order, so that two changes at once wait instead of blocking each other.
        .order_by_asc(Column::Id)
        .lock_exclusive()
        .all(change.transaction())
        .await?;
    if tasks.len() != ids.len() {
        return Err(not_found(change.transaction(), actor, ids).await);
    }
    let outcome = Outcome { count: tasks.len() as u32, ..Outcome::of(did) };
    let mut differing = Vec::with_capacity(tasks.len());
    for task in tasks {
        let changed = changed(&task);
        if changed != task {
            change.touch(&task, &task::Model { version: task.version + 1, ..changed })?;
            differing.push(task.id);
        }
    }
    if differing.is_empty() {
        return Ok(outcome);
    }
    update
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(stored(now)))
        .filter(Column::UserId.eq(actor.user.0))
        .filter(Column::Id.is_in(differing))
        .exec(change.transaction())
        .await?;
    Ok(Outcome { undo: Some(UndoId(change.commit().await?)), ..outcome })
}
