use chrono::{DateTime, Utc};
use model::{Did, Field, Outcome, Problem, Rejection, SectionId, Status, TaskEdit, UndoId, ValidTaskEdit, starts_late};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::complete::{complete_in, completed_below};
use super::moving::moved;
use super::nesting::beside_parent;
use super::not_found::not_found;
use super::{bulk, family, places, searchable};
use crate::accounts::usage::{self, Room};
use crate::changes::{Change, stored_labels};
use crate::entities::task::{self, Column, priority_number, status_number};
use crate::lists::{self, sections};
use crate::time::{stored, today};
use crate::{Actor, Error, Result, Services, recurrence};

/// Saves a task. A form opened before the task's last change is refused, unless it says what the task says already.
pub async fn edit(services: &Services, actor: &Actor, form: TaskEdit, now: DateTime<Utc>) -> Result<Outcome> {
    let form = form.validated()?;
    let change = Change::begin(services, actor.user, now).await?;
    let before = task::Entity::find_by_id(form.id.0)
        .filter(Column::UserId.eq(actor.user.0))
        .lock_exclusive()
        .one(change.transaction())
        .await?;
    let Some(before) = before else { return Err(not_found(change.transaction(), actor, &[form.id]).await) };
    let after = edited(&before, &form, actor, now)?;
    if moves(&before, &form) || after.completed_at.is_some() && before.completed_at.is_none() {
        // What is around it has to be locked before it is.
        change.roll_back().await?;
        return edit_family(services, actor, form, now).await;
    }
    let after = recurrence::edit(&change, actor, &before, after, &form.recurrence, now).await?;
    save(services, change, actor, form.version, vec![(before, after)], now).await
}

/// Saves a task that moves or is done, with what is below it.
async fn edit_family(services: &Services, actor: &Actor, form: ValidTaskEdit, now: DateTime<Utc>) -> Result<Outcome> {
    let change = Change::begin(services, actor.user, now).await?;
    let transaction = change.transaction();
    let parent = form.parent.flatten().map(|parent| parent.0);
    let tasks = family::lock_families(transaction, actor, &[form.id.0], parent.as_slice()).await?;
    let Some(before) = tasks.get(&form.id.0) else { return Err(not_found(transaction, actor, &[form.id]).await) };
    let after = edited(before, &form, actor, now)?;
    let mut after = recurrence::edit(&change, actor, before, after, &form.recurrence, now).await?;
    if form.parent.is_some() && parent != before.parent_id {
        after.parent_id = parent;
        if let Some(parent) = parent {
            let parent = family::place(transaction, actor, &tasks, before.id, parent, Field::Parent).await?;
            after.position = places::last_part(transaction, actor, parent.id, now).await?;
            after = beside_parent(&after, Some(parent));
        }
    }
    if after.parent_id == before.parent_id || parent.is_none() {
        let group = group(&change, actor, before, &form).await?;
        if group != (before.list(), before.section_id) {
            // A part that goes without what it is a part of is none there.
            after = task::Model { parent_id: None, ..moved(after, group, now) };
        }
    }
    let is_done = after.completed_at.is_some() && before.completed_at.is_none() && before.version == form.version;
    if is_done {
        after = complete_in(&change, actor, before, after, now).await?;
    }
    let part = |part: &task::Model| {
        let part = if is_done { completed_below(part, (before, &after), actor, now) } else { part.clone() };
        beside_parent(
            &part,
            Some(&after).filter(|after| after.list() != before.list() || after.section_id != before.section_id),
        )
    };
    let below = family::parts_of(&tasks, before.id).into_iter().map(|before| (before.clone(), part(before)));
    let mut pairs: Vec<_> = below.collect();
    pairs.insert(0, (before.clone(), after.clone()));
    save(services, change, actor, form.version, pairs, now).await
}

/// Whether the task is to stand elsewhere.
fn moves(before: &task::Model, form: &ValidTaskEdit) -> bool {
    let section = form.section.map(|section| section.map(|section| section.0));
    let parent = form.parent.map(|parent| parent.map(|parent| parent.0));
    form.list.is_some_and(|list| list.0 != before.list())
        || section.is_some_and(|section| section != before.section_id)
        || parent.is_some_and(|parent| parent != before.parent_id)
}

/// Writes a task, the first of these, with others that change with it.
async fn save(
    services: &Services,
    mut change: Change<'_>,
    actor: &Actor,
    version: i64,
    mut pairs: Vec<(task::Model, task::Model)>,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let (before, after) = pairs.remove(0);
    if after == before {
        return Ok(Outcome::of(Did::Saved));
    }
    if before.version != version {
        return Err(Rejection::Changed { version: before.version }.into());
    }
    let after = task::Model { version: before.version + 1, updated_at: stored(now), ..after };
    let more = (after.size() - before.size()).max(0);
    change.touch(&before, &after)?;
    after.into_active_model().reset_all().update_without_returning(change.transaction()).await?;
    bulk::write(&mut change, actor, pairs, now).await?;
    usage::add(services, change.transaction(), actor, Room { bytes: more, ..Room::default() }, now).await?;
    Ok(Outcome { undo: Some(UndoId(change.commit().await?)), ..Outcome::of(Did::Saved) })
}

/// The list and the section that it is to stand in. Whoever chooses another list alone leaves the section behind.
async fn group(
    change: &Change<'_>,
    actor: &Actor,
    before: &task::Model,
    form: &ValidTaskEdit,
) -> Result<(Uuid, Option<Uuid>)> {
    let list = form.list.map_or(before.list(), |list| list.0);
    if list != before.list() {
        lists::reach(change.transaction(), actor, list).await?;
    }
    let kept = before.section_id.filter(|_| list == before.list());
    let section = match form.section {
        None => kept,
        Some(None) => None,
        Some(Some(SectionId(section))) if Some(section) == kept => kept,
        Some(Some(SectionId(section))) => {
            sections::is_of(change.transaction(), actor, list, section).await?.then_some(section)
        }
    };
    Ok((list, section))
}

fn edited(before: &task::Model, form: &ValidTaskEdit, actor: &Actor, now: DateTime<Utc>) -> Result<task::Model> {
    let (completed_at, completed_on) = match (form.status, before.completed_at) {
        (Status::Completed, Some(at)) => (Some(at), before.completed_on),
        (Status::Completed, None) => (Some(stored(now)), Some(today(actor.zone, now))),
        (Status::Pending | Status::InProgress, _) => (None, None),
    };
    let after = task::Model {
        search: searchable(&form.title, &form.notes),
        title: form.title.clone(),
        notes: form.notes.clone(),
        status: status_number(form.status),
        priority: priority_number(form.priority),
        due_on: form.due_on,
        due_time: form.due_time,
        labels: match &form.labels {
            Some(words) => stored_labels(words.iter().map(String::as_str)),
            None => before.labels.clone(),
        },
        start_on: form.start_on.unwrap_or(before.start_on),
        deadline_on: form.deadline_on.unwrap_or(before.deadline_on),
        completed_at,
        completed_on,
        ..before.clone()
    }
    .sorted();
    match starts_late(after.start_on, after.deadline_on) {
        true => Err(Error::invalid(Field::StartDate, Problem::StartsLate)),
        false => Ok(after),
    }
}
