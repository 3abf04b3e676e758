use chrono::{DateTime, NaiveDate, Utc};
use model::{Did, ListKind, NewTask, Outcome, Priority, Status};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QuerySelect, TryInsertResult, Value};
use uuid::Uuid;

use super::{foreign, searchable};
use crate::accounts::usage::{self, Room};
use crate::cache::{self, Entry};
use crate::entities::task::{self, priority_number, status_number};
use crate::time::{due_sort, next_day, stored, today};
use crate::{Actor, Error, Result, Services};

/// Adds a task, due where the list it is added in shows it. The form proposes the id: sent twice it adds one task.
pub async fn add(services: &Services, actor: &Actor, form: NewTask, now: DateTime<Utc>) -> Result<Outcome> {
    let form = form.validated()?;
    let today = today(actor.zone, now);
    let due_on = match form.list {
        ListKind::Today => Some(today),
        ListKind::Upcoming => Some(next_day(actor.zone, today)),
        ListKind::All | ListKind::Completed | ListKind::Trash => None,
    };
    let row = new_row(actor, form.id.0, form.title, due_on, now);
    let room = Room { tasks: 1, bytes: row.size(), ..Room::default() };
    if !usage::insert(services, actor, room, now, INSERT, values(row.clone())).await? {
        insert_or_refuse(services, actor, row, room, now).await?;
    }
    cache::forget(services, Entry::Dashboard(actor.user)).await;
    Ok(Outcome::of(Did::Added))
}

async fn insert_or_refuse(
    services: &Services,
    actor: &Actor,
    row: task::Model,
    room: Room,
    now: DateTime<Utc>,
) -> Result<()> {
    let transaction = services.begin().await?;
    let mut added = insert(&transaction, row.clone()).await?;
    if !added {
        let there: Option<(Uuid, String)> = task::Entity::find_by_id(row.id)
            .select_only()
            .columns([task::Column::UserId, task::Column::Title])
            .into_tuple()
            .one(&transaction)
            .await?;
        match there {
            Some((owner, _)) if owner != actor.user.0 => {
                foreign::told(actor);
                return Err(Error::not_found());
            }
            Some((_, title)) if title == row.title => {}
            // Another text under an id that was used: the form was shown again by Back. Nothing typed is lost.
            _ => added = insert(&transaction, task::Model { id: Uuid::now_v7(), ..row }).await?,
        }
    }
    if added {
        usage::add(services, &transaction, actor, room, now).await?;
        transaction.commit().await?;
    }
    Ok(())
}

/// What a new row is beside its [`values`], columns without one being empty.
const INSERT: &str = "INSERT INTO tasks (user_id, id, version, title, notes, search, status, priority, due_on, due_sort, \
    created_at, updated_at) SELECT $1, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19";

fn values(row: task::Model) -> [Value; 11] {
    [
        row.id.into(),
        row.version.into(),
        row.title.into(),
        row.notes.into(),
        row.search.into(),
        row.status.into(),
        row.priority.into(),
        row.due_on.into(),
        row.due_sort.into(),
        row.created_at.into(),
        row.updated_at.into(),
    ]
}

fn new_row(actor: &Actor, id: Uuid, title: String, due_on: Option<NaiveDate>, now: DateTime<Utc>) -> task::Model {
    task::Model {
        id,
        user_id: actor.user.0,
        version: 1,
        search: searchable(&title, ""),
        title,
        notes: String::new(),
        status: status_number(Status::Pending),
        priority: priority_number(Priority::None),
        due_on,
        due_time: None,
        due_sort: due_sort(due_on, None),
        created_at: stored(now),
        updated_at: stored(now),
        completed_at: None,
        completed_on: None,
        deleted_at: None,
    }
}

/// Whether the id was free.
async fn insert(transaction: &impl ConnectionTrait, row: task::Model) -> Result<bool> {
    let insert = task::Entity::insert(task::ActiveModel::from(row)).on_conflict_do_nothing();
    match insert.exec_without_returning(transaction).await {
        Ok(TryInsertResult::Inserted(rows)) => Ok(rows > 0),
        Ok(_) | Err(DbErr::RecordNotInserted) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
