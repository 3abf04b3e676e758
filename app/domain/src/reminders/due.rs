//! Which tasks a reminder is about.

use chrono::NaiveDate;
use chrono_tz::Tz;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition};

use crate::UserId;
use crate::entities::task::Column;
use crate::time::{DAY, day_start, next_day};

/// One's open tasks that are due on the day after `local_date`. Where the calendar leaves a day out, its tasks come
/// with those of the day after.
pub(super) fn tomorrow(user: UserId, zone: Tz, local_date: NaiveDate) -> Condition {
    let from = day_start(local_date) + DAY;
    let until = day_start(next_day(zone, local_date)) + DAY;
    Condition::all()
        .add(Column::UserId.eq(user.0))
        .add(Column::DeletedAt.is_null())
        .add(Expr::cust("status < 2"))
        .add(Column::DueSort.gte(from))
        .add(Column::DueSort.lt(until))
}
