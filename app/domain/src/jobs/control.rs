//! What operators do with jobs. Each of these may be done twice: the second time changes nothing.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::claim::Mishap;
use super::work::{Queue, Work};
use super::{bell, store};
use crate::accounts::Operator;
use crate::entities::job::{self, Column, State};
use crate::time::stored;
use crate::{Error, Result, Services};

/// A job as operators see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    pub id: Uuid,
    pub queue: String,
    pub name: String,
    pub version: i32,
    /// `waiting`, `running`, `done`, `failed`, `cancelled` or `poison`.
    pub state: String,
    /// JSON, ids only.
    pub arguments: String,
    pub attempts: i32,
    pub max_attempts: i32,
    /// How often a process ended while it ran this.
    pub losses: i32,
    pub progress: (i64, i64),
    pub run_at: DateTime<Utc>,
    pub created_at: DateTime<Utc>,
    pub finished_at: Option<DateTime<Utc>>,
    pub error: Option<String>,
    pub history: Vec<Mishap>,
}

/// Jobs to be tried again, or to be thrown away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    One(Uuid),
    /// All that failed, of one queue or of all.
    Failed(Option<Queue>),
}

/// Jobs in a state, the latest first.
pub async fn list(
    services: &Services,
    _operator: &Operator,
    state: &str,
    queue: Option<Queue>,
    limit: u64,
) -> Result<Vec<Job>> {
    let mut select = job::Entity::find().filter(Column::State.eq(state));
    if let Some(queue) = queue {
        select = select.filter(Column::Queue.eq(queue.slug()));
    }
    // The order of the index that fits the state.
    let order = match state {
        "waiting" => Column::RunAt,
        "running" => Column::LeaseUntil,
        _ => Column::FinishedAt,
    };
    let rows = select.order_by_desc(order).order_by_desc(Column::Id).limit(limit).all(&services.db).await?;
    Ok(rows.into_iter().map(Job::from).collect())
}

/// One job with everything about it.
pub async fn show(services: &Services, _operator: &Operator, id: Uuid) -> Result<Job> {
    let row = job::Entity::find_by_id(id).one(&services.db).await?;
    row.map(Job::from).ok_or_else(Error::not_found)
}

/// Tries failed jobs again, from the start; how many.
pub async fn retry(services: &Services, _operator: &Operator, which: &Which, now: DateTime<Utc>) -> Result<u64> {
    let mut retried = 0;
    // A chunk in one transaction: a job and its cause are planned again together.
    loop {
        let transaction = services.begin().await?;
        let rows = ended(which).lock_exclusive().all(&transaction).await?;
        let mut rung: Vec<(Queue, Uuid)> = Vec::new();
        for row in &rows {
            let mut update = Query::update();
            update
                .table("jobs")
                .value("state", Expr::value(State::Waiting))
                .value("attempts", 0)
                .value("losses", 0)
                .value("run_at", stored(now))
                .value("finished_at", None::<DateTime<Utc>>)
                .and_where(Expr::col("id").eq(row.id));
            transaction.execute(&update).await?;
            if let Some(work) = Work::parse(&row.name, row.version, &row.arguments) {
                work.again(&transaction).await?;
            }
            rung.extend(Queue::from_slug(&row.queue).map(|queue| (queue, row.id)));
        }
        transaction.commit().await?;
        for (queue, id) in rung {
            bell::ring(services, queue, &[id]).await;
        }
        retried += rows.len() as u64;
        if rows.is_empty() || matches!(which, Which::One(_)) {
            return Ok(retried);
        }
    }
}

/// Throws failed jobs away; how many. Their causes keep saying that they failed.
pub async fn discard(services: &Services, _operator: &Operator, which: &Which) -> Result<u64> {
    let mut discarded = 0;
    loop {
        let ids: Vec<Uuid> = ended(which).select_only().column(Column::Id).into_tuple().all(&services.db).await?;
        let deleted = job::Entity::delete_many()
            .filter(Column::Id.is_in(ids.clone()))
            .filter(Expr::cust("state IN ('failed', 'poison', 'cancelled')"))
            .exec(&services.db)
            .await?;
        discarded += deleted.rows_affected;
        if ids.is_empty() || matches!(which, Which::One(_)) {
            return Ok(discarded);
        }
    }
}

fn ended(which: &Which) -> sea_orm::Select<job::Entity> {
    let ended = job::Entity::find();
    match which {
        Which::One(id) => {
            ended.filter(Column::Id.eq(*id)).filter(Expr::cust("state IN ('failed', 'poison', 'cancelled')"))
        }
        Which::Failed(queue) => {
            let ended = ended.filter(Expr::cust("state IN ('failed', 'poison')")).order_by_asc(Column::Id).limit(500);
            match queue {
                Some(queue) => ended.filter(Column::Queue.eq(queue.slug())),
                None => ended,
            }
        }
    }
}

/// Stops a job that waits or runs; whether there was anything to stop. What runs notices at its next step.
pub(crate) async fn cancel(connection: &impl ConnectionTrait, id: Uuid, now: DateTime<Utc>) -> Result<bool> {
    let mut update = Query::update();
    update
        .table("jobs")
        .value("state", Expr::value(State::Cancelled))
        .value("fence", Expr::col("fence").add(1))
        .value("lease_until", None::<DateTime<Utc>>)
        .value("finished_at", stored(now))
        .and_where(Expr::col("id").eq(id))
        .and_where(Expr::cust("state IN ('waiting', 'running')"));
    Ok(connection.execute(&update).await?.rows_affected() == 1)
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
    let due = store::due(services, queue, 5_000, now).await?;
    bell::ring(services, queue, &due).await;
    Ok(())
}

/// Writes jobs that do nothing, to see that jobs are done and how fast; their ids.
pub async fn check(
    services: &Services,
    _operator: &Operator,
    notes: Vec<String>,
    now: DateTime<Utc>,
) -> Result<Vec<Uuid>> {
    let job = |note| store::NewJob { user: None, work: Work::Check { note }, run_at: None, expires_at: None };
    let transaction = services.begin().await?;
    let ids = store::enqueue(&transaction, notes.into_iter().map(job).collect(), now).await?;
    transaction.commit().await?;
    bell::ring(services, Queue::Checks, &ids).await;
    Ok(ids)
}

impl From<job::Model> for Job {
    fn from(row: job::Model) -> Self {
        Job {
            id: row.id,
            queue: row.queue,
            name: row.name,
            version: row.version,
            state: row.state.word().to_owned(),
            arguments: row.arguments,
            attempts: row.attempts,
            max_attempts: row.max_attempts,
            losses: row.losses,
            progress: (row.progress, row.progress_of),
            run_at: row.run_at,
            created_at: row.created_at,
            finished_at: row.finished_at,
            error: row.error,
            history: serde_json::from_str(&row.history).unwrap_or_default(),
        }
    }
}
