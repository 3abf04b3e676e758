//! What the links in mails do. Each is signed and ends; looking at one changes nothing, for programs look at links too.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use model::{Did, MailLink, Outcome, TaskId};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::set::snooze;
use crate::cache::{self, Entry};
use crate::entities::{task, user};
use crate::{Actor, Error, Result, Services, UserId, keys, tasks};

const PURPOSE: &[u8] = b"taskbell mail link 1";
const VALID: TimeDelta = TimeDelta::days(30);
const SNOOZE: TimeDelta = TimeDelta::hours(1);

/// What a link does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Complete,
    Snooze,
    /// No more daily reminders.
    Unsubscribe,
}

impl Action {
    const ALL: [Action; 3] = [Action::Complete, Action::Snooze, Action::Unsubscribe];

    fn number(self) -> u8 {
        match self {
            Action::Complete => 1,
            Action::Snooze => 2,
            Action::Unsubscribe => 3,
        }
    }
}

/// The address of a link: for one person, one task (nil where it is about none), and 30 days.
pub(super) fn link(services: &Services, action: Action, user: Uuid, task: Uuid, now: DateTime<Utc>) -> String {
    let mut bytes = vec![action.number()];
    bytes.extend(user.as_bytes());
    bytes.extend(task.as_bytes());
    bytes.extend((now + VALID).timestamp().to_be_bytes());
    bytes.extend(keys::sign(services, PURPOSE, &bytes));
    format!("{}/mail/{}", services.public_url, URL_SAFE_NO_PAD.encode(bytes))
}

/// Reads a link; not found where it is not ours, was changed, or has ended.
fn read(services: &Services, token: &str, now: DateTime<Utc>) -> Result<(Action, Uuid, Uuid)> {
    let bytes = URL_SAFE_NO_PAD.decode(token).map_err(|_| Error::not_found())?;
    let (content, mac) = bytes.split_at_checked(41).ok_or_else(Error::not_found)?;
    if mac.len() != 32 || !keys::proves(services, PURPOSE, content, mac) {
        return Err(Error::not_found());
    }
    let id = |from: usize| Uuid::from_slice(&content[from..from + 16]).map_err(Error::internal);
    let ends = i64::from_be_bytes(content[33..41].try_into().map_err(Error::internal)?);
    let action = Action::ALL.into_iter().find(|action| action.number() == content[0]).ok_or_else(Error::not_found)?;
    if ends < now.timestamp() {
        return Err(Error::not_found());
    }
    Ok((action, id(1)?, id(17)?))
}

/// What a link would do. Changes nothing.
pub async fn look(services: &Services, token: &str, now: DateTime<Utc>) -> Result<MailLink> {
    let (action, user, id) = read(services, token, now)?;
    if action == Action::Unsubscribe {
        let question = "Stop the daily reminders?".to_owned();
        return Ok(MailLink { question, about: None, button: "Stop the daily reminders".to_owned() });
    }
    let task = task::Entity::find_by_id(id)
        .filter(task::Column::UserId.eq(user))
        .filter(task::Column::DeletedAt.is_null())
        .one(&services.db)
        .await?
        .ok_or_else(Error::not_found)?;
    let (question, button) = match action {
        Action::Complete => ("Complete this task?", "Complete"),
        _ => ("Remind of this task again in an hour?", "Snooze"),
    };
    Ok(MailLink { question: question.to_owned(), about: Some(task.title), button: button.to_owned() })
}

/// Does what a link is for. Doing it twice is no error.
pub async fn act(services: &Services, token: &str, now: DateTime<Utc>) -> Result<Outcome> {
    let (action, user, task) = read(services, token, now)?;
    let person = user::Entity::find_by_id(user).one(&services.db).await?.ok_or_else(Error::not_found)?;
    let actor = Actor::from(person);
    match action {
        Action::Complete => tasks::complete(services, &actor, &[TaskId(task)], now).await,
        Action::Snooze => snooze(services, &actor, TaskId(task), SNOOZE, now).await,
        Action::Unsubscribe => {
            let update =
                Query::update().table("users").value("reminders_on", false).and_where(Expr::col("id").eq(user)).take();
            services.db.execute(&update).await?;
            cache::forget(services, Entry::Profile(UserId(user))).await;
            Ok(Outcome::of(Did::Unsubscribed))
        }
    }
}
