//! Invitations: a link by which somebody opens an account, for one address, good once and for a week. What stands in the link
//! is signed and kept nowhere. Where nobody has an account yet, a link for no address makes the first operator.

mod accept;
mod first;
mod list;
mod mail;
mod make;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::address;
use crate::entities::invitation::{Column, Entity, Model};
use crate::entities::user;
use crate::mail::{sign, signed};
use crate::platform::security::{self, Whom};
use crate::queue::AT_ONCE;
use crate::time::stored;
use crate::{Result, Services};

pub use accept::{accept_invitation, check_invitation};
pub use first::first_operator_link;
pub use list::invitations;
pub use make::{invite, revoke_invitation, uninvite};

pub(super) use accept::{open_account, over};
pub(super) use first::nobody_is_here;
pub(crate) use mail::{SEND_INVITATION, fail_invitation, plan_invitation_again, send_invitation};

const PURPOSE: &str = "taskbell mail invitation 1";
/// How long an invitation is good.
const HOLDS: TimeDelta = TimeDelta::days(7);
/// How long it stands in the list after that.
const KEPT: TimeDelta = TimeDelta::days(90);

/// The same whenever it is asked for.
fn link(services: &Services, id: Uuid) -> String {
    format!("{}/invitations/{}", services.public_url, sign(services, PURPOSE, id.as_bytes().to_vec()))
}

/// Neither used nor taken back nor too old.
fn open(now: DateTime<Utc>) -> Condition {
    Condition::all()
        .add(Column::UsedAt.is_null())
        .add(Column::RevokedAt.is_null())
        .add(Column::ExpiresAt.gt(stored(now)))
}

/// An invitation that is good, if what stands in the link is one's.
pub(super) async fn find(services: &Services, token: &str, now: DateTime<Utc>) -> Result<Option<Model>> {
    match signed(services, PURPOSE, token).and_then(|id| Uuid::from_slice(&id).ok()) {
        Some(id) => find_by_id(services, id, now).await,
        None => Ok(None),
    }
}

/// The same by its id. It is good no more once its address has an account, or anybody where it is for nobody's.
async fn find_by_id(services: &Services, id: Uuid, now: DateTime<Utc>) -> Result<Option<Model>> {
    let Some(invitation) = Entity::find_by_id(id).filter(open(now)).one(&services.db).await? else { return Ok(None) };
    // Of whoever is no operator any more they are worth nothing.
    if let Some(by) = invitation.invited_by
        && !user::active(&services.db, by).await?.is_some_and(|by| by.operator)
    {
        return Ok(None);
    }
    let needless = match &invitation.email {
        Some(email) => address::find(services, email).await?.is_some(),
        None => somebody_is_here(&services.db).await?,
    };
    Ok((!needless).then_some(invitation))
}

async fn somebody_is_here(connection: &impl ConnectionTrait) -> Result<bool> {
    Ok(user::Entity::find().one(connection).await?.is_some())
}

/// Somebody came by a link that is not good. Opening one writes no line into the audit trail: strangers could write many.
fn refused() {
    security::event("invitation", "refused", &Whom::Nobody);
}

/// Deletes invitations that ended long ago, a little at a time; whether there may be more.
pub(crate) async fn prune_invitations(services: &Services, now: DateTime<Utc>) -> Result<bool> {
    let old = Entity::find().filter(Column::ExpiresAt.lt(stored(now - KEPT)));
    let ids: Vec<Uuid> = old.select_only().column(Column::Id).limit(AT_ONCE).into_tuple().all(&services.db).await?;
    let deleted = Entity::delete_many().filter(Column::Id.is_in(ids)).exec(&services.db).await?;
    Ok(deleted.rows_affected == AT_ONCE)
}
