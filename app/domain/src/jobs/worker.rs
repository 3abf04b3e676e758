use std::sync::Arc;
use std::time::Duration;

use chrono::Utc;
use fred::clients::Client;
use fred::error::ErrorKind;
use fred::interfaces::{ClientLike, ListInterface};
use fred::types::config::Options;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinSet;
use tokio::time::{Instant, interval, sleep, timeout};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::work::MAIL;
use super::{bell, run_one, store};
use crate::{Error, Result, Services, tasks};

const CONCURRENCY: usize = 8;
/// How long one blocking pop waits.
const POP: Duration = Duration::from_secs(5);
const SWEEP: Duration = Duration::from_secs(30);
const SWEPT: u64 = 1_000;
const PRUNE: Duration = Duration::from_secs(3_600);
/// How long running jobs may go on after the signal to stop.
const GOODBYE: Duration = Duration::from_secs(20);
/// Between tries to reach a part that is away.
const PAUSE: Duration = Duration::from_secs(1);

/// Runs jobs until `shutdown`, then finishes what runs and returns. Goes on through times when Redis or the database
/// is away.
pub async fn work(services: &Services, shutdown: CancellationToken) -> Result<()> {
    let mut running = JoinSet::new();
    let (result, ()) =
        tokio::join!(Box::pin(take(services, &shutdown, &mut running)), Box::pin(sweep(services, &shutdown)));
    // What does not finish in time is taken by somebody else when its lease ends.
    let finish = async {
        while let Some(ended) = running.join_next().await {
            log_panic(ended);
        }
    };
    let _ = timeout(GOODBYE, finish).await;
    result
}

/// Hears the bell and starts jobs, a few at once.
async fn take(services: &Services, shutdown: &CancellationToken, running: &mut JoinSet<()>) -> Result<()> {
    let Some(client) = shutdown.run_until_cancelled(connect(services)).await else { return Ok(()) };
    let free = Arc::new(Semaphore::new(CONCURRENCY));
    loop {
        let permit = free.clone().acquire_owned().await.map_err(Error::internal)?;
        // A pop that is given up may lose an id it was about to bring; it is given up only to stop.
        let Some(id) = shutdown.run_until_cancelled(pop(&client)).await else { break };
        if let Some(id) = id {
            running.spawn(run(services.clone(), id, permit));
        }
        while let Some(ended) = running.try_join_next() {
            log_panic(ended);
        }
    }
    let _ = client.quit().await;
    Ok(())
}

/// A client of its own: one that blocks would hold up everybody's commands.
async fn connect(services: &Services) -> Client {
    loop {
        let client = services.redis.next().clone_new();
        match client.init().await {
            Ok(_) => return client,
            Err(error) => tracing::warn!(%error, "Redis is away; jobs wait"),
        }
        sleep(PAUSE).await;
    }
}

async fn pop(client: &Client) -> Option<Uuid> {
    let options = Options { timeout: Some(POP * 2), ..Options::default() };
    let popped: std::result::Result<Option<(String, String)>, _> =
        client.with_options(&options).brpop(bell::list(MAIL), POP.as_secs_f64()).await;
    match popped {
        Ok(popped) => popped.and_then(|(_, id)| id.parse().ok()),
        // That nothing was rung in time reaches us as an error too.
        Err(error) if matches!(error.kind(), ErrorKind::Timeout) => None,
        Err(error) => {
            tracing::warn!(%error, "cannot hear the bell for jobs");
            sleep(PAUSE).await;
            None
        }
    }
}

async fn run(services: Services, id: Uuid, _permit: OwnedSemaphorePermit) {
    if let Err(error) = run_one(&services, id, Utc::now()).await {
        tracing::warn!(job = %id, %error, "a job was not run; the sweep will ring for it again");
    }
}

/// Rings for what nobody took, now and every half minute; from time to time throws old rows away.
async fn sweep(services: &Services, shutdown: &CancellationToken) {
    let mut ticks = interval(SWEEP);
    let mut prune_at = Instant::now();
    while shutdown.run_until_cancelled(ticks.tick()).await.is_some() {
        if let Err(error) = sweep_once(services).await {
            tracing::warn!(%error, "cannot look for jobs that nobody took");
        }
        if Instant::now() >= prune_at {
            prune_at = Instant::now() + PRUNE;
            if let Err(error) = prune(services).await {
                tracing::warn!(%error, "cannot throw old rows away");
            }
        }
    }
}

async fn sweep_once(services: &Services) -> Result<()> {
    // Who has much to take already needs no reminder of it.
    let ringing: u64 = services.redis().llen(bell::list(MAIL)).await?;
    if ringing < SWEPT {
        let ids = store::due(services, MAIL, SWEPT, Utc::now()).await?;
        bell::ring(services, MAIL, &ids).await;
    }
    Ok(())
}

async fn prune(services: &Services) -> Result<()> {
    let now = Utc::now();
    tasks::prune(services, now).await?;
    store::prune(services, now).await
}

/// A job that panics fails alone: its lease ends and it is tried again.
fn log_panic(ended: std::result::Result<(), tokio::task::JoinError>) {
    if let Err(error) = ended {
        tracing::error!(%error, "a job panicked");
    }
}
