//! The second step of signing in: codes of an app (TOTP, RFC 6238) or a passkey, and recovery codes for whoever lost them.

mod check;
mod recovery_codes;
mod remove;
mod reseal;
mod seed;
mod set_up;
mod step;

use chrono::{DateTime, Utc};
use model::{Rejection, SecondFactorView};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

pub use recovery_codes::new_recovery_codes;
pub use remove::{remove_factors, remove_totp};
pub use reseal::reseal;
pub use set_up::{begin_totp, confirm_totp, pending_totp};
pub use step::{FirstStep, second_step};

pub(super) use check::{Guesser, use_code};
pub(super) use recovery_codes::shown;
pub(super) use step::still_good;

use super::{ACCOUNT_MAIL, Actor, Proof, links, passkeys};
use crate::deliveries;
use crate::entities::second_factor::{Column, Entity, Model};
use crate::entities::user;
use crate::queue::Flow;
use crate::time::words;
use crate::{Result, Services, UserId};

/// What the ledger calls its mails.
pub(super) const ADDED: &str = "second-factor-added";
pub(super) const REMOVED: &str = "second-factor-removed";
/// The app is gone, and passkeys are still asked for.
pub(super) const CODES_REMOVED: &str = "codes-removed";
pub(super) const RECOVERED: &str = "recovery-code-used";

/// What somebody has, if a code of theirs showed that their app has it too.
async fn confirmed(connection: &impl ConnectionTrait, person: Uuid) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(person).filter(Column::ConfirmedAt.is_not_null()).one(connection).await?)
}

/// Whether somebody has a second factor: an app, or a passkey.
async fn has_any(connection: &impl ConnectionTrait, person: Uuid) -> Result<bool> {
    Ok(confirmed(connection, person).await?.is_some() || passkeys::has_any(connection, person).await?)
}

/// Whether a code is asked for after the password: of an app, or a recovery code where there are passkeys alone.
pub async fn asks_for_code(services: &Services, actor: &Actor) -> Result<bool> {
    has_any(&services.reads, actor.user.0).await
}

/// The same, where something is decided by it.
pub(super) async fn is_on(services: &Services, person: Uuid) -> Result<bool> {
    has_any(&services.db, person).await
}

/// Recovery codes for whoever just got their first second factor; none where some are left.
pub(super) async fn first_codes(
    transaction: &impl ConnectionTrait,
    owner: UserId,
    now: DateTime<Utc>,
) -> Result<Option<Vec<String>>> {
    if recovery_codes::left(transaction, owner.0).await? > 0 {
        return Ok(None);
    }
    let codes = recovery_codes::new()?;
    recovery_codes::keep(transaction, owner, &codes, now).await?;
    Ok(Some(codes))
}

/// Forgets the recovery codes of whoever has no second factor any more; whether they have one still.
pub(super) async fn forget_idle_codes(transaction: &impl ConnectionTrait, owner: UserId) -> Result<bool> {
    let is_on = has_any(transaction, owner.0).await?;
    if !is_on {
        recovery_codes::forget(transaction, owner.0).await?;
    }
    Ok(is_on)
}

/// Refused for whoever has a second factor and did not use it only minutes ago.
pub(super) async fn require_proof(services: &Services, actor: &Actor, proof: Proof, now: DateTime<Utc>) -> Result<()> {
    if is_on(services, actor.user.0).await? { proof.require(now) } else { Ok(()) }
}

/// What the page about getting in shows of it.
pub(crate) async fn view(services: &Services, actor: &Actor, now: DateTime<Utc>) -> Result<Option<SecondFactorView>> {
    let since = confirmed(&services.reads, actor.user.0).await?.and_then(|factor| factor.confirmed_at);
    if since.is_none() && !passkeys::has_any(&services.reads, actor.user.0).await? {
        return Ok(None);
    }
    let since = since.map(|since| words::moment(actor.language, actor.zone, since, now));
    Ok(Some(SecondFactorView { since, recovery_codes: recovery_codes::left(&services.reads, actor.user.0).await? }))
}

/// Forgets the app, confirmed or not, and the recovery codes.
pub(super) async fn forget_all(transaction: &impl ConnectionTrait, person: Uuid) -> Result<()> {
    Entity::delete_many().filter(Column::UserId.eq(person)).exec(transaction).await?;
    recovery_codes::forget(transaction, person).await
}

/// Forgets what was begun and not confirmed: somebody else may have begun it.
pub(super) async fn forget_begun(transaction: &impl ConnectionTrait, person: Uuid) -> Result<()> {
    let begun = Entity::delete_many().filter(Column::UserId.eq(person)).filter(Column::ConfirmedAt.is_null());
    begun.exec(transaction).await?;
    Ok(())
}

/// The person's row for a mail about what they did.
async fn person(connection: &impl ConnectionTrait, id: Uuid) -> Result<user::Model> {
    Ok(user::Entity::find_by_id(id).one(connection).await?.ok_or(Rejection::NotFound)?)
}

/// A line of the ledger that says what became of somebody's second factor.
pub(super) async fn said(
    transaction: &impl ConnectionTrait,
    id: Uuid,
    kind: &'static str,
    now: DateTime<Utc>,
) -> Result<Vec<Flow>> {
    let line = links::notice(&person(transaction, id).await?, kind, now);
    deliveries::write(transaction, ACCOUNT_MAIL, vec![line], now).await
}
