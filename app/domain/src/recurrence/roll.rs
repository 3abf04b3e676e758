//! What happens to the current occurrence: it is done or skipped, and the next one takes its place in the task's row.

use std::collections::HashMap;

use chrono::{DateTime, Days, NaiveDate, Utc};
use model::{Anchor, Status, TaskId};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::alone;
use super::series::Standing;
use crate::changes::Change;
use crate::entities::occurrence::{self, ActiveModel, Column, State};
use crate::entities::series;
use crate::entities::task::{self, status_number};
use crate::platform::failpoints;
use crate::time::{stored, today};
use crate::{Actor, Result, Services};

/// How many of those that were left out are noted at most, the last ones: as many as a count can have.
pub(super) const LEFT_OUT_MAX: usize = super::parts::MOST as usize;

/// What is done to the current occurrence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    Complete,
    Skip,
}

/// The versions of those tasks that recur, as somebody sees them who is about to change them.
pub(crate) async fn versions(services: &Services, actor: &Actor, ids: &[TaskId]) -> Result<HashMap<Uuid, i64>> {
    let versions = task::Entity::find()
        .select_only()
        .columns([task::Column::Id, task::Column::Version])
        .filter(task::Column::UserId.eq(actor.user.0))
        .filter(task::Column::Id.is_in(ids.iter().map(|id| id.0)))
        .filter(task::Column::SeriesId.is_not_null());
    let versions: Vec<(Uuid, i64)> = versions.into_tuple().all(&services.db).await?;
    Ok(versions.into_iter().collect())
}

/// Notes what happens to the current occurrences of these tasks, which are locked, and says what becomes of each that recurs and
/// is open. One that was done or skipped since somebody saw the version they mean stays as it is: it was the same one.
pub(crate) async fn roll(
    change: &Change<'_>,
    actor: &Actor,
    tasks: &[task::Model],
    seen: &HashMap<Uuid, i64>,
    act: Act,
    now: DateTime<Utc>,
) -> Result<HashMap<Uuid, task::Model>> {
    let open = tasks.iter().filter(|task| task.status != status_number(Status::Completed));
    let recurring: Vec<(&task::Model, Uuid)> = open.filter_map(|task| Some((task, task.series_id?))).collect();
    if recurring.is_empty() {
        return Ok(HashMap::new());
    }
    let series = recurring.iter().map(|(_, series)| *series).collect();
    let standings = Standing::of_all(change.transaction(), series).await?;
    let (mut rolled, mut over, mut anew) = (HashMap::new(), Vec::new(), Vec::new());
    for (task, series) in recurring {
        let Some(standing) = standings.get(&series) else { continue };
        if is_over(change.transaction(), task, seen).await? {
            rolled.insert(task.id, task.clone());
            continue;
        }
        let step = Step::of(standing, task, today(actor.zone, now));
        over.extend(step.rows(task, series, act, (actor, change.set(), now)));
        let mut next = step.task(standing, task, now)?;
        if let (Some(first_on), Some(_)) = (step.next, &standing.series.kept) {
            let here = standing.going_on(None, now);
            let counted = here.counted.saturating_add(1 + step.left_out.len() as i32);
            next.series_id = Some(here.id);
            anew.push((series, series::Model { first_on, counted, ..here }));
        }
        rolled.insert(task.id, next);
    }
    if !over.is_empty() {
        occurrence::Entity::insert_many(over).exec_without_returning(change.transaction()).await?;
    }
    for (series, anew) in anew {
        alone::replace(change, series, anew).await?;
    }
    failpoints::point("rolled").await;
    Ok(rolled)
}

/// Whether the occurrence that somebody saw is over.
async fn is_over(transaction: &impl ConnectionTrait, task: &task::Model, seen: &HashMap<Uuid, i64>) -> Result<bool> {
    let Some(seen) = seen.get(&task.id).filter(|seen| **seen != task.version) else { return Ok(false) };
    let since = occurrence::Entity::find().filter(Column::TaskId.eq(task.id)).filter(Column::Version.gt(*seen));
    Ok(since.count(transaction).await? > 0)
}

