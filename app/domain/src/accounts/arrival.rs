//! Letting somebody in who has proved who they are, in whatever way.

use chrono::{DateTime, Utc};

use super::{Origin, SignedIn, new_device};
use crate::audit::{self, Event};
use crate::entities::user;
use crate::queue::{self, Queue};
use crate::{Result, Services, UserId};

/// Records that somebody is in, and how they got in, and tells them if it was from a new browser. Says too by which e-mail
/// address the account is known.
pub(super) async fn arrive(
    services: &Services,
    person: &user::Model,
    from: &Origin,
    event: Event,
    now: DateTime<Utc>,
) -> Result<(SignedIn, String)> {
    let user = UserId(person.id);
    let transaction = services.begin().await?;
    let line = audit::record_line(&transaction, event, now).await?;
    let flows = new_device::tell(services, &transaction, person, from, line, now).await?;
    transaction.commit().await?;
    queue::notify(services, Queue::Mail, flows).await;
    Ok((SignedIn { user, session_epoch: person.session_epoch }, person.email.clone()))
}
