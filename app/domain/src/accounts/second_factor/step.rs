//! Signing in by a code, after the password.

use chrono::{DateTime, TimeDelta, Utc};
use model::{Rejection, TypedCode};
use serde::{Deserialize, Serialize};

use super::super::arrival::arrive;
use super::super::{Origin, SignedIn};
use super::{Guesser, is_on, use_code};
use crate::audit::Event;
use crate::entities::user;
use crate::{Result, Services, UserId};

/// How long after the password the code is taken.
const GOOD: TimeDelta = TimeDelta::minutes(5);

/// Somebody gave the right password and is to type a code yet. They may do nothing else with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstStep {
    pub user: UserId,
    /// A newer password ends it.
    pub session_epoch: i64,
    pub at: DateTime<Utc>,
}

impl FirstStep {
    /// Whether it is too late for the second one.
    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        let age = now - self.at;
        age < -TimeDelta::minutes(1) || age >= GOOD
    }
}

/// Signs in by a code. Says too by which e-mail address the account is known.
pub async fn second_step(
    services: &Services,
    first: FirstStep,
    form: TypedCode,
    from: impl Into<Origin>,
    now: DateTime<Utc>,
) -> Result<(SignedIn, String)> {
    let (form, from) = (form.validated()?, from.into());
    let person = still_good(services, first, now).await?;
    let done = Event::own("sign-in", "done", first.user);
    use_code(services, first.user, &form.code, Guesser::Stranger(from.address), None, now).await?;
    arrive(services, &person, &from, done, now).await
}

/// Who gave the password, if they may still take the second step.
pub(in super::super) async fn still_good(
    services: &Services,
    first: FirstStep,
    now: DateTime<Utc>,
) -> Result<user::Model> {
    // Not of a copy: the password may have been changed a moment ago.
    let person = user::active(&services.db, first.user.0).await?;
    let person = person.filter(|person| person.session_epoch == first.session_epoch && !first.is_over(now));
    let person = person.ok_or(Rejection::SignInOver)?;
    if is_on(services, person.id).await? { Ok(person) } else { Err(Rejection::SignInOver.into()) }
}
