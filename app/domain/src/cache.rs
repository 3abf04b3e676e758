//! Values computed from a person's rows, kept in Redis for a while.
//!
//! Beside each value stands a generation: a random word that every write replaces after its commit. A value carries
//! the generation that was read before its computation began, so one that a write overtook is never served.

use std::mem;
use std::time::Duration;

use fred::interfaces::{KeysInterface, LuaInterface};
use fred::types::{Expiration, SetOptions};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tokio::runtime::Handle;
use tokio::time::{Instant, sleep};
use uuid::Uuid;

use crate::platform::invalidations::{self, Invalidation};
use crate::platform::redis::Commands;
use crate::platform::{failpoints, metrics, replica};
use crate::{Result, Services, UserId};

/// How long a value is served.
const VALUE_SECONDS: i64 = 600;
/// Generations outlive every value that carries them.
const GENERATION_SECONDS: i64 = 86_400;
/// How long others wait for the one who computes.
const LOCK: Duration = Duration::from_secs(2);

/// The values we keep.
#[derive(Clone, Copy)]
pub(crate) enum Entry {
    Dashboard(UserId),
    /// Lists with their counts: stale whenever the dashboard is.
    Lists(UserId),
    Profile(UserId),
    /// What they chose for labels.
    Labels(UserId),
}

impl Entry {
    fn user(self) -> UserId {
        match self {
            Entry::Dashboard(user) | Entry::Lists(user) | Entry::Profile(user) | Entry::Labels(user) => user,
        }
    }

    fn key(self) -> String {
        match self {
            Entry::Dashboard(UserId(id)) => format!("taskbell:dashboard:{}", id.simple()),
            Entry::Lists(UserId(id)) => format!("taskbell:lists:{}", id.simple()),
            Entry::Profile(UserId(id)) => format!("taskbell:profile:{}", id.simple()),
            Entry::Labels(UserId(id)) => format!("taskbell:labels:{}", id.simple()),
        }
    }

    fn generation_key(self) -> String {
        let entry = match self {
            // Servers of the version before know that one alone.
            Entry::Lists(user) => Entry::Dashboard(user),
            entry => entry,
        };
        format!("{}:generation", entry.key())
    }

    fn lock_key(self) -> String {
        format!("{}:lock", self.key())
    }
}

#[derive(Serialize, Deserialize)]
struct Stored<T> {
    generation: Option<String>,
    value: T,
}

/// The kept value if it is `usable`, else a computed one. Of many who ask at once one computes and the others wait
/// for it. Without Redis everyone computes.
pub(crate) async fn get<T, F>(services: &Services, entry: Entry, usable: impl Fn(&T) -> bool, compute: F) -> Result<T>
where
    T: Serialize + DeserializeOwned,
    F: Future<Output = Result<T>>,
{
    let patience = Instant::now() + LOCK;
    let mut pause = Duration::from_millis(5);
    let lock = loop {
        let Ok((_, kept)) = read(services, entry).await else { return compute.await };
        if let Some(value) = kept.filter(&usable) {
            metrics::cache_read(true);
            return Ok(value);
        }
        if let Some(lock) = Lock::take(services, entry).await {
            break Some(lock);
        }
        if Instant::now() > patience {
            break None;
        }
        sleep(pause).await;
        pause = (pause * 2).min(Duration::from_millis(80));
    };
    // Somebody may have finished between our look and our lock.
    let (generation, kept) = read(services, entry).await.unwrap_or_default();
    let result = match kept.filter(&usable) {
        Some(value) => Ok(value),
        None => compute_and_keep(services, entry, generation, compute).await,
    };
    if let Some(lock) = lock {
        lock.release().await;
    }
    result
}

