//! Exports and imports in their owner's words.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use model::{FileFormat, TransferId, TransferList, TransferView, UndoId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::draft::Draft;
use super::store::theirs;
use crate::entities::job;
use crate::entities::transfer::{self, Direction, State};
use crate::time::words;
use crate::{Actor, Result, Services};

/// As long as changes can be undone.
const UNDO: TimeDelta = TimeDelta::days(1);
const IMPORTING: &str = "Under way: tasks are in your list as they come. Cancelling removes them again.";

/// A person's exports and imports, the latest first.
pub async fn list(services: &Services, actor: &Actor, now: DateTime<Utc>) -> Result<TransferList> {
    let rows = transfer::Entity::find()
        .filter(theirs(actor, now))
        .order_by_desc(transfer::Column::CreatedAt)
        .order_by_desc(transfer::Column::Id)
        .all(&services.reads)
        .await?;
    let ids: Vec<Uuid> = rows.iter().filter_map(|row| row.job_id).collect();
    let mut progress: HashMap<Uuid, (i64, i64)> = HashMap::new();
    if !ids.is_empty() {
        let jobs: Vec<(Uuid, i64, i64)> = job::Entity::find()
            .select_only()
            .columns([job::Column::Id, job::Column::Progress, job::Column::ProgressOf])
            .filter(job::Column::Id.is_in(ids))
            .into_tuple()
            .all(&services.reads)
            .await?;
        progress.extend(jobs.into_iter().map(|(id, done, of)| (id, (done, of))));
    }
    let view = |row: transfer::Model| {
        let progress = row.job_id.and_then(|job| progress.get(&job).copied());
        view(row, progress, actor, now)
    };
    let transfers: Vec<TransferView> = rows.into_iter().map(view).collect();
    Ok(TransferList { busy: transfers.iter().any(|transfer| transfer.progress.is_some()), transfers })
}

fn view(row: transfer::Model, progress: Option<(i64, i64)>, actor: &Actor, now: DateTime<Utc>) -> TransferView {
    let moment = |what: &str, at| words::happened(what, actor.zone, at, now);
    let draft: Option<Draft> =
        (row.direction == Direction::Import).then(|| serde_json::from_str(&row.detail).unwrap_or_default());
    let what = match &draft {
        Some(draft) => format!("Import of {}", draft.name),
        None => format!("Export as {}", FileFormat::from_slug(&row.format).map_or("a file", FileFormat::label)),
    };
    let tasks = match row.tasks {
        1 => "1 task".to_owned(),
        n => format!("{n} tasks"),
    };
    let left_out = match draft.as_ref().map_or(0, |draft| draft.left_out) {
        0 => String::new(),
        1 => ", 1 line left out".to_owned(),
        n => format!(", {n} lines left out"),
    };
    let undone = draft.as_ref().and_then(|draft| draft.undone);
    let refused = draft.as_ref().and_then(|draft| draft.refused.as_ref());
    let being_undone = draft.as_ref().is_some_and(|draft| draft.being_undone);
    let is_begun = progress.is_some_and(|(_, of)| of > 0);
    let state = match (row.state, row.direction) {
        (State::Draft, _) => match refused {
            None => "Not imported yet".to_owned(),
            Some(refused) if being_undone => format!("Not imported. {refused} What it brought is being removed."),
            Some(refused) => format!("Not imported. {refused}"),
        },
        (State::Waiting, Direction::Import) if is_begun => IMPORTING.to_owned(),
        (State::Waiting, _) if is_begun => "Under way".to_owned(),
        (State::Waiting, _) => "Waiting for its turn".to_owned(),
        (State::Done, Direction::Export) => format!("Done: {tasks}, {}", size(row.bytes)),
        (State::Done, Direction::Import) if being_undone => "Being undone".to_owned(),
        (State::Done, Direction::Import) if undone.is_some() => format!("Undone: {tasks}"),
        (State::Done, Direction::Import) => format!("Done: {tasks}{left_out}"),
        (State::Failed, _) if being_undone => "This did not work. What it brought is being removed.".to_owned(),
        (State::Cancelled, _) if being_undone => "Cancelled. What it brought is being removed.".to_owned(),
        (State::Failed, _) => "This did not work. Please try again.".to_owned(),
        (State::Cancelled, _) => "Cancelled".to_owned(),
    };
    let file = row.direction == Direction::Export && row.state == State::Done;
    let undo: Option<UndoId> = draft.and_then(|draft| draft.undo);
    TransferView {
        id: TransferId(row.id),
        what: format!("{what}, {}", moment("started", row.created_at)),
        state,
        kept: (file || row.state == State::Draft).then(|| moment("The file is kept until", row.expires_at)),
        cancellable: row.state == State::Waiting,
        progress: (row.state == State::Waiting || being_undone)
            .then(|| progress.unwrap_or_default())
            .map(|(done, of)| (done.unsigned_abs(), of.unsigned_abs())),
        file: file.then(|| format!("/transfers/{}/file", row.id)),
        draft: row.state == State::Draft,
        undo: undo.filter(|_| undone.is_none() && !being_undone && row.expires_at - super::KEPT + UNDO > now),
    }
}

/// `340 bytes`, `34 kB`, `1.2 MB`
fn size(bytes: i64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
