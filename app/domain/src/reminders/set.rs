//! Reminders of single tasks, as people set them.

use chrono::{DateTime, TimeDelta, Utc};
use model::{Did, Field, NewReminder, Outcome, Problem, ReminderRule, TaskId};
use sea_orm::sea_query::{Expr, ExprTrait, LockType, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::rule::{Due, fires_at, instant_rule};
use crate::accounts::usage::{self, Room};
use crate::accounts::zone_and_hour;
use crate::entities::task;
use crate::entities::task_reminder::{self, Column};
use crate::time::stored;
use crate::{Actor, Error, Result, Services, tasks};

/// As many as a task can have.
const MOST: u32 = 20;
const ONE: Room = Room { tasks: 0, reminders: 1, bytes: 0 };

/// Sets a reminder at one of one's tasks. The same twice is one.
pub async fn set(services: &Services, actor: &Actor, form: NewReminder, now: DateTime<Utc>) -> Result<Outcome> {
    let (task, rule) = form.validated()?;
    let transaction = services.begin().await?;
    let row = own_task(&transaction, actor, task).await?;
    let due = Due::of(row.due_on, row.due_time, row.deadline_on);
    let (zone, hour) = zone_and_hour(&transaction, actor.user.0).await?.ok_or_else(Error::not_found)?;
    let Some(at) = fires_at(&rule, due, zone, hour) else {
        return Err(Error::invalid(Field::ReminderAmount, Problem::NoDueDate));
    };
    if !has_room(&transaction, task, &rule).await? {
        return Err(full());
    }
    insert(&transaction, actor, task, &rule, (at > now && row.status < 2).then_some(at), now).await?;
    usage::add(services, &transaction, actor, ONE, now).await?;
    transaction.commit().await?;
    Ok(Outcome::of(Did::ReminderSet))
}

/// Sets the reminders of a task that its transaction adds. The room that they take is the caller's to count.
pub(crate) async fn set_new(
    transaction: &impl ConnectionTrait,
    actor: &Actor,
    task: &task::Model,
    rules: &[ReminderRule],
    now: DateTime<Utc>,
) -> Result<()> {
    if rules.len() > MOST as usize {
        return Err(Error::invalid(Field::Title, Problem::TooManyReminders { max: MOST }));
    }
    if rules.is_empty() {
        return Ok(());
    }
    let due = Due { on: task.due_on, time: task.due_time };
    let (zone, hour) = zone_and_hour(transaction, actor.user.0).await?.ok_or_else(Error::not_found)?;
    for rule in rules {
        let at = fires_at(rule, due, zone, hour).filter(|at| *at > now);
        insert(transaction, actor, TaskId(task.id), rule, at, now).await?;
    }
    Ok(())
}

/// Reminds of a task that is still to be done again, so much later.
pub async fn snooze(
    services: &Services,
    actor: &Actor,
    task: TaskId,
    by: TimeDelta,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let transaction = services.begin().await?;
    if own_task(&transaction, actor, task).await?.status >= 2 {
        return Err(Error::not_found());
    }
    let rule = instant_rule(actor.zone, now + by);
    if !has_room(&transaction, task, &rule).await? {
        forget_snoozes(&transaction, task).await?;
        if !has_room(&transaction, task, &rule).await? {
            return Err(full());
        }
    }
    insert(&transaction, actor, task, &rule, Some(now + by), now).await?;
    usage::add(services, &transaction, actor, ONE, now).await?;
    transaction.commit().await?;
    Ok(Outcome::of(Did::Snoozed))
}

/// Takes a reminder from one of one's tasks.
pub async fn remove(services: &Services, actor: &Actor, id: Uuid) -> Result<Outcome> {
    let deleted = task_reminder::Entity::delete_many()
        .filter(Column::Id.eq(id))
        .filter(Column::UserId.eq(actor.user.0))
        .exec(&services.db)
        .await?;
    if deleted.rows_affected == 0 {
        return Err(Error::not_found());
    }
    Ok(Outcome::of(Did::ReminderRemoved))
}

/// One of one's tasks. Others who set a reminder at it wait, so that each counts those before it.
async fn own_task(transaction: &impl ConnectionTrait, actor: &Actor, id: TaskId) -> Result<task::Model> {
    let task = task::Entity::find_by_id(id.0)
        .filter(task::Column::UserId.eq(actor.user.0))
        .filter(task::Column::DeletedAt.is_null())
        .lock(LockType::NoKeyUpdate)
        .one(transaction)
        .await?;
    match task {
        Some(task) => Ok(task),
        None => Err(tasks::not_found(transaction, actor, &[id]).await),
    }
}

/// Whether the task, which is locked, may have one more reminder, or has this one.
async fn has_room(transaction: &impl ConnectionTrait, task: TaskId, rule: &ReminderRule) -> Result<bool> {
    let others =
        task_reminder::Entity::find().filter(Column::TaskId.eq(task.0)).filter(Column::Rule.ne(rule.to_string()));
    Ok(others.count(transaction).await? < MOST.into())
}

fn full() -> Error {
    Error::invalid(Field::ReminderAmount, Problem::TooManyReminders { max: MOST })
}

/// Deletes snoozes that are over: who snoozes every day has many of them.
async fn forget_snoozes(transaction: &impl ConnectionTrait, task: TaskId) -> Result<()> {
    task_reminder::Entity::delete_many()
        .filter(Column::TaskId.eq(task.0))
        .filter(Column::Rule.like("at:____-__-__T__:__:00______"))
        .filter(Column::FiredAt.is_not_null())
        .filter(Column::RemindAt.is_null())
        .exec(transaction)
        .await?;
    Ok(())
}

async fn insert(
    transaction: &impl ConnectionTrait,
    actor: &Actor,
    task: TaskId,
    rule: &ReminderRule,
    remind_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<()> {
    let row = task_reminder::ActiveModel {
        id: Set(Uuid::now_v7()),
        user_id: Set(actor.user.0),
        task_id: Set(task.0),
        rule: Set(rule.to_string()),
        remind_at: Set(remind_at.map(stored)),
        fired_at: Set(None),
        fired_for: Set(None),
        created_at: Set(stored(now)),
    };
    // One that fired already fires again if its time is still to come, wherever the person is by now.
    let again = OnConflict::columns([Column::TaskId, Column::Rule])
        .update_column(Column::RemindAt)
        .value(Column::FiredFor, None::<i64>)
        .action_and_where(Expr::col((task_reminder::Entity, Column::RemindAt)).is_null())
        .to_owned();
    let mut insert = task_reminder::Entity::insert_many([row]).on_conflict(again);
    transaction.execute(sea_orm::QueryTrait::query(&mut insert)).await?;
    Ok(())
}
