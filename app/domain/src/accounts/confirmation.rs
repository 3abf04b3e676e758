//! Confirming an address: a link goes there, and whoever opens it reads its mails. It is good once and for a day. Until then
//! a new account has nothing but the question, and any other keeps the address that it has.

use std::net::IpAddr;

use chrono::{DateTime, TimeDelta, Utc};
use model::{Did, EmailConfirmation, Outcome, Rejection};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::email_change::take_on;
use super::reclaim::forget_ways_in;
use super::{ACCOUNT_MAIL, Actor, address, links, password, reset_link, throttle};
use crate::audit::{self, Event};
use crate::cache::{self, Entry};
use crate::deliveries::{self, Line};
use crate::entities::email_confirmation::{ActiveModel, Column, Entity, Model};
use crate::entities::user;
use crate::platform::security::{self, Whom};
use crate::queue::{self, Flow, Queue};
use crate::time::stored;
use crate::{Error, Result, Services, UserId};

/// The ledger's word for the mail with a link.
pub(super) const CONFIRM: &str = "email-confirmation";
const PURPOSE: &[u8] = b"taskbell email confirmation 1";
/// How long a link is good.
const HOLDS: TimeDelta = TimeDelta::days(1);
/// The most mails with links that one person lets go out in a day.
const A_DAY: u64 = 10;

/// Plans the mail with a link to an address; the flow of its job. An earlier link is good no more.
pub(super) async fn plan(
    services: &Services,
    transaction: &impl ConnectionTrait,
    person: &user::Model,
    email: &str,
    now: DateTime<Utc>,
) -> Result<Vec<Flow>> {
    let occurrence = Uuid::new_v4().to_string();
    keep(transaction, person.id, email, &links::of_mail(services, PURPOSE, &occurrence), now).await?;
    let line = links::line(person, CONFIRM, occurrence, HOLDS, now);
    let line = Line { to: Some(email.to_owned()), ..line };
    deliveries::write(transaction, ACCOUNT_MAIL, vec![line], now).await
}

/// Refused where so many mails with links went out already.
pub(super) async fn may_ask(transaction: &impl ConnectionTrait, person: Uuid, now: DateTime<Utc>) -> Result<()> {
    if links::in_a_day(transaction, person, CONFIRM, now).await? >= A_DAY {
        return Err(Rejection::TooMany { retry_after_seconds: 3_600 }.into());
    }
    Ok(())
}

/// Plans the mail with a link for somebody who asks for it.
pub(super) async fn ask(
    services: &Services,
    transaction: &impl ConnectionTrait,
    person: &user::Model,
    email: &str,
    now: DateTime<Utc>,
) -> Result<Vec<Flow>> {
    audit::record(transaction, Event::of("email", "asked", Whom::Person(UserId(person.id))), now).await?;
    plan(services, transaction, person, email, now).await
}

/// Keeps the hash of somebody's latest link.
pub(super) async fn keep(
    transaction: &impl ConnectionTrait,
    person: Uuid,
    email: &str,
    token: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    let row = ActiveModel {
        user_id: Set(person),
        email: Set(email.to_owned()),
        hash: Set(links::hash(token)),
        expires_at: Set(stored(now + HOLDS)),
    };
    let latest =
        OnConflict::column(Column::UserId).update_columns([Column::Email, Column::Hash, Column::ExpiresAt]).to_owned();
    Entity::insert(row).on_conflict(latest).exec_without_returning(transaction).await?;
    Ok(())
}

/// Makes a person's latest link good no more, in the transaction of another change.
pub(super) async fn forget(transaction: &impl ConnectionTrait, person: Uuid) -> Result<()> {
    Entity::delete_by_id(person).exec(transaction).await?;
    Ok(())
}

/// The address that a person gave last and has not confirmed.
pub(super) async fn asked(services: &Services, person: UserId) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(person.0).one(&services.db).await?)
}

/// The link of a line of the ledger, as long as it is good.
pub(super) async fn planned_link(
    services: &Services,
    person: &user::Model,
    occurrence: &str,
    now: DateTime<Utc>,
) -> Result<Option<String>> {
    let token = links::of_mail(services, PURPOSE, occurrence);
    let link = find(services, &token, now).await?.filter(|link| link.user_id == person.id);
    Ok(link.map(|_| format!("{}/confirm/{token}", services.public_url)))
}

