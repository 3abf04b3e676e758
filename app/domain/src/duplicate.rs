use std::collections::HashMap;

use chrono::{DateTime, Utc};
use model::{Did, DuplicatedList, Outcome, Rejection, ReminderRule, UndoId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::accounts::usage::{self, Room};
use crate::accounts::zone_and_hour;
use crate::changes::{Change, Line};
use crate::entities::task::{self, Column};
use crate::entities::{list, series, task_reminder};
use crate::lists::{self, sections};
use crate::queue::{AT_ONCE, CHUNK};
use crate::time::stored;
use crate::{Actor, Error, Result, Services, recurrence, reminders};

/// Makes another list like one: its sections and open tasks, each with its labels and parts, how it recurs, and the reminders
/// that go by when it is due. What is done stays where it was done. Undone, the copy goes to the trash.
pub async fn duplicate(
    services: &Services,
    actor: &Actor,
    form: DuplicatedList,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let (from, to) = (form.id.0, form.copy.0);
    let outcome = Outcome { next: Some(form.copy.path()), ..Outcome::of(Did::ListDuplicated) };
    let mut change = Change::begin(services, actor.user, now).await?;
    let name = |name: &str| actor.language.say_with("list-copy", name);
    // Sent twice it makes one.
    if !lists::copied(services, change.transaction(), actor, (from, to), name, now).await? {
        return Ok(outcome);
    }
    let (pairs, mut lines) = sections::copied(change.transaction(), actor, (from, to), now).await?;
    lines.push(Line::list_copied(to, now)?);
    let tasks = task::Entity::find()
        .filter(Column::UserId.eq(actor.user.0))
        .filter(list::of_task().eq(from))
        .filter(Column::DeletedAt.is_null())
        .filter(Expr::cust("status < 2"))
        .order_by_asc(Column::Id)
        .limit(AT_ONCE + 1)
        .all(change.transaction())
        .await?;
    if tasks.len() as u64 > AT_ONCE {
        return Err(Rejection::LargeList { most: AT_ONCE as u32 }.into());
    }
    let sections: HashMap<Uuid, Uuid> = pairs.into_iter().collect();
    let ids: HashMap<Uuid, Uuid> = tasks.iter().map(|task| (task.id, Uuid::now_v7())).collect();
    let recurring = tasks.iter().filter_map(|task| Some((task.series_id?, *ids.get(&task.id)?))).collect();
    let series = recurrence::copied(change.transaction(), &recurring, now).await?;
    let copies: Vec<task::Model> = tasks.iter().map(|task| copy(task, to, &sections, &ids, &series, now)).collect();
    let reminders = copied_reminders(&change, actor, &copies, &ids, now).await?;
    let room = Room {
        tasks: copies.len() as i64,
        reminders: reminders.len() as i64,
        bytes: copies.iter().map(task::Model::size).sum(),
    };
    lines.extend(copies.iter().map(|task| Line::added(task.id, &task.labels)));
    for copies in copies.chunks(CHUNK as usize) {
        let rows = copies.iter().map(|task| task.clone().into_active_model());
        task::Entity::insert_many(rows).exec_without_returning(change.transaction()).await?;
    }
    let series: Vec<_> = series.into_values().map(IntoActiveModel::into_active_model).collect();
    for series in series.chunks(CHUNK as usize) {
        series::Entity::insert_many(series.to_vec()).exec_without_returning(change.transaction()).await?;
    }
    for reminders in reminders.chunks(CHUNK as usize) {
        task_reminder::Entity::insert_many(reminders.to_vec()).exec_without_returning(change.transaction()).await?;
    }
    usage::add(services, change.transaction(), actor, room, now).await?;
    change.extend(lines);
    Ok(Outcome { undo: Some(UndoId(change.commit().await?)), ..outcome })
}

/// A task as new, in the new list. It recurs by a series of its own.
fn copy(
    task: &task::Model,
    list: Uuid,
    sections: &HashMap<Uuid, Uuid>,
    ids: &HashMap<Uuid, Uuid>,
    series: &HashMap<Uuid, series::Model>,
    now: DateTime<Utc>,
) -> task::Model {
    let known = |id: Option<Uuid>, map: &HashMap<Uuid, Uuid>| id.and_then(|id| map.get(&id).copied());
    task::Model {
        id: ids.get(&task.id).copied().unwrap_or_else(Uuid::now_v7),
        list_id: Some(list),
        section_id: known(task.section_id, sections),
        parent_id: known(task.parent_id, ids),
        series_id: task.series_id.and_then(|id| series.get(&id)).map(|series| series.id),
        version: 1,
        created_at: stored(now),
        updated_at: stored(now),
        ..task.clone()
    }
}

async fn copied_reminders(
    change: &Change<'_>,
    actor: &Actor,
    copies: &[task::Model],
    ids: &HashMap<Uuid, Uuid>,
    now: DateTime<Utc>,
) -> Result<Vec<task_reminder::ActiveModel>> {
    let place = zone_and_hour(change.transaction(), actor.user.0).await?.ok_or_else(Error::not_found)?;
    let there = task_reminder::Entity::find()
        .filter(task_reminder::Column::UserId.eq(actor.user.0))
        .filter(task_reminder::Column::TaskId.is_in(ids.keys().copied()))
        .all(change.transaction())
        .await?;
    let copies: HashMap<Uuid, &task::Model> = copies.iter().map(|task| (task.id, task)).collect();
    let copied = there.into_iter().filter_map(|reminder| {
        let rule = ReminderRule::parse(&reminder.rule)?;
        // At a time of its own it was meant for the other one.
        if !matches!(rule, ReminderRule::Before { .. } | ReminderRule::DaysBefore { .. }) {
            return None;
        }
        let task = copies.get(ids.get(&reminder.task_id)?)?;
        let reminded = reminders::Task::new(task.status, false, (task.due_on, task.due_time, task.deadline_on));
        Some(task_reminder::ActiveModel {
            id: Set(Uuid::now_v7()),
            user_id: Set(actor.user.0),
            task_id: Set(task.id),
            rule: Set(reminder.rule),
            remind_at: Set(reminders::first(&reminded, &rule, place, now)),
            fired_at: Set(None),
            fired_for: Set(None),
            created_at: Set(stored(now)),
        })
    });
    Ok(copied.collect())
}
