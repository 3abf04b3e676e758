//! What was invalidated in Redis a moment ago. A server that takes another's place may not have heard of it, and what was
//! invalid would be back: a value from before a write, a session that was ended. So it is repeated after every reconnection.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError, Weak};
use std::time::{Duration, Instant};

use fred::interfaces::KeysInterface;
use fred::types::Expiration;
use fred::types::config::Server;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::sleep;
use uuid::Uuid;

use super::redis::Commands;
use super::services::{Connections, Services};
use crate::Result;

/// How long a failover takes at most, and how long one that was left behind may still be asked.
const RECENT: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(500);

#[derive(Clone)]
pub(crate) enum Invalidation {
    Delete {
        key: String,
    },
    /// Replaces what is under a key by a random word.
    Renew {
        key: String,
        seconds: i64,
    },
}

#[derive(Default)]
pub(super) struct RecentInvalidations(Mutex<VecDeque<(Instant, Invalidation)>>);

impl RecentInvalidations {
    fn add(&self, invalidations: &[Invalidation]) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        while all.front().is_some_and(|(when, _)| when.elapsed() > RECENT) {
            all.pop_front();
        }
        all.extend(invalidations.iter().map(|invalidation| (Instant::now(), invalidation.clone())));
    }

    fn all(&self) -> Vec<Invalidation> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter().filter(|(when, _)| when.elapsed() <= RECENT).map(|(_, invalidation)| invalidation.clone()).collect()
    }
}

impl Services {
    /// Invalidates what is kept, and once more after each failover of the next half minute.
    pub(crate) async fn invalidate(&self, invalidations: &[Invalidation]) -> Result<()> {
        self.invalidations.add(invalidations);
        send(self, invalidations).await
    }
}

/// Repeats them whenever a client has connected, as long as anybody uses the services.
pub(super) async fn repeat(connections: Weak<Connections>, mut reconnected: Receiver<Server>) {
    while !matches!(reconnected.recv().await, Err(RecvError::Closed)) {
        // The others may not have connected yet. What cannot be repeated is not recent any more in the end.
        loop {
            let Some(services) = Services::of(&connections) else { return };
            let Err(error) = send(&services, &services.invalidations.all()).await else { break };
            tracing::warn!(%error, "cannot yet invalidate again what a failover may have brought back");
            sleep(PAUSE).await;
        }
    }
}

/// Invalidates what is kept, now only. Each by a command of its own: in a cluster the keys lie on several nodes.
pub(crate) async fn send(services: &Services, invalidations: &[Invalidation]) -> Result<()> {
    let send = |redis: Commands| async move {
        let pipeline = redis.pipeline();
        for invalidation in invalidations {
            match invalidation {
                Invalidation::Delete { key } => pipeline.del::<(), _>(key).await?,
                Invalidation::Renew { key, seconds } => {
                    let word = Uuid::new_v4().simple().to_string();
                    pipeline.set::<(), _, _>(key, word, Some(Expiration::EX(*seconds)), None, false).await?;
                }
            }
        }
        pipeline.all().await
    };
    services.redis("SET", send).await
}
