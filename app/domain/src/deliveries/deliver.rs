use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use model::ReminderRule;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use tokio::time::sleep;
use uuid::Uuid;

use super::due::{open_in, overdue, tomorrow};
use super::message::{self, Reminder};
use super::rule::{Due, fires_at, occurrence};
use super::{DAILY, TASK};
use crate::accounts::{self, zone};
use crate::entities::delivery::{self, Column, State};
use crate::entities::{task, task_reminder, user};
use crate::mail::{Address, AddressStatus};
use crate::platform::settings::AmbiguousDelivery;
use crate::platform::smtp::SendError;
use crate::platform::{failpoints, metrics, security};
use crate::queue::{self, Claim, Kind, Queue, Verdict};
use crate::time::stored;
use crate::{Error, Result, Services, UserId};

/// Sends a reminder.
pub(crate) const DELIVER: Kind = Kind { name: "reminder", version: 1, queue: Queue::Mail, unique: Some("delivery") };

/// Between tries to write what became of a mail.
const PAUSE: Duration = Duration::from_millis(500);

/// Sends a planned reminder if it still matters. A fault of ours closes its line as failed: it is seen, not repeated.
pub(crate) async fn deliver(services: &Services, id: Uuid, claim: &Claim, now: DateTime<Utc>) -> Result<Verdict> {
    match attempt(services, id, claim, now).await {
        Err(Error::Internal(error)) => Ok(Verdict::Fail(error.to_string())),
        result => result,
    }
}

async fn attempt(services: &Services, id: Uuid, claim: &Claim, now: DateTime<Utc>) -> Result<Verdict> {
    let Some(line) = delivery::Entity::find_by_id(id).one(&services.db).await? else { return Ok(Verdict::Done) };
    if !matches!(line.state, State::Planned | State::Sending) {
        return Ok(Verdict::Done);
    }
    if claim.expires_at.is_some_and(|end| end <= now) {
        return close(services, id, State::Expired).await;
    }
    let Some(person) = accounts::person(&services.db, line.user_id).await? else {
        return Ok(Verdict::Done);
    };
    let address = Address::of(&person.email);
    let status = address.status(services, now).await?;
    if matches!(status, AddressStatus::Stopped) {
        return close(services, id, State::Cancelled).await;
    }
    // Asked again: much may have changed since the reminder was planned.
    let tasks = match still_wanted(services, &line, &person, now).await? {
        Ok(tasks) => tasks,
        Err(state) => return close(services, id, state).await,
    };
    if let AddressStatus::Full { until, apart } = status {
        return wait(services, &line, claim, until, apart, now).await;
    }
    let ambiguous = line.state == State::Sending;
    if ambiguous && services.ambiguous_delivery == AmbiguousDelivery::Hold {
        close(services, id, State::Held).await?;
        return Ok(Verdict::Fail("It may have been sent or not; it is held for an operator to decide.".to_owned()));
    }
    let reminder = Reminder { person: &person, tasks: &tasks, line: &line, zone: zone(&person.zone) };
    let mail = message::compose(services, &reminder, now)?;
    let waited = Instant::now();
    services.mail_rate().await;
    let now = now + waited.elapsed();
    failpoints::point("composed").await;
    if !begin(services, id, &address, claim, tasks.len(), ambiguous, now).await? {
        return Ok(Verdict::Done);
    }
    if ambiguous {
        metrics::ambiguous_delivery();
    }
    failpoints::point("sending").await;
    let sent = services.mail.send(mail).await;
    failpoints::point("handed_over").await;
    // What the server said is known here and nowhere else: forgotten, it would be asked again and send a second mail.
    while let Err(error) = settle(services, id, &address, &sent, now).await {
        tracing::warn!(delivery = %id, %error, "the result of a delivery could not be written yet");
        sleep(PAUSE).await;
    }
    Ok(match sent {
        Ok(()) => {
            metrics::reminder_sent(now - line.planned_for);
            failpoints::point("sent").await;
            Verdict::Done
        }
        Err(SendError::Away(error) | SendError::Settings(error)) => Verdict::Away(error),
        Err(SendError::Ambiguous(error)) => Verdict::Retry(error),
        Err(SendError::Transient(error)) => Verdict::Later(error),
        Err(SendError::Permanent(error)) => Verdict::Fail(error),
    })
}

