use std::net::IpAddr;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use model::{Field, Problem, SignUp, Theme};
use sea_orm::{ActiveValue::Set, EntityTrait, SqlErr};
use uuid::Uuid;
use words::Language;

use super::{SignedIn, address, password, throttle};
use crate::entities::user;
use crate::platform::security::{self, Whom};
use crate::time::{next_hour, stored};
use crate::{Error, Result, Services, UserId};

/// Nine in the morning.
const REMINDER_HOUR: u8 = 9;

/// Opens an account. From one address only so many are opened in a quarter of an hour.
pub async fn sign_up(services: &Services, form: SignUp, from: IpAddr, now: DateTime<Utc>) -> Result<SignedIn> {
    let form = form.validated()?;
    let https = services.public_url.starts_with("https://");
    let email = address::stored(&form.email).filter(|email| address::takes_mail(email, https));
    let email = email.ok_or_else(|| Error::invalid(Field::Email, Problem::NotAnEmail))?;
    // Everybody behind a proxy on this machine seems to be this machine.
    let counted = !from.is_loopback();
    if counted {
        throttle::count(services, &throttle::of_tries(from)).await?;
    }
    // One that a server of the version before stored in another spelling.
    let known = address::find(services, &form.email).await?.is_some();
    let permit = services.hashing.permit_from(from).await?;
    password::judge(&permit, &form.password, [&form.name, &form.email]).await?;
    if counted {
        throttle::count(services, &throttle::of_openings(from)).await?;
    }
    let taken = || {
        security::event("sign-up", "taken", &Whom::typed(services, &address::one_form(&form.email)));
        Error::invalid(Field::Email, Problem::EmailTaken)
    };
    if known {
        return Err(taken());
    }
    let password_hash = password::hash(&permit, &form.password).await?;
    drop(permit);
    // A browser may know a zone that our table does not: better UTC than no account.
    let zone = form.zone.parse::<Tz>().unwrap_or(Tz::UTC);
    let id = Uuid::now_v7();
    let row = user::ActiveModel {
        id: Set(id),
        name: Set(form.name.clone()),
        email: Set(email),
        password_hash: Set(password_hash),
        zone: Set(zone.name().to_owned()),
        reminder_hour: Set(REMINDER_HOUR.into()),
        theme: Set(Theme::default().slug().to_owned()),
        language: Set(Language::from_slug(&form.language).unwrap_or_default().slug().to_owned()),
        session_epoch: Set(1),
        next_reminder_at: Set(next_hour(zone, REMINDER_HOUR, now)),
        created_at: Set(stored(now)),
        reminders_on: Set(true),
        reminds_overdue: Set(false),
        reminds_each: Set(false),
        operator: Set(false),
        deleted_at: Set(None),
    };
    match user::Entity::insert(row).exec_without_returning(&services.db).await {
        Ok(_) => {
            security::event("sign-up", "done", &Whom::Person(UserId(id)));
            Ok(SignedIn { user: UserId(id), session_epoch: 1 })
        }
        Err(error) => match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => Err(taken()),
            _ => Err(error.into()),
        },
    }
}
