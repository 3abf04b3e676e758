//! Saying how much tasks matter and when they are due.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use model::{Did, Outcome, Priority, TaskId};
use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{EntityTrait, ExprTrait};

use super::bulk;
use crate::entities::task::{self, Column, priority_number};
use crate::time::{DAY, NO_DATE, NO_TIME, day_start};
use crate::{Actor, Result, Services};

/// Sets the priority.
pub async fn prioritise(
    services: &Services,
    actor: &Actor,
    ids: &[TaskId],
    priority: Priority,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let number = priority_number(priority);
    let update = task::Entity::update_many().col_expr(Column::Priority, Expr::value(number));
    let changed = |task: &task::Model| task::Model { priority: number, ..task.clone() };
    bulk::apply(services, actor, ids, Did::Prioritised, now, changed, update).await
}

/// Sets the due date and keeps the time of day; without a date both go.
pub async fn reschedule(
    services: &Services,
    actor: &Actor,
    ids: &[TaskId],
    date: Option<NaiveDate>,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let mut update = task::Entity::update_many()
        .col_expr(Column::DueOn, Expr::value(date))
        .col_expr(Column::DueSort, moved_to(date));
    if date.is_none() {
        update = update.col_expr(Column::DueTime, Expr::value(None::<NaiveTime>));
    }
    let changed = |task: &task::Model| match task.due_on == date {
        true => task.clone(),
        false => task::Model { due_on: date, due_time: date.and(task.due_time), ..task.clone() },
    };
    bulk::apply(services, actor, ids, Did::Rescheduled, now, changed, update).await
}

/// The new `due_sort`: the day's, with the minute that each task had.
fn moved_to(date: Option<NaiveDate>) -> SimpleExpr {
    let Some(date) = date else { return Expr::value(NO_DATE) };
    let undated = Expr::col(Column::DueSort).eq(NO_DATE);
    Expr::case(undated, day_start(date) + NO_TIME)
        .finally(Expr::col(Column::DueSort).modulo(DAY).add(day_start(date)))
        .into()
}
