use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::Services;

/// The length of a signature.
const MAC: usize = 32;

/// A text for an address on the web that nobody else can write, good for one purpose.
pub(crate) fn sign(services: &Services, purpose: &str, mut content: Vec<u8>) -> String {
    let signature = keyed_hash(services, purpose, &content).finalize().into_bytes();
    content.extend(signature);
    URL_SAFE_NO_PAD.encode(content)
}

/// What was signed for this purpose; `None` where it was not, or was changed.
pub(crate) fn signed(services: &Services, purpose: &str, token: &str) -> Option<Vec<u8>> {
    let mut content = URL_SAFE_NO_PAD.decode(token).ok()?;
    let signature = content.split_off(content.len().checked_sub(MAC)?);
    keyed_hash(services, purpose, &content).verify_slice(&signature).ok()?;
    Some(content)
}

pub(super) fn keyed_hash(services: &Services, purpose: &str, content: &[u8]) -> Hmac<Sha256> {
    // A key of any length is a key: RFC 2104, section 2.
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(services.secret_key.as_bytes())
        .unwrap_or_else(|_| unreachable!("HMAC takes keys of any length"));
    mac.update(purpose.as_bytes());
    mac.update(content);
    mac
}
