//! Bringing back what was done last: the task stands at it again.

use chrono::{DateTime, Days, NaiveDate, Utc};
use model::{Field, Problem, Status};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::roll::LEFT_OUT_MAX;
use super::series::Standing;
use crate::changes::Change;
use crate::entities::occurrence::{self, Column, State};
use crate::entities::task::{self, status_number};
use crate::time::stored;
use crate::{Error, Result};

/// What an open task becomes when the occurrence comes back that was done with a version of it, with those that were left out
/// after it; nothing if it is back. Only the last one can, while the task recurs as it did.
pub(crate) async fn bring_back(
    change: &Change<'_>,
    task: &task::Model,
    version: i64,
    now: DateTime<Utc>,
) -> Result<Option<task::Model>> {
    let since = occurrence::Entity::find()
        .filter(Column::TaskId.eq(task.id))
        .filter(Column::Version.gte(version))
        .order_by_desc(Column::Version)
        .order_by_asc(Column::OriginalOn)
        .limit(LEFT_OUT_MAX as u64 + 1)
        .all(change.transaction())
        .await?;
    let Some(done) = since.first() else { return Ok(None) };
    let is_last = done.version == version && done.state == State::Done;
    if !is_last || task.series_id != Some(done.series_id) {
        return Err(Error::invalid(Field::Selection, Problem::WentOn));
    }
    let current = Standing::of(change.transaction(), done.series_id).await?.current();
    let days = current.map_or(0, |current| (current - done.original_on).num_days());
    let moved = |date: NaiveDate| date.checked_sub_days(Days::new(days.unsigned_abs())).unwrap_or(date);
    let ids: Vec<Uuid> = since.iter().map(|row| row.id).collect();
    occurrence::Entity::delete_many().filter(Column::Id.is_in(ids)).exec(change.transaction()).await?;
    Ok(Some(task::Model {
        status: status_number(Status::Pending),
        due_on: done.due_on,
        due_time: done.due_time,
        start_on: task.start_on.map(moved),
        deadline_on: task.deadline_on.map(moved),
        updated_at: stored(now),
        ..task.clone()
    }))
}
