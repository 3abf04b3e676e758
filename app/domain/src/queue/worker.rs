use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::claim::{self, Claim};
use super::fair_queue::{self, Flow};
use super::kind::{Queue, Verdict};
use super::registry::Registry;
use super::run::{conclude, perform};
use super::{heartbeat, notifications, sweep};
use crate::platform::redis::Connected;
use crate::platform::services::in_time;
use crate::platform::{failpoints, metrics};
use crate::{Error, Result, Services};

/// How long running jobs may go on after the signal to stop.
const SHUTDOWN_TIME: Duration = Duration::from_secs(12);
/// Between tries to reach a part that is away.
const PAUSE: Duration = Duration::from_secs(1);
/// Jobs in one claim, and results in one statement.
const BATCH: usize = 512;

/// Runs jobs of these queues until `shutdown`, so many at once. Then nothing more is taken, what runs may finish for a
/// while, and the rest is handed back. Goes on through times when Redis or the database is away.
pub(crate) async fn work(
    services: &Services,
    registry: &'static Registry,
    queues: &[(Queue, usize)],
    shutdown: CancellationToken,
) -> Result<()> {
    let workers: Vec<_> =
        queues.iter().map(|(queue, concurrency)| QueueWorker::new(services, registry, *queue, *concurrency)).collect();
    let mut loops = JoinSet::new();
    for worker in &workers {
        loops.spawn(worker.clone().serve(shutdown.clone()));
        loops.spawn(sweep::sweep(services.clone(), registry, worker.queue, shutdown.clone()));
    }
    loops.spawn(heartbeat::run(services.clone(), workers, shutdown.clone()));
    // One that panics takes the others with it: whoever called starts them all again.
    let mut result = Ok(());
    while let Some(ended) = loops.join_next().await {
        if let Err(error) = ended {
            result = Err(Error::internal(error));
            break;
        }
    }
    result
}

/// Works on the jobs of one queue.
#[derive(Clone)]
pub(super) struct QueueWorker {
    services: Services,
    registry: &'static Registry,
    pub queue: Queue,
    concurrency: usize,
    free: Arc<Semaphore>,
    /// What is being worked on, and under which fence.
    held: Arc<Mutex<HashMap<Uuid, i64>>>,
}

/// A job that was done, with its permit until that is written.
struct Done {
    id: Uuid,
    fence: i64,
    _permit: OwnedSemaphorePermit,
}

impl QueueWorker {
    fn new(services: &Services, registry: &'static Registry, queue: Queue, concurrency: usize) -> QueueWorker {
        let free = Arc::new(Semaphore::new(concurrency));
        QueueWorker { services: services.clone(), registry, queue, concurrency, free, held: Arc::default() }
    }

    /// How many jobs are being worked on.
    pub fn running(&self) -> usize {
        self.held().len()
    }

    async fn serve(self, shutdown: CancellationToken) {
        let (results, done) = unbounded_channel();
        let writer = tokio::spawn(self.clone().write_results(done));
        let mut running = JoinSet::new();
        let (mut client, mut after) = (None, Uuid::nil());
        // What was begun to be claimed is claimed to the end: dropped in between, jobs would wait for their lease.
        while let Some(Some(permits)) = shutdown.run_until_cancelled(self.permits()).await {
            let received = self.receive(&mut client, permits.num_permits());
            let Some(flows) = shutdown.run_until_cancelled(received).await else { break };
            for (claim, permit) in self.take(flows, &mut after, permits).await {
                self.held().insert(claim.id, claim.fence);
                let (worker, results) = (self.clone(), results.clone());
                let span = claim.span(self.queue);
                running.spawn(span.instrument(async move { worker.run(&claim, permit, &results).await }));
            }
            while running.try_join_next().is_some() {}
        }
        drop(results);
        let finish = async { while running.join_next().await.is_some() {} };
        let _ = timeout(SHUTDOWN_TIME, finish).await;
        running.shutdown().await;
        let _ = timeout(PAUSE, writer).await;
        let left: Vec<_> = self.held().drain().collect();
        if let Err(error) = in_time(claim::release(&self.services, &left, self.services.now())).await {
            tracing::warn!(%error, jobs = left.len(), "jobs could not be released; their leases will expire");
        }
    }

    /// Claims jobs, no more than there are permits.
    async fn take(
        &self,
        flows: Vec<Flow>,
        after: &mut Uuid,
        mut permits: OwnedSemaphorePermit,
    ) -> Vec<(Claim, OwnedSemaphorePermit)> {
        match in_time(self.claim(flows, after, permits.num_permits())).await {
            Ok(claims) => claims.into_iter().filter_map(|claim| Some((claim, permits.split(1)?))).collect(),
            Err(error) => {
                tracing::warn!(%error, queue = self.queue.slug(), "cannot claim jobs");
                sleep(PAUSE).await;
                Vec::new()
            }
        }
    }

