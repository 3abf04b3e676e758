use chrono::{DateTime, Utc};
use model::{Did, Outcome};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::super::{Actor, Operator, Proof, passkeys};
use super::{CODES_REMOVED, REMOVED, forget_idle_codes, person, said};
use crate::audit::{self, Event};
use crate::entities::second_factor::{Column, Entity};
use crate::platform::security::Whom;
use crate::queue::{self, Queue};
use crate::{Error, Result, Services, UserId};

/// What the audit trail says was removed.
const APP: &str = "totp";

/// Asks for codes of an app no more: signs in by the password alone from now on, unless there are passkeys. Not found where there
/// is no app.
pub async fn remove_totp(services: &Services, actor: &Actor, proof: Proof, now: DateTime<Utc>) -> Result<Outcome> {
    proof.require(now)?;
    let transaction = services.begin().await?;
    if !remove_app(&transaction, actor.user).await? {
        return Err(Error::not_found());
    }
    let is_on = forget_idle_codes(&transaction, actor.user).await?;
    audit::record(&transaction, Event::own("second-factor", "removed", actor.user).with(APP), now).await?;
    let flows = said(&transaction, actor.user.0, if is_on { CODES_REMOVED } else { REMOVED }, now).await?;
    transaction.commit().await?;
    queue::notify(services, Queue::Mail, flows).await;
    Ok(Outcome::of(if is_on { Did::AppRemoved } else { Did::TwoStepOff }))
}

/// Removes somebody's second factors, passkeys too, who lost them and the recovery codes; the outcome says how many there were. Not
/// found where nobody has this id.
pub async fn remove_factors(services: &Services, by: &Operator, user: UserId, now: DateTime<Utc>) -> Result<Outcome> {
    person(&services.db, user.0).await?;
    let transaction = services.begin().await?;
    let app = remove_app(&transaction, user).await?;
    let passkeys = passkeys::remove_all(&transaction, user).await?;
    let count = u32::try_from(passkeys + u64::from(app)).unwrap_or(u32::MAX);
    if count == 0 {
        return Ok(Outcome { count, ..Outcome::of(Did::TwoStepOff) });
    }
    forget_idle_codes(&transaction, user).await?;
    for detail in [(app, APP), (passkeys > 0, passkeys::DETAIL)].into_iter().filter_map(|(is, it)| is.then_some(it)) {
        let event = Event::by(by, "second-factor", "removed", Whom::Person(user));
        audit::record(&transaction, event.with(detail), now).await?;
    }
    let flows = said(&transaction, user.0, REMOVED, now).await?;
    transaction.commit().await?;
    queue::notify(services, Queue::Mail, flows).await;
    Ok(Outcome { count, ..Outcome::of(Did::TwoStepOff) })
}

/// Whether there was one. Of two who remove it at once one finds it.
async fn remove_app(transaction: &impl ConnectionTrait, UserId(owner): UserId) -> Result<bool> {
    let app = Entity::delete_many().filter(Column::UserId.eq(owner)).filter(Column::ConfirmedAt.is_not_null());
    Ok(app.exec(transaction).await?.rows_affected == 1)
}
