//! Where a person is signed in: an index in Redis beside the sessions themselves, so that one can see and end them.
//! Its key there is a hash of what its cookie says; pages only get a handle, a digest of the key.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use fred::interfaces::{HashesInterface, KeysInterface, SortedSetsInterface};
use fred::types::{Expiration, SetOptions};
use model::{Did, Outcome, SessionView};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::Actor;
use super::providers::ByProvider;
use crate::audit::{self, Event};
use crate::platform::invalidations::Invalidation;
use crate::platform::redis::Commands;
use crate::platform::security;
use crate::time::{stored, words};
use crate::{Error, Result, Services, UserId};

/// Longer than any session lives without a visit.
const INDEX_SECONDS: i64 = 31 * 86_400;
/// How exactly we remember the last visit.
const TOUCH_SECONDS: i64 = 300;
const DEVICE_MAX: usize = 100;
/// How many sessions one has at most; what was not visited for longest ends.
const MOST: usize = 100;
/// How long a session lives without a visit.
pub const TERM_SECONDS: i64 = 30 * 86_400;
/// How long a session lives, visited or not.
pub const WHOLE_TERM_SECONDS: i64 = 180 * 86_400;
/// All sessions by the second they end in, to be counted. Those that were dropped without a word stay until then.
const LIVE: &str = "taskbell:sessions:live";

#[derive(Serialize, Deserialize)]
struct Entry {
    key: String,
    device: String,
    last_seen: DateTime<Utc>,
    /// The service elsewhere that it began by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<ByProvider>,
}

/// Remembers a session that was just opened; `key` is its key in Redis.
pub async fn register(services: &Services, user: UserId, key: &str, device: &str, now: DateTime<Utc>) -> Result<()> {
    let device = device.chars().filter(|c| !c.is_control()).take(DEVICE_MAX).collect();
    write(services, user, Entry { key: key.to_owned(), device, last_seen: now, by: None }).await?;
    see(services, user, now).await?;
    let many: usize = services.redis("HLEN", |redis| async move { redis.hlen(index(user)).await }).await?;
    if many > MOST {
        security::limit_met("sessions", Some(user));
        let mut entries: Vec<_> = entries(services, user).await?.into_iter().collect();
        entries.sort_by_key(|(_, entry)| std::cmp::Reverse((entry.key == key, entry.last_seen)));
        delete(services, user, entries.into_iter().skip(MOST).collect()).await?;
    }
    Ok(())
}

/// Notes that a session is in use. Costs one command; writes once in five minutes.
pub async fn touch(services: &Services, actor: &Actor, key: &str, now: DateTime<Utc>) -> Result<()> {
    let handle = &digest(key);
    let set = |redis: Commands| async move {
        let expiry = Some(Expiration::EX(TOUCH_SECONDS));
        redis.set(format!("taskbell:touched:{handle}"), 1, expiry, Some(SetOptions::NX), false).await
    };
    let first: Option<String> = services.redis("SET", set).await?;
    if first.is_none() {
        return Ok(());
    }
    see(services, actor.user, now).await?;
    let get = |redis: Commands| async move { redis.hget(index(actor.user), handle.as_str()).await };
    let text: Option<String> = services.redis("HGET", get).await?;
    match text.and_then(|text| serde_json::from_str::<Entry>(&text).ok()) {
        Some(entry) => write(services, actor.user, Entry { last_seen: now, ..entry }).await,
        None => Ok(()),
    }
}

/// Forgets a session that its person ended.
pub async fn sign_out(services: &Services, actor: &Actor, key: &str, now: DateTime<Utc>) -> Result<()> {
    forget(services, actor.user, key).await?;
    audit::record(&services.db, Event::own("sign-out", "done", actor.user), now).await
}

/// Forgets a session that goes on under another id.
pub async fn forget(services: &Services, user: UserId, key: &str) -> Result<()> {
    let remove = |redis: Commands| async move {
        let pipeline = redis.pipeline();
        let _: () = pipeline.hdel(index(user), digest(key)).await?;
        let _: () = pipeline.zrem(LIVE, digest(key)).await?;
        pipeline.all::<()>().await
    };
    services.redis("HDEL", remove).await
}

/// Notes for operators that somebody was here, once an hour.
async fn see(services: &Services, UserId(id): UserId, now: DateTime<Utc>) -> Result<()> {
    let long_ago =
        Expr::col("last_seen_at").is_null().or(Expr::col("last_seen_at").lt(stored(now - TimeDelta::hours(1))));
    let mut update = Query::update();
    update.table("users").value("last_seen_at", stored(now)).and_where(Expr::col("id").eq(id)).and_where(long_ago);
    services.db.execute(&update).await?;
    Ok(())
}

/// How many sessions live, of everybody.
pub(crate) async fn count(services: &Services, now: DateTime<Utc>) -> Result<u64> {
    let count = |redis: Commands| async move {
        let pipeline = redis.pipeline();
        let _: () = pipeline.zremrangebyscore(LIVE, f64::NEG_INFINITY, now.timestamp() as f64).await?;
        let _: () = pipeline.zcard(LIVE).await?;
        pipeline.all::<(u64, u64)>().await
    };
    Ok(services.redis("ZCARD", count).await?.1)
}

/// Removes sessions from the store, which keeps them under these keys.
pub async fn remove(services: &Services, keys: &[String]) -> Result<()> {
    let deletions: Vec<_> = keys.iter().map(|key| Invalidation::Delete { key: key.clone() }).collect();
    services.invalidate(&deletions).await
}

