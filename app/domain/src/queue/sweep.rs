use std::time::Duration;

use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::kind::Queue;
use super::registry::Registry;
use super::{fair_queue, notifications, store};
use crate::platform::services::in_time;
use crate::{Result, Services};

const SWEEP: Duration = Duration::from_secs(30);
/// While more is due than one sweep notifies of.
const NEXT: Duration = Duration::from_millis(200);
const SWEPT: u64 = 5_000;
/// Workers whose list is as long as this are notified only every half minute.
const ENOUGH: u64 = 500;
const PRUNE: Duration = Duration::from_secs(600);

/// Notifies of jobs that nobody claimed, now and every half minute; from time to time deletes old rows.
pub(super) async fn sweep(services: Services, registry: &'static Registry, queue: Queue, shutdown: CancellationToken) {
    let (mut prune_at, mut sweep_at) = (Instant::now(), Instant::now());
    let (mut pause, mut after) = (Duration::ZERO, Uuid::nil());
    while shutdown.run_until_cancelled(sleep(pause)).await.is_some() {
        let only_if_idle = Instant::now() < sweep_at;
        pause = match in_time(sweep_once(&services, registry, queue, only_if_idle, &mut after)).await {
            Ok(Swept::Nothing) => NEXT,
            Ok(Swept::Some) => {
                sweep_at = Instant::now() + SWEEP;
                NEXT
            }
            Ok(Swept::All) => SWEEP,
            Err(error) => {
                tracing::warn!(%error, "cannot sweep for unclaimed jobs");
                SWEEP
            }
        };
        // One of the queues does it for all.
        if queue == Queue::Mail && Instant::now() >= prune_at {
            prune_at = Instant::now() + PRUNE;
            if let Err(error) = prune(&services, registry, &shutdown).await {
                tracing::warn!(%error, "cannot delete old rows");
            }
        }
    }
}

/// How far a sweep came.
enum Swept {
    /// There was no need.
    Nothing,
    Some,
    All,
}

/// Notifies of the next flows that are due; with `only_if_idle` only where the list is short.
async fn sweep_once(
    services: &Services,
    registry: &Registry,
    queue: Queue,
    only_if_idle: bool,
    after: &mut Uuid,
) -> Result<Swept> {
    services.set_clock().await?;
    let now = services.now();
    store::quarantine(services, registry, queue, now).await?;
    if only_if_idle && notifications::length(services, queue).await? >= ENOUGH {
        return Ok(Swept::Nothing);
    }
    let due = fair_queue::due(services, queue, SWEPT, after, now).await?;
    let all = (due.len() as u64) < SWEPT;
    notifications::notify(services, queue, due).await;
    Ok(if all { Swept::All } else { Swept::Some })
}

async fn prune(services: &Services, registry: &Registry, shutdown: &CancellationToken) -> Result<()> {
    let now = services.now();
    for prune in registry.prune {
        while in_time(prune(services, now)).await? && !shutdown.is_cancelled() {}
    }
    while in_time(store::prune(services, now)).await? && !shutdown.is_cancelled() {}
    Ok(())
}
