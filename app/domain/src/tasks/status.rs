//! Starting, completing and reopening tasks.

use chrono::{DateTime, NaiveDate, Utc};
use model::{Did, Outcome, Status, TaskId};
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, UpdateMany};

use super::bulk;
use crate::entities::task::{self, Column, status_number};
use crate::time::{stored, today};
use crate::{Actor, Result, Services};

/// Says that one is at it.
pub async fn start(services: &Services, actor: &Actor, ids: &[TaskId], now: DateTime<Utc>) -> Result<Outcome> {
    let differ = |task: &task::Model| task::status(task.status) != Status::InProgress;
    bulk::apply(services, actor, ids, Did::Started, now, differ, to(Status::InProgress, None)).await
}

/// Completes tasks, on the person's own date.
pub async fn complete(services: &Services, actor: &Actor, ids: &[TaskId], now: DateTime<Utc>) -> Result<Outcome> {
    let differ = |task: &task::Model| task::status(task.status) != Status::Completed;
    let update = to(Status::Completed, Some((stored(now), today(actor.zone, now))));
    bulk::apply(services, actor, ids, Did::Completed, now, differ, update).await
}

/// Makes tasks pending again.
pub async fn reopen(services: &Services, actor: &Actor, ids: &[TaskId], now: DateTime<Utc>) -> Result<Outcome> {
    let differ = |task: &task::Model| task::status(task.status) != Status::Pending;
    bulk::apply(services, actor, ids, Did::Reopened, now, differ, to(Status::Pending, None)).await
}

fn to(status: Status, completed: Option<(DateTime<Utc>, NaiveDate)>) -> UpdateMany<task::Entity> {
    task::Entity::update_many()
        .col_expr(Column::Status, Expr::value(status_number(status)))
        .col_expr(Column::CompletedAt, Expr::value(completed.map(|(at, _)| at)))
        .col_expr(Column::CompletedOn, Expr::value(completed.map(|(_, on)| on)))
}
