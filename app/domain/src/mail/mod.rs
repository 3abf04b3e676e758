//! Mail to people: what is kept of their addresses, and what is signed in the links that they get.

mod addresses;
mod signing;

pub use crate::platform::smtp::{Credentials, Probe, holds_certificates, is_sender, probe};

pub(crate) use addresses::{Address, AddressStatus, Wish, prune, with_end};
pub(crate) use signing::{sign, signed};