/// The address that a link confirms; refused where it is not good, or no more.
pub async fn check_confirmation(services: &Services, token: &str, now: DateTime<Utc>) -> Result<String> {
    match active(services, token, now).await? {
        Some(link) => Ok(address::readable(&link.email)),
        // Looking writes no line into the audit trail: strangers could write many.
        None => {
            security::event("email", "refused", &Whom::Nobody);
            Err(Rejection::LinkOver.into())
        }
    }
}

/// Confirms an address by a link, for whoever looks on. Of two at once one wins.
pub async fn confirm_email(
    services: &Services,
    viewer: Option<&Actor>,
    form: EmailConfirmation,
    from: IpAddr,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    // Everybody behind a proxy on this machine seems to be this machine.
    if !from.is_loopback() {
        throttle::count(services, &throttle::of_confirmed(from)).await?;
    }
    let Some(link) = active(services, &form.token, now).await? else { return Err(refused(services, now).await?) };
    // One that a server of an earlier version stored in another spelling.
    if address::find(services, &link.email).await?.is_some_and(|owner| owner.id != link.user_id) {
        return Err(Rejection::EmailTaken.into());
    }
    let transaction = services.begin().await?;
    user::hold(&transaction, link.user_id).await?;
    let used = Entity::delete_many()
        .filter(Column::UserId.eq(link.user_id))
        .filter(Column::Hash.eq(&link.hash))
        .filter(Column::ExpiresAt.gt(stored(now)))
        .exec(&transaction)
        .await?;
    let person = user::active(&transaction, link.user_id).await?.filter(|_| used.rows_affected > 0);
    let Some(person) = person else {
        transaction.rollback().await?;
        return Err(refused(services, now).await?);
    };
    let user = UserId(person.id);
    let Some(flows) = take_on(&transaction, &person, &link.email, now).await? else {
        return Err(Rejection::EmailTaken.into());
    };
    let theirs = viewer.is_some_and(|viewer| viewer.user == user);
    let chooses = person.unconfirmed_since.is_some() && person.password_hash == password::NONE && !theirs;
    let chooses = if chooses {
        // Who opened the account in another way may be another than who reads the mails.
        forget_ways_in(&transaction, person.id).await?;
        Some(reset_link::path_for(&transaction, &person, now).await?)
    } else {
        None
    };
    let outcome = if person.email == link.email { "confirmed" } else { "changed" };
    audit::record(&transaction, Event::of("email", outcome, Whom::Person(user)), now).await?;
    transaction.commit().await?;
    cache::forget(services, Entry::Profile(user)).await;
    queue::notify(services, Queue::Mail, flows).await;
    if chooses.is_some() {
        let did = if services.password_sign_in { Did::EmailConfirmedWithoutPassword } else { Did::EmailConfirmed };
        return Ok(Outcome { next: chooses, ..Outcome::of(did) });
    }
    let next = if theirs { "/today" } else { "/sign-in" };
    Ok(Outcome { next: Some(next.to_owned()), ..Outcome::of(Did::EmailConfirmed) })
}

/// A link that is good.
async fn find(services: &Services, token: &str, now: DateTime<Utc>) -> Result<Option<Model>> {
    let link = Entity::find().filter(Column::Hash.eq(links::hash(token))).filter(Column::ExpiresAt.gt(stored(now)));
    Ok(link.one(&services.db).await?)
}

/// The same of somebody who may act.
async fn active(services: &Services, token: &str, now: DateTime<Utc>) -> Result<Option<Model>> {
    let Some(link) = find(services, token, now).await? else { return Ok(None) };
    Ok(user::active(&services.db, link.user_id).await?.map(|_| link))
}

async fn refused(services: &Services, now: DateTime<Utc>) -> Result<Error> {
    audit::record(&services.db, Event::of("email", "refused", Whom::Nobody), now).await?;
    Ok(Rejection::LinkOver.into())
}
