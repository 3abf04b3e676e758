//! The mail about a sign-in from a browser in which an account was not used before.

use chrono::{DateTime, Utc};
use model::{Did, Outcome};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{ACCOUNT_MAIL, Actor, Origin, Proof, is_unconfirmed, links, zone};
use crate::audit::{self, Event};
use crate::cache::{self, Entry};
use crate::deliveries::{self, Line};
use crate::entities::{delivery, user};
use crate::queue::Flow;
use crate::time::words;
use crate::{Result, Services};

/// The ledger's word for it.
pub(super) const NEW_DEVICE: &str = "new-device";
/// The most such mails that one person gets in a day.
const A_DAY: u64 = 5;

/// Plans the mail, where it is wanted and the browser is new; the flow of its job. `line` is the sign-in's in the audit trail.
pub(super) async fn tell(
    services: &Services,
    transaction: &impl ConnectionTrait,
    person: &user::Model,
    from: &Origin,
    line: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<Flow>> {
    let known = from.device.as_ref().is_some_and(|device| device.knows(services, &person.email));
    // Whoever comes for the first time knows.
    let wanted = person.device_mails && person.last_seen_at.is_some() && !is_unconfirmed(services, person);
    if known || !wanted || links::in_a_day(transaction, person.id, NEW_DEVICE, now).await? >= A_DAY {
        return Ok(Vec::new());
    }
    let line = Line { occurrence: line.to_string(), ..links::notice(person, NEW_DEVICE, now) };
    deliveries::write(transaction, ACCOUNT_MAIL, vec![line], now).await
}

/// What the mail says of the sign-in; nothing once the audit trail has forgotten it.
pub(super) async fn said(
    services: &Services,
    line: &delivery::Model,
    person: &user::Model,
    now: DateTime<Utc>,
) -> Result<Option<String>> {
    let Ok(id) = line.occurrence.parse::<Uuid>() else { return Ok(None) };
    let Some(sign_in) = audit::line(services, id).await? else { return Ok(None) };
    let language = person.language();
    let device = language.device(sign_in.device.as_deref().unwrap_or_default());
    let address = sign_in.address.unwrap_or_default();
    let when = words::within(language, zone(&person.zone), sign_in.at, now);
    let arguments = [("device", device.into()), ("address", address.into()), ("when", when.into())];
    Ok(Some(language.format("mail-new-device", arguments)))
}

/// Turns these mails on, or off: that only for whoever proved a moment ago who they are.
pub async fn set_device_mails(
    services: &Services,
    actor: &Actor,
    wanted: bool,
    proof: Proof,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    if !wanted {
        proof.require(now)?;
    }
    let transaction = services.begin().await?;
    user::Entity::update_many()
        .col_expr(user::Column::DeviceMails, Expr::value(wanted))
        .filter(user::Column::Id.eq(actor.user.0))
        .exec(&transaction)
        .await?;
    let outcome = if wanted { "enabled" } else { "disabled" };
    audit::record(&transaction, Event::own("device-mails", outcome, actor.user), now).await?;
    transaction.commit().await?;
    cache::forget(services, Entry::Profile(actor.user)).await;
    Ok(Outcome::of(if wanted { Did::DeviceMailsOn } else { Did::DeviceMailsOff }))
}
