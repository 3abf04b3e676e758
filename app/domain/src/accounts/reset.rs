//! The way back in for whoever forgot the password: a link that is good once, and not for long. What stands in it is kept
//! nowhere; the database has its hash.

use std::net::IpAddr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use model::{Did, Outcome, PasswordReset, Rejection};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Actor, Operator, address, password, person, sessions, throttle};
use crate::cache::{self, Entry};
use crate::entities::{password_reset, user};
use crate::platform::security::{self, Whom};
use crate::time::stored;
use crate::{Error, Result, Services, UserId};

/// How long a link is good.
const HOLDS: TimeDelta = TimeDelta::hours(1);

/// Makes the link by which somebody chooses a new password; an earlier one is good no more. Not found where nobody has this
/// e-mail address.
pub async fn make_reset_link(services: &Services, _by: &Operator, email: &str, now: DateTime<Utc>) -> Result<String> {
    let person = address::find(services, &email.trim().to_lowercase()).await?.ok_or_else(Error::not_found)?;
    // 244 random bits.
    let token = URL_SAFE_NO_PAD.encode([Uuid::new_v4().into_bytes(), Uuid::new_v4().into_bytes()].concat());
    let row = password_reset::ActiveModel {
        user_id: Set(person.id),
        hash: Set(hash(&token)),
        expires_at: Set(stored(now + HOLDS)),
    };
    let latest = OnConflict::column(password_reset::Column::UserId)
        .update_columns([password_reset::Column::Hash, password_reset::Column::ExpiresAt])
        .to_owned();
    password_reset::Entity::insert(row).on_conflict(latest).exec_without_returning(&services.db).await?;
    security::event("password-reset", "link", &Whom::Person(UserId(person.id)));
    Ok(format!("{}/reset-password/{token}", services.public_url))
}

/// Refused where a link is not good, or no more.
pub async fn check_reset_link(services: &Services, token: &str, now: DateTime<Utc>) -> Result<()> {
    owner(&services.db, token, now).await.map(|_| ())
}

/// Sets a new password by a link and ends every session. Of two at once one wins.
pub async fn reset_password(
    services: &Services,
    form: PasswordReset,
    from: IpAddr,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let form = form.validated()?;
    // Everybody behind a proxy on this machine seems to be this machine.
    if !from.is_loopback() {
        throttle::count(services, &throttle::of_resets(from)).await?;
    }
    let person = owner(&services.db, &form.token, now).await?;
    let permit = services.hashing.permit_from(from).await?;
    password::judge(&permit, &form.password, [&person.name, &person.email]).await?;
    let password_hash = password::hash(&permit, &form.password).await?;
    drop(permit);
    let transaction = services.begin().await?;
    let used = password_reset::Entity::delete_many()
        .filter(password_reset::Column::UserId.eq(person.id))
        .filter(password_reset::Column::Hash.eq(hash(&form.token)))
        .exec(&transaction)
        .await?;
    if used.rows_affected == 0 {
        return Err(refused());
    }
    user::Entity::update_many()
        .col_expr(user::Column::PasswordHash, Expr::value(password_hash))
        .col_expr(user::Column::SessionEpoch, Expr::col(user::Column::SessionEpoch).add(1))
        .filter(user::Column::Id.eq(person.id))
        .exec(&transaction)
        .await?;
    transaction.commit().await?;
    let actor = Actor::from(person);
    security::event("password-reset", "done", &Whom::Person(actor.user));
    cache::forget(services, Entry::Profile(actor.user)).await;
    // They are good no more in any case: what fails here leaves them in Redis until their time is over.
    if let Err(error) = sessions::end_all(services, &actor).await {
        tracing::warn!(%error, "ended sessions could not be removed");
    }
    Ok(Outcome { next: Some("/sign-in".to_owned()), ..Outcome::of(Did::PasswordReset) })
}

/// Whose link it is.
async fn owner(connection: &impl ConnectionTrait, token: &str, now: DateTime<Utc>) -> Result<user::Model> {
    let link = password_reset::Entity::find()
        .filter(password_reset::Column::Hash.eq(hash(token)))
        .filter(password_reset::Column::ExpiresAt.gt(stored(now)))
        .one(connection)
        .await?;
    let Some(link) = link else { return Err(refused()) };
    person(connection, link.user_id).await?.ok_or_else(refused)
}

fn refused() -> Error {
    security::event("password-reset", "refused", &Whom::Nobody);
    Rejection::LinkOver.into()
}

fn hash(token: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token))
}
