//! Undoing imports: those that are undone, and what came of those that failed or were cancelled. Little goes at once,
//! much by a job.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::draft::Draft;
use crate::cache::{self, Entry};
use crate::changes::{self, Change};
use crate::entities::task;
use crate::entities::transfer::{self, Direction, State};
use crate::lists::{self, sections};
use crate::platform::failpoints;
use crate::queue::{self, AT_ONCE, CHUNK, Claim, Flow, Kind, Queue, Verdict};
use crate::tasks::removal;
use crate::{Result, Services, UserId};

/// Undoes an import.
pub(crate) const UNDO_IMPORT: Kind = Kind { name: "undo_import", version: 2, queue: Queue::Transfers, unique: None };

/// The ids of an import's tasks: its own id with a number at the end. So they are a range that nobody else uses, and
/// the import need not be remembered task by task.
pub(super) fn task_id(import: Uuid, number: u32) -> Uuid {
    let mut bytes = import.into_bytes();
    bytes[12..].copy_from_slice(&number.to_be_bytes());
    Uuid::from_bytes(bytes)
}

/// An id for a list or section that an import makes: of the same range, and of no other try.
pub(super) fn new_id(import: Uuid) -> Uuid {
    task_id(import, Uuid::new_v4().as_fields().0)
}

fn range(import: Uuid) -> (Uuid, Uuid) {
    (task_id(import, 0), task_id(import, u32::MAX))
}

/// What an import brought, except what changed since.
fn brought(person: Uuid, import: Uuid) -> Condition {
    let (first, last) = range(import);
    Condition::all()
        .add(task::Column::UserId.eq(person))
        .add(task::Column::Id.between(first, last))
        .add(task::Column::Version.eq(1))
}

/// How an import is undone.
pub(crate) enum UndoneImport {
    /// So many tasks were deleted.
    Now(u32),
    /// A job does it. Workers are to be notified of it, unless they were already.
    Later(Option<Flow>),
}

