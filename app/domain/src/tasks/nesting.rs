//! Parts of tasks: adding one, moving one in and out, folding. A part stands in the list and section of its root, wherever that goes.

use chrono::{DateTime, Utc};
use model::{Did, Field, NewPart, Outcome, Problem, TaskId, UndoId};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::add::add_placed;
use super::family::{self, Tasks};
use super::not_found::not_found;
use super::places::{Group, Spot};
use super::{bulk, keys, places, searchable};
use crate::accounts::usage::{self, Room};
use crate::changes::Change;
use crate::entities::task::{self, Column};
use crate::{Actor, Error, Result, Services};

/// Adds a part to a task, after its other parts, whose words are all title. The form proposes the id: sent twice it adds one.
pub async fn add_part(services: &Services, actor: &Actor, form: NewPart, now: DateTime<Utc>) -> Result<Outcome> {
    let form = form.validated()?;
    let mut change = Change::begin(services, actor.user, now).await?;
    let row = task::Model {
        search: searchable(&form.title, ""),
        title: form.title,
        ..task::Model::new(form.id.0, actor.user, now)
    };
    let room = Room { tasks: 1, bytes: row.size(), ..Room::default() };
    let set = match add_below(&mut change, actor, row, form.parent, now).await? {
        Some(_) => {
            usage::add(services, change.transaction(), actor, room, now).await?;
            Some(UndoId(change.commit().await?))
        }
        None => None,
    };
    Ok(Outcome { undo: set, ..Outcome::of(Did::Added) })
}

/// Adds a task after the other parts of one, as part of a change, which is to count it; as it stands there, unless it was there.
pub(crate) async fn add_below(
    change: &mut Change<'_>,
    actor: &Actor,
    row: task::Model,
    TaskId(parent): TaskId,
    now: DateTime<Utc>,
) -> Result<Option<task::Model>> {
    let transaction = change.transaction();
    let tasks = family::lock_families(transaction, actor, &[], &[parent]).await?;
    if !tasks.contains_key(&parent) {
        return Err(not_found(transaction, actor, &[TaskId(parent)]).await);
    }
    let parent = family::place(transaction, actor, &tasks, row.id, parent, Field::Title).await?;
    let row = task::Model {
        list_id: Some(parent.list()),
        section_id: parent.section_id,
        parent_id: Some(parent.id),
        position: places::last_part(transaction, actor, parent.id, now).await?,
        ..row
    };
    let id = add_placed(change, actor, row.clone()).await?;
    Ok(id.map(|id| task::Model { id, ..row }))
}

/// Makes a task the last part of another: the one that is named, or the one before it.
pub(super) async fn indent(
    services: &Services,
    actor: &Actor,
    ids: &[TaskId],
    above: Option<TaskId>,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let change = Change::begin(services, actor.user, now).await?;
    let transaction = change.transaction();
    let task = own(transaction, actor, ids).await?;
    let above = match above {
        Some(TaskId(above)) => Some(above),
        None => beside(transaction, actor, &task, (task.id, true)).await?.map(|(_, above)| above),
    };
    let Some(above) = above else { return Err(Error::invalid(Field::Selection, Problem::NothingAbove)) };
    let tasks = family::lock_families(transaction, actor, &[task.id], &[above]).await?;
    let task = there(&tasks, task.id)?;
    if task.parent_id == Some(above) {
        return Ok(Outcome::of(Did::Indented));
    }
    let parent = family::place(transaction, actor, &tasks, task.id, above, Field::Selection).await?;
    let position = places::last_part(transaction, actor, above, now).await?;
    let moved = moved(&tasks, task, Some(parent), position);
    store(change, actor, moved, Did::Indented, now).await
}

