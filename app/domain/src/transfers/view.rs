//! Exports and imports in their owner's words.

use std::collections::HashMap;

use ::words::Language;
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
    let language = actor.language;
    let draft: Option<Draft> =
        (row.direction == Direction::Import).then(|| serde_json::from_str(&row.detail).unwrap_or_default());
    let when = words::within(language, actor.zone, row.created_at, now).into();
    let what = match &draft {
        Some(draft) => language.format("transfer-import", [("name", draft.name.as_str().into()), ("when", when)]),
        None => {
            let format = FileFormat::from_slug(&row.format).map_or("file-format-unknown", FileFormat::label);
            language.format("transfer-export", [("format", language.say(format).into()), ("when", when)])
        }
    };
    let state = state(&row, draft.as_ref(), progress.is_some_and(|(_, of)| of > 0), language);
    let being_undone = draft.as_ref().is_some_and(|draft| draft.being_undone);
    let undone = draft.as_ref().is_some_and(|draft| draft.undone.is_some());
    let file = row.direction == Direction::Export && row.state == State::Done;
    let undo: Option<UndoId> = draft.and_then(|draft| draft.undo);
    TransferView {
        id: TransferId(row.id),
        what,
        state,
        kept: (file || row.state == State::Draft)
            .then(|| words::happened(language, "file-kept-until", actor.zone, row.expires_at, now)),
        cancellable: row.state == State::Waiting,
        progress: (row.state == State::Waiting || being_undone)
            .then(|| progress.unwrap_or_default())
            .map(|(done, of)| (done.unsigned_abs(), of.unsigned_abs())),
        file: file.then(|| format!("/transfers/{}/file", row.id)),
        draft: row.state == State::Draft,
        undo: undo.filter(|_| !undone && !being_undone && row.expires_at - super::KEPT + UNDO > now),
    }
}

fn state(row: &transfer::Model, draft: Option<&Draft>, begun: bool, language: Language) -> String {
    let say = |id| language.say(id).to_owned();
    let tasks = row.tasks.unsigned_abs();
    let refused = draft.and_then(|draft| draft.refused.as_ref()).map(|refused| language.message(refused.message()));
    let being_undone = draft.is_some_and(|draft| draft.being_undone);
    let undone = draft.is_some_and(|draft| draft.undone.is_some());
    match (row.state, row.direction) {
        (State::Draft, _) => match refused {
            None => say("transfer-draft"),
            Some(refused) if being_undone => language.say_with("transfer-refused-and-removing", &refused),
            Some(refused) => language.say_with("transfer-refused", &refused),
        },
        (State::Waiting, Direction::Import) if begun => say("transfer-importing"),
        (State::Waiting, _) if begun => say("transfer-under-way"),
        (State::Waiting, _) => say("transfer-waiting"),
        (State::Done, Direction::Export) => {
            let size = size(row.bytes.unsigned_abs(), language);
            language.format("transfer-exported", [("number", tasks.into()), ("size", size.into())])
        }
        (State::Done, Direction::Import) if being_undone => say("transfer-being-undone"),
        (State::Done, Direction::Import) if undone => language.say_number("transfer-undone", tasks),
        (State::Done, Direction::Import) => match draft.map_or(0, |draft| draft.left_out) {
            0 => language.say_number("transfer-imported", tasks),
            lines => language.format("transfer-imported-in-part", [("tasks", tasks.into()), ("lines", lines.into())]),
        },
        (State::Failed, _) if being_undone => say("transfer-failed-and-removing"),
        (State::Failed, _) => say("transfer-failed"),
        (State::Cancelled, _) if being_undone => say("transfer-cancelled-and-removing"),
        (State::Cancelled, _) => say("transfer-cancelled"),
    }
}

/// `340 bytes`, `34 kB`, `1.2 MB`
fn size(bytes: u64, language: Language) -> String {
    match bytes {
        0..1_000 => language.say_number("size-bytes", bytes),
        1_000..1_000_000 => language.say_number("size-kilobytes", bytes / 1_000),
        _ => language.say_with("size-megabytes", &language.tenths(bytes / 100_000)),
    }
}
