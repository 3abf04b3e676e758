//! How many changes a person makes in a minute, whichever server they ask.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};
use fred::interfaces::KeysInterface;
use model::Rejection;

use crate::redis::Commands;
use crate::{Actor, Result, Services, UserId, security};

const MINUTE: i64 = 60;
/// The part of a person's changes that a server does not tell the others of, one in so many: nearly everybody's.
const UNTOLD: u32 = 10;

/// The changes of this minute that a server was asked for.
#[derive(Default)]
pub(crate) struct Changes(Mutex<(i64, HashMap<UserId, u32>)>);

impl Changes {
    /// How many there are with one more.
    fn count(&self, user: UserId, minute: i64) -> u32 {
        let mut changes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if changes.0 != minute {
            *changes = (minute, HashMap::new());
        }
        let count = changes.1.entry(user).or_default();
        *count = count.saturating_add(1);
        *count
    }
}

/// Counts a change before it is made; refused beyond what a person may make in this minute. Each further server may let
/// a tenth more pass.
pub async fn count_change(services: &Services, actor: &Actor, now: DateTime<Utc>) -> Result<()> {
    let (most, seconds) = (services.quotas.changes_per_minute, now.timestamp());
    let (minute, untold) = (seconds.div_euclid(MINUTE), most / UNTOLD);
    if services.changes.count(actor.user, minute) <= untold {
        return Ok(());
    }
    let key = &format!("taskbell:changes:{}:{minute}", actor.user.0.simple());
    let tell = |redis: Commands| async move {
        let pipeline = redis.pipeline();
        let _: () = pipeline.incr(key).await?;
        // Clocks of servers differ a little.
        let _: () = pipeline.expire(key, 2 * MINUTE, None).await?;
        pipeline.all().await
    };
    let told: Vec<i64> = services.redis("INCR", tell).await?;
    if told.first().is_none_or(|told| *told <= (most - untold).into()) {
        return Ok(());
    }
    security::limit_met("changes", Some(actor.user));
    let left = MINUTE - seconds.rem_euclid(MINUTE);
    Err(Rejection::TooFast { retry_after_seconds: u32::try_from(left).unwrap_or(1) }.into())
}
