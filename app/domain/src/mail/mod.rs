//! Mail to people: how each begins and ends, what is kept of their addresses, and what is signed in the links that they get.

mod addresses;
mod envelope;
mod signing;

pub use crate::platform::smtp::{Credentials, Probe, holds_certificates, is_sender, probe};

pub(crate) use addresses::{Address, AddressStatus, Wish, prune, with_end};
pub(crate) use envelope::{
    envelope, envelope_to, html_end, html_end_in, html_head, html_start, one_line, text_end, text_end_in, text_start,
};
pub(crate) use signing::{sign, signed};
