//! Judging what a browser answered for a passkey that is there.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use model::Rejection;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use webauthn_rs::Webauthn;
use webauthn_rs::prelude::{AuthenticationResult, PublicKeyCredential, SecurityKey, WebauthnError, WebauthnResult};

use super::DETAIL;
use super::relying_party::relying_party;
use crate::audit::{self, Event};
use crate::entities::passkey::{Column, Entity, Model};
use crate::entities::passkey_owner;
use crate::platform::security::Whom;
use crate::time::stored;
use crate::{Result, Services, UserId};

/// What came of an answer.
pub(super) enum Checked {
    Right(UserId),
    /// It proves nothing; by a passkey of this person, if by one that is known.
    Wrong(Option<UserId>),
    /// The passkey says that it was used less often than we know: there is a copy of it.
    Copied(UserId),
}

impl Checked {
    pub(super) fn is_right(&self) -> bool {
        matches!(self, Checked::Right(_))
    }

    /// Who answered, or the refusal, once that is written down as something that somebody signed in did, or a stranger.
    pub(super) async fn person(
        self,
        services: &Services,
        event: &'static str,
        by: Option<UserId>,
        now: DateTime<Utc>,
    ) -> Result<UserId> {
        let (outcome, whom) = match self {
            Checked::Right(person) => return Ok(person),
            Checked::Wrong(owner) => ("wrong", owner.map_or(Whom::Nobody, Whom::Person)),
            Checked::Copied(owner) => ("copied", Whom::Person(owner)),
        };
        let event = match by {
            Some(person) => Event::own(event, outcome, person),
            None => Event::of(event, outcome, whom),
        };
        audit::record(&services.db, event.with(DETAIL), now).await?;
        Err(Rejection::WrongPasskey.into())
    }
}

/// Judges an answer, of this person's passkeys alone if somebody is known already, and notes that the passkey was used.
pub(super) async fn check(
    services: &Services,
    whom: Option<UserId>,
    answer: &str,
    verify: impl FnOnce(&Webauthn, &PublicKeyCredential, &SecurityKey) -> WebauthnResult<AuthenticationResult>,
    now: DateTime<Utc>,
) -> Result<Checked> {
    let Ok(answer) = serde_json::from_str::<PublicKeyCredential>(answer) else { return Ok(Checked::Wrong(whom)) };
    let id = URL_SAFE_NO_PAD.encode(answer.get_credential_id());
    let passkey = Entity::find().filter(Column::CredentialId.eq(id)).one(&services.db).await?;
    let Some(passkey) = passkey.filter(|passkey| whom.is_none_or(|person| person.0 == passkey.user_id)) else {
        return Ok(Checked::Wrong(whom));
    };
    let owner = UserId(passkey.user_id);
    let known_by = passkey_owner::Entity::find_by_id(owner.0).one(&services.db).await?.map(|owner| owner.handle);
    let handle = answer.get_user_unique_id();
    // A passkey that found itself says whose it is; one that was asked for may.
    let is_theirs = handle.map_or(whom.is_some(), |handle| known_by.is_some_and(|known| known.as_bytes() == handle));
    if !is_theirs {
        return Ok(Checked::Wrong(Some(owner)));
    }
    let mut key: SecurityKey = serde_json::from_str(&passkey.credential)?;
    match verify(&relying_party(services)?, &answer, &key) {
        Ok(result) => {
            key.update_credential(&result);
            note_use(services, &passkey, whom.is_none(), &key, &result, now).await
        }
        Err(WebauthnError::CredentialPossibleCompromise) => Ok(Checked::Copied(owner)),
        Err(_) => Ok(Checked::Wrong(Some(owner))),
    }
}

/// Notes that a passkey was used, alone or for somebody who was known already. Of two uses with one count one wins.
async fn note_use(
    services: &Services,
    passkey: &Model,
    alone: bool,
    key: &SecurityKey,
    result: &AuthenticationResult,
    now: DateTime<Utc>,
) -> Result<Checked> {
    let (owner, counter) = (UserId(passkey.user_id), i64::from(result.counter()));
    let grows = Expr::col(Column::Counter).lt(counter);
    let counts_nothing = Expr::col(Column::Counter).eq(0).and(Expr::val(counter).eq(0));
    let noted = Entity::update_many()
        .col_expr(Column::Credential, Expr::value(serde_json::to_string(key)?))
        .col_expr(Column::Counter, Expr::value(counter))
        .col_expr(Column::SignsIn, Expr::value(passkey.signs_in || alone))
        .col_expr(Column::LastUsedAt, Expr::value(Some(stored(now))))
        .filter(Column::Id.eq(passkey.id))
        .filter(grows.or(counts_nothing))
        .exec(&services.db)
        .await?;
    if noted.rows_affected == 1 {
        return Ok(Checked::Right(owner));
    }
    let is_there = Entity::find_by_id(passkey.id).one(&services.db).await?.is_some();
    Ok(if is_there { Checked::Copied(owner) } else { Checked::Wrong(Some(owner)) })
}
