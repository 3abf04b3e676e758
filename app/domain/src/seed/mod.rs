//! Data to look at and to measure with.

mod bulk;
mod demo;
mod demo_account;
mod demo_tasks;
mod owner;

pub use bulk::bulk;
pub use demo::{DemoAccount, demo};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use model::Theme;
use uuid::Uuid;
use words::Language;

use crate::entities::user;
use crate::time::{next_hour, stored};

/// Of the many people made to measure with; not for a site that others reach.
const PASSWORD: &str = "a bell for every task";
const REMINDER_HOUR: u8 = 9;

fn person(id: Uuid, name: &str, email: String, password_hash: String, now: DateTime<Utc>) -> user::Model {
    user::Model {
        id,
        name: name.to_owned(),
        email,
        password_hash,
        zone: Tz::UTC.name().to_owned(),
        reminder_hour: REMINDER_HOUR.into(),
        theme: Theme::default().slug().to_owned(),
        language: Language::default().slug().to_owned(),
        session_epoch: 1,
        next_reminder_at: next_hour(Tz::UTC, REMINDER_HOUR, now),
        created_at: stored(now),
        reminders_on: true,
        reminds_overdue: false,
        reminds_each: false,
        operator: false,
        deleted_at: None,
        disabled_at: None,
        last_seen_at: None,
        unconfirmed_since: None,
        device_mails: true,
    }
}
