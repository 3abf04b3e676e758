//! The table of jobs: writing them, finding those that are due, throwing them away.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query, UnionType};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::Value;
use uuid::Uuid;

use super::fair_queue::Flow;
use super::kind::{Kind, Queue};
use super::registry::{Arguments, Registry};
use super::steps::AT_ONCE;
use crate::entities::job::{self, Column, State};
use crate::platform::request_context;
use crate::time::stored;
use crate::{Error, Result, Services, UserId};

/// How often a job is tried.
const TRIES: i32 = 3;
/// A job that ended its process this often is quarantined.
const LOSSES_MAX: i32 = 3;
const DONE_KEPT: TimeDelta = TimeDelta::days(2);
const FAILED_KEPT: TimeDelta = TimeDelta::days(60);
/// Rows in one statement.
const CHUNK: usize = 500;

/// A job to be written.
pub(crate) struct NewJob {
    pub kind: Kind,
    pub user: Option<UserId>,
    /// The ids that it is about.
    pub arguments: Value,
    /// After this it does not matter any more.
    pub expires_at: Option<DateTime<Utc>>,
}

impl NewJob {
    fn key(&self) -> Option<String> {
        let id = self.arguments.get(self.kind.unique?)?.as_str()?.parse().ok()?;
        Some(self.kind.key(id))
    }
}

/// A job that was written.
#[derive(Clone, Copy)]
pub(crate) struct Enqueued {
    pub id: Uuid,
    /// To be rung after the commit.
    pub flow: Flow,
}

/// Writes jobs in the transaction of their cause.
pub(crate) async fn enqueue(
    transaction: &impl ConnectionTrait,
    jobs: Vec<NewJob>,
    now: DateTime<Utc>,
) -> Result<Vec<Enqueued>> {
    let request_id = request_context::request_id().map(|id| id.to_string());
    let (mut rows, mut enqueued) = (Vec::with_capacity(jobs.len()), Vec::with_capacity(jobs.len()));
    for new in jobs {
        let (id, user) = (Uuid::now_v7(), new.user.map(|user| user.0));
        enqueued.push(Enqueued { id, flow: Flow::of(user, id) });
        rows.push(job::ActiveModel {
            id: Set(id),
            user_id: Set(user),
            queue: Set(new.kind.queue.slug().to_owned()),
            name: Set(new.kind.name.to_owned()),
            version: Set(new.kind.version),
            arguments: Set(new.arguments.to_string()),
            state: Set(State::Waiting),
            attempts: Set(0),
            max_attempts: Set(TRIES),
            run_at: Set(stored(now)),
            expires_at: Set(new.expires_at),
            lease_until: Set(None),
            fence: Set(0),
            unique_key: Set(new.key()),
            error: Set(None),
            created_at: Set(stored(now)),
            finished_at: Set(None),
            losses: Set(0),
            history: Set("[]".to_owned()),
            progress: Set(0),
            progress_of: Set(0),
            started_at: Set(None),
            request_id: Set(request_id.clone()),
        });
    }
    while !rows.is_empty() {
        let rest = rows.split_off(rows.len().min(CHUNK));
        job::Entity::insert_many(rows).exec_without_returning(transaction).await?;
        rows = rest;
    }
    Ok(enqueued)
}

/// Writes one that is to be done soon.
pub(crate) async fn enqueue_one(
    transaction: &impl ConnectionTrait,
    kind: Kind,
    user: Option<UserId>,
    arguments: Value,
    now: DateTime<Utc>,
) -> Result<Enqueued> {
    let job = NewJob { kind, user, arguments, expires_at: None };
    let enqueued = enqueue(transaction, vec![job], now).await?.pop();
    enqueued.ok_or_else(|| Error::internal("no job was written"))
}

/// Waiting and due, or left by somebody whose lease is over. What would end one more process is left alone. For rows that
/// are named by their ids: written so that no index on states fits, which a database that has not yet counted a new
/// table would rather read from end to end.
pub(super) fn takeable(now: DateTime<Utc>) -> Condition {
    let now = stored(now);
    let waiting = Condition::all().add(Expr::cust("state || '' = 'waiting'")).add(Column::RunAt.lte(now));
    let left = Condition::all().add(Expr::cust("state || '' = 'running'")).add(Column::LeaseUntil.lt(now));
    Condition::any().add(waiting).add(left.add(Column::Losses.lt(LOSSES_MAX - 1)))
}

fn left(now: DateTime<Utc>) -> Condition {
    Condition::all().add(Expr::cust("state = 'running'")).add(Column::LeaseUntil.lt(now))
}

/// Whether jobs of a queue may be taken.
pub(super) fn not_paused(queue: Queue) -> Expr {
    let paused =
        Query::select().expr(Expr::val(1)).from("paused_queues").and_where(Expr::col("queue").eq(queue.slug())).take();
    Expr::exists(paused).not()
}

