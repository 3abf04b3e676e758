//! The rate of mails. All servers together give each mail a moment of its own, in the order they ask, in Redis and by
//! its clock; one that cannot reach it keeps to the rate alone.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use fred::interfaces::LuaInterface;
use tokio::time::{Instant, sleep};

use crate::{Result, Services};

const KEY: &str = "taskbell:mail:next";
/// How far ahead moments may be given before nobody takes more mails to send.
const AHEAD: Duration = Duration::from_secs(1);

/// Gives the next moment and keeps the others so far from it; how long to wait for it, all in microseconds.
const RESERVE: &str = "
    local time = redis.call('TIME')
    local now = time[1] * 1000000 + time[2]
    local at = math.max(now, tonumber(redis.call('GET', KEYS[1]) or 0))
    local left = at + ARGV[1] - now
    if left > 0 then redis.call('SET', KEYS[1], string.format('%.0f', now + left), 'PX', math.ceil(left / 1000)) end
    return at - now";

/// The next moment, for whoever cannot reach Redis.
pub(crate) struct RateLimit(Mutex<Instant>);

impl Default for RateLimit {
    fn default() -> Self {
        RateLimit(Mutex::new(Instant::now()))
    }
}

impl RateLimit {
    fn reserve(&self, gap: Duration) -> Duration {
        let mut next = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = Ord::max(*next, Instant::now());
        *next = at + gap;
        at.saturating_duration_since(Instant::now())
    }
}

impl Services {
    /// Waits until one more mail may leave.
    pub(crate) async fn mail_rate(&self) {
        if let Some(rate) = self.mail.rate {
            sleep(self.reserve(Duration::from_secs(1) / rate.max(1)).await).await;
        }
    }

    /// Waits until mails that are taken now may leave soon.
    pub(crate) async fn mail_capacity(&self) {
        if self.mail.rate.is_some() {
            sleep(self.reserve(Duration::ZERO).await.saturating_sub(AHEAD)).await;
        }
    }

    async fn reserve(&self, gap: Duration) -> Duration {
        let microseconds = gap.as_micros() as i64;
        let wait: Result<u64> =
            self.redis("EVAL", |redis| async move { redis.eval(RESERVE, KEY, microseconds).await }).await;
        wait.map_or_else(|_| self.mail.rate_limit.reserve(gap), Duration::from_micros)
    }
}
