//! Proving by a passkey who somebody signed in is, in place of password and code.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::super::throttle::{self, Guess};
use super::super::{Actor, Proof};
use super::check::{Checked, check};
use super::relying_party::{question, relying_party};
use super::{AskedToSignIn, DETAIL, of};
use crate::audit::{self, Event};
use crate::{Error, Result, Services};

/// What a browser is asked, for one of the person's passkeys, and what its answer is held against.
pub async fn begin_passkey_proof(
    services: &Services,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<(Value, AskedToSignIn)> {
    let (challenge, state) = relying_party(services)?.start_discoverable_authentication().map_err(Error::internal)?;
    let mut question = question(challenge)?;
    let theirs = of(&services.db, actor.user.0).await?;
    let theirs = theirs.iter().map(|passkey| json!({ "type": "public-key", "id": passkey.credential_id }));
    question["allowCredentials"] = theirs.collect();
    Ok((question, AskedToSignIn::new(Some(actor.user), state, now)))
}

/// Proves it, by a passkey that checked who uses it.
pub async fn prove_by_passkey(
    services: &Services,
    actor: &Actor,
    asked: AskedToSignIn,
    answer: &str,
    now: DateTime<Utc>,
) -> Result<Proof> {
    let guess = Guess::begin(services, throttle::of_code_proofs(actor.user), Some(actor.user)).await?;
    let checked = judged(services, actor, asked, answer, now).await;
    guess.finish(checked.as_ref().ok().map(Checked::is_right)).await?;
    let person = checked?.person(services, "passkey-proof", Some(actor.user), now).await?;
    audit::record(&services.db, Event::own("passkey-proof", "done", person).with(DETAIL), now).await?;
    Ok(Proof { at: now })
}

async fn judged(
    services: &Services,
    actor: &Actor,
    asked: AskedToSignIn,
    answer: &str,
    now: DateTime<Utc>,
) -> Result<Checked> {
    let state = asked.take(services, Some(actor.user), now).await?;
    let verify = |party: &webauthn_rs::Webauthn, answer: &_, key: &_| {
        party.finish_discoverable_authentication_v2(answer, state, key)
    };
    check(services, Some(actor.user), answer, verify, now).await
}
