//! What lets somebody in. The last of it stays.

use model::Rejection;
use sea_orm::sea_query::LockType;
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};

use super::{passkeys, password};
use crate::entities::user;
use crate::{Error, Result, UserId};

/// What lets somebody in by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WaysIn {
    pub password: bool,
    pub passkeys: u64,
}

impl WaysIn {
    /// Refused where nothing is left.
    pub(super) fn require_one(self) -> Result<()> {
        if self.password || self.passkeys > 0 { Ok(()) } else { Err(Rejection::LastWayIn.into()) }
    }
}

/// A person's ways in. Until the end of the transaction nobody else takes one of them away.
pub(super) async fn ways_in(transaction: &impl ConnectionTrait, user: UserId) -> Result<WaysIn> {
    let person = lock(transaction, user).await?;
    Ok(WaysIn {
        password: person.password_hash != password::NONE,
        passkeys: passkeys::that_sign_in(transaction, user.0).await?,
    })
}

/// The person's row, which changes by nobody else until the end of the transaction.
pub(super) async fn lock(transaction: &impl ConnectionTrait, UserId(id): UserId) -> Result<user::Model> {
    let person = user::Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(transaction).await?;
    person.ok_or_else(Error::not_found)
}
