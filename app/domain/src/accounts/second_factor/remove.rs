use chrono::{DateTime, Utc};
use model::{Did, Outcome};
use sea_orm::EntityTrait;

use super::super::{Actor, Operator, Proof};
use super::{REMOVED, confirmed, person, recovery_codes, said};
use crate::audit::{self, Event};
use crate::entities::second_factor::Entity;
use crate::platform::security::Whom;
use crate::queue::{self, Queue};
use crate::{Error, Result, Services, UserId};

/// Signs in by the password alone from now on. Not found where there is no second factor.
pub async fn remove_totp(services: &Services, actor: &Actor, proof: Proof, now: DateTime<Utc>) -> Result<Outcome> {
    proof.require(now)?;
    let event = Event::own("second-factor", "removed", actor.user);
    if !remove(services, actor.user, event, now).await? {
        return Err(Error::not_found());
    }
    Ok(Outcome::of(Did::TwoStepOff))
}

/// Removes somebody's second factors, who lost them and the recovery codes; the outcome says how many there were. Not found
/// where nobody has this id.
pub async fn remove_factors(services: &Services, by: &Operator, user: UserId, now: DateTime<Utc>) -> Result<Outcome> {
    person(&services.db, user.0).await?;
    let event = Event::by(by, "second-factor", "removed", Whom::Person(user));
    let count = remove(services, user, event, now).await?.into();
    Ok(Outcome { count, ..Outcome::of(Did::TwoStepOff) })
}

async fn remove(services: &Services, user: UserId, event: Event, now: DateTime<Utc>) -> Result<bool> {
    let transaction = services.begin().await?;
    if confirmed(&transaction, user.0).await?.is_none() {
        return Ok(false);
    }
    let removed = Entity::delete_by_id(user.0).exec(&transaction).await?;
    // Of two at once the other one has said so.
    if removed.rows_affected == 0 {
        return Ok(false);
    }
    recovery_codes::forget(&transaction, user.0).await?;
    audit::record(&transaction, event.with("totp"), now).await?;
    let flows = said(&transaction, user.0, REMOVED, now).await?;
    transaction.commit().await?;
    queue::notify(services, Queue::Mail, flows).await;
    Ok(true)
}
