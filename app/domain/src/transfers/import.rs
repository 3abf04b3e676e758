//! Imports: a job writes the tasks of a file step by step, and says how far it has come in the same transaction: whoever
//! takes over goes on there. One that fails for good or is cancelled is undone: in the end all of it came, or nothing.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use model::{Did, FileFormat, Outcome, Rejection, TransferId, UndoId};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryTrait};
use serde_json::json;
use tokio::sync::mpsc;
use uuid::Uuid;

use super::check::{Checked, Reading, checked};
use super::decode::decode;
use super::draft::{self, Draft};
use super::read::{self, Plan};
use super::tree::Names;
use super::undo_import::{list_id, task_id};
use super::{KEPT, memory, parts, store};
use crate::accounts::usage::{self, Room};
use crate::accounts::zone_and_hour;
use crate::changes::{self, Change, Line, stored_labels};
use crate::entities::task::{self, priority_number, status_number};
use crate::entities::task_reminder;
use crate::entities::transfer::{self, State};
use crate::entities::user;
use crate::platform::blocking::Wanted;
use crate::platform::failpoints;
use crate::queue::{self, CHUNK, Claim, Clock, Kind, Queue, Verdict, pause_between_steps};
use crate::tasks::searchable;
use crate::time::stored;
use crate::{Actor, Error, Result, Services, lists, reminders};

/// Imports a file, in steps.
pub(crate) const IMPORT: Kind = Kind { name: "import", version: 2, queue: Queue::Transfers, unique: Some("transfer") };

/// How long reading may take, and writing between it.
const READ_TIME: Duration = Duration::from_secs(2 * 60 * 60);
/// Characters of notes in one transaction: one of long notes has fewer tasks.
const CHARACTERS: usize = 1_000_000;

/// Starts importing one of one's files, as it was looked at, without so many lines that are wrong.
pub async fn import(
    services: &Services,
    actor: &Actor,
    id: TransferId,
    leave_out: u64,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let started = Outcome { next: Some("/transfers".to_owned()), ..Outcome::of(Did::ImportStarted) };
    let row = store::own(&services.db, actor, id, now).await?;
    if row.state == State::Waiting || row.state == State::Done {
        return Ok(started);
    }
    let (row, mut draft) = draft::own_draft(services, actor, id, now).await?;
    draft::importable(&row, &draft, leave_out)?;
    // What an earlier try brought before there was no room left has to be gone.
    if draft.being_undone {
        return Err(Rejection::Busy.into());
    }
    usage::expect(services, actor, draft::room(&row, &draft)).await?;
    lists::expect(services, actor, &draft.report.lists).await?;
    (draft.left_out, draft.started) = (leave_out, Some((stored(now), actor.zone)));
    (draft.refused, draft.undone) = (None, None);
    let transaction = services.begin().await?;
    if !store::advance(&transaction, id.0, State::Draft, State::Waiting).await? {
        return Ok(started);
    }
    let job = queue::enqueue_one(&transaction, IMPORT, Some(actor.user), json!({ "transfer": id.0 }), now).await?;
    transfer::Entity::update_many()
        .col_expr(transfer::Column::JobId, Expr::value(Some(job.id)))
        .col_expr(transfer::Column::Detail, Expr::value(serde_json::to_string(&draft)?))
        .col_expr(transfer::Column::Tasks, Expr::value(0_i64))
        .col_expr(transfer::Column::ExpiresAt, Expr::value(stored(now + KEPT)))
        .filter(transfer::Column::Id.eq(id.0))
        .exec(&transaction)
        .await?;
    transaction.commit().await?;
    queue::notify(services, Queue::Transfers, [job.flow]).await;
    Ok(started)
}

