use chrono::{DateTime, Utc};
use model::{DoneBy, OwnAuditLine, SecurityView};

use crate::accounts::{Proof, coming_address, offers_passkeys, passkeys, providers, second_factor, sessions, tokens};
use crate::audit::{self, Wanted};
use crate::entities;
use crate::time::words;
use crate::{Actor, Result, Services};

/// Lines of the audit trail on the page.
const SHOWN: u64 = 30;

/// The page about getting in: what proves who the person is, what acts for them, where they are signed in, and what happened to
/// the account.
pub async fn security(
    services: &Services,
    actor: &Actor,
    current_session: &str,
    proof: Proof,
    now: DateTime<Utc>,
) -> Result<SecurityView> {
    let wanted = Wanted { person: Some(actor.user.0), ..Wanted::default() };
    let line = |row: entities::audit::Model| OwnAuditLine {
        at: words::moment(actor.language, actor.zone, row.at, now),
        event: row.event,
        outcome: row.outcome,
        by: DoneBy::from_slug(&row.by).unwrap_or(DoneBy::Nobody),
        detail: row.detail,
        address: row.address,
        device: row.device,
    };
    Ok(SecurityView {
        proven: proof.is_fresh(now),
        email: actor.viewer().email,
        new_email: coming_address(services, actor, now).await?,
        second_factor: second_factor(services, actor, now).await?,
        offers_passkeys: offers_passkeys(services),
        passkeys: passkeys(services, actor, now).await?,
        identities: providers::list(services, actor, now).await?,
        tokens: tokens::list(services, actor, now).await?,
        device_mails: actor.device_mails,
        sessions: sessions::list(services, actor, current_session, now).await?,
        audit: audit::lines(services, &wanted, SHOWN).await?.into_iter().map(line).collect(),
    })
}
