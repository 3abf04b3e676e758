use chrono::{DateTime, Utc};
use model::{Did, Outcome, UndoId};

use crate::cache::{self, Entry};
use crate::queue::{self, Queue};
use crate::tasks::{Undone, undo_step};
use crate::transfers::{UndoneImport, undo_import};
use crate::{Actor, Result, Services};

/// Undoes one of one's changes, or an import. `count` says for how many tasks; doing it twice counts the same.
pub async fn undo(services: &Services, actor: &Actor, step: UndoId, now: DateTime<Utc>) -> Result<Outcome> {
    let transaction = services.begin().await?;
    let count = match undo_step(services, &transaction, actor, step, now).await? {
        Undone::Tasks(count) => count,
        Undone::Import(import) => match undo_import(&transaction, actor.user, import, now).await? {
            UndoneImport::Now(count) => count,
            UndoneImport::Later(job) => {
                transaction.commit().await?;
                queue::notify(services, Queue::Transfers, job).await;
                return Ok(Outcome::of(Did::UndoStarted));
            }
        },
    };
    transaction.commit().await?;
    cache::forget(services, Entry::Dashboard(actor.user)).await;
    Ok(Outcome { count, ..Outcome::of(Did::Undone) })
}