/// Imports a file.
pub(crate) async fn run_import(services: &Services, id: Uuid, claim: &Claim, now: DateTime<Utc>) -> Result<Verdict> {
    let Some(row) = store::waiting(&services.db, id).await? else { return Ok(Verdict::Done) };
    let Some(person) = user::active(&services.db, row.user_id).await? else { return Ok(store::shut_out()) };
    let (actor, mut draft): (Actor, Draft) = (person.into(), serde_json::from_str(&row.detail)?);
    let format = FileFormat::from_slug(&row.format).ok_or_else(Error::not_found)?;
    let (plan, left_out, has_parts) = (draft.plan(format), draft.left_out, draft.report.parts > 0);
    let memory = memory::for_job(services, &actor, memory::size(&row)).await?;
    let file = parts::whole(services, id, memory::size(&row)).await?;

    // The file is read while what was read before is written; neither holds all of its tasks.
    let (sender, mut receiver) = mpsc::channel(2);
    // Of files that the version before started, nobody knows it.
    let (started, zone) = draft.started.unwrap_or((now, actor.zone));
    let reading = Reading { language: plan.language, zone, now: started, order: plan.order };
    let (mut done, of) = (row.tasks as u32, draft.report.tasks as i64);
    let (wanted, _wants) = Wanted::during(READ_TIME);
    let reader = tokio::task::spawn_blocking(move || {
        let _memory = memory;
        read_all(&file, &plan, (left_out, has_parts), done, reading, &wanted, &sender)
    });
    let clock = Clock::starting(now);
    while let Some(tasks) = receiver.recv().await {
        let begun = Instant::now();
        let mut change = Change::of_set(services, actor.user, id, clock.now()).await?;
        let names = tasks.iter().map(|task| task.list.as_str()).collect();
        let places =
            match lists::named(services, change.transaction(), &actor, names, || list_id(id), clock.now()).await {
                Ok((places, lines)) => {
                    change.extend(lines);
                    places
                }
                Err(error) => {
                    change.roll_back().await?;
                    return put_aside(services, id, draft, claim, error, clock.now()).await;
                }
            };
        let (room, lines) = write(change.transaction(), &actor, id, (done, &tasks), &places, started).await?;
        change.extend(lines);
        done += tasks.len() as u32;
        // Cancelled, or taken over after a long pause: nothing of this stays.
        if !claim.proceed(change.transaction(), done.into(), of.max(done.into()), clock.now()).await? {
            return Ok(Verdict::Done);
        }
        store::count(change.transaction(), id, done).await?;
        if let Err(error) = usage::add(services, change.transaction(), &actor, room, clock.now()).await {
            change.roll_back().await?;
            return put_aside(services, id, draft, claim, error, clock.now()).await;
        }
        change.commit().await?;
        failpoints::point("imported").await;
        if clock.slice_is_over() {
            return Ok(Verdict::Wait(clock.now()));
        }
        pause_between_steps(begun).await;
    }
    reader.await??;
    let transaction = services.begin().await?;
    if !claim.proceed(&transaction, done.into(), done.into(), clock.now()).await? {
        return Ok(Verdict::Done);
    }
    draft.undo = Some(UndoId(id));
    finish(&transaction, id, &draft, clock.now()).await?;
    transaction.commit().await?;
    // The file has served.
    parts::delete(services, id).await?;
    Ok(Verdict::Done)
}

fn read_all(
    file: &[u8],
    plan: &Plan,
    (left_out, has_parts): (u64, bool),
    written: u32,
    reading: Reading,
    wanted: &Wanted,
    sender: &mpsc::Sender<Vec<Checked>>,
) -> Result<()> {
    let (mut chunk, mut rows, mut characters) = (Vec::new(), 0, 0);
    let (mut number, mut wrong, mut problem) = (0, 0, None);
    let decoded = decode(file, plan.encoding.as_deref())?;
    let mut names = Names::default();
    if has_parts {
        read::read(&decoded.text, plan, wanted, |_, task| {
            if let Ok(task) = task.and_then(|(record, _)| checked(record, reading)) {
                names.add(&task);
            }
        })?;
    }
    let tree = names.tree();
    read::read(&decoded.text, plan, wanted, |line, task| {
        match task.and_then(|(record, _)| checked(record, reading)) {
            Ok(mut task) => {
                if let Some((parent, list)) = tree.place(number) {
                    (task.parent, task.list) = (Some(parent), list.to_owned());
                }
                number += 1;
                if number > written {
                    rows += 1 + task.reminders.len();
                    characters += task.form.notes.len();
                    chunk.push(task);
                }
            }
            Err(reason) => {
                wrong += 1;
                problem = problem.take().or(Some(format!("line {line}: {reason}")));
            }
        }
        if rows >= CHUNK as usize || characters >= CHARACTERS {
            (rows, characters) = (0, 0);
            // Where nobody listens any more the job ended, and reading with it.
            let _ = sender.blocking_send(std::mem::take(&mut chunk));
        }
    })?;
    let _ = sender.blocking_send(chunk);
    // As many as the person has seen.
    if wrong == left_out { Ok(()) } else { Err(Error::internal(problem.unwrap_or_default())) }
}

