//! Lists in the trash, and the end of them.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::Result;
use crate::changes::Line;
use crate::entities::list::{self, Column, of_task};
use crate::entities::task;

fn deleted(person: Uuid, since: Option<DateTime<Utc>>) -> Condition {
    let deleted = Condition::all().add(Column::UserId.eq(person)).add(Column::DeletedAt.is_not_null());
    deleted.add_option(since.map(|at| Column::DeletedAt.lte(at)))
}

/// A person's lists in the trash; those that were there at an instant.
pub(crate) async fn in_trash(
    connection: &impl ConnectionTrait,
    person: Uuid,
    since: Option<DateTime<Utc>>,
) -> Result<Vec<Uuid>> {
    let lists = list::Entity::find().select_only().column(Column::Id).filter(deleted(person, since));
    Ok(lists.into_tuple().all(connection).await?)
}

/// Deletes a person's lists for good that are in the trash and hold no task any more; their lines of the journal.
pub(crate) async fn remove(
    transaction: &impl ConnectionTrait,
    person: Uuid,
    since: Option<DateTime<Utc>>,
) -> Result<Vec<Line>> {
    // In the order in which everybody locks several lists.
    let lists = list::Entity::find().select_only().column(Column::Id).filter(deleted(person, since));
    let lists: Vec<Uuid> = lists.order_by_asc(Column::Id).lock_exclusive().into_tuple().all(transaction).await?;
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
    let rows = transaction.query_all(&delete).await?;
    rows.iter().map(|row| Ok(Line::list_removed(row.try_get("", "id")?, row.try_get("", "version")?))).collect()
}
