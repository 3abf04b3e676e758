//! How a token is written: `taskbell_pat_`, by which programs find those that were published by mistake, 256 random bits, and
//! a checksum that tells what only looks like one.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use uuid::Uuid;

const PREFIX: &str = "taskbell_pat_";
/// Letters and digits alone: a double click takes all of it.
const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// As many digits as 256 and 32 bits have.
const RANDOM: usize = 43;
const CHECKSUM: usize = 6;

/// A new one.
pub(super) fn new() -> String {
    // Each has 122 random bits.
    let random = Sha256::digest([(); 3].map(|()| Uuid::new_v4().into_bytes()).concat());
    let random = write::<RANDOM>(&random);
    [PREFIX, &random, &checksum(&random)].concat()
}

/// Whether it may be one of ours.
pub(super) fn is_plausible(presented: &str) -> bool {
    let random = presented.strip_prefix(PREFIX).and_then(|rest| rest.split_at_checked(RANDOM));
    random.is_some_and(|(random, rest)| checksum(random) == rest)
}

/// What is kept in place of it.
pub(super) fn hash(token: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token))
}

fn checksum(random: &str) -> String {
    write::<CHECKSUM>(&crc32fast::hash(random.as_bytes()).to_be_bytes())
}

/// A number in so many digits.
fn write<const LENGTH: usize>(number: &[u8]) -> String {
    let mut number = number.to_vec();
    let mut digits = [0; LENGTH];
    for digit in digits.iter_mut().rev() {
        let mut rest = 0;
        for byte in &mut number {
            let dividend = rest << 8 | usize::from(*byte);
            (*byte, rest) = ((dividend / DIGITS.len()) as u8, dividend % DIGITS.len());
        }
        *digit = DIGITS[rest];
    }
    digits.into_iter().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_whole() {
        assert_eq!(write::<3>(&[0]), "000");
        assert_eq!(write::<2>(&[61]), "0z");
        assert_eq!(write::<3>(&[0x0f, 0x04]), "100");
        assert_eq!(write::<6>(&u32::MAX.to_be_bytes()), "4gfFC3");
        // The largest that there is: nothing of it is cut off.
        assert_eq!(write::<RANDOM>(&[0xff; 32]), "yhjskwdA6OZ1AL1YmHWZWm8LLG7HjnuCA2j5rOw8Xp1");
    }

    #[test]
    fn what_was_altered_is_no_token() {
        let token = new();
        assert_eq!(token.len(), PREFIX.len() + RANDOM + CHECKSUM);
        assert!(is_plausible(&token) && token != new());
        let altered = token.replacen(&token[20..21], if &token[20..21] == "x" { "y" } else { "x" }, 1);
        for wrong in
            ["", PREFIX, &altered, &token[1..], &token[..token.len() - 1], &format!("{token}0"), &"ä".repeat(99)]
        {
            assert!(!is_plausible(wrong), "{wrong}");
        }
    }
}
