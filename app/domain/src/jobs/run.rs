use std::time::Duration;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::store;
use super::work::{MAIL, Verdict};
use crate::{Error, Result, Services};

/// Shorter than the lease, so that nobody else takes a job that still runs.
const LIMIT: Duration = Duration::from_secs(60);
const CHUNK: u64 = 100;

/// What running jobs came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub done: u32,
    /// Will be tried again.
    pub retried: u32,
    pub failed: u32,
}

/// Takes one job, runs it and writes the result. Without effect when the job is done, another's, or not due.
pub async fn run_one(services: &Services, id: Uuid, now: DateTime<Utc>) -> Result<Tally> {
    let mut tally = Tally::default();
    let Some(mut claim) = store::claim(services, id, now).await? else { return Ok(tally) };
    let Some(work) = claim.work.take() else {
        store::put_back(services, &claim, now).await?;
        return Ok(tally);
    };
    let name = work.name();
    let verdict = match tokio::time::timeout(LIMIT, work.run(services, &claim, now)).await {
        Ok(Ok(verdict)) => verdict,
        Ok(Err(Error::Rejected(rejection))) => Verdict::Fail(rejection.to_string()),
        // The database or Redis is away: no fault of the job's, and no try of its.
        Ok(Err(Error::Unavailable(error))) => {
            tracing::warn!(job = %id, name, %error, "a job waits for a part that is away");
            store::put_back(services, &claim, now).await?;
            return Ok(tally);
        }
        Ok(Err(error)) => Verdict::Retry(error.to_string()),
        Err(_) => Verdict::Retry("took too long".to_owned()),
    };
    store::finish(services, &claim, &verdict, now).await?;
    match verdict {
        Verdict::Done => tally.done = 1,
        Verdict::Retry(error) if !claim.last_try => {
            tracing::warn!(job = %id, name, error, "a job will be tried again");
            tally.retried = 1;
        }
        Verdict::Retry(error) | Verdict::Fail(error) => {
            tracing::error!(job = %id, name, error, "a job failed");
            tally.failed = 1;
        }
    }
    Ok(tally)
}

/// Runs every job that is due, one after another, until none is left.
pub async fn drain(services: &Services, now: DateTime<Utc>) -> Result<Tally> {
    let mut total = Tally::default();
    loop {
        let mut taken = Tally::default();
        for id in store::due(services, MAIL, CHUNK, now).await? {
            let tally = run_one(services, id, now).await?;
            taken.done += tally.done;
            taken.retried += tally.retried;
            taken.failed += tally.failed;
        }
        if taken == Tally::default() {
            return Ok(total);
        }
        total.done += taken.done;
        total.retried += taken.retried;
        total.failed += taken.failed;
    }
}