async fn write(
    transaction: &impl ConnectionTrait,
    actor: &Actor,
    import: Uuid,
    (before, tasks): (u32, &[Checked]),
    places: &HashMap<String, Uuid>,
    now: DateTime<Utc>,
) -> Result<(Room, Vec<Line>)> {
    let place = zone_and_hour(transaction, actor.user.0).await?.ok_or_else(Error::not_found)?;
    let (mut room, mut rows, mut rules) = (Room::default(), Vec::with_capacity(tasks.len()), Vec::new());
    let (mut lines, mut labels) = (Vec::with_capacity(tasks.len()), HashMap::new());
    for (number, task) in (before..).zip(tasks) {
        let row = task::Model {
            list_id: places.get(&task.list).copied().or(Some(changes::inbox(actor.user))),
            parent_id: task.parent.map(|parent| task_id(import, parent)),
            ..row(actor, task_id(import, number), task, now)
        };
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
    // What an earlier try brought is there and may have changed since.
    if !rows.is_empty() {
        let mut insert = task::Entity::insert_many(rows).on_conflict_do_nothing();
        let insert = QueryTrait::query(&mut insert).returning_col(task::Column::Id);
        for row in transaction.query_all(insert).await? {
            let id: Uuid = row.try_get("", "id")?;
            lines.push(Line::added(id, labels.get(&id).map_or("", String::as_str)));
        }
    }
    if !rules.is_empty() {
        let key = [task_reminder::Column::TaskId, task_reminder::Column::Rule];
        let mut insert = task_reminder::Entity::insert_many(rules).on_conflict_do_nothing_on(key);
        transaction.execute(QueryTrait::query(&mut insert)).await?;
    }
    Ok((room, lines))
}

fn row(actor: &Actor, id: Uuid, task: &Checked, now: DateTime<Utc>) -> task::Model {
    let form = &task.form;
    task::Model {
        title: form.title.clone(),
        notes: form.notes.clone(),
        search: searchable(&form.title, &form.notes),
        status: status_number(form.status),
        priority: priority_number(form.priority),
        due_on: form.due_on,
        due_time: form.due_time,
        labels: stored_labels(form.labels.iter().flatten().map(String::as_str)),
        start_on: form.start_on.flatten(),
        deadline_on: form.deadline_on.flatten(),
        updated_at: stored(now),
        completed_at: task.completed.map(|(at, _)| at),
        completed_on: task.completed.map(|(_, on)| on),
        deleted_at: task.deleted_at,
        ..task::Model::new(id, actor.user, task.created_at)
    }
    .sorted()
}

/// Leaves an import that found no room for the person to try again, and undoes what it brought.
async fn put_aside(
    services: &Services,
    id: Uuid,
    mut draft: Draft,
    claim: &Claim,
    error: Error,
    now: DateTime<Utc>,
) -> Result<Verdict> {
    let Error::Rejected(rejection) = error else { return Err(error) };
    draft.refused = Some(rejection);
    let transaction = services.begin().await?;
    let mut removal = None;
    if claim.proceed(&transaction, 0, 0, now).await?
        && store::advance(&transaction, id, State::Waiting, State::Draft).await?
    {
        // A transfer has one job of a key, and it is to have another.
        queue::release_key(&transaction, IMPORT, id).await?;
        transfer::Entity::update_many()
            .col_expr(transfer::Column::JobId, Expr::value(None::<Uuid>))
            .col_expr(transfer::Column::Detail, Expr::value(serde_json::to_string(&draft)?))
            .col_expr(transfer::Column::ExpiresAt, Expr::value(stored(now + draft::WAITS)))
            .filter(transfer::Column::Id.eq(id))
            .exec(&transaction)
            .await?;
        removal = store::clear(&transaction, id, now).await?;
        transaction.commit().await?;
    }
    queue::notify(services, Queue::Transfers, removal).await;
    Ok(Verdict::Done)
}

async fn finish(transaction: &impl ConnectionTrait, id: Uuid, draft: &Draft, now: DateTime<Utc>) -> Result<()> {
    transfer::Entity::update_many()
        .col_expr(transfer::Column::State, Expr::value(State::Done))
        .col_expr(transfer::Column::Detail, Expr::value(serde_json::to_string(draft)?))
        .col_expr(transfer::Column::ExpiresAt, Expr::value(stored(now + KEPT)))
        .filter(transfer::Column::Id.eq(id))
        .exec(transaction)
        .await?;
    Ok(())
}
