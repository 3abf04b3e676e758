use std::net::IpAddr;

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use model::{Did, Field, Outcome, Problem, Rejection, SignUp, Theme};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, SqlErr};
use uuid::Uuid;
use words::Language;

use super::invitations::nobody_is_here;
use super::reset_link::forget_link;
use super::{
    ACCOUNT_MAIL, Operator, SignedIn, address, confirmation, links, make_reset_link, password, providers,
    sign_up_policy, throttle,
};
use crate::audit::{self, Event};
use crate::cache::{self, Entry};
use crate::deliveries;
use crate::entities::user;
use crate::platform::hashing::HashingPermit;
use crate::platform::security::Whom;
use crate::queue::{self, Flow, Queue};
use crate::time::{self, next_hour};
use crate::{Error, Result, Services, UserId};

/// Nine in the morning.
const REMINDER_HOUR: u8 = 9;
/// The ledger's word for the mail to whoever has an account with the address of a new one.
pub(super) const KNOWN: &str = "account-known";
/// How long it matters to say so, and the most such mails in a day.
const TELLS: TimeDelta = TimeDelta::days(1);
const A_DAY: u64 = 10;

/// Opens an account, where that is open to anybody. From one address only so many are opened in a quarter of an hour.
pub async fn sign_up(services: &Services, form: SignUp, from: IpAddr, now: DateTime<Utc>) -> Result<SignedIn> {
    let asked = Asked::judged(services, form, from).await?;
    if asked.owner.is_some() {
        return Err(taken(services, &asked.form.email, now).await?);
    }
    let password_hash = password::hash(&asked.permit, &asked.form.password).await?;
    drop(asked.permit);
    match insert(services, &asked.form, asked.email, password_hash, None, now).await? {
        Some(user) => Ok(SignedIn { user, session_epoch: 1 }),
        None => Err(taken(services, &asked.form.email, now).await?),
    }
}

/// Opens an account that has nothing until its address is confirmed. Whoever has one with this address is told so by mail:
/// the answer and its time say nothing about that.
pub async fn sign_up_by_mail(services: &Services, form: SignUp, from: IpAddr, now: DateTime<Utc>) -> Result<Outcome> {
    let asked = Asked::judged(services, form, from).await?;
    throttle::count(services, &throttle::of_sign_up_mails(&asked.email)).await?;
    let password_hash = password::hash(&asked.permit, &asked.form.password).await?;
    drop(asked.permit);
    let owner = match asked.owner {
        Some(owner) => Some(owner),
        None => match insert(services, &asked.form, asked.email, password_hash, None, now).await? {
            Some(_) => None,
            // Somebody was faster.
            None => address::find(services, &asked.form.email).await?,
        },
    };
    match owner {
        Some(owner) if owner.unconfirmed_since.is_some() => {
            contest(services, &owner, now).await?;
        }
        Some(owner) => tell(services, &owner, now).await?,
        None => {}
    }
    Ok(Outcome { next: Some("/confirm".to_owned()), ..Outcome::of(Did::ConfirmationSent) })
}

/// Leaves an account that nobody has confirmed without a password and without services elsewhere: somebody signs up once more, and
/// nobody knows which of the two reads the mails to the address. Who opens the link chooses a password then.
async fn contest(services: &Services, owner: &user::Model, now: DateTime<Utc>) -> Result<()> {
    let user = UserId(owner.id);
    let transaction = services.begin().await?;
    user::Entity::update_many()
        .col_expr(user::Column::PasswordHash, Expr::value(password::NONE))
        .col_expr(user::Column::SessionEpoch, Expr::col(user::Column::SessionEpoch).add(1))
        .filter(user::Column::Id.eq(owner.id))
        .filter(user::Column::UnconfirmedSince.is_not_null())
        .exec(&transaction)
        .await?;
    forget_link(&transaction, owner.id).await?;
    providers::forget(&transaction, owner.id).await?;
    let flows = ask_quietly(services, &transaction, owner, now).await?;
    transaction.commit().await?;
    cache::forget(services, Entry::Profile(user)).await;
    queue::notify(services, Queue::Mail, flows).await;
    Ok(())
}

