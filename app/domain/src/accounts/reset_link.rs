//! The way back in for whoever forgot the password: a link that is good once, and not for long. What stands in it is kept
//! nowhere; the database has its hash. Operators make links, and people ask for one by mail.

use std::net::IpAddr;

use chrono::{DateTime, TimeDelta, Utc};
use model::{Did, ForgottenPassword, Outcome};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::links::{self, hash};
use super::{ACCOUNT_MAIL, Operator, address, password, throttle};
use crate::audit::{self, Event};
use crate::deliveries;
use crate::entities::{delivery, password_reset, user};
use crate::platform::security::Whom;
use crate::queue::{self, Claim, Kind, Queue, Verdict};
use crate::time::stored;
use crate::{Error, Result, Services, UserId};

/// Finds out whose e-mail address was typed, and plans the mail.
pub(crate) const SEND_RESET_LINK: Kind =
    Kind { name: "send_reset_link", version: 1, queue: Queue::Transfers, unique: None };
/// The ledger's word for the mail with a link.
pub(super) const RESET: &str = "password-reset";
/// The same where passwords are not used: only operators send one there.
pub(super) const SIGN_IN_LINK: &str = "sign-in-link";

/// Where links lead, before what stands in one.
const PAGE: &str = "/reset-password";
/// How long a link is good.
const HOLDS: TimeDelta = TimeDelta::hours(1);
const PURPOSE: &[u8] = b"taskbell password reset 1";
/// The most mails with links that one person gets in a day.
const A_DAY: u64 = 10;

/// Makes the link by which somebody chooses a new password; an earlier one is good no more. Not found where nobody has this
/// e-mail address.
pub async fn make_reset_link(services: &Services, by: &Operator, email: &str, now: DateTime<Utc>) -> Result<String> {
    let person = address::find(services, &email.trim().to_lowercase()).await?.ok_or_else(Error::not_found)?;
    let token = links::random();
    let transaction = services.begin().await?;
    keep(&transaction, person.id, &token, now).await?;
    let event = Event::by(by, "password-reset", "link", Whom::Person(UserId(person.id)));
    audit::record(&transaction, event, now).await?;
    transaction.commit().await?;
    Ok(link(services, &token))
}

/// Sends a link to whoever has an e-mail address, if anybody has. That is found out by a job: the answer and its time say
/// nothing about it.
pub async fn ask_for_reset_link(
    services: &Services,
    form: ForgottenPassword,
    from: IpAddr,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    password::require_in_use(services)?;
    let form = form.validated()?;
    let email = address::one_form(&form.email);
    // Whoever asks too much from somewhere uses up nothing of the accounts that they ask for.
    if !from.is_loopback() {
        throttle::count(services, &throttle::of_asking(from)).await?;
    }
    throttle::count(services, &throttle::of_reset_links(&email)).await?;
    let event = Event::of("password-reset", "asked", Whom::typed(services, &email));
    plan_link(services, &form.email, event, now).await?;
    Ok(Outcome::of(Did::ResetLinkSent))
}

/// Has a job find out whether somebody has an address.
pub(super) async fn plan_link(services: &Services, email: &str, event: Event, now: DateTime<Utc>) -> Result<()> {
    let transaction = services.begin().await?;
    audit::record(&transaction, event, now).await?;
    let job = queue::enqueue_one(&transaction, SEND_RESET_LINK, None, json!({ "email": email }), now).await?;
    transaction.commit().await?;
    queue::notify(services, Queue::Transfers, [job.flow]).await;
    Ok(())
}

/// Plans the mail with a link by which somebody signs in, where passwords are not used.
pub(super) async fn send_sign_in_link(
    services: &Services,
    person: &user::Model,
    event: Event,
    now: DateTime<Utc>,
) -> Result<()> {
    let occurrence = Uuid::new_v4().to_string();
    let transaction = services.begin().await?;
    keep(&transaction, person.id, &token(services, &occurrence), now).await?;
    let line = links::line(person, SIGN_IN_LINK, occurrence, HOLDS, now);
    let flows = deliveries::write(&transaction, ACCOUNT_MAIL, vec![line], now).await?;
    audit::record(&transaction, event, now).await?;
    transaction.commit().await?;
    queue::notify(services, Queue::Mail, flows).await;
    Ok(())
}

/// Plans the mail with a link, if somebody has the address, and forgets that: done once more it does nothing.
pub(crate) async fn send_reset_link(
    services: &Services,
    email: &str,
    claim: &Claim,
    now: DateTime<Utc>,
) -> Result<Verdict> {
    if email.is_empty() {
        return Ok(Verdict::Done);
    }
    let person = address::find(services, email).await?;
    let transaction = services.begin().await?;
    if !claim.proceed_to(&transaction, &json!({ "email": "" }), (0, 0), now).await? {
        return Ok(Verdict::Done);
    }
    let mut flows = Vec::new();
    // One may have been asked for before passwords were turned off.
    if let Some(person) = person.as_ref().filter(|_| services.password_sign_in)
        && may_have_link(&transaction, person.id, claim.created_at, now).await?
    {
        let occurrence = claim.id.to_string();
        keep(&transaction, person.id, &token(services, &occurrence), now).await?;
        let line = links::line(person, RESET, occurrence, HOLDS, now);
        flows = deliveries::write(&transaction, ACCOUNT_MAIL, vec![line], now).await?;
    }
    let (outcome, whom) = match person {
        None => ("unknown", Whom::typed(services, &address::one_form(email))),
        Some(person) => (if flows.is_empty() { "none" } else { "mail" }, Whom::Person(UserId(person.id))),
    };
    audit::record(&transaction, Event::of("password-reset", outcome, whom), now).await?;
    transaction.commit().await?;
    queue::notify(services, Queue::Mail, flows).await;
    Ok(Verdict::Done)
}

