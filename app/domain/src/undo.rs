use chrono::{DateTime, Utc};
use model::{Did, Outcome, UndoId};

use crate::cache::{self, Entry};
use crate::changes::Change;
use crate::queue::{self, Queue};
use crate::tasks::undo_set;
use crate::transfers::{UndoneImport, undo_done_import};
use crate::{Actor, Result, Services};

/// Undoes one of one's changes, or an import. `count` says for how many tasks; doing it twice counts the same.
pub async fn undo(services: &Services, actor: &Actor, set: UndoId, now: DateTime<Utc>) -> Result<Outcome> {
    let mut change = Change::begin(services, actor.user, now).await?;
    let (count, away) = match undo_done_import(change.transaction(), actor.user, set.0, now).await? {
        Some(UndoneImport::Now(count)) => {
            change.commit().await?;
            // It may have chosen colours.
            cache::forget(services, Entry::Labels(actor.user)).await;
            (count, false)
        }
        Some(UndoneImport::Later(job)) => {
            change.commit().await?;
            queue::notify(services, Queue::Transfers, job).await;
            return Ok(Outcome::of(Did::UndoStarted));
        }
        None => {
            let undone = undo_set(services, &mut change, actor, set.0, now).await?;
            change.commit().await?;
            undone
        }
    };
    // The page of a list that is in the trash is none any more.
    let next = away.then(|| "/lists".to_owned());
    Ok(Outcome { count, next, ..Outcome::of(Did::Undone) })
}
