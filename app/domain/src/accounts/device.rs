//! Browsers that somebody signed in from. Each remembers a number, and for each account a signature of both: a proof that
//! it is no stranger's, and no name.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

use super::address;
use crate::Services;
use crate::platform::keys;

const PURPOSE: &[u8] = b"taskbell device 1";
/// Bytes of the number, and of each signature.
const LENGTH: usize = 16;
/// People who share a browser; of more, who signed in last.
const ACCOUNTS: usize = 5;

/// A browser that somebody signed in from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    number: [u8; LENGTH],
    accounts: Vec<[u8; LENGTH]>,
}

impl Device {
    /// Reads what a browser remembers. It may be made up.
    pub fn read(cookie: &str) -> Option<Device> {
        let bytes = URL_SAFE_NO_PAD.decode(cookie).ok()?;
        let mut parts = bytes.chunks(LENGTH).map(|part| part.try_into().ok()).collect::<Option<Vec<_>>>()?;
        if parts.is_empty() || parts.len() > 1 + ACCOUNTS {
            return None;
        }
        let accounts = parts.split_off(1);
        Some(Device { number: parts[0], accounts })
    }

    /// What a browser is to remember.
    pub fn cookie(&self) -> String {
        URL_SAFE_NO_PAD.encode([&[self.number], self.accounts.as_slice()].concat().concat())
    }

    /// The browser after somebody signed in from it with an e-mail address.
    pub fn remembering(known: Option<Device>, services: &Services, email: &str) -> Device {
        let mut device = known.unwrap_or_else(|| Device { number: Uuid::new_v4().into_bytes(), accounts: Vec::new() });
        let content = device.content(email);
        device.accounts.retain(|signature| !keys::proves(services, PURPOSE, &content, signature));
        device.accounts.truncate(ACCOUNTS - 1);
        let mut signature = [0; LENGTH];
        signature.copy_from_slice(&keys::sign(services, PURPOSE, &content)[..LENGTH]);
        device.accounts.insert(0, signature);
        device
    }

    /// Whether somebody signed in from here with this address before.
    pub(super) fn knows(&self, services: &Services, email: &str) -> bool {
        let content = self.content(email);
        self.accounts.iter().any(|signature| keys::proves(services, PURPOSE, &content, signature))
    }

    /// Tells browsers apart.
    pub(super) fn number(&self) -> String {
        Uuid::from_bytes(self.number).simple().to_string()
    }

    fn content(&self, email: &str) -> Vec<u8> {
        [self.number.as_slice(), address::one_form(email).as_bytes()].concat()
    }
}
