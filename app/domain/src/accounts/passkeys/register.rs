use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use model::{Did, Field, NewPasskey, Outcome, PASSKEYS_MAX, Problem, Rejection};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use serde_json::{Value, json};
use uuid::Uuid;
use webauthn_rs::prelude::{Credential, RegisterPublicKeyCredential, SecurityKey};

use super::super::address::readable;
use super::super::{Actor, Proof, second_factor, ways_in};
use super::relying_party::{question, relying_party};
use super::{ADDED, AskedToRegister, DETAIL, of};
use crate::audit::{self, Event};
use crate::entities::{passkey, passkey_owner};
use crate::queue::{self, Queue};
use crate::time::stored;
use crate::{Error, Result, Services, UserId};

/// Bytes of the longest id that a passkey may have (WebAuthn, section 4).
const ID_MAX: usize = 1023;
/// Bytes that are kept of one: several times what any needs.
const KEPT_MAX: usize = 8 * 1024;

/// What a browser is asked to make a new passkey, and what its answer is held against. The answer needs no other proof: a
/// passkey that was made in vain would be offered for ever.
pub async fn begin_passkey(
    services: &Services,
    actor: &Actor,
    form: NewPasskey,
    proof: Proof,
    now: DateTime<Utc>,
) -> Result<(Value, AskedToRegister)> {
    proof.require(now)?;
    form.validated()?;
    let relying_party = relying_party(services)?;
    let there = of(&services.db, actor.user.0).await?;
    refuse_full(there.len())?;
    let handle = handle(services, actor.user).await?;
    let ids = there.iter().filter_map(|passkey| URL_SAFE_NO_PAD.decode(&passkey.credential_id).ok()).collect();
    let (challenge, state) = relying_party
        .start_securitykey_registration(handle, &readable(&actor.email), &actor.name, Some(ids), None, None)
        .map_err(Error::internal)?;
    let mut question = question(challenge)?;
    // The library asks for a key that needs a name to be found by. One that can do no more is good after the password.
    question["authenticatorSelection"]["residentKey"] = "preferred".into();
    question["extensions"] = json!({ "credProps": true });
    Ok((question, AskedToRegister::new(Some(actor.user), state, now)))
}

/// What somebody's passkeys know them by.
async fn handle(services: &Services, UserId(owner): UserId) -> Result<Uuid> {
    let row = passkey_owner::ActiveModel { user_id: Set(owner), handle: Set(Uuid::new_v4()) };
    let once = OnConflict::column(passkey_owner::Column::UserId).do_nothing().to_owned();
    passkey_owner::Entity::insert(row).on_conflict(once).exec_without_returning(&services.db).await?;
    let row = passkey_owner::Entity::find_by_id(owner).one(&services.db).await?;
    Ok(row.ok_or_else(Error::not_found)?.handle)
}

fn refuse_full(there: usize) -> Result<()> {
    let max = PASSKEYS_MAX;
    if there < max as usize { Ok(()) } else { Err(Error::invalid(Field::Name, Problem::TooManyPasskeys { max })) }
}

/// Adds the passkey that a browser made. The outcome shows recovery codes with the first second factor.
pub async fn add_passkey(
    services: &Services,
    actor: &Actor,
    asked: AskedToRegister,
    form: NewPasskey,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let form = form.validated()?;
    let state = asked.take(services, Some(actor.user), now).await?;
    let answer: Option<RegisterPublicKeyCredential> = serde_json::from_str(&form.answer).ok();
    let relying_party = relying_party(services)?;
    let is_found = answer.as_ref().and_then(|answer| answer.extensions.cred_props.as_ref()?.rk).unwrap_or_default();
    let key = answer.and_then(|answer| relying_party.finish_securitykey_registration(&answer, &state).ok());
    let row = key.map(|key| row(actor.user, form.name, &key, is_found, now)).transpose()?.flatten();
    let Some(row) = row else { return refuse(services, actor.user, now).await };
    let transaction = services.begin().await?;
    ways_in::lock(&transaction, actor.user).await?;
    refuse_full(of(&transaction, actor.user.0).await?.len())?;
    if !insert(&transaction, row).await? {
        transaction.rollback().await?;
        return refuse(services, actor.user, now).await;
    }
    let codes = second_factor::first_codes(&transaction, actor.user, now).await?;
    audit::record(&transaction, Event::own("second-factor", "added", actor.user).with(DETAIL), now).await?;
    let flows = second_factor::said(&transaction, actor.user.0, ADDED, now).await?;
    transaction.commit().await?;
    queue::notify(services, Queue::Mail, flows).await;
    let did = Did::PasskeyAdded;
    Ok(codes.map_or(Outcome::of(did), |codes| second_factor::shown(&codes, did)))
}

/// What is kept of a passkey, unless it is longer than any honest one.
fn row(
    owner: UserId,
    name: String,
    key: &SecurityKey,
    is_found: bool,
    now: DateTime<Utc>,
) -> Result<Option<passkey::ActiveModel>> {
    let (kept, known) = (serde_json::to_string(key)?, Credential::from(key.clone()));
    if known.cred_id.len() > ID_MAX || kept.len() > KEPT_MAX {
        return Ok(None);
    }
    Ok(Some(passkey::ActiveModel {
        id: Set(Uuid::now_v7()),
        user_id: Set(owner.0),
        name: Set(name),
        credential_id: Set(URL_SAFE_NO_PAD.encode(&known.cred_id)),
        credential: Set(kept),
        counter: Set(known.counter.into()),
        signs_in: Set(known.user_verified && is_found),
        created_at: Set(stored(now)),
        last_used_at: Set(None),
    }))
}

/// Whether it is a new one: nobody takes a passkey over that is there, whosever it is.
async fn insert(transaction: &impl ConnectionTrait, row: passkey::ActiveModel) -> Result<bool> {
    let once = OnConflict::column(passkey::Column::CredentialId).do_nothing().to_owned();
    let inserted = passkey::Entity::insert(row).on_conflict(once).exec_without_returning(transaction).await?;
    Ok(inserted == 1)
}

async fn refuse(services: &Services, owner: UserId, now: DateTime<Utc>) -> Result<Outcome> {
    audit::record(&services.db, Event::own("second-factor", "refused", owner).with(DETAIL), now).await?;
    Err(Rejection::WrongPasskey.into())
}
