//! What a planned reminder says when its time has come, if it still matters.

use chrono::{DateTime, Utc};
use model::ReminderRule;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::due::{due_in, overdue, tomorrow};
use super::message::{self, Reminder};
use super::rule::{Due, fires_at, occurrence};
use super::{DAILY, TASK};
use crate::accounts::{is_unconfirmed, zone};
use crate::deliveries::Letter;
use crate::entities::delivery::{self, State};
use crate::entities::{list, task, task_reminder, user};
use crate::queue::{Kind, Queue};
use crate::{Result, Services};

/// Sends a reminder.
pub(crate) const DELIVER: Kind = Kind { name: "reminder", version: 1, queue: Queue::Mail, unique: Some("delivery") };

/// The mail of a line of the ledger, or why there is to be none any more.
pub(crate) async fn letter(
    services: &Services,
    line: delivery::Model,
    person: user::Model,
    now: DateTime<Utc>,
) -> Result<std::result::Result<Letter, State>> {
    if is_unconfirmed(services, &person) {
        return Ok(Err(State::Cancelled));
    }
    let tasks = match still_wanted(services, &line, &person, now).await? {
        Ok(tasks) => tasks,
        Err(state) => return Ok(Err(state)),
    };
    let reminder = Reminder { person: &person, tasks: &tasks, line: &line, zone: zone(&person.zone) };
    let message = message::compose(services, &reminder, now)?;
    Ok(Ok(Letter { message, tasks: tasks.len() }))
}

/// The tasks the mail is to name, or why there is to be none.
async fn still_wanted(
    services: &Services,
    line: &delivery::Model,
    person: &user::Model,
    now: DateTime<Utc>,
) -> Result<std::result::Result<Vec<task::Model>, State>> {
    let zone = zone(&person.zone);
    if line.kind == DAILY && !person.reminders_on {
        return Ok(Err(State::Cancelled));
    }
    let due = due_in(tomorrow(zone, line.local_date));
    let wanted = match line.kind.as_str() {
        TASK => sea_orm::Condition::all().add(task::Column::DeletedAt.is_null()).add(Expr::cust("status < 2")),
        DAILY if person.reminds_overdue => sea_orm::Condition::any().add(due).add(overdue(zone, now)),
        DAILY => due,
        // A mail about an account is sent by a job of another kind.
        _ => return Ok(Err(State::Cancelled)),
    };
    let mut select = task::Entity::find().filter(task::Column::UserId.eq(person.id)).filter(wanted);
    select = select.filter(list::is_shown([person.id]));
    if !line.subject.is_nil() {
        select = select.filter(task::Column::Id.eq(line.subject));
    }
    let tasks = select.order_by_asc(task::Column::DueSort).order_by_asc(task::Column::Id).all(&services.db).await?;
    if tasks.is_empty() {
        return Ok(Err(State::Skipped));
    }
    if line.kind == TASK && !fires_still(services, line, &tasks[0], person).await? {
        return Ok(Err(State::Cancelled));
    }
    Ok(Ok(tasks))
}

/// Whether one of the task's reminders still means this minute, or meant it when it fired and fires no more: plans may
/// have moved into the past since.
async fn fires_still(
    services: &Services,
    line: &delivery::Model,
    task: &task::Model,
    person: &user::Model,
) -> Result<bool> {
    let zone = zone(&person.zone);
    let hour = u8::try_from(person.reminder_hour).unwrap_or(9);
    let due = Due::of(task.due_on, task.due_time, task.deadline_on);
    let set = task_reminder::Entity::find().filter(task_reminder::Column::TaskId.eq(task.id)).all(&services.db).await?;
    Ok(set.iter().any(|reminder| {
        let at = ReminderRule::parse(&reminder.rule).and_then(|rule| fires_at(&rule, due, zone, hour));
        let fired = reminder.fired_at == Some(line.planned_for) && reminder.remind_at.is_none();
        at.is_some_and(|at| fired || occurrence(at) == occurrence(line.planned_for))
    }))
}
