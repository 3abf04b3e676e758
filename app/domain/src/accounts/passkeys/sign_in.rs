//! Signing in by a passkey alone: no name, no password.

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use model::Rejection;
use sea_orm::EntityTrait;
use serde_json::Value;

use super::super::arrival::arrive;
use super::super::throttle::{self, Guess};
use super::super::{Origin, SignedIn};
use super::check::{Checked, check};
use super::relying_party::{question, relying_party};
use super::{AskedToSignIn, DETAIL};
use crate::audit::{self, Event};
use crate::entities::user;
use crate::platform::security::Whom;
use crate::{Error, Result, Services};

/// What a browser is asked, for whichever passkey the person has, and what its answer is held against.
pub async fn begin_passkey_sign_in(
    services: &Services,
    from: IpAddr,
    now: DateTime<Utc>,
) -> Result<(Value, AskedToSignIn)> {
    // Everybody behind a proxy on this machine seems to be this machine.
    if !from.is_loopback() {
        throttle::count(services, &throttle::of_passkey_questions(from)).await?;
    }
    let (challenge, state) = relying_party(services)?.start_discoverable_authentication().map_err(Error::internal)?;
    Ok((question(challenge)?, AskedToSignIn::new(None, state, now)))
}

/// Signs in by a passkey that checked who uses it, which is two factors in one. Says too by which e-mail address the account is known.
pub async fn sign_in_by_passkey(
    services: &Services,
    asked: AskedToSignIn,
    answer: &str,
    from: impl Into<Origin>,
    now: DateTime<Utc>,
) -> Result<(SignedIn, String)> {
    let from = from.into();
    let guess = Guess::begin(services, throttle::of_passkeys(from.address), None).await?;
    let checked = judged(services, asked, answer, now).await;
    guess.finish(checked.as_ref().ok().map(Checked::is_right)).await?;
    let user = checked?.person(services, "sign-in", None, now).await?;
    let person = user::Entity::find_by_id(user.0).one(&services.db).await?;
    let person = person.filter(|person| person.deleted_at.is_none()).ok_or(Rejection::WrongPasskey)?;
    if person.disabled_at.is_some() {
        let event = Event::of("sign-in", "disabled", Whom::Person(user)).with(DETAIL);
        audit::record(&services.db, event, now).await?;
        return Err(Rejection::Disabled.into());
    }
    arrive(services, &person, &from, Event::own("sign-in", "done", user).with(DETAIL), now).await
}

async fn judged(services: &Services, asked: AskedToSignIn, answer: &str, now: DateTime<Utc>) -> Result<Checked> {
    let state = asked.take(services, None, now).await?;
    let verify = |party: &webauthn_rs::Webauthn, answer: &_, key: &_| {
        party.finish_discoverable_authentication_v2(answer, state, key)
    };
    check(services, None, answer, verify, now).await
}
