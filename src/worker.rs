//! The background work of a server: loops that are started again when they die and end with the server.

use std::{future::Future, time::Duration};

use chrono::Utc;
use domain::Services;
use tokio::{task::JoinSet, time::sleep};
use tokio_util::sync::CancellationToken;

const SCHEDULE_EVERY: Duration = Duration::from_secs(30);
const RESTART_AFTER: Duration = Duration::from_secs(1);

/// Starts the worker and the scheduler. The set is empty once `shutdown` was cancelled and both have finished.
pub fn start(services: &Services, shutdown: &CancellationToken) -> JoinSet<()> {
    let mut loops = JoinSet::new();
    loops.spawn(supervise("worker", services.clone(), shutdown.clone(), work));
    loops.spawn(supervise("scheduler", services.clone(), shutdown.clone(), schedule));
    loops
}

/// Runs a loop until the shutdown. One that ends or panics before is started again.
async fn supervise<F>(
    name: &'static str,
    services: Services,
    shutdown: CancellationToken,
    body: fn(Services, CancellationToken) -> F,
) where
    F: Future<Output = ()> + Send + 'static,
{
    loop {
        let ended = tokio::spawn(body(services.clone(), shutdown.clone())).await;
        if shutdown.is_cancelled() {
            return;
        }
        tracing::error!(name, panicked = ended.is_err(), "a background loop ended and is started again");
        if shutdown.run_until_cancelled(sleep(RESTART_AFTER)).await.is_none() {
            return;
        }
    }
}

async fn work(services: Services, shutdown: CancellationToken) {
    if let Err(error) = domain::jobs::work(&services, shutdown).await {
        tracing::warn!(%error, "the worker stopped");
    }
}

/// Finds who is due, again and again. A round that fails is only late: the next one finds the same people.
async fn schedule(services: Services, shutdown: CancellationToken) {
    loop {
        match domain::reminders::schedule_due(&services, Utc::now()).await {
            Ok(scheduled) if scheduled.users > 0 => {
                tracing::info!(users = scheduled.users, jobs = scheduled.jobs, "reminders scheduled");
            }
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "reminders could not be scheduled"),
        }
        if shutdown.run_until_cancelled(sleep(SCHEDULE_EVERY)).await.is_none() {
            return;
        }
    }
}
