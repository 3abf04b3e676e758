//! Values computed from a person's rows, kept in Redis for a while.
//!
//! Beside each value stands a generation: a random word that every write replaces after its commit. A value carries
//! the generation that was read before its computation began, so one that a write overtook is never served.

use std::time::Duration;

use fred::interfaces::KeysInterface;
use fred::types::{Expiration, SetOptions};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tokio::time::{Instant, sleep};
use uuid::Uuid;

use crate::{Result, Services, UserId, measures, replica};

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
    Profile(UserId),
}

impl Entry {
    fn user(self) -> UserId {
        match self {
            Entry::Dashboard(user) | Entry::Profile(user) => user,
        }
    }

    fn key(self) -> String {
        match self {
            Entry::Dashboard(UserId(id)) => format!("taskbell:dashboard:{}", id.simple()),
            Entry::Profile(UserId(id)) => format!("taskbell:profile:{}", id.simple()),
        }
    }

    fn generation_key(self) -> String {
        format!("{}:generation", self.key())
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
    let locked = loop {
        let Ok((_, kept)) = read(services, entry).await else { return compute.await };
        if let Some(value) = kept.filter(&usable) {
            measures::cache_read(true);
            return Ok(value);
        }
        if lock(services, entry).await {
            break Some(Instant::now());
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
    // After its time the lock may be somebody else's.
    if locked.is_some_and(|since| since.elapsed() < LOCK) {
        let _: std::result::Result<(), _> = services.redis().del(entry.lock_key()).await;
    }
    result
}

/// Makes kept values stale. Call it after the commit of the write. The write stands even when Redis is away; then this
/// is tried again until no value from before can be left.
pub(crate) async fn forget(services: &Services, entry: Entry) {
    replica::wrote(services, entry.user()).await;
    if let Err(error) = renew(services, entry).await {
        tracing::warn!(%error, "cannot drop a cached value now");
        let services = services.clone();
        tokio::spawn(async move {
            let end = Instant::now() + Duration::from_secs(VALUE_SECONDS.unsigned_abs());
            while Instant::now() < end && renew(&services, entry).await.is_err() {
                sleep(Duration::from_millis(200)).await;
            }
        });
    }
}

async fn renew(services: &Services, entry: Entry) -> Result<()> {
    let word = Uuid::new_v4().simple().to_string();
    let expiry = Some(Expiration::EX(GENERATION_SECONDS));
    let set = async { services.redis().set(entry.generation_key(), word, expiry, None, false).await };
    Ok(measures::redis("SET", set).await?)
}

/// The current generation, and the value if it is of that generation.
async fn read<T: DeserializeOwned>(services: &Services, entry: Entry) -> Result<(Option<String>, Option<T>)> {
    let keys = vec![entry.generation_key(), entry.key()];
    let (generation, text): (Option<String>, Option<String>) =
        measures::redis("MGET", async { services.redis().mget(keys).await }).await?;
    // What an older version of the program kept may not parse: it is as good as absent.
    let stored = text.and_then(|text| serde_json::from_str::<Stored<T>>(&text).ok());
    let value = stored.filter(|stored| stored.generation == generation).map(|stored| stored.value);
    Ok((generation, value))
}

async fn lock(services: &Services, entry: Entry) -> bool {
    let expiry = Some(Expiration::PX(LOCK.as_millis() as i64));
    let set = async { services.redis().set(entry.lock_key(), 1, expiry, Some(SetOptions::NX), false).await };
    let answer: std::result::Result<Option<String>, _> = measures::redis("SET", set).await;
    answer.is_ok_and(|answer| answer.is_some())
}

async fn compute_and_keep<T: Serialize>(
    services: &Services,
    entry: Entry,
    generation: Option<String>,
    compute: impl Future<Output = Result<T>>,
) -> Result<T> {
    measures::cache_read(false);
    let value = compute.await?;
    let stored = Stored { generation, value };
    let text = serde_json::to_string(&stored)?;
    let expiry = Some(Expiration::EX(VALUE_SECONDS));
    let set = async { services.redis().set(entry.key(), text, expiry, None, false).await };
    let kept: std::result::Result<(), _> = measures::redis("SET", set).await;
    if let Err(error) = kept {
        tracing::debug!(%error, "cannot keep a computed value");
    }
    Ok(stored.value)
}

/// Drops everything about an entry whose person is gone.
pub(crate) async fn remove(services: &Services, entry: Entry) {
    forget(services, entry).await;
    let _: std::result::Result<(), _> = services.redis().del(entry.key()).await;
}
