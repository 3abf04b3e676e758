//! Security events, for whoever guards a server: one line in the log each, and a count in `/metrics`. Nothing in them
//! comes from people, but for the address they came from.

use std::net::IpAddr;

use metrics::counter;
use tracing::field;

use crate::platform::{keys, request_context};
use crate::{Services, UserId};

/// Who is behind an address: one line has 2^64 of version 6.
pub fn line(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("{:x}", address.to_bits() >> 64),
    }
}

/// Whom an event is about.
#[derive(Clone, Debug)]
pub enum Whom {
    Person(UserId),
    /// Whoever has the e-mail address that was typed, by a keyed hash of it.
    Typed(String),
    Nobody,
}

impl Whom {
    /// Whoever an e-mail address belongs to, if anybody. Events about the same one are found together.
    pub(crate) fn typed(services: &Services, email: &str) -> Whom {
        let hash = keys::sign(services, b"taskbell security event 1", email.as_bytes());
        Whom::Typed(hash[..8].iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

/// Something happened that a guard wants to know of.
pub fn event(event: &'static str, outcome: &'static str, whom: &Whom) {
    counter!("taskbell_security_events_total", "event" => event, "outcome" => outcome).increment(1);
    let (person, account) = match whom {
        Whom::Person(UserId(id)) => (Some(field::display(id)), None),
        Whom::Typed(hash) => (None, Some(hash.as_str())),
        Whom::Nobody => (None, None),
    };
    let (address, request_id) = (request_context::address().map(field::display), request_context::request_id());
    let request_id = request_id.as_deref();
    tracing::info!(target: "taskbell::security", event, outcome, person, account, address, request_id, "security");
}

/// A limit that nobody honest meets was met, by somebody signed in or by nobody known.
pub fn limit_met(limit: &'static str, person: Option<UserId>) {
    event("limit", limit, &person.map_or(Whom::Nobody, Whom::Person));
}
