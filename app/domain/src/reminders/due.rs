//! Which tasks a reminder is about.

use std::ops::Range;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition};

use crate::entities::task::{Column, begun};
use crate::time::{DAY, day_start, next_day, now_sort, sort_date, today};

/// The day after a local date, as values of `due_sort`. Where the calendar leaves a day out, its tasks come with those
/// of the day after.
pub(super) fn tomorrow(zone: Tz, local_date: NaiveDate) -> Range<i64> {
    day_start(local_date) + DAY..day_start(next_day(zone, local_date)) + DAY
}

/// Open tasks whose time is over.
pub(super) fn overdue(zone: Tz, now: DateTime<Utc>) -> Condition {
    open_in(0..now_sort(zone, now), Some(today(zone, now)))
}

/// Open tasks that are due on these days.
pub(super) fn due_in(days: Range<i64>) -> Condition {
    let last = sort_date(days.end - 1);
    open_in(days, last)
}

/// Open tasks that are due then and need not wait for a later day.
fn open_in(due: Range<i64>, by: Option<NaiveDate>) -> Condition {
    Condition::all()
        .add(Column::DeletedAt.is_null())
        .add(Expr::cust("status < 2"))
        .add(Column::DueSort.gte(due.start))
        .add(Column::DueSort.lt(due.end))
        .add_option(by.map(begun))
}
