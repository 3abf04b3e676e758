use std::net::IpAddr;

use chrono::{DateTime, Utc};
use model::{AcceptedInvitation, InvitationOffer, Rejection, SignUp};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, SqlErr};

use super::{find, nobody_is_here, open, refused};
use crate::accounts::{SignedIn, address, password, providers, sign_up, throttle};
use crate::audit::{self, Event};
use crate::entities::invitation::{Column, Entity, Model};
use crate::entities::{identity, user};
use crate::platform::security::Whom;
use crate::time::stored;
use crate::{Error, Result, Services, UserId};

/// What a link offers. Refused where it is not good, or no more.
pub async fn check_invitation(services: &Services, token: &str, now: DateTime<Utc>) -> Result<InvitationOffer> {
    let Some(invitation) = find(services, token, now).await? else {
        refused();
        return Err(Rejection::LinkOver.into());
    };
    Ok(InvitationOffer { email: invitation.email.as_deref().map(address::readable) })
}

/// Opens an account by a link: who, and their address. Whoever sent the link vouches for it. Of two at once one wins.
pub async fn accept_invitation(
    services: &Services,
    form: AcceptedInvitation,
    from: IpAddr,
    now: DateTime<Utc>,
) -> Result<(SignedIn, String)> {
    // Everybody behind a proxy on this machine seems to be this machine.
    if !from.is_loopback() {
        throttle::count(services, &throttle::of_invitations(from)).await?;
    }
    let Some(invitation) = find(services, &form.token, now).await? else { return Err(over(services, now).await?) };
    let form = form.validated(invitation.email.is_some(), services.password_sign_in)?;
    let email = match &invitation.email {
        Some(email) => email.clone(),
        None => address::valid(services, &form.email)?,
    };
    let mut password_hash = password::NONE.to_owned();
    if services.password_sign_in {
        let permit = services.hashing.permit_from(from).await?;
        password::judge(&permit, &form.password, [&form.name, &email]).await?;
        password_hash = password::hash(&permit, &form.password).await?;
    }
    let AcceptedInvitation { name, zone, language, .. } = form;
    let form = SignUp { name, email: email.clone(), password: String::new(), zone, language };
    let row = sign_up::row(&form, email.clone(), password_hash, now);
    let row = user::Model { operator: invitation.operator, ..row };
    match open_account(services, &invitation, row, None, now).await? {
        Some(user) => Ok((SignedIn { user, session_epoch: 1 }, email)),
        None => Err(over(services, now).await?),
    }
}

/// Opens the account, and links who its owner is at a service elsewhere. `None` where the link is good no more.
pub(in crate::accounts) async fn open_account(
    services: &Services,
    invitation: &Model,
    row: user::Model,
    identity: Option<identity::ActiveModel>,
    now: DateTime<Utc>,
) -> Result<Option<UserId>> {
    let (id, row) = (row.id, row.into_active_model().reset_all());
    let transaction = services.begin().await?;
    let good = invitation.email.is_some() || nobody_is_here(&transaction).await?;
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(Some(stored(now))))
        .filter(Column::Id.eq(invitation.id))
        .filter(open(now))
        .exec(&transaction)
        .await?;
    if !good || used.rows_affected == 0 {
        transaction.rollback().await?;
        return Ok(None);
    }
    if let Err(error) = user::Entity::insert(row).exec_without_returning(&transaction).await {
        transaction.rollback().await?;
        return match error.sql_err() {
            // They opened an account without it meanwhile.
            Some(SqlErr::UniqueConstraintViolation(_)) => Ok(None),
            _ => Err(error.into()),
        };
    }
    if let Some(identity) = identity
        && !providers::insert(&transaction, identity).await?
    {
        transaction.rollback().await?;
        return Ok(None);
    }
    Entity::update_many()
        .col_expr(Column::UsedBy, Expr::value(Some(id)))
        .filter(Column::Id.eq(invitation.id))
        .exec(&transaction)
        .await?;
    audit::record(&transaction, Event::own("invitation", "accepted", UserId(id)), now).await?;
    if invitation.operator {
        audit::record(&transaction, Event::own("operator", "granted", UserId(id)), now).await?;
    }
    transaction.commit().await?;
    Ok(Some(UserId(id)))
}

pub(in crate::accounts) async fn over(services: &Services, now: DateTime<Utc>) -> Result<Error> {
    audit::record(&services.db, Event::of("invitation", "refused", Whom::Nobody), now).await?;
    Ok(Rejection::LinkOver.into())
}
