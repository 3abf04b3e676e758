//! Exports: a job writes the file a chunk at a time. The pieces of a chunk and where it ended are one transaction, so
//! that whoever takes over goes on exactly there.

use chrono::{DateTime, Utc};
use model::{Did, FileFormat, Outcome, Rejection, TransferId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::chunk::Chunk;
use super::write::{self, Written};
use super::{KEPT, parts, store};
use crate::accounts::usage::{self, Room};
use crate::audit::{self, Event};
use crate::entities::transfer::{self, Direction, State};
use crate::entities::{occurrence, task, user};
use crate::lists::{self, sections};
use crate::platform::failpoints;
use crate::queue::{self, Claim, Kind, Queue, Verdict};
use crate::time::stored;
use crate::{Actor, Error, Result, Services, recurrence};

/// Writes a file.
pub(crate) const EXPORT: Kind = Kind { name: "export", version: 4, queue: Queue::Transfers, unique: Some("transfer") };

/// What a file takes for a task beside its texts.
const TASK_BYTES: i64 = 400;
/// And for an occurrence that is over.
pub(super) const OCCURRENCE_BYTES: i64 = 150;

/// Where an export stands.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Progress {
    /// The last task written.
    after: Option<Uuid>,
    /// The pieces written.
    pub pieces: i32,
    /// How many tasks there were at the start.
    pub of: i64,
}

/// Starts writing all of one's tasks into a file. The same twice at once is one.
pub async fn export(services: &Services, actor: &Actor, format: &str, now: DateTime<Utc>) -> Result<Outcome> {
    let format = FileFormat::from_slug(format).filter(|format| FileFormat::EXPORTS.contains(format));
    let format = format.ok_or(Rejection::Malformed)?;
    let transaction = services.begin().await?;
    usage::lock(&transaction, actor).await?;
    let under_way = transfer::Entity::find()
        .filter(transfer::Column::UserId.eq(actor.user.0))
        .filter(transfer::Column::Direction.eq(Direction::Export))
        .filter(transfer::Column::Format.eq(format.slug()))
        .filter(transfer::Column::State.eq(State::Waiting))
        .count(&transaction)
        .await?;
    if under_way > 0 {
        return Ok(Outcome::of(Did::ExportStarted));
    }
    let (of, texts): (i64, i64) = task::Entity::find()
        .select_only()
        .expr(Expr::cust("CAST(COUNT(*) AS BIGINT)"))
        .expr(Expr::cust("CAST(COALESCE(SUM(OCTET_LENGTH(title) + OCTET_LENGTH(notes)), 0) AS BIGINT)"))
        .filter(task::Column::UserId.eq(actor.user.0))
        .into_tuple()
        .one(&transaction)
        .await?
        .unwrap_or_default();
    let others = transfer::Entity::find()
        .filter(store::theirs(actor, now))
        .filter(transfer::Column::Direction.eq(Direction::Export))
        .count(&transaction)
        .await?;
    let id = TransferId(Uuid::now_v7());
    let job = queue::enqueue_one(&transaction, EXPORT, Some(actor.user), json!({ "transfer": id.0 }), now).await?;
    let new = store::New {
        direction: Direction::Export,
        format,
        state: State::Waiting,
        detail: serde_json::to_string(&Progress { of, ..Progress::default() })?,
        job: Some(job.id),
        bytes: 0,
        kept: KEPT,
    };
    store::insert(&transaction, actor, id, new, now).await?;
    // Who has no room left can still take everything out once.
    if others > 0 {
        let over = occurrence::Entity::find().filter(occurrence::Column::UserId.eq(actor.user.0));
        let over = if format == FileFormat::Json { over.count(&transaction).await? as i64 } else { 0 };
        let room = Room { bytes: texts + of * TASK_BYTES + over * OCCURRENCE_BYTES, ..Room::default() };
        usage::add(services, &transaction, actor, room, now).await?;
    }
    audit::record(&transaction, Event::own("export", "asked", actor.user).with(format.slug()), now).await?;
    transaction.commit().await?;
    queue::notify(services, Queue::Transfers, [job.flow]).await;
    Ok(Outcome::of(Did::ExportStarted))
}

