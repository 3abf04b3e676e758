use std::net::IpAddr;

use chrono::{DateTime, Utc};
use model::{Rejection, SignIn};

use super::throttle::{self, Counter};
use super::{SignedIn, UserId, address, password};
use crate::{Result, Services};

/// Checks e-mail and password. The answer and its time are the same for an unknown e-mail and a wrong password.
pub async fn sign_in(services: &Services, form: SignIn, from: IpAddr, _now: DateTime<Utc>) -> Result<SignedIn> {
    let form = form.validated()?;
    let from = Counter::Address(from);
    throttle::count(services, &from).await?;
    let person = address::find(services, &form.email).await?;
    // Guesses in all spellings of an address count together.
    let email = person.as_ref().map(|person| person.email.clone()).or_else(|| address::stored(&form.email));
    let email = email.unwrap_or_else(|| form.email.clone());
    let account = Counter::Account(&email);
    throttle::count(services, &account).await?;
    let hash = person.as_ref().map(|person| person.password_hash.as_str());
    let matches = password::verify(services, &form.password, hash).await?;
    let Some(person) = person.filter(|_| matches) else { return Err(Rejection::WrongCredentials.into()) };
    for counter in [from, account] {
        throttle::take_back(services, &counter).await?;
    }
    Ok(SignedIn { user: UserId(person.id), session_epoch: person.session_epoch })
}