/// Leaves a reminder until its address may have more mails: after those of the same person that wait already.
async fn wait(
    services: &Services,
    line: &delivery::Model,
    claim: &Claim,
    until: DateTime<Utc>,
    apart: TimeDelta,
    now: DateTime<Utc>,
) -> Result<Verdict> {
    let person = UserId(line.user_id);
    let last = queue::last_waiting(services, Queue::Mail, person).await?.filter(|last| *last > now);
    if last.is_none() {
        security::limit_met("mails-to-an-address", Some(person));
    }
    let at = last.map_or(until, |last| Ord::max(until, last + apart));
    let at = stored(claim.expires_at.map_or(at, |end| Ord::min(at, end)));
    let mut update = Query::update();
    update.table("reminder_deliveries").value("waits_until", at).and_where(Expr::col("id").eq(line.id));
    services.db.execute(&update).await?;
    Ok(Verdict::Wait(at))
}

/// Writes what became of the mail.
async fn settle(
    services: &Services,
    id: Uuid,
    address: &Address,
    sent: &std::result::Result<(), SendError>,
    now: DateTime<Utc>,
) -> Result<()> {
    match sent {
        Ok(()) => {
            let sent = delivery::ActiveModel {
                state: Set(State::Sent),
                sent_at: Set(Some(stored(now))),
                error: Set(None),
                ..Default::default()
            };
            delivery::Entity::update_many().set(sent).filter(Column::Id.eq(id)).exec(&services.db).await?;
            Ok(())
        }
        // It stays `sending`: whoever tries again knows that a copy may be out.
        Err(SendError::Ambiguous(error)) => note(&services.db, id, State::Sending, error).await,
        // Refused is not ambiguous: no copy is out.
        Err(
            SendError::Away(error)
            | SendError::Settings(error)
            | SendError::Transient(error)
            | SendError::Permanent(error),
        ) => {
            note(&services.db, id, State::Planned, error).await?;
            address.uncount(&services.db).await
        }
    }
}

/// The tasks the mail is to name, or why there is to be none.
async fn still_wanted(
    services: &Services,
    line: &delivery::Model,
    person: &user::Model,
    now: DateTime<Utc>,
) -> Result<std::result::Result<Vec<task::Model>, State>> {
    let zone = zone(&person.zone);
    if line.kind == DAILY && !person.reminders_on {
        return Ok(Err(State::Cancelled));
    }
    let due = open_in(tomorrow(zone, line.local_date));
    let wanted = match line.kind.as_str() {
        TASK => sea_orm::Condition::all().add(task::Column::DeletedAt.is_null()).add(Expr::cust("status < 2")),
        _ if person.reminds_overdue => sea_orm::Condition::any().add(due).add(overdue(zone, now)),
        _ => due,
    };
    let mut select = task::Entity::find().filter(task::Column::UserId.eq(person.id)).filter(wanted);
    if !line.subject.is_nil() {
        select = select.filter(task::Column::Id.eq(line.subject));
    }
    let tasks = select.order_by_asc(task::Column::DueSort).order_by_asc(task::Column::Id).all(&services.db).await?;
    if tasks.is_empty() {
        return Ok(Err(State::Skipped));
    }
    if line.kind == TASK && !fires_still(services, line, &tasks[0], person).await? {
        return Ok(Err(State::Cancelled));
    }
    Ok(Ok(tasks))
}

