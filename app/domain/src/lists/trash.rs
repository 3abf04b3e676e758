//! Lists in the trash, and the end of them.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use super::sections;
use crate::Result;
use crate::changes::Line;
use crate::entities::list::{self, Column, of_task};
use crate::entities::task;

fn deleted(person: Uuid, since: Option<DateTime<Utc>>) -> Condition {
    let deleted = Condition::all().add(Column::UserId.eq(person)).add(Column::DeletedAt.is_not_null());
    deleted.add_option(since.map(|at| Column::DeletedAt.lte(at)))
}

/// A person's lists in the trash; those that were there at an instant. They may leave it at any time.
pub(crate) async fn in_trash(
    connection: &impl ConnectionTrait,
    person: Uuid,
    since: Option<DateTime<Utc>>,
) -> Result<Vec<Uuid>> {
    let lists = list::Entity::find().select_only().column(Column::Id).filter(deleted(person, since));
    Ok(lists.into_tuple().all(connection).await?)
}

/// The same until the end of the transaction: whoever wants to take one out waits. Asked for before their tasks, which others
/// lock after the lists they stand in.
pub(crate) async fn lock_trash(
    transaction: &impl ConnectionTrait,
    person: Uuid,
    since: Option<DateTime<Utc>>,
) -> Result<Vec<Uuid>> {
    lock(transaction, deleted(person, since)).await
}

/// A person's lists with ids from one to another that nobody changed since they were made, in the same way.
pub(crate) async fn lock_new(
    transaction: &impl ConnectionTrait,
    person: Uuid,
    (first, last): (Uuid, Uuid),
) -> Result<Vec<Uuid>> {
    let new = Condition::all().add(Column::UserId.eq(person)).add(Column::Id.between(first, last));
    lock(transaction, new.add(Column::Version.eq(1))).await
}

/// In the order in which everybody locks several lists.
async fn lock(transaction: &impl ConnectionTrait, which: Condition) -> Result<Vec<Uuid>> {
    let lists = list::Entity::find().select_only().column(Column::Id).filter(which).order_by_asc(Column::Id);
    Ok(lists.lock_exclusive().into_tuple().all(transaction).await?)
}

/// Deletes those of a person's lists for good with their sections, all of them locked, that hold no task any more; their lines
/// of the journal.
pub(crate) async fn remove(transaction: &impl ConnectionTrait, person: Uuid, lists: Vec<Uuid>) -> Result<Vec<Line>> {
    if lists.is_empty() {
        return Ok(Vec::new());
    }
    // By three conditions, for each of which there is an index.
    let empty = ["deleted_at IS NULL AND status < 2", "deleted_at IS NULL AND status = 2", "deleted_at IS NOT NULL"];
    let empty = empty.into_iter().fold(Condition::all(), |empty, which| {
        let tasks = Query::select()
            .expr(of_task())
            .from(task::Entity)
            .and_where(Expr::col(task::Column::UserId).eq(person))
            .and_where(Expr::cust(which))
            .take();
        empty.add(Expr::col(Column::Id).not_in_subquery(tasks))
    });
    let mut delete = list::Entity::delete_many().filter(Column::Id.is_in(lists)).filter(empty);
    let delete =
        QueryTrait::query(&mut delete).returning(Query::returning().columns([Column::Id, Column::Version])).take();
    let mut removed = Vec::new();
    for row in transaction.query_all(&delete).await? {
        removed.push((row.try_get("", "id")?, row.try_get("", "version")?));
    }
    sections::remove_of(transaction, removed.iter().map(|(list, _)| *list).collect()).await?;
    Ok(removed.into_iter().map(|(list, version)| Line::list_removed(list, version)).collect())
}