    /// Free permits, at least one. While the mail server is in doubt one mail goes alone, and no more mails are taken than
    /// may leave soon: jobs that are not taken yet are there for other workers.
    async fn permits(&self) -> Option<OwnedSemaphorePermit> {
        let breaker = &self.services.mail.breaker;
        let mut most = BATCH;
        if self.queue == Queue::Mail {
            self.services.mail_capacity().await;
            most = self.services.mail.rate.map_or(BATCH, |rate| (rate as usize).min(BATCH));
        }
        if self.queue == Queue::Mail && breaker.doubtful() {
            let mut all = self.free.clone().acquire_many_owned(self.concurrency as u32).await.ok()?;
            if let Some(until) = breaker.open_until() {
                tokio::time::sleep_until(until.into()).await;
            }
            return if breaker.doubtful() { all.split(1) } else { Some(all) };
        }
        let mut permits = self.free.clone().acquire_owned().await.ok()?;
        // Nobody else takes permits, so those that are free stay so.
        let more = self.free.available_permits().min(most - 1) as u32;
        if let Ok(more) = self.free.clone().try_acquire_many_owned(more) {
            permits.merge(more);
        }
        Some(permits)
    }

    /// Waits for notifications; none after a while, or when Redis is away.
    async fn receive(&self, connected: &mut Option<Connected>, most: usize) -> Vec<Flow> {
        let received = async {
            let client = match connected {
                Some(client) => client,
                None => connected.insert(notifications::client(&self.services).await?),
            };
            notifications::receive(client, self.queue, most).await
        };
        match received.await {
            Ok(flows) => flows,
            Err(error) => {
                tracing::warn!(%error, queue = self.queue.slug(), "cannot receive job notifications; looking for jobs in the database instead");
                *connected = None;
                sleep(PAUSE).await;
                Vec::new()
            }
        }
    }

    /// Claims a job for each flow that was notified. When none was, for whoever is due, one after the other: Redis may
    /// have lost them.
    async fn claim(&self, mut flows: Vec<Flow>, after: &mut Uuid, most: usize) -> Result<Vec<Claim>> {
        let now = self.services.now();
        if flows.is_empty() {
            flows = fair_queue::due(&self.services, self.queue, most as u64, after, now).await?;
        }
        let (ids, more) = fair_queue::jobs(&self.services, self.queue, &flows, now).await?;
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let claims = claim::claim(&self.services, self.registry, self.queue, &ids, now).await?;
        failpoints::point("claimed").await;
        // A flow that has more goes to the end of the list.
        notifications::notify(&self.services, self.queue, more).await;
        Ok(claims)
    }

    async fn run(&self, claim: &Claim, permit: OwnedSemaphorePermit, results: &UnboundedSender<Done>) {
        let verdict = perform(&self.services, claim, self.queue, self.services.now()).await;
        failpoints::point("performed").await;
        metrics::job(self.queue.slug(), verdict.as_ref().map_or("unknown", Verdict::word));
        if verdict == Some(Verdict::Done) {
            let _ = results.send(Done { id: claim.id, fence: claim.fence, _permit: permit });
            return;
        }
        // Written even if the database is away for a while: the fence tells whether it still counts.
        while let Err(error) = in_time(conclude(&self.services, claim, verdict.as_ref(), self.services.now())).await {
            tracing::warn!(job = %claim.id, %error, "a job's result could not be written yet");
            sleep(PAUSE).await;
        }
        self.held().remove(&claim.id);
        if matches!(verdict, Some(Verdict::Wait(until)) if until <= self.services.now()) {
            notifications::notify(&self.services, self.queue, [claim.flow]).await;
        }
    }

    /// Writes what was done, much at once when much comes in.
    async fn write_results(self, mut done: UnboundedReceiver<Done>) {
        let mut batch = Vec::with_capacity(BATCH);
        while done.recv_many(&mut batch, BATCH).await > 0 {
            let jobs: Vec<_> = batch.iter().map(|done: &Done| (done.id, done.fence)).collect();
            while let Err(error) = in_time(claim::finish(&self.services, &jobs, self.services.now())).await {
                tracing::warn!(%error, "results of jobs could not be written yet");
                sleep(PAUSE).await;
            }
            let mut held = self.held();
            for (id, _) in jobs {
                held.remove(&id);
            }
            batch.clear();
        }
    }

    fn held(&self) -> std::sync::MutexGuard<'_, HashMap<Uuid, i64>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
