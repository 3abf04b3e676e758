//! Moving tasks to another list, or to a section of one.

use chrono::{DateTime, TimeDelta, Utc};
use model::{Did, ListId, Outcome, SectionId, TaskId};

use super::bulk;
use super::family::Tasks;
use super::nesting::beside_parent;
use crate::changes::Change;
use crate::entities::task::{self, position};
use crate::lists::sections;
use crate::{Actor, Result, Services, lists};

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

/// A task in another list or section, after those that came there before.
pub(super) fn moved(
    task: task::Model,
    (list, section): (uuid::Uuid, Option<uuid::Uuid>),
    now: DateTime<Utc>,
) -> task::Model {
    let list = if task.list() == list { task.list_id } else { Some(list) };
    task::Model { list_id: list, section_id: section, position: position(crate::time::stored(now)), ..task }
}
