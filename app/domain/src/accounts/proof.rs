//! Proving who one is once more, before what matters most: whoever finds a session that was left open cannot take the
//! account over.

use chrono::{DateTime, TimeDelta, Utc};
use model::{Field, PasswordProof, Problem, Rejection};

use super::second_factor::{self, Guesser};
use super::throttle::{self, Guess};
use super::{Actor, password};
use crate::audit::{self, Event};
use crate::entities::user;
use crate::platform::hashing::HashingPermit;
use crate::{Error, Result, Services};

/// How long a proof is good for.
const GOOD: TimeDelta = TimeDelta::minutes(10);

/// When somebody last proved who they are, as their session remembers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof {
    pub at: DateTime<Utc>,
}

impl Proof {
    /// Whether it was given only minutes ago.
    pub fn is_fresh(self, now: DateTime<Utc>) -> bool {
        let age = now - self.at;
        // Clocks of servers differ a little; one that was set back makes no proof good for longer.
        age >= -TimeDelta::minutes(1) && age < GOOD
    }

    /// Refused when it is too old.
    pub(crate) fn require(self, now: DateTime<Utc>) -> Result<()> {
        if self.is_fresh(now) { Ok(()) } else { Err(Rejection::ProofNeeded.into()) }
    }
}

/// Proves by password who somebody signed in is, and by a code too if they sign in by one. Without a password by
/// that alone.
pub async fn prove_by_password(
    services: &Services,
    actor: &Actor,
    form: PasswordProof,
    now: DateTime<Utc>,
) -> Result<Proof> {
    let by_code = second_factor::is_on(services, actor.user.0).await?;
    let by_password = has_password(services, actor).await?;
    if !by_password && !by_code {
        return Err(Rejection::PasswordsOff.into());
    }
    let form = form.validated(by_password, by_code)?;
    if by_password {
        prove(services, actor, &form.current, now).await?;
    }
    let done = Event::own("password-proof", "done", actor.user);
    if by_code {
        second_factor::use_code(services, actor.user, &form.code, Guesser::Themselves, Some(done), now).await?;
    } else {
        audit::record(&services.db, done, now).await?;
    }
    Ok(Proof { at: now })
}

/// Whether somebody signed in has a password that is used here.
pub async fn has_password(services: &Services, actor: &Actor) -> Result<bool> {
    let person = user::active(&services.reads, actor.user.0).await?.ok_or_else(Error::not_found)?;
    Ok(is_used(services, &person))
}

fn is_used(services: &Services, person: &user::Model) -> bool {
    services.password_sign_in && person.password_hash != password::NONE
}

/// The same as [`prove`]; whoever has no password proved in another way only minutes ago who they are.
pub(super) async fn prove_by_current(
    services: &Services,
    actor: &Actor,
    typed: &str,
    proof: Proof,
    now: DateTime<Utc>,
) -> Result<(user::Model, HashingPermit)> {
    let person = user::active(&services.db, actor.user.0).await?.ok_or_else(Error::not_found)?;
    if is_used(services, &person) {
        return prove(services, actor, typed, now).await;
    }
    proof.require(now)?;
    Ok((person, services.hashing.permit_of(actor.user).await?))
}

/// The person's row, after they proved that they know their password, and the place where that was checked.
async fn prove(
    services: &Services,
    actor: &Actor,
    typed: &str,
    now: DateTime<Utc>,
) -> Result<(user::Model, HashingPermit)> {
    let guess = Guess::begin(services, throttle::of_proof(actor.user), Some(actor.user)).await?;
    let checked = check(services, actor, typed).await;
    guess.finish(checked.as_ref().ok().map(|(_, _, matches)| *matches)).await?;
    let (person, permit, matches) = checked?;
    if !matches {
        audit::record(&services.db, Event::own("password-proof", "wrong", actor.user), now).await?;
        return Err(Error::invalid(Field::CurrentPassword, Problem::WrongPassword));
    }
    Ok((person, permit))
}

async fn check(services: &Services, actor: &Actor, typed: &str) -> Result<(user::Model, HashingPermit, bool)> {
    let person = user::active(&services.db, actor.user.0).await?.ok_or_else(Error::not_found)?;
    let permit = services.hashing.permit_of(actor.user).await?;
    let matches = password::verify(&permit, typed, Some(&person.password_hash)).await?;
    Ok((person, permit, matches))
}
