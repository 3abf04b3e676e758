use chrono::{DateTime, Utc};
use model::{Did, ListId, ListKind, NewTask, Outcome};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, EntityTrait, QuerySelect, Statement, TryInsertResult, Value};
use tracing::Instrument;
use uuid::Uuid;

use super::{not_found, searchable};
use crate::accounts::usage::{self, Room, TAKE};
use crate::cache::{self, Entry};
use crate::changes::{self, Change, Line};
use crate::entities::task;
use crate::time::{next_day, today};
use crate::{Actor, Error, Result, Services, lists};

/// Adds a task, due where the list it is added in shows it, and standing in that list or in the Inbox. The form proposes the id: sent twice it adds one task.
pub async fn add(services: &Services, actor: &Actor, form: NewTask, now: DateTime<Utc>) -> Result<Outcome> {
    let form = form.validated()?;
    let today = today(actor.zone, now);
    let due_on = match form.list {
        ListKind::Today => Some(today),
        ListKind::Upcoming => Some(next_day(actor.zone, today)),
        _ => None,
    };
    let list = match form.list {
        ListKind::Own(ListId(list)) => list,
        _ => changes::inbox(actor.user),
    };
    let row = task::Model {
        list_id: Some(list),
        search: searchable(&form.title, ""),
        title: form.title,
        due_on,
        ..task::Model::new(form.id.0, actor.user, now)
    }
    .sorted();
    let room = Room { tasks: 1, bytes: row.size(), ..Room::default() };
    if !insert_at_once(services, actor, row.clone(), room, now).await? {
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
    let mut change = Change::begin(services, actor.user, now).await?;
    let transaction = change.transaction();
    lists::reach(transaction, actor, row.list()).await?;
    let (mut id, mut added) = (row.id, insert_row(transaction, row.clone()).await?);
    if !added {
        let there: Option<(Uuid, String)> = task::Entity::find_by_id(row.id)
            .select_only()
            .columns([task::Column::UserId, task::Column::Title])
            .into_tuple()
            .one(transaction)
            .await?;
        match there {
            Some((owner, _)) if owner != actor.user.0 => {
                not_found::report(actor);
                return Err(Error::not_found());
            }
            Some((_, title)) if title == row.title => {}
            // Another text under an id that was used: the form was shown again by Back. Nothing typed is lost.
            _ => {
                id = Uuid::now_v7();
                added = insert_row(transaction, task::Model { id, ..row }).await?;
            }
        }
    }
    if added {
        usage::add(services, transaction, actor, room, now).await?;
        change.extend(vec![Line::added(id)]);
        change.commit().await?;
    }
    Ok(())
}

/// Counts the task, inserts it and writes its line of the journal, in one go: of short statements each costs as much as
/// everything else about the change. Whether it was inserted.
async fn insert_at_once(
    services: &Services,
    actor: &Actor,
    row: task::Model,
    room: Room,
    now: DateTime<Utc>,
) -> Result<bool> {
    // The Inbox is always there.
    let in_inbox = row.list() == changes::inbox(actor.user);
    let (db, values) = (services.db.clone(), usage::take(services, actor, room, now).into_iter().chain(values(row)));
    let backend = db.get_database_backend();
    if backend == DbBackend::Postgres {
        let from = if in_inbox { "FROM room" } else { "FROM room, place" };
        let place = if in_inbox { "" } else { LOCKED_PLACE };
        let (room, task, list) = (TAKE, insert(from), changes::raise_by_one("FROM task"));
        let line = changes::insert_added("seq", "FROM list");
        let sql = format!(
            "WITH room AS ({room} RETURNING user_id), {place}task AS ({task} RETURNING id), list AS ({list} RETURNING seq) {line}"
        );
        let statement = Statement::from_sql_and_values(backend, sql, values);
        return Ok(db.execute_raw(statement).await?.rows_affected() > 0);
    }
    // SQLite has no such statement, but takes several at once, and none of them leaves the transaction open when it fails:
    // the account's row keeps the foreign keys, and what is interrupted or finds no place on the disk is rolled back whole.
    const DONE: &str = "WHERE changes() > 0";
    let placed = if in_inbox { DONE.to_owned() } else { format!("{DONE} AND EXISTS ({PLACE})") };
    let (task, list) = (insert(&placed), changes::raise_by_one(DONE));
    let line = changes::insert_added("(SELECT seq FROM lists WHERE id = $1)", DONE);
    let sql = format!("BEGIN IMMEDIATE; {TAKE}; {task}; {list}; {line} RETURNING seq; COMMIT");
    let all = Statement::from_sql_and_values(backend, sql, values);
    // To their end, whoever goes away meanwhile.
    let rows = tokio::spawn(async move { db.query_all_raw(all).await }.in_current_span());
    Ok(!rows.await.map_err(Error::internal)??.is_empty())
}

/// The list it is to stand in, if the person has it; the same on PostgreSQL, where it must stay there meanwhile.
const PLACE: &str = "SELECT 1 FROM lists WHERE lists.id = $12 AND lists.user_id = $1 AND lists.deleted_at IS NULL";
const LOCKED_PLACE: &str = "place AS (SELECT 1 FROM lists \
    WHERE lists.id = $12 AND lists.user_id = $1 AND lists.deleted_at IS NULL FOR SHARE), ";

/// Inserts a row of [`values`], columns without one being empty.
fn insert(from: &str) -> String {
    format!(
        "INSERT INTO tasks (user_id, list_id, created_at, updated_at, id, version, title, notes, search, status, priority, \
         due_on, due_time, start_on, deadline_on, due_sort, labels, position, section_id, parent_id, series_id) \
         SELECT $1, $12, $9, $9, $10, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28 {from} \
         ON CONFLICT (id) DO NOTHING"
    )
}

fn values(row: task::Model) -> [Value; 20] {
    [
        row.created_at.into(),
        row.id.into(),
        // The set.
        Uuid::now_v7().into(),
        row.list_id.into(),
        row.version.into(),
        row.title.into(),
        row.notes.into(),
        row.search.into(),
        row.status.into(),
        row.priority.into(),
        row.due_on.into(),
        row.due_time.into(),
        row.start_on.into(),
        row.deadline_on.into(),
        row.due_sort.into(),
        row.labels.into(),
        row.position.into(),
        row.section_id.into(),
        row.parent_id.into(),
        row.series_id.into(),
    ]
}

/// Whether the id was free.
async fn insert_row(transaction: &impl ConnectionTrait, row: task::Model) -> Result<bool> {
    let insert = task::Entity::insert(task::ActiveModel::from(row)).on_conflict_do_nothing();
    match insert.exec_without_returning(transaction).await {
        Ok(TryInsertResult::Inserted(rows)) => Ok(rows > 0),
        Ok(_) | Err(DbErr::RecordNotInserted) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
