use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use sea_orm::sea_query::{Expr, LockBehavior, LockType};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};
use uuid::Uuid;

use super::due::{open_in, tomorrow};
use super::{CHANNEL, KIND};
use crate::accounts::zone;
use crate::entities::delivery::{self, State};
use crate::entities::{task, user};
use crate::jobs::{self, NewJob, Work};
use crate::time::{add_days, hour_of_day, instant, next_hour, stored, today};
use crate::{Result, Services, UserId};

/// People in one transaction.
const CHUNK: u64 = 500;

/// What a run of the scheduler did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scheduled {
    /// People whose hour had come.
    pub users: u32,
    /// Reminders to send: one for each of them who has tasks due tomorrow.
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

/// Plans a reminder for everybody whose hour has come, chunk by chunk. Any number of these may run at once.
pub async fn schedule_due(services: &Services, now: DateTime<Utc>) -> Result<Scheduled> {
    let mut total = Scheduled::default();
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
        let ids = plan(&transaction, &people, now).await?;
        advance(&transaction, &people, now).await?;
        transaction.commit().await?;
        total.users += people.len() as u32;
        total.jobs += ids.len() as u32;
        jobs::ring(services, jobs::MAIL, &ids).await;
    }
}

/// What [`schedule_due`] would plan; changes nothing.
pub async fn preview(services: &Services, now: DateTime<Utc>) -> Result<Vec<Planned>> {
    let people = due_people(now).all(&services.db).await?;
    let mut planned = Vec::new();
    for chunk in people.chunks(CHUNK as usize) {
        let open = open_tasks(&services.db, chunk, now).await?;
        planned.extend(chunk.iter().filter_map(|person| {
            let tasks = *open.get(&person.id)?;
            let local_date = local_date(person, now)?;
            Some(Planned { user: UserId(person.id), email: person.email.clone(), local_date, tasks })
        }));
    }
    Ok(planned)
}

fn due_people(now: DateTime<Utc>) -> sea_orm::Select<user::Entity> {
    user::Entity::find()
        .filter(user::Column::NextReminderAt.lte(stored(now)))
        .order_by_asc(user::Column::NextReminderAt)
        .order_by_asc(user::Column::Id)
}

/// The person's date if their hour has come on it; after a pause the hour may be yesterday's and today's still ahead.
fn local_date(person: &user::Model, now: DateTime<Utc>) -> Option<NaiveDate> {
    let zone = zone(&person.zone);
    let date = today(zone, now);
    let hour = u8::try_from(person.reminder_hour).unwrap_or(9);
    (hour_of_day(zone, hour, date) <= now).then_some(date)
}

/// Writes the ledger and the jobs of a chunk; the ids of the jobs.
async fn plan(transaction: &impl ConnectionTrait, people: &[user::Model], now: DateTime<Utc>) -> Result<Vec<Uuid>> {
    let open = open_tasks(transaction, people, now).await?;
    let mut jobs = HashMap::new();
    let mut lines = Vec::new();
    for person in people {
        let (Some(tasks), Some(date)) = (open.get(&person.id), local_date(person, now)) else { continue };
        let id = Uuid::now_v7();
        lines.push(delivery::ActiveModel {
            id: Set(id),
            user_id: Set(person.id),
            kind: Set(KIND.to_owned()),
            local_date: Set(date),
            channel: Set(CHANNEL.to_owned()),
            state: Set(State::Planned),
            message_id: Set(id.simple().to_string()),
            tasks: Set(*tasks as i32),
            sends: Set(0),
            planned_for: Set(person.next_reminder_at),
            sent_at: Set(None),
            error: Set(None),
        });
        // Tomorrow is tomorrow until midnight.
        let expires_at = instant(zone(&person.zone), add_days(date, 1).and_time(NaiveTime::MIN));
        let work = Work::DailyReminder { delivery: id };
        jobs.insert(id, NewJob { user: Some(UserId(person.id)), work, expires_at: Some(expires_at) });
    }
    if lines.is_empty() {
        return Ok(Vec::new());
    }
    let mut insert = delivery::Entity::insert_many(lines).on_conflict_do_nothing_on([
        delivery::Column::UserId,
        delivery::Column::Kind,
        delivery::Column::LocalDate,
        delivery::Column::Channel,
    ]);
    insert.query().returning_col(delivery::Column::Id);
    let mut wanted = Vec::new();
    // Lines that are there already keep the job they have.
    for row in transaction.query_all(insert.query()).await? {
        wanted.extend(jobs.remove(&row.try_get::<Uuid>("", "id")?));
    }
    jobs::enqueue(transaction, wanted, now).await
}

/// How many open tasks each person has on their next day; those with none are left out.
async fn open_tasks(
    connection: &impl ConnectionTrait,
    people: &[user::Model],
    now: DateTime<Utc>,
) -> Result<HashMap<Uuid, u32>> {
    // Most share a tomorrow, so few conditions serve many.
    let mut sharing: HashMap<_, Vec<Uuid>> = HashMap::new();
    for person in people {
        let zone = zone(&person.zone);
        sharing.entry(tomorrow(zone, today(zone, now))).or_default().push(person.id);
    }
    let wanted = sharing
        .into_iter()
        .map(|(tomorrow, people)| open_in(tomorrow).add(task::Column::UserId.is_in(people)))
        .fold(Condition::any(), Condition::add);
    let rows: Vec<(Uuid, i64)> = task::Entity::find()
        .select_only()
        .column(task::Column::UserId)
        .expr(Expr::cust("COUNT(*)"))
        .filter(wanted)
        .group_by(task::Column::UserId)
        .into_tuple()
        .all(connection)
        .await?;
    Ok(rows.into_iter().map(|(user, tasks)| (user, tasks as u32)).collect())
}

/// Moves everybody to their next hour. Most share it, so few statements move many.
async fn advance(transaction: &impl ConnectionTrait, people: &[user::Model], now: DateTime<Utc>) -> Result<()> {
    let mut next: BTreeMap<DateTime<Utc>, Vec<Uuid>> = BTreeMap::new();
    for person in people {
        let hour = u8::try_from(person.reminder_hour).unwrap_or(9);
        next.entry(next_hour(zone(&person.zone), hour, now)).or_default().push(person.id);
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