/// Whether a link that was asked for is still to be sent: not long after, nor in place of a later one, nor without end.
async fn may_have_link(
    transaction: &impl ConnectionTrait,
    person: Uuid,
    asked: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<bool> {
    let later = password_reset::Entity::find_by_id(person)
        .filter(password_reset::Column::ExpiresAt.gt(stored(asked + HOLDS)))
        .one(transaction)
        .await?;
    let lately = links::in_a_day(transaction, person, RESET, now).await?;
    // Their account may be gone since.
    let there = user::active(transaction, person).await?.is_some();
    Ok(there && later.is_none() && now - asked < HOLDS && lately < A_DAY)
}

/// Makes a person's latest link good no more, in the transaction of another change of the password.
pub(super) async fn forget_link(transaction: &impl ConnectionTrait, person: Uuid) -> Result<()> {
    password_reset::Entity::delete_by_id(person).exec(transaction).await?;
    Ok(())
}

/// What stands in the link of a mail.
fn token(services: &Services, occurrence: &str) -> String {
    links::of_mail(services, PURPOSE, occurrence)
}

fn link(services: &Services, token: &str) -> String {
    format!("{}{PAGE}/{token}", services.public_url)
}

/// Makes a link for whoever just showed that they read the mails to their address; its path.
pub(super) async fn path_for(
    transaction: &impl ConnectionTrait,
    person: &user::Model,
    now: DateTime<Utc>,
) -> Result<String> {
    let token = links::random();
    keep(transaction, person.id, &token, now).await?;
    Ok(format!("{PAGE}/{token}"))
}

/// The link of a line of the ledger, as long as it is good.
pub(super) async fn planned_link(
    services: &Services,
    person: &user::Model,
    occurrence: &str,
    now: DateTime<Utc>,
) -> Result<Option<String>> {
    let token = token(services, occurrence);
    match good(services, &token, now).await? {
        Some(owner) if owner.id == person.id => Ok(Some(link(services, &token))),
        _ => Ok(None),
    }
}

/// Keeps the hash of somebody's latest link.
async fn keep(connection: &impl ConnectionTrait, person: Uuid, token: &str, now: DateTime<Utc>) -> Result<()> {
    let row = password_reset::ActiveModel {
        user_id: Set(person),
        hash: Set(hash(token)),
        expires_at: Set(stored(now + HOLDS)),
    };
    let latest = OnConflict::column(password_reset::Column::UserId)
        .update_columns([password_reset::Column::Hash, password_reset::Column::ExpiresAt])
        .to_owned();
    password_reset::Entity::insert(row).on_conflict(latest).exec_without_returning(connection).await?;
    Ok(())
}

/// Whether a link that is good left with a mail for whoever forgot the password: operators hand out others.
pub(super) async fn came_by_mail(services: &Services, person: Uuid, token: &str, now: DateTime<Utc>) -> Result<bool> {
    let mails = delivery::Entity::find()
        .filter(delivery::Column::UserId.eq(person))
        .filter(delivery::Column::Kind.eq(RESET))
        .filter(delivery::Column::PlannedFor.gt(stored(now - HOLDS)));
    let mails = mails.all(&services.db).await?;
    Ok(mails.iter().any(|line| self::token(services, &line.occurrence) == token))
}

/// Whose link it is, if it is good. Where passwords are not used, what strangers can ask for lets nobody in.
pub(super) async fn good(services: &Services, token: &str, now: DateTime<Utc>) -> Result<Option<user::Model>> {
    let Some(person) = owner(&services.db, token, now).await? else { return Ok(None) };
    let refused = !services.password_sign_in && came_by_mail(services, person.id, token, now).await?;
    Ok((!refused).then_some(person))
}

/// Uses a link up. Of two at once one does.
pub(super) async fn use_up(transaction: &impl ConnectionTrait, person: Uuid, token: &str) -> Result<bool> {
    let used = password_reset::Entity::delete_many()
        .filter(password_reset::Column::UserId.eq(person))
        .filter(password_reset::Column::Hash.eq(hash(token)))
        .exec(transaction)
        .await?;
    Ok(used.rows_affected > 0)
}

async fn owner(connection: &impl ConnectionTrait, token: &str, now: DateTime<Utc>) -> Result<Option<user::Model>> {
    let link = password_reset::Entity::find()
        .filter(password_reset::Column::Hash.eq(hash(token)))
        .filter(password_reset::Column::ExpiresAt.gt(stored(now)))
        .one(connection)
        .await?;
    let Some(link) = link else { return Ok(None) };
    Ok(user::active(connection, link.user_id).await?)
}