/// Ends one of one's sessions.
pub async fn end(services: &Services, actor: &Actor, handle: &str, now: DateTime<Utc>) -> Result<Outcome> {
    let mut entries = entries(services, actor.user).await?;
    entries.retain(|own, _| own == handle);
    if entries.is_empty() {
        return Err(Error::not_found());
    }
    let outcome = delete(services, actor.user, entries).await?;
    audit::record(&services.db, Event::own("sessions-ended", "done", actor.user), now).await?;
    Ok(outcome)
}

/// Ends every session but the current one.
pub async fn end_all_others(
    services: &Services,
    actor: &Actor,
    current_key: &str,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let mut entries = entries(services, actor.user).await?;
    entries.remove(&digest(current_key));
    let outcome = delete(services, actor.user, entries).await?;
    if outcome.count > 0 {
        audit::record(&services.db, Event::own("sessions-ended", "done", actor.user), now).await?;
    }
    Ok(outcome)
}

/// Ends every session.
pub async fn end_all(services: &Services, user: UserId) -> Result<Outcome> {
    let entries = entries(services, user).await?;
    delete(services, user, entries).await
}

/// Notes by which service elsewhere a session began.
pub(super) async fn note(services: &Services, user: UserId, key: &str, by: &ByProvider) -> Result<()> {
    match entries(services, user).await?.remove(&digest(key)) {
        Some(entry) => write(services, user, Entry { by: Some(by.clone()), ..entry }).await,
        None => Ok(()),
    }
}

/// Ends somebody's sessions that began so; how many.
pub(super) async fn end_where(services: &Services, user: UserId, began: impl Fn(&ByProvider) -> bool) -> Result<u32> {
    let mut entries = entries(services, user).await?;
    entries.retain(|_, entry| entry.by.as_ref().is_some_and(&began));
    Ok(delete(services, user, entries).await?.count)
}

/// The sessions that still live, the current one first, then by last visit.
pub(crate) async fn list(
    services: &Services,
    actor: &Actor,
    current_key: &str,
    now: DateTime<Utc>,
) -> Result<Vec<SessionView>> {
    let current = digest(current_key);
    let mut entries: Vec<_> = entries(services, actor.user).await?.into_iter().collect();
    let looked_for = &entries;
    let look = |redis: Commands| async move {
        let pipeline = redis.pipeline();
        for (_, entry) in looked_for {
            let _: () = pipeline.exists(entry.key.as_str()).await?;
        }
        pipeline.all().await
    };
    let alive: Vec<bool> = if entries.is_empty() { Vec::new() } else { services.redis("EXISTS", look).await? };
    let mut alive = alive.into_iter();
    // The current session may be saved only after this page.
    entries.retain(|(handle, _)| alive.next().unwrap_or(false) || *handle == current);
    entries.sort_by_key(|(handle, entry)| (*handle != current, std::cmp::Reverse(entry.last_seen)));
    let view = |(handle, entry): (String, Entry)| SessionView {
        current: handle == current,
        handle,
        device: entry.device,
        last_seen: words::moment(actor.language, actor.zone, entry.last_seen, now),
    };
    Ok(entries.into_iter().map(view).collect())
}

/// A short name for a secret that does not give it away.
pub(crate) fn digest(secret: &str) -> String {
    Uuid::from_bytes(hidden(secret.as_bytes())).simple().to_string()
}

/// What is kept in place of a secret of as many random bytes.
pub fn hidden(secret: &[u8]) -> [u8; 16] {
    let mut short = [0; 16];
    short.copy_from_slice(&Sha256::digest(secret)[..16]);
    short
}

fn index(UserId(id): UserId) -> String {
    format!("taskbell:sessions:{}", id.simple())
}

async fn write(services: &Services, user: UserId, entry: Entry) -> Result<()> {
    let handle = digest(&entry.key);
    let end = (entry.last_seen.timestamp() + TERM_SECONDS) as f64;
    let field = &(handle.as_str(), serde_json::to_string(&entry)?);
    let set = |redis: Commands| async move {
        let pipeline = redis.pipeline();
        let _: () = pipeline.hset(index(user), field.clone()).await?;
        let _: () = pipeline.expire(index(user), INDEX_SECONDS, None).await?;
        let _: () = pipeline.zadd(LIVE, None, None, false, false, (end, field.0)).await?;
        pipeline.all::<()>().await
    };
    services.redis("HSET", set).await
}

async fn entries(services: &Services, user: UserId) -> Result<HashMap<String, Entry>> {
    let all = |redis: Commands| async move { redis.hgetall(index(user)).await };
    let texts: HashMap<String, String> = services.redis("HGETALL", all).await?;
    Ok(texts.into_iter().filter_map(|(handle, text)| Some((handle, serde_json::from_str(&text).ok()?))).collect())
}

async fn delete(services: &Services, user: UserId, entries: HashMap<String, Entry>) -> Result<Outcome> {
    let count = entries.len() as u32;
    if count > 0 {
        let (handles, keys): (Vec<_>, Vec<_>) = entries.into_iter().map(|(handle, entry)| (handle, entry.key)).unzip();
        // The sessions first: what fails in between leaves only an entry that names nothing.
        remove(services, &keys).await?;
        let handles = &handles;
        let uncount = |redis: Commands| async move { redis.zrem::<(), _, _>(LIVE, handles.clone()).await };
        services.redis("ZREM", uncount).await?;
        let unlist = |redis: Commands| async move { redis.hdel::<(), _, _>(index(user), handles.clone()).await };
        services.redis("HDEL", unlist).await?;
    }
    Ok(Outcome { count, ..Outcome::of(Did::SessionsEnded) })
}
