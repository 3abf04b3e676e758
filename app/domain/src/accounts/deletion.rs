use chrono::{DateTime, Utc};
use model::{AccountDeletion, Did, Outcome};
use sea_orm::EntityTrait;

use super::new_password::prove;
use super::{Actor, sessions};
use crate::cache::{self, Entry};
use crate::entities::user;
use crate::security::{self, Whom};
use crate::{Result, Services};

/// Deletes the account and everything that belongs to it. Sessions end first, so that nothing is written meanwhile.
pub async fn delete_account(
    services: &Services,
    actor: &Actor,
    form: AccountDeletion,
    _now: DateTime<Utc>,
) -> Result<Outcome> {
    let form = form.validated()?;
    let (person, _) = prove(services, actor, &form.current).await?;
    sessions::end_all(services, actor).await?;
    // The schema takes tasks, undo steps, reminders and jobs along.
    user::Entity::delete_by_id(person.id).exec(&services.db).await?;
    security::event("account-deletion", "done", &Whom::Person(actor.user));
    for entry in [Entry::Profile(actor.user), Entry::Dashboard(actor.user)] {
        cache::remove(services, entry).await;
    }
    Ok(Outcome { next: Some("/".to_owned()), ..Outcome::of(Did::AccountDeleted) })
}
