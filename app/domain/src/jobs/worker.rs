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
use super::run::{conclude, perform};
use super::turns::{self, Turn};
use super::work::{Queue, Verdict};
use super::{bell, roll, sweep};
use crate::redis::Connected;
use crate::services::in_time;
use crate::{Error, Result, Services, fault, measures};

/// How long running jobs may go on after the signal to stop.
const GOODBYE: Duration = Duration::from_secs(12);
/// Between tries to reach a part that is away.
const PAUSE: Duration = Duration::from_secs(1);
/// Jobs in one claim, and results in one statement.
const BATCH: usize = 512;

/// Runs jobs of these queues until `shutdown`, so many at once. Then nothing more is taken, what runs may finish for a
/// while, and the rest is handed back. Goes on through times when Redis or the database is away.
pub async fn work(services: &Services, queues: &[(Queue, usize)], shutdown: CancellationToken) -> Result<()> {
    let desks: Vec<_> = queues.iter().map(|(queue, concurrency)| Desk::new(services, *queue, *concurrency)).collect();
    let mut loops = JoinSet::new();
    for desk in &desks {
        loops.spawn(desk.clone().serve(shutdown.clone()));
        loops.spawn(sweep::sweep(services.clone(), desk.queue, shutdown.clone()));
    }
    loops.spawn(roll::call(services.clone(), desks, shutdown.clone()));
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

/// Where the jobs of one queue are worked on.
#[derive(Clone)]
pub(super) struct Desk {
    services: Services,
    pub queue: Queue,
    concurrency: usize,
    free: Arc<Semaphore>,
    /// What is being worked on, and under which fence.
    held: Arc<Mutex<HashMap<Uuid, i64>>>,
}

/// A job that was done, with its place at the desk until that is written.
struct Done {
    id: Uuid,
    fence: i64,
    _place: OwnedSemaphorePermit,
}

impl Desk {
    fn new(services: &Services, queue: Queue, concurrency: usize) -> Desk {
        let free = Arc::new(Semaphore::new(concurrency));
        Desk { services: services.clone(), queue, concurrency, free, held: Arc::default() }
    }

    /// How many jobs are being worked on.
    pub fn running(&self) -> usize {
        self.held().len()
    }

    async fn serve(self, shutdown: CancellationToken) {
        let (results, done) = unbounded_channel();
        let writer = tokio::spawn(self.clone().write_results(done));
        let mut running = JoinSet::new();
        let (mut listener, mut after) = (None, Uuid::nil());
        // What was begun to be claimed is claimed to the end: dropped in between, jobs would wait for their lease.
        while let Some(Some(places)) = shutdown.run_until_cancelled(self.places()).await {
            let heard = self.hear(&mut listener, places.num_permits());
            let Some(turns) = shutdown.run_until_cancelled(heard).await else { break };
            for (mut claim, place) in self.take(turns, &mut after, places).await {
                self.held().insert(claim.id, claim.fence);
                let (desk, results) = (self.clone(), results.clone());
                let company = claim.company(self.queue);
                running.spawn(company.accompany(async move { desk.run(&mut claim, place, &results).await }));
            }
            while running.try_join_next().is_some() {}
        }
        drop(results);
        let finish = async { while running.join_next().await.is_some() {} };
        let _ = timeout(GOODBYE, finish).await;
        running.shutdown().await;
        let _ = timeout(PAUSE, writer).await;
        let left: Vec<_> = self.held().drain().collect();
        if let Err(error) = in_time(claim::hand_back(&self.services, &left, self.services.now())).await {
            tracing::warn!(%error, jobs = left.len(), "jobs could not be handed back; their leases will end");
        }
    }

    /// Claims jobs, no more than there are places.
    async fn take(
        &self,
        turns: Vec<Turn>,
        after: &mut Uuid,
        mut places: OwnedSemaphorePermit,
    ) -> Vec<(Claim, OwnedSemaphorePermit)> {
        match in_time(self.claim(turns, after, places.num_permits())).await {
            Ok(claims) => claims.into_iter().filter_map(|claim| Some((claim, places.split(1)?))).collect(),
            Err(error) => {
                tracing::warn!(%error, queue = self.queue.slug(), "cannot take jobs");
                sleep(PAUSE).await;
                Vec::new()
            }
        }
    }

    /// Free places, at least one. While the mail server is in doubt one mail goes alone, and no more mails are taken than
    /// may leave soon: those that are not taken yet leave the turns to others.
    async fn places(&self) -> Option<OwnedSemaphorePermit> {
        let breaker = &self.services.mail.breaker;
        let mut most = BATCH;
        if self.queue == Queue::Mail {
            self.services.mail_room().await;
            most = self.services.mail.rate.map_or(BATCH, |rate| (rate as usize).min(BATCH));
        }
        if self.queue == Queue::Mail && breaker.doubtful() {
            let mut all = self.free.clone().acquire_many_owned(self.concurrency as u32).await.ok()?;
            if let Some(until) = breaker.open_until() {
                tokio::time::sleep_until(until.into()).await;
            }
            return if breaker.doubtful() { all.split(1) } else { Some(all) };
        }
        let mut places = self.free.clone().acquire_owned().await.ok()?;
        // Nobody else takes places, so those that are free stay so.
        let more = self.free.available_permits().min(most - 1) as u32;
        if let Ok(more) = self.free.clone().try_acquire_many_owned(more) {
            places.merge(more);
        }
        Some(places)
    }

    /// Waits for turns; none after a while, or when Redis is away.
    async fn hear(&self, listener: &mut Option<Connected>, most: usize) -> Vec<Turn> {
        let heard = async {
            let client = match listener {
                Some(client) => client,
                None => listener.insert(bell::listener(&self.services).await?),
            };
            bell::hear(client, self.queue, most).await
        };
        match heard.await {
            Ok(turns) => turns,
            Err(error) => {
                tracing::warn!(%error, queue = self.queue.slug(), "cannot hear the bell for jobs; looking for them instead");
                *listener = None;
                sleep(PAUSE).await;
                Vec::new()
            }
        }
    }

    /// Claims a job for each turn that was heard of. When none was, for whoever is due, one after the other: Redis may
    /// have lost them.
    async fn claim(&self, mut turns: Vec<Turn>, after: &mut Uuid, most: usize) -> Result<Vec<Claim>> {
        let now = self.services.now();
        if turns.is_empty() {
            turns = turns::due(&self.services, self.queue, most as u64, after, now).await?;
        }
        let (ids, more) = turns::jobs(&self.services, self.queue, &turns, now).await?;
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let claims = claim::claim(&self.services, self.queue, &ids, now).await?;
        fault::point("claimed").await;
        // Whoever has more goes to the end of the line.
        bell::ring(&self.services, self.queue, more).await;
        Ok(claims)
    }

    async fn run(&self, claim: &mut Claim, place: OwnedSemaphorePermit, results: &UnboundedSender<Done>) {
        let verdict = perform(&self.services, claim, self.queue, self.services.now()).await;
        fault::point("performed").await;
        measures::job(self.queue.slug(), verdict.as_ref().map_or("unknown", Verdict::word));
        if verdict == Some(Verdict::Done) {
            let _ = results.send(Done { id: claim.id, fence: claim.fence, _place: place });
            return;
        }
        // Written even if the database is away for a while: the fence tells whether it still counts.
        while let Err(error) = in_time(conclude(&self.services, claim, verdict.as_ref(), self.services.now())).await {
            tracing::warn!(job = %claim.id, %error, "a job's result could not be written yet");
            sleep(PAUSE).await;
        }
        self.held().remove(&claim.id);
        if matches!(verdict, Some(Verdict::Wait(until)) if until <= self.services.now()) {
            bell::ring(&self.services, self.queue, [claim.turn]).await;
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
