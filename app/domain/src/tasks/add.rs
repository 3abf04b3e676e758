use chrono::{DateTime, Utc};
use model::{Did, ListId, ListKind, NewTask, Outcome, SectionId, UndoId};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, TryInsertResult};
use uuid::Uuid;

use super::insert::{insert_at_once, insert_row};
use super::{not_found, searchable};
use crate::accounts::usage::{self, Room};
use crate::cache::{self, Entry};
use crate::changes::{self, Change, Line};
use crate::entities::task;
use crate::lists::{self, sections};
use crate::time::{next_day, today};
use crate::{Actor, Error, Result, Services};

/// Adds a task whose words are all title, due where the list it is added in shows it. The form proposes the id: sent twice it adds
/// one task.
pub async fn add(services: &Services, actor: &Actor, form: NewTask, now: DateTime<Utc>) -> Result<Outcome> {
    let form = form.validated()?;
    let row = in_section(services, actor, &form, new_row(actor, &form, now)).await?;
    let labels = if form.label.is_empty() { String::new() } else { model::label(&form.label)? };
    let row = task::Model { search: searchable(&form.title, ""), title: form.title, labels, ..row }.sorted();
    let set = add_row(services, actor, row, now).await?;
    Ok(Outcome { undo: set.map(UndoId), ..Outcome::of(Did::Added) })
}

/// A task as the list shows it that it is added in, standing in that list or in the Inbox; still without a title.
pub(crate) fn new_row(actor: &Actor, form: &NewTask, now: DateTime<Utc>) -> task::Model {
    let today = today(actor.zone, now);
    let due_on = match form.list {
        ListKind::Today => Some(today),
        ListKind::Upcoming => Some(next_day(actor.zone, today)),
        _ => None,
    };
    let list = match form.list {
        ListKind::Own(ListId(list)) => list,
        _ => changes::inbox(actor.user),
    };
    task::Model { list_id: Some(list), due_on, ..task::Model::new(form.id.0, actor.user, now) }
}

/// A new task in the section in which it is added. That may be removed at any time: then the task counts as in none.
pub(crate) async fn in_section(
    services: &Services,
    actor: &Actor,
    form: &NewTask,
    row: task::Model,
) -> Result<task::Model> {
    let section_id = match form.section_id() {
        Some(SectionId(section)) if sections::is_of(&services.db, actor, row.list(), section).await? => Some(section),
        _ => row.section_id,
    };
    Ok(task::Model { section_id, ..row })
}

/// Adds a task; the set that it is, also if it was there, for as long as that is remembered.
pub(crate) async fn add_row(
    services: &Services,
    actor: &Actor,
    row: task::Model,
    now: DateTime<Utc>,
) -> Result<Option<Uuid>> {
    let (room, set) = (Room { tasks: 1, bytes: row.size(), ..Room::default() }, Uuid::now_v7());
    // What has labels goes the long way, where they are written.
    if row.labels.is_empty() && insert_at_once(services, actor, row.clone(), set, room, now).await? {
        cache::forget(services, Entry::Dashboard(actor.user)).await;
        return Ok(Some(set));
    }
    let mut change = Change::begin(services, actor.user, now).await?;
    let id = row.id;
    match add_in(&mut change, actor, row).await? {
        Some(_) => {
            usage::add(services, change.transaction(), actor, room, now).await?;
            change.commit().await.map(Some)
        }
        None => changes::added_by(change.transaction(), actor.user, id).await,
    }
}

/// Adds a task as part of a change, which is to count it; its id, unless it was there.
pub(crate) async fn add_in(change: &mut Change<'_>, actor: &Actor, row: task::Model) -> Result<Option<Uuid>> {
    lists::reach(change.transaction(), actor, row.list()).await?;
    add_placed(change, actor, row).await
}

/// The same of a task whose place is known to be the person's.
pub(super) async fn add_placed(change: &mut Change<'_>, actor: &Actor, row: task::Model) -> Result<Option<Uuid>> {
    let transaction = change.transaction();
    let labels = row.labels.clone();
    let (mut id, mut added) = (row.id, insert_row(transaction, row.clone()).await?);
    if !added {
        let there: Option<(Uuid, String, Option<Uuid>, bool)> = task::Entity::find_by_id(row.id)
            .select_only()
            .columns([task::Column::UserId, task::Column::Title, task::Column::ParentId])
            .expr_as(task::Column::DeletedAt.is_null(), "there")
            .into_tuple()
            .one(transaction)
            .await?;
        match there {
            Some((owner, ..)) if owner != actor.user.0 => {
                not_found::report(actor);
                return Err(Error::not_found());
            }
            // Of a part the same id is proposed again when all is as it was.
            Some((_, title, parent, there))
                if title == row.title && (row.parent_id.is_none() || (parent == row.parent_id && there)) =>
            {
                return Ok(None);
            }
            // Another text under an id that was used: the form was shown again by Back. Nothing typed is lost.
            _ => {
                id = Uuid::now_v7();
                added = insert_row(transaction, task::Model { id, ..row }).await?;
            }
        }
    }
    if !added {
        return Ok(None);
    }
    change.extend(vec![Line::added(id, &labels)]);
    Ok(Some(id))
}

/// The same of several tasks in lists that the person has, all or none; whether they are new.
pub(crate) async fn add_all(change: &mut Change<'_>, actor: &Actor, rows: Vec<task::Model>) -> Result<bool> {
    let transaction = change.transaction();
    let (ids, number): (Vec<Uuid>, u64) = (rows.iter().map(|row| row.id).collect(), rows.len() as u64);
    let lines = rows.iter().map(|row| Line::added(row.id, &row.labels)).collect();
    let insert = task::Entity::insert_many(rows.into_iter().map(task::ActiveModel::from)).on_conflict_do_nothing();
    let added = match insert.exec_without_returning(transaction).await {
        Ok(TryInsertResult::Inserted(rows)) => rows,
        Ok(_) | Err(DbErr::RecordNotInserted) => 0,
        Err(error) => return Err(error.into()),
    };
    if added < number {
        let mine = task::Entity::find()
            .filter(task::Column::UserId.eq(actor.user.0))
            .filter(task::Column::Id.is_in(ids))
            .count(transaction);
        // Those of somebody else, or some of them under the ids of others.
        return if added == 0 && mine.await? == number { Ok(false) } else { Err(Error::not_found()) };
    }
    change.extend(lines);
    Ok(true)
}
