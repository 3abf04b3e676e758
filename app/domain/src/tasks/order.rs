//! The orders of lists, and continuing one after a row without counting the rows before it.

use chrono::{DateTime, Utc};
use model::{Cursor, ListKind, ListQuery, Sort};
use sea_orm::sea_query::{Expr, Value};
use sea_orm::{ColumnTrait, Condition, ExprTrait, Order};

use super::page::Row;
use crate::entities::task::Column;

/// What a list is sorted by; the id decides between equals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Due,
    Priority,
    Newest,
    Completion,
    Deletion,
}

impl By {
    pub fn of(query: &ListQuery) -> Self {
        match (query.list, query.sort) {
            (ListKind::Completed, _) => By::Completion,
            (ListKind::Trash, _) => By::Deletion,
            (_, Sort::Due) => By::Due,
            (_, Sort::Priority) => By::Priority,
            (_, Sort::Newest) => By::Newest,
        }
    }

    pub fn columns(self) -> Vec<(Column, Order)> {
        match self {
            By::Due => vec![(Column::DueSort, Order::Asc), (Column::Id, Order::Asc)],
            By::Priority => {
                vec![(Column::Priority, Order::Desc), (Column::DueSort, Order::Asc), (Column::Id, Order::Asc)]
            }
            By::Newest => vec![(Column::CreatedAt, Order::Desc), (Column::Id, Order::Desc)],
            By::Completion => vec![(Column::CompletedAt, Order::Desc), (Column::Id, Order::Desc)],
            By::Deletion => vec![(Column::DeletedAt, Order::Desc), (Column::Id, Order::Desc)],
        }
    }

    /// Where the page ends that ends with this row.
    pub fn cursor(self, row: &Row) -> Cursor {
        let micros = |at: Option<DateTime<Utc>>| at.map_or(0, |at| at.timestamp_micros());
        let (first, second) = match self {
            By::Due => (row.due_sort, 0),
            By::Priority => (row.priority.into(), row.due_sort),
            By::Newest => (micros(Some(row.created_at)), 0),
            By::Completion => (micros(row.completed_at), 0),
            By::Deletion => (micros(row.deleted_at), 0),
        };
        Cursor { first, second, id: row.id }
    }

    /// The rows after a cursor. One that no page of ours made counts as the start.
    pub fn after(self, cursor: Cursor) -> Condition {
        let values: Vec<Value> = match self {
            By::Due => vec![cursor.first.into(), cursor.id.into()],
            By::Priority => vec![cursor.first.into(), cursor.second.into(), cursor.id.into()],
            By::Newest | By::Completion | By::Deletion => match DateTime::<Utc>::from_timestamp_micros(cursor.first) {
                Some(at) => vec![at.into(), cursor.id.into()],
                None => return Condition::all(),
            },
        };
        let columns: Vec<_> = self.columns().into_iter().zip(values).collect();
        // (a, b, c) after (x, y, z): a after x, or a = x and (b after y, or b = y and c after z).
        let mut after = Condition::any();
        for (position, ((column, order), value)) in columns.iter().enumerate() {
            let mut step = Condition::all();
            for ((equal, _), value) in &columns[..position] {
                step = step.add(equal.eq(value.clone()));
            }
            after = after.add(step.add(beyond(*column, order, value.clone(), false)));
        }
        // Follows from the rest; said for the index.
        match columns.first() {
            Some(((column, order), value)) => {
                Condition::all().add(beyond(*column, order, value.clone(), true)).add(after)
            }
            None => after,
        }
    }
}

fn beyond(column: Column, order: &Order, value: Value, or_equal: bool) -> Expr {
    let column = Expr::col(column);
    match (order, or_equal) {
        (Order::Desc, false) => column.lt(value),
        (Order::Desc, true) => column.lte(value),
        (_, false) => column.gt(value),
        (_, true) => column.gte(value),
    }
}
