use chrono::{DateTime, Utc};
use model::{Did, Field, Invitee, Outcome, Problem, Rejection};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, SqlErr};
use serde_json::json;
use uuid::Uuid;
use words::Language;

use super::{HOLDS, SEND_INVITATION, link, open};
use crate::accounts::{Operator, address, throttle};
use crate::audit::{self, Event};
use crate::entities::delivery::State;
use crate::entities::invitation::{ActiveModel, Column, Entity};
use crate::platform::security::Whom;
use crate::queue::{self, NewJob, Queue};
use crate::time::stored;
use crate::{Error, Result, Services};

/// Invites somebody who has no account, in the place of an earlier invitation; the link. From an operator's page a mail takes
/// it there. At the command line whoever invites passes the link on.
pub async fn invite(
    services: &Services,
    by: &Operator,
    form: Invitee,
    language: Language,
    now: DateTime<Utc>,
) -> Result<String> {
    let form = form.validated()?;
    let email = address::valid(services, &form.email)?;
    if let Some(operator) = by.0 {
        throttle::count(services, &throttle::of_inviting(operator)).await?;
    }
    if address::find(services, &form.email).await?.is_some() {
        return Err(Error::invalid(Field::Email, Problem::EmailTaken));
    }
    let id = Uuid::now_v7();
    let expires_at = stored(now + HOLDS);
    let row = ActiveModel {
        id: Set(id),
        email: Set(Some(email.clone())),
        operator: Set(false),
        language: Set(language.slug().to_owned()),
        invited_by: Set(by.0.map(|operator| operator.0)),
        created_at: Set(stored(now)),
        expires_at: Set(expires_at),
        used_at: Set(None),
        used_by: Set(None),
        revoked_at: Set(None),
        mail: Set(by.0.map(|_| State::Planned)),
        sends: Set(0),
        error: Set(None),
    };
    let transaction = services.begin().await?;
    // One that is too old would be in the way as well.
    let earlier = Condition::all().add(Column::UsedAt.is_null()).add(Column::RevokedAt.is_null());
    revoke(&transaction, earlier.add(Column::Email.eq(&email)), now).await?;
    if let Err(error) = Entity::insert(row).exec_without_returning(&transaction).await {
        return Err(match error.sql_err() {
            // Somebody else invites them at this moment.
            Some(SqlErr::UniqueConstraintViolation(_)) => Rejection::Busy.into(),
            _ => error.into(),
        });
    }
    let mut flows = Vec::new();
    if by.0.is_some() {
        let arguments = json!({ "invitation": id });
        let job = NewJob { kind: SEND_INVITATION, user: None, arguments, expires_at: Some(expires_at) };
        flows = queue::enqueue(&transaction, vec![job], now).await?;
    }
    let event = Event::by(by, "invitation", "made", Whom::typed(services, &email));
    audit::record(&transaction, event, now).await?;
    transaction.commit().await?;
    queue::notify(services, Queue::Transfers, flows.iter().map(|job| job.flow)).await;
    Ok(link(services, id))
}

/// Takes an invitation back. Not found where it is not open.
pub async fn revoke_invitation(services: &Services, by: &Operator, id: Uuid, now: DateTime<Utc>) -> Result<Outcome> {
    let invitation = Entity::find_by_id(id).filter(open(now)).one(&services.db).await?;
    let email = invitation.and_then(|invitation| invitation.email).ok_or_else(Error::not_found)?;
    let transaction = services.begin().await?;
    if revoke(&transaction, open(now).add(Column::Id.eq(id)), now).await? == 0 {
        return Err(Error::not_found());
    }
    let event = Event::by(by, "invitation", "revoked", Whom::typed(services, &email));
    audit::record(&transaction, event, now).await?;
    transaction.commit().await?;
    Ok(Outcome::of(Did::InvitationRevoked))
}

/// The same for whoever has an address.
pub async fn uninvite(services: &Services, by: &Operator, email: &str, now: DateTime<Utc>) -> Result<Outcome> {
    let of_address = open(now).add(Column::Email.eq(address::one_form(email)));
    let invitation = Entity::find().filter(of_address).one(&services.db).await?;
    revoke_invitation(services, by, invitation.ok_or_else(Error::not_found)?.id, now).await
}

async fn revoke(transaction: &impl ConnectionTrait, which: Condition, now: DateTime<Utc>) -> Result<u64> {
    let update = Entity::update_many().col_expr(Column::RevokedAt, Expr::value(Some(stored(now)))).filter(which);
    Ok(update.exec(transaction).await?.rows_affected)
}
