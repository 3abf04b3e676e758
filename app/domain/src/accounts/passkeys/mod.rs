//! Passkeys (WebAuthn): keys on people's devices, or in their password managers. One that checks who uses it signs in by itself;
//! any of them is a second factor after the password.

mod asked;
mod change;
mod check;
mod proof;
mod register;
mod relying_party;
mod second_step;
mod sign_in;
mod view;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

pub use asked::{Asked, AskedForSecondStep, AskedToRegister, AskedToSignIn};
pub use change::{remove_passkey, rename_passkey};
pub use proof::{begin_passkey_proof, prove_by_passkey};
pub use register::{add_passkey, begin_passkey};
pub use relying_party::offers_passkeys;
pub use second_step::{begin_passkey_step, second_step_by_passkey};
pub use sign_in::{begin_passkey_sign_in, sign_in_by_passkey};

pub(super) use change::remove_all;
pub(crate) use view::passkeys;

use crate::entities::passkey::{Column, Entity, Model};
use crate::{Result, Services, UserId};

/// What the ledger calls its mails.
pub(super) const ADDED: &str = "passkey-added";
pub(super) const REMOVED: &str = "passkey-removed";
/// What the audit trail says was used, added or removed.
pub(super) const DETAIL: &str = "passkey";

/// A person's passkeys, the latest first.
async fn of(connection: &impl ConnectionTrait, owner: Uuid) -> Result<Vec<Model>> {
    let passkeys = Entity::find().filter(Column::UserId.eq(owner));
    Ok(passkeys.order_by_desc(Column::CreatedAt).order_by_desc(Column::Id).all(connection).await?)
}

/// Whether somebody has one.
pub(super) async fn has_any(connection: &impl ConnectionTrait, owner: Uuid) -> Result<bool> {
    let some = Entity::find().select_only().column(Column::Id).filter(Column::UserId.eq(owner)).limit(1);
    Ok(some.into_tuple::<Uuid>().one(connection).await?.is_some())
}

/// How many somebody has.
pub(super) async fn how_many(connection: &impl ConnectionTrait, owner: Uuid) -> Result<u64> {
    Ok(Entity::find().filter(Column::UserId.eq(owner)).count(connection).await?)
}

/// How many of somebody's passkeys sign in by themselves.
pub(super) async fn that_sign_in(connection: &impl ConnectionTrait, owner: Uuid) -> Result<u64> {
    let alone = Entity::find().filter(Column::UserId.eq(owner)).filter(Column::SignsIn.eq(true));
    Ok(alone.count(connection).await?)
}

/// Whether somebody may be asked for a passkey.
pub async fn has_passkeys(services: &Services, owner: UserId) -> Result<bool> {
    Ok(offers_passkeys(services) && has_any(&services.reads, owner.0).await?)
}
