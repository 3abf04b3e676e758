//! Taking imports back.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::draft::Draft;
use crate::entities::{task, transfer};
use crate::{Actor, Result};

/// The ids of an import's tasks: its own id with a number at the end. So they are a range that nobody else uses, and
/// the import need not be remembered task by task.
pub(super) fn task_id(import: Uuid, number: u32) -> Uuid {
    let mut bytes = import.into_bytes();
    bytes[12..].copy_from_slice(&number.to_be_bytes());
    Uuid::from_bytes(bytes)
}

/// Deletes what an import brought, except what changed since; how many. Twice counts the same.
pub(crate) async fn take_back(transaction: &impl ConnectionTrait, actor: &Actor, import: Uuid) -> Result<u32> {
    let row = transfer::Entity::find_by_id(import)
        .filter(transfer::Column::UserId.eq(actor.user.0))
        .lock_exclusive()
        .one(transaction)
        .await?;
    let mut draft: Option<Draft> = row.map(|row| serde_json::from_str(&row.detail)).transpose()?;
    if let Some(count) = draft.as_ref().and_then(|draft| draft.taken_back) {
        return Ok(count);
    }
    let deleted = task::Entity::delete_many()
        .filter(task::Column::UserId.eq(actor.user.0))
        .filter(task::Column::Id.between(task_id(import, 0), task_id(import, u32::MAX)))
        .filter(task::Column::Version.eq(1))
        .exec(transaction)
        .await?;
    let count = u32::try_from(deleted.rows_affected).unwrap_or(u32::MAX);
    if let Some(draft) = &mut draft {
        draft.taken_back = Some(count);
        transfer::Entity::update_many()
            .col_expr(transfer::Column::Detail, Expr::value(serde_json::to_string(draft)?))
            .filter(transfer::Column::Id.eq(import))
            .exec(transaction)
            .await?;
    }
    Ok(count)
}
