use chrono::{DateTime, Utc};
use model::{Did, ListId, Outcome, Rejection, Status, TaskEdit, UndoId, ValidTaskEdit};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};

use super::not_found::not_found;
use super::searchable;
use crate::accounts::usage::{self, Room};
use crate::changes::Change;
use crate::entities::task::{self, Column, priority_number, status_number};
use crate::time::{stored, today};
use crate::{Actor, Result, Services, lists};

/// Saves a task. A form opened before the task's last change is refused, unless it says what the task says already.
pub async fn edit(services: &Services, actor: &Actor, form: TaskEdit, now: DateTime<Utc>) -> Result<Outcome> {
    let form = form.validated()?;
    let mut change = Change::begin(services, actor.user, now).await?;
    let before = task::Entity::find_by_id(form.id.0)
        .filter(Column::UserId.eq(actor.user.0))
        .lock_exclusive()
        .one(change.transaction())
        .await?;
    let Some(before) = before else { return Err(not_found(change.transaction(), actor, &[form.id]).await) };
    if let Some(ListId(list)) = form.list.filter(|list| list.0 != before.list()) {
        lists::reach(change.transaction(), actor, list).await?;
    }
    let version = form.version;
    let after = edited(&before, form, actor, now);
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
    usage::add(services, change.transaction(), actor, Room { bytes: more, ..Room::default() }, now).await?;
    Ok(Outcome { undo: Some(UndoId(change.commit().await?)), ..Outcome::of(Did::Saved) })
}

fn edited(before: &task::Model, form: ValidTaskEdit, actor: &Actor, now: DateTime<Utc>) -> task::Model {
    let (completed_at, completed_on) = match (form.status, before.completed_at) {
        (Status::Completed, Some(at)) => (Some(at), before.completed_on),
        (Status::Completed, None) => (Some(stored(now)), Some(today(actor.zone, now))),
        (Status::Pending | Status::InProgress, _) => (None, None),
    };
    task::Model {
        search: searchable(&form.title, &form.notes),
        title: form.title,
        notes: form.notes,
        status: status_number(form.status),
        priority: priority_number(form.priority),
        due_on: form.due_on,
        due_time: form.due_time,
        completed_at,
        completed_on,
        list_id: form.list.map(|list| list.0).filter(|list| *list != before.list()).or(before.list_id),
        ..before.clone()
    }
    .sorted()
}
