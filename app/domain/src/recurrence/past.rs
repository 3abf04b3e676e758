//! What is over of tasks that recur, as files have it.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use model::Anchor;
use sea_orm::sea_query::{Asterisk, Expr, ExprTrait, Order, Query};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, IntoActiveModel};
use uuid::Uuid;

use crate::entities::occurrence::{self, ActiveModel, Column, State};
use crate::entities::series;
use crate::time::stored;
use crate::{Actor, Result};

/// How many of a task travel at most, the last ones: a day each of more than twenty-seven years.
pub(crate) const PAST_MAX: usize = 10_000;
/// Rows of one statement.
const ROWS: usize = 1_000;

/// An occurrence that is over.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Past {
    /// The date that the rule gave it.
    pub original_on: NaiveDate,
    /// When it was due in the end.
    pub due_on: Option<NaiveDate>,
    pub due_time: Option<NaiveTime>,
    pub state: State,
    /// When that was, and which date the person had then.
    pub ended_at: DateTime<Utc>,
    pub ended_on: NaiveDate,
}

#[derive(FromQueryResult)]
struct OfTask {
    task_id: Uuid,
    #[sea_orm(nested)]
    past: Past,
}

/// What is over of these tasks of a person's, in its order.
pub(crate) async fn past(
    connection: &impl ConnectionTrait,
    person: Uuid,
    tasks: Vec<Uuid>,
) -> Result<HashMap<Uuid, Vec<Past>>> {
    if tasks.is_empty() {
        return Ok(HashMap::new());
    }
    let columns = [Column::TaskId, Column::OriginalOn, Column::DueOn, Column::DueTime, Column::State, Column::EndedAt];
    let numbered = Query::select()
        .columns(columns)
        .column(Column::EndedOn)
        .expr_as(
            Expr::cust("ROW_NUMBER() OVER (PARTITION BY task_id ORDER BY original_on DESC, ended_at DESC)"),
            "back",
        )
        .from(occurrence::Entity)
        .and_where(Column::UserId.eq(person))
        .and_where(Column::TaskId.is_in(tasks))
        .take();
    let select = Query::select()
        .column(Asterisk)
        .from_subquery(numbered, "numbered")
        .and_where(Expr::col("back").lte(PAST_MAX as i64))
        .order_by_columns([("task_id", Order::Asc), ("back", Order::Desc)])
        .take();
    let mut past: HashMap<Uuid, Vec<Past>> = HashMap::new();
    for row in connection.query_all(&select).await? {
        let row = OfTask::from_query_result(&row, "")?;
        past.entry(row.task_id).or_default().push(row.past);
    }
    Ok(past)
}

/// Writes what is over of a person's tasks that are new.
pub(crate) async fn write_past(
    transaction: &impl ConnectionTrait,
    actor: &Actor,
    set: Uuid,
    tasks: &[(Uuid, &[Past])],
    now: DateTime<Utc>,
) -> Result<()> {
    let (mut series, mut rows) = (Vec::new(), Vec::new());
    for (task, past) in tasks {
        // A series has one of a date. A task can have had several of them.
        let (mut own, mut of_date): (Vec<Uuid>, HashMap<NaiveDate, usize>) = Default::default();
        for over in *past {
            let number = of_date.entry(over.original_on).or_default();
            if *number == own.len() {
                let ended = ended(actor, *task, over, now);
                own.push(ended.id);
                series.push(ended.into_active_model());
            }
            rows.push(row(actor, set, (*task, own[*number]), over));
            *number += 1;
        }
    }
    for series in series.chunks(ROWS) {
        series::Entity::insert_many(series.to_vec()).exec_without_returning(transaction).await?;
    }
    for rows in rows.chunks(ROWS) {
        occurrence::Entity::insert_many(rows.to_vec()).exec_without_returning(transaction).await?;
    }
    Ok(())
}

/// A series that is over: nothing is counted by it, so that the one that goes on begins with its current occurrence, whatever a
/// file says of those before.
fn ended(actor: &Actor, task: Uuid, first: &Past, now: DateTime<Utc>) -> series::Model {
    series::Model {
        id: Uuid::now_v7(),
        user_id: actor.user.0,
        task_id: task,
        rule: "FREQ=DAILY;COUNT=1".to_owned(),
        dtstart: first.original_on,
        first_on: first.original_on,
        due_time: first.due_time,
        anchor: Anchor::Schedule.slug().to_owned(),
        counted: 0,
        created_at: stored(now),
        kept: None,
    }
}

fn row(actor: &Actor, set: Uuid, (task, series): (Uuid, Uuid), over: &Past) -> ActiveModel {
    ActiveModel {
        id: Set(Uuid::now_v7()),
        series_id: Set(series),
        original_on: Set(over.original_on),
        task_id: Set(task),
        user_id: Set(actor.user.0),
        state: Set(over.state),
        due_on: Set(over.due_on),
        due_time: Set(over.due_time),
        ended_at: Set(over.ended_at),
        ended_on: Set(over.ended_on),
        actor_id: Set(actor.user.0),
        set_id: Set(set),
        // That of a task that is new.
        version: Set(1),
    }
}
