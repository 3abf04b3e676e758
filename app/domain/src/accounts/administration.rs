//! What operators do to people. They never see tasks.

use chrono::{DateTime, Utc};
use model::{Did, Outcome, PersonAct, PersonChoice};
use sea_orm::sea_query::{Expr, ExprTrait, Query, UpdateStatement};
use sea_orm::{ConnectionTrait, EntityTrait};

use super::deletion::remove;
use super::operator::keep_an_operator;
use super::second_factor::remove_factors;
use super::{Operator, address, confirmation, reset_link, sessions};
use crate::audit::{self, Event};
use crate::cache::{self, Entry};
use crate::entities::user;
use crate::platform::security::Whom;
use crate::time::stored;
use crate::{Error, Result, Services, UserId};

/// Does to somebody what an operator chose.
pub async fn administer(
    services: &Services,
    by: &Operator,
    choice: PersonChoice,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let person = UserId(choice.id);
    let did = match choice.act {
        PersonAct::Disable => disable(services, by, person, now).await.map(|()| Did::PersonChanged),
        PersonAct::Enable => enable(services, by, person, now).await.map(|()| Did::PersonChanged),
        PersonAct::EndSessions => end_sessions_of(services, by, person, now).await.map(|()| Did::PersonSignedOut),
        PersonAct::SendResetLink => send_reset_link_to(services, by, person, now).await.map(|()| Did::LinkOnItsWay),
        PersonAct::RemoveFactors => remove_factors(services, by, person, now).await.map(|_| Did::PersonChanged),
        PersonAct::Grant => set_operator(services, by, person, true, now).await.map(|()| Did::PersonChanged),
        PersonAct::Withdraw => set_operator(services, by, person, false, now).await.map(|()| Did::PersonChanged),
        PersonAct::Delete => delete_person(services, by, person, now).await.map(|()| Did::PersonDeleted),
    }?;
    let next = (did == Did::PersonDeleted).then(|| "/admin/people".to_owned());
    Ok(Outcome { next, ..Outcome::of(did) })
}

/// Whose e-mail address it is. Not found where it is nobody's.
pub async fn person_with(services: &Services, _by: &Operator, email: &str) -> Result<UserId> {
    let person = address::find(services, &email.trim().to_lowercase()).await?.ok_or_else(Error::not_found)?;
    Ok(UserId(person.id))
}

/// Makes somebody an operator, or no longer. The last one stays, unless that is done at the command line.
pub async fn set_operator(
    services: &Services,
    by: &Operator,
    person: UserId,
    operator: bool,
    now: DateTime<Utc>,
) -> Result<()> {
    let outcome = if operator { "granted" } else { "withdrawn" };
    change(
        services,
        by,
        person,
        !operator,
        set("operator", operator),
        Event::by(by, "operator", outcome, of(person)),
        now,
    )
    .await
}

/// Shuts somebody out: sessions, tokens and links of theirs are good no more, no reminder is sent, nothing is imported or
/// exported, until they are let in again.
pub async fn disable(services: &Services, by: &Operator, person: UserId, now: DateTime<Utc>) -> Result<()> {
    let mut update = set("disabled_at", stored(now));
    update.value("session_epoch", Expr::col("session_epoch").add(1)).and_where(Expr::col("disabled_at").is_null());
    change(services, by, person, true, update, Event::by(by, "account", "disabled", of(person)), now).await?;
    end(services, person).await;
    Ok(())
}

/// Lets somebody in again. They sign in anew.
pub async fn enable(services: &Services, by: &Operator, person: UserId, now: DateTime<Utc>) -> Result<()> {
    let mut update = set("disabled_at", None::<DateTime<Utc>>);
    update.and_where(Expr::col("disabled_at").is_not_null());
    change(services, by, person, false, update, Event::by(by, "account", "enabled", of(person)), now).await
}

/// Ends all of somebody's sessions.
pub async fn end_sessions_of(services: &Services, by: &Operator, person: UserId, now: DateTime<Utc>) -> Result<()> {
    let mut update = Query::update();
    update.table("users").value("session_epoch", Expr::col("session_epoch").add(1));
    change(services, by, person, false, update, Event::by(by, "sessions-ended", "done", of(person)), now).await?;
    end(services, person).await;
    Ok(())
}

/// Sends somebody a link for a new password, or by which they sign in.
async fn send_reset_link_to(services: &Services, by: &Operator, person: UserId, now: DateTime<Utc>) -> Result<()> {
    let row = user::active(&services.db, person.0).await?.ok_or_else(Error::not_found)?;
    if !services.password_sign_in {
        let event = Event::by(by, "sign-in-link", "sent", of(person));
        return reset_link::send_sign_in_link(services, &row, event, now).await;
    }
    let event = Event::by(by, "password-reset", "sent", of(person));
    reset_link::plan_link(services, &row.email, event, now).await
}

/// Deletes somebody's account with everything that belongs to it.
pub async fn delete_person(services: &Services, by: &Operator, person: UserId, now: DateTime<Utc>) -> Result<()> {
    let row = user::Entity::find_by_id(person.0).one(&services.db).await?;
    let row = row.filter(|row| row.deleted_at.is_none()).ok_or_else(Error::not_found)?;
    remove(services, &row, Event::by(by, "account-deletion", "done", of(person)), now).await?;
    Ok(())
}

fn of(person: UserId) -> Whom {
    Whom::Person(person)
}

fn set(column: &'static str, value: impl Into<Expr>) -> UpdateStatement {
    Query::update().table("users").value(column, value).take()
}

/// Changes a person's row. Nothing happens where it is so already; not found where there is nobody.
async fn change(
    services: &Services,
    by: &Operator,
    person: UserId,
    leaves: bool,
    mut update: UpdateStatement,
    event: Event,
    now: DateTime<Utc>,
) -> Result<()> {
    update.and_where(Expr::col("id").eq(person.0)).and_where(Expr::col("deleted_at").is_null());
    let transaction = services.begin().await?;
    if leaves && by.0.is_some() {
        keep_an_operator(&transaction, person).await?;
    }
    if transaction.execute(&update).await?.rows_affected() == 0 {
        let there = user::Entity::find_by_id(person.0).one(&transaction).await?;
        return if there.is_some_and(|row| row.deleted_at.is_none()) { Ok(()) } else { Err(Error::not_found()) };
    }
    // Somebody else may have asked for these.
    confirmation::forget(&transaction, person.0).await?;
    reset_link::forget_link(&transaction, person.0).await?;
    audit::record(&transaction, event, now).await?;
    transaction.commit().await?;
    cache::forget(services, Entry::Profile(person)).await;
    Ok(())
}

/// They are good no more in any case: what fails here leaves them in Redis until their time is over.
async fn end(services: &Services, person: UserId) {
    if let Err(error) = sessions::end_all(services, person).await {
        tracing::warn!(%error, "ended sessions could not be removed");
    }
}
