//! Passwords: normalised to NFC, so that the same characters typed on another keyboard match; hashed with Argon2id,
//! off the threads that serve and in a queue of their own; refused when many people have them or zxcvbn finds them easy.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use model::{Field, Problem, Rejection};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use zxcvbn::{Score, zxcvbn};

use crate::platform::hashing::{HashingPermit, blocking};
use crate::{Error, Result, Services};

/// Stands in the place of a hash where somebody has no password.
pub(super) const NONE: &str = "";
/// A hash of nothing anybody knows, with today's parameters: checking it takes as long as checking a real one.
const DUMMY: &str = "$argon2id$v=19$m=19456,t=2,p=1$Yp6AUOTMMIC0hbIuVBiGNg$jZKLVFH+1SxMGwkJiqMkxgJC2sSDyhg0Hg38VEVjMLQ";
/// zxcvbn's work grows with the square of the length; the beginning decides anyway.
const JUDGED_CHARACTERS: usize = 50;
/// Marks that zxcvbn also reads as letters, and others in their place. It tries every combination of what the marks in a
/// password may mean: with these there are thousands, for words that nobody writes.
const MARKS: [(char, char); 7] = [('(', ')'), ('{', '}'), ('[', ']'), ('<', '>'), ('|', '/'), ('+', '-'), ('%', '&')];

/// The beginnings of the hashes of passwords that many people have, sorted; whose list that is says the file beside it.
static COMMON: &[u8] = include_bytes!("../../data/common-passwords.bin");

/// Whether people sign in by passwords.
pub fn signs_in_by_password(services: &Services) -> bool {
    services.password_sign_in
}

/// Refused where nobody does.
pub(super) fn require_in_use(services: &Services) -> Result<()> {
    if services.password_sign_in { Ok(()) } else { Err(Rejection::PasswordsOff.into()) }
}

/// Refuses a password that is easy to guess; `personal` are the person's name and e-mail address.
pub(super) async fn judge(permit: &HashingPermit, password: &str, personal: [&str; 2]) -> Result<()> {
    if is_common(password) {
        return Err(Error::invalid(Field::Password, Problem::CommonPassword));
    }
    let plain = |c| MARKS.iter().find(|(mark, _)| *mark == c).map_or(c, |(_, other)| *other);
    let password: String = password.nfc().take(JUDGED_CHARACTERS).map(plain).collect();
    let mut inputs = vec!["taskbell".to_owned()];
    for text in personal {
        inputs.push(text.to_owned());
        inputs.push(text.chars().filter(|c| c.is_alphanumeric()).collect());
        inputs.extend(text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2).map(str::to_owned));
    }
    let score = blocking(permit, move || {
        let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
        zxcvbn(&password, &inputs).score()
    })
    .await?;
    if score < Score::Three { Err(Error::invalid(Field::Password, Problem::CommonPassword)) } else { Ok(()) }
}

/// Whether many people have it, in capitals or not.
fn is_common(password: &str) -> bool {
    let form: String = password.to_lowercase().nfc().collect();
    let hash = Sha256::digest(form);
    COMMON.as_chunks::<8>().0.binary_search_by(|known| known.as_slice().cmp(&hash[..8])).is_ok()
}

/// The hash to store.
pub(crate) async fn hash(permit: &HashingPermit, password: &str) -> Result<String> {
    let password = normalised(password);
    let hash = blocking(permit, move || Argon2::default().hash_password(password.as_bytes()).map(|h| h.to_string()));
    hash.await?.map_err(|error| Error::internal(error.to_string()))
}

/// Whether a hash was made with other parameters than today's.
pub(super) fn is_outdated(hash: &str) -> bool {
    let parameters = |hash: &str| hash.rsplitn(3, '$').nth(2).map(str::to_owned);
    parameters(hash) != parameters(DUMMY)
}

/// Whether the password belongs to the hash; without one, or without a password, `false`, after the same work.
pub(super) async fn verify(permit: &HashingPermit, password: &str, hash: Option<&str>) -> Result<bool> {
    let password = normalised(password);
    let hash = hash.filter(|hash| *hash != NONE);
    let known = hash.is_some();
    let hash = hash.unwrap_or(DUMMY).to_owned();
    let matches = blocking(permit, move || {
        let hash = PasswordHash::new(&hash)?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    });
    let matches =
        matches.await?.map_err(|error: argon2::password_hash::phc::Error| Error::internal(error.to_string()))?;
    Ok(matches && known)
}

fn normalised(password: &str) -> String {
    password.nfc().collect()
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;
    use crate::platform::hashing::Hashing;

    #[test]
    fn the_list_of_common_passwords_is_sorted() {
        let (hashes, rest) = COMMON.as_chunks::<8>();
        assert!(hashes.len() > 40_000 && rest.is_empty() && hashes.is_sorted());
    }

    /// Whatever is judged costs about as much as hashing it, not seconds.
    #[tokio::test]
    async fn judging_costs_no_more_than_hashing_does() {
        let hashing = Hashing::new();
        let permit = hashing.permit_for_us().await.unwrap();
        let all = "4@8({[<3691!|17l0$5+%2zx".repeat(5);
        let once = format!("4@8({{[<3691!|7l0$5+%2zx{}", "a".repeat(80));
        // The tables are made when they are first needed.
        judge(&permit, "correct horse", ["Kim", "kim@example.org"]).await.unwrap();
        for password in [all, once] {
            // Other tests run beside this one: the quickest of several says most.
            let (mut judged, mut hashed) = (Duration::MAX, Duration::MAX);
            for _ in 0..5 {
                let begun = Instant::now();
                let _ = judge(&permit, &password, ["Kim Example", "kim@example.org"]).await;
                judged = judged.min(begun.elapsed());
                let begun = Instant::now();
                hash(&permit, &password).await.unwrap();
                hashed = hashed.min(begun.elapsed());
            }
            assert!(judged < hashed * 15, "{judged:?} to judge {password}, {hashed:?} to hash it");
        }
    }
}