/// Makes kept values stale. Call it after the commit of the write. The write stands even when Redis is away; then this
/// is tried again until no value from before can be left.
pub(crate) async fn forget(services: &Services, entry: Entry) {
    failpoints::point("forgetting").await;
    replica::wrote(services, entry.user()).await;
    // What carries the generation before is stale.
    let renewal = [Invalidation::Renew { key: entry.generation_key(), seconds: GENERATION_SECONDS }];
    if let Err(error) = services.invalidate(&renewal).await {
        tracing::warn!(%error, "cannot invalidate a cached value yet");
        let services = services.clone();
        tokio::spawn(async move {
            let end = Instant::now() + Duration::from_secs(VALUE_SECONDS.unsigned_abs());
            while Instant::now() < end && invalidations::send(&services, &renewal).await.is_err() {
                sleep(Duration::from_millis(200)).await;
            }
        });
    }
}

/// The current generation, and the value if it is of that generation. In a cluster they lie apart; a value of the generation
/// that was read is as good as one that was read with it.
async fn read<T: DeserializeOwned>(services: &Services, entry: Entry) -> Result<(Option<String>, Option<T>)> {
    let get = |redis: Commands| async move {
        let pipeline = redis.pipeline();
        for key in [entry.generation_key(), entry.key()] {
            let _: () = pipeline.get(key).await?;
        }
        pipeline.all().await
    };
    let (generation, text): (Option<String>, Option<String>) = services.redis("GET", get).await?;
    // What an older version of the program kept may not parse: it is as good as absent.
    let stored = text.and_then(|text| serde_json::from_str::<Stored<T>>(&text).ok());
    let value = stored.filter(|stored| stored.generation == generation).map(|stored| stored.value);
    Ok((generation, value))
}

/// Deletes a lock that is still the asker's own.
const RELEASE: &str = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0";

/// The right to compute an entry. It is given back however the computation ends: by a value, an error, a panic, or
/// because whoever asked has gone.
struct Lock {
    services: Services,
    key: String,
    word: String,
    held: bool,
}

impl Lock {
    async fn take(services: &Services, entry: Entry) -> Option<Lock> {
        let word = Uuid::new_v4().simple().to_string();
        // Made before it is asked for: the answer may come when nobody waits for it any more.
        let mut lock = Lock { services: services.clone(), key: entry.lock_key(), word, held: true };
        let (key, word) = (lock.key.as_str(), lock.word.as_str());
        let set = |redis: Commands| async move {
            let expiry = Some(Expiration::PX(LOCK.as_millis() as i64));
            redis.set(key, word, expiry, Some(SetOptions::NX), false).await
        };
        let answer: Result<Option<String>> = services.redis("SET", set).await;
        lock.held = !matches!(answer, Ok(None));
        answer.is_ok_and(|answer| answer.is_some()).then_some(lock)
    }

    async fn release(mut self) {
        release(&self.services, &self.key, &self.word).await;
        self.held = false;
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let Ok(runtime) = Handle::try_current() else { return };
        if self.held {
            let (services, key, word) = (self.services.clone(), mem::take(&mut self.key), mem::take(&mut self.word));
            runtime.spawn(async move { release(&services, &key, &word).await });
        }
    }
}

async fn release(services: &Services, key: &str, word: &str) {
    let _: Result<i64> = services.redis("EVAL", |redis| async move { redis.eval(RELEASE, key, word).await }).await;
}

async fn compute_and_keep<T: Serialize>(
    services: &Services,
    entry: Entry,
    generation: Option<String>,
    compute: impl Future<Output = Result<T>>,
) -> Result<T> {
    metrics::cache_read(false);
    let value = compute.await?;
    let stored = Stored { generation, value };
    let text = serde_json::to_string(&stored)?;
    let text = &text;
    let set = |redis: Commands| async move {
        redis.set(entry.key(), text, Some(Expiration::EX(VALUE_SECONDS)), None, false).await
    };
    let kept: Result<()> = services.redis("SET", set).await;
    if let Err(error) = kept {
        tracing::debug!(%error, "cannot keep a computed value");
    }
    Ok(stored.value)
}

/// Drops everything about an entry whose person is gone.
pub(crate) async fn remove(services: &Services, entry: Entry) {
    forget(services, entry).await;
    let _: Result<()> = services.redis("DEL", |redis| async move { redis.del(entry.key()).await }).await;
}
