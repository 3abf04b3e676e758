//! Searching compares with what tasks were folded to when they were written. A version that folds in another way folds
//! them all anew, beside the work of a running site.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::searchable;
use crate::entities::task::{self, Column};
use crate::queue::{self, Claim, Kind, Queue, Verdict};
use crate::{Result, Services};

/// Folds tasks after one anew.
pub(crate) const REFOLD: Kind = Kind { name: "refold", version: 1, queue: Queue::Transfers, unique: None };

/// Tasks of one transaction, and transactions of one job: other jobs have their turn, and whoever is stopped loses little.
const CHUNK: u64 = 500;
const CHUNKS: usize = 10;

/// Folds some of the tasks after an id, and leaves the rest to a job of its own.
pub(crate) async fn refold(services: &Services, after: Uuid, claim: &Claim, now: DateTime<Utc>) -> Result<Verdict> {
    let mut position = after;
    for _ in 0..CHUNKS {
        match chunk(services, position).await? {
            Some(last) => position = last,
            None => return Ok(Verdict::Done),
        }
    }
    let transaction = services.begin().await?;
    if claim.proceed(&transaction, 0, 0, now).await? {
        let next = queue::enqueue_one(&transaction, REFOLD, None, json!({ "after": position }), now).await?;
        transaction.commit().await?;
        queue::notify(services, Queue::Transfers, [next.flow]).await;
    }
    Ok(Verdict::Done)
}

/// Folds the next tasks; the last of them. A task that changed meanwhile was folded with its change.
async fn chunk(services: &Services, after: Uuid) -> Result<Option<Uuid>> {
    let rows: Vec<(Uuid, i64, String, String, String)> = task::Entity::find()
        .select_only()
        .columns([Column::Id, Column::Version, Column::Title, Column::Notes, Column::Search])
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(CHUNK)
        .into_tuple()
        .all(&services.reads)
        .await?;
    let last = rows.last().map(|row| row.0);
    let fold = |(id, version, title, notes, search): (Uuid, i64, String, String, String)| {
        let folded = searchable(&title, &notes);
        (folded != search).then_some((id, version, folded))
    };
    let stale = tokio::task::spawn_blocking(move || rows.into_iter().filter_map(fold).collect::<Vec<_>>()).await?;
    if !stale.is_empty() {
        let transaction = services.begin().await?;
        for (id, version, folded) in stale {
            task::Entity::update_many()
                .col_expr(Column::Search, Expr::value(folded))
                .filter(Column::Id.eq(id))
                .filter(Column::Version.eq(version))
                .exec(&transaction)
                .await?;
        }
        transaction.commit().await?;
    }
    Ok(last)
}
