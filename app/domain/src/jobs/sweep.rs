use std::time::Duration;

use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

use super::work::Queue;
use super::{bell, store};
use crate::services::in_time;
use crate::{Result, Services, tasks, transfers};

const SWEEP: Duration = Duration::from_secs(30);
/// While more is due than one sweep rings for.
const NEXT: Duration = Duration::from_millis(200);
const SWEPT: u64 = 5_000;
/// Who has so much to take already needs no reminder of it.
const ENOUGH: u64 = 500;
const PRUNE: Duration = Duration::from_secs(600);

/// Rings for what nobody took, now and every half minute; from time to time throws old rows away.
pub(super) async fn sweep(services: Services, queue: Queue, shutdown: CancellationToken) {
    let mut prune_at = Instant::now();
    let mut pause = Duration::ZERO;
    while shutdown.run_until_cancelled(sleep(pause)).await.is_some() {
        pause = match in_time(sweep_once(&services, queue)).await {
            Ok(true) => NEXT,
            Ok(false) => SWEEP,
            Err(error) => {
                tracing::warn!(%error, "cannot look for jobs that nobody took");
                SWEEP
            }
        };
        // One of the queues does it for all.
        if queue == Queue::Mail && Instant::now() >= prune_at {
            prune_at = Instant::now() + PRUNE;
            if let Err(error) = prune(&services, &shutdown).await {
                tracing::warn!(%error, "cannot throw old rows away");
            }
        }
    }
}

/// Whether there is more to ring for.
async fn sweep_once(services: &Services, queue: Queue) -> Result<bool> {
    services.set_clock().await?;
    let now = services.now();
    store::set_poison_aside(services, queue, now).await?;
    if bell::ringing(services, queue).await? >= ENOUGH {
        return Ok(true);
    }
    let ids = store::due(services, queue, SWEPT, now).await?;
    bell::ring(services, queue, &ids).await;
    Ok(ids.len() as u64 == SWEPT)
}

async fn prune(services: &Services, shutdown: &CancellationToken) -> Result<()> {
    let now = services.now();
    in_time(tasks::prune(services, now)).await?;
    while in_time(transfers::prune(services, now)).await? && !shutdown.is_cancelled() {}
    while in_time(store::prune(services, now)).await? && !shutdown.is_cancelled() {}
    Ok(())
}
