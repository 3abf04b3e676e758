//! Writing what was read of a file as tasks.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, IntoActiveModel, QueryTrait};
use uuid::Uuid;

use super::check::Checked;
use super::places::Places;
use super::undo_import::task_id;
use crate::accounts::usage::Room;
use crate::accounts::zone_and_hour;
use crate::changes::{self, Line, stored_labels};
use crate::entities::task::{self, priority_number, status_number};
use crate::entities::{series, task_reminder};
use crate::recurrence::{self, Past};
use crate::tasks::searchable;
use crate::time::stored;
use crate::{Actor, Error, Result, reminders};

/// Writes tasks of an import after so many; what they take up, and the lines of those that are new.
pub(super) async fn write(
    transaction: &impl ConnectionTrait,
    actor: &Actor,
    import: Uuid,
    (before, tasks): (u32, &[Checked]),
    places: &Places,
    now: DateTime<Utc>,
) -> Result<(Room, Vec<Line>)> {
    let place = zone_and_hour(transaction, actor.user.0).await?.ok_or_else(Error::not_found)?;
    let (mut room, mut rows, mut rules) = (Room::default(), Vec::with_capacity(tasks.len()), Vec::new());
    let (mut lines, mut labels) = (Vec::with_capacity(tasks.len()), HashMap::new());
    let mut series: HashMap<Uuid, series::Model> = HashMap::new();
    let mut past: HashMap<Uuid, &[Past]> = HashMap::new();
    for (number, task) in (before..).zip(tasks) {
        let (list, section_id) = places.of(task);
        let mut row = task::Model {
            list_id: list.or(Some(changes::inbox(actor.user))),
            section_id,
            parent_id: task.parent.map(|parent| task_id(import, parent)),
            ..row(actor, task_id(import, number), task, now)
        };
        if let Some(recurs) = &task.recurs {
            let begun = recurs.series(&row, now);
            row.series_id = Some(begun.id);
            series.insert(row.id, begun);
        }
        if !task.past.is_empty() {
            past.insert(row.id, &task.past);
        }
        let due = (row.due_on, row.due_time, row.deadline_on);
        let reminded = reminders::Task::new(row.status, row.deleted_at.is_some(), due);
        rules.extend(task.reminders.iter().map(|rule| task_reminder::ActiveModel {
            id: Set(Uuid::now_v7()),
            user_id: Set(actor.user.0),
            task_id: Set(row.id),
            rule: Set(rule.to_string()),
            remind_at: Set(reminders::first(&reminded, rule, place, now)),
            fired_at: Set(None),
            fired_for: Set(None),
            created_at: Set(stored(now)),
        }));
        room += Room { tasks: 1, reminders: task.reminders.len() as i64, bytes: row.size() };
        labels.insert(row.id, row.labels.clone());
        rows.push(row.into_active_model());
    }
    let (mut begun, mut over): (Vec<series::ActiveModel>, Vec<(Uuid, &[Past])>) = Default::default();
    // What an earlier try brought is there and may have changed since.
    if !rows.is_empty() {
        let mut insert = task::Entity::insert_many(rows).on_conflict_do_nothing();
        let insert = QueryTrait::query(&mut insert).returning_col(task::Column::Id);
        for row in transaction.query_all(insert).await? {
            let id: Uuid = row.try_get("", "id")?;
            lines.push(Line::added(id, labels.get(&id).map_or("", String::as_str)));
            over.extend(past.remove(&id).map(|past| (id, past)));
            begun.extend(series.remove(&id).map(IntoActiveModel::into_active_model));
        }
    }
    if !begun.is_empty() {
        series::Entity::insert_many(begun).exec_without_returning(transaction).await?;
    }
    recurrence::write_past(transaction, actor, import, &over, now).await?;
    if !rules.is_empty() {
        let key = [task_reminder::Column::TaskId, task_reminder::Column::Rule];
        let mut insert = task_reminder::Entity::insert_many(rules).on_conflict_do_nothing_on(key);
        transaction.execute(QueryTrait::query(&mut insert)).await?;
    }
    Ok((room, lines))
}

fn row(actor: &Actor, id: Uuid, task: &Checked, now: DateTime<Utc>) -> task::Model {
    let (form, new) = (&task.form, task::Model::new(id, actor.user, task.created_at));
    task::Model {
        title: form.title.clone(),
        notes: form.notes.clone(),
        search: searchable(&form.title, &form.notes),
        status: status_number(form.status),
        priority: priority_number(form.priority),
        due_on: form.due_on,
        due_time: form.due_time,
        position: task.position.clone().unwrap_or(new.position),
        folded: task.folded,
        labels: stored_labels(form.labels.iter().flatten().map(String::as_str)),
        start_on: form.start_on.flatten(),
        deadline_on: form.deadline_on.flatten(),
        updated_at: stored(now),
        completed_at: task.completed.map(|(at, _)| at),
        completed_on: task.completed.map(|(_, on)| on),
        deleted_at: task.deleted_at,
        ..new
    }
    .sorted()
}
