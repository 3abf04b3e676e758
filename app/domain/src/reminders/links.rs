//! What the links in mails do. Each is signed; looking at one changes nothing, for programs look at links too.
//!
//! What is done to a task is bound to the reminder and the due date that the mail is about, and to the password that its
//! reader had then; it is good once, for 30 days. What ends mails can be done again and again.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use model::{Did, MailLink, Outcome, TaskId};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;
use words::Language;

use super::set::snooze;
use crate::accounts::sessions::digest;
use crate::cache::{self, Entry};
use crate::entities::{delivery, task, user};
use crate::mail::{Address, Wish, sign, signed};
use crate::queue::CHUNK;
use crate::time::stored;
use crate::{Actor, Error, Result, Services, UserId, tasks};

const VALID: TimeDelta = TimeDelta::days(30);
const SNOOZE: TimeDelta = TimeDelta::hours(1);

const UNSUBSCRIBE: &str = "taskbell mail link 1";
const TASK: &str = "taskbell mail link 2";

/// What a link does to a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Complete,
    Snooze,
}

impl Action {
    fn number(self) -> u8 {
        match self {
            Action::Complete => 1,
            Action::Snooze => 2,
        }
    }
}

/// The number that stands for no more daily reminders.
const NO_DAILY: u8 = 3;

/// The address of a link to one task of a mail.
pub(super) fn task_link(
    services: &Services,
    action: Action,
    line: &delivery::Model,
    person: &user::Model,
    task: &task::Model,
    now: DateTime<Utc>,
) -> String {
    let mut content = vec![action.number()];
    content.extend(line.id.as_bytes());
    content.extend(task.id.as_bytes());
    for number in [person.session_epoch, task.due_sort, (now + VALID).timestamp()] {
        content.extend(number.to_be_bytes());
    }
    format!("{}/mail/{}", services.public_url, sign(services, TASK, content))
}

/// The address of the link that ends somebody's daily reminders.
pub(super) fn no_daily_link(services: &Services, user: Uuid, now: DateTime<Utc>) -> String {
    let mut content = vec![NO_DAILY];
    content.extend(user.as_bytes());
    content.extend(Uuid::nil().as_bytes());
    content.extend((now + VALID).timestamp().to_be_bytes());
    format!("{}/mail/{}", services.public_url, sign(services, UNSUBSCRIBE, content))
}

/// What a link says.
enum Link {
    Task { action: Action, line: Uuid, task: Uuid, epoch: i64, due_sort: i64 },
    NoDaily { user: Uuid },
    All { wish: Wish, address: Address },
}

/// Reads a link; not found where it is not ours, was changed, or has ended.
fn read(services: &Services, token: &str, now: DateTime<Utc>) -> Result<Link> {
    if let Some((wish, address)) = Address::read(services, token) {
        return Ok(Link::All { wish, address });
    }
    let (link, ends) = match signed(services, TASK, token) {
        Some(content) => task_of(&content),
        None => signed(services, UNSUBSCRIBE, token).and_then(|content| no_daily_of(&content)),
    }
    .ok_or_else(Error::not_found)?;
    if ends < now.timestamp() { Err(Error::not_found()) } else { Ok(link) }
}

fn task_of(mut content: &[u8]) -> Option<(Link, i64)> {
    let number = content.split_off_first()?;
    let action = [Action::Complete, Action::Snooze].into_iter().find(|action| action.number() == *number)?;
    let (line, task) = (id(&mut content)?, id(&mut content)?);
    let (epoch, due_sort, ends) = (int(&mut content)?, int(&mut content)?, int(&mut content)?);
    Some((Link::Task { action, line, task, epoch, due_sort }, ends))
}

/// Mails of older versions have such links to tasks too; those are not good any more.
fn no_daily_of(mut content: &[u8]) -> Option<(Link, i64)> {
    let number = content.split_off_first()?;
    let (user, _, ends) = (id(&mut content)?, id(&mut content)?, int(&mut content)?);
    (*number == NO_DAILY).then_some((Link::NoDaily { user }, ends))
}

fn id(content: &mut &[u8]) -> Option<Uuid> {
    Uuid::from_slice(content.split_off(..16)?).ok()
}

fn int(content: &mut &[u8]) -> Option<i64> {
    content.split_off(..8)?.try_into().ok().map(i64::from_be_bytes)
}

