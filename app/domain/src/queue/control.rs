//! What operators do with jobs. Each of these may be done twice: the second time changes nothing.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use super::fair_queue::{self, Flow};
use super::kind::{Kind, Queue};
use super::registry::{Arguments, Registry};
use super::{find, notifications};
use crate::entities::job::{self, Column, State};
use crate::platform::operator::Operator;
use crate::time::stored;
use crate::{Result, Services, UserId};

/// Jobs to be tried again, or to be thrown away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    One(Uuid),
    /// All that failed, of one queue or of all.
    Failed(Option<Queue>),
}

/// Tries failed jobs again, from the start; how many.
pub(crate) async fn retry(
    services: &Services,
    registry: &Registry,
    _operator: &Operator,
    which: &Which,
    now: DateTime<Utc>,
) -> Result<u64> {
    let mut retried = 0;
    for select in find::ended(which, now) {
        loop {
            let count = retry_chunk(services, registry, select.clone(), now).await?;
            retried += count;
            if count == 0 || matches!(which, Which::One(_)) {
                break;
            }
        }
    }
    Ok(retried)
}

/// A chunk in one transaction: a job and its cause are planned again together.
async fn retry_chunk(
    services: &Services,
    registry: &Registry,
    select: Select<job::Entity>,
    now: DateTime<Utc>,
) -> Result<u64> {
    let transaction = services.begin().await?;
    let rows = select.lock_exclusive().all(&transaction).await?;
    if rows.is_empty() {
        return Ok(0);
    }
    let mut update = Query::update();
    update
        .table("jobs")
        .value("state", Expr::value(State::Waiting))
        .value("attempts", 0)
        .value("losses", 0)
        .value("run_at", stored(now))
        .value("finished_at", None::<DateTime<Utc>>)
        .and_where(Expr::col("id").is_in(rows.iter().map(|row| row.id)));
    transaction.execute(&update).await?;
    for row in &rows {
        if let Some(retried) = registry.handler(&row.name, row.version).and_then(|handler| handler.retried) {
            retried(&transaction, &Arguments::parse(&row.arguments), row.id, now).await?;
        }
    }
    transaction.commit().await?;
    for queue in Queue::ALL {
        let rows = rows.iter().filter(|row| row.queue == queue.slug());
        notifications::notify(services, queue, rows.map(|row| Flow::of(row.user_id, row.id))).await;
    }
    Ok(rows.len() as u64)
}

/// Throws failed jobs away; how many. Their causes keep saying that they failed.
pub async fn discard(services: &Services, _operator: &Operator, which: &Which, now: DateTime<Utc>) -> Result<u64> {
    let mut discarded = 0;
    for select in find::ended(which, now) {
        loop {
            let count = discard_chunk(services, select.clone()).await?;
            discarded += count;
            if count == 0 || matches!(which, Which::One(_)) {
                break;
            }
        }
    }
    Ok(discarded)
}

async fn discard_chunk(services: &Services, select: Select<job::Entity>) -> Result<u64> {
    let ids: Vec<Uuid> = select.select_only().column(Column::Id).into_tuple().all(&services.db).await?;
    if ids.is_empty() {
        return Ok(0);
    }
    let deleted = job::Entity::delete_many()
        .filter(Column::Id.is_in(ids))
        .filter(Expr::cust("state IN ('failed', 'poison', 'cancelled')"))
        .exec(&services.db)
        .await?;
    Ok(deleted.rows_affected)
}

/// Stops a job that waits or runs. What runs notices at its next step.
pub(crate) async fn cancel(connection: &impl ConnectionTrait, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    stop(connection, Expr::col("id").eq(id), now).await
}

/// Stops a person's jobs of a kind.
pub(crate) async fn cancel_all(
    connection: &impl ConnectionTrait,
    UserId(person): UserId,
    kind: Kind,
    now: DateTime<Utc>,
) -> Result<()> {
    stop(connection, Expr::col("user_id").eq(person).and(Expr::col("name").eq(kind.name)), now).await
}

async fn stop(connection: &impl ConnectionTrait, which: Expr, now: DateTime<Utc>) -> Result<()> {
    let mut update = Query::update();
    update
        .table("jobs")
        .value("state", Expr::value(State::Cancelled))
        .value("fence", Expr::col("fence").add(1))
        .value("lease_until", None::<DateTime<Utc>>)
        .value("finished_at", stored(now))
        .and_where(which)
        .and_where(Expr::cust("state IN ('waiting', 'running')"));
    connection.execute(&update).await?;
    Ok(())
}

/// No more jobs of the queue are taken; those that run finish.
pub async fn pause(services: &Services, _operator: &Operator, queue: Queue, now: DateTime<Utc>) -> Result<()> {
    let mut insert = Query::insert();
    insert
        .into_table("paused_queues")
        .columns(["queue", "paused_at"])
        .values_panic([queue.slug().into(), stored(now).into()])
        .on_conflict(OnConflict::column("queue").do_nothing().to_owned());
    services.db.execute(&insert).await?;
    Ok(())
}

/// Goes on with a paused queue, at once.
pub async fn resume(services: &Services, _operator: &Operator, queue: Queue, now: DateTime<Utc>) -> Result<()> {
    let delete = Query::delete().from_table("paused_queues").and_where(Expr::col("queue").eq(queue.slug())).take();
    services.db.execute(&delete).await?;
    let due = fair_queue::due(services, queue, 5_000, &mut Uuid::nil(), now).await?;
    notifications::notify(services, queue, due).await;
    Ok(())
}
