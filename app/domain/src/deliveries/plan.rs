use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryTrait};
use serde_json::json;
use uuid::Uuid;

use super::CHANNEL;
use crate::entities::delivery::{self, Column, State};
use crate::queue::{self, Flow, Kind, NewJob};
use crate::{Result, UserId};

/// A mail to be written into the ledger.
pub(crate) struct Line {
    pub user: Uuid,
    /// Where it goes, if not to the person's address.
    pub to: Option<String>,
    pub kind: &'static str,
    /// The task it is about; nil for all of a day.
    pub subject: Uuid,
    pub local_date: NaiveDate,
    pub occurrence: String,
    pub tasks: u32,
    pub planned_for: DateTime<Utc>,
    /// Until then it is worth sending.
    pub expires_at: DateTime<Utc>,
}

/// Writes lines of the ledger with the jobs of a kind that send them; the flow of each. A line that is there already keeps the job
/// it has. What is past its time is recorded and not sent.
pub(crate) async fn write(
    transaction: &impl ConnectionTrait,
    kind: Kind,
    lines: Vec<Line>,
    now: DateTime<Utc>,
) -> Result<Vec<Flow>> {
    let mut jobs = HashMap::new();
    let mut rows = Vec::with_capacity(lines.len());
    for line in lines {
        let id = Uuid::now_v7();
        let expired = line.expires_at <= now;
        rows.push(delivery::ActiveModel {
            id: Set(id),
            user_id: Set(line.user),
            kind: Set(line.kind.to_owned()),
            subject: Set(line.subject),
            local_date: Set(line.local_date),
            occurrence: Set(line.occurrence),
            channel: Set(CHANNEL.to_owned()),
            state: Set(if expired { State::Expired } else { State::Planned }),
            message_id: Set(id.simple().to_string()),
            tasks: Set(line.tasks as i32),
            sends: Set(0),
            ambiguous: Set(0),
            planned_for: Set(line.planned_for),
            sent_at: Set(None),
            error: Set(None),
            waits_until: Set(None),
            to_address: Set(line.to),
        });
        if !expired {
            let (user, arguments) = (Some(UserId(line.user)), json!({ "delivery": id }));
            jobs.insert(id, NewJob { kind, user, arguments, expires_at: Some(line.expires_at) });
        }
    }
    let mut wanted = Vec::new();
    while !rows.is_empty() {
        let rest = rows.split_off(rows.len().min(500));
        let key = [Column::UserId, Column::Kind, Column::Subject, Column::Occurrence, Column::Channel];
        let mut insert = delivery::Entity::insert_many(rows).on_conflict_do_nothing_on(key);
        insert.query().returning_col(Column::Id);
        for row in transaction.query_all(insert.query()).await? {
            wanted.extend(jobs.remove(&row.try_get::<Uuid>("", "id")?));
        }
        rows = rest;
    }
    let enqueued = queue::enqueue(transaction, wanted, now).await?;
    Ok(enqueued.into_iter().map(|job| job.flow).collect())
}
