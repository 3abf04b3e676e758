//! Signing in by the word of a proxy, which has found out who somebody is by their address and whatever else it asks for.

use chrono::{DateTime, Utc};
use model::{Rejection, SignUp};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, SqlErr};
use words::Language;

use super::arrival::arrive;
use super::reclaim::reclaim;
use super::{Origin, SignedIn, address, password, sign_up, sign_up_policy};
use crate::audit::{self, Event};
use crate::cache::{self, Entry};
use crate::entities::user;
use crate::platform::security::{self, Whom};
use crate::{Error, Result, Services, UserId};

/// What the audit trail says of it.
const PROXY: &str = "proxy";

/// Signs in whoever has an address. One that has no account gets one where anybody may open it. Says too by which e-mail address
/// the account is known.
pub async fn sign_in_by_proxy(
    services: &Services,
    email: &str,
    language: Language,
    from: impl Into<Origin>,
    now: DateTime<Utc>,
) -> Result<(SignedIn, String)> {
    let email = email.trim();
    let stored = address::valid(services, email)?;
    let person = match address::find(services, email).await? {
        Some(person) => person,
        None => open(services, stored, language, now).await?,
    };
    let user = UserId(person.id);
    // Each request of theirs comes here, which is no place for lines of the audit trail.
    if person.disabled_at.is_some() {
        security::event("sign-in", "disabled", &Whom::Person(user));
        return Err(Rejection::Disabled.into());
    }
    let person = if person.unconfirmed_since.is_some() { confirm(services, person, now).await? } else { person };
    arrive(services, &person, &from.into(), Event::own("sign-in", "done", user).with(PROXY), now).await
}

async fn open(services: &Services, email: String, language: Language, now: DateTime<Utc>) -> Result<user::Model> {
    let allowed =
        sign_up_policy::require_open(services).and_then(|()| sign_up_policy::require_domain(services, &email));
    if allowed.is_err() {
        security::event("sign-in", "unknown", &Whom::typed(services, &email));
        allowed?;
    }
    let name = email.rsplit_once('@').map_or("", |(local, _)| local).to_owned();
    let (zone, language) = (String::new(), language.slug().to_owned());
    let form = SignUp { name, email: email.clone(), password: String::new(), zone, language };
    let person = sign_up::row(&form, email.clone(), password::NONE.to_owned(), now);
    let row = person.clone().into_active_model().reset_all();
    let transaction = services.begin().await?;
    match user::Entity::insert(row).exec_without_returning(&transaction).await {
        // Another request of theirs was faster.
        Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => {
            transaction.rollback().await?;
            return address::find(services, &email).await?.ok_or_else(Error::not_found);
        }
        inserted => inserted?,
    };
    audit::record(&transaction, Event::own("sign-up", "done", UserId(person.id)).with(PROXY), now).await?;
    transaction.commit().await?;
    Ok(person)
}

/// Gives an account whose address nobody has confirmed to whoever has the address.
async fn confirm(services: &Services, person: user::Model, now: DateTime<Utc>) -> Result<user::Model> {
    let user = UserId(person.id);
    let transaction = services.begin().await?;
    reclaim(&transaction, person.id).await?;
    audit::record(&transaction, Event::own("email", "confirmed", user).with(PROXY), now).await?;
    transaction.commit().await?;
    cache::forget(services, Entry::Profile(user)).await;
    user::active(&services.db, person.id).await?.ok_or_else(Error::not_found)
}
