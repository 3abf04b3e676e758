use chrono::{DateTime, Utc};
use model::{Did, Outcome, PasskeyId, PasskeyName};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::super::ways_in::{WaysIn, ways_in};
use super::super::{Actor, Proof, second_factor};
use super::{DETAIL, REMOVED};
use crate::audit::{self, Event};
use crate::entities::passkey::{Column, Entity};
use crate::queue::{self, Queue};
use crate::{Error, Result, Services, UserId};

/// Gives one of one's passkeys another name.
pub async fn rename_passkey(
    services: &Services,
    actor: &Actor,
    form: PasskeyName,
    _now: DateTime<Utc>,
) -> Result<Outcome> {
    let form = form.validated()?;
    let renamed = Entity::update_many()
        .col_expr(Column::Name, Expr::value(form.name))
        .filter(Column::Id.eq(form.id.0))
        .filter(Column::UserId.eq(actor.user.0))
        .exec(&services.db)
        .await?;
    if renamed.rows_affected == 0 { Err(Error::not_found()) } else { Ok(Outcome::of(Did::PasskeyRenamed)) }
}

/// Removes one of one's passkeys, unless nothing else lets its owner in.
pub async fn remove_passkey(
    services: &Services,
    actor: &Actor,
    id: PasskeyId,
    proof: Proof,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    proof.require(now)?;
    let transaction = services.begin().await?;
    let ways = ways_in(services, &transaction, actor.user).await?;
    let passkey = Entity::find_by_id(id.0).filter(Column::UserId.eq(actor.user.0)).one(&transaction).await?;
    let passkey = passkey.ok_or_else(Error::not_found)?;
    if passkey.signs_in {
        WaysIn { passkeys: ways.passkeys.saturating_sub(1), ..ways }.require_one()?;
    }
    Entity::delete_by_id(passkey.id).exec(&transaction).await?;
    second_factor::forget_idle_codes(&transaction, actor.user).await?;
    audit::record(&transaction, Event::own("second-factor", "removed", actor.user).with(DETAIL), now).await?;
    let flows = second_factor::said(&transaction, actor.user.0, REMOVED, now).await?;
    transaction.commit().await?;
    queue::notify(services, Queue::Mail, flows).await;
    Ok(Outcome::of(Did::PasskeyRemoved))
}

/// Removes all of somebody's passkeys; how many there were. Nobody is asked what else lets them in: operators do this, who send links too.
pub(in super::super) async fn remove_all(transaction: &impl ConnectionTrait, UserId(owner): UserId) -> Result<u64> {
    let removed = Entity::delete_many().filter(Column::UserId.eq(owner)).exec(transaction).await?;
    Ok(removed.rows_affected)
}
