//! A passkey in place of a code, after the password. That somebody is there is enough; a passkey that checked who uses it when it
//! was made goes on to do so.

use chrono::{DateTime, Utc};
use model::Rejection;
use serde_json::Value;

use super::super::arrival::arrive;
use super::super::second_factor::still_good;
use super::super::throttle::{self, Guess};
use super::super::{FirstStep, Origin, SignedIn};
use super::check::{Checked, check};
use super::relying_party::{question, relying_party};
use super::{AskedForSecondStep, DETAIL, of};
use crate::audit::Event;
use crate::{Error, Result, Services};

/// What a browser is asked, for one of the person's passkeys, and what its answer is held against.
pub async fn begin_passkey_step(
    services: &Services,
    first: FirstStep,
    now: DateTime<Utc>,
) -> Result<(Value, AskedForSecondStep)> {
    let theirs = of(&services.db, first.user.0).await?;
    let theirs = theirs.iter().map(|passkey| serde_json::from_str(&passkey.credential));
    let theirs = theirs.collect::<std::result::Result<Vec<_>, _>>()?;
    if theirs.is_empty() {
        return Err(Rejection::SignInOver.into());
    }
    let (challenge, state) =
        relying_party(services)?.start_securitykey_authentication(&theirs).map_err(Error::internal)?;
    Ok((question(challenge)?, AskedForSecondStep::new(Some(first.user), state, now)))
}

/// Signs in by a passkey after the password. Says too by which e-mail address the account is known.
pub async fn second_step_by_passkey(
    services: &Services,
    first: FirstStep,
    asked: AskedForSecondStep,
    answer: &str,
    from: impl Into<Origin>,
    now: DateTime<Utc>,
) -> Result<(SignedIn, String)> {
    let from = from.into();
    let person = still_good(services, first, now).await?;
    let guess = Guess::begin(services, throttle::of_codes(first.user, from.address), Some(first.user)).await?;
    let checked = judged(services, first, asked, answer, now).await;
    guess.finish(checked.as_ref().ok().map(Checked::is_right)).await?;
    let user = checked?.person(services, "second-factor", None, now).await?;
    arrive(services, &person, &from, Event::own("sign-in", "done", user).with(DETAIL), now).await
}

async fn judged(
    services: &Services,
    first: FirstStep,
    asked: AskedForSecondStep,
    answer: &str,
    now: DateTime<Utc>,
) -> Result<Checked> {
    let state = asked.take(services, Some(first.user), now).await?;
    let verify =
        |party: &webauthn_rs::Webauthn, answer: &_, _: &_| party.finish_securitykey_authentication(answer, &state);
    check(services, Some(first.user), answer, verify, now).await
}
