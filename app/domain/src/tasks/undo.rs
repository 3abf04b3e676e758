//! Undoing a change. Each change leaves a step that says how its tasks were; a task that changed again since is
//! left alone.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use model::UndoId;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::searchable;
use crate::accounts::usage::{self, Room};
use crate::entities::{task, undo_step};
use crate::platform::listeners::Changed;
use crate::queue::CHUNK;
use crate::time::{due_sort, stored};
use crate::{Actor, Error, Result, Services};

const KEPT: TimeDelta = TimeDelta::days(1);
/// Changes that one person can undo: what is kept of their texts stays small, whatever they do in a day. Imports are
/// remembered beside them, in less than so many bytes each.
const STEPS: u64 = 50;
const IMPORT_BYTES: u64 = 100;
/// How many changes there are, on average, between two after which the earlier ones are deleted. The end of an id is random.
const FORGOTTEN_EVERY: u128 = 8;

/// What a step remembers.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Step {
    /// Tasks as they were.
    Changed(Vec<Before>),
    /// The tasks of an import were not there.
    Imported { import: Uuid },
}

/// Whether a change touches title and notes; steps of other changes stay small.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Texts {
    Kept,
    Unchanged,
}

/// How a task was.
#[derive(Serialize, Deserialize)]
struct Before {
    id: Uuid,
    /// The version that the change made. Undoing makes the next.
    changed_to: i64,
    texts: Option<(String, String)>,
    status: i16,
    priority: i16,
    due_on: Option<NaiveDate>,
    due_time: Option<NaiveTime>,
    completed_at: Option<DateTime<Utc>>,
    completed_on: Option<NaiveDate>,
    deleted_at: Option<DateTime<Utc>>,
}

impl Before {
    fn of(task: &task::Model, texts: Texts) -> Self {
        Before {
            id: task.id,
            changed_to: task.version + 1,
            texts: (texts == Texts::Kept).then(|| (task.title.clone(), task.notes.clone())),
            status: task.status,
            priority: task.priority,
            due_on: task.due_on,
            due_time: task.due_time,
            completed_at: task.completed_at,
            completed_on: task.completed_on,
            deleted_at: task.deleted_at,
        }
    }

    fn restored(self, task: task::Model) -> task::Model {
        let task = match self.texts {
            Some((title, notes)) => task::Model { search: searchable(&title, &notes), title, notes, ..task },
            None => task,
        };
        task::Model {
            status: self.status,
            priority: self.priority,
            due_on: self.due_on,
            due_time: self.due_time,
            due_sort: due_sort(self.due_on, self.due_time),
            completed_at: self.completed_at,
            completed_on: self.completed_on,
            deleted_at: self.deleted_at,
            ..task
        }
    }
}

/// Records how tasks were before a change, in the change's own transaction.
pub(super) async fn record(
    transaction: &impl ConnectionTrait,
    actor: &Actor,
    tasks: &[task::Model],
    texts: Texts,
    now: DateTime<Utc>,
) -> Result<UndoId> {
    let before = tasks.iter().map(|task| Before::of(task, texts)).collect();
    let step = insert(transaction, actor, &Step::Changed(before), now).await?;
    if step.0.as_u128().is_multiple_of(FORGOTTEN_EVERY) {
        forget_earlier(transaction, actor).await?;
    }
    Ok(step)
}

/// Records that an import brought tasks, in its own transaction.
pub(crate) async fn record_import(
    transaction: &impl ConnectionTrait,
    actor: &Actor,
    import: Uuid,
    now: DateTime<Utc>,
) -> Result<UndoId> {
    insert(transaction, actor, &Step::Imported { import }, now).await
}

async fn insert(transaction: &impl ConnectionTrait, actor: &Actor, step: &Step, now: DateTime<Utc>) -> Result<UndoId> {
    let id = Uuid::now_v7();
    let step = undo_step::ActiveModel {
        id: Set(id),
        user_id: Set(actor.user.0),
        created_at: Set(stored(now)),
        before: Set(serde_json::to_string(step)?),
    };
    undo_step::Entity::insert(step).exec_without_returning(transaction).await?;
    Ok(UndoId(id))
}

/// Deletes the steps before the latest ones.
async fn forget_earlier(transaction: &impl ConnectionTrait, actor: &Actor) -> Result<()> {
    let earlier = undo_step::Entity::find()
        .select_only()
        .column(undo_step::Column::Id)
        .filter(undo_step::Column::UserId.eq(actor.user.0))
        .filter(Expr::cust(format!("OCTET_LENGTH(before) > {IMPORT_BYTES}")))
        .order_by_desc(undo_step::Column::Id)
        .offset(STEPS)
        .limit(STEPS);
    let earlier = undo_step::Column::Id.in_subquery(earlier.into_query());
    undo_step::Entity::delete_many().filter(earlier).exec(transaction).await?;
    Ok(())
}

