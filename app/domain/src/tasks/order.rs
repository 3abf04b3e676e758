//! The orders of lists, and continuing one after a row without counting the rows before it.

use chrono::{DateTime, Datelike, Utc};
use model::{Cursor, ListKind, ListQuery, PlaceCursor, Sort, Status};
use sea_orm::sea_query::{Expr, Value};
use sea_orm::{ColumnTrait, Condition, ExprTrait, Order};
use uuid::Uuid;

use super::row::Row;
use crate::entities::task::Column;

/// What a list is sorted by; the id decides between equals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// As the person put them; see [`super::manual`].
    Manual,
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
            (list, _) if list.is_one() && query.status == Some(Status::Completed) => By::Completion,
            (ListKind::Trash, _) => By::Deletion,
            _ if query.is_manual() => By::Manual,
            (_, Sort::Due) => By::Due,
            (_, Sort::Priority) => By::Priority,
            (_, Sort::Newest | Sort::Manual) => By::Newest,
        }
    }

    pub fn columns(self) -> Vec<(Column, Order)> {
        match self {
            // The section is the same for all that are read at once: the database sees that its index has this order.
            By::Manual => {
                vec![(Column::SectionId, Order::Asc), (Column::Position, Order::Asc), (Column::Id, Order::Asc)]
            }
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
    pub fn cursor(self, row: &Row) -> String {
        let (first, second) = match self {
            By::Manual => {
                let (section, position) = (row.section, row.position.clone());
                return PlaceCursor { section, position, id: row.id }.to_string();
            }
            By::Due => (row.due_sort, 0),
            By::Priority => (row.priority.into(), row.due_sort),
            By::Newest | By::Completion | By::Deletion => (row.at.map_or(0, |at| at.timestamp_micros()), 0),
        };
        Cursor { first, second, id: row.id }.to_string()
    }

    /// The moment that a cursor of a list names which goes by one. PostgreSQL has no earlier years than these, and no task is from
    /// other ones.
    pub fn moment(Cursor { first, .. }: Cursor) -> Option<DateTime<Utc>> {
        DateTime::from_timestamp_micros(first).filter(|at| (1970..10_000).contains(&at.year()))
    }

    /// The rows after a cursor. One that no page of ours made counts as the start.
    pub fn after(self, cursor: Cursor) -> Condition {
        let Cursor { first, second, id } = cursor;
        match (self, By::moment(cursor)) {
            (By::Due, _) => Condition::all().add(pair(Column::DueSort).gt(values(first, id))),
            // One descends and the others ascend, which no comparison of rows says.
            (By::Priority, _) => {
                let later =
                    Condition::any().add(Column::Priority.lt(first)).add(pair(Column::DueSort).gt(values(second, id)));
                Condition::all().add(Column::Priority.lte(first)).add(later)
            }
            (By::Newest, Some(at)) => Condition::all().add(pair(Column::CreatedAt).lt(values(at, id))),
            (By::Completion, Some(at)) => Condition::all().add(pair(Column::CompletedAt).lt(values(at, id))),
            (By::Deletion, Some(at)) => Condition::all().add(pair(Column::DeletedAt).lt(values(at, id))),
            (By::Manual | By::Newest | By::Completion | By::Deletion, _) => Condition::all(),
        }
    }
}

/// A column and the id, compared as one: an index goes right to where a page begins, however many are equal.
pub(super) fn pair(column: Column) -> Expr {
    Expr::tuple([Expr::col(column), Expr::col(Column::Id)])
}

pub(super) fn values(value: impl Into<Value>, id: Uuid) -> Expr {
    Expr::tuple([Expr::value(value), Expr::value(id)])
}