/// Undoes an import that is done, if that is what a set is.
pub(crate) async fn undo_done_import(
    transaction: &impl ConnectionTrait,
    person: UserId,
    set: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<UndoneImport>> {
    let import = transfer::Entity::find_by_id(set)
        .select_only()
        .column(transfer::Column::Id)
        .filter(transfer::Column::UserId.eq(person.0))
        .filter(transfer::Column::Direction.eq(Direction::Import))
        .filter(transfer::Column::State.eq(State::Done))
        .into_tuple::<Uuid>();
    match import.one(transaction).await? {
        Some(import) => Ok(Some(undo_import(transaction, person, import, now).await?)),
        None => Ok(None),
    }
}

/// Deletes what an import brought, the lists and sections it made, and what it chose for labels, except what changed since.
/// Twice counts the same.
pub(super) async fn undo_import(
    transaction: &impl ConnectionTrait,
    person: UserId,
    import: Uuid,
    now: DateTime<Utc>,
) -> Result<UndoneImport> {
    let mut draft = locked(transaction, person.0, import).await?.map(|(_, draft)| draft);
    match &draft {
        Some(Draft { undone: Some(count), .. }) => return Ok(UndoneImport::Now(*count)),
        Some(Draft { being_undone: true, .. }) => return Ok(UndoneImport::Later(None)),
        _ => {}
    }
    let all = removal::first(transaction, brought(person.0, import), Uuid::nil(), AT_ONCE).await?;
    if !all.more {
        let lists = lists::lock_new(transaction, person.0, range(import)).await?;
        let mut removed = removal::remove(transaction, brought(person.0, import), all.ids).await?;
        let count = removed.len() as u32;
        let labels = draft.as_ref().map_or(&[][..], |draft| &draft.labels);
        lists::remove_labels(transaction, person.0, labels).await?;
        // Where something else stands by now stays.
        removed.extend(sections::remove_new(transaction, person.0, range(import)).await?);
        removed.extend(lists::remove(transaction, person.0, lists).await?);
        changes::record(transaction, person, Uuid::now_v7(), removed, now).await?;
        if let Some(draft) = &mut draft {
            draft.undone = Some(count);
            save(transaction, import, draft, None).await?;
        }
        return Ok(UndoneImport::Now(count));
    }
    let which = json!({ "person": person.0, "transfer": import });
    let job = queue::enqueue_one(transaction, UNDO_IMPORT, Some(person), which, now).await?;
    if let Some(draft) = &mut draft {
        draft.being_undone = true;
        save(transaction, import, draft, Some(job.id)).await?;
    }
    Ok(UndoneImport::Later(Some(job.flow)))
}

/// Deletes step by step what an import brought.
pub(crate) async fn run_undo_import(
    services: &Services,
    person: Uuid,
    import: Uuid,
    claim: &Claim,
    now: DateTime<Utc>,
) -> Result<Verdict> {
    let place = (Uuid::nil(), claim.progress.0);
    queue::in_steps(place, now, |place, now| step(services, person, import, place, claim, now)).await
}

async fn step(
    services: &Services,
    person: Uuid,
    import: Uuid,
    (after, done): (Uuid, i64),
    claim: &Claim,
    now: DateTime<Utc>,
) -> Result<Option<(Uuid, i64)>> {
    let some = removal::first(&services.reads, brought(person, import), after, CHUNK).await?;
    let last = some.ids.last().copied().unwrap_or(after);
    let mut change = Change::of_set(services, UserId(person), claim.id, now).await?;
    let row = locked(change.transaction(), person, import).await?;
    let lists = match some.more {
        true => Vec::new(),
        false => lists::lock_new(change.transaction(), person, range(import)).await?,
    };
    let removed = removal::remove(change.transaction(), brought(person, import), some.ids).await?;
    let done = done + removed.len() as i64;
    change.extend(removed);
    if !some.more {
        let sections = sections::remove_new(change.transaction(), person, range(import)).await?;
        change.extend(sections);
        let labels = row.as_ref().map_or(&[][..], |(_, draft)| &draft.labels);
        lists::remove_labels(change.transaction(), person, labels).await?;
    }
    let lists = lists::remove(change.transaction(), person, lists).await?;
    change.extend(lists);
    let of = row.as_ref().map_or(done, |(row, _)| row.tasks.max(done));
    // Cancelled where an operator wants an import tried again that failed.
    if !claim.proceed(change.transaction(), done, of, now).await? {
        return Ok(None);
    }
    if let Some((_, mut draft)) = row.filter(|_| !some.more) {
        (draft.being_undone, draft.undone) = (false, Some(done as u32));
        save(change.transaction(), import, &draft, None).await?;
    }
    change.commit().await?;
    if !some.more {
        cache::forget(services, Entry::Labels(UserId(person))).await;
    }
    failpoints::point("import undone").await;
    Ok(some.more.then_some((last, done)))
}

async fn locked(
    transaction: &impl ConnectionTrait,
    person: Uuid,
    import: Uuid,
) -> Result<Option<(transfer::Model, Draft)>> {
    let row = transfer::Entity::find_by_id(import)
        .filter(transfer::Column::UserId.eq(person))
        .lock_exclusive()
        .one(transaction)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let draft = serde_json::from_str(&row.detail)?;
    Ok(Some((row, draft)))
}

/// Remembers what is new about an import, in its transaction.
pub(super) async fn save(
    transaction: &impl ConnectionTrait,
    import: Uuid,
    draft: &Draft,
    job: Option<Uuid>,
) -> Result<()> {
    let mut update = transfer::Entity::update_many()
        .col_expr(transfer::Column::Detail, Expr::value(serde_json::to_string(draft)?))
        .filter(transfer::Column::Id.eq(import));
    if job.is_some() {
        update = update.col_expr(transfer::Column::JobId, Expr::value(job));
    }
    update.exec(transaction).await?;
    Ok(())
}
