use chrono::{DateTime, Utc};
use model::{Field, NewPassword, Problem};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};

use super::reset::forget_link;
use super::throttle::{self, Guess};
use super::{Actor, SignedIn, password, sessions};
use crate::cache::{self, Entry};
use crate::entities::user;
use crate::platform::hashing::HashingPermit;
use crate::platform::security::{self, Whom};
use crate::{Error, Result, Services};

/// Sets a new password and ends every session but the current one, which goes on with the epoch returned.
pub async fn change_password(
    services: &Services,
    actor: &Actor,
    form: NewPassword,
    current_session: &str,
    _now: DateTime<Utc>,
) -> Result<SignedIn> {
    let form = form.validated()?;
    let (person, permit) = prove(services, actor, &form.current).await?;
    password::judge(&permit, &form.password, [&person.name, &person.email]).await?;
    let hash = password::hash(&permit, &form.password).await?;
    drop(permit);
    let transaction = services.begin().await?;
    let changed = user::Entity::update_many()
        .col_expr(user::Column::PasswordHash, Expr::value(hash))
        .col_expr(user::Column::SessionEpoch, Expr::col(user::Column::SessionEpoch).add(1))
        .filter(user::Column::Id.eq(person.id))
        // Of two changes at once, from the same old password, the first wins.
        .filter(user::Column::SessionEpoch.eq(person.session_epoch))
        .exec(&transaction)
        .await?;
    if changed.rows_affected == 0 {
        return Err(Error::invalid(Field::CurrentPassword, Problem::WrongPassword));
    }
    forget_link(&transaction, person.id).await?;
    transaction.commit().await?;
    security::event("password-change", "done", &Whom::Person(actor.user));
    cache::forget(services, Entry::Profile(actor.user)).await;
    sessions::end_all_others(services, actor, current_session).await?;
    Ok(SignedIn { user: actor.user, session_epoch: person.session_epoch + 1 })
}

/// The person's row, after they proved that they know their password, and the place where that was checked.
pub(super) async fn prove(services: &Services, actor: &Actor, typed: &str) -> Result<(user::Model, HashingPermit)> {
    let guess = Guess::begin(services, throttle::of_proof(actor.user), Some(actor.user)).await?;
    let checked = check(services, actor, typed).await;
    guess.finish(checked.as_ref().ok().map(|(_, _, matches)| *matches)).await?;
    let (person, permit, matches) = checked?;
    if !matches {
        security::event("password-proof", "wrong", &Whom::Person(actor.user));
        return Err(Error::invalid(Field::CurrentPassword, Problem::WrongPassword));
    }
    Ok((person, permit))
}

async fn check(services: &Services, actor: &Actor, typed: &str) -> Result<(user::Model, HashingPermit, bool)> {
    let person = user::Entity::find_by_id(actor.user.0).one(&services.db).await?.ok_or_else(Error::not_found)?;
    let permit = services.hashing.permit_of(actor.user).await?;
    let matches = password::verify(&permit, typed, Some(&person.password_hash)).await?;
    Ok((person, permit, matches))
}