/// Jobs of a queue that may be taken by themselves: those that were left, then nobody's that wait the longest.
pub(super) async fn due_of_nobody(
    services: &Services,
    queue: Queue,
    limit: u64,
    now: DateTime<Utc>,
) -> Result<Vec<Uuid>> {
    let now = stored(now);
    let waiting =
        Condition::all().add(Expr::cust("state = 'waiting'")).add(Column::RunAt.lte(now)).add(Column::UserId.is_null());
    let mut selects = vec![(left(now).add(Column::Losses.lt(LOSSES_MAX - 1)), Column::LeaseUntil)];
    if queue.has_jobs_of_nobody() {
        selects.push((waiting, Column::RunAt));
    }
    let mut ids = Vec::new();
    // One index each: asked for together, they would be sorted.
    for (which, order) in selects {
        let found: Vec<Uuid> = job::Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(Column::Queue.eq(queue.slug()))
            .filter(which)
            .filter(not_paused(queue))
            .order_by_asc(order)
            .order_by_asc(Column::Id)
            .limit(limit - ids.len() as u64)
            .into_tuple()
            .all(&services.db)
            .await?;
        ids.extend(found);
    }
    Ok(ids)
}

/// Quarantines jobs whose process died again and again; how many.
pub(super) async fn quarantine(
    services: &Services,
    registry: &Registry,
    queue: Queue,
    now: DateTime<Utc>,
) -> Result<u64> {
    let lost = job::Entity::find()
        .filter(Column::Queue.eq(queue.slug()))
        .filter(left(stored(now)).add(Column::Losses.gte(LOSSES_MAX - 1)))
        .limit(100)
        .all(&services.db)
        .await?;
    let mut quarantined = 0;
    for row in lost {
        let error = format!("Its process died {LOSSES_MAX} times.");
        let transaction = services.begin().await?;
        let mut update = Query::update();
        update
            .table("jobs")
            .value("state", Expr::value(State::Quarantined))
            .value("losses", row.losses + 1)
            .value("lease_until", None::<DateTime<Utc>>)
            .value("finished_at", stored(now))
            .value("error", error.as_str())
            .value("history", super::retries::history(&row.history, &error, now)?)
            .and_where(Expr::col("id").eq(row.id))
            .and_where(Expr::col("fence").eq(row.fence))
            .and_where(Expr::cust("state = 'running'"));
        if transaction.execute(&update).await?.rows_affected() == 1 {
            if let Some(given_up) = registry.handler(&row.name, row.version).and_then(|handler| handler.given_up) {
                given_up(&transaction, &Arguments::parse(&row.arguments), &error, now).await?;
            }
            tracing::error!(job = %row.id, name = row.name, "a job was quarantined: its process died again and again");
            quarantined += 1;
        }
        transaction.commit().await?;
    }
    Ok(quarantined)
}

/// Lets another job be written for the same cause, which was one of a kind.
pub(crate) async fn release_key(connection: &impl ConnectionTrait, kind: Kind, id: Uuid) -> Result<()> {
    job::Entity::update_many()
        .col_expr(Column::UniqueKey, Expr::value(None::<String>))
        .filter(Column::UniqueKey.eq(kind.key(id)))
        .exec(connection)
        .await?;
    Ok(())
}

/// A job of a person that waits or runs.
pub(crate) struct Progress {
    pub name: String,
    pub done: u64,
    /// Nought while that is not known.
    pub of: u64,
}

/// What of a person waits or runs in a queue.
pub(crate) async fn of_person(services: &Services, queue: Queue, UserId(person): UserId) -> Result<Vec<Progress>> {
    let in_state = |state| {
        Query::select()
            .columns(["name", "progress", "progress_of"])
            .from("jobs")
            .and_where(Expr::col("queue").eq(queue.slug()))
            .and_where(Expr::col("user_id").eq(person))
            .and_where(Expr::cust(state))
            .take()
    };
    // An index each.
    let select = in_state("state = 'waiting'").union(UnionType::All, in_state("state = 'running'")).take();
    let mut jobs = Vec::new();
    for row in services.reads.query_all(&select).await? {
        let number = |column| row.try_get::<i64>("", column).map(i64::unsigned_abs);
        jobs.push(Progress { name: row.try_get("", "name")?, done: number("progress")?, of: number("progress_of")? });
    }
    Ok(jobs)
}

/// Deletes what ended long ago, a little at a time; whether there may be more.
pub(super) async fn prune(services: &Services, now: DateTime<Utc>) -> Result<bool> {
    let mut more = false;
    for (state, kept) in
        [("done", DONE_KEPT), ("cancelled", DONE_KEPT), ("failed", FAILED_KEPT), ("poison", FAILED_KEPT)]
    {
        let old = Query::select()
            .column("id")
            .from("jobs")
            .and_where(Expr::col("state").eq(state))
            .and_where(Expr::col("finished_at").lt(stored(now - kept)))
            .limit(AT_ONCE)
            .take();
        let delete = Query::delete().from_table("jobs").and_where(Expr::col("id").in_subquery(old)).take();
        more |= services.db.execute(&delete).await?.rows_affected() == AT_ONCE;
    }
    Ok(more)
}
