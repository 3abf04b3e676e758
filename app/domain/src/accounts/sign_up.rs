use std::net::IpAddr;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use model::{Field, Problem, SignUp, Theme};
use sea_orm::{ActiveValue::Set, EntityTrait, SqlErr};
use uuid::Uuid;
use words::Language;

use super::invitations::nobody_is_here;
use super::{Operator, SignedIn, address, make_reset_link, password, sign_up_policy, throttle};
use crate::audit::{self, Event};
use crate::entities::user;
use crate::platform::security::Whom;
use crate::time::{self, next_hour};
use crate::{Error, Result, Services, UserId};

/// Nine in the morning.
const REMINDER_HOUR: u8 = 9;

/// Opens an account, where that is open to anybody. From one address only so many are opened in a quarter of an hour.
pub async fn sign_up(services: &Services, form: SignUp, from: IpAddr, now: DateTime<Utc>) -> Result<SignedIn> {
    sign_up_policy::require_open(services)?;
    let form = form.validated()?;
    let email = stored(services, &form.email)?;
    sign_up_policy::require_domain(services, &email)?;
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
    if known {
        return Err(taken(services, &form.email, now).await?);
    }
    let password_hash = password::hash(&permit, &form.password).await?;
    drop(permit);
    let user = insert(services, &form, email, password_hash, None, now).await?;
    Ok(SignedIn { user, session_epoch: 1 })
}

/// Makes an account for somebody, named as their address begins; the link by which they choose a password. The first one of
/// all is an operator's.
pub async fn create_account(services: &Services, by: &Operator, email: &str, now: DateTime<Utc>) -> Result<String> {
    let stored = stored(services, email.trim())?;
    if address::find(services, email.trim()).await?.is_some() {
        return Err(taken(services, email, now).await?);
    }
    // Until then nobody has the password.
    let nobodys = [Uuid::new_v4(), Uuid::new_v4()].map(|random| random.simple().to_string()).concat();
    let password_hash = password::hash(&services.hashing.permit_for_us().await?, &nobodys).await?;
    let name = stored.rsplit_once('@').map_or("", |(local, _)| local).to_owned();
    let form =
        SignUp { name, email: stored.clone(), password: String::new(), zone: String::new(), language: String::new() };
    insert(services, &form, stored.clone(), password_hash, Some(by), now).await?;
    make_reset_link(services, by, &stored, now).await
}

/// An address that mail can go to, as it is stored.
pub(super) fn stored(services: &Services, typed: &str) -> Result<String> {
    let https = services.public_url.starts_with("https://");
    let email = address::stored(typed).filter(|email| address::takes_mail(email, https));
    email.ok_or_else(|| Error::invalid(Field::Email, Problem::NotAnEmail))
}

async fn taken(services: &Services, typed: &str, now: DateTime<Utc>) -> Result<Error> {
    let whom = Whom::typed(services, &address::one_form(typed));
    audit::record(&services.db, Event::of("sign-up", "taken", whom), now).await?;
    Ok(Error::invalid(Field::Email, Problem::EmailTaken))
}

/// The account of an ordinary person.
pub(super) fn row(form: &SignUp, email: String, password_hash: String, now: DateTime<Utc>) -> user::ActiveModel {
    // A browser may know a zone that our table does not: better UTC than no account.
    let zone = form.zone.parse::<Tz>().unwrap_or(Tz::UTC);
    user::ActiveModel {
        id: Set(Uuid::now_v7()),
        name: Set(form.name.clone()),
        email: Set(email),
        password_hash: Set(password_hash),
        zone: Set(zone.name().to_owned()),
        reminder_hour: Set(REMINDER_HOUR.into()),
        theme: Set(Theme::default().slug().to_owned()),
        language: Set(Language::from_slug(&form.language).unwrap_or_default().slug().to_owned()),
        session_epoch: Set(1),
        next_reminder_at: Set(next_hour(zone, REMINDER_HOUR, now)),
        created_at: Set(time::stored(now)),
        reminders_on: Set(true),
        reminds_overdue: Set(false),
        reminds_each: Set(false),
        operator: Set(false),
        deleted_at: Set(None),
        disabled_at: Set(None),
        last_seen_at: Set(None),
        unconfirmed_since: Set(None),
        device_mails: Set(true),
    }
}

async fn insert(
    services: &Services,
    form: &SignUp,
    email: String,
    password_hash: String,
    by: Option<&Operator>,
    now: DateTime<Utc>,
) -> Result<UserId> {
    let id = Uuid::now_v7();
    let transaction = services.begin().await?;
    let operator = by.is_some() && nobody_is_here(&transaction).await?;
    let row = user::ActiveModel { id: Set(id), operator: Set(operator), ..row(form, email, password_hash, now) };
    if let Err(error) = user::Entity::insert(row).exec_without_returning(&transaction).await {
        transaction.rollback().await?;
        return match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => Err(taken(services, &form.email, now).await?),
            _ => Err(error.into()),
        };
    }
    let event = match by {
        Some(operator) => Event::by(operator, "sign-up", "by-operator", Whom::Person(UserId(id))),
        None => Event::own("sign-up", "done", UserId(id)),
    };
    audit::record(&transaction, event, now).await?;
    if let Some(by) = by.filter(|_| operator) {
        audit::record(&transaction, Event::by(by, "operator", "granted", Whom::Person(UserId(id))), now).await?;
    }
    transaction.commit().await?;
    Ok(UserId(id))
}
