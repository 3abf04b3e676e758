use std::collections::HashMap;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use model::{InvitationList, InvitationView};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use words::Language;

use super::link;
use crate::accounts::{Actor, Operator, address};
use crate::entities::delivery::State;
use crate::entities::invitation::{Column, Entity, Model};
use crate::entities::user;
use crate::time::words::happened;
use crate::{Result, Services};

/// The message for one that is good.
const OPEN: &str = "invitation-open";
/// Invitations on a page.
const PAGE: usize = 50;

/// The invitations before one of them, the newest first; without a reader in English and UTC.
pub async fn invitations(
    services: &Services,
    _by: &Operator,
    before: Option<Uuid>,
    reader: Option<&Actor>,
    now: DateTime<Utc>,
) -> Result<InvitationList> {
    let (language, zone) = reader.map_or((Language::default(), Tz::UTC), |reader| (reader.language, reader.zone));
    // Those of the first operator are for nobody's address.
    let mut find = Entity::find().filter(Column::Email.is_not_null());
    if let Some(before) = before {
        find = find.filter(Column::Id.lt(before));
    }
    let mut rows = find.order_by_desc(Column::Id).limit(PAGE as u64 + 1).all(&services.reads).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|row| row.id);
    let who = user::Entity::find().filter(user::Column::Id.is_in(rows.iter().filter_map(|row| row.invited_by)));
    let who = who.select_only().columns([user::Column::Id, user::Column::Email]);
    let who: Vec<(Uuid, String)> = who.into_tuple().all(&services.reads).await?;
    let who: HashMap<Uuid, String> = who.into_iter().collect();
    let view = |row: Model| {
        let (state, at) = state(&row, now);
        let open = state == OPEN;
        InvitationView {
            id: row.id,
            email: row.email.as_deref().map(address::readable).unwrap_or_default(),
            state: happened(language, state, zone, at, now),
            by: row.invited_by.and_then(|id| who.get(&id)).map(|email| address::readable(email)),
            mail: row.mail.filter(|_| open).map(|mail| language.say(mail_state(mail)).to_owned()),
            link: open.then(|| link(services, row.id)),
        }
    };
    Ok(InvitationList { invitations: rows.into_iter().map(view).collect(), next })
}

/// The message for where an invitation stands, and the time that it says.
fn state(row: &Model, now: DateTime<Utc>) -> (&'static str, DateTime<Utc>) {
    // One that had ended may have been replaced after that.
    match (row.used_at, row.revoked_at.filter(|at| *at < row.expires_at)) {
        (Some(at), _) => ("invitation-used", at),
        (None, Some(at)) => ("invitation-revoked", at),
        (None, None) if row.expires_at <= now => ("invitation-expired", row.expires_at),
        (None, None) => (OPEN, row.expires_at),
    }
}

fn mail_state(state: State) -> &'static str {
    match state {
        State::Planned | State::Sending => "invitation-mail-planned",
        State::Sent => "invitation-mail-sent",
        State::Failed | State::Held => "invitation-mail-failed",
        _ => "invitation-mail-none",
    }
}
