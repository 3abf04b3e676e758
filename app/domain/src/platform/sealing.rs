//! Secrets that are needed again as they are, encrypted by the keys of the settings (AES-256-GCM): the first key seals, each
//! of them opens.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::error::Unspecified;
use ring::rand::{SecureRandom, SystemRandom};
use uuid::Uuid;

use super::keys;
use crate::{Error, Result, Services, UserId};

/// Bytes that nobody can guess.
pub(crate) fn random<const LENGTH: usize>() -> Result<[u8; LENGTH]> {
    let mut bytes = [0; LENGTH];
    SystemRandom::new().fill(&mut bytes).map_err(fault)?;
    Ok(bytes)
}

/// Encrypts a secret for one purpose and one person.
pub(crate) fn seal(
    services: &Services,
    purpose: &'static [u8],
    UserId(owner): UserId,
    secret: &[u8],
) -> Result<String> {
    let nonce = random::<NONCE_LEN>()?;
    let mut sealed = secret.to_vec();
    let with = key(&keys::derived(services, purpose)).map_err(fault)?;
    with.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(owner), &mut sealed).map_err(fault)?;
    Ok(format!("{}{}", mark(services, purpose), URL_SAFE_NO_PAD.encode([nonce.as_slice(), &sealed].concat())))
}

/// The secret, if one of the keys sealed it for this purpose and this person.
pub(crate) fn open(
    services: &Services,
    purpose: &'static [u8],
    UserId(owner): UserId,
    sealed: &str,
) -> Option<Vec<u8>> {
    let bytes = URL_SAFE_NO_PAD.decode(sealed.split_once(MARK_END)?.1).ok()?;
    let (nonce, sealed) = bytes.split_at_checked(NONCE_LEN)?;
    keys::all_derived(services, purpose).find_map(|with| open_by(&with, nonce, owner, sealed))
}

fn open_by(with: &[u8; 32], nonce: &[u8], owner: Uuid, sealed: &[u8]) -> Option<Vec<u8>> {
    let (nonce, mut bytes) = (Nonce::try_assume_unique_for_key(nonce).ok()?, sealed.to_vec());
    Some(key(with).ok()?.open_in_place(nonce, Aad::from(owner), &mut bytes).ok()?.to_vec())
}

const MARK_END: char = '.';

/// What begins everything that the first key has sealed for a purpose; it tells nothing of the key.
pub(crate) fn mark(services: &Services, purpose: &[u8]) -> String {
    let signature = keys::sign(services, b"taskbell seal 1", purpose);
    let mark: String = signature[..6].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{mark}{MARK_END}")
}

fn key(bytes: &[u8; 32]) -> std::result::Result<LessSafeKey, Unspecified> {
    Ok(LessSafeKey::new(UnboundKey::new(&AES_256_GCM, bytes)?))
}

fn fault(_: Unspecified) -> Error {
    Error::internal("encryption failed")
}
