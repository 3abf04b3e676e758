//! Deleting accounts. One with many rows is closed at once and goes in steps; its own row is the last.

use chrono::{DateTime, Utc};
use model::{AccountDeletion, Did, Outcome};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::operator::keep_an_operator;
use super::proof::{has_password, prove_by_current};
use super::second_factor::require_proof;
use super::{Actor, Proof, confirmation, password, providers, sessions};
use crate::audit::{self, Event};
use crate::cache::{self, Entry};
use crate::entities::transfer_part;
use crate::entities::user::{self, Column};
use crate::platform::failpoints;
use crate::queue::{self, AT_ONCE, CHUNK, Claim, Flow, Kind, Queue, Verdict};
use crate::time::stored;
use crate::{Error, Result, Services, UserId, changes};

/// Deletes a closed account.
pub(crate) const DELETE: Kind = Kind { name: "delete_account", version: 1, queue: Queue::Transfers, unique: None };

/// What belongs to a person, in the order in which it goes: first what fires and what sends, and tasks without reminders and
/// occurrences.
const OWNED: [&str; 7] =
    ["task_reminders", "jobs", "reminder_deliveries", "transfers", "occurrences", "series", "tasks"];

/// Deletes the account and everything that belongs to it. Sessions end first, so that nothing is written meanwhile.
pub async fn delete_account(
    services: &Services,
    actor: &Actor,
    form: AccountDeletion,
    proof: Proof,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let form = form.validated(has_password(services, actor).await?)?;
    require_proof(services, actor, proof, now).await?;
    let (person, _) = prove_by_current(services, actor, &form.current, proof, now).await?;
    let did = remove(services, &person, Event::own("account-deletion", "done", actor.user), now).await?;
    Ok(Outcome { next: Some("/".to_owned()), ..Outcome::of(did) })
}

/// Deletes somebody's account, or closes it.
pub(super) async fn remove(services: &Services, person: &user::Model, event: Event, now: DateTime<Utc>) -> Result<Did> {
    let user = UserId(person.id);
    keep_an_operator(&services.db, user).await?;
    sessions::end_all(services, user).await?;
    let did = if is_small(services, person.id).await? {
        let transaction = services.begin().await?;
        keep_an_operator(&transaction, user).await?;
        // The schema takes along what belongs to it.
        user::Entity::delete_by_id(person.id).exec(&transaction).await?;
        audit::record(&transaction, event, now).await?;
        transaction.commit().await?;
        Did::AccountDeleted
    } else {
        let flow = close(services, person, event, now).await?;
        queue::notify(services, Queue::Transfers, [flow]).await;
        Did::AccountClosed
    };
    for entry in [Entry::Profile(user), Entry::Dashboard(user), Entry::Lists(user), Entry::Labels(user)] {
        cache::remove(services, entry).await;
    }
    Ok(did)
}

/// Whether one transaction may delete all of an account.
async fn is_small(services: &Services, person: Uuid) -> Result<bool> {
    let some = transfer_part::of_person(person).column("number").limit(transfer_part::AT_ONCE + 1).take();
    // A piece of a file is as long as ten rows.
    let mut rows = services.db.query_all(&some).await?.len() as u64 * 10;
    rows += changes::count(&services.db, UserId(person), AT_ONCE + 1).await?;
    for table in OWNED {
        let some = owned(table, person).expr(Expr::val(1)).limit(AT_ONCE + 1).take();
        let count = Query::select().expr_as(Expr::cust("COUNT(*)"), "number").from_subquery(some, "some").take();
        if let Some(row) = services.db.query_one(&count).await? {
            rows += row.try_get::<i64>("", "number")?.unsigned_abs();
        }
    }
    Ok(rows <= AT_ONCE)
}

fn owned(table: &'static str, person: Uuid) -> sea_orm::sea_query::SelectStatement {
    Query::select().from(table).and_where(Expr::col("user_id").eq(person)).take()
}

/// Leaves nothing of a person but a row that nobody signs in with and no mail goes to, and a job for what hangs on it.
async fn close(services: &Services, person: &user::Model, event: Event, now: DateTime<Utc>) -> Result<Flow> {
    let transaction = services.begin().await?;
    keep_an_operator(&transaction, UserId(person.id)).await?;
    let closed = user::Entity::update_many()
        .col_expr(Column::Name, Expr::value(""))
        // No address, and free for a new account.
        .col_expr(Column::Email, Expr::value(person.id.to_string()))
        .col_expr(Column::PasswordHash, Expr::value(password::NONE))
        .col_expr(Column::SessionEpoch, Expr::col(Column::SessionEpoch).add(1))
        .col_expr(Column::RemindersOn, Expr::value(false))
        .col_expr(Column::Operator, Expr::value(false))
        .col_expr(Column::DeletedAt, Expr::value(Some(stored(now))))
        .filter(Column::Id.eq(person.id))
        .filter(Column::SessionEpoch.eq(person.session_epoch))
        .exec(&transaction)
        .await?;
    if closed.rows_affected == 0 {
        return Err(Error::not_found());
    }
    confirmation::forget(&transaction, person.id).await?;
    // Whoever comes from there again is somebody new.
    providers::forget(&transaction, person.id).await?;
    // Nobody's: it must not go before the account.
    let job = queue::enqueue_one(&transaction, DELETE, None, json!({ "person": person.id }), now).await?;
    audit::record(&transaction, event, now).await?;
    transaction.commit().await?;
    Ok(job.flow)
}

/// Deletes a closed account.
pub(crate) async fn run_deletion(
    services: &Services,
    person: Uuid,
    claim: &Claim,
    now: DateTime<Utc>,
) -> Result<Verdict> {
    queue::in_steps(claim.progress.0, now, |done, now| step(services, person, done, claim, now)).await
}

async fn step(services: &Services, person: Uuid, done: i64, claim: &Claim, now: DateTime<Utc>) -> Result<Option<i64>> {
    let transaction = services.begin().await?;
    let rows = delete_some(&transaction, person).await?;
    if rows == 0 {
        user::Entity::delete_many()
            .filter(Column::Id.eq(person))
            .filter(Column::DeletedAt.is_not_null())
            .exec(&transaction)
            .await?;
    }
    let done = done + rows as i64;
    if !claim.proceed(&transaction, done, 0, now).await? {
        return Ok(None);
    }
    transaction.commit().await?;
    failpoints::point("deleted").await;
    Ok((rows > 0).then_some(done))
}

/// Deletes some of what belongs to a person; nought when nothing is left.
async fn delete_some(transaction: &impl ConnectionTrait, person: Uuid) -> Result<u64> {
    let file = transfer_part::of_person(person).column("transfer_id").limit(1).take();
    if let Some(row) = transaction.query_one(&file).await? {
        let pieces = transfer_part::delete_some(transaction, row.try_get("", "transfer_id")?).await?;
        if pieces > 0 {
            return Ok(pieces);
        }
    }
    let lines = changes::delete_some(transaction, UserId(person)).await?;
    if lines > 0 {
        return Ok(lines);
    }
    for table in OWNED {
        let some = owned(table, person).column("id").limit(CHUNK).take();
        let delete = Query::delete().from_table(table).and_where(Expr::col("id").in_subquery(some)).take();
        let rows = transaction.execute(&delete).await?.rows_affected();
        if rows > 0 {
            return Ok(rows);
        }
    }
    Ok(0)
}
