//! A new password by a link.

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use model::{Did, Outcome, PasswordReset, Rejection};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::links;
use super::reclaim::forget_ways_in;
use super::reset_link::{came_by_mail, good, use_up};
use super::second_factor::forget_begun;
use super::{ACCOUNT_MAIL, confirmation, password, sessions, throttle};
use crate::audit::{self, Event};
use crate::cache::{self, Entry};
use crate::deliveries;
use crate::entities::user;
use crate::platform::security::{self, Whom};
use crate::queue::{self, Flow, Queue};
use crate::{Error, Result, Services, UserId};

/// The ledger's word for the mail that says that a password was changed.
pub(super) const CHANGED: &str = "password-changed";

/// Refused where a link is not good, or no more.
pub async fn check_reset_link(services: &Services, token: &str, now: DateTime<Utc>) -> Result<()> {
    match good(services, token, now).await? {
        Some(_) => Ok(()),
        // Looking writes no line into the audit trail: strangers could write many.
        None => {
            security::event("password-reset", "refused", &Whom::Nobody);
            Err(Rejection::LinkOver.into())
        }
    }
}

/// Sets a new password by a link and ends every session. Of two at once one wins.
pub async fn reset_password(
    services: &Services,
    form: PasswordReset,
    from: IpAddr,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    password::require_in_use(services)?;
    let form = form.validated()?;
    // Everybody behind a proxy on this machine seems to be this machine.
    if !from.is_loopback() {
        throttle::count(services, &throttle::of_resets(from)).await?;
    }
    let Some(person) = good(services, &form.token, now).await? else { return Err(refused(services, now).await?) };
    let permit = services.hashing.permit_from(from).await?;
    password::judge(&permit, &form.password, [&person.name, &person.email]).await?;
    let password_hash = password::hash(&permit, &form.password).await?;
    drop(permit);
    // Whoever reads the mails to an address shows that it is theirs.
    let confirms = person.unconfirmed_since.is_some() && came_by_mail(services, person.id, &form.token, now).await?;
    let transaction = services.begin().await?;
    user::hold(&transaction, person.id).await?;
    if !use_up(&transaction, person.id, &form.token).await? {
        transaction.rollback().await?;
        return Err(refused(services, now).await?);
    }
    let mut update = user::Entity::update_many();
    if confirms {
        update = update.col_expr(user::Column::UnconfirmedSince, Expr::value(None::<DateTimeUtc>));
        // Whoever opened the account may have been somebody else.
        forget_ways_in(&transaction, person.id).await?;
    }
    update
        .col_expr(user::Column::PasswordHash, Expr::value(password_hash))
        .col_expr(user::Column::SessionEpoch, Expr::col(user::Column::SessionEpoch).add(1))
        .filter(user::Column::Id.eq(person.id))
        .exec(&transaction)
        .await?;
    // Whoever had the account may have asked for another address.
    confirmation::forget(&transaction, person.id).await?;
    forget_begun(&transaction, person.id).await?;
    let flows = say_changed(&transaction, &person, now).await?;
    let whom = Whom::Person(UserId(person.id));
    audit::record(&transaction, Event::of("password-reset", "done", whom), now).await?;
    transaction.commit().await?;
    let user = UserId(person.id);
    cache::forget(services, Entry::Profile(user)).await;
    queue::notify(services, Queue::Mail, flows).await;
    // They are good no more in any case: what fails here leaves them in Redis until their time is over.
    if let Err(error) = sessions::end_all(services, user).await {
        tracing::warn!(%error, "ended sessions could not be removed");
    }
    Ok(Outcome { next: Some("/sign-in".to_owned()), ..Outcome::of(Did::PasswordReset) })
}

/// Plans the mail that says that somebody's password was changed; the flow of its job.
pub(super) async fn say_changed(
    transaction: &impl ConnectionTrait,
    person: &user::Model,
    now: DateTime<Utc>,
) -> Result<Vec<Flow>> {
    let line = links::notice(person, CHANGED, now);
    deliveries::write(transaction, ACCOUNT_MAIL, vec![line], now).await
}

pub(super) async fn refused(services: &Services, now: DateTime<Utc>) -> Result<Error> {
    audit::record(&services.db, Event::of("password-reset", "refused", Whom::Nobody), now).await?;
    Ok(Rejection::LinkOver.into())
}
