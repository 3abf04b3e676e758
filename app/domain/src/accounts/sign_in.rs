use std::net::IpAddr;

use chrono::{DateTime, Utc};
use model::{Rejection, SignIn};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::arrival::arrive;
use super::throttle::{self, Guess};
use super::{Device, FirstStep, SignedIn, address, password, second_factor};
use crate::audit::{self, Event};
use crate::entities::user;
use crate::platform::security::Whom;
use crate::{Result, Services, UserId};

/// Where somebody signs in from.
#[derive(Clone, Debug)]
pub struct Origin {
    pub address: IpAddr,
    /// What their browser remembers of earlier times.
    pub device: Option<Device>,
}

impl From<IpAddr> for Origin {
    fn from(address: IpAddr) -> Self {
        Origin { address, device: None }
    }
}

/// What came of an e-mail and a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entered {
    SignedIn(SignedIn),
    /// They have a second factor: see [`second_step`](super::second_step).
    SecondStep(FirstStep),
}

/// Checks e-mail and password. The answer and its time are the same for an unknown e-mail and a wrong password.
pub async fn sign_in(
    services: &Services,
    form: SignIn,
    from: impl Into<Origin>,
    now: DateTime<Utc>,
) -> Result<Entered> {
    password::require_in_use(services)?;
    let (form, from) = (form.validated()?, from.into());
    // Guesses in all spellings of an address count together.
    let email = address::one_form(&form.email);
    let limits = match from.device.as_ref().filter(|device| device.knows(services, &email)) {
        Some(device) => throttle::of_device(&email, device),
        None => throttle::of_stranger(&email, from.address),
    };
    let guess = Guess::begin(services, limits, None).await?;
    let found = check(services, &form, from.address).await;
    guess.finish(found.as_ref().ok().map(|found| found.person.is_some())).await?;
    let found = found?;
    let Some(person) = found.person else {
        let whose = found.whose.map_or_else(|| Whom::typed(services, &email), Whom::Person);
        audit::record(&services.db, Event::of("sign-in", "wrong", whose), now).await?;
        return Err(Rejection::WrongCredentials.into());
    };
    let user = UserId(person.id);
    if person.disabled_at.is_some() {
        audit::record(&services.db, Event::of("sign-in", "disabled", Whom::Person(user)), now).await?;
        return Err(Rejection::Disabled.into());
    }
    if second_factor::is_on(services, person.id).await? {
        return Ok(Entered::SecondStep(FirstStep { user, session_epoch: person.session_epoch, at: now }));
    }
    let (signed_in, _) = arrive(services, &person, &from, Event::own("sign-in", "done", user), now).await?;
    Ok(Entered::SignedIn(signed_in))
}

/// Whose address was typed, and the person if it was their password too.
struct Found {
    whose: Option<UserId>,
    person: Option<user::Model>,
}

/// The person whose password it is. A hash with parameters of earlier days is made anew, while the password is known.
async fn check(services: &Services, form: &SignIn, from: IpAddr) -> Result<Found> {
    let person = address::find(services, &form.email).await?;
    let whose = person.as_ref().map(|person| UserId(person.id));
    let permit = services.hashing.permit_from(from).await?;
    let hash = person.as_ref().map(|person| person.password_hash.as_str());
    let matches = password::verify(&permit, &form.password, hash).await?;
    let person = person.filter(|_| matches);
    if let Some(person) = person.as_ref().filter(|person| password::is_outdated(&person.password_hash)) {
        renew(services, person, &password::hash(&permit, &form.password).await?).await?;
    }
    Ok(Found { whose, person })
}

/// Stores a new hash of the same password, unless there is another password meanwhile.
async fn renew(services: &Services, person: &user::Model, hash: &str) -> Result<()> {
    user::Entity::update_many()
        .col_expr(user::Column::PasswordHash, Expr::value(hash))
        .filter(user::Column::Id.eq(person.id))
        .filter(user::Column::PasswordHash.eq(&person.password_hash))
        .exec(&services.db)
        .await?;
    Ok(())
}