/// Whether one of the task's reminders still means this minute, or meant it when it fired and fires no more: plans may
/// have moved into the past since.
async fn fires_still(
    services: &Services,
    line: &delivery::Model,
    task: &task::Model,
    person: &user::Model,
) -> Result<bool> {
    let zone = zone(&person.zone);
    let hour = u8::try_from(person.reminder_hour).unwrap_or(9);
    let due = Due { on: task.due_on, time: task.due_time };
    let set = task_reminder::Entity::find().filter(task_reminder::Column::TaskId.eq(task.id)).all(&services.db).await?;
    Ok(set.iter().any(|reminder| {
        let at = ReminderRule::parse(&reminder.rule).and_then(|rule| fires_at(&rule, due, zone, hour));
        let fired = reminder.fired_at == Some(line.planned_for) && reminder.remind_at.is_none();
        at.is_some_and(|at| fired || occurrence(at) == occurrence(line.planned_for))
    }))
}

/// Notes that the mail is about to be handed over. `false` when the job was taken by somebody else or the line was
/// closed: then it must not be.
async fn begin(
    services: &Services,
    id: Uuid,
    address: &Address,
    claim: &Claim,
    tasks: usize,
    ambiguous: bool,
    now: DateTime<Utc>,
) -> Result<bool> {
    let transaction = services.begin().await?;
    // Holds the job's row until the line is written: whoever takes the job later sees `sending`.
    if !claim.proceed(&transaction, 0, 0, now).await? {
        return Ok(false);
    }
    failpoints::point("holding").await;
    let mut update = Query::update();
    update
        .table("reminder_deliveries")
        .value("state", Expr::value(State::Sending))
        .value("sends", Expr::col("sends").add(1))
        .value("ambiguous", Expr::col("ambiguous").add(i32::from(ambiguous)))
        .value("tasks", tasks as i32)
        .and_where(Expr::col("id").eq(id))
        .and_where(Expr::cust("state IN ('planned', 'sending')"))
        // Nothing leaves any more once an account is deleted.
        .and_where(Expr::exists(
            Query::select()
                .expr(Expr::val(1))
                .from("users")
                .and_where(Expr::col(("users", "id")).eq(Expr::col(("reminder_deliveries", "user_id"))))
                .and_where(Expr::col("deleted_at").is_null())
                .take(),
        ));
    let begun = transaction.execute(&update).await?.rows_affected() == 1;
    if begun {
        address.count(&transaction, now).await?;
    }
    transaction.commit().await?;
    Ok(begun)
}

async fn close(services: &Services, id: Uuid, state: State) -> Result<Verdict> {
    let mut update = Query::update();
    update
        .table("reminder_deliveries")
        .value("state", Expr::value(state))
        .and_where(Expr::col("id").eq(id))
        .and_where(Expr::cust("state IN ('planned', 'sending')"));
    services.db.execute(&update).await?;
    Ok(Verdict::Done)
}

async fn note(connection: &impl ConnectionTrait, id: Uuid, state: State, error: &str) -> Result<()> {
    let mut update = Query::update();
    update
        .table("reminder_deliveries")
        .value("state", Expr::value(state))
        .value("error", error)
        .and_where(Expr::col("id").eq(id))
        .and_where(Expr::cust("state IN ('planned', 'sending')"));
    connection.execute(&update).await?;
    Ok(())
}

/// Its job was given up. A hand-over that nobody answered may have left a copy.
pub(crate) async fn fail(connection: &impl ConnectionTrait, id: Uuid, reason: &str) -> Result<()> {
    let mut update = Query::update();
    update
        .table("reminder_deliveries")
        .value("ambiguous", Expr::cust("ambiguous + CASE WHEN state = 'sending' THEN 1 ELSE 0 END"))
        .value("state", Expr::value(State::Failed))
        .value("error", reason)
        .and_where(Expr::col("id").eq(id))
        .and_where(Expr::cust("state IN ('planned', 'sending')"));
    connection.execute(&update).await?;
    Ok(())
}

/// An operator wants it tried again.
pub(crate) async fn plan_again(connection: &impl ConnectionTrait, id: Uuid) -> Result<()> {
    let mut update = Query::update();
    update
        .table("reminder_deliveries")
        .value("state", Expr::value(State::Planned))
        .and_where(Expr::col("id").eq(id))
        .and_where(Expr::cust("state IN ('failed', 'held')"));
    connection.execute(&update).await?;
    Ok(())
}
