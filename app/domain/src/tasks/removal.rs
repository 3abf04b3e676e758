//! Deleting tasks for good, however many: their reminders, labels and occurrences go with them and count as rows, too.

use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use uuid::Uuid;

use crate::Result;
use crate::changes::Line;
use crate::entities::task::{self, Column};

/// Some of the tasks that were asked for.
pub(crate) struct Batch {
    pub ids: Vec<Uuid>,
    /// Whether there are others after them.
    pub more: bool,
}

/// The first tasks after an id that together with their reminders and occurrences are at most so many rows, if not just one of them is
/// more.
pub(crate) async fn first(
    connection: &impl ConnectionTrait,
    which: Condition,
    after: Uuid,
    rows: u64,
) -> Result<Batch> {
    let of = |table: &'static str| {
        let rows = Query::select()
            .expr(Expr::cust("COUNT(*)"))
            .from(table)
            .and_where(Expr::col("task_id").eq(Expr::col((task::Entity, Column::Id))))
            .take();
        Expr::SubQuery(None, Box::new(rows.into()))
    };
    let found: Vec<(Uuid, i64)> = task::Entity::find()
        .select_only()
        .column(Column::Id)
        .expr_as(of("task_reminders").add(of("task_labels")).add(of("occurrences")), "more")
        .filter(which)
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(rows + 1)
        .into_tuple()
        .all(connection)
        .await?;
    let mut sum = 0;
    let fitting = found.iter().take_while(|(_, more)| {
        let is_first = sum == 0;
        sum += 1 + more.unsigned_abs();
        is_first || sum <= rows
    });
    let ids: Vec<Uuid> = fitting.map(|(id, _)| *id).collect();
    Ok(Batch { more: ids.len() < found.len(), ids })
}

/// Deletes tasks that are still so, locked in the order in which everybody locks several; their lines of the journal.
pub(crate) async fn remove(transaction: &impl ConnectionTrait, which: Condition, ids: Vec<Uuid>) -> Result<Vec<Line>> {
    let locked = task::Entity::find().select_only().column(Column::Id).filter(Column::Id.is_in(ids)).filter(which);
    let ids: Vec<Uuid> = locked.order_by_asc(Column::Id).lock_exclusive().into_tuple().all(transaction).await?;
    let mut delete = task::Entity::delete_many().filter(Column::Id.is_in(ids));
    let deleted =
        QueryTrait::query(&mut delete).returning(Query::returning().columns([Column::Id, Column::Version])).take();
    let rows = transaction.query_all(&deleted).await?;
    rows.iter().map(|row| Ok(Line::removed(row.try_get("", "id")?, row.try_get("", "version")?))).collect()
}
