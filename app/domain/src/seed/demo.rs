use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::demo_tasks::{DONE, OPEN, TRASHED};
use super::person;
use crate::accounts;
use crate::entities::{task, user};
use crate::tasks::searchable;
use crate::time::{add_days, instant, stored, subtract_days, today};
use crate::{Result, Services, UserId, changes};

const EMAIL: &str = "demo@example.org";

/// How to sign in to the demo account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoAccount {
    pub email: String,
    pub password: String,
}

/// One person with a believable set of tasks around `now`, and a password that nobody knows before. Nothing where they
/// are there already: their password is kept nowhere.
pub async fn demo(services: &Services, now: DateTime<Utc>) -> Result<Option<DemoAccount>> {
    if user::Entity::find().filter(user::Column::Email.eq(EMAIL)).count(&services.db).await? > 0 {
        return Ok(None);
    }
    let account = DemoAccount { email: EMAIL.to_owned(), password: password() };
    let hash = accounts::hash(&services.hashing.permit_for_us().await?, &account.password).await?;
    let owner = person(Uuid::now_v7(), "Alex Demo", EMAIL.to_owned(), hash, now);
    let tasks = tasks(owner.id, now);
    let rows = tasks.iter().cloned().map(IntoActiveModel::into_active_model);
    let (id, transaction) = (owner.id, services.begin().await?);
    user::Entity::insert(owner.into_active_model()).exec_without_returning(&transaction).await?;
    changes::make_inboxes(&transaction, [id], now).await?;
    task::Entity::insert_many(rows).exec_without_returning(&transaction).await?;
    changes::index_labels(&transaction, &tasks).await?;
    transaction.commit().await?;
    Ok(Some(account))
}

/// Twenty hexadecimal digits, in groups to type.
fn password() -> String {
    let random = Uuid::new_v4().simple().to_string();
    [&random[..5], &random[5..10], &random[17..22], &random[22..27]].join("-")
}

fn tasks(owner: Uuid, now: DateTime<Utc>) -> Vec<task::Model> {
    let day = |offset: i64| match u64::try_from(offset) {
        Ok(days) => add_days(today(Tz::UTC, now), days),
        Err(_) => subtract_days(today(Tz::UTC, now), offset.unsigned_abs()),
    };
    let new = |created| task::Model::new(Uuid::now_v7(), UserId(owner), created);
    let clock = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").ok();
    let mut tasks = Vec::new();
    for open in OPEN {
        let (due_on, due_time) = (open.due.map(day), clock(open.time));
        tasks.push(
            task::Model {
                title: open.title.to_owned(),
                notes: open.notes.to_owned(),
                search: searchable(open.title, open.notes),
                status: i16::from(open.started),
                priority: open.priority,
                due_on,
                due_time,
                labels: open.labels.join("\n"),
                start_on: open.starts.map(day),
                deadline_on: open.deadline.map(day),
                ..new(now - TimeDelta::hours(20 + 7 * tasks.len() as i64))
            }
            .sorted(),
        );
    }
    for done in DONE {
        // Not in the future, even just after midnight.
        let at = clock(done.time).map_or(now, |time| instant(Tz::UTC, day(-done.days_ago).and_time(time)));
        let at = stored(at.min(now - TimeDelta::minutes(5)));
        tasks.push(task::Model {
            title: done.title.to_owned(),
            search: searchable(done.title, ""),
            status: 2,
            completed_at: Some(at),
            completed_on: Some(today(Tz::UTC, at)),
            ..new(at - TimeDelta::days(3))
        });
    }
    for title in TRASHED {
        tasks.push(task::Model {
            title: (*title).to_owned(),
            search: searchable(title, ""),
            deleted_at: Some(stored(now - TimeDelta::hours(30))),
            ..new(now - TimeDelta::days(9))
        });
    }
    tasks
}
