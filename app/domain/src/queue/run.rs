use std::panic::AssertUnwindSafe;
use std::time::Duration;

use chrono::{DateTime, Utc};
use futures_util::FutureExt;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use uuid::Uuid;
use words::Language;

use super::claim::{self, Claim};
use super::kind::{Queue, Verdict};
use super::registry::Registry;
use super::{fair_queue, store};
use crate::{Error, Result, Services, redacted};

const CHUNK: u64 = 100;

/// How many of the jobs that were run came to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JobCounts {
    pub done: u32,
    /// Will be tried again.
    pub retried: u32,
    pub failed: u32,
    /// Waits for a part that is away or refuses the settings.
    pub held_back: u32,
}

/// Does a job's work. Nothing that happens in it reaches further than its verdict; `None` leaves it to a program that
/// knows it.
pub(super) async fn perform(services: &Services, claim: &Claim, queue: Queue, now: DateTime<Utc>) -> Option<Verdict> {
    let handler = claim.handler?;
    let limit = queue.limit().to_std().unwrap_or(Duration::from_secs(60));
    let running = AssertUnwindSafe(tokio::time::timeout(limit, (handler.run)(services, claim, now))).catch_unwind();
    let verdict = match running.await {
        Ok(Ok(Ok(verdict))) => verdict,
        // Errors of jobs are for operators, and in English.
        Ok(Ok(Err(Error::Rejected(rejection)))) => Verdict::Fail(Language::default().message(rejection.message())),
        // The database or Redis is away: no fault of the job's, and no try of its.
        Ok(Ok(Err(Error::Unavailable(error)))) => Verdict::Away(error.to_string()),
        Ok(Ok(Err(error))) => Verdict::Retry(error.to_string()),
        Ok(Err(_)) => Verdict::Retry("It took too long.".to_owned()),
        Err(_) => Verdict::Retry("It panicked.".to_owned()),
    };
    tracing::debug!(verdict = verdict.word(), "a job was worked on");
    Some(verdict)
}

/// Writes the verdict and says what it means.
pub(super) async fn conclude(
    services: &Services,
    claim: &Claim,
    verdict: Option<&Verdict>,
    now: DateTime<Utc>,
) -> Result<JobCounts> {
    let mut counts = JobCounts::default();
    let name = claim.name();
    match verdict {
        None => claim.leave(services, now).await?,
        Some(verdict) => claim.conclude(services, verdict, now).await?,
    }
    match verdict {
        None => {}
        Some(Verdict::Done) => counts.done = 1,
        Some(Verdict::Wait(_)) => counts.retried = 1,
        Some(Verdict::Away(error)) => {
            tracing::warn!(job = %claim.id, name, error = redacted(error), "a job waits: a dependency is unavailable");
            counts.held_back = 1;
        }
        Some(Verdict::Later(error)) if claim.later(now).is_some() => {
            tracing::warn!(job = %claim.id, name, error = redacted(error), "a job was refused temporarily and will be retried");
            counts.retried = 1;
        }
        Some(Verdict::Retry(error)) if !claim.last_try => {
            tracing::warn!(job = %claim.id, name, error = redacted(error), "a job failed and will be retried");
            counts.retried = 1;
        }
        Some(Verdict::Retry(error) | Verdict::Later(error) | Verdict::Fail(error)) => {
            tracing::error!(job = %claim.id, name, error = redacted(error), "a job failed");
            counts.failed = 1;
        }
    }
    Ok(counts)
}

/// Runs every job of a queue that is due, one after another, until none is left or one waits for a part that is away: the
/// others would too.
pub(crate) async fn drain(
    services: &Services,
    registry: &Registry,
    queue: Queue,
    now: DateTime<Utc>,
) -> Result<JobCounts> {
    let mut total = JobCounts::default();
    loop {
        store::quarantine(services, registry, queue, now).await?;
        let (mut taken, mut after) = (JobCounts::default(), Uuid::nil());
        'round: loop {
            let flows = fair_queue::due(services, queue, CHUNK, &mut after, now).await?;
            for id in fair_queue::jobs(services, queue, &flows, now).await?.0 {
                for claim in claim::claim(services, registry, queue, &[id], now).await? {
                    let worked = claim.span(queue).instrument(async {
                        let verdict = perform(services, &claim, queue, now).await;
                        conclude(services, &claim, verdict.as_ref(), now).await
                    });
                    let counts = worked.await?;
                    taken.done += counts.done;
                    taken.retried += counts.retried;
                    taken.failed += counts.failed;
                    taken.held_back += counts.held_back;
                    if taken.held_back > 0 {
                        break 'round;
                    }
                }
            }
            if after.is_nil() {
                break;
            }
        }
        total.done += taken.done;
        total.retried += taken.retried;
        total.failed += taken.failed;
        total.held_back += taken.held_back;
        if taken == JobCounts::default() || taken.held_back > 0 {
            return Ok(total);
        }
    }
}

/// How many mails wait, whatever for, and the last error of one of them.
pub async fn unsent(services: &Services) -> Result<(u64, Option<String>)> {
    let select = Query::select()
        .expr_as(Expr::cust("COUNT(*)"), "number")
        .expr_as(Expr::cust("MAX(error)"), "error")
        .from("jobs")
        .and_where(Expr::cust("state = 'waiting'"))
        .and_where(Expr::col("queue").eq(Queue::Mail.slug()))
        .take();
    let Some(row) = services.db.query_one(&select).await? else { return Ok((0, None)) };
    Ok((row.try_get::<i64>("", "number")?.unsigned_abs(), row.try_get("", "error")?))
}
