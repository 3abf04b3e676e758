use model::Count;
use sea_orm::sea_query::{Expr, Query, SelectStatement};
use sea_orm::{Order, QueryResult};

use crate::Result;

/// Nothing is counted further than this.
pub(super) const MOST: u64 = 10_000;

/// The number of rows as a column, found out from the first of them only. They are taken in the order of the index that
/// finds them: without it, going through the whole table would look cheaper where many rows match.
pub(super) fn number_of(mut rows: SelectStatement, order: &'static str) -> Expr {
    rows.expr(Expr::val(1)).order_by(order, Order::Asc).limit(MOST + 1);
    scalar(Query::select().expr(Expr::cust("COUNT(*)")).from_subquery(rows, "counted").take())
}

/// A select of one value as a column.
pub(super) fn scalar(select: SelectStatement) -> Expr {
    Expr::SubQuery(None, Box::new(select.into()))
}

/// What [`number_of`] found.
pub(super) fn read(row: &QueryResult, column: &str) -> Result<Count> {
    Ok(bounded(u64::try_from(row.try_get::<i64>("", column)?).unwrap_or_default()))
}

pub(super) fn bounded(number: u64) -> Count {
    Count { number: number.min(MOST), more: number > MOST }
}