/// Writes an export from where it stands, to its end or until it is time for others.
pub(crate) async fn run_export(
    services: &Services,
    transfer: Uuid,
    claim: &Claim,
    now: DateTime<Utc>,
) -> Result<Verdict> {
    let Some(row) = store::waiting(&services.db, transfer).await? else { return Ok(Verdict::Done) };
    let Some(person) = user::active(&services.db, row.user_id).await? else { return Ok(store::shut_out()) };
    let actor = &Actor::from(person);
    queue::in_steps((), now, |(), now| step(services, transfer, actor, claim, now)).await
}

/// Writes one chunk; whether there is more to do.
async fn step(services: &Services, id: Uuid, actor: &Actor, claim: &Claim, now: DateTime<Utc>) -> Result<Option<()>> {
    let Some(row) = store::waiting(&services.db, id).await? else { return Ok(None) };
    let format = FileFormat::from_slug(&row.format).ok_or_else(Error::not_found)?;
    let mut progress: Progress = serde_json::from_str(&row.detail)?;
    // Other programs have no place for what became of a task before.
    let with_past = format == FileFormat::Json;
    let Chunk { tasks, mut reminders, parents, mut past } =
        Chunk::after(services, row.user_id, progress.after, with_past).await?;

    let mut file = match progress.pieces {
        0 => {
            let labels = lists::written_labels(&services.reads, actor).await?;
            write::beginning(format, &lists::lists(services, actor).await?, labels, actor.language)?
        }
        _ => Vec::new(),
    };
    let lists = lists::names(&services.reads, row.user_id).await?;
    let sections = sections::names(&services.reads, actor).await?;
    let series = tasks.iter().filter_map(|task| task.series_id).collect();
    let mut recurs = recurrence::written(&services.reads, series).await?;
    for (position, task) in tasks.iter().enumerate() {
        let first = row.tasks == 0 && position == 0;
        let reminders = reminders.remove(&task.id).unwrap_or_default();
        let (list, deleted_at) = lists.get(&task.list()).map_or(("", None), |(name, at)| (name.as_str(), *at));
        // What is in the trash with its list is in the trash; what is gone for good has no parts.
        let parent_id = task.parent_id.filter(|parent| parents.contains(parent));
        let task = &task::Model { deleted_at: task.deleted_at.or(deleted_at), parent_id, ..task.clone() };
        let section = task.section_id.and_then(|section| sections.get(&(task.list(), section)));
        let section = section.map(String::as_str).unwrap_or_default();
        let named = parent_id.is_some() || parents.contains(&task.id);
        let recurs = task.series_id.and_then(|series| recurs.remove(&series));
        let past = past.remove(&task.id).unwrap_or_default();
        write::one(format, &mut file, first, Written { task, reminders, list, section, named, recurs, past }, actor)?;
    }
    let done = tasks.is_empty();
    if done {
        file.extend_from_slice(write::end(format));
    }
    let written = row.tasks + tasks.len() as i64;

    let transaction = services.begin().await?;
    if !claim.proceed(&transaction, written, progress.of.max(written), now).await? {
        return Ok(None);
    }
    progress.pieces = parts::append(&transaction, id, progress.pieces, &file).await?;
    progress.after = tasks.last().map(|task| task.id).or(progress.after);
    let moved = transfer::Entity::update_many()
        .col_expr(transfer::Column::Detail, Expr::value(serde_json::to_string(&progress)?))
        .col_expr(transfer::Column::Tasks, Expr::value(written))
        .col_expr(transfer::Column::Bytes, Expr::value(row.bytes + file.len() as i64))
        .col_expr(transfer::Column::State, Expr::value(if done { State::Done } else { State::Waiting }))
        .col_expr(transfer::Column::ExpiresAt, Expr::value(stored(now + KEPT)))
        .filter(transfer::Column::Id.eq(id))
        .filter(transfer::Column::State.eq(State::Waiting))
        .exec(&transaction)
        .await?;
    if moved.rows_affected == 0 {
        return Ok(None);
    }
    transaction.commit().await?;
    if !done {
        failpoints::point("exported").await;
    }
    Ok((!done).then_some(()))
}
