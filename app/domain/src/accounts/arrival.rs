//! Letting somebody in who has proved who they are, in whatever way.

use chrono::{DateTime, Utc};

use super::{Origin, SignedIn};
use crate::audit::{self, Event};
use crate::entities::user;
use crate::{Result, Services, UserId};

/// Records that somebody is in, and how they got in. Says too by which e-mail address the account is known.
pub(super) async fn arrive(
    services: &Services,
    person: &user::Model,
    _from: &Origin,
    event: Event,
    now: DateTime<Utc>,
) -> Result<(SignedIn, String)> {
    let user = UserId(person.id);
    audit::record(&services.db, event, now).await?;
    Ok((SignedIn { user, session_epoch: person.session_epoch }, person.email.clone()))
}
