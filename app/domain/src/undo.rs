use chrono::{DateTime, Utc};
use model::{Did, Outcome, UndoId};

use crate::cache::{self, Entry};
use crate::queue::{self, Queue};
use crate::tasks::{Undone, undo_step};
use crate::transfers::{TakenBack, take_back};
use crate::{Actor, Result, Services};

/// Undoes one of one's changes, or an import. `count` says for how many tasks; doing it twice counts the same.
pub async fn undo(services: &Services, actor: &Actor, step: UndoId, now: DateTime<Utc>) -> Result<Outcome> {
    let transaction = services.begin().await?;
    let count = match undo_step(services, &transaction, actor, step, now).await? {
        Undone::Tasks(count) => count,
        Undone::Import(import) => match take_back(&transaction, actor.user, import, now).await? {
            TakenBack::Now(count) => count,
            TakenBack::Later(job) => {
                transaction.commit().await?;
                queue::ring(services, Queue::Transfers, job).await;
                return Ok(Outcome::of(Did::UndoStarted));
            }
        },
    };
    transaction.commit().await?;
    cache::forget(services, Entry::Dashboard(actor.user)).await;
    Ok(Outcome { count, ..Outcome::of(Did::Undone) })
}
