//! The sessions themselves, as Redis keeps them: bytes under a key, until they end.

use fred::interfaces::KeysInterface;
use fred::types::{Expiration, SetOptions};

use crate::platform::invalidations::Invalidation;
use crate::platform::redis::Commands;
use crate::{Result, Services};

/// What is kept under a key.
pub async fn load(services: &Services, key: &str) -> Result<Option<Vec<u8>>> {
    services.redis("GET", |redis| async move { redis.get(key).await }).await
}

/// Keeps something until an instant, in Unix seconds. Unless it is `new`, only if it is still kept: whoever was signed out
/// meanwhile stays so.
pub async fn save(services: &Services, key: &str, bytes: &[u8], end: i64, new: bool) -> Result<()> {
    let set = |redis: Commands| async move {
        let only = (!new).then_some(SetOptions::XX);
        redis.set(key, bytes, Some(Expiration::EXAT(end)), only, false).await
    };
    services.redis("SET", set).await
}

/// Removes what is kept under these keys.
pub async fn remove(services: &Services, keys: &[String]) -> Result<()> {
    let deletions: Vec<_> = keys.iter().map(|key| Invalidation::Delete { key: key.clone() }).collect();
    services.invalidate(&deletions).await
}
