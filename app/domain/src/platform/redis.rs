//! Connections to Redis.

use fred::clients::Pool;
use fred::interfaces::ClientLike;
use fred::types::Builder;
use fred::types::config::{Config, ReconnectPolicy};

use super::services::TIMEOUT;
use crate::{Result, Settings};

pub(super) async fn redis(settings: &Settings) -> Result<Pool> {
    let redis = redis_builder(&settings.redis_url)?.build_pool(4)?;
    redis.init().await?;
    Ok(redis)
}

/// Redis clients that reconnect for ever, wait at most [`TIMEOUT`] and never send a command twice.
fn redis_builder(url: &str) -> Result<Builder> {
    let mut builder = Builder::from_config(Config::from_url(url)?);
    builder
        .set_policy(ReconnectPolicy::new_exponential(0, 50, 1_000, 2))
        .with_performance_config(|config| config.default_command_timeout = TIMEOUT)
        .with_connection_config(|config| {
            config.connection_timeout = TIMEOUT;
            config.internal_command_timeout = TIMEOUT;
            config.max_command_attempts = 1;
            config.tcp.nodelay = Some(true);
        });
    Ok(builder)
}
