//! The trash: deleting puts tasks there, restoring takes them out, emptying ends them.

use chrono::{DateTime, Utc};
use model::{Did, Outcome, TaskId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{bulk, undo};
use crate::cache::{self, Entry};
use crate::entities::task::{self, Column};
use crate::time::stored;
use crate::{Actor, Result, Services};

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

/// Deletes for good what is in the trash, with what undo steps know of its words.
pub async fn empty_trash(services: &Services, actor: &Actor, _now: DateTime<Utc>) -> Result<Outcome> {
    let transaction = services.begin().await?;
    let deleted = task::Entity::delete_many()
        .filter(Column::UserId.eq(actor.user.0))
        .filter(Column::DeletedAt.is_not_null())
        .exec(&transaction)
        .await?;
    undo::forget_deleted(&transaction, actor).await?;
    transaction.commit().await?;
    cache::forget(services, Entry::Dashboard(actor.user)).await;
    Ok(Outcome { count: deleted.rows_affected as u32, ..Outcome::of(Did::Emptied) })
}