/// Plans another mail with a link, unless so many went out already: strangers learn nothing from that.
async fn ask_quietly(
    services: &Services,
    transaction: &impl ConnectionTrait,
    owner: &user::Model,
    now: DateTime<Utc>,
) -> Result<Vec<Flow>> {
    if user::active(transaction, owner.id).await?.is_none() {
        return Ok(Vec::new());
    }
    match confirmation::may_ask(transaction, owner.id, now).await {
        Ok(()) => confirmation::ask(services, transaction, owner, &owner.email, now).await,
        Err(Error::Rejected(Rejection::TooMany { .. })) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// Sends another mail after [`sign_up_by_mail`].
pub async fn send_sign_up_mail(services: &Services, email: &str, from: IpAddr, now: DateTime<Utc>) -> Result<Outcome> {
    let email = address::one_form(email);
    if !from.is_loopback() {
        throttle::count(services, &throttle::of_asking_to_confirm(from)).await?;
    }
    throttle::count(services, &throttle::of_sign_up_mails(&email)).await?;
    match address::find(services, &email).await? {
        Some(owner) if owner.unconfirmed_since.is_some() => {
            let transaction = services.begin().await?;
            let flows = ask_quietly(services, &transaction, &owner, now).await?;
            transaction.commit().await?;
            queue::notify(services, Queue::Mail, flows).await;
        }
        Some(owner) => tell(services, &owner, now).await?,
        None => {}
    }
    Ok(Outcome::of(Did::ConfirmationSent))
}

/// A form that may open an account.
struct Asked {
    form: SignUp,
    /// As it is stored.
    email: String,
    /// Who has this address already.
    owner: Option<user::Model>,
    permit: HashingPermit,
}

impl Asked {
    async fn judged(services: &Services, form: SignUp, from: IpAddr) -> Result<Asked> {
        sign_up_policy::require_open(services)?;
        password::require_in_use(services)?;
        let form = form.validated()?;
        let email = address::valid(services, &form.email)?;
        sign_up_policy::require_domain(services, &email)?;
        // Everybody behind a proxy on this machine seems to be this machine.
        let counted = !from.is_loopback();
        if counted {
            throttle::count(services, &throttle::of_tries(from)).await?;
        }
        // One that a server of the version before stored in another spelling.
        let owner = address::find(services, &form.email).await?;
        let permit = services.hashing.permit_from(from).await?;
        password::judge(&permit, &form.password, [&form.name, &form.email]).await?;
        if counted {
            throttle::count(services, &throttle::of_openings(from)).await?;
        }
        Ok(Asked { form, email, owner, permit })
    }
}

/// Whether people confirm their addresses.
pub fn addresses_are_confirmed(services: &Services) -> bool {
    services.verify_email
}

/// Makes an account for somebody, named as their address begins; the link by which they choose a password, or sign in where
/// nobody has one. The first one of
/// all is an operator's.
pub async fn create_account(services: &Services, by: &Operator, email: &str, now: DateTime<Utc>) -> Result<String> {
    let stored = address::valid(services, email.trim())?;
    if address::find(services, email.trim()).await?.is_some() {
        return Err(taken(services, email, now).await?);
    }
    let name = stored.rsplit_once('@').map_or("", |(local, _)| local).to_owned();
    let form =
        SignUp { name, email: stored.clone(), password: String::new(), zone: String::new(), language: String::new() };
    if insert(services, &form, stored.clone(), password::NONE.to_owned(), Some(by), now).await?.is_none() {
        return Err(taken(services, email, now).await?);
    }
    make_reset_link(services, by, &stored, now).await
}

async fn taken(services: &Services, typed: &str, now: DateTime<Utc>) -> Result<Error> {
    let whom = Whom::typed(services, &address::one_form(typed));
    audit::record(&services.db, Event::of("sign-up", "taken", whom), now).await?;
    Ok(Error::invalid(Field::Email, Problem::EmailTaken))
}

/// Plans the mail that tells somebody that their address was given for a new account. It sends as many statements as
/// opening one does.
async fn tell(services: &Services, owner: &user::Model, now: DateTime<Utc>) -> Result<()> {
    let transaction = services.begin().await?;
    let mut flows = Vec::new();
    if user::active(&transaction, owner.id).await?.is_some()
        && links::in_a_day(&transaction, owner.id, KNOWN, now).await? < A_DAY
    {
        let line = links::line(owner, KNOWN, Uuid::new_v4().to_string(), TELLS, now);
        flows = deliveries::write(&transaction, ACCOUNT_MAIL, vec![line], now).await?;
    }
    audit::record(&transaction, Event::of("sign-up", "taken", Whom::Person(UserId(owner.id))), now).await?;
    transaction.commit().await?;
    queue::notify(services, Queue::Mail, flows).await;
    Ok(())
}

/// The account of an ordinary person.
pub(super) fn row(form: &SignUp, email: String, password_hash: String, now: DateTime<Utc>) -> user::Model {
    // A browser may know a zone that our table does not: better UTC than no account.
    let zone = form.zone.parse::<Tz>().unwrap_or(Tz::UTC);
    user::Model {
        id: Uuid::now_v7(),
        name: form.name.clone(),
        email,
        password_hash,
        zone: zone.name().to_owned(),
        reminder_hour: REMINDER_HOUR.into(),
        theme: Theme::default().slug().to_owned(),
        language: Language::from_slug(&form.language).unwrap_or_default().slug().to_owned(),
        session_epoch: 1,
        next_reminder_at: next_hour(zone, REMINDER_HOUR, now),
        created_at: time::stored(now),
        reminders_on: true,
        reminds_overdue: false,
        reminds_each: false,
        operator: false,
        deleted_at: None,
        disabled_at: None,
        last_seen_at: None,
        unconfirmed_since: None,
        device_mails: true,
    }
}

/// Writes a new account, unless somebody else has its address. One that a person opens has its address confirmed first,
/// where people do that.
async fn insert(
    services: &Services,
    form: &SignUp,
    email: String,
    password_hash: String,
    by: Option<&Operator>,
    now: DateTime<Utc>,
) -> Result<Option<UserId>> {
    let confirms = services.verify_email && by.is_none();
    let transaction = services.begin().await?;
    let person = user::Model {
        operator: by.is_some() && nobody_is_here(&transaction).await?,
        unconfirmed_since: confirms.then(|| time::stored(now)),
        ..row(form, email, password_hash, now)
    };
    let row = person.clone().into_active_model().reset_all();
    match user::Entity::insert(row).exec_without_returning(&transaction).await {
        Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => {
            transaction.rollback().await?;
            return Ok(None);
        }
        inserted => inserted?,
    };
    let user = UserId(person.id);
    let event = match by {
        Some(operator) => Event::by(operator, "sign-up", "by-operator", Whom::Person(user)),
        None => Event::own("sign-up", "done", user),
    };
    audit::record(&transaction, event, now).await?;
    if let Some(by) = by.filter(|_| person.operator) {
        audit::record(&transaction, Event::by(by, "operator", "granted", Whom::Person(user)), now).await?;
    }
    let mut flows: Vec<Flow> = Vec::new();
    if confirms {
        flows = confirmation::plan(services, &transaction, &person, &person.email, now).await?;
    }
    transaction.commit().await?;
    queue::notify(services, Queue::Mail, flows).await;
    Ok(Some(user))
}
