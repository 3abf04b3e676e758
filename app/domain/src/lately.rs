//! What was dropped from Redis lately. A server that takes another's place may not have heard of it, and what was dropped
//! would be back: a value from before a write, a session that was ended. So after every reconnection it is dropped again.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError, Weak};
use std::time::{Duration, Instant};

use fred::types::config::Server;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::sleep;

use crate::accounts::stored_sessions;
use crate::cache::{self, Entry};
use crate::services::Connections;
use crate::{Result, Services};

/// How long a failover takes at most, and how long one that was left behind may still be asked.
const LATELY: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(500);

#[derive(Clone)]
pub(crate) enum Dropped {
    Value(Entry),
    Session(String),
}

#[derive(Default)]
pub(crate) struct Lately(Mutex<VecDeque<(Instant, Dropped)>>);

impl Lately {
    pub fn note(&self, dropped: Dropped) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        while all.front().is_some_and(|(when, _)| when.elapsed() > LATELY) {
            all.pop_front();
        }
        all.push_back((Instant::now(), dropped));
    }

    fn all(&self) -> Vec<Dropped> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter().filter(|(when, _)| when.elapsed() <= LATELY).map(|(_, dropped)| dropped.clone()).collect()
    }
}

/// Drops it again whenever a client has connected, as long as anybody uses the services.
pub(crate) async fn drop_again(connections: Weak<Connections>, mut reconnected: Receiver<Server>) {
    while !matches!(reconnected.recv().await, Err(RecvError::Closed)) {
        // The others may not have connected yet. What cannot be dropped is not from lately any more in the end.
        loop {
            let Some(services) = Services::of(&connections) else { return };
            let Err(error) = drop_all(&services).await else { break };
            tracing::warn!(%error, "cannot drop now what a failover may have brought back");
            sleep(PAUSE).await;
        }
    }
}

async fn drop_all(services: &Services) -> Result<()> {
    for dropped in services.lately.all() {
        match dropped {
            Dropped::Value(entry) => cache::renew(services, entry).await?,
            Dropped::Session(key) => stored_sessions::drop_all(services, &[key]).await?,
        }
    }
    Ok(())
}
