//! Imports: a job writes the tasks of a file step by step, and says how far it has come in the same transaction: whoever
//! takes over goes on there. One that fails for good or is cancelled is undone: in the end all of it came, or nothing.

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use model::{Did, FileFormat, Outcome, Rejection, TransferId, UndoId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;
use tokio::sync::mpsc;
use uuid::Uuid;

use super::check::Reading;
use super::draft::{self, Draft};
use super::outline::{Outline, Outlines};
use super::places::Places;
use super::read_ahead::{Read, read_all};
use super::undo_import::save;
use super::write_tasks::write;
use super::{KEPT, memory, parts, store};
use crate::accounts::usage;
use crate::cache::{self, Entry};
use crate::changes::Change;
use crate::entities::transfer::{self, State};
use crate::entities::user;
use crate::lists::{self, ChosenLabel};
use crate::platform::blocking::Wanted;
use crate::platform::failpoints;
use crate::queue::{self, Claim, Clock, Kind, Queue, Verdict, pause_between_steps};
use crate::time::stored;
use crate::{Actor, Error, Result, Services};

/// Imports a file, in steps.
pub(crate) const IMPORT: Kind = Kind { name: "import", version: 4, queue: Queue::Transfers, unique: Some("transfer") };

/// How long reading may take, and writing between it.
const READ_TIME: Duration = Duration::from_secs(2 * 60 * 60);

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
    (draft.refused, draft.undone, draft.labels) = (None, None, Vec::new());
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
    let mut outlines = Outlines::default();
    while let Some(read) = receiver.recv().await {
        let tasks = match read {
            Read::Outlines(read) => {
                outlines = read;
                continue;
            }
            Read::Tasks(tasks) => tasks,
        };
        let begun = Instant::now();
        let mut change = Change::of_set(services, actor.user, id, clock.now()).await?;
        // What an earlier try made may have changed since.
        let (new, labels): (&[Outline], &[ChosenLabel]) = match done {
            0 => (&outlines.lists, &outlines.labels),
            _ => Default::default(),
        };
        let labels = lists::make_labels(change.transaction(), &actor, labels).await?;
        let places = match Places::find(&mut change, &actor, id, (&outlines.lists, new), &tasks, clock.now()).await {
            Ok(places) => places,
            Err(error) => {
                change.roll_back().await?;
                return put_aside(services, &actor, id, draft, claim, error, clock.now()).await;
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
            return put_aside(services, &actor, id, draft, claim, error, clock.now()).await;
        }
        let chose = !labels.is_empty();
        if chose {
            draft.labels.extend(labels);
            save(change.transaction(), id, &draft, None).await?;
        }
        change.commit().await?;
        if chose {
            cache::forget(services, Entry::Labels(actor.user)).await;
        }
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

/// Leaves an import that found no room for the person to try again, and undoes what it brought.
async fn put_aside(
    services: &Services,
    actor: &Actor,
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
    cache::forget(services, Entry::Labels(actor.user)).await;
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
