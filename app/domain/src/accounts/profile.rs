use chrono::{DateTime, Utc};
use chrono_tz::{TZ_VARIANTS, Tz};
use model::{Did, Field, LongChange, Outcome, Problem, Profile, SettingsView, UnderWay};
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::sea_query::LockType;
use sea_orm::{ActiveModelTrait, EntityTrait, QuerySelect};

use super::{Actor, address, sessions, usage};
use crate::cache::{self, Entry};
use crate::entities::user;
use crate::jobs::{self, Queue};
use crate::mail::Address;
use crate::{Error, Result, Services, reminders};

/// The settings page.
pub async fn settings(
    services: &Services,
    actor: &Actor,
    current_session: &str,
    now: DateTime<Utc>,
) -> Result<SettingsView> {
    Ok(SettingsView {
        profile: Profile {
            name: actor.name.clone(),
            zone: actor.zone.name().to_owned(),
            reminder_hour: actor.reminder_hour.to_string(),
            theme: actor.theme,
        },
        email: address::readable(&actor.email),
        reminders: reminders::choices(actor),
        mails_stopped: Address::of(&actor.email).is_stopped(services).await?,
        sessions: sessions::list(services, actor, current_session, now).await?,
        usage: usage::usage(services, actor, now).await?,
        under_way: under_way(services, actor).await?,
        zones: TZ_VARIANTS.iter().map(|zone| zone.name().to_owned()).collect(),
    })
}

/// What goes through many rows of the person's.
async fn under_way(services: &Services, actor: &Actor) -> Result<Vec<UnderWay>> {
    let jobs = jobs::of_person(services, Queue::Transfers, actor.user).await?;
    let shown = |job: jobs::Progress| {
        let what = match job.name.as_str() {
            jobs::RESCHEDULE_REMINDERS => LongChange::Reminders,
            jobs::EMPTY_TRASH => LongChange::Trash,
            _ => return None,
        };
        Some(UnderWay { what, done: job.done, of: job.of })
    };
    Ok(jobs.into_iter().filter_map(shown).collect())
}

/// Saves name, zone, reminder hour and theme; the next reminder moves with them.
pub async fn update_profile(services: &Services, actor: &Actor, form: Profile, now: DateTime<Utc>) -> Result<Outcome> {
    let (form, hour) = form.validated()?;
    let zone: Tz = form.zone.parse().map_err(|_| Error::invalid(Field::Zone, Problem::UnknownZone))?;
    let transaction = services.begin().await?;
    // Not against what only names the person, such as a line of the ledger: the scheduler writes that while it holds
    // reminders.
    let person = user::Entity::find_by_id(actor.user.0).lock(LockType::NoKeyUpdate).one(&transaction).await?;
    let person = person.ok_or_else(Error::not_found)?;
    let there = Actor { zone, reminder_hour: hour, ..actor.clone() };
    let moved = person.zone != zone.name() || person.reminder_hour != i16::from(hour);
    let next_reminder_at = if moved { reminders::moved(&person, &there, now) } else { person.next_reminder_at };
    let row = user::ActiveModel {
        id: Unchanged(person.id),
        name: Set(form.name),
        zone: Set(zone.name().to_owned()),
        reminder_hour: Set(hour.into()),
        theme: Set(form.theme.slug().to_owned()),
        next_reminder_at: Set(next_reminder_at),
        ..Default::default()
    };
    row.update_without_returning(&transaction).await?;
    let job = if moved { reminders::reschedule_all(&transaction, actor.user, now).await? } else { None };
    transaction.commit().await?;
    jobs::ring(services, Queue::Transfers, job).await;
    // Dates and what is overdue depend on the zone.
    for entry in [Entry::Profile(actor.user), Entry::Dashboard(actor.user)] {
        cache::forget(services, entry).await;
    }
    Ok(Outcome::of(Did::ProfileSaved))
}
