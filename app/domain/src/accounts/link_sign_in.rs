//! Signing in by an operator's link, where nobody has a password.

use chrono::{DateTime, Utc};
use model::{Rejection, SignInLink};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::arrival::arrive;
use super::reset::refused;
use super::reset_link::{good, use_up};
use super::second_factor::{self, forget_begun};
use super::{Entered, FirstStep, Origin, confirmation, sessions, throttle};
use crate::audit::{self, Event};
use crate::cache::{self, Entry};
use crate::entities::user;
use crate::platform::security::Whom;
use crate::{Result, Services, UserId};

/// Signs in by a link, which ends every other session. Says too by which e-mail address the account is known. Of two at once one
/// wins.
pub async fn sign_in_by_link(
    services: &Services,
    form: SignInLink,
    from: impl Into<Origin>,
    now: DateTime<Utc>,
) -> Result<(Entered, String)> {
    let from = from.into();
    // Where people have passwords they choose one by it.
    if services.password_sign_in {
        return Err(Rejection::NotFound.into());
    }
    // Everybody behind a proxy on this machine seems to be this machine.
    if !from.address.is_loopback() {
        throttle::count(services, &throttle::of_resets(from.address)).await?;
    }
    let Some(person) = good(services, &form.token, now).await? else { return Err(refused(services, now).await?) };
    let user = UserId(person.id);
    let by_code = second_factor::is_on(services, person.id).await?;
    let transaction = services.begin().await?;
    let person = user::hold(&transaction, person.id).await?;
    let Some(person) = person.filter(|person| person.deleted_at.is_none() && person.disabled_at.is_none()) else {
        return Err(Rejection::LinkOver.into());
    };
    if !use_up(&transaction, person.id, &form.token).await? {
        transaction.rollback().await?;
        return Err(refused(services, now).await?);
    }
    user::Entity::update_many()
        .col_expr(user::Column::SessionEpoch, Expr::col(user::Column::SessionEpoch).add(1))
        .filter(user::Column::Id.eq(person.id))
        .exec(&transaction)
        .await?;
    // Whoever had the account may have asked for another address.
    confirmation::forget(&transaction, person.id).await?;
    forget_begun(&transaction, person.id).await?;
    audit::record(&transaction, Event::of("sign-in-link", "used", Whom::Person(user)), now).await?;
    transaction.commit().await?;
    cache::forget(services, Entry::Profile(user)).await;
    // They are good no more in any case: what fails here leaves them in Redis until their time is over.
    if let Err(error) = sessions::end_all(services, user).await {
        tracing::warn!(%error, "ended sessions could not be removed");
    }
    let person = user::Model { session_epoch: person.session_epoch + 1, ..person };
    if by_code {
        let first = FirstStep { user, session_epoch: person.session_epoch, at: now };
        return Ok((Entered::SecondStep(first), person.email));
    }
    let (signed_in, email) = arrive(services, &person, &from, Event::own("sign-in", "done", user), now).await?;
    Ok((Entered::SignedIn(signed_in), email))
}
