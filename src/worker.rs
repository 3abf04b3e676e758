//! The background work of a process: loops that are started again when they die and end with the process.

use std::{future::Future, time::Duration};

use chrono::TimeDelta;
use domain::{Services, jobs::Queue, leases};
use tokio::{
    task::JoinSet,
    time::{sleep, timeout},
};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

const SCHEDULE_EVERY: Duration = Duration::from_secs(10);
/// What a round may take. The next one goes on where it was.
const ROUND: Duration = Duration::from_secs(120);
/// Longer than a round takes, so that one scheduler does the work while it lives.
const SCHEDULER_LEASE: TimeDelta = TimeDelta::seconds(45);
const SCHEDULER: &str = "scheduler";
/// What giving the lease back may take at the end.
const RELEASE_TIME: Duration = Duration::from_secs(2);
const FIRST_RESTART: Duration = Duration::from_secs(1);
const LONGEST_RESTART: Duration = Duration::from_secs(60);

/// Starts the workers of these queues and a scheduler. The set is empty once `shutdown` was cancelled and all have
/// finished.
pub fn start(services: &Services, queues: Vec<(Queue, usize)>, shutdown: &CancellationToken) -> JoinSet<()> {
    let mut loops = JoinSet::new();
    let (worker, scheduler) = (services.clone(), services.clone());
    let (stop, stop_too) = (shutdown.clone(), shutdown.clone());
    loops.spawn(supervise("worker", shutdown.clone(), move || work(worker.clone(), queues.clone(), stop.clone())));
    loops.spawn(supervise(SCHEDULER, shutdown.clone(), move || schedule(scheduler.clone(), stop_too.clone())));
    loops
}

/// Runs a loop until the shutdown. One that ends or panics before is started again, each time after a longer pause.
async fn supervise<F>(name: &'static str, shutdown: CancellationToken, body: impl Fn() -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let mut pause = FIRST_RESTART;
    loop {
        let begun = tokio::time::Instant::now();
        let ended = tokio::spawn(body()).await;
        if shutdown.is_cancelled() {
            return;
        }
        tracing::error!(name, panicked = ended.is_err(), "a background loop ended and is started again");
        pause = if begun.elapsed() > LONGEST_RESTART { FIRST_RESTART } else { (pause * 2).min(LONGEST_RESTART) };
        if shutdown.run_until_cancelled(sleep(pause)).await.is_none() {
            return;
        }
    }
}

async fn work(services: Services, queues: Vec<(Queue, usize)>, shutdown: CancellationToken) {
    if let Err(error) = domain::jobs::work(&services, &queues, shutdown).await {
        tracing::warn!(%error, "the worker stopped");
    }
}

/// Finds who is due, again and again. A round that fails is only late: the next one finds the same people.
async fn schedule(services: Services, shutdown: CancellationToken) {
    let me = Uuid::new_v4();
    loop {
        match timeout(ROUND, round(&services, me)).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::warn!(%error, "reminders could not be scheduled"),
            Err(_) => tracing::warn!("scheduling reminders took too long"),
        }
        if shutdown.run_until_cancelled(sleep(SCHEDULE_EVERY)).await.is_none() {
            break;
        }
    }
    if let Ok(Err(error)) = timeout(RELEASE_TIME, leases::release(&services, SCHEDULER, me, services.now())).await {
        tracing::warn!(%error, "the lease of the scheduler was not released; it will expire");
    }
}

async fn round(services: &Services, me: Uuid) -> Result<(), domain::Error> {
    if !leases::hold(services, SCHEDULER, me, SCHEDULER_LEASE, services.now()).await? {
        return Ok(());
    }
    let scheduled = domain::reminders::schedule_due(services, services.now()).await?;
    if scheduled.users > 0 {
        tracing::info!(due = scheduled.users, mails = scheduled.jobs, "reminders scheduled");
    }
    Ok(())
}
