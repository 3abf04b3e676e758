//! How many changes a person makes in a minute, whichever server they ask.

use chrono::{DateTime, Utc};
use fred::interfaces::KeysInterface;
use model::Rejection;

use crate::{Actor, Result, Services, measures, security};

const MINUTE: i64 = 60;

/// Counts a change before it is made; refused beyond what a person may make in this minute.
pub async fn count_change(services: &Services, actor: &Actor, now: DateTime<Utc>) -> Result<()> {
    let seconds = now.timestamp();
    let key = format!("taskbell:changes:{}:{}", actor.user.0.simple(), seconds.div_euclid(MINUTE));
    let pipeline = services.redis().pipeline();
    let _: () = pipeline.incr(&key).await?;
    // Clocks of servers differ a little.
    let _: () = pipeline.expire(&key, 2 * MINUTE, None).await?;
    let counted: Vec<i64> = measures::redis("INCR", pipeline.all()).await?;
    if counted.first().is_none_or(|counted| *counted <= services.quotas.changes_per_minute.into()) {
        return Ok(());
    }
    security::limit_met("changes", Some(actor.user));
    let left = MINUTE - seconds.rem_euclid(MINUTE);
    Err(Rejection::TooFast { retry_after_seconds: u32::try_from(left).unwrap_or(1) }.into())
}
