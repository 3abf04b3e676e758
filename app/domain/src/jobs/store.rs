//! The table of jobs.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use super::work::{Verdict, Work};
use crate::entities::job::{self, Column, State};
use crate::time::stored;
use crate::{Result, Services, UserId};

/// How long a claim holds. A job is stopped before that.
pub(super) const LEASE: TimeDelta = TimeDelta::seconds(90);
const TRIES: i32 = 3;
const FIRST_PAUSE: TimeDelta = TimeDelta::seconds(30);
/// How long a job waits for a program that knows it, or for a part that is away.
const PUT_BACK_PAUSE: TimeDelta = TimeDelta::minutes(1);
const FINISHED_KEPT: TimeDelta = TimeDelta::days(30);

/// A job to be written.
pub(crate) struct NewJob {
    pub user: Option<UserId>,
    pub work: Work,
    /// After this it does not matter any more.
    pub expires_at: Option<DateTime<Utc>>,
}

/// A job that is ours for a while.
pub(crate) struct Claim {
    pub id: Uuid,
    /// `None` when this program does not know it.
    pub work: Option<Work>,
    pub expires_at: Option<DateTime<Utc>>,
    pub last_try: bool,
    attempts: i32,
    fence: i64,
}

/// Writes jobs in the transaction of their cause; their ids are to be rung after its commit.
pub(crate) async fn enqueue(
    transaction: &impl ConnectionTrait,
    jobs: Vec<NewJob>,
    now: DateTime<Utc>,
) -> Result<Vec<Uuid>> {
    let mut ids = Vec::with_capacity(jobs.len());
    let mut rows = Vec::with_capacity(jobs.len());
    for new in jobs {
        let id = Uuid::now_v7();
        ids.push(id);
        rows.push(job::ActiveModel {
            id: Set(id),
            user_id: Set(new.user.map(|user| user.0)),
            queue: Set(new.work.queue().to_owned()),
            name: Set(new.work.name().to_owned()),
            version: Set(new.work.version()),
            arguments: Set(serde_json::to_string(&new.work)?),
            state: Set(State::Waiting),
            attempts: Set(0),
            max_attempts: Set(TRIES),
            run_at: Set(stored(now)),
            expires_at: Set(new.expires_at),
            lease_until: Set(None),
            fence: Set(0),
            unique_key: Set(Some(new.work.unique_key())),
            error: Set(None),
            created_at: Set(stored(now)),
            finished_at: Set(None),
        });
    }
    if !rows.is_empty() {
        job::Entity::insert_many(rows).exec_without_returning(transaction).await?;
    }
    Ok(ids)
}

/// Waiting and due, or left by somebody whose lease is over.
fn takeable(now: DateTime<Utc>) -> Condition {
    let now = stored(now);
    let waiting = Condition::all().add(Expr::cust("state = 'waiting'")).add(Column::RunAt.lte(now));
    let left = Condition::all().add(Expr::cust("state = 'running'")).add(Column::LeaseUntil.lt(now));
    Condition::any().add(waiting).add(left)
}

/// Jobs of a queue that anybody may take, the longest waiting first.
pub(super) async fn due(services: &Services, queue: &str, limit: u64, now: DateTime<Utc>) -> Result<Vec<Uuid>> {
    Ok(job::Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Queue.eq(queue))
        .filter(takeable(now))
        .order_by_asc(Column::RunAt)
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(&services.db)
        .await?)
}

/// Takes a job, if it is still there to take.
pub(super) async fn claim(services: &Services, id: Uuid, now: DateTime<Utc>) -> Result<Option<Claim>> {
    let transaction = services.begin().await?;
    let taken = job::Entity::update_many()
        .col_expr(Column::State, Expr::value(State::Running))
        .col_expr(Column::LeaseUntil, Expr::value(stored(now + LEASE)))
        .col_expr(Column::Fence, Expr::col(Column::Fence).add(1))
        .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
        .filter(Column::Id.eq(id))
        .filter(takeable(now))
        .exec(&transaction)
        .await?;
    if taken.rows_affected == 0 {
        return Ok(None);
    }
    let row = job::Entity::find_by_id(id).one(&transaction).await?;
    transaction.commit().await?;
    Ok(row.map(|row| Claim {
        id,
        work: Work::parse(&row.name, row.version, &row.arguments),
        expires_at: row.expires_at,
        last_try: row.attempts >= row.max_attempts,
        attempts: row.attempts,
        fence: row.fence,
    }))
}

/// Writes what a job came to, unless somebody else has claimed it since: then the result is theirs to write.
pub(super) async fn finish(services: &Services, claim: &Claim, verdict: &Verdict, now: DateTime<Utc>) -> Result<()> {
    let row = match verdict {
        Verdict::Done => ended(State::Done, None, now),
        Verdict::Retry(error) if !claim.last_try => job::ActiveModel {
            run_at: Set(stored(now + pause(claim.attempts))),
            error: Set(Some(error.clone())),
            ..waiting()
        },
        Verdict::Retry(error) | Verdict::Fail(error) => ended(State::Failed, Some(error.clone()), now),
    };
    write(services, claim, row).await
}

/// Puts a job back that could not be begun, as if it had not been taken.
pub(super) async fn put_back(services: &Services, claim: &Claim, now: DateTime<Utc>) -> Result<()> {
    let row =
        job::ActiveModel { run_at: Set(stored(now + PUT_BACK_PAUSE)), attempts: Set(claim.attempts - 1), ..waiting() };
    write(services, claim, row).await
}

/// Deletes what was finished long ago.
pub(super) async fn prune(services: &Services, now: DateTime<Utc>) -> Result<()> {
    job::Entity::delete_many()
        .filter(Column::FinishedAt.lt(stored(now - FINISHED_KEPT)))
        .filter(Column::State.eq(State::Done))
        .exec(&services.db)
        .await?;
    Ok(())
}

/// 30 seconds, then two minutes, give or take a fifth, so that what failed together does not return together.
fn pause(attempts: i32) -> TimeDelta {
    let jitter = i64::from(Uuid::new_v4().as_bytes()[0]) - 128;
    let pause = FIRST_PAUSE * 4_i32.pow(attempts.clamp(1, 5).unsigned_abs() - 1);
    pause + TimeDelta::milliseconds(pause.num_milliseconds() / 5 * jitter / 128)
}

fn waiting() -> job::ActiveModel {
    job::ActiveModel { state: Set(State::Waiting), lease_until: Set(None), ..Default::default() }
}

fn ended(state: State, error: Option<String>, now: DateTime<Utc>) -> job::ActiveModel {
    job::ActiveModel {
        state: Set(state),
        lease_until: Set(None),
        finished_at: Set(Some(stored(now))),
        error: Set(error),
        ..Default::default()
    }
}

async fn write(services: &Services, claim: &Claim, row: job::ActiveModel) -> Result<()> {
    job::Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(claim.id))
        .filter(Column::Fence.eq(claim.fence))
        .exec(&services.db)
        .await?;
    Ok(())
}
