//! Limits on guessing passwords, counted in Redis. An attempt counts before it is checked, so that many at once gain
//! nothing, and is taken back when it was right.

use std::net::IpAddr;

use fred::interfaces::KeysInterface;
use fred::types::ExpireOptions;
use model::Rejection;

use crate::accounts::sessions::digest;
use crate::{Result, Services, UserId, measures};

const WINDOW_SECONDS: i64 = 15 * 60;

/// What is counted.
pub(super) enum Counter<'a> {
    /// Sign-ins to an account, named by its e-mail address whether it exists or not.
    Account(&'a str),
    /// Sign-ins from an address.
    Address(IpAddr),
    /// Accounts opened from an address.
    Opened(IpAddr),
    /// Proofs of the current password by somebody signed in.
    Proof(UserId),
}

impl Counter<'_> {
    fn key(&self) -> String {
        match self {
            // Hashed: Redis need not know addresses.
            Counter::Account(email) => format!("taskbell:throttle:account:{}", digest(email)),
            Counter::Address(address) => format!("taskbell:throttle:address:{}", line(*address)),
            Counter::Opened(address) => format!("taskbell:throttle:opened:{}", line(*address)),
            Counter::Proof(UserId(id)) => format!("taskbell:throttle:proof:{}", id.simple()),
        }
    }

    fn limit(&self) -> i64 {
        match self {
            Counter::Account(_) | Counter::Proof(_) => 10,
            Counter::Address(_) => 100,
            Counter::Opened(_) => 30,
        }
    }
}

/// Who is behind an address: one line has 2^64 of version 6.
fn line(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("{:x}", address.to_bits() >> 64),
    }
}

/// Counts an attempt; refused above the limit.
pub(super) async fn count(services: &Services, counter: &Counter<'_>) -> Result<()> {
    let key = counter.key();
    let redis = services.redis();
    let pipeline = redis.pipeline();
    let _: () = pipeline.incr(&key).await?;
    let _: () = pipeline.expire(&key, WINDOW_SECONDS, Some(ExpireOptions::NX)).await?;
    let _: () = pipeline.ttl(&key).await?;
    let (attempts, _, seconds_left): (i64, i64, i64) = measures::redis("INCR", pipeline.all()).await?;
    if attempts > counter.limit() {
        let retry_after_seconds = u32::try_from(seconds_left).unwrap_or(0).max(1);
        return Err(Rejection::TooMany { retry_after_seconds }.into());
    }
    Ok(())
}

/// Takes a right attempt back.
pub(super) async fn take_back(services: &Services, counter: &Counter<'_>) -> Result<()> {
    let key = counter.key();
    match counter {
        Counter::Account(_) | Counter::Proof(_) => services.redis().del::<(), _>(&key).await?,
        Counter::Address(_) | Counter::Opened(_) => services.redis().decr::<(), _>(&key).await?,
    }
    Ok(())
}
