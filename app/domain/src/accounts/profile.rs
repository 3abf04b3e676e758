use chrono::{DateTime, Utc};
use chrono_tz::{TZ_VARIANTS, Tz};
use model::{Did, Field, Outcome, Problem, Profile, SettingsView};
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::{Actor, address, sessions};
use crate::cache::{self, Entry};
use crate::entities::user;
use crate::time::{next_hour, stored};
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
        sessions: sessions::list(services, actor, current_session, now).await?,
        zones: TZ_VARIANTS.iter().map(|zone| zone.name().to_owned()).collect(),
    })
}

/// Saves name, zone, reminder hour and theme; the next reminder moves with them.
pub async fn update_profile(services: &Services, actor: &Actor, form: Profile, now: DateTime<Utc>) -> Result<Outcome> {
    let (form, hour) = form.validated()?;
    let zone: Tz = form.zone.parse().map_err(|_| Error::invalid(Field::Zone, Problem::UnknownZone))?;
    let row = user::ActiveModel {
        name: Set(form.name),
        zone: Set(zone.name().to_owned()),
        reminder_hour: Set(hour.into()),
        theme: Set(form.theme.slug().to_owned()),
        ..Default::default()
    };
    let mut update = user::Entity::update_many().set(row).filter(user::Column::Id.eq(actor.user.0));
    let moved = zone != actor.zone || hour != actor.reminder_hour;
    if moved {
        // One that is due and about to be planned stays: the scheduler sees what it means at the new hour.
        let planned = Expr::col(user::Column::NextReminderAt);
        let next =
            CaseStatement::new().case(planned.clone().lte(stored(now)), planned).finally(next_hour(zone, hour, now));
        update = update.col_expr(user::Column::NextReminderAt, next.into());
    }
    let transaction = services.begin().await?;
    let saved = update.exec(&transaction).await?;
    if saved.rows_affected == 0 {
        return Err(Error::not_found());
    }
    if moved {
        let there = Actor { zone, reminder_hour: hour, ..actor.clone() };
        reminders::rearm(&transaction, &there, None, now).await?;
    }
    transaction.commit().await?;
    // Dates and what is overdue depend on the zone.
    for entry in [Entry::Profile(actor.user), Entry::Dashboard(actor.user)] {
        cache::forget(services, entry).await;
    }
    Ok(Outcome::of(Did::ProfileSaved))
}
