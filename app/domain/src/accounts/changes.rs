//! How many changes a person makes in a minute, whichever server they ask.

use chrono::{DateTime, Utc};
use fred::interfaces::KeysInterface;
use model::Rejection;

use crate::platform::redis::Commands;
use crate::platform::security;
use crate::{Actor, Result, Services};

const MINUTE: i64 = 60;
/// The part of a person's changes that a server counts alone, one in so many: nearly everybody's. Only beyond it is there a
/// count that servers share.
const LOCAL: u32 = 10;

/// Counts a change before it is made; refused beyond what a person may make in this minute. Each further server may let
/// a tenth more pass.
pub async fn count_change(services: &Services, actor: &Actor, now: DateTime<Utc>) -> Result<()> {
    let (most, seconds) = (services.quotas.changes_per_minute, now.timestamp());
    let (minute, local) = (seconds.div_euclid(MINUTE), most / LOCAL);
    if services.changes.count(actor.user, minute) <= local {
        return Ok(());
    }
    let key = &format!("taskbell:changes:{}:{minute}", actor.user.0.simple());
    let count = |redis: Commands| async move {
        let pipeline = redis.pipeline();
        let _: () = pipeline.incr(key).await?;
        // Clocks of servers differ a little.
        let _: () = pipeline.expire(key, 2 * MINUTE, None).await?;
        pipeline.all().await
    };
    let shared: Vec<i64> = services.redis("INCR", count).await?;
    if shared.first().is_none_or(|shared| *shared <= (most - local).into()) {
        return Ok(());
    }
    security::limit_met("changes", Some(actor.user));
    let left = MINUTE - seconds.rem_euclid(MINUTE);
    Err(Rejection::TooFast { retry_after_seconds: u32::try_from(left).unwrap_or(1) }.into())
}
