//! One change to one task or several: all of them or none.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use model::{Did, Outcome, TaskId, UndoId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel, Iterable, QueryTrait};
use uuid::Uuid;

use super::family::{self, Tasks};
use super::not_found::not_found;
use super::searchable;
use crate::accounts::usage::{self, Room};
use crate::changes::Change;
use crate::entities::task::{self, Column};
use crate::time::stored;
use crate::{Actor, Result, Services};

/// Rows of one statement: it can have only so many values.
const ROWS: usize = 500;

/// Makes of tasks what `changed` says. Doing it again changes nothing and is no error. An
/// id that is not the person's refuses the whole.
pub(super) async fn apply(
    services: &Services,
    actor: &Actor,
    ids: &[TaskId],
    did: Did,
    now: DateTime<Utc>,
    changed: impl Fn(&task::Model) -> task::Model,
) -> Result<Outcome> {
    let change = Change::begin(services, actor.user, now).await?;
    apply_in(change, actor, ids, did, now, changed).await
}

/// The same in a change that has begun.
pub(super) async fn apply_in(
    change: Change<'_>,
    actor: &Actor,
    ids: &[TaskId],
    did: Did,
    now: DateTime<Utc>,
    changed: impl Fn(&task::Model) -> task::Model,
) -> Result<Outcome> {
    let tasks = locked(&change, actor, ids).await?;
    let pairs = tasks.into_values().map(|task| (changed(&task), task)).map(|(after, before)| (before, after));
    finish(change, actor, pairs.collect(), ids.len() as u32, did, now).await
}

/// The person's tasks, which nobody else changes until the end of the transaction. An id that is not theirs refuses the whole.
pub(super) async fn locked(change: &Change<'_>, actor: &Actor, ids: &[TaskId]) -> Result<Tasks> {
    let tasks = family::lock(change.transaction(), actor, ids.iter().map(|id| id.0)).await?;
    if tasks.len() == ids.len() { Ok(tasks) } else { Err(not_found(change.transaction(), actor, ids).await) }
}

/// The same with all below them. Whoever becomes a part meanwhile stays as it is.
pub(super) async fn locked_below(change: &Change<'_>, actor: &Actor, ids: &[TaskId]) -> Result<Tasks> {
    let mut all = family::below(change.transaction(), actor, ids.iter().map(|id| id.0)).await?;
    all.extend(ids.iter().map(|id| id.0));
    let tasks = family::lock(change.transaction(), actor, all).await?;
    if ids.iter().all(|id| tasks.contains_key(&id.0)) {
        Ok(tasks)
    } else {
        Err(not_found(change.transaction(), actor, ids).await)
    }
}

/// [`apply_in`], and `below` says what becomes of each task below one that was asked for, given that as it was and as it is now.
pub(super) async fn apply_below(
    change: Change<'_>,
    actor: &Actor,
    ids: &[TaskId],
    did: Did,
    now: DateTime<Utc>,
    changed: impl Fn(&task::Model, &Tasks) -> task::Model,
    below: impl Fn(&task::Model, &task::Model, &task::Model) -> task::Model,
) -> Result<Outcome> {
    let tasks = locked_below(&change, actor, ids).await?;
    finish_below(change, actor, (ids, tasks), did, now, changed, below).await
}

/// The same of tasks that are locked with all below them.
pub(super) async fn finish_below(
    change: Change<'_>,
    actor: &Actor,
    (ids, tasks): (&[TaskId], Tasks),
    did: Did,
    now: DateTime<Utc>,
    changed: impl Fn(&task::Model, &Tasks) -> task::Model,
    below: impl Fn(&task::Model, &task::Model, &task::Model) -> task::Model,
) -> Result<Outcome> {
    let asked: BTreeSet<Uuid> = ids.iter().map(|id| id.0).collect();
    let mut pairs = Vec::with_capacity(tasks.len());
    for task in tasks.values() {
        let after = if asked.contains(&task.id) {
            changed(task, &tasks)
        } else {
            let asked = family::chain(&tasks, task).into_iter().find(|above| asked.contains(above));
            match asked.and_then(|id| tasks.get(&id)) {
                Some(asked) => below(task, asked, &changed(asked, &tasks)),
                None => continue,
            }
        };
        pairs.push((task.clone(), after));
    }
    let more = pairs.iter().filter(|(before, after)| before != after && !asked.contains(&before.id)).count();
    finish(change, actor, pairs, (asked.len() + more) as u32, did, now).await
}

/// Writes those of some tasks that differ, before and after, and ends the change.
pub(super) async fn finish(
    mut change: Change<'_>,
    actor: &Actor,
    pairs: Vec<(task::Model, task::Model)>,
    count: u32,
    did: Did,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let outcome = Outcome { count, ..Outcome::of(did) };
    if !write(&mut change, actor, pairs, now).await? {
        return Ok(outcome);
    }
    Ok(Outcome { undo: Some(UndoId(change.commit().await?)), ..outcome })
}

/// Writes those of some tasks that differ, before and after; whether any did.
pub(super) async fn write(
    change: &mut Change<'_>,
    actor: &Actor,
    pairs: Vec<(task::Model, task::Model)>,
    now: DateTime<Utc>,
) -> Result<bool> {
    let (mut differing, mut more, mut some) = (Vec::with_capacity(pairs.len()), 0, false);
    for (before, after) in pairs.into_iter().filter(|(before, after)| before != after) {
        let after = task::Model { version: before.version + 1, updated_at: stored(now), ..after }.sorted();
        more += after.size() - before.size();
        change.touch(&before, &after)?;
        some = true;
        if (&before.title, &before.notes) == (&after.title, &after.notes) {
            differing.push(after);
        } else {
            let after = task::Model { search: searchable(&after.title, &after.notes), ..after };
            after.into_active_model().reset_all().update_without_returning(change.transaction()).await?;
        }
    }
    store(change.transaction(), differing).await?;
    if more > 0 {
        let room = Room { bytes: more, ..Room::default() };
        usage::add(change.services(), change.transaction(), actor, room, now).await?;
    }
    Ok(some)
}

/// Writes tasks that are there, all but their texts: an insertion that finds them is one statement for many different values.
pub(crate) async fn store(transaction: &impl ConnectionTrait, tasks: Vec<task::Model>) -> Result<()> {
    let fixed = |column: &Column| {
        matches!(
            column,
            Column::Id | Column::UserId | Column::Title | Column::Notes | Column::Search | Column::CreatedAt
        )
    };
    let written = Column::iter().filter(|column| !fixed(column));
    let rows = tasks.into_iter().map(|task| {
        let task = task::Model { title: String::new(), notes: String::new(), search: String::new(), ..task };
        task.into_active_model().reset_all()
    });
    let update = OnConflict::column(Column::Id).update_columns(written).to_owned();
    let rows: Vec<_> = rows.collect();
    for rows in rows.chunks(ROWS) {
        let mut update = task::Entity::insert_many(rows.to_vec()).on_conflict(update.clone());
        transaction.execute(QueryTrait::query(&mut update)).await?;
    }
    Ok(())
}
