use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use model::{Did, Field, Outcome, Problem, Profile, Rejection};
use sea_orm::ActiveValue::{NotSet, Set, Unchanged};
use sea_orm::sea_query::LockType;
use sea_orm::{ActiveModelTrait, EntityTrait, QuerySelect};
use words::Language;

use super::Actor;
use crate::cache::{self, Entry};
use crate::entities::user;
use crate::platform::listeners::Changed;
use crate::{Error, Result, Services};

/// Saves name, zone, reminder hour, theme and language; reminders move with them.
pub async fn update_profile(services: &Services, actor: &Actor, form: Profile, now: DateTime<Utc>) -> Result<Outcome> {
    let (form, hour) = form.validated()?;
    let zone: Tz = form.zone.parse().map_err(|_| Error::invalid(Field::Zone, Problem::UnknownZone))?;
    let language = match form.language.as_str() {
        "" => NotSet,
        tag => Set(Language::from_slug(tag).ok_or(Rejection::Malformed)?.slug().to_owned()),
    };
    let transaction = services.begin().await?;
    // Not against what only names the person, such as a line of the ledger: the scheduler writes that while it holds
    // reminders.
    let person = user::Entity::find_by_id(actor.user.0).lock(LockType::NoKeyUpdate).one(&transaction).await?;
    let person = person.ok_or_else(Error::not_found)?;
    let moved = person.zone != zone.name() || person.reminder_hour != i16::from(hour);
    let row = user::ActiveModel {
        id: Unchanged(person.id),
        name: Set(form.name),
        zone: Set(zone.name().to_owned()),
        reminder_hour: Set(hour.into()),
        theme: Set(form.theme.slug().to_owned()),
        language,
        ..Default::default()
    };
    row.update_without_returning(&transaction).await?;
    let change = moved.then_some(Changed::LocalTime { before: &person, zone, hour });
    if let Some(change) = &change {
        services.changing(&transaction, change, now).await?;
    }
    transaction.commit().await?;
    if let Some(change) = &change {
        services.changed(change).await;
    }
    // Dates and what is overdue depend on the zone.
    for entry in [Entry::Profile(actor.user), Entry::Dashboard(actor.user)] {
        cache::forget(services, entry).await;
    }
    Ok(Outcome::of(Did::ProfileSaved))
}
