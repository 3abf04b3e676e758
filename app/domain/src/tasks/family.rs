//! Tasks as trees: what is above a task and below it, and whether one can become a part of another.
//!
//! Whoever changes what is a part of what has everything locked first that moves, and everything above where it goes. So two at
//! once never make a circle, and a tree is as deep as was looked at.

use std::collections::{BTreeMap, BTreeSet};

use model::{Field, LEVELS, PARTS_MAX, Problem, TaskId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use super::not_found::not_found;
use crate::entities::task::{self, Column};
use crate::{Actor, Error, Result};

/// More levels than any tree has: whatever others have written, reading ends.
pub(super) const READ_LEVELS: u32 = 2 * LEVELS;

pub(super) type Tasks = BTreeMap<Uuid, task::Model>;

/// The ids of all that is below tasks of the person's, wherever it stands and in the trash, too. Level by level: however many
/// tasks there are, each is one look into the index.
pub(super) async fn below(
    connection: &impl ConnectionTrait,
    actor: &Actor,
    tasks: impl IntoIterator<Item = Uuid>,
) -> Result<BTreeSet<Uuid>> {
    let (mut found, mut next) = (BTreeSet::new(), tasks.into_iter().collect::<BTreeSet<Uuid>>());
    for _ in 0..READ_LEVELS {
        if next.is_empty() {
            break;
        }
        let parts = of_person(actor).select_only().column(Column::Id).filter(Column::ParentId.is_in(next));
        let parts: Vec<Uuid> = parts.into_tuple().all(connection).await?;
        next = parts.into_iter().filter(|id| found.insert(*id)).collect();
    }
    Ok(found)
}

/// The ids of tasks of the person's and of all that is above them.
pub(super) async fn above(
    connection: &impl ConnectionTrait,
    actor: &Actor,
    tasks: impl IntoIterator<Item = Uuid>,
) -> Result<BTreeSet<Uuid>> {
    let (mut found, mut next) = (BTreeSet::new(), tasks.into_iter().collect::<BTreeSet<Uuid>>());
    for _ in 0..READ_LEVELS {
        if next.is_empty() {
            break;
        }
        let there = of_person(actor).select_only().columns([Column::Id, Column::ParentId]);
        let there: Vec<(Uuid, Option<Uuid>)> =
            there.filter(Column::Id.is_in(next)).into_tuple().all(connection).await?;
        found.extend(there.iter().map(|(id, _)| *id));
        next = there.into_iter().filter_map(|(_, parent)| parent.filter(|parent| !found.contains(parent))).collect();
    }
    Ok(found)
}

fn of_person(actor: &Actor) -> Select<task::Entity> {
    task::Entity::find().filter(Column::UserId.eq(actor.user.0))
}

/// Tasks of the person's, locked in one order, so that two changes at once wait instead of blocking each other.
pub(super) async fn lock(
    transaction: &impl ConnectionTrait,
    actor: &Actor,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<Tasks> {
    let tasks = task::Entity::find()
        .filter(Column::UserId.eq(actor.user.0))
        .filter(Column::Id.is_in(ids))
        .order_by_asc(Column::Id)
        .lock_exclusive()
        .all(transaction)
        .await?;
    Ok(tasks.into_iter().map(|task| (task.id, task)).collect())
}

/// Tasks with all that is below them, and others with all that is above them, locked. What comes to them meanwhile is locked,
/// too.
pub(super) async fn lock_families(
    transaction: &impl ConnectionTrait,
    actor: &Actor,
    moving: &[Uuid],
    parents: &[Uuid],
) -> Result<Tasks> {
    let (mut known, mut locked) = (BTreeSet::new(), Tasks::new());
    loop {
        let mut ids = below(transaction, actor, moving.iter().copied()).await?;
        ids.extend(above(transaction, actor, parents.iter().copied()).await?);
        ids.extend(moving);
        if ids.is_subset(&known) {
            return Ok(locked);
        }
        known.extend(ids);
        locked = lock(transaction, actor, known.iter().copied()).await?;
    }
}

/// Whether a part stands below its parent. Servers of the version before know of no parts, and people may restore one alone: whose
/// parent is gone, in the trash, or in another list, stands at the top of its own.
pub(super) fn stands_below(part: &task::Model, parent: &task::Model) -> bool {
    parent.deleted_at.is_none() && parent.list() == part.list()
}

/// The same of a row of `tasks`, for its page of open tasks: as text, the condition under which it stands at the top. Done parents
/// have no line there. No EXISTS: PostgreSQL would rather read all tasks once than look for some parents.
pub(super) const AT_THE_TOP: &str = "parent_id IS NULL OR (SELECT 1 FROM tasks AS parent \
    WHERE parent.id = tasks.parent_id AND parent.user_id = tasks.user_id AND parent.deleted_at IS NULL AND parent.status < 2 \
    AND COALESCE(parent.list_id, parent.user_id) = COALESCE(tasks.list_id, tasks.user_id)) IS NULL";

/// The ids above a task, the nearest first, with the one that is no longer there if it ends in such.
pub(super) fn chain(tasks: &Tasks, task: &task::Model) -> Vec<Uuid> {
    let mut chain = Vec::new();
    let mut next = task.parent_id;
    while let Some(id) = next.filter(|_| chain.len() < READ_LEVELS as usize) {
        chain.push(id);
        next = tasks.get(&id).and_then(|task| task.parent_id);
    }
    chain
}

/// Those of some tasks that are below one.
pub(super) fn parts_of(tasks: &Tasks, id: Uuid) -> Vec<&task::Model> {
    tasks.values().filter(|task| chain(tasks, task).contains(&id)).collect()
}

/// Whether a task with what is below it can become a part of another; all of both is locked. One that is not there yet has nothing
/// below it.
pub(super) async fn fits(
    transaction: &impl ConnectionTrait,
    actor: &Actor,
    tasks: &Tasks,
    id: Uuid,
    parent: &task::Model,
) -> Result<std::result::Result<(), Problem>> {
    let mut above = vec![parent.id];
    above.extend(chain(tasks, parent));
    if above.contains(&id) {
        return Ok(Err(Problem::OwnPart));
    }
    let below = parts_of(tasks, id);
    let height = below.iter().filter_map(|part| chain(tasks, part).iter().position(|above| *above == id));
    let height = height.max().map_or(0, |place| place + 1);
    if above.len() + height > LEVELS as usize {
        return Ok(Err(Problem::TooDeep { max: LEVELS }));
    }
    // One that is no longer there has parts all the same.
    let root = above.last().copied().unwrap_or(parent.id);
    let all = self::below(transaction, actor, [root]).await?;
    let more = if all.contains(&id) { 0 } else { 1 + below.len() };
    if all.len() + more > PARTS_MAX as usize && more > 0 {
        return Ok(Err(Problem::TooManyParts { max: PARTS_MAX }));
    }
    Ok(Ok(()))
}

/// The task that something is to become a part of, if it can.
pub(super) async fn place<'a>(
    transaction: &impl ConnectionTrait,
    actor: &Actor,
    tasks: &'a Tasks,
    id: Uuid,
    parent: Uuid,
    field: Field,
) -> Result<&'a task::Model> {
    let Some(parent) = tasks.get(&parent).filter(|parent| parent.deleted_at.is_none()) else {
        return Err(not_found(transaction, actor, &[TaskId(parent)]).await);
    };
    match fits(transaction, actor, tasks, id, parent).await? {
        Ok(()) => Ok(parent),
        Err(problem) => Err(Error::invalid(field, problem)),
    }
}
