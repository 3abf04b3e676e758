//! What tests stand on.

mod app;
mod bulk;
mod mailbox;
#[allow(dead_code)]
#[path = "../../../../end2end/ports.rs"]
mod ports;
#[allow(dead_code)]
#[path = "../../../../end2end/postgres.rs"]
mod postgres;
mod redis;
mod reminders;
mod tasks;

pub use app::{App, PASSWORD, new_database};
pub use mailbox::Mail;
pub use postgres::Postgres;
pub use redis::RedisServer;
pub use tasks::{NewTaskRow, no_lists, ticked};

use std::net::{IpAddr, Ipv4Addr};

use chrono::{DateTime, NaiveDate, Utc};
use domain::Error;
use domain::accounts::{Entered, Proof, SignedIn};
use model::{Field, Problem, Rejection};
use uuid::Uuid;

/// Monday, 23 November 2026, 10:00 UTC.
pub fn now() -> DateTime<Utc> {
    at("2026-11-23T10:00:00Z")
}

/// An address that is not counted.
pub const HOME: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

/// An address that no other test counts anything of: limits are kept in the Redis that all share.
pub fn own_address() -> String {
    format!("{}@example.org", Uuid::new_v4().simple())
}

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Somebody who proved a moment ago who they are.
pub fn proof() -> Proof {
    Proof { at: now() }
}

/// Who signed in by the password alone.
#[track_caller]
pub fn by_password(entered: Entered) -> SignedIn {
    match entered {
        Entered::SignedIn(person) => person,
        Entered::SecondStep(_) => panic!("a code is asked for"),
    }
}

/// The rejection something must have ended in.
#[track_caller]
pub fn rejection<T>(result: domain::Result<T>) -> Rejection {
    match result {
        Err(Error::Rejected(rejection)) => rejection,
        Err(error) => panic!("not rejected: {error}"),
        Ok(_) => panic!("not rejected"),
    }
}

/// The problem of one field.
#[track_caller]
pub fn problem<T>(result: domain::Result<T>, field: Field) -> Option<Problem> {
    match rejection(result) {
        Rejection::Invalid(errors) => errors.get(field),
        other => panic!("not invalid: {other:?}"),
    }
}
