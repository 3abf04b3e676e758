use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::due::{open_in, tomorrow};
use super::message::{self, Reminder};
use crate::accounts::zone;
use crate::entities::delivery::{self, Column, State};
use crate::entities::{task, user};
use crate::jobs::{Claim, Verdict};
use crate::mail::SendError;
use crate::time::stored;
use crate::{Error, Result, Services};

/// Sends a planned reminder if it still matters. A fault of ours closes its line as failed: it is seen, not repeated.
pub(crate) async fn deliver(services: &Services, id: Uuid, claim: &Claim, now: DateTime<Utc>) -> Result<Verdict> {
    match attempt(services, id, claim, now).await {
        Err(Error::Internal(error)) => close(services, id, State::Failed, Some(error.to_string())).await,
        result => result,
    }
}

async fn attempt(services: &Services, id: Uuid, claim: &Claim, now: DateTime<Utc>) -> Result<Verdict> {
    let Some(line) = delivery::Entity::find_by_id(id).one(&services.db).await? else { return Ok(Verdict::Done) };
    if !matches!(line.state, State::Planned | State::Sending) {
        return Ok(Verdict::Done);
    }
    if claim.expires_at.is_some_and(|end| end <= now) {
        return close(services, id, State::Expired, None).await;
    }
    let Some(person) = user::Entity::find_by_id(line.user_id).one(&services.db).await? else {
        return Ok(Verdict::Done);
    };
    let zone = zone(&person.zone);
    // Asked again: some may have been completed since the reminder was planned.
    let tasks = task::Entity::find()
        .filter(task::Column::UserId.eq(person.id))
        .filter(open_in(tomorrow(zone, line.local_date)))
        .order_by_asc(task::Column::DueSort)
        .order_by_asc(task::Column::Id)
        .all(&services.db)
        .await?;
    if tasks.is_empty() {
        return close(services, id, State::Skipped, None).await;
    }
    let reminder = Reminder { person: &person, tasks: &tasks, line: &line, zone };
    let mail = message::compose(&reminder, &services.mail.from, &services.public_url, now)?;
    if !begin(services, id, tasks.len()).await? {
        return Ok(Verdict::Done);
    }
    match services.mail.send(mail).await {
        Ok(()) => {
            let sent = delivery::ActiveModel {
                state: Set(State::Sent),
                sent_at: Set(Some(stored(now))),
                error: Set(None),
                ..Default::default()
            };
            delivery::Entity::update_many().set(sent).filter(Column::Id.eq(id)).exec(&services.db).await?;
            Ok(Verdict::Done)
        }
        Err(SendError::Transient(error)) if !claim.last_try => {
            set_state(services, id, State::Planned, Some(error.clone())).await?;
            Ok(Verdict::Retry(error))
        }
        Err(SendError::Transient(error) | SendError::Permanent(error)) => {
            close(services, id, State::Failed, Some(error)).await
        }
    }
}

/// Notes that the mail is about to be handed over, unless somebody else closed the line.
async fn begin(services: &Services, id: Uuid, tasks: usize) -> Result<bool> {
    let begun = delivery::Entity::update_many()
        .col_expr(Column::State, Expr::value(State::Sending))
        .col_expr(Column::Sends, Expr::col(Column::Sends).add(1))
        .col_expr(Column::Tasks, Expr::value(tasks as i32))
        .filter(Column::Id.eq(id))
        .filter(Column::State.is_in([State::Planned, State::Sending]))
        .exec(&services.db)
        .await?;
    Ok(begun.rows_affected == 1)
}

async fn close(services: &Services, id: Uuid, state: State, error: Option<String>) -> Result<Verdict> {
    set_state(services, id, state, error.clone()).await?;
    Ok(match error {
        Some(error) => Verdict::Fail(error),
        None => Verdict::Done,
    })
}

async fn set_state(services: &Services, id: Uuid, state: State, error: Option<String>) -> Result<()> {
    let change = delivery::ActiveModel { state: Set(state), error: Set(error), ..Default::default() };
    delivery::Entity::update_many()
        .set(change)
        .filter(Column::Id.eq(id))
        .filter(Column::State.is_in([State::Planned, State::Sending]))
        .exec(&services.db)
        .await?;
    Ok(())
}
