//! Putting a task where somebody wants it: by dragging, by a form, or by keys one place up or down.

use chrono::{DateTime, Utc};
use model::{Did, Field, ListId, Outcome, Place, SectionId, TaskId, UndoId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::keys::{after, between};
use super::nesting::beside_parent;
use super::not_found::not_found;
use super::places::{Group, Spot};
use super::{bulk, family};
use crate::changes::Change;
use crate::entities::task::{self, Column, position};
use crate::lists::{self, sections};
use crate::{Actor, Error, Result, Services};

/// Longest key, in bytes. Whoever always moves something between the same two meets it after sixteen hundred moves.
const LONGEST: usize = 200;
/// So often keys are given anew, should others come between.
const TRIES: u32 = 8;

/// Where a task is to go.
#[derive(Clone, Copy)]
enum Wanted {
    Up,
    Down,
    Place(Place),
}

/// Between whom.
struct Gap {
    group: Group,
    lower: Option<Spot>,
    upper: Option<Spot>,
}

/// Puts a task before or after another one, or at an end of a list or section.
pub async fn place(
    services: &Services,
    actor: &Actor,
    id: TaskId,
    place: Place,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    Box::pin(put(services, actor, id, Wanted::Place(place), now)).await
}

/// Moves a task one place up or down among its neighbours; from the end of a section into the next one.
pub async fn shift(services: &Services, actor: &Actor, id: TaskId, up: bool, now: DateTime<Utc>) -> Result<Outcome> {
    Box::pin(put(services, actor, id, if up { Wanted::Up } else { Wanted::Down }, now)).await
}

async fn put(services: &Services, actor: &Actor, id: TaskId, wanted: Wanted, now: DateTime<Utc>) -> Result<Outcome> {
    for _ in 0..TRIES {
        let mut change = Change::begin(services, actor.user, now).await?;
        let Some(gap) = gap(change.transaction(), actor, id, wanted).await? else {
            return Ok(Outcome::of(Did::Placed));
        };
        // The list before its tasks, as everybody does.
        lists::reach(change.transaction(), actor, gap.group.list).await?;
        let (transaction, parent) = (change.transaction(), gap.group.parent);
        let tasks = family::lock_families(transaction, actor, &[id.0], parent.as_slice()).await?;
        let Some(task) = tasks.get(&id.0) else { return Err(Error::not_found()) };
        if gap.holds(task) {
            return Ok(Outcome::of(Did::Placed));
        }
        if let Some(key) = gap.key(now) {
            if let Some(parent) = parent.filter(|parent| task.parent_id != Some(*parent)) {
                family::place(transaction, actor, &tasks, id.0, parent, Field::Selection).await?;
            }
            let list = if task.list() == gap.group.list { task.list_id } else { Some(gap.group.list) };
            let after = task::Model {
                list_id: list,
                section_id: gap.group.section,
                parent_id: gap.group.parent,
                position: key,
                ..task.clone()
            };
            let below = family::parts_of(&tasks, id.0).into_iter();
            let below = below.map(|part| (part.clone(), beside_parent(part, Some(&after))));
            let pairs = [(task.clone(), after.clone())].into_iter().chain(below).collect();
            let moved = bulk::write(&mut change, actor, pairs, now).await?;
            let undo = if moved { Some(UndoId(change.commit().await?)) } else { None };
            return Ok(Outcome { undo, ..Outcome::of(Did::Placed) });
        }
        change.roll_back().await?;
        gap.group.spread(services, actor).await?;
    }
    Err(Error::internal("no place was found for a task"))
}

impl Gap {
    /// Whether a task is there already.
    fn holds(&self, task: &task::Model) -> bool {
        let spot = (task.position.clone(), task.id);
        Group::of(task) == self.group
            && self.lower.as_ref().is_none_or(|lower| *lower < spot)
            && self.upper.as_ref().is_none_or(|upper| spot < *upper)
    }

    /// The key of whatever is put there, unless keys must be given anew.
    fn key(&self, now: DateTime<Utc>) -> Option<Vec<u8>> {
        let [lower, upper] = [&self.lower, &self.upper].map(|spot| spot.as_ref().map(|(key, _)| key.as_slice()));
        let newest = position(now);
        let key = match (lower, upper) {
            (lower, Some(upper)) => between(lower, upper),
            // The last one is still before those that are added later.
            (Some(lower), None) if lower >= newest.as_slice() => Some(after(lower)),
            (_, None) => Some(newest),
        };
        key.filter(|key| key.len() <= LONGEST)
    }
}

/// Where it is that somebody wants a task; nothing where it cannot go further.
async fn gap(db: &impl ConnectionTrait, actor: &Actor, id: TaskId, wanted: Wanted) -> Result<Option<Gap>> {
    match wanted {
        // Beside itself it is already.
        Wanted::Place(Place::Before(beside) | Place::After(beside)) if beside == id => {
            own(db, actor, id).await.map(|_| None)
        }
        Wanted::Place(Place::Before(beside)) => Ok(Some(gap_beside(db, actor, id, beside, true).await?)),
        Wanted::Place(Place::After(beside)) => Ok(Some(gap_beside(db, actor, id, beside, false).await?)),
        Wanted::Place(Place::Start(list, section)) => {
            Ok(Some(gap_at(db, actor, id, group(db, actor, list, section).await?, true).await?))
        }
        Wanted::Place(Place::End(list, section)) => {
            Ok(Some(gap_at(db, actor, id, group(db, actor, list, section).await?, false).await?))
        }
        Wanted::Up => gap_further(db, actor, id, true).await,
        Wanted::Down => gap_further(db, actor, id, false).await,
    }
}

async fn group(
    db: &impl ConnectionTrait,
    actor: &Actor,
    ListId(list): ListId,
    section: Option<SectionId>,
) -> Result<Group> {
    // A section that was removed meanwhile is as good as none.
    let section = match section {
        Some(SectionId(section)) if sections::is_of(db, actor, list, section).await? => Some(section),
        _ => None,
    };
    Ok(Group { list, section, parent: None })
}

/// At the start or the end of a group.
async fn gap_at(db: &impl ConnectionTrait, actor: &Actor, id: TaskId, group: Group, start: bool) -> Result<Gap> {
    let edge = group.next(db, actor, (None, !start), id.0).await?;
    Ok(if start { Gap { group, lower: None, upper: edge } } else { Gap { group, lower: edge, upper: None } })
}

/// Right before or after another task.
async fn gap_beside(db: &impl ConnectionTrait, actor: &Actor, id: TaskId, beside: TaskId, before: bool) -> Result<Gap> {
    let task = own(db, actor, beside).await?;
    let (group, spot) = (Group::of(&task), (task.position, task.id));
    let other = group.next(db, actor, (Some(&spot), before), id.0).await?;
    Ok(if before {
        Gap { group, lower: other, upper: Some(spot) }
    } else {
        Gap { group, lower: Some(spot), upper: other }
    })
}

/// One place further.
async fn gap_further(db: &impl ConnectionTrait, actor: &Actor, id: TaskId, up: bool) -> Result<Option<Gap>> {
    let task = own(db, actor, id).await?;
    let (group, spot) = (Group::of(&task), (task.position, task.id));
    if let Some((_, beside)) = group.next(db, actor, (Some(&spot), up), id.0).await? {
        return Ok(Some(gap_beside(db, actor, id, TaskId(beside), up).await?));
    }
    if group.parent.is_some() {
        return Ok(None);
    }
    let mut order: Vec<Option<Uuid>> = vec![None];
    order.extend(sections::ids(db, actor, group.list).await?.into_iter().map(Some));
    if !order.contains(&group.section) {
        // What counts as in none comes right after that.
        order.insert(1, group.section);
    }
    let place = order.iter().position(|section| *section == group.section).unwrap_or_default();
    let next = if up { place.checked_sub(1) } else { Some(place + 1) };
    let Some(section) = next.and_then(|next| order.get(next)) else { return Ok(None) };
    Ok(Some(gap_at(db, actor, id, Group { section: *section, ..group }, !up).await?))
}

async fn own(db: &impl ConnectionTrait, actor: &Actor, id: TaskId) -> Result<task::Model> {
    let task = task::Entity::find_by_id(id.0)
        .filter(Column::UserId.eq(actor.user.0))
        .filter(Column::DeletedAt.is_null())
        .one(db)
        .await?;
    match task {
        Some(task) => Ok(task),
        None => Err(not_found(db, actor, &[id]).await),
    }
}
