//! Limits on guessing passwords and on opening accounts, counted in Redis. A guess counts while it is checked and, when it
//! was wrong, for a while after: many at once gain nothing, and right ones cost nothing.
//!
//! What strangers use up is theirs: wrong guesses at an account count for the address they come from, and for all
//! addresses together only slow further strangers down. Browsers that are known to the account have a count of their own.

use std::net::IpAddr;
use std::time::Duration;

use fred::interfaces::KeysInterface;
use fred::types::{Expiration, ExpireOptions, SetOptions};
use model::Rejection;
use tokio::time::sleep;

use crate::accounts::Device;
use crate::accounts::sessions::digest;
use crate::platform::concurrency_limit::ConcurrencyPermit;
use crate::platform::redis::Commands;
use crate::platform::security::{self, line};
use crate::{Error, Result, Services, UserId};

const WINDOW_SECONDS: i64 = 15 * 60;
/// Longer than any guess is checked. After that those are forgotten whose server ended meanwhile.
const CHECK_SECONDS: i64 = 15;
/// Strangers who are slowed down guess at an account once in so many milliseconds.
const SLOW_MILLISECONDS: i64 = 2_000;
/// How often a guess looks whether it may go on, and how many times at most.
const LOOK: Duration = Duration::from_millis(100);
const LOOKS: usize = 22;

/// What happens beyond a limit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beyond {
    Refused,
    Slowed,
}

/// So many in a quarter of an hour.
pub(super) struct Limit {
    name: &'static str,
    key: String,
    most: i64,
    beyond: Beyond,
    /// Whether right guesses are counted, not wrong ones.
    of_right: bool,
    /// Whether a right guess shows that the wrong ones before were honest.
    forgiven: bool,
}

impl Limit {
    fn new(name: &'static str, key: &str, most: i64) -> Limit {
        let key = format!("taskbell:throttle:{key}");
        Limit { name, key, most, beyond: Beyond::Refused, of_right: false, forgiven: false }
    }
}

/// Guesses by a stranger at the account of an e-mail address, whether it exists or not.
pub(super) fn of_stranger(email: &str, from: IpAddr) -> Vec<Limit> {
    // Hashed: Redis need not know addresses.
    let account = digest(email);
    let pair = Limit::new("sign-in-account-from-address", &format!("pair:{account}:{}", line(from)), 10);
    let strangers = Limit::new("sign-in-account", &format!("strangers:{account}"), 20);
    let mut limits = networks("sign-in-address", "address", from, 100);
    limits.push(Limit { forgiven: true, ..pair });
    limits.push(Limit { beyond: Beyond::Slowed, ..strangers });
    limits.push(right(&account));
    limits
}

/// Guesses from a browser that is known to the account.
pub(super) fn of_device(email: &str, device: &Device) -> Vec<Limit> {
    let account = digest(email);
    let device = Limit::new("sign-in-device", &format!("device:{account}:{}", device.number()), 10);
    vec![Limit { forgiven: true, ..device }, right(&account)]
}

/// Nobody signs in so often; whoever does has the password, and hashing costs.
fn right(account: &str) -> Limit {
    Limit { of_right: true, ..Limit::new("sign-ins", &format!("right:{account}"), 60) }
}

/// Proofs of the current password by somebody signed in.
pub(super) fn of_proof(UserId(user): UserId) -> Vec<Limit> {
    let user = user.simple();
    let wrong = Limit::new("password-proofs", &format!("proof:{user}"), 10);
    let right = Limit::new("password-proofs", &format!("proven:{user}"), 30);
    vec![Limit { forgiven: true, ..wrong }, Limit { of_right: true, ..right }]
}

/// Codes of a second factor after a password, by whoever gave that. Right ones forgive nothing: their owner may sign in while
/// somebody else guesses.
pub(super) fn of_codes(UserId(user): UserId, from: IpAddr) -> Vec<Limit> {
    let account = Limit::new("second-factor-account", &format!("codes:{}", user.simple()), 10);
    // Everybody behind a proxy on this machine seems to be this machine.
    let networks = (!from.is_loopback()).then(|| networks("second-factor-address", "coded", from, 100));
    networks.into_iter().flatten().chain([account]).collect()
}

/// Codes by somebody signed in.
pub(super) fn of_code_proofs(UserId(user): UserId) -> Vec<Limit> {
    vec![Limit::new("second-factor-proofs", &format!("code-proof:{}", user.simple()), 10)]
}

/// Passkeys that prove nothing, by whoever is not signed in. They name nobody.
pub(super) fn of_passkeys(from: IpAddr) -> Vec<Limit> {
    // Everybody behind a proxy on this machine seems to be this machine.
    if from.is_loopback() { Vec::new() } else { networks("passkeys", "passkey", from, 100) }
}

