//! Undoing a change. A task that changed again since is left alone.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel};
use uuid::Uuid;

use super::family::{self, Tasks};
use super::searchable;
use crate::accounts::usage::{self, Room};
use crate::changes::{self, Change, Fields};
use crate::entities::{change as line, task};
use crate::time::stored;
use crate::{Actor, Error, Result, Services, lists, recurrence};

/// Undoes what one of one's actions changed, as part of another; of how many tasks and lists, and
/// whether a list that it was about is in the trash then. Doing it twice counts the same.
pub(crate) async fn undo_set(
    services: &Services,
    change: &mut Change<'_>,
    actor: &Actor,
    set: Uuid,
    now: DateTime<Utc>,
) -> Result<(u32, bool)> {
    let lines = changes::set(change.transaction(), actor.user, set).await?;
    if lines.is_empty() {
        return Err(Error::not_found());
    }
    let (of_lists, lines): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| line.object.is_some());
    // What brought its state with it is undone as any other change.
    let is_new = |line: &&line::Model| line.kind == line::Kind::Added && line.before.is_none();
    let new_lists = of_lists.iter().filter(is_new).cloned().collect();
    let (mut count, mut away) = lists::undo(change, actor, of_lists).await?;
    let alone = lines.is_empty();
    let mut lines: HashMap<Uuid, line::Model> = lines.into_iter().map(|line| (line.task_id, line)).collect();
    let mut was = HashMap::with_capacity(lines.len());
    for line in lines.values() {
        let before = match (&line.before, line.kind) {
            (Some(before), _) => serde_json::from_str(before)?,
            // What was added goes into the trash, out of which it comes back.
            (None, line::Kind::Added) => Fields { deleted_at: Some(Some(stored(now))), ..Fields::default() },
            _ => continue,
        };
        was.insert(line.task_id, before);
    }
    let parents: BTreeSet<Uuid> = was.values().filter_map(|was| was.parent_id?).collect();
    let transaction = change.transaction();
    let mut tasks = match was.values().any(|was| was.parent_id.is_some()) {
        true => {
            let (moving, parents): (Vec<_>, Vec<_>) = (lines.keys().copied().collect(), parents.into_iter().collect());
            family::lock_families(transaction, actor, &moving, &parents).await?
        }
        false => family::lock(transaction, actor, lines.keys().copied()).await?,
    };
    let places = places(change, actor, was.values()).await?;
    let (mut more, mut recurring) = (0, Vec::new());
    for task in tasks.values().cloned().collect::<Vec<_>>() {
        let Some(line) = lines.remove(&task.id) else { continue };
        let (version, Some(mut was)) = (line.version, was.remove(&task.id)) else { continue };
        let added = line.kind == line::Kind::Added;
        if task.version == version {
            if let Some(Some(parent)) = was.parent_id
                && !is_place(change.transaction(), actor, &tasks, task.id, parent).await?
            {
                was.parent_id = None;
            }
            let list = was.list_id.filter(|list| places.contains(list)).or(task.list_id);
            let restored = task::Model { list_id: list, ..restored(task.clone(), was) };
            // The list that it came from is no place to go back to, and nothing else was different.
            if restored == task {
                continue;
            }
            more += restored.size() - task.size();
            let restored = task::Model { version: version + 1, updated_at: stored(now), ..restored };
            change.touch(&task, &restored)?;
            tasks.insert(restored.id, restored.clone());
            recurring.extend(restored.series_id.map(|_| task.id));
            restored.into_active_model().reset_all().update_without_returning(change.transaction()).await?;
            count += 1;
        } else if task.version == version + 1
            && (added && task.deleted_at.is_some() || changes::is_reversed(change.transaction(), &line).await?)
        {
            count += 1;
        }
    }
    recurrence::undo(change.transaction(), recurring, set).await?;
    // Their tasks are gone by now.
    let new_away = lists::undo_added(change, actor, new_lists, now).await?;
    if alone {
        // Others count as part of what they were made for.
        count += new_away;
        away |= new_away > 0;
    }
    let room = Room { bytes: Ord::max(more, 0), ..Room::default() };
    usage::add(services, change.transaction(), actor, room, now).await?;
    Ok((count, away))
}

/// Whether a task can be a part again of what it was a part of: that may be below it by now. One that is gone is no harm.
async fn is_place(
    transaction: &impl ConnectionTrait,
    actor: &Actor,
    tasks: &Tasks,
    id: Uuid,
    parent: Uuid,
) -> Result<bool> {
    match tasks.get(&parent) {
        Some(parent) => Ok(family::fits(transaction, actor, tasks, id, parent).await?.is_ok()),
        None => Ok(true),
    }
}

/// The lists that tasks moved out of, in the order in which everybody locks several. One that is in the trash by now, or gone,
/// is no place to go back to.
async fn places(change: &Change<'_>, actor: &Actor, were: impl Iterator<Item = &Fields>) -> Result<BTreeSet<Uuid>> {
    let places: BTreeSet<Uuid> = were.filter_map(|was| was.list_id).collect();
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
