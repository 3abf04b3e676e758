//! Undoing a change. A task that changed again since is left alone.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::searchable;
use crate::accounts::usage::{self, Room};
use crate::changes::{self, Change, Fields};
use crate::entities::{change as line, task};
use crate::time::stored;
use crate::{Actor, Error, Result, Services, lists};

/// Undoes what one of one's actions changed, as part of another; of how many tasks and lists. Doing it twice counts the same.
pub(crate) async fn undo_set(
    services: &Services,
    change: &mut Change<'_>,
    actor: &Actor,
    set: Uuid,
    now: DateTime<Utc>,
) -> Result<u32> {
    let lines = changes::set(change.transaction(), actor.user, set).await?;
    if lines.is_empty() {
        return Err(Error::not_found());
    }
    let (of_lists, lines): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| line.object.is_some());
    let mut count = lists::undo(change, actor, of_lists).await?;
    let mut lines: HashMap<Uuid, line::Model> = lines.into_iter().map(|line| (line.task_id, line)).collect();
    let tasks = task::Entity::find()
        .filter(task::Column::UserId.eq(actor.user.0))
        .filter(task::Column::Id.is_in(lines.keys().copied()))
        .order_by_asc(task::Column::Id)
        .lock_exclusive()
        .all(change.transaction())
        .await?;
    let places = places(change, actor, lines.values()).await?;
    let mut more = 0;
    for task in tasks {
        let Some(line) = lines.remove(&task.id) else { continue };
        let (version, Some(before)) = (line.version, &line.before) else { continue };
        if task.version == version {
            let was: Fields = serde_json::from_str(before)?;
            let list = was.list_id.filter(|list| places.contains(list)).or(task.list_id);
            let restored = task::Model { list_id: list, ..restored(task.clone(), was) };
            // The list that it came from is no place to go back to, and nothing else was different.
            if restored == task {
                continue;
            }
            more += restored.size() - task.size();
            let restored = task::Model { version: version + 1, updated_at: stored(now), ..restored };
            change.touch(&task, &restored)?;
            restored.into_active_model().reset_all().update_without_returning(change.transaction()).await?;
            count += 1;
        } else if task.version == version + 1 && changes::is_reversed(change.transaction(), &line).await? {
            count += 1;
        }
    }
    let room = Room { bytes: Ord::max(more, 0), ..Room::default() };
    usage::add(services, change.transaction(), actor, room, now).await?;
    Ok(count)
}

/// The lists that tasks moved out of, in the order in which everybody locks several. One that is in the trash by now, or gone,
/// is no place to go back to.
async fn places(
    change: &Change<'_>,
    actor: &Actor,
    lines: impl Iterator<Item = &line::Model>,
) -> Result<BTreeSet<Uuid>> {
    let mut places = BTreeSet::new();
    for before in lines.filter_map(|line| line.before.as_deref()) {
        places.extend(serde_json::from_str::<Fields>(before)?.list_id);
    }
    let mut there = BTreeSet::new();
    for place in places {
        if lists::is_there(change.transaction(), actor, place).await? {
            there.insert(place);
        }
    }
    Ok(there)
}

/// A task with what some of its fields were.
fn restored(task: task::Model, was: Fields) -> task::Model {
    let task = match (was.title, was.notes) {
        (None, None) => task,
        (title, notes) => {
            let (title, notes) = (title.unwrap_or(task.title), notes.unwrap_or(task.notes));
            task::Model { search: searchable(&title, &notes), title, notes, ..task }
        }
    };
    task::Model {
        status: was.status.unwrap_or(task.status),
        priority: was.priority.unwrap_or(task.priority),
        due_on: was.due_on.unwrap_or(task.due_on),
        due_time: was.due_time.unwrap_or(task.due_time),
        section_id: was.section_id.unwrap_or(task.section_id),
        parent_id: was.parent_id.unwrap_or(task.parent_id),
        position: was.position.unwrap_or(task.position),
        labels: was.labels.unwrap_or(task.labels),
        start_on: was.start_on.unwrap_or(task.start_on),
        deadline_on: was.deadline_on.unwrap_or(task.deadline_on),
        series_id: was.series_id.unwrap_or(task.series_id),
        completed_at: was.completed_at.unwrap_or(task.completed_at),
        completed_on: was.completed_on.unwrap_or(task.completed_on),
        deleted_at: was.deleted_at.unwrap_or(task.deleted_at),
        ..task
    }
    .sorted()
}
