//! Keeping the times of single tasks' reminders right as tasks change, and firing.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use model::ReminderRule;
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType, OnConflict, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait,
};
use uuid::Uuid;

use super::rule::{Due, fires_at, fires_for, occurrence};
use super::{DELIVER, Scheduled, TASK};
use crate::accounts::{zone, zone_and_hour};
use crate::deliveries::{self, Line};
use crate::entities::task_reminder::{self, Column};
use crate::entities::{task, user};
use crate::queue::{self, Flow};
use crate::time::{stored, today};
use crate::{Error, Result, Services, UserId};

/// Reminders in one transaction.
const CHUNK: u64 = 500;
/// How long a reminder is worth sending after its time.
const WORTH: TimeDelta = TimeDelta::hours(12);

/// Sets the times of these tasks' reminders anew: after anything changed that they hang on. A time that has come and is
/// not planned yet is left to the scheduler, which looks at the task as it is then. A time that a change of plans puts
/// into the past is not made up for.
pub(super) async fn reschedule(
    transaction: &impl ConnectionTrait,
    UserId(person): UserId,
    tasks: &[Uuid],
    now: DateTime<Utc>,
) -> Result<()> {
    let reminders = task_reminder::Entity::find()
        .filter(Column::UserId.eq(person))
        .filter(Column::TaskId.is_in(tasks.iter().copied()));
    let some = reminders.clone().select_only().column(Column::Id).limit(1).into_tuple::<Uuid>();
    if some.one(transaction).await?.is_none() {
        return Ok(());
    }
    // First the person, then their reminders: in the order of those who move.
    let place = zone_and_hour(transaction, person).await?.ok_or_else(Error::not_found)?;
    let reminders = reminders.order_by_asc(Column::Id).lock_exclusive().all(transaction).await?;
    set_times(transaction, place, reminders, now, |_| None).await
}

/// Sets the times of reminders, which are locked because the scheduler sets them too. `missed` says what becomes of one
/// that is over, given the one that was planned.
pub(super) async fn set_times(
    transaction: &impl ConnectionTrait,
    (zone, hour): (Tz, u8),
    reminders: Vec<task_reminder::Model>,
    now: DateTime<Utc>,
    missed: impl Fn(Option<DateTime<Utc>>) -> Option<DateTime<Utc>>,
) -> Result<()> {
    let tasks = tasks_of(transaction, &reminders).await?;
    let mut changed = Vec::new();
    for reminder in reminders.into_iter().filter(|reminder| reminder.remind_at.is_none_or(|at| at > now)) {
        let Some(task) = tasks.get(&reminder.task_id) else { continue };
        let at = match next(task, &reminder.rule, reminder.fired_for, zone, hour) {
            Some(at) if at <= now => missed(reminder.remind_at),
            at => at.map(stored),
        };
        if at != reminder.remind_at {
            changed.push(task_reminder::Model { remind_at: at, ..reminder }.into_active_model().reset_all());
        }
    }
    while !changed.is_empty() {
        let rest = changed.split_off(changed.len().min(CHUNK as usize));
        // They are there: an insertion that finds them is one statement for many different values.
        let time = OnConflict::column(Column::Id).update_column(Column::RemindAt).to_owned();
        let mut update = task_reminder::Entity::insert_many(changed).on_conflict(time);
        transaction.execute(QueryTrait::query(&mut update)).await?;
        changed = rest;
    }
    Ok(())
}

/// When a reminder that is new fires first, if that is to come.
pub(crate) fn first(
    task: &Task,
    rule: &ReminderRule,
    (zone, hour): (Tz, u8),
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let at = task.open.then(|| fires_at(rule, task.due, zone, hour))?;
    at.filter(|at| *at > now).map(stored)
}

/// What reminders need to know of a task.
pub(crate) struct Task {
    open: bool,
    due: Due,
}

impl Task {
    /// With when it is due, and its deadline.
    pub fn new(
        status: i16,
        deleted: bool,
        (on, time, deadline): (Option<NaiveDate>, Option<NaiveTime>, Option<NaiveDate>),
    ) -> Task {
        Task { open: status < 2 && !deleted, due: Due::of(on, time, deadline) }
    }
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    status: i16,
    deleted_at: Option<DateTime<Utc>>,
    due_on: Option<NaiveDate>,
    due_time: Option<NaiveTime>,
    deadline_on: Option<NaiveDate>,
}