/// Questions for passkeys to strangers: each is a session.
pub(super) fn of_passkey_questions(from: IpAddr) -> Vec<Limit> {
    networks("passkey-questions", "passkey-question", from, 300)
}

/// Tries to open an account: a password is judged for each.
pub(super) fn of_tries(from: IpAddr) -> Vec<Limit> {
    networks("sign-up-tries", "tried", from, 300)
}

/// Accounts opened.
pub(super) fn of_openings(from: IpAddr) -> Vec<Limit> {
    networks("sign-ups", "opened", from, 30)
}

/// Mails with a link for a new password, to an address that somebody has or not. Few ask again and again.
pub(super) fn of_reset_links(email: &str) -> [Limit; 1] {
    [Limit::new("reset-links-account", &format!("links:{}", digest(email)), 5)]
}

/// Such mails, by who asks for them.
pub(super) fn of_asking(from: IpAddr) -> Vec<Limit> {
    networks("reset-links", "linked", from, 30)
}

/// Uses of links for a new password: one is judged and hashed for each.
pub(super) fn of_resets(from: IpAddr) -> Vec<Limit> {
    networks("password-resets", "reset", from, 100)
}

/// Accounts opened by links of invitations: a password is judged and hashed for each.
pub(super) fn of_invitations(from: IpAddr) -> Vec<Limit> {
    networks("invitations", "invitation", from, 100)
}

/// Invitations that an operator makes: each is a mail to a stranger.
pub(super) fn of_inviting(UserId(operator): UserId) -> [Limit; 1] {
    [Limit::new("invitations-made", &format!("inviting:{}", operator.simple()), 100)]
}

/// Mails with a link that confirms an address: few ask again and again.
pub(super) fn of_confirmations(UserId(user): UserId) -> [Limit; 1] {
    [Limit::new("confirmations-account", &format!("confirm:{}", user.simple()), 5)]
}

/// Mails to the address of a new account, whether somebody had it already or not.
pub(super) fn of_sign_up_mails(email: &str) -> [Limit; 1] {
    [Limit::new("sign-up-mails", &format!("signing-up:{}", digest(email)), 5)]
}

/// Such mails, by who asks for them.
pub(super) fn of_asking_to_confirm(from: IpAddr) -> Vec<Limit> {
    networks("confirmations", "confirming", from, 30)
}

/// Uses of such links.
pub(super) fn of_confirmed(from: IpAddr) -> Vec<Limit> {
    networks("email-confirmations", "confirmed", from, 100)
}

/// Tokens that are none, or good no more.
pub(super) fn of_wrong_tokens(from: IpAddr) -> Vec<Limit> {
    networks("wrong-tokens", "tokens", from, 100)
}

/// Visits to services elsewhere to sign in there: each is a session, and may be a line in the audit trail.
pub(super) fn of_providers(from: IpAddr) -> Vec<Limit> {
    networks("provider-sign-ins", "provider", from, 300)
}

/// Words of a provider that somebody signed out, which it never said.
pub(super) fn of_wrong_logouts(from: IpAddr) -> Vec<Limit> {
    networks("wrong-logouts", "logouts", from, 100)
}

/// Limits for a line and, of version 6, for the networks that one customer may have of a provider: /56 and /48. Where
/// those are many customers, more of them are honest.
fn networks(name: &'static str, kind: &str, address: IpAddr, most: i64) -> Vec<Limit> {
    let mut limits = vec![Limit::new(name, &format!("{kind}:{}", line(address)), most)];
    if let IpAddr::V6(address) = address.to_canonical() {
        for (prefix, times) in [(56, 4), (48, 16)] {
            let network = address.to_bits() >> (128 - prefix);
            limits.push(Limit::new(name, &format!("{kind}:{network:x}/{prefix}"), times * most));
        }
    }
    limits
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_counts_for_its_networks() {
        let counted = |address: &str| -> Vec<(String, i64)> {
            let limits = networks("sign-ups", "opened", address.parse().unwrap(), 30);
            limits.into_iter().map(|limit| (limit.key.replace("taskbell:throttle:opened:", ""), limit.most)).collect()
        };
        let of =
            |counted: &[(&str, i64)]| counted.iter().map(|(key, most)| ((*key).to_owned(), *most)).collect::<Vec<_>>();
        assert_eq!(counted("198.51.100.9"), of(&[("198.51.100.9", 30)]));
        assert_eq!(counted("::ffff:198.51.100.9"), of(&[("198.51.100.9", 30)]));
        let expected = of(&[("20010db8aabbccdd", 30), ("20010db8aabbcc/56", 120), ("20010db8aabb/48", 480)]);
        assert_eq!(counted("2001:db8:aabb:ccdd:1:2:3:4"), expected);
    }
}
