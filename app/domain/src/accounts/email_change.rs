//! Another address for an account. Where people confirm their addresses it has the old one until then, and the old one is
//! told.

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use model::{Did, EmailChange, Field, Outcome, Problem};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, SqlErr};

use super::reset_link::forget_link;
use super::{ACCOUNT_MAIL, Actor, Proof, address, confirmation, links, sign_up_policy, throttle};
use crate::audit::{self, Event};
use crate::cache::{self, Entry};
use crate::deliveries::{self, Line};
use crate::entities::user;
use crate::queue::{self, Flow, Queue};
use crate::{Error, Result, Services};

/// The ledger's word for the mail to the address that an account had.
pub(super) const EMAIL_CHANGED: &str = "email-changed";

/// Gives an account another address: at once, or once it is confirmed.
pub async fn change_email(
    services: &Services,
    actor: &Actor,
    form: EmailChange,
    proof: Proof,
    from: IpAddr,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let form = form.validated()?;
    // Whoever has an account with nothing in it takes nothing over.
    if !actor.unconfirmed {
        proof.require(now)?;
    }
    let email = address::valid(services, &form.email)?;
    // It is a new account's still.
    if actor.unconfirmed {
        sign_up_policy::require_domain(services, &email)?;
    }
    if email == actor.email && !actor.unconfirmed {
        return Err(Error::invalid(Field::Email, Problem::EmailSame));
    }
    if services.verify_email {
        ask(services, actor, &email, from, now).await
    } else {
        change(services, actor, email, now).await
    }
}

/// Sends another link to the address that somebody gave last. An earlier one is good no more.
pub async fn send_confirmation(
    services: &Services,
    actor: &Actor,
    from: IpAddr,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    if !actor.unconfirmed {
        return Err(Error::not_found());
    }
    let email = unconfirmed(services, actor).await?;
    ask(services, actor, &email, from, now).await
}

/// The address that somebody is to confirm before anything else, as it is stored.
async fn unconfirmed(services: &Services, actor: &Actor) -> Result<String> {
    let asked = confirmation::asked(services, actor.user).await?;
    Ok(asked.map_or_else(|| actor.email.clone(), |asked| asked.email))
}

/// The address that somebody is to confirm before anything else.
pub async fn unconfirmed_address(services: &Services, actor: &Actor) -> Result<String> {
    Ok(address::readable(&unconfirmed(services, actor).await?))
}

/// The address that an account has once it is confirmed.
pub(crate) async fn coming_address(services: &Services, actor: &Actor, now: DateTime<Utc>) -> Result<Option<String>> {
    let asked = confirmation::asked(services, actor.user).await?.filter(|asked| asked.expires_at > now);
    Ok(asked.map(|asked| address::readable(&asked.email)))
}

/// Sends a link to an address. The answer does not say whether somebody else has it.
async fn ask(services: &Services, actor: &Actor, email: &str, from: IpAddr, now: DateTime<Utc>) -> Result<Outcome> {
    if !from.is_loopback() {
        throttle::count(services, &throttle::of_asking_to_confirm(from)).await?;
    }
    throttle::count(services, &throttle::of_confirmations(actor.user)).await?;
    let person = user::active(&services.db, actor.user.0).await?.ok_or_else(Error::not_found)?;
    let taken = address::find(services, email).await?.is_some_and(|owner| owner.id != person.id);
    let transaction = services.begin().await?;
    // Whether it is taken or not.
    confirmation::may_ask(&transaction, person.id, now).await?;
    let flows = if taken {
        // A link that nobody has.
        confirmation::keep(&transaction, person.id, email, &links::random(), now).await?;
        audit::record(&transaction, Event::own("email", "taken", actor.user), now).await?;
        Vec::new()
    } else {
        confirmation::ask(services, &transaction, &person, email, now).await?
    };
    transaction.commit().await?;
    queue::notify(services, Queue::Mail, flows).await;
    Ok(Outcome::of(Did::ConfirmationSent))
}

/// Changes the address at once.
async fn change(services: &Services, actor: &Actor, email: String, now: DateTime<Utc>) -> Result<Outcome> {
    let taken = || Error::invalid(Field::Email, Problem::EmailTaken);
    let person = user::active(&services.db, actor.user.0).await?.ok_or_else(Error::not_found)?;
    // One that a server of an earlier version stored in another spelling.
    if address::find(services, &email).await?.is_some_and(|owner| owner.id != person.id) {
        return Err(taken());
    }
    let transaction = services.begin().await?;
    let flows = take_on(&transaction, &person, &email, now).await?.ok_or_else(taken)?;
    confirmation::forget(&transaction, person.id).await?;
    audit::record(&transaction, Event::own("email", "changed", actor.user), now).await?;
    transaction.commit().await?;
    cache::forget(services, Entry::Profile(actor.user)).await;
    queue::notify(services, Queue::Mail, flows).await;
    Ok(Outcome::of(Did::EmailChanged))
}

/// Lets a person have an address from now on, and tells the one that they had; the flow of that mail's job. `None` where
/// somebody else has the address.
pub(super) async fn take_on(
    transaction: &impl ConnectionTrait,
    person: &user::Model,
    email: &str,
    now: DateTime<Utc>,
) -> Result<Option<Vec<Flow>>> {
    let taken = user::Entity::update_many()
        .col_expr(user::Column::Email, Expr::value(email))
        .col_expr(user::Column::UnconfirmedSince, Expr::value(None::<DateTimeUtc>))
        .filter(user::Column::Id.eq(person.id))
        .exec(transaction)
        .await;
    match taken {
        Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => return Ok(None),
        taken => taken?,
    };
    if email == person.email {
        return Ok(Some(Vec::new()));
    }
    // It went to the old address.
    forget_link(transaction, person.id).await?;
    // One that was never confirmed is told nothing.
    if person.unconfirmed_since.is_some() {
        return Ok(Some(Vec::new()));
    }
    let line = links::notice(person, EMAIL_CHANGED, now);
    let line = Line { to: Some(person.email.clone()), ..line };
    Ok(Some(deliveries::write(transaction, ACCOUNT_MAIL, vec![line], now).await?))
}
