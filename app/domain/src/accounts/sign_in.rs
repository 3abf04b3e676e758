use std::net::IpAddr;

use chrono::{DateTime, Utc};
use model::{Rejection, SignIn};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::throttle::{self, Counter};
use super::{SignedIn, UserId, password};
use crate::entities::user;
use crate::{Result, Services};

/// Checks e-mail and password. The answer and its time are the same for an unknown e-mail and a wrong password.
pub async fn sign_in(services: &Services, form: SignIn, address: IpAddr, _now: DateTime<Utc>) -> Result<SignedIn> {
    let form = form.validated()?;
    let counters = [Counter::Address(address), Counter::Account(&form.email)];
    for counter in &counters {
        throttle::count(services, counter).await?;
    }
    let person = user::Entity::find().filter(user::Column::Email.eq(&form.email)).one(&services.db).await?;
    let hash = person.as_ref().map(|person| person.password_hash.as_str());
    let matches = password::verify(services, &form.password, hash).await?;
    let Some(person) = person.filter(|_| matches) else { return Err(Rejection::WrongCredentials.into()) };
    for counter in &counters {
        throttle::take_back(services, counter).await?;
    }
    Ok(SignedIn { user: UserId(person.id), session_epoch: person.session_epoch })
}