/// From one occurrence to the next.
struct Step {
    original: NaiveDate,
    left_out: Vec<NaiveDate>,
    next: Option<NaiveDate>,
    today: NaiveDate,
}

impl Step {
    /// Those whose day has come meanwhile are left out.
    fn of(standing: &Standing, task: &task::Model, today: NaiveDate) -> Step {
        let original = standing.current().or(task.due_on).unwrap_or(today);
        let mut remaining = standing.remaining().map(|remaining| remaining - 1);
        let mut following = |after| {
            let next = standing.following(after, today).filter(|_| remaining != Some(0));
            remaining = remaining.map(|remaining| remaining - 1);
            next
        };
        let (mut left_out, mut next) = (Vec::new(), following(original));
        while let Some(date) = next.filter(|date| *date <= today && standing.series.anchor() == Anchor::Schedule) {
            left_out.push(date);
            next = following(date);
        }
        left_out.drain(..left_out.len().saturating_sub(LEFT_OUT_MAX));
        Step { original, left_out, next, today }
    }

    fn rows(
        &self,
        task: &task::Model,
        series: Uuid,
        act: Act,
        (actor, set, now): (&Actor, Uuid, DateTime<Utc>),
    ) -> Vec<ActiveModel> {
        let state = match (act, self.next) {
            (Act::Complete, Some(_)) => State::Done,
            (Act::Complete, None) => State::Last,
            (Act::Skip, _) => State::Skipped,
        };
        let row = |original_on, state, due_on| ActiveModel {
            id: Set(Uuid::now_v7()),
            series_id: Set(series),
            original_on: Set(original_on),
            task_id: Set(task.id),
            user_id: Set(task.user_id),
            state: Set(state),
            due_on: Set(due_on),
            due_time: Set(task.due_time),
            ended_at: Set(stored(now)),
            ended_on: Set(self.today),
            actor_id: Set(actor.user.0),
            set_id: Set(set),
            version: Set(task.version + 1),
        };
        let left_out = self.left_out.iter().map(|date| row(*date, State::Skipped, Some(*date)));
        [row(self.original, state, task.due_on)].into_iter().chain(left_out).collect()
    }

    /// The task as the next occurrence, or as completed.
    fn task(&self, standing: &Standing, task: &task::Model, now: DateTime<Utc>) -> Result<task::Model> {
        let Some(next) = self.next else { return Ok(completed(task, self.today, now)) };
        let task = alone::given_back(&standing.series, task.clone())?;
        // What is said of its other days goes along.
        let days = (next - self.original).num_days();
        let moved = |date: NaiveDate| date.checked_add_days(Days::new(days.unsigned_abs())).unwrap_or(date);
        Ok(task::Model {
            status: status_number(Status::Pending),
            due_on: Some(next),
            due_time: standing.series.due_time,
            start_on: task.start_on.map(moved),
            deadline_on: task.deadline_on.map(moved),
            ..task
        })
    }
}

/// A task that recurs no more and is completed.
fn completed(task: &task::Model, today: NaiveDate, now: DateTime<Utc>) -> task::Model {
    task::Model {
        status: status_number(Status::Completed),
        completed_at: Some(stored(now)),
        completed_on: Some(today),
        series_id: None,
        ..task.clone()
    }
}

/// What ending its series makes of a task: one that does not recur stays as it is.
pub(crate) fn end(actor: &Actor, task: &task::Model, now: DateTime<Utc>) -> task::Model {
    match task.series_id {
        Some(_) if task.status != status_number(Status::Completed) => completed(task, today(actor.zone, now), now),
        Some(_) => task::Model { series_id: None, ..task.clone() },
        None => task.clone(),
    }
}

/// Takes back what an action noted of these tasks.
pub(crate) async fn undo(transaction: &impl ConnectionTrait, tasks: Vec<Uuid>, set: Uuid) -> Result<()> {
    if tasks.is_empty() {
        return Ok(());
    }
    let noted = occurrence::Entity::delete_many().filter(Column::TaskId.is_in(tasks)).filter(Column::SetId.eq(set));
    noted.exec(transaction).await?;
    Ok(())
}
