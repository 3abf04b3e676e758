//! Taking an account whose address nobody had confirmed: anybody may have opened it, in another's name.

use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::reset_link::forget_link;
use super::{confirmation, passkeys, password, providers, second_factor};
use crate::entities::{token, user};
use crate::{Result, UserId};

/// Gives it to whoever reads the mails to its address: whoever opened it has no way in any more. The caller drops its profile
/// from the cache after the transaction.
pub(super) async fn reclaim(transaction: &impl ConnectionTrait, person: Uuid) -> Result<()> {
    user::Entity::update_many()
        .col_expr(user::Column::PasswordHash, Expr::value(password::NONE))
        .col_expr(user::Column::SessionEpoch, Expr::col(user::Column::SessionEpoch).add(1))
        .col_expr(user::Column::UnconfirmedSince, Expr::value(None::<DateTimeUtc>))
        .filter(user::Column::Id.eq(person))
        .filter(user::Column::UnconfirmedSince.is_not_null())
        .exec(transaction)
        .await?;
    forget_link(transaction, person).await?;
    confirmation::forget(transaction, person).await?;
    forget_ways_in(transaction, person).await
}

/// Forgets what lets whoever opened it in, and what they would be asked for, but for the password.
pub(super) async fn forget_ways_in(transaction: &impl ConnectionTrait, person: Uuid) -> Result<()> {
    providers::forget(transaction, person).await?;
    passkeys::remove_all(transaction, UserId(person)).await?;
    second_factor::forget_all(transaction, person).await?;
    token::Entity::delete_many().filter(token::Column::UserId.eq(person)).exec(transaction).await?;
    Ok(())
}
