//! Mail to people: how each begins and ends, what is kept of their addresses, and what is signed in the links that they get.

mod addresses;
mod envelope;
mod signing;

pub use crate::platform::smtp::{Credentials, Probe, holds_certificates, is_sender, probe};

pub(crate) use addresses::{Address, AddressStatus, Wish, prune, with_end};
pub(crate) use envelope::{envelope, html_end, html_start, one_line, text_end, text_start};
pub(crate) use signing::{sign, signed};
