//! Limits on guessing passwords and on opening accounts, counted in Redis. A guess counts while it is checked and, when it
//! was wrong, for a while after: many at once gain nothing, and right ones cost nothing.
//!
//! What strangers use up is theirs: wrong guesses at an account count for the address they come from, and for all
//! addresses together only slow further strangers down. Browsers that are known to the account have a count of their own.

mod limits;

use std::time::Duration;

use fred::interfaces::KeysInterface;
use fred::types::{Expiration, ExpireOptions, SetOptions};
use model::Rejection;
use tokio::time::sleep;

pub(super) use limits::*;

use crate::platform::concurrency_limit::ConcurrencyPermit;
use crate::platform::redis::Commands;
use crate::platform::security;
use crate::{Error, Result, Services, UserId};

const WINDOW_SECONDS: i64 = 15 * 60;
/// Longer than any guess is checked. After that those are forgotten whose server ended meanwhile.
const CHECK_SECONDS: i64 = 15;
/// Strangers who are slowed down guess at an account once in so many milliseconds.
const SLOW_MILLISECONDS: i64 = 2_000;
/// How often a guess looks whether it may go on, and how many times at most.
const LOOK: Duration = Duration::from_millis(100);
const LOOKS: usize = 22;

/// Counts what is not taken back; refused above a limit.
pub(super) async fn count(services: &Services, limits: &[Limit]) -> Result<()> {
    let count = |redis: Commands| async move {
        let pipeline = redis.pipeline();
        for limit in limits {
            let _: () = pipeline.incr(&limit.key).await?;
            let _: () = pipeline.expire(&limit.key, WINDOW_SECONDS, Some(ExpireOptions::NX)).await?;
            let _: () = pipeline.ttl(&limit.key).await?;
        }
        pipeline.all().await
    };
    let counted: Vec<i64> = services.redis("INCR", count).await?;
    for (limit, counted) in limits.iter().zip(counted.chunks(3)) {
        if counted[0] > limit.most {
            return Err(refused(limit, counted[2], None));
        }
    }
    Ok(())
}

/// Refused where as much was counted as may be, and counts nothing.
pub(super) async fn check(services: &Services, limits: &[Limit]) -> Result<()> {
    let look = |redis: Commands| async move {
        let pipeline = redis.pipeline();
        for limit in limits {
            let _: () = pipeline.get(&limit.key).await?;
            let _: () = pipeline.ttl(&limit.key).await?;
        }
        pipeline.all().await
    };
    let counted: Vec<Option<i64>> = services.redis("GET", look).await?;
    for (limit, counted) in limits.iter().zip(counted.chunks(2)) {
        if counted[0].unwrap_or(0) >= limit.most {
            return Err(refused(limit, counted[1].unwrap_or(0), None));
        }
    }
    Ok(())
}

fn refused(limit: &Limit, seconds: i64, person: Option<UserId>) -> Error {
    security::limit_met(limit.name, person);
    Rejection::TooMany { retry_after_seconds: u32::try_from(seconds).unwrap_or(0).max(1) }.into()
}

/// A guess that is being checked.
pub(super) struct Guess<'a> {
    services: &'a Services,
    limits: Vec<Limit>,
    person: Option<UserId>,
}

/// Whether a guess may be checked.
enum Answer {
    Yes,
    No(Error),
    /// Once others that are checked turn out to be right.
    Later(usize),
    Slowly(usize),
}

impl<'a> Guess<'a> {
    /// Begins to check a guess, once it may be.
    pub(super) async fn begin(services: &'a Services, limits: Vec<Limit>, person: Option<UserId>) -> Result<Guess<'a>> {
        let guess = Guess { services, limits, person };
        let (mut delayed, mut by) = (None, 0);
        for _ in 0..LOOKS {
            match guess.ask().await? {
                Answer::Yes => return Ok(guess),
                Answer::No(error) => {
                    guess.finish(None).await?;
                    return Err(error);
                }
                Answer::Later(limit) => by = limit,
                Answer::Slowly(limit) => {
                    by = limit;
                    if guess.is_time(limit).await? {
                        return Ok(guess);
                    }
                }
            }
            guess.finish(None).await?;
            if delayed.is_none() {
                let place = services.hashing.delayed.try_acquire();
                delayed = Some(place.map_err(|_| refused(&guess.limits[by], 2, person))?);
                ConcurrencyPermit::current().release();
            }
            sleep(LOOK).await;
        }
        Err(refused(&guess.limits[by], 2, person))
    }

    /// Takes the guess up among those that are checked, and looks how many there are.
    async fn ask(&self) -> Result<Answer> {
        let limits = &self.limits;
        let begin = |redis: Commands| async move {
            let pipeline = redis.pipeline();
            for Limit { key, .. } in limits {
                let checked = checked(key);
                let _: () = pipeline.incr(&checked).await?;
                let _: () = pipeline.expire(&checked, CHECK_SECONDS, Some(ExpireOptions::NX)).await?;
                let _: () = pipeline.get(key).await?;
                let _: () = pipeline.ttl(key).await?;
            }
            pipeline.all().await
        };
        let counted: Vec<Option<i64>> = self.services.redis("INCR", begin).await?;
        let counted = self.limits.iter().zip(counted.chunks(4)).enumerate();
        let mut answer = Answer::Yes;
        for (at, (limit, counted)) in counted {
            let (checked, counted, seconds) =
                (counted[0].unwrap_or(0), counted[2].unwrap_or(0), counted[3].unwrap_or(0));
            if counted >= limit.most && limit.beyond == Beyond::Refused {
                return Ok(Answer::No(refused(limit, seconds, self.person)));
            }
            if counted >= limit.most {
                answer = Answer::Slowly(at);
            } else if counted + checked > limit.most && matches!(answer, Answer::Yes) {
                answer = Answer::Later(at);
            }
        }
        Ok(answer)
    }

    /// Whether it is time for another guess at an account that many strangers guess at.
    async fn is_time(&self, by: usize) -> Result<bool> {
        let key = &format!("{}:slow", self.limits[by].key);
        let set = |redis: Commands| async move {
            redis.set(key, 1, Some(Expiration::PX(SLOW_MILLISECONDS)), Some(SetOptions::NX), false).await
        };
        let first: Option<String> = self.services.redis("SET", set).await?;
        Ok(first.is_some())
    }

    /// Ends the check of a guess: it was right, wrong, or nobody knows.
    pub(super) async fn finish(&self, right: Option<bool>) -> Result<()> {
        let limits = &self.limits;
        let finish = |redis: Commands| async move {
            let pipeline = redis.pipeline();
            for Limit { key, of_right, forgiven, .. } in limits {
                let checked = checked(key);
                let _: () = pipeline.decr(&checked).await?;
                let _: () = pipeline.expire(&checked, CHECK_SECONDS, Some(ExpireOptions::NX)).await?;
                if right == Some(*of_right) {
                    let _: () = pipeline.incr(key).await?;
                    let _: () = pipeline.expire(key, WINDOW_SECONDS, Some(ExpireOptions::NX)).await?;
                } else if *forgiven && right == Some(true) {
                    let _: () = pipeline.del(key).await?;
                }
            }
            pipeline.all::<()>().await
        };
        self.services.redis("DECR", finish).await
    }
}

/// Where the guesses are counted that are being checked.
fn checked(key: &str) -> String {
    format!("{key}:checked")
}
