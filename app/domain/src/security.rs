//! Security events, for whoever guards a server: one line in the log each, and a count in `/metrics`. Nothing in them
//! comes from people.

use metrics::counter;

use crate::UserId;

/// A limit that nobody honest meets was met, by somebody signed in or by nobody known.
pub fn limit_met(limit: &'static str, person: Option<UserId>) {
    counter!("taskbell_security_events_total", "event" => "limit", "outcome" => limit).increment(1);
    let person = person.map(|UserId(id)| tracing::field::display(id));
    tracing::warn!(target: "taskbell::security", event = "limit", limit, person, "a limit was met");
}
