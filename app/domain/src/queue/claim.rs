//! Taking jobs for a while, and writing what they came to. Every result is written under the claim's fence: whoever was
//! overtaken writes nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType, Query, UpdateStatement};
use sea_orm::{ConnectionTrait, Order};
use serde_json::Value;
use uuid::Uuid;

use super::fair_queue::Flow;
use super::kind::{Queue, Verdict};
use super::registry::{Arguments, Handler, Registry};
use super::retries::{history, later, pause};
use super::span::JobSpan;
use super::store::{not_paused, takeable};
use crate::entities::job::State;
use crate::time::stored;
use crate::{Result, Services};

/// How long a claim holds. A job is stopped before that, or renews it.
pub(super) const LEASE: TimeDelta = TimeDelta::seconds(90);
/// How long a job waits for a program that knows it.
const UNKNOWN_PAUSE: TimeDelta = TimeDelta::minutes(1);

/// A job that is ours for a while.
pub(crate) struct Claim {
    pub id: Uuid,
    pub(super) arguments: Arguments,
    /// `None` when this program does not know it.
    pub(super) handler: Option<&'static Handler>,
    pub expires_at: Option<DateTime<Utc>>,
    pub last_try: bool,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// How far it had come, and of how much, when it was taken.
    pub progress: (i64, i64),
    pub(super) flow: Flow,
    attempts: i32,
    pub(super) fence: i64,
    history: String,
    /// The request that wrote it.
    request_id: Option<Arc<str>>,
}

/// Takes those of the jobs that are there to take.
pub(super) async fn claim(
    services: &Services,
    registry: &Registry,
    queue: Queue,
    ids: &[Uuid],
    now: DateTime<Utc>,
) -> Result<Vec<Claim>> {
    let pick = Query::select()
        .column("id")
        .from("jobs")
        .and_where(Expr::col("queue").eq(queue.slug()))
        .and_where(Expr::col("id").is_in(padded(ids)))
        .cond_where(takeable(now))
        .and_where(not_paused(queue))
        // In one order, and past those that somebody else takes at this moment.
        .order_by("id", Order::Asc)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .take();
    let mut update = Query::update();
    update
        .table("jobs")
        // A job whose process died was tried through no fault that counts; how often that happened counts by itself.
        .value("attempts", Expr::cust("attempts + CASE WHEN state = 'waiting' THEN 1 ELSE 0 END"))
        .value("losses", Expr::cust("losses + CASE WHEN state = 'waiting' THEN 0 ELSE 1 END"))
        .value("state", Expr::value(State::Running))
        .value("lease_until", stored(now + LEASE))
        .value("started_at", stored(now))
        .value("fence", Expr::col("fence").add(1))
        .and_where(Expr::col("id").in_subquery(pick))
        .and_where(Expr::cust("state IN ('waiting', 'running')"))
        .returning(Query::returning().columns([
            "id",
            "user_id",
            "name",
            "version",
            "arguments",
            "expires_at",
            "attempts",
            "max_attempts",
            "fence",
            "history",
            "request_id",
            "created_at",
            "progress",
            "progress_of",
        ]));
    let mut claims = Vec::new();
    for row in services.db.query_all(&update).await? {
        let (attempts, tries): (i32, i32) = (row.try_get("", "attempts")?, row.try_get("", "max_attempts")?);
        let (name, arguments): (String, String) = (row.try_get("", "name")?, row.try_get("", "arguments")?);
        let id = row.try_get("", "id")?;
        claims.push(Claim {
            id,
            flow: Flow::of(row.try_get("", "user_id")?, id),
            arguments: Arguments::parse(&arguments),
            handler: registry.handler(&name, row.try_get("", "version")?),
            expires_at: row.try_get("", "expires_at")?,
            last_try: attempts >= tries,
            created_at: row.try_get("", "created_at")?,
            progress: (row.try_get("", "progress")?, row.try_get("", "progress_of")?),
            attempts,
            fence: row.try_get("", "fence")?,
            history: row.try_get("", "history")?,
            request_id: row.try_get::<Option<String>>("", "request_id")?.map(Arc::from),
        });
    }
    Ok(claims)
}

/// The ids, with the last one repeated up to one of few lengths: databases prepare one statement a length.
pub(super) fn padded(ids: &[Uuid]) -> Vec<Uuid> {
    let length =
        [1, 16, 128].into_iter().find(|length| ids.len() <= *length).unwrap_or(ids.len().next_multiple_of(512));
    let mut padded = ids.to_vec();
    padded.resize(length, ids.last().copied().unwrap_or_default());
    padded
}

/// Marks jobs as done, all in as few statements as they were claimed different times.
pub(super) async fn finish(services: &Services, done: &[(Uuid, i64)], now: DateTime<Utc>) -> Result<()> {
    for (fence, ids) in by_fence(done) {
        let mut update = Query::update();
        update
            .table("jobs")
            .value("state", Expr::value(State::Done))
            .value("lease_until", None::<DateTime<Utc>>)
            .value("finished_at", stored(now));
        services.db.execute(held(&mut update, &ids, fence)).await?;
    }
    Ok(())
}

/// Gives jobs back that will not be finished here, as if they had not been taken.
pub(super) async fn release(services: &Services, held_jobs: &[(Uuid, i64)], now: DateTime<Utc>) -> Result<()> {
    for (fence, ids) in by_fence(held_jobs) {
        let mut update = Query::update();
        update
            .table("jobs")
            .value("state", Expr::value(State::Waiting))
            .value("lease_until", None::<DateTime<Utc>>)
            .value("run_at", stored(now))
            .value("attempts", Expr::cust("CASE WHEN attempts > 0 THEN attempts - 1 ELSE 0 END"));
        services.db.execute(held(&mut update, &ids, fence)).await?;
    }
    Ok(())
}

