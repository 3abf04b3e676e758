//! The second step of signing in: codes of an app (TOTP, RFC 6238), and recovery codes for whoever lost it.

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

use super::{ACCOUNT_MAIL, Actor, Proof, links};
use crate::deliveries;
use crate::entities::second_factor::{Column, Entity, Model};
use crate::entities::user;
use crate::queue::Flow;
use crate::time::words;
use crate::{Result, Services};

/// What the ledger calls its mails.
pub(super) const ADDED: &str = "second-factor-added";
pub(super) const REMOVED: &str = "second-factor-removed";
pub(super) const RECOVERED: &str = "recovery-code-used";

/// What somebody has, if a code of theirs showed that their app has it too.
async fn confirmed(connection: &impl ConnectionTrait, person: Uuid) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(person).filter(Column::ConfirmedAt.is_not_null()).one(connection).await?)
}

/// Whether a code is asked for after the password.
pub async fn asks_for_code(services: &Services, actor: &Actor) -> Result<bool> {
    Ok(confirmed(&services.reads, actor.user.0).await?.is_some())
}

/// The same, where something is decided by it.
pub(super) async fn is_on(services: &Services, person: Uuid) -> Result<bool> {
    Ok(confirmed(&services.db, person).await?.is_some())
}

/// Refused for whoever has a second factor and did not use it only minutes ago.
pub(super) async fn require_proof(services: &Services, actor: &Actor, proof: Proof, now: DateTime<Utc>) -> Result<()> {
    if is_on(services, actor.user.0).await? { proof.require(now) } else { Ok(()) }
}

/// What the page about getting in shows of it.
pub(crate) async fn view(services: &Services, actor: &Actor, now: DateTime<Utc>) -> Result<Option<SecondFactorView>> {
    let Some(since) = confirmed(&services.reads, actor.user.0).await?.and_then(|factor| factor.confirmed_at) else {
        return Ok(None);
    };
    let since = words::moment(actor.language, actor.zone, since, now);
    Ok(Some(SecondFactorView { since, recovery_codes: recovery_codes::left(&services.reads, actor.user.0).await? }))
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
async fn said(
    transaction: &impl ConnectionTrait,
    id: Uuid,
    kind: &'static str,
    now: DateTime<Utc>,
) -> Result<Vec<Flow>> {
    let line = links::notice(&person(transaction, id).await?, kind, now);
    deliveries::write(transaction, ACCOUNT_MAIL, vec![line], now).await
}
