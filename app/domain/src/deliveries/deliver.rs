use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use lettre::Message;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use tokio::time::sleep;
use uuid::Uuid;

use crate::entities::delivery::{self, Column, State};
use crate::entities::user;
use crate::mail::{Address, AddressStatus};
use crate::platform::settings::AmbiguousDelivery;
use crate::platform::smtp::SendError;
use crate::platform::{failpoints, metrics, security};
use crate::queue::{self, Claim, Queue, Verdict};
use crate::time::stored;
use crate::{Error, Result, Services, UserId};

/// Between tries to write what became of a mail.
const PAUSE: Duration = Duration::from_millis(500);

/// A mail as it would leave now. Written twice it has the same Message-ID, so that a mail server can tell a copy.
pub(crate) struct Letter {
    pub message: Message,
    /// How many tasks it names.
    pub tasks: usize,
}

/// Sends a planned mail if it still matters: `write` says what it is to a person, or why there is to be none any more. A
/// fault of ours closes its line as failed: it is seen, not repeated.
pub(crate) async fn deliver<F>(
    services: &Services,
    id: Uuid,
    claim: &Claim,
    write: impl FnOnce(delivery::Model, user::Model, DateTime<Utc>) -> F,
    now: DateTime<Utc>,
) -> Result<Verdict>
where
    F: Future<Output = Result<std::result::Result<Letter, State>>>,
{
    match attempt(services, id, claim, write, now).await {
        Err(Error::Internal(error)) => Ok(Verdict::Fail(error.to_string())),
        result => result,
    }
}

async fn attempt<F>(
    services: &Services,
    id: Uuid,
    claim: &Claim,
    write: impl FnOnce(delivery::Model, user::Model, DateTime<Utc>) -> F,
    now: DateTime<Utc>,
) -> Result<Verdict>
where
    F: Future<Output = Result<std::result::Result<Letter, State>>>,
{
    let Some(line) = delivery::Entity::find_by_id(id).one(&services.db).await? else { return Ok(Verdict::Done) };
    if !matches!(line.state, State::Planned | State::Sending) {
        return Ok(Verdict::Done);
    }
    if claim.expires_at.is_some_and(|end| end <= now) {
        return close(services, id, State::Expired).await;
    }
    // Shut out, or going: then the line goes with them.
    let Some(person) = user::active(&services.db, line.user_id).await? else {
        return close(services, id, State::Cancelled).await;
    };
    let email = line.to_address.clone().unwrap_or_else(|| person.email.clone());
    let person = user::Model { email, ..person };
    let address = Address::of(&person.email);
    let status = address.status(services, now).await?;
    if matches!(status, AddressStatus::Stopped) {
        return close(services, id, State::Cancelled).await;
    }
    // Asked again: much may have changed since the mail was planned.
    let Letter { message, tasks } = match write(line.clone(), person, now).await? {
        Ok(letter) => letter,
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
    let waited = Instant::now();
    services.mail_rate().await;
    let now = now + waited.elapsed();
    failpoints::point("composed").await;
    if !begin(services, id, &address, claim, tasks, ambiguous, now).await? {
        return Ok(Verdict::Done);
    }
    if ambiguous {
        metrics::ambiguous_delivery();
    }
    failpoints::point("sending").await;
    let sent = services.mail.send(message).await;
    failpoints::point("handed_over").await;
    // What the server said is known here and nowhere else: forgotten, it would be asked again and send a second mail.
    while let Err(error) = settle(services, id, &address, &sent, now).await {
        tracing::warn!(delivery = %id, %error, "the result of a delivery could not be written yet");
        sleep(PAUSE).await;
    }
    Ok(match sent {
        Ok(()) => {
            // Those of accounts name none.
            if tasks > 0 {
                metrics::reminder_sent(now - line.planned_for);
            }
            failpoints::point("sent").await;
            Verdict::Done
        }
        Err(SendError::Away(error) | SendError::Settings(error)) => Verdict::Away(error),
        Err(SendError::Ambiguous(error)) => Verdict::Retry(error),
        Err(SendError::Transient(error)) => Verdict::Later(error),
        Err(SendError::Permanent(error)) => Verdict::Fail(error),
    })
}

/// Leaves a mail until its address may have more mails: after those of the same person that wait already.
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
        // Nothing leaves any more once an account is deleted or shut out.
        .and_where(Expr::exists(
            Query::select()
                .expr(Expr::val(1))
                .from("users")
                .and_where(Expr::col(("users", "id")).eq(Expr::col(("reminder_deliveries", "user_id"))))
                .and_where(Expr::col("deleted_at").is_null())
                .and_where(Expr::col("disabled_at").is_null())
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
