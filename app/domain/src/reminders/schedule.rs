use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use sea_orm::sea_query::{Expr, LockBehavior, LockType};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::due::{due_in, overdue, tomorrow};
use super::{DAILY, DELIVER, of_tasks, per_task};
use crate::accounts::zone;
use crate::deliveries::{self, Line};
use crate::entities::{list, task, user};
use crate::queue;
use crate::time::{add_days, hour_of_day, instant, next_hour, stored, subtract_days, today};
use crate::{Result, Services, UserId};

/// People in one transaction.
const CHUNK: u64 = 500;
/// How many missed days are recorded after a downtime.
const MISSED: u64 = 7;

/// What a run of the scheduler did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scheduled {
    /// People whose hour had come, and reminders of single tasks whose time had.
    pub users: u32,
    /// Mails to send.
    pub jobs: u32,
}

/// A reminder that a run of the scheduler would plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    pub user: UserId,
    pub email: String,
    /// The person's own date.
    pub local_date: NaiveDate,
    pub tasks: u32,
}

/// Plans every reminder whose time has come, chunk by chunk. Any number of these may run at once.
pub async fn schedule_due(services: &Services, now: DateTime<Utc>) -> Result<Scheduled> {
    let mut total = of_tasks::schedule(services, now).await?;
    loop {
        let transaction = services.begin().await?;
        // Another scheduler's people are being planned already.
        let people = due_people(now)
            .limit(CHUNK)
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .all(&transaction)
            .await?;
        if people.is_empty() {
            return Ok(total);
        }
        total.users += people.len() as u32;
        // One mail a task is any number of mails: whoever wants that is planned in transactions of their own.
        let (each, people): (Vec<_>, Vec<_>) = people.into_iter().partition(wants_one_per_task);
        let lines = lines(&transaction, &people, now).await?;
        let flows = deliveries::write(&transaction, DELIVER, lines, now).await?;
        advance(&transaction, &people, now).await?;
        transaction.commit().await?;
        total.jobs += flows.len() as u32;
        queue::notify(services, queue::Queue::Mail, flows).await;
        for person in each {
            total.jobs += Box::pin(per_task::schedule(services, &person, now)).await?;
        }
    }
}

fn wants_one_per_task(person: &user::Model) -> bool {
    is_reminded(person) && person.reminds_each
}

/// Whether somebody wants daily reminders, and is not shut out.
fn is_reminded(person: &user::Model) -> bool {
    person.reminders_on && person.disabled_at.is_none()
}

/// What [`schedule_due`] would send once a day; changes nothing.
pub async fn preview(services: &Services, now: DateTime<Utc>) -> Result<Vec<Planned>> {
    let people = due_people(now).all(&services.db).await?;
    let mut planned = Vec::new();
    for chunk in people.chunks(CHUNK as usize) {
        for (person, date, tasks) in open_tasks(&services.db, chunk, now).await? {
            if end_of(person, date) <= now {
                continue;
            }
            let (mails, tasks) = if wants_one_per_task(person) { (tasks, 1) } else { (1, tasks) };
            let mail = Planned { user: UserId(person.id), email: person.email.clone(), local_date: date, tasks };
            planned.extend(std::iter::repeat_n(mail, mails as usize));
        }
    }
    Ok(planned)
}

fn due_people(now: DateTime<Utc>) -> sea_orm::Select<user::Entity> {
    user::Entity::find()
        .filter(user::Column::NextReminderAt.lte(stored(now)))
        .order_by_asc(user::Column::NextReminderAt)
        .order_by_asc(user::Column::Id)
}

/// The days a person was to be reminded on and was not: today, if its hour has come, and days that were missed.
pub(super) fn days(person: &user::Model, now: DateTime<Utc>) -> Vec<NaiveDate> {
    let zone = zone(&person.zone);
    let last = today(zone, now);
    let mut date = today(zone, person.next_reminder_at).max(subtract_days(last, MISSED));
    let mut days = Vec::new();
    while date <= last {
        // A zone may leave a date out; it has no hour.
        let at = hour_of_day(zone, hour(person), date);
        if at <= now && today(zone, at) == date {
            days.push(date);
        }
        date = add_days(date, 1);
    }
    days
}

fn hour(person: &user::Model) -> u8 {
    u8::try_from(person.reminder_hour).unwrap_or(9)
}

