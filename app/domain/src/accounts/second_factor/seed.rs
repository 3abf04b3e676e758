//! What makes an app's codes: SHA-1, six digits, thirty seconds, as every app knows it.

use chrono::{DateTime, Utc};
use totp_rs::{Builder, Totp};

use crate::entities::second_factor;
use crate::platform::sealing;
use crate::{Error, Result, Services, UserId};

pub(super) const PURPOSE: &[u8] = b"taskbell second factor 1";
/// 160 bits, as RFC 4226 recommends.
const LENGTH: usize = 20;

/// A new one, sealed for its owner.
pub(super) fn new(services: &Services, owner: UserId) -> Result<String> {
    sealing::seal(services, PURPOSE, owner, &sealing::random::<LENGTH>()?)
}

/// What makes the codes of somebody's app. Apps show it under a name.
pub(super) fn opened(services: &Services, factor: &second_factor::Model, name: &str) -> Result<Totp> {
    let seed = sealing::open(services, PURPOSE, UserId(factor.user_id), &factor.seed);
    // It belongs to somebody else, or the key that it was sealed with is gone.
    let seed = seed.ok_or_else(|| Error::internal("no key opens a second factor"))?;
    Ok(totp(seed, name))
}

fn totp(seed: Vec<u8>, name: &str) -> Totp {
    // A colon would end the name of what it is for.
    let name = name.replace(':', " ");
    Builder::new().with_secret(seed).with_issuer(Some("Taskbell")).with_account_name(name).build_noncompliant()
}

/// The step whose code was typed: the current one, or the one before or after it.
pub(super) fn step(totp: &Totp, typed: &str, now: DateTime<Utc>) -> Option<i64> {
    let seconds = u64::try_from(now.timestamp()).ok()?;
    totp.check(typed, seconds).and_then(|step| i64::try_from(step).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, of which apps show the last six digits.
    const VECTORS: [(i64, &str); 6] = [
        (59, "287082"),
        (1_111_111_109, "081804"),
        (1_111_111_111, "050471"),
        (1_234_567_890, "005924"),
        (2_000_000_000, "279037"),
        (20_000_000_000, "353130"),
    ];

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        let totp = totp(b"12345678901234567890".to_vec(), "ada@example.org");
        for (seconds, code) in VECTORS {
            assert_eq!(step(&totp, code, at(seconds)), Some(seconds / 30), "{seconds}");
            // A clock that is up to thirty seconds wrong does no harm.
            for off in [-30, 30] {
                assert_eq!(step(&totp, code, at(seconds + off)), Some(seconds / 30), "{seconds} {off}");
            }
            for off in [-60, 60] {
                assert_eq!(step(&totp, code, at(seconds + off)), None, "{seconds} {off}");
            }
        }
        for wrong in ["", "28708", "2870820", "+87082", "２８７０８２", "287082\0"] {
            assert_eq!(step(&totp, wrong, at(59)), None, "{wrong}");
        }
    }

    #[test]
    fn an_address_may_have_any_name() {
        let uri = totp(vec![0; LENGTH], "\"a:b&secret=x\"@example.org").to_url().unwrap();
        assert!(uri.starts_with("otpauth://totp/Taskbell:%22a%20b%26secret%3Dx%22%40example"), "{uri}");
        assert!(uri.ends_with("?secret=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&issuer=Taskbell"), "{uri}");
    }
}