/// Lets a part stand after what it was a part of.
pub(super) async fn outdent(services: &Services, actor: &Actor, ids: &[TaskId], now: DateTime<Utc>) -> Result<Outcome> {
    let no_part = || Error::invalid(Field::Selection, Problem::NotAPart);
    let change = Change::begin(services, actor.user, now).await?;
    let transaction = change.transaction();
    let task = own(transaction, actor, ids).await?;
    let parent = task.parent_id.ok_or_else(no_part)?;
    let tasks = family::lock_families(transaction, actor, &[task.id], &[parent]).await?;
    let task = there(&tasks, task.id)?;
    let above = |task: &task::Model| tasks.get(&task.parent_id?).filter(|parent| family::stands_below(task, parent));
    let parent = above(task).ok_or_else(no_part)?;
    let grandparent = above(parent);
    // Those beside the parent, among which it comes.
    let place = task::Model { parent_id: grandparent.map(|task| task.id), ..parent.clone() };
    let position = match beside(transaction, actor, &place, (task.id, false)).await? {
        // Where others have its place, too, the younger comes after it.
        Some((next, _)) => keys::between(Some(&parent.position), &next).unwrap_or_else(|| parent.position.clone()),
        None => keys::after(&parent.position),
    };
    let moved = moved(&tasks, task, grandparent, position);
    store(change, actor, moved, Did::Outdented, now).await
}

/// Lets the parts of tasks go out of sight, or come back. It is how one looks at them: no change to undo.
pub(super) async fn fold(services: &Services, actor: &Actor, ids: &[TaskId], folded: bool) -> Result<Outcome> {
    let update = Query::update()
        .table(task::Entity)
        .value(Column::Folded, folded)
        .and_where(Column::UserId.eq(actor.user.0))
        .and_where(Column::Id.is_in(ids.iter().map(|id| id.0)))
        .take();
    let transaction = services.begin().await?;
    if transaction.execute(&update).await?.rows_affected() != ids.len() as u64 {
        return Err(not_found(&transaction, actor, ids).await);
    }
    transaction.commit().await?;
    Ok(Outcome { count: ids.len() as u32, ..Outcome::of(if folded { Did::Folded } else { Did::Unfolded }) })
}

async fn own(transaction: &impl ConnectionTrait, actor: &Actor, ids: &[TaskId]) -> Result<task::Model> {
    let one = ids.first().map(|id| task::Entity::find_by_id(id.0).filter(Column::UserId.eq(actor.user.0)));
    let task = match one {
        Some(one) => one.one(transaction).await?,
        None => None,
    };
    match task.filter(|task| task.deleted_at.is_none()) {
        Some(task) => Ok(task),
        None => Err(not_found(transaction, actor, ids).await),
    }
}

fn there(tasks: &Tasks, id: Uuid) -> Result<&task::Model> {
    tasks.get(&id).filter(|task| task.deleted_at.is_none()).ok_or_else(Error::not_found)
}

/// The one right before a task, or right after it; but for the one that moves.
async fn beside(
    connection: &impl ConnectionTrait,
    actor: &Actor,
    task: &task::Model,
    (moved, before): (Uuid, bool),
) -> Result<Option<Spot>> {
    let here = (task.position.clone(), task.id);
    Group::of(task).next(connection, actor, (Some(&here), before), moved).await
}

/// A task as a part of another or of none, with what is below it: before and after.
fn moved(
    tasks: &Tasks,
    task: &task::Model,
    parent: Option<&task::Model>,
    position: Vec<u8>,
) -> Vec<(task::Model, task::Model)> {
    let parent_id = parent.map(|parent| parent.id);
    let after = beside_parent(task, parent);
    let mut moved = vec![(task.clone(), task::Model { parent_id, position, ..after })];
    let below = family::parts_of(tasks, task.id).into_iter();
    moved.extend(below.map(|part| (part.clone(), beside_parent(part, parent))));
    moved
}

/// A task in the list and section of another.
pub(super) fn beside_parent(task: &task::Model, parent: Option<&task::Model>) -> task::Model {
    match parent.filter(|parent| (parent.list(), parent.section_id) != (task.list(), task.section_id)) {
        Some(parent) => task::Model { list_id: Some(parent.list()), section_id: parent.section_id, ..task.clone() },
        None => task.clone(),
    }
}

async fn store(
    mut change: Change<'_>,
    actor: &Actor,
    moved: Vec<(task::Model, task::Model)>,
    did: Did,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    bulk::write(&mut change, actor, moved, now).await?;
    Ok(Outcome { undo: Some(UndoId(change.commit().await?)), ..Outcome::of(did) })
}
