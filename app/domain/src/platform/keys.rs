//! Signatures by the keys of the settings: the first key signs, each of them proves, so that a new one can be put before
//! an old one.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::Services;

/// The signature of something for one purpose.
pub(crate) fn sign(services: &Services, purpose: &[u8], content: &[u8]) -> [u8; 32] {
    mac(&services.secret_key, purpose, content).finalize().into_bytes().into()
}

/// The least of a signature that proves anything.
const SHORTEST: usize = 16;

/// Whether a signature, or its beginning, was made by one of the keys.
pub(crate) fn proves(services: &Services, purpose: &[u8], content: &[u8], signature: &[u8]) -> bool {
    let mut keys = std::iter::once(&services.secret_key).chain(&services.earlier_keys);
    signature.len() >= SHORTEST && keys.any(|key| mac(key, purpose, content).verify_truncated_left(signature).is_ok())
}

/// A key for one purpose, made of the first key.
pub(crate) fn derived(services: &Services, purpose: &[u8]) -> [u8; 32] {
    sign(services, purpose, b"")
}

/// The keys for one purpose, made of each of them.
pub(crate) fn all_derived<'a>(services: &'a Services, purpose: &'a [u8]) -> impl Iterator<Item = [u8; 32]> + 'a {
    let keys = std::iter::once(&services.secret_key).chain(&services.earlier_keys);
    keys.map(move |key| mac(key, purpose, b"").finalize().into_bytes().into())
}

fn mac(key: &str, purpose: &[u8], content: &[u8]) -> Hmac<Sha256> {
    // A key of any length is a key: RFC 2104, section 2.
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key.as_bytes())
        .unwrap_or_else(|_| unreachable!("HMAC takes keys of any length"));
    mac.update(purpose);
    mac.update(content);
    mac
}