/// What was undone.
pub(crate) enum Undone {
    /// Changes of so many tasks.
    Tasks(u32),
    /// An import: what it brought is still there, and up to whoever knows imports.
    Import(Uuid),
}

/// Undoes one of one's changes. Doing it twice counts the same.
pub(crate) async fn undo_step(
    services: &Services,
    transaction: &DatabaseTransaction,
    actor: &Actor,
    step: UndoId,
    now: DateTime<Utc>,
) -> Result<Undone> {
    let step = undo_step::Entity::find_by_id(step.0)
        .filter(undo_step::Column::UserId.eq(actor.user.0))
        .one(transaction)
        .await?
        .ok_or_else(Error::not_found)?;
    match serde_json::from_str(&step.before)? {
        Step::Changed(before) => Ok(Undone::Tasks(put_back(services, transaction, actor, before, now).await?)),
        Step::Imported { import } => Ok(Undone::Import(import)),
    }
}

/// Makes tasks what they were; how many.
async fn put_back(
    services: &Services,
    transaction: &DatabaseTransaction,
    actor: &Actor,
    mut before: Vec<Before>,
    now: DateTime<Utc>,
) -> Result<u32> {
    let tasks = task::Entity::find()
        .filter(task::Column::UserId.eq(actor.user.0))
        .filter(task::Column::Id.is_in(before.iter().map(|before| before.id)))
        .order_by_asc(task::Column::Id)
        .lock_exclusive()
        .all(transaction)
        .await?;
    let restored_ids: Vec<_> = tasks.iter().map(|task| task.id).collect();
    let (mut count, mut more) = (0, 0);
    for task in tasks {
        let Some(position) = before.iter().position(|before| before.id == task.id) else { continue };
        let before = before.swap_remove(position);
        let (changed_to, version) = (before.changed_to, task.version);
        let restored = before.restored(task.clone());
        if version == changed_to {
            more += restored.size() - task.size();
            let restored = task::Model { version: version + 1, updated_at: stored(now), ..restored };
            restored.into_active_model().reset_all().update_without_returning(transaction).await?;
            count += 1;
        } else if version == changed_to + 1 && restored == task {
            count += 1;
        }
    }
    services.changing(transaction, &Changed::Tasks { person: actor.user, tasks: &restored_ids }, now).await?;
    usage::add(services, transaction, actor, Room { bytes: Ord::max(more, 0), ..Room::default() }, now).await?;
    Ok(count)
}

/// Deletes the steps that hold words of tasks that are no more. An import that is undone leaves none: it leaves alone what
/// was edited since.
pub(super) async fn forget_deleted(transaction: &impl ConnectionTrait, person: Uuid) -> Result<()> {
    let steps = undo_step::Entity::find()
        .filter(undo_step::Column::UserId.eq(person))
        .filter(undo_step::Column::Before.contains("\"texts\":[\""))
        .all(transaction)
        .await?;
    // Of a task each: only an edit keeps words.
    let mut of_task: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for step in steps {
        if let Step::Changed(before) = serde_json::from_str(&step.before)? {
            before.iter().for_each(|before| of_task.entry(before.id).or_default().push(step.id));
        }
    }
    let there: Vec<Uuid> = task::Entity::find()
        .select_only()
        .column(task::Column::Id)
        .filter(task::Column::Id.is_in(of_task.keys().copied()))
        .into_tuple()
        .all(transaction)
        .await?;
    for task in there {
        of_task.remove(&task);
    }
    let gone = of_task.into_values().flatten();
    undo_step::Entity::delete_many().filter(undo_step::Column::Id.is_in(gone)).exec(transaction).await?;
    Ok(())
}

/// Deletes steps that nobody will undo any more, a little at a time; whether there may be more.
pub(crate) async fn prune(services: &Services, now: DateTime<Utc>) -> Result<bool> {
    let old = Query::select()
        .column("id")
        .from("undo_steps")
        .and_where(Expr::col("created_at").lt(stored(now - KEPT)))
        .limit(CHUNK)
        .take();
    let delete = Query::delete().from_table("undo_steps").and_where(Expr::col("id").in_subquery(old)).take();
    Ok(services.db.execute(&delete).await?.rows_affected() == CHUNK)
}
