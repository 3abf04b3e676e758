use std::collections::HashSet;

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use model::Anchor;
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::owner::Owner;
use super::{PASSWORD, person};
use crate::entities::{series, task, user};
use crate::recurrence::Recurs;
use crate::tasks::searchable;
use crate::time::{add_days, stored, subtract_days, today};
use crate::{Result, Services, UserId, accounts, changes};

/// Rows of one statement: 25 columns each, and SQLite takes 32,766 values.
const ROWS: usize = 1_000;
/// Words at half of the tasks.
const LABELS: [&str; 6] = ["", "home", "", "work\nwaiting", "", "home\nerrands"];
/// People of one transaction. They take turns, so that one's tasks lie as far apart in the table as in real life.
const PEOPLE: usize = 1_000;

/// Many people, `user1@example.org` and so on, with as many tasks each and one password that everybody can read here.
/// Those who are there already are left alone.
pub async fn bulk(services: &Services, users: u32, tasks: u32, now: DateTime<Utc>) -> Result<()> {
    let hash = accounts::hash(&services.hashing.permit_for_us().await?, PASSWORD).await?;
    let there: Vec<String> = user::Entity::find()
        .select_only()
        .column(user::Column::Email)
        .filter(user::Column::Email.like("user%@example.org"))
        .into_tuple()
        .all(&services.db)
        .await?;
    let there: HashSet<String> = there.into_iter().collect();
    let people: Vec<user::Model> = (1..=users)
        .map(|number| (number, format!("user{number}@example.org")))
        .filter(|(_, email)| !there.contains(email))
        .map(|(number, email)| person(Uuid::now_v7(), &format!("User {number}"), email, hash.clone(), now))
        .collect();
    for people in people.chunks(PEOPLE) {
        let transaction = services.begin().await?;
        let rows = people.iter().cloned().map(IntoActiveModel::into_active_model);
        user::Entity::insert_many(rows).exec_without_returning(&transaction).await?;
        changes::make_inboxes(&transaction, people.iter().map(|person| person.id), now).await?;
        let mut owners: Vec<Owner> = people.iter().map(|person| Owner::new(person.id, tasks)).collect();
        Owner::insert(&transaction, &owners, now).await?;
        let mut rows = Vec::with_capacity(ROWS);
        for number in 0..tasks {
            for owner in &mut owners {
                rows.push(recurring(owner.placed(one_task(owner.id, number, now), number), number));
                if rows.len() < ROWS {
                    continue;
                }
                insert(&transaction, std::mem::take(&mut rows)).await?;
            }
        }
        if !rows.is_empty() {
            insert(&transaction, rows).await?;
        }
        transaction.commit().await?;
    }
    // Else it would guess for a minute how to look for so much that is new.
    if services.db.get_database_backend() == DbBackend::Postgres {
        services.db.execute_unprepared("ANALYZE users, lists, sections, series, tasks, task_labels").await?;
    }
    Ok(())
}

async fn insert(transaction: &impl ConnectionTrait, rows: Vec<(task::Model, Option<series::Model>)>) -> Result<()> {
    let (tasks, series): (Vec<task::Model>, Vec<Option<series::Model>>) = rows.into_iter().unzip();
    let rows = tasks.iter().cloned().map(IntoActiveModel::into_active_model);
    task::Entity::insert_many(rows).exec_without_returning(transaction).await?;
    let mut series = series.into_iter().flatten().map(IntoActiveModel::into_active_model).peekable();
    if series.peek().is_some() {
        series::Entity::insert_many(series).exec_without_returning(transaction).await?;
    }
    changes::index_labels(transaction, &tasks).await
}

/// A few of those that have a date are weekly.
fn recurring(task: task::Model, number: u32) -> (task::Model, Option<series::Model>) {
    let weekly = number % 25 == 7 && task.status < 2 && task.deleted_at.is_none();
    let due = task.due_on.filter(|_| weekly).map(|date| (date, task.due_time));
    let begun = due.and_then(|due| Recurs::read("FREQ=WEEKLY", Anchor::Schedule, due, Tz::UTC).ok());
    let series = begun.map(|recurs| recurs.series(&task, task.created_at));
    (task::Model { series_id: series.as_ref().map(|series| series.id), ..task }, series)
}

/// A third completed over the last weeks, the rest due around today, some with notes; a few in the trash.
fn one_task(owner: Uuid, number: u32, now: DateTime<Utc>) -> task::Model {
    let today = today(Tz::UTC, now);
    let created = stored(now - TimeDelta::minutes(i64::from(number) * 97));
    let completed = number.is_multiple_of(3);
    let due_on = match number % 5 {
        0 => None,
        1 => Some(subtract_days(today, u64::from(number % 4))),
        _ => Some(add_days(today, u64::from(number % 30))),
    };
    let due_time = due_on.and_then(|_| NaiveTime::from_hms_opt(number % 24, 0, 0)).filter(|_| number.is_multiple_of(2));
    let completed_at = completed.then(|| created.max(now - TimeDelta::hours(i64::from(number) * 2 + 1)));
    let title = format!("Task {number}: something to do");
    let notes = if number.is_multiple_of(4) {
        "With a **note**, and a [link](https://example.org).".to_owned()
    } else {
        String::new()
    };
    task::Model {
        search: searchable(&title, &notes),
        title,
        notes,
        status: if completed { 2 } else { i16::from(number % 7 == 1) },
        priority: (number % 4) as i16,
        due_on,
        due_time,
        completed_at: completed_at.map(stored),
        completed_on: completed_at.map(|at| at.date_naive()),
        labels: LABELS[number as usize % LABELS.len()].to_owned(),
        deadline_on: due_on.filter(|_| number.is_multiple_of(11)).map(|due| add_days(due, 3)),
        deleted_at: (number % 20 == 19).then(|| stored(now)),
        ..task::Model::new(Uuid::now_v7(), UserId(owner), created)
    }
    .sorted()
}
