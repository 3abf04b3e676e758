//! Tasks that servers of a version before wrote, which know of no lists: each is put into its person's first one, beside the
//! work of a running site.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use crate::changes;
use crate::entities::task::{self, Column};
use crate::queue::{self, CHUNK, Claim, Kind, Queue, Verdict};
use crate::{Result, Services};

/// Fills in the list of tasks after one.
pub(crate) const FILL_LISTS: Kind = Kind { name: "fill_lists", version: 1, queue: Queue::Transfers, unique: None };

/// Puts the tasks after an id into lists that stand in none.
pub(crate) async fn fill_lists(services: &Services, after: Uuid, claim: &Claim, now: DateTime<Utc>) -> Result<Verdict> {
    queue::in_steps((after, claim.progress.0), now, |place, now| step(services, place, claim, now)).await
}

async fn step(
    services: &Services,
    (after, done): (Uuid, i64),
    claim: &Claim,
    now: DateTime<Utc>,
) -> Result<Option<(Uuid, i64)>> {
    let transaction = services.begin().await?;
    // In the order in which everybody locks several tasks.
    let rows: Vec<(Uuid, Uuid)> = task::Entity::find()
        .select_only()
        .columns([Column::Id, Column::UserId])
        .filter(Column::ListId.is_null())
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(CHUNK)
        .lock_exclusive()
        .into_tuple()
        .all(&transaction)
        .await?;
    let Some(last) = rows.last().map(|row| row.0) else { return Ok(None) };
    task::Entity::update_many()
        .col_expr(Column::ListId, Expr::col(Column::UserId))
        .filter(Column::Id.is_in(rows.iter().map(|row| row.0)))
        .exec(&transaction)
        .await?;
    changes::make_inboxes(&transaction, rows.iter().map(|row| row.1), now).await?;
    let done = done + rows.len() as i64;
    // Of how many is not known: counting all of them would take longer than many a step.
    if !claim.proceed_to(&transaction, &json!({ "after": last }), (done, 0), now).await? {
        return Ok(None);
    }
    transaction.commit().await?;
    Ok(Some((last, done)))
}
