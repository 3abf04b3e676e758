use chrono::{DateTime, NaiveDate, Utc};
use model::{Did, ListKind, NewTask, Outcome, Priority, Status};
use sea_orm::sea_query::{Expr, InsertStatement, OnConflict, Query, SelectStatement};
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, Iterable, QuerySelect, TryInsertResult, Value};
use uuid::Uuid;

use super::{not_found, searchable};
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
    if !usage::insert(services, actor, room, now, |select| insertion(row.clone(), select)).await? {
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
                not_found::report(actor);
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

/// The row's insertion, by way of a select.
fn insertion(row: task::Model, select: &mut SelectStatement) -> InsertStatement {
    let mut row = task::ActiveModel::from(row);
    let mut insert = Query::insert();
    insert.into_table(task::Entity).columns(task::Column::iter());
    for column in task::Column::iter() {
        select.expr(Expr::val(row.take(column).into_value().unwrap_or(Value::Bool(None))));
    }
    insert.on_conflict(OnConflict::column(task::Column::Id).do_nothing().to_owned());
    // As many columns as values.
    let _ = insert.select_from(select.take());
    insert
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
