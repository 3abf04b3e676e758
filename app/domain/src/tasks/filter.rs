//! Which tasks a list shows.

use chrono::{DateTime, Utc};
use model::{DueFilter, Field, ListId, ListKind, ListQuery, ListState, Lists, Problem, Status};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, ExprTrait};
use uuid::Uuid;

use super::expression::Asker;
use super::search;
use crate::changes::label_key;
use crate::entities::task::{Column, begun, priority_number};
use crate::entities::{list, task_label};
use crate::time::{DAY, NO_DATE, add_days, day_start, now_sort, today};
use crate::{Actor, Error, Result};

// Said as constants, for the database to see that a partial index serves; SQLite looks for the very words of the index.
pub(super) const OPEN: &str = "status < 2";
pub(super) const PENDING: &str = "status = 0";
pub(super) const IN_PROGRESS: &str = "status = 1";
pub(super) const COMPLETED: &str = "status = 2";

/// The rows of a list, of the acting person only.
pub(super) fn of(query: &ListQuery, actor: &Actor, lists: &Lists, now: DateTime<Utc>) -> Result<Condition> {
    let date = today(actor.zone, now);
    let today = day_start(date);
    let mut rows = Condition::all().add(Column::UserId.eq(actor.user.0));
    rows = match query.list {
        ListKind::Trash => rows.add(Column::DeletedAt.is_not_null()),
        _ => rows.add(Column::DeletedAt.is_null()),
    };
    // A list's own page shows it wherever it is; everything else what is in sight.
    rows = match query.list {
        ListKind::Inbox => rows.add(list::of_task().eq(actor.user.0)),
        ListKind::Own(ListId(id)) => rows.add(list::of_task().eq(id)),
        ListKind::Trash => rows,
        ListKind::Label => {
            let label = label_key(&model::label(&query.label)?);
            rows.add(task_label::at_task(actor.user.0, &label)).add_option(in_sight(lists))
        }
        ListKind::Filter(id) => {
            let filter = lists.filter(id).ok_or_else(Error::not_found)?;
            rows.add(asked(&filter.filter, Asker { actor, lists, now }, query.status.is_some())?)
        }
        _ => rows.add_option(in_sight(lists)),
    };
    rows = match query.list {
        ListKind::Today => rows.add(Expr::cust(OPEN)).add(Column::DueSort.lt(today + DAY)).add(begun(date)),
        ListKind::Upcoming => rows.add(Expr::cust(OPEN)).add(Column::DueSort.gte(today + DAY)).add(dated()),
        ListKind::Completed => rows.add(Expr::cust(COMPLETED)),
        // What is done is out of the way until it is asked for.
        ListKind::All | ListKind::Inbox | ListKind::Own(_) | ListKind::Label if query.status.is_none() => {
            rows.add(Expr::cust(OPEN))
        }
        _ => rows,
    };
    rows = match query.status {
        Some(Status::Pending) => rows.add(Expr::cust(OPEN)).add(Expr::cust(PENDING)),
        // Of one list by the index of what is open in it.
        Some(Status::InProgress) if query.list.is_one() => rows.add(Expr::cust(OPEN)).add(Expr::cust(IN_PROGRESS)),
        Some(Status::InProgress) => rows.add(Expr::cust(IN_PROGRESS)),
        Some(Status::Completed) => rows.add(Expr::cust(COMPLETED)),
        None => rows,
    };
    if let Some(priority) = query.priority {
        rows = rows.add(Column::Priority.eq(priority_number(priority)));
    }
    rows = match query.due {
        Some(DueFilter::Overdue) => {
            rows.add(Expr::cust(OPEN)).add(Column::DueSort.lt(now_sort(actor.zone, now))).add(begun(date))
        }
        Some(DueFilter::Today) => rows.add(Expr::col(Column::DueSort).between(today, today + DAY - 1)).add(begun(date)),
        // What begins in these days is in them.
        Some(DueFilter::Week) => {
            rows.add(Expr::col(Column::DueSort).between(today, today + 7 * DAY - 1)).add(begun(add_days(date, 6)))
        }
        // Nothing comes after it; as an equality it would be no order, and the database might go by ids alone.
        Some(DueFilter::None) => rows.add(Column::DueSort.gte(NO_DATE)),
        None => rows,
    };
    Ok(rows.add(search::containing(&query.search)?))
}

/// What a filter asks for, of what is in sight; of open tasks unless it or the page says itself which.
pub(super) fn asked(filter: &str, asker: Asker<'_>, names_status: bool) -> Result<Condition> {
    let lists = asker.lists;
    let asked = filter_language::read(filter).and_then(|filter| {
        let open = (!names_status && !filter.names_status()).then(|| Expr::cust(OPEN));
        Ok(Condition::all().add_option(open).add_option(in_sight(lists)).add(asker.condition(&filter)?))
    });
    asked.map_err(|mistake| Error::invalid(Field::Filter, Problem::NotAFilter(mistake)))
}

/// Which tasks it is whose occurrences the page of what is completed shows. When they were due is of what is open, and when they
/// are due of no occurrence that was done.
pub(super) fn of_occurrences(query: &ListQuery, lists: &Lists) -> Result<Option<Condition>> {
    if query.list != ListKind::Completed || query.status.is_some() || query.due.is_some() {
        return Ok(None);
    }
    let priority = query.priority.map(|priority| Column::Priority.eq(priority_number(priority)));
    let tasks = Condition::all().add(Column::DeletedAt.is_null()).add_option(in_sight(lists)).add_option(priority);
    Ok(Some(tasks.add(search::containing(&query.search)?)))
}

/// What stands in no hidden list. They are named, and where there are none nothing is said, so that the database knows how
/// much that leaves out.
fn in_sight(lists: &Lists) -> Option<Expr> {
    let hidden = lists.own.iter().filter(|list| list.state != ListState::Open).map(|list| list.id.0);
    let hidden: Vec<Uuid> = hidden.collect();
    (!hidden.is_empty()).then(|| list::of_task().is_not_in(hidden))
}

fn dated() -> Expr {
    Column::DueSort.lt(NO_DATE)
}
