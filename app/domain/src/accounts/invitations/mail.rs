//! The mail to somebody who has no account yet. The ledger of mails is about people who have one, so this one's lines are the
//! invitations themselves: what is about to be handed over says so first, and is written with the same Message-ID again.

use std::time::Duration;

use chrono::{DateTime, Utc};
use html_escape::{encode_double_quoted_attribute, encode_text};
use lettre::Message;
use lettre::message::{Mailbox, MultiPart};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use tokio::time::sleep;
use uuid::Uuid;
use words::Language;

use super::{find_by_id, link, open};
use crate::entities::delivery::State;
use crate::entities::invitation::{Column, Entity, Model};
use crate::mail::{Address, AddressStatus, envelope_to, html_end_in, html_head, text_end_in};
use crate::platform::settings::AmbiguousDelivery;
use crate::platform::smtp::SendError;
use crate::platform::{failpoints, metrics};
use crate::queue::{Claim, Kind, Queue, Verdict};
use crate::{Error, Result, Services};

/// Sends the mail of an invitation. Not a job of the mail queue: those belong to people.
pub(crate) const SEND_INVITATION: Kind =
    Kind { name: "send_invitation", version: 1, queue: Queue::Transfers, unique: Some("invitation") };
/// Between tries to write what became of a mail.
const PAUSE: Duration = Duration::from_millis(500);

/// Sends the mail of an invitation, if it is still good.
pub(crate) async fn send_invitation(
    services: &Services,
    id: Uuid,
    claim: &Claim,
    now: DateTime<Utc>,
) -> Result<Verdict> {
    let none = async || set(&services.db, id, State::Cancelled, None).await.map(|()| Verdict::Done);
    let Some(invitation) = find_by_id(services, id, now).await? else { return none().await };
    let Some(email) = invitation.email.as_deref() else { return none().await };
    let ambiguous = match invitation.mail {
        Some(State::Planned) => false,
        Some(State::Sending) => true,
        _ => return Ok(Verdict::Done),
    };
    let address = Address::of(email);
    match address.status(services, now).await? {
        AddressStatus::Stopped => return none().await,
        AddressStatus::Full { until, .. } => return Ok(Verdict::Wait(Ord::min(until, invitation.expires_at))),
        AddressStatus::Free => {}
    }
    if ambiguous && services.ambiguous_delivery == AmbiguousDelivery::Hold {
        set(&services.db, id, State::Held, None).await?;
        return Ok(Verdict::Fail("It may have been sent or not; it is held for an operator to decide.".to_owned()));
    }
    let message = letter(services, &invitation, email, now)?;
    services.mail_rate().await;
    if !begin(services, id, &address, claim, now).await? {
        return Ok(Verdict::Done);
    }
    if ambiguous {
        metrics::ambiguous_delivery();
    }
    failpoints::point("sending").await;
    let sent = services.mail.send(message).await;
    failpoints::point("handed_over").await;
    // What the server said is known here and nowhere else.
    while let Err(error) = settle(services, id, &address, &sent).await {
        tracing::warn!(invitation = %id, %error, "the result of a delivery could not be written yet");
        sleep(PAUSE).await;
    }
    Ok(match sent {
        Ok(()) => Verdict::Done,
        Err(SendError::Away(error) | SendError::Settings(error)) => Verdict::Away(error),
        Err(SendError::Ambiguous(error)) => Verdict::Retry(error),
        Err(SendError::Transient(error)) => Verdict::Later(error),
        Err(SendError::Permanent(error)) => Verdict::Fail(error),
    })
}

fn letter(services: &Services, invitation: &Model, email: &str, now: DateTime<Utc>) -> Result<Message> {
    let language = Language::from_slug(&invitation.language).unwrap_or_default();
    let (link, stop) = (link(services, invitation.id), Address::of(email).stop_link(services));
    let [subject, before, after] =
        ["mail-invitation-subject", "mail-invitation", "mail-invitation-not-wanted"].map(|id| language.say(id));
    let end = text_end_in(language, &stop);
    let text = format!("{before}\n\n{link}\n\n{after}\n\n-- \n{end}");
    let (head, end) = (html_head(language, subject), html_end_in(language, &stop));
    let href = encode_double_quoted_attribute(&link);
    let [before, after, shown] = [before, after, &link].map(encode_text);
    let html = format!(
        "{head}<p>{before}</p>\n<p><a href=\"{href}\" dir=\"ltr\">{shown}</a></p>\n<p>{after}</p>\n<p><small>{end}</small></p>\n</body></html>\n"
    );
    let to = Mailbox::new(None, email.parse().map_err(Error::internal)?);
    envelope_to(services, to, &stop, &invitation.id.simple().to_string(), subject.to_owned(), now)
        .multipart(MultiPart::alternative_plain_html(text, html))
        .map_err(Error::internal)
}

/// Notes that the mail is about to be handed over. `false` when the job was taken by somebody else, or the invitation is good no
/// more.
async fn begin(services: &Services, id: Uuid, address: &Address, claim: &Claim, now: DateTime<Utc>) -> Result<bool> {
    let transaction = services.begin().await?;
    // Holds the job's row until the line is written: whoever takes the job later sees `sending`.
    if !claim.proceed(&transaction, 0, 0, now).await? {
        return Ok(false);
    }
    let begun = Entity::update_many()
        .col_expr(Column::Mail, Expr::value(State::Sending))
        .col_expr(Column::Sends, Expr::col(Column::Sends).add(1))
        .filter(Column::Id.eq(id))
        .filter(open(now))
        .filter(Column::Mail.is_in([State::Planned, State::Sending]))
        .exec(&transaction)
        .await?;
    if begun.rows_affected == 1 {
        address.count(&transaction, now).await?;
    }
    transaction.commit().await?;
    Ok(begun.rows_affected == 1)
}

/// Writes what became of the mail.
async fn settle(
    services: &Services,
    id: Uuid,
    address: &Address,
    sent: &std::result::Result<(), SendError>,
) -> Result<()> {
    match sent {
        Ok(()) => set(&services.db, id, State::Sent, None).await,
        // It stays `sending`: whoever tries again knows that a copy may be out.
        Err(SendError::Ambiguous(error)) => set(&services.db, id, State::Sending, Some(error)).await,
        // Refused is not ambiguous: no copy is out.
        Err(
            SendError::Away(error)
            | SendError::Settings(error)
            | SendError::Transient(error)
            | SendError::Permanent(error),
        ) => {
            set(&services.db, id, State::Planned, Some(error)).await?;
            address.uncount(&services.db).await
        }
    }
}

async fn set(connection: &impl ConnectionTrait, id: Uuid, state: State, error: Option<&str>) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Mail, Expr::value(state))
        .col_expr(Column::Error, Expr::value(error.map(str::to_owned)))
        .filter(Column::Id.eq(id))
        .filter(Column::Mail.is_in([State::Planned, State::Sending]))
        .exec(connection)
        .await?;
    Ok(())
}

/// Its job was given up.
pub(crate) async fn fail_invitation(connection: &impl ConnectionTrait, id: Uuid, reason: &str) -> Result<()> {
    set(connection, id, State::Failed, Some(reason)).await
}

/// An operator wants it tried again.
pub(crate) async fn plan_invitation_again(connection: &impl ConnectionTrait, id: Uuid) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Mail, Expr::value(State::Planned))
        .filter(Column::Id.eq(id))
        .filter(Column::Mail.is_in([State::Failed, State::Held]))
        .exec(connection)
        .await?;
    Ok(())
}