/// What a link would do, in the language of whoever looks. Changes nothing.
pub async fn look(services: &Services, token: &str, language: Language, now: DateTime<Utc>) -> Result<MailLink> {
    let said = |question: &'static str, button: &'static str| MailLink {
        question: language.say(question).to_owned(),
        about: None,
        button: language.say(button).to_owned(),
        token: token.to_owned(),
    };
    match read(services, token, now)? {
        Link::All { wish: Wish::Stop, address } if address.is_stopped(services).await? => {
            Ok(MailLink { token: address.allow_token(services), ..said("mails-are-stopped", "mails-allow") })
        }
        Link::All { wish: Wish::Stop, .. } => Ok(said("mails-stop-question", "mails-stop")),
        Link::All { wish: Wish::Allow, .. } => Ok(said("mails-allow-question", "mails-allow")),
        Link::NoDaily { user } => {
            user::active(&services.db, user).await?.ok_or_else(Error::not_found)?;
            Ok(said("daily-stop-question", "daily-stop"))
        }
        Link::Task { action, line, task, epoch, due_sort } => {
            let (_, task) = still_good(services, line, task, epoch, due_sort).await?;
            let used = Query::select()
                .expr(Expr::val(1))
                .from("used_mail_links")
                .and_where(Expr::col("link").eq(digest(token)))
                .take();
            if services.db.query_one(&used).await?.is_some() {
                return Err(Error::not_found());
            }
            let link = match action {
                Action::Complete => said("link-complete-question", "link-complete"),
                Action::Snooze => said("link-snooze-question", "link-snooze"),
            };
            Ok(MailLink { about: Some(task.title), ..link })
        }
    }
}

/// Does what a link is for.
pub async fn act(services: &Services, token: &str, now: DateTime<Utc>) -> Result<Outcome> {
    match read(services, token, now)? {
        Link::All { wish, address } => address.obey(services, wish, now).await,
        Link::NoDaily { user } => {
            user::active(&services.db, user).await?.ok_or_else(Error::not_found)?;
            let update =
                Query::update().table("users").value("reminders_on", false).and_where(Expr::col("id").eq(user)).take();
            services.db.execute(&update).await?;
            cache::forget(services, Entry::Profile(UserId(user))).await;
            Ok(Outcome::of(Did::Unsubscribed))
        }
        Link::Task { action, line, task, epoch, due_sort } => {
            let (actor, task) = still_good(services, line, task, epoch, due_sort).await?;
            let (version, task) = (task.version, TaskId(task.id));
            use_up(services, token, now).await?;
            let done = match action {
                Action::Complete => {
                    tasks::complete(services, &actor, &[task], HashMap::from([(task.0, version)]), now).await
                }
                Action::Snooze => snooze(services, &actor, task, SNOOZE, now).await,
            };
            if done.is_err() {
                // It was not used then.
                let link =
                    Query::delete().from_table("used_mail_links").and_where(Expr::col("link").eq(digest(token))).take();
                services.db.execute(&link).await?;
            }
            done
        }
    }
}

/// Whose link it is, and its task, if all is as it was when the mail was sent and the task is still to be done.
async fn still_good(
    services: &Services,
    line: Uuid,
    task: Uuid,
    epoch: i64,
    due_sort: i64,
) -> Result<(Actor, task::Model)> {
    let line = delivery::Entity::find_by_id(line).one(&services.db).await?.ok_or_else(Error::not_found)?;
    let person = user::active(&services.db, line.user_id).await?.ok_or_else(Error::not_found)?;
    let task = task::Entity::find_by_id(task)
        .filter(task::Column::UserId.eq(person.id))
        .filter(task::Column::DeletedAt.is_null())
        .filter(Expr::cust("status < 2"))
        .filter(task::Column::DueSort.eq(due_sort))
        .one(&services.db)
        .await?
        .ok_or_else(Error::not_found)?;
    if person.session_epoch != epoch { Err(Error::not_found()) } else { Ok((Actor::from(person), task)) }
}

/// Marks a link as used: of two at once, the first wins.
async fn use_up(services: &Services, token: &str, now: DateTime<Utc>) -> Result<()> {
    let mut insert = Query::insert();
    insert
        .into_table("used_mail_links")
        .columns(["link", "used_at"])
        .values_panic([digest(token).into(), stored(now).into()])
        .on_conflict(OnConflict::column("link").do_nothing().to_owned());
    match services.db.execute(&insert).await?.rows_affected() {
        0 => Err(Error::not_found()),
        _ => Ok(()),
    }
}

/// Forgets links that are not good any more whether they were used or not, a little at a time; whether there may be more.
pub(crate) async fn prune(services: &Services, now: DateTime<Utc>) -> Result<bool> {
    let old = Query::select()
        .column("link")
        .from("used_mail_links")
        .and_where(Expr::col("used_at").lt(stored(now - VALID)))
        .limit(CHUNK)
        .take();
    let delete = Query::delete().from_table("used_mail_links").and_where(Expr::col("link").in_subquery(old)).take();
    Ok(services.db.execute(&delete).await?.rows_affected() == CHUNK)
}
