use chrono_tz::Tz;
use model::{Theme, Viewer};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Error, Result, Services};

/// A person's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UserId(pub Uuid);

/// The person who acts. Whatever is read or written goes through one, so that nobody reaches another's rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    pub(crate) user: UserId,
    pub(crate) zone: Tz,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) theme: Theme,
    pub(crate) reminder_hour: u8,
    pub(crate) session_epoch: i64,
}

impl Actor {
    pub fn user_id(&self) -> UserId {
        self.user
    }

    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// What every page shows about the person.
    pub fn viewer(&self) -> Viewer {
        Viewer { name: self.name.clone(), email: self.email.clone(), theme: self.theme }
    }
}

/// The person a session belongs to; `None` when the account is gone or the session was ended by a newer password.
pub async fn actor(_services: &Services, _user: UserId, _session_epoch: i64) -> Result<Option<Actor>> {
    Err(Error::internal("not yet"))
}