/// What is to be written for a chunk of people.
async fn lines(connection: &impl ConnectionTrait, people: &[user::Model], now: DateTime<Utc>) -> Result<Vec<Line>> {
    let open = open_tasks(connection, people, now).await?;
    Ok(open.into_iter().map(|(person, date, tasks)| line(person, date, Uuid::nil(), tasks)).collect())
}

pub(super) fn line(person: &user::Model, date: NaiveDate, subject: Uuid, tasks: u32) -> Line {
    Line {
        user: person.id,
        to: None,
        kind: DAILY,
        subject,
        local_date: date,
        occurrence: date.to_string(),
        tasks,
        planned_for: hour_of_day(zone(&person.zone), hour(person), date),
        expires_at: end_of(person, date),
    }
}

/// Tomorrow is tomorrow until midnight.
fn end_of(person: &user::Model, date: NaiveDate) -> DateTime<Utc> {
    instant(zone(&person.zone), add_days(date, 1).and_time(NaiveTime::MIN))
}

/// The open tasks that a person's reminder of a date is about.
pub(super) fn wanted(person: &user::Model, date: NaiveDate, now: DateTime<Utc>) -> Condition {
    let zone = zone(&person.zone);
    wanted_in(tomorrow(zone, date), person.reminds_overdue.then_some(zone), now)
}

fn wanted_in(range: Range<i64>, with_overdue: Option<Tz>, now: DateTime<Utc>) -> Condition {
    let due = due_in(range);
    let wanted = match with_overdue {
        Some(zone) => Condition::any().add(due).add(overdue(zone, now)),
        None => due,
    };
    Condition::all().add(wanted)
}

/// How many open tasks each person is to be reminded of, day by day; days without any are left out.
async fn open_tasks<'a>(
    connection: &impl ConnectionTrait,
    people: &'a [user::Model],
    now: DateTime<Utc>,
) -> Result<Vec<(&'a user::Model, NaiveDate, u32)>> {
    // Most share a tomorrow, so few statements serve many.
    let mut sharing: HashMap<_, Vec<(&user::Model, NaiveDate)>> = HashMap::new();
    for person in people.iter().filter(|person| is_reminded(person)) {
        for date in days(person, now) {
            let range = tomorrow(zone(&person.zone), date);
            let with_overdue = person.reminds_overdue.then(|| zone(&person.zone));
            sharing.entry((range, with_overdue)).or_default().push((person, date));
        }
    }
    let mut open = Vec::new();
    for ((range, with_overdue), group) in sharing {
        let rows: Vec<(Uuid, i64)> = task::Entity::find()
            .select_only()
            .column(task::Column::UserId)
            .expr(Expr::cust("COUNT(*)"))
            .filter(task::Column::UserId.is_in(group.iter().map(|(person, _)| person.id)))
            .filter(wanted_in(range, with_overdue, now))
            .filter(list::is_shown(group.iter().map(|(person, _)| person.id)))
            .group_by(task::Column::UserId)
            .into_tuple()
            .all(connection)
            .await?;
        let tasks: HashMap<Uuid, i64> = rows.into_iter().collect();
        for (person, date) in group {
            open.extend(tasks.get(&person.id).map(|tasks| (person, date, *tasks as u32)));
        }
    }
    Ok(open)
}

/// When somebody is due next who moves to another zone or hour. Who is due already stays so: the scheduler sees what it
/// means there. Whose hour of today was to come and is over by the move is due at once.
pub(super) fn moved(person: &user::Model, there: Tz, hour: u8, now: DateTime<Utc>) -> DateTime<Utc> {
    let planned = person.next_reminder_at;
    if planned <= now {
        return planned;
    }
    let next = next_hour(there, hour, now);
    let date = today(there, now);
    let left_out = today(zone(&person.zone), planned) <= date && today(there, next) > date;
    let todays = hour_of_day(there, hour, date);
    if left_out && todays <= now { todays } else { next }
}

/// Moves everybody to their next hour. Most share it, so few statements move many.
pub(super) async fn advance(
    transaction: &impl ConnectionTrait,
    people: &[user::Model],
    now: DateTime<Utc>,
) -> Result<()> {
    let mut next: BTreeMap<DateTime<Utc>, Vec<Uuid>> = BTreeMap::new();
    for person in people {
        next.entry(next_hour(zone(&person.zone), hour(person), now)).or_default().push(person.id);
    }
    for (at, ids) in next {
        user::Entity::update_many()
            .col_expr(user::Column::NextReminderAt, Expr::value(at))
            .filter(user::Column::Id.is_in(ids))
            .exec(transaction)
            .await?;
    }
    Ok(())
}
