//! Signed words that leave with mails and come back by links.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::Services;
use crate::platform::keys;

/// Bytes of a signature.
const SIGNATURE: usize = 32;

/// The words with their signature, as they stand in an address.
pub(crate) fn sign(services: &Services, purpose: &str, mut content: Vec<u8>) -> String {
    content.extend(keys::sign(services, purpose.as_bytes(), &content));
    URL_SAFE_NO_PAD.encode(content)
}

/// What was signed for this purpose; `None` where it was not, or was changed.
pub(crate) fn signed(services: &Services, purpose: &str, token: &str) -> Option<Vec<u8>> {
    let mut content = URL_SAFE_NO_PAD.decode(token).ok()?;
    let signature = content.split_off(content.len().checked_sub(SIGNATURE)?);
    keys::proves(services, purpose.as_bytes(), &content, &signature).then_some(content)
}
