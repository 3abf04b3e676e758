//! The sessions themselves, as Redis keeps them: bytes under a key, until they end.

use fred::interfaces::KeysInterface;
use fred::types::{Expiration, SetOptions};

use crate::lately::Dropped;
use crate::redis::Commands;
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

/// Drops what is kept under these keys.
pub async fn remove(services: &Services, keys: &[String]) -> Result<()> {
    keys.iter().for_each(|key| services.lately.note(Dropped::Session(key.clone())));
    drop_all(services, keys).await
}

/// Each by a command of its own: in a cluster they lie on several nodes.
pub(crate) async fn drop_all(services: &Services, keys: &[String]) -> Result<()> {
    let remove = |redis: Commands| async move {
        let pipeline = redis.pipeline();
        for key in keys {
            let _: () = pipeline.del(key).await?;
        }
        pipeline.all().await
    };
    services.redis("DEL", remove).await
}
