//! Moving tasks to another list, or to a section of one, and sections with their tasks.

use chrono::{DateTime, TimeDelta, Utc};
use model::{Did, ListId, MovedSection, Outcome, Rejection, SectionId, TaskId, UndoId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::bulk;
use super::family::Tasks;
use super::nesting::beside_parent;
use crate::changes::Change;
use crate::entities::list;
use crate::entities::task::{self, Column, position};
use crate::lists::sections;
use crate::queue::AT_ONCE;
use crate::{Actor, Error, Result, Services, lists};

/// Lets tasks with all below them stand in one of the person's lists, in no section.
pub async fn move_to(
    services: &Services,
    actor: &Actor,
    ids: &[TaskId],
    list: ListId,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    move_into(services, actor, ids, (list, None), now).await
}

/// Lets tasks stand in a list or in a section of it, after those that are there and in the order they have.
pub async fn move_into(
    services: &Services,
    actor: &Actor,
    ids: &[TaskId],
    (ListId(list), section): (ListId, Option<SectionId>),
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let change = Change::begin(services, actor.user, now).await?;
    lists::reach(change.transaction(), actor, list).await?;
    // A section that was removed meanwhile is as good as none.
    let section = match section {
        Some(SectionId(section)) if sections::is_of(change.transaction(), actor, list, section).await? => Some(section),
        _ => None,
    };
    // Several come there in the order in which they stood.
    let rank = |task: &task::Model, all: &Tasks| {
        let before = |other: &&task::Model| (&other.position, other.id) < (&task.position, task.id);
        ids.iter().filter_map(|id| all.get(&id.0)).filter(before).count() as i64
    };
    // A part that goes without what it is a part of is none there.
    let changed = |task: &task::Model, all: &Tasks| match (task.list(), task.section_id) == (list, section) {
        true => task.clone(),
        false => {
            let parent_id = task.parent_id.filter(|parent| all.contains_key(parent));
            let at = now + TimeDelta::microseconds(rank(task, all));
            task::Model { parent_id, ..moved(task.clone(), (list, section), at) }
        }
    };
    let below = |part: &task::Model, _: &task::Model, above: &task::Model| beside_parent(part, Some(above));
    bulk::apply_below(change, actor, ids, Did::Moved, now, changed, below).await
}

/// Moves a section to another list, with all that is open in it and what is below that. What is done stays where it was done.
pub async fn move_section(
    services: &Services,
    actor: &Actor,
    MovedSection { id: SectionId(section), list: ListId(to) }: MovedSection,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let mut change = Change::begin(services, actor.user, now).await?;
    let outcome = Outcome::of(Did::SectionMoved);
    let Some(from) = sections::move_to(&mut change, actor, section, to).await? else { return Ok(outcome) };
    let open = task::Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::UserId.eq(actor.user.0))
        .filter(list::of_task().eq(from))
        .filter(Column::SectionId.eq(section))
        .filter(Column::DeletedAt.is_null())
        .filter(Expr::cust("status < 2"))
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id)
        .limit(AT_ONCE + 1);
    let open: Vec<Uuid> = open.into_tuple().all(change.transaction()).await?;
    let too_large = || Error::from(Rejection::LargeSection { most: AT_ONCE as u32 });
    if open.len() as u64 > AT_ONCE {
        return Err(too_large());
    }
    let open: Vec<TaskId> = open.into_iter().map(TaskId).collect();
    let tasks = bulk::locked_below(&change, actor, &open).await?;
    if tasks.len() as u64 > AT_ONCE {
        return Err(too_large());
    }
    // As they were in it, so are they there.
    let there = |task: &task::Model| match (task.list(), task.section_id) == (from, Some(section)) {
        true => {
            let parent_id = task.parent_id.filter(|parent| tasks.contains_key(parent));
            task::Model { list_id: Some(to), parent_id, ..task.clone() }
        }
        false => task.clone(),
    };
    let pairs = tasks.values().map(|task| (task.clone(), there(task))).collect();
    bulk::write(&mut change, actor, pairs, now).await?;
    Ok(Outcome { undo: Some(UndoId(change.commit().await?)), ..outcome })
}

/// A task in another list or section, after those that came there before.
pub(super) fn moved(task: task::Model, (list, section): (Uuid, Option<Uuid>), now: DateTime<Utc>) -> task::Model {
    let list = if task.list() == list { task.list_id } else { Some(list) };
    task::Model { list_id: list, section_id: section, position: position(crate::time::stored(now)), ..task }
}
