//! Reminders of single tasks, as people set them.

use chrono::{DateTime, TimeDelta, Utc};
use model::{Did, Field, NewReminder, Outcome, Problem, ReminderRule, TaskId};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::rule::{Due, instant_rule, rings_at};
use crate::entities::task;
use crate::entities::task_reminder::{self, Column};
use crate::time::stored;
use crate::{Actor, Error, Result, Services};

/// As many as a task can have.
const MOST: u32 = 20;

/// Sets a reminder at one of one's tasks. The same twice is one.
pub async fn set(services: &Services, actor: &Actor, form: NewReminder, now: DateTime<Utc>) -> Result<Outcome> {
    let (task, rule) = form.validated()?;
    let row = own_task(services, actor, task).await?;
    let due = Due { on: row.due_on, time: row.due_time };
    let Some(at) = rings_at(&rule, due, actor.zone, actor.reminder_hour) else {
        return Err(Error::invalid(Field::ReminderAmount, Problem::NoDueDate));
    };
    room_for_one_more(services, task).await?;
    insert(services, actor, task, &rule, (at > now && row.status < 2).then_some(at), now).await?;
    Ok(Outcome::of(Did::ReminderSet))
}

async fn room_for_one_more(services: &Services, task: TaskId) -> Result<()> {
    let there = task_reminder::Entity::find().filter(Column::TaskId.eq(task.0)).count(&services.db).await?;
    if there >= MOST.into() {
        return Err(Error::invalid(Field::ReminderAmount, Problem::TooManyReminders { max: MOST }));
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
    if own_task(services, actor, task).await?.status >= 2 {
        return Err(Error::not_found());
    }
    room_for_one_more(services, task).await?;
    let rule = instant_rule(actor.zone, now + by);
    insert(services, actor, task, &rule, Some(now + by), now).await?;
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

async fn own_task(services: &Services, actor: &Actor, id: TaskId) -> Result<task::Model> {
    let task = task::Entity::find_by_id(id.0)
        .filter(task::Column::UserId.eq(actor.user.0))
        .filter(task::Column::DeletedAt.is_null())
        .one(&services.db)
        .await?;
    task.ok_or_else(Error::not_found)
}

async fn insert(
    services: &Services,
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
        rang_at: Set(None),
        rang_for: Set(None),
        created_at: Set(stored(now)),
    };
    // One that rang already rings again if its time is still to come, wherever the person is by now.
    let again = OnConflict::columns([Column::TaskId, Column::Rule])
        .update_column(Column::RemindAt)
        .value(Column::RangFor, None::<i64>)
        .action_and_where(Expr::col((task_reminder::Entity, Column::RemindAt)).is_null())
        .to_owned();
    let mut insert = task_reminder::Entity::insert_many([row]).on_conflict(again);
    services.db.execute(sea_orm::QueryTrait::query(&mut insert)).await?;
    Ok(())
}