impl From<&Row> for Task {
    fn from(row: &Row) -> Self {
        Task::new(row.status, row.deleted_at.is_some(), (row.due_on, row.due_time, row.deadline_on))
    }
}

async fn tasks_of(
    connection: &impl ConnectionTrait,
    reminders: &[task_reminder::Model],
) -> Result<HashMap<Uuid, Task>> {
    let mut tasks = HashMap::new();
    for reminders in reminders.chunks(CHUNK as usize) {
        let rows = task::Entity::find()
            .select_only()
            .columns([task::Column::Id, task::Column::Status, task::Column::DeletedAt])
            .columns([task::Column::DueOn, task::Column::DueTime, task::Column::DeadlineOn])
            .filter(task::Column::Id.is_in(reminders.iter().map(|reminder| reminder.task_id)))
            .into_model::<Row>()
            .all(connection)
            .await?;
        tasks.extend(rows.iter().map(|row| (row.id, Task::from(row))));
    }
    Ok(tasks)
}

/// When a reminder fires next, if it does: a time that is over too.
pub(super) fn next(task: &Task, rule: &str, fired_for: Option<i64>, zone: Tz, hour: u8) -> Option<DateTime<Utc>> {
    let rule = ReminderRule::parse(rule)?;
    let fires = task.open && fired_for != Some(fires_for(&rule, task.due));
    fires.then(|| fires_at(&rule, task.due, zone, hour))?
}

async fn set_time(transaction: &impl ConnectionTrait, id: Uuid, at: Option<DateTime<Utc>>) -> Result<()> {
    let update =
        Query::update().table("task_reminders").value("remind_at", at).and_where(Expr::col("id").eq(id)).take();
    transaction.execute(&update).await?;
    Ok(())
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
        let flows = plan(&transaction, &due, now).await?;
        transaction.commit().await?;
        total.users += due.len() as u32;
        total.jobs += flows.len() as u32;
        queue::notify(services, queue::Queue::Mail, flows).await;
    }
}

/// Plans the mails of a chunk, and says of each reminder what it fired for. One whose time moved on since it came fires
/// then; one that fired for this already does not.
async fn plan(
    transaction: &impl ConnectionTrait,
    due: &[task_reminder::Model],
    now: DateTime<Utc>,
) -> Result<Vec<Flow>> {
    let owners = user::Entity::find()
        .filter(user::Column::Id.is_in(due.iter().map(|reminder| reminder.user_id)))
        .all(transaction)
        .await?;
    let owners: HashMap<Uuid, user::Model> = owners.into_iter().map(|person| (person.id, person)).collect();
    let tasks = tasks_of(transaction, due).await?;
    let mut lines = Vec::new();
    let mut fired: BTreeMap<Option<i64>, Vec<Uuid>> = BTreeMap::new();
    for reminder in due {
        let (Some(person), Some(task)) = (owners.get(&reminder.user_id), tasks.get(&reminder.task_id)) else {
            continue;
        };
        let (zone, hour) = (zone(&person.zone), u8::try_from(person.reminder_hour).unwrap_or(9));
        if let Some(at) = next(task, &reminder.rule, reminder.fired_for, zone, hour).filter(|at| *at > now) {
            set_time(transaction, reminder.id, Some(stored(at))).await?;
            continue;
        }
        let fires_for = ReminderRule::parse(&reminder.rule).map(|rule| fires_for(&rule, task.due));
        // Of whoever is shut out they pass without a mail.
        if person.disabled_at.is_none() && (fires_for.is_none() || reminder.fired_for != fires_for) {
            lines.extend(reminder.remind_at.map(|at| line(reminder, today(zone, at), at)));
        }
        fired.entry(fires_for).or_default().push(reminder.id);
    }
    let flows = deliveries::write(transaction, DELIVER, lines, now).await?;
    for (fires_for, reminders) in fired {
        let update = Query::update()
            .table("task_reminders")
            .value("rang_at", Expr::col("remind_at"))
            .value("rang_for", fires_for)
            .value("remind_at", None::<DateTime<Utc>>)
            .and_where(Expr::col("id").is_in(reminders))
            .take();
        transaction.execute(&update).await?;
    }
    Ok(flows)
}

fn line(reminder: &task_reminder::Model, local_date: NaiveDate, at: DateTime<Utc>) -> Line {
    Line {
        user: reminder.user_id,
        to: None,
        kind: TASK,
        subject: reminder.task_id,
        local_date,
        occurrence: occurrence(at),
        tasks: 1,
        planned_for: at,
        expires_at: at + WORTH,
    }
}
