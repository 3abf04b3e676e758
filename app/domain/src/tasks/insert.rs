//! The statements that write a new task.

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, EntityTrait, Statement, TryInsertResult, Value};
use tracing::Instrument;
use uuid::Uuid;

use crate::accounts::usage::{self, Room, TAKE};
use crate::changes;
use crate::entities::task;
use crate::{Actor, Error, Result, Services};

/// Counts the task, inserts it and writes its line of the journal, in one go: of short statements each costs as much as
/// everything else about the change. Whether it was inserted.
pub(super) async fn insert_at_once(
    services: &Services,
    actor: &Actor,
    row: task::Model,
    set: Uuid,
    room: Room,
    now: DateTime<Utc>,
) -> Result<bool> {
    // The Inbox is always there.
    let in_inbox = row.list() == changes::inbox(actor.user);
    let (db, values) =
        (services.db.clone(), usage::take(services, actor, room, now).into_iter().chain(values(row, set)));
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

fn values(row: task::Model, set: Uuid) -> [Value; 20] {
    [
        row.created_at.into(),
        row.id.into(),
        set.into(),
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
pub(super) async fn insert_row(transaction: &impl ConnectionTrait, row: task::Model) -> Result<bool> {
    let insert = task::Entity::insert(task::ActiveModel::from(row)).on_conflict_do_nothing();
    match insert.exec_without_returning(transaction).await {
        Ok(TryInsertResult::Inserted(rows)) => Ok(rows > 0),
        Ok(_) | Err(DbErr::RecordNotInserted) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
