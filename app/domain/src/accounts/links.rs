//! Links about accounts, and the mails that they leave with. What stands in a link is kept nowhere: the database has its
//! hash, and a mail that is written twice says the same.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::zone;
use crate::deliveries::Line;
use crate::entities::{delivery, user};
use crate::platform::keys;
use crate::time::{stored, today};
use crate::{Result, Services};

/// How long it matters to say what was done.
const WARNS: TimeDelta = TimeDelta::days(3);

/// What nobody can guess: 244 random bits.
pub(super) fn random() -> String {
    URL_SAFE_NO_PAD.encode([Uuid::new_v4().into_bytes(), Uuid::new_v4().into_bytes()].concat())
}

/// What stands in the link of a mail: made anew whenever the mail is written.
pub(super) fn of_mail(services: &Services, purpose: &[u8], occurrence: &str) -> String {
    URL_SAFE_NO_PAD.encode(keys::sign(services, purpose, occurrence.as_bytes()))
}

/// What is kept of a link.
pub(super) fn hash(token: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token))
}

/// A line of the ledger about an account, to the person's address.
pub(super) fn line(
    person: &user::Model,
    kind: &'static str,
    occurrence: String,
    matters: TimeDelta,
    now: DateTime<Utc>,
) -> Line {
    Line {
        user: person.id,
        to: None,
        kind,
        subject: Uuid::nil(),
        local_date: today(zone(&person.zone), now),
        occurrence,
        tasks: 0,
        planned_for: stored(now),
        expires_at: stored(now + matters),
    }
}

/// A line that tells somebody what was done to their account.
pub(super) fn notice(person: &user::Model, kind: &'static str, now: DateTime<Utc>) -> Line {
    line(person, kind, Uuid::new_v4().to_string(), WARNS, now)
}

/// How many mails of a kind somebody had in a day.
pub(super) async fn in_a_day(
    transaction: &impl ConnectionTrait,
    person: Uuid,
    kind: &str,
    now: DateTime<Utc>,
) -> Result<u64> {
    let lately = delivery::Entity::find()
        .filter(delivery::Column::UserId.eq(person))
        .filter(delivery::Column::Kind.eq(kind))
        .filter(delivery::Column::PlannedFor.gt(stored(now - TimeDelta::days(1))));
    Ok(lately.count(transaction).await?)
}
