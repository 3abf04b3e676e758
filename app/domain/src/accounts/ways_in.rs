//! What lets somebody in. The last of it stays.

use model::Rejection;
use sea_orm::sea_query::LockType;
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};

use super::{passkeys, password, providers};
use crate::entities::user;
use crate::{Error, Result, Services, UserId};

/// What lets somebody in by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WaysIn {
    pub password: bool,
    pub passkeys: u64,
    /// Services elsewhere.
    pub providers: u64,
}

impl WaysIn {
    /// Refused where nothing is left.
    pub(super) fn require_one(self) -> Result<()> {
        let some = self.password || self.passkeys > 0 || self.providers > 0;
        if some { Ok(()) } else { Err(Rejection::LastWayIn.into()) }
    }
}

/// A person's ways in. Until the end of the transaction nobody else takes one of them away.
pub(super) async fn ways_in(services: &Services, transaction: &impl ConnectionTrait, user: UserId) -> Result<WaysIn> {
    let person = lock(transaction, user).await?;
    let passkeys =
        if passkeys::offers_passkeys(services) { passkeys::that_sign_in(transaction, user.0).await? } else { 0 };
    Ok(WaysIn {
        password: services.password_sign_in && person.password_hash != password::NONE,
        passkeys,
        providers: providers::of_person(services, transaction, user.0).await?.len() as u64,
    })
}

/// The person's row, which changes by nobody else until the end of the transaction.
pub(super) async fn lock(transaction: &impl ConnectionTrait, UserId(id): UserId) -> Result<user::Model> {
    let person = user::Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(transaction).await?;
    person.ok_or_else(Error::not_found)
}
