use chrono_tz::Tz;
use model::{Theme, Viewer};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use words::Language;

use super::address;
use crate::cache::{self, Entry};
use crate::entities::user;
use crate::platform::replica;
use crate::{Result, Services, UserId};

/// The person who acts. Whatever is read or written goes through one, so that nobody reaches another's rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    pub(crate) user: UserId,
    pub(crate) zone: Tz,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) theme: Theme,
    // Without a default: what a server of the version before has kept is read anew, since it does not say the language.
    pub(crate) language: Language,
    pub(crate) reminder_hour: u8,
    pub(crate) session_epoch: i64,
    pub(crate) reminders_on: bool,
    pub(crate) reminds_overdue: bool,
    pub(crate) reminds_each: bool,
    pub(crate) operator: bool,
    /// Whether they must confirm their address before anything else. Without a default, as above.
    pub(crate) unconfirmed: bool,
    pub(crate) device_mails: bool,
    /// Whether their data changed a moment ago, so that a copy of the database may not have it yet.
    #[serde(skip)]
    pub(crate) wrote_lately: bool,
}

impl Actor {
    /// Who acts.
    pub fn user_id(&self) -> UserId {
        self.user
    }

    /// Where they are, as clocks go.
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// What they read Taskbell in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether they must confirm their address before anything else.
    pub fn is_unconfirmed(&self) -> bool {
        self.unconfirmed
    }

    /// Whether an e-mail address, however it is spelled, is the account's.
    pub fn has_address(&self, typed: &str) -> bool {
        address::one_form(typed) == address::one_form(&self.email)
    }

    /// What every page shows about the person.
    pub fn viewer(&self) -> Viewer {
        Viewer {
            name: self.name.clone(),
            email: address::readable(&self.email),
            theme: self.theme,
            operator: self.operator,
        }
    }
}

impl From<user::Model> for Actor {
    fn from(row: user::Model) -> Self {
        Actor {
            user: UserId(row.id),
            language: row.language(),
            zone: zone(&row.zone),
            name: row.name,
            email: row.email,
            theme: Theme::from_slug(&row.theme).unwrap_or_default(),
            reminder_hour: u8::try_from(row.reminder_hour).unwrap_or(9),
            session_epoch: row.session_epoch,
            reminders_on: row.reminders_on,
            reminds_overdue: row.reminds_overdue,
            reminds_each: row.reminds_each,
            operator: row.operator,
            unconfirmed: row.unconfirmed_since.is_some(),
            device_mails: row.device_mails,
            wrote_lately: true,
        }
    }
}

/// The person a session belongs to; `None` when the account is gone or a newer password ended the session. Costs no
/// SQL while the profile is in the cache.
pub async fn actor(services: &Services, user: UserId, session_epoch: i64) -> Result<Option<Actor>> {
    let load = Box::pin(async { Ok(user::active(&services.reads, user.0).await?.map(Actor::from)) });
    let profile = Box::pin(cache::get(services, Entry::Profile(user), |_| true, load));
    let (actor, wrote_lately) = tokio::join!(profile, replica::wrote_lately(services, user));
    let actor = actor?.filter(|actor: &Actor| actor.session_epoch == session_epoch);
    Ok(actor.map(|actor| {
        let unconfirmed = actor.unconfirmed && services.verify_email;
        Actor { unconfirmed, operator: actor.operator && !unconfirmed, wrote_lately, ..actor }
    }))
}

/// Whether somebody must confirm their address before anything else. An address that nobody confirmed gets no mail but
/// about that.
pub(crate) fn is_unconfirmed(services: &Services, person: &user::Model) -> bool {
    services.verify_email && person.unconfirmed_since.is_some()
}

/// A person's zone and hour, unless their account is gone or going. They stay as they are until the end of the
/// transaction: what is written by them is never overtaken by a move.
pub(crate) async fn zone_and_hour(transaction: &impl ConnectionTrait, id: Uuid) -> Result<Option<(Tz, u8)>> {
    let there: Option<(String, i16)> = user::Entity::find_by_id(id)
        .select_only()
        .columns([user::Column::Zone, user::Column::ReminderHour])
        .filter(user::Column::DeletedAt.is_null())
        .lock_shared()
        .into_tuple()
        .one(transaction)
        .await?;
    Ok(there.map(|(name, hour)| (zone(&name), u8::try_from(hour).unwrap_or(9))))
}

/// A stored zone. Names are checked before they are stored; one that a later table no longer knows counts as UTC.
pub(crate) fn zone(name: &str) -> Tz {
    name.parse().unwrap_or(Tz::UTC)
}
