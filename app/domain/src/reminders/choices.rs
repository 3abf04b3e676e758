use model::{Did, Outcome, ReminderChoices};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, Query};

use crate::cache::{self, Entry};
use crate::{Actor, Error, Result, Services};

/// What somebody's daily reminder is like.
pub(crate) fn of(actor: &Actor) -> ReminderChoices {
    ReminderChoices { daily: actor.reminders_on, overdue: actor.reminds_overdue, each: actor.reminds_each }
}

/// Saves what the daily reminder is to be like, from the next one on.
pub async fn choose(services: &Services, actor: &Actor, choices: ReminderChoices) -> Result<Outcome> {
    let update = Query::update()
        .table("users")
        .value("reminders_on", choices.daily)
        .value("reminds_overdue", choices.overdue)
        .value("reminds_each", choices.each)
        .and_where(Expr::col("id").eq(actor.user.0))
        .take();
    if services.db.execute(&update).await?.rows_affected() == 0 {
        return Err(Error::not_found());
    }
    cache::forget(services, Entry::Profile(actor.user)).await;
    Ok(Outcome::of(Did::ProfileSaved))
}
