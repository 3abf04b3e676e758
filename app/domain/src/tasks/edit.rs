use chrono::{DateTime, Utc};
use model::{Did, Outcome, Rejection, Status, TaskEdit, ValidTaskEdit};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};

use super::not_found::not_found;
use super::{searchable, undo};
use crate::accounts::usage::{self, Room};
use crate::cache::{self, Entry};
use crate::entities::task::{self, Column, priority_number, status_number};
use crate::platform::listeners::Changed;
use crate::time::{due_sort, stored, today};
use crate::{Actor, Result, Services};

/// Saves a task. A form opened before the task's last change is refused, unless it says what the task says already.
pub async fn edit(services: &Services, actor: &Actor, form: TaskEdit, now: DateTime<Utc>) -> Result<Outcome> {
    let form = form.validated()?;
    let transaction = services.begin().await?;
    let before = task::Entity::find_by_id(form.id.0)
        .filter(Column::UserId.eq(actor.user.0))
        .lock_exclusive()
        .one(&transaction)
        .await?;
    let Some(before) = before else { return Err(not_found(&transaction, actor, &[form.id]).await) };
    let version = form.version;
    let after = edited(&before, form, actor, now);
    if after == before {
        return Ok(Outcome::of(Did::Saved));
    }
    if before.version != version {
        return Err(Rejection::Changed { version: before.version }.into());
    }
    let after = task::Model { version: before.version + 1, updated_at: stored(now), ..after };
    let (texts, more) = match after.title == before.title && after.notes == before.notes {
        true => (undo::Texts::Unchanged, 0),
        false => (undo::Texts::Kept, (after.size() - before.size()).max(0)),
    };
    after.into_active_model().reset_all().update_without_returning(&transaction).await?;
    services.changing(&transaction, &Changed::Tasks { person: actor.user, tasks: &[before.id] }, now).await?;
    let undo = undo::record(&transaction, actor, &[before], texts, now).await?;
    usage::add(services, &transaction, actor, Room { bytes: more, ..Room::default() }, now).await?;
    transaction.commit().await?;
    cache::forget(services, Entry::Dashboard(actor.user)).await;
    Ok(Outcome { undo: Some(undo), ..Outcome::of(Did::Saved) })
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
        due_sort: due_sort(form.due_on, form.due_time),
        completed_at,
        completed_on,
        ..before.clone()
    }
}
