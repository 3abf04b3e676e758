//! What the settings show.

use chrono::{DateTime, Utc};
use fred::interfaces::KeysInterface;
use fred::types::Expiration;
use model::{Quota, Usage, Used};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::count::count;
use super::{FILES, most};
use crate::entities::transfer;
use crate::platform::redis::Commands;
use crate::time::stored;
use crate::{Actor, Result, Services};

/// How long the same is shown: counting costs as much as there is.
const SHOWN_SECONDS: i64 = 5;

/// What a person has and can have, as it was a few seconds ago or is.
pub(crate) async fn usage(services: &Services, actor: &Actor, now: DateTime<Utc>) -> Result<Usage> {
    let key = &format!("taskbell:usage:{}", actor.user.0.simple());
    let get = |redis: Commands| async move { redis.get::<Option<String>, _>(key).await };
    let kept = services.redis("GET", get).await.ok().flatten();
    if let Some(kept) = kept.and_then(|text| serde_json::from_str(&text).ok()) {
        return Ok(kept);
    }
    let there = count(&services.reads, actor).await?;
    let files = transfer::Entity::find()
        .filter(transfer::Column::UserId.eq(actor.user.0))
        .filter(transfer::Column::ExpiresAt.gt(stored(now)))
        .count(&services.reads)
        .await?;
    let used = |quota, now: i64| Used { now: now.unsigned_abs(), most: most(quota, &services.quotas).unsigned_abs() };
    let usage = Usage {
        tasks: used(Quota::Tasks, there.tasks),
        reminders: used(Quota::Reminders, there.reminders),
        bytes: used(Quota::Megabytes, there.bytes),
        files: Used { now: files, most: FILES.into() },
        changes_per_minute: services.quotas.changes_per_minute,
    };
    let text = &serde_json::to_string(&usage)?;
    let set =
        |redis: Commands| async move { redis.set(key, text, Some(Expiration::EX(SHOWN_SECONDS)), None, false).await };
    let _: Result<()> = services.redis("SET", set).await;
    Ok(usage)
}
