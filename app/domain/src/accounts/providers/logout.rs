//! What a provider says when somebody signed out there (OpenID Connect Back-Channel Logout 1.0): a token that it signed is all
//! there is to believe.

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use model::Rejection;
use openidconnect::JsonWebKey;
use openidconnect::core::CoreJwsSigningAlgorithm;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::answer::{FRESH, SKEW};
use super::claims::{ALGORITHMS, bytes, part};
use super::sessions::{self, Ended};
use super::{find, is_first, speak};
use crate::accounts::throttle;
use crate::audit::{self, Event};
use crate::platform::providers::{Fault, Keys, Provider};
use crate::platform::security::{self, Whom};
use crate::{Error, Result, Services};

/// What makes a token one of these.
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

#[derive(Deserialize)]
struct Header {
    alg: CoreJwsSigningAlgorithm,
    kid: Option<String>,
}

#[derive(Deserialize)]
struct LogoutToken {
    iss: String,
    aud: Audience,
    iat: i64,
    exp: Option<i64>,
    jti: String,
    events: Map<String, Value>,
    nonce: Option<Value>,
    sub: Option<String>,
    sid: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

/// Ends the sessions that began by a provider. Malformed where its token cannot be believed, or was before: each is good once.
pub async fn log_out(services: &Services, name: &str, token: &str, from: IpAddr, now: DateTime<Utc>) -> Result<()> {
    let limits = throttle::of_wrong_logouts(from);
    throttle::check(services, &limits).await?;
    let provider = find(services, name)?;
    let Some((ended, jti)) = read(provider, token, now).await? else { return refused(services, from, &limits).await };
    // Ended first: a token whose work failed halfway is sent again.
    let people = sessions::end(services, &ended).await?;
    if !is_first(services, &format!("{name} {jti}"), FRESH + SKEW).await? {
        return refused(services, from, &limits).await;
    }
    for user in people {
        let event = Event::of("sessions-ended", "done", Whom::Person(user)).with(&provider.settings.label);
        audit::record(&services.db, event, now).await?;
    }
    Ok(())
}

async fn refused(services: &Services, from: IpAddr, limits: &[throttle::Limit]) -> Result<()> {
    security::event("provider-logout", "refused", &Whom::Nobody);
    // Everybody behind a proxy on this machine seems to be this machine.
    if !from.is_loopback() {
        throttle::count(services, limits).await?;
    }
    Err(Error::from(Rejection::Malformed))
}

/// Which sessions are to end, and what the token is called.
async fn read(provider: &Provider, token: &str, now: DateTime<Utc>) -> Result<Option<(Ended, String)>> {
    // What cannot be one asks the provider for nothing.
    let Some(said) = part::<LogoutToken>(token, 1).filter(|said| is_good(said, provider, now)) else { return Ok(None) };
    let signed = async {
        let signed = is_signed(token, &*provider.keys().await?) || is_signed(token, &*provider.newer_keys().await?);
        Ok::<bool, Fault>(signed)
    };
    let signed = speak(provider, signed).await?;
    Ok(signed.then_some((Ended { issuer: said.iss, subject: said.sub, sid: said.sid }, said.jti)))
}

fn is_good(said: &LogoutToken, provider: &Provider, now: DateTime<Utc>) -> bool {
    let settings = &provider.settings;
    let ours = match &said.aud {
        Audience::One(aud) => *aud == settings.client_id,
        Audience::Many(all) => all.contains(&settings.client_id),
    };
    let time = |seconds| DateTime::from_timestamp(seconds, 0).unwrap_or_default();
    let made = time(said.iat);
    let in_time = made <= now + SKEW && made > now - FRESH && said.exp.is_none_or(|end| time(end) > now - SKEW);
    let whose = said.sub.is_some() || said.sid.is_some();
    said.iss == settings.issuer && ours && in_time && whose && said.events.contains_key(EVENT) && said.nonce.is_none()
}

fn is_signed(token: &str, keys: &Keys) -> bool {
    let (Some(Header { alg, kid }), Some((message, signature))) = (part::<Header>(token, 0), token.rsplit_once('.'))
    else {
        return false;
    };
    let Some(signature) = bytes(signature) else { return false };
    let fits = |id: Option<&str>| kid.is_none() || kid.as_deref() == id;
    let mut keys = keys.keys().iter().filter(|key| fits(key.key_id().map(|id| id.as_str())));
    ALGORITHMS.contains(&alg)
        && message.split('.').count() == 2
        && keys.any(|key| key.verify_signature(&alg, message.as_bytes(), &signature).is_ok())
}
