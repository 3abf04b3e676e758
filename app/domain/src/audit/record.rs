use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use uuid::Uuid;

use crate::entities::audit;
use crate::platform::operator::Operator;
use crate::platform::request_context;
use crate::platform::security::{self, Whom};
use crate::time::stored;
use crate::{Result, UserId};

/// Longest detail, in characters.
const DETAIL_MAX: usize = 200;

/// Something that happened.
pub(crate) struct Event {
    event: &'static str,
    outcome: &'static str,
    whom: Whom,
    by: &'static str,
    by_id: Option<UserId>,
    detail: Option<String>,
}

impl Event {
    /// Done by a person to their own account.
    pub(crate) fn own(event: &'static str, outcome: &'static str, person: UserId) -> Event {
        Event { event, outcome, whom: Whom::Person(person), by: "person", by_id: Some(person), detail: None }
    }

    /// Done by whoever it was to somebody's account.
    pub(crate) fn of(event: &'static str, outcome: &'static str, whom: Whom) -> Event {
        Event { event, outcome, whom, by: "nobody", by_id: None, detail: None }
    }

    /// Done by an operator to somebody's account.
    pub(crate) fn by(operator: &Operator, event: &'static str, outcome: &'static str, whom: Whom) -> Event {
        let by = if operator.0.is_some() { "operator" } else { "console" };
        Event { event, outcome, whom, by, by_id: operator.0, detail: None }
    }

    /// What it was done to.
    pub(crate) fn with(self, detail: &str) -> Event {
        Event { detail: Some(detail.chars().take(DETAIL_MAX).collect()), ..self }
    }
}

/// Adds a line to the audit trail, and one to the log.
pub(crate) async fn record(connection: &impl ConnectionTrait, event: Event, now: DateTime<Utc>) -> Result<()> {
    record_line(connection, event, now).await.map(|_| ())
}

/// The same; the line's id.
pub(crate) async fn record_line(connection: &impl ConnectionTrait, event: Event, now: DateTime<Utc>) -> Result<Uuid> {
    let line = Uuid::now_v7();
    security::event(event.event, event.outcome, &event.whom);
    let (user_id, account) = match event.whom {
        Whom::Person(UserId(id)) => (Some(id), None),
        Whom::Typed(hash) => (None, Some(hash)),
        Whom::Nobody => (None, None),
    };
    let row = audit::ActiveModel {
        id: Set(line),
        at: Set(stored(now)),
        event: Set(event.event.to_owned()),
        outcome: Set(event.outcome.to_owned()),
        user_id: Set(user_id),
        account: Set(account),
        by: Set(event.by.to_owned()),
        by_id: Set(event.by_id.map(|UserId(id)| id)),
        detail: Set(event.detail),
        address: Set(request_context::address().map(|address| address.to_canonical().to_string())),
        device: Set(request_context::device().map(|device| device.to_string())),
        request_id: Set(request_context::request_id().map(|id| id.to_string())),
    };
    audit::Entity::insert(row).exec_without_returning(connection).await?;
    Ok(line)
}
