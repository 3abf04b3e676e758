//! The settings, with everything on their page.

use chrono::{DateTime, Utc};
use chrono_tz::TZ_VARIANTS;
use model::{LongChange, Profile, SettingsView, UnderWay};

use crate::accounts::readable;
use crate::accounts::usage::usage;
use crate::mail::Address;
use crate::queue::{self, Queue};
use crate::{Actor, Result, Services, reminders, tasks};

/// The settings page.
pub async fn settings(services: &Services, actor: &Actor, now: DateTime<Utc>) -> Result<SettingsView> {
    Ok(SettingsView {
        profile: Profile {
            name: actor.name.clone(),
            zone: actor.zone.name().to_owned(),
            reminder_hour: actor.reminder_hour.to_string(),
            theme: actor.theme,
            language: actor.language.slug().to_owned(),
        },
        email: readable(&actor.email),
        reminders: reminders::choices(actor),
        mails_stopped: Address::of(&actor.email).is_stopped(services).await?,
        usage: usage(services, actor, now).await?,
        under_way: under_way(services, actor).await?,
        zones: TZ_VARIANTS.iter().map(|zone| zone.name().to_owned()).collect(),
    })
}

/// What goes through many rows of the person's.
async fn under_way(services: &Services, actor: &Actor) -> Result<Vec<UnderWay>> {
    let jobs = queue::of_person(services, Queue::Transfers, actor.user).await?;
    let shown = |job: queue::Progress| {
        let kinds = [
            (reminders::RESCHEDULE, LongChange::Reminders),
            (tasks::EMPTY_TRASH, LongChange::Trash),
            (tasks::RELABEL, LongChange::Labels),
        ];
        let (_, what) = kinds.into_iter().find(|(kind, _)| kind.name == job.name)?;
        Some(UnderWay { what, done: job.done, of: job.of })
    };
    Ok(jobs.into_iter().filter_map(shown).collect())
}
