//! Taking a change back. A task that changed again since is left alone.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use model::{Did, Outcome, UndoId};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use super::searchable;
use crate::accounts::usage::{self, Room};
use crate::cache::{self, Entry};
use crate::changes::{self, Fields, Line};
use crate::entities::{change, task};
use crate::jobs::{self, Queue};
use crate::time::{due_sort, stored};
use crate::transfers::TakenBack;
use crate::{Actor, Error, Result, Services, reminders, transfers};

/// Takes one of one's changes back. `count` says for how many tasks; doing it twice counts the same.
pub async fn undo(services: &Services, actor: &Actor, set: UndoId, now: DateTime<Utc>) -> Result<Outcome> {
    let transaction = services.begin().await?;
    let count = match transfers::undo_import(&transaction, actor.user, set.0, now).await? {
        Some(TakenBack::Now(count)) => count,
        Some(TakenBack::Later(job)) => {
            transaction.commit().await?;
            jobs::ring(services, Queue::Transfers, job).await;
            return Ok(Outcome::of(Did::UndoStarted));
        }
        None => {
            let lines = changes::set(&transaction, actor.user, set.0).await?;
            if lines.is_empty() {
                return Err(Error::not_found());
            }
            put_back(services, &transaction, actor, lines, now).await?
        }
    };
    transaction.commit().await?;
    cache::forget(services, Entry::Dashboard(actor.user)).await;
    Ok(Outcome { count, ..Outcome::of(Did::Undone) })
}

/// Makes tasks what they were; how many.
async fn put_back(
    services: &Services,
    transaction: &DatabaseTransaction,
    actor: &Actor,
    lines: Vec<change::Model>,
    now: DateTime<Utc>,
) -> Result<u32> {
    let mut lines: HashMap<Uuid, change::Model> = lines.into_iter().map(|line| (line.task_id, line)).collect();
    let tasks = task::Entity::find()
        .filter(task::Column::UserId.eq(actor.user.0))
        .filter(task::Column::Id.is_in(lines.keys().copied()))
        .order_by_asc(task::Column::Id)
        .lock_exclusive()
        .all(transaction)
        .await?;
    let (mut count, mut more, mut undone) = (0, 0, Vec::new());
    for task in tasks {
        let Some(change::Model { version, before: Some(before), .. }) = lines.remove(&task.id) else { continue };
        let restored = restored(task.clone(), serde_json::from_str(&before)?);
        if task.version == version {
            more += restored.size() - task.size();
            let restored = task::Model { version: version + 1, updated_at: stored(now), ..restored };
            undone.push(Line::changed(&task, &restored)?);
            restored.into_active_model().reset_all().update_without_returning(transaction).await?;
            count += 1;
        } else if task.version == version + 1 && restored == task {
            count += 1;
        }
    }
    let ids: Vec<_> = undone.iter().map(Line::task).collect();
    reminders::rearm(transaction, actor, &ids, now).await?;
    usage::add(services, transaction, actor, Room { bytes: Ord::max(more, 0), ..Room::default() }, now).await?;
    changes::record(transaction, actor.user, Uuid::now_v7(), undone, now).await?;
    Ok(count)
}

/// A task with what some of its fields were.
fn restored(task: task::Model, was: Fields) -> task::Model {
    let (due_on, due_time) = (was.due_on.unwrap_or(task.due_on), was.due_time.unwrap_or(task.due_time));
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
        due_on,
        due_time,
        due_sort: due_sort(due_on, due_time),
        completed_at: was.completed_at.unwrap_or(task.completed_at),
        completed_on: was.completed_on.unwrap_or(task.completed_on),
        deleted_at: was.deleted_at.unwrap_or(task.deleted_at),
        ..task
    }
}