fn by_fence(jobs: &[(Uuid, i64)]) -> BTreeMap<i64, Vec<Uuid>> {
    let mut groups: BTreeMap<i64, Vec<Uuid>> = BTreeMap::new();
    for (id, fence) in jobs {
        groups.entry(*fence).or_default().push(*id);
    }
    groups
}

fn held<'a>(update: &'a mut UpdateStatement, ids: &[Uuid], fence: i64) -> &'a UpdateStatement {
    update
        .and_where(Expr::col("id").is_in(padded(ids)))
        .and_where(Expr::col("fence").eq(fence))
        .and_where(Expr::cust("state = 'running'"))
}

impl Claim {
    /// One of the ids that the job is about.
    pub fn id(&self, name: &str) -> Result<Uuid> {
        self.arguments.id(name)
    }

    /// A word that the job is about.
    pub fn text(&self, name: &str) -> Result<&str> {
        self.arguments.text(name)
    }

    /// What kind of job it is, where that is known.
    pub(super) fn name(&self) -> Option<&'static str> {
        self.handler.map(|handler| handler.kind.name)
    }

    /// What goes along with the job wherever it is worked on.
    pub(super) fn span(&self, queue: Queue) -> JobSpan {
        JobSpan { job: self.id, queue, kind: self.name(), attempt: self.attempts, request_id: self.request_id.clone() }
    }

    /// Writes what the job came to. A failure is kept with its history.
    pub(super) async fn conclude(&self, services: &Services, verdict: &Verdict, now: DateTime<Utc>) -> Result<()> {
        match verdict {
            Verdict::Done => finish(services, &[(self.id, self.fence)], now).await,
            Verdict::Retry(error) if !self.last_try => {
                self.wait(services, now + pause(self.attempts), self.attempts, Some(error), now).await
            }
            Verdict::Later(error) => match self.later(now) {
                Some(again) => self.wait(services, again, self.attempts - 1, Some(error), now).await,
                None => self.fail(services, error, now).await,
            },
            Verdict::Retry(error) | Verdict::Fail(error) => self.fail(services, error, now).await,
            Verdict::Wait(until) => self.wait(services, *until, self.attempts - 1, None, now).await,
            Verdict::Away(error) => {
                let again = now + services.mail.breaker.pause();
                self.wait(services, again, self.attempts - 1, Some(error), now).await
            }
        }
    }

    /// When to try again what was refused for now.
    pub(super) fn later(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        later(&self.history, self.expires_at, now)
    }

    /// Leaves it to a program that knows it.
    pub(super) async fn leave(&self, services: &Services, now: DateTime<Utc>) -> Result<()> {
        self.wait(services, now + UNKNOWN_PAUSE, self.attempts - 1, None, now).await
    }

    /// Says how far the work has come, and keeps it ours. `false` when it was cancelled or taken by somebody else: then
    /// nothing more may be done for it.
    pub async fn proceed(
        &self,
        connection: &impl ConnectionTrait,
        done: i64,
        of: i64,
        now: DateTime<Utc>,
    ) -> Result<bool> {
        self.renew(connection, None, (done, of), now).await
    }

    /// The same, and says what is left to do: whoever takes over goes on from there.
    pub async fn proceed_to(
        &self,
        connection: &impl ConnectionTrait,
        rest: &Value,
        progress: (i64, i64),
        now: DateTime<Utc>,
    ) -> Result<bool> {
        self.renew(connection, Some(rest), progress, now).await
    }

    async fn renew(
        &self,
        connection: &impl ConnectionTrait,
        rest: Option<&Value>,
        (done, of): (i64, i64),
        now: DateTime<Utc>,
    ) -> Result<bool> {
        let mut update = Query::update();
        update.table("jobs").value("progress", done).value("progress_of", of).value("lease_until", stored(now + LEASE));
        if let Some(rest) = rest {
            update.value("arguments", rest.to_string());
        }
        Ok(connection.execute(held(&mut update, &[self.id], self.fence)).await?.rows_affected() == 1)
    }

    async fn wait(
        &self,
        services: &Services,
        until: DateTime<Utc>,
        attempts: i32,
        error: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let mut update = Query::update();
        update
            .table("jobs")
            .value("state", Expr::value(State::Waiting))
            .value("lease_until", None::<DateTime<Utc>>)
            .value("run_at", stored(until))
            .value("attempts", Ord::max(attempts, 0));
        if let Some(error) = error {
            update.value("error", error).value("history", history(&self.history, error, now)?);
        }
        services.db.execute(held(&mut update, &[self.id], self.fence)).await?;
        Ok(())
    }

    async fn fail(&self, services: &Services, error: &str, now: DateTime<Utc>) -> Result<()> {
        let transaction = services.begin().await?;
        let mut update = Query::update();
        update
            .table("jobs")
            .value("state", Expr::value(State::Failed))
            .value("lease_until", None::<DateTime<Utc>>)
            .value("finished_at", stored(now))
            .value("error", error)
            .value("history", history(&self.history, error, now)?);
        let failed = transaction.execute(held(&mut update, &[self.id], self.fence)).await?;
        if failed.rows_affected() == 1
            && let Some(given_up) = self.handler.and_then(|handler| handler.given_up)
        {
            given_up(&transaction, &self.arguments, error, now).await?;
        }
        Ok(transaction.commit().await?)
    }
}
