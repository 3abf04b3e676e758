//! Reminders of single tasks: setting them, keeping their time right as tasks change, and ringing.

use chrono::{DateTime, TimeDelta, Utc};
use model::{Did, Field, NewReminder, Outcome, Problem, ReminderRule, TaskId};
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::plan::{self, Line};
use super::rule::{Due, occurrence, rings_at};
use super::{Scheduled, TASK};
use crate::accounts::zone;
use crate::entities::task_reminder::{self, Column};
use crate::entities::{task, user};
use crate::jobs;
use crate::time::{stored, today};
use crate::{Actor, Error, Result, Services};

/// Reminders in one transaction.
const CHUNK: u64 = 500;
/// How long a reminder is worth sending after its time.
const WORTH: TimeDelta = TimeDelta::hours(12);
const MOST: u32 = 20;

/// Sets a reminder at one of one's tasks. The same twice is one.
pub async fn set(services: &Services, actor: &Actor, form: NewReminder, now: DateTime<Utc>) -> Result<Outcome> {
    let (task, rule) = form.validated()?;
    let row = own_task(services, actor, task).await?;
    let due = Due { on: row.due_on, time: row.due_time };
    let Some(at) = rings_at(&rule, due, actor.zone, actor.reminder_hour) else {
        return Err(Error::invalid(Field::ReminderAmount, Problem::NoDueDate));
    };
    let there = task_reminder::Entity::find().filter(Column::TaskId.eq(task.0)).count(&services.db).await?;
    if there >= MOST.into() {
        return Err(Error::invalid(Field::ReminderAmount, Problem::TooManyReminders { max: MOST }));
    }
    insert(services, actor, task, &rule, (at > now && row.status < 2).then_some(at), now).await?;
    Ok(Outcome::of(Did::ReminderSet))
}

/// Reminds of a task again, so much later.
pub async fn snooze(
    services: &Services,
    actor: &Actor,
    task: TaskId,
    by: TimeDelta,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    own_task(services, actor, task).await?;
    let at = now + by;
    let local = at.with_timezone(&actor.zone).naive_local();
    insert(services, actor, task, &ReminderRule::At { local }, Some(at), now).await?;
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
        created_at: Set(stored(now)),
    };
    let mut insert =
        task_reminder::Entity::insert_many([row]).on_conflict_do_nothing_on([Column::TaskId, Column::Rule]);
    services.db.execute(sea_orm::QueryTrait::query(&mut insert)).await?;
    Ok(())
}

/// Sets the times of a person's reminders anew, of these tasks or of all: after anything changed that they hang on. A
/// time that has passed is not made up for: only a running scheduler was late, not a change of plans.
pub(crate) async fn rearm(
    transaction: &impl ConnectionTrait,
    actor: &Actor,
    tasks: Option<&[Uuid]>,
    now: DateTime<Utc>,
) -> Result<()> {
    let mut select = task_reminder::Entity::find().filter(Column::UserId.eq(actor.user.0));
    if let Some(tasks) = tasks {
        select = select.filter(Column::TaskId.is_in(tasks.iter().copied()));
    }
    let reminders = select.all(transaction).await?;
    if reminders.is_empty() {
        return Ok(());
    }
    let ids = reminders.iter().map(|reminder| reminder.task_id);
    let tasks = task::Entity::find().filter(task::Column::Id.is_in(ids)).all(transaction).await?;
    for reminder in reminders {
        let Some(task) = tasks.iter().find(|task| task.id == reminder.task_id) else { continue };
        let at = next(task, &reminder, actor).filter(|at| *at > now).map(stored);
        if at != reminder.remind_at {
            let update = Query::update()
                .table("task_reminders")
                .value("remind_at", at)
                .and_where(Expr::col("id").eq(reminder.id))
                .take();
            transaction.execute(&update).await?;
        }
    }
    Ok(())
}

fn next(task: &task::Model, reminder: &task_reminder::Model, actor: &Actor) -> Option<DateTime<Utc>> {
    if task.status >= 2 || task.deleted_at.is_some() {
        return None;
    }
    let due = Due { on: task.due_on, time: task.due_time };
    rings_at(&ReminderRule::parse(&reminder.rule)?, due, actor.zone, actor.reminder_hour)
}

/// Plans the mail of every reminder whose time has come, chunk by chunk. Any number of these may run at once.
pub(super) async fn schedule(services: &Services, now: DateTime<Utc>) -> Result<Scheduled> {
    let mut total = Scheduled::default();
    loop {
        let transaction = services.begin().await?;
        let due = task_reminder::Entity::find()
            .filter(Column::RemindAt.lte(stored(now)))
            .order_by_asc(Column::RemindAt)
            .order_by_asc(Column::Id)
            .limit(CHUNK)
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .all(&transaction)
            .await?;
        if due.is_empty() {
            return Ok(total);
        }
        let owners = user::Entity::find()
            .filter(user::Column::Id.is_in(due.iter().map(|reminder| reminder.user_id)))
            .all(&transaction)
            .await?;
        let lines = due.iter().filter_map(|reminder| {
            let person = owners.iter().find(|person| person.id == reminder.user_id)?;
            let (at, zone) = (reminder.remind_at?, zone(&person.zone));
            Some(Line {
                user: person.id,
                kind: TASK,
                subject: reminder.task_id,
                local_date: today(zone, at),
                occurrence: occurrence(zone, at),
                tasks: 1,
                planned_for: at,
                expires_at: at + WORTH,
            })
        });
        let ids = plan::write(&transaction, lines.collect(), now).await?;
        let rung = Query::update()
            .table("task_reminders")
            .value("remind_at", None::<DateTime<Utc>>)
            .and_where(Expr::col("id").is_in(due.iter().map(|reminder| reminder.id)))
            .take();
        transaction.execute(&rung).await?;
        transaction.commit().await?;
        total.users += due.len() as u32;
        total.jobs += ids.len() as u32;
        jobs::ring(services, jobs::Queue::Mail, &ids).await;
    }
}
