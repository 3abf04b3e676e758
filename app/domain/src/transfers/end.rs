//! Ending transfers before their time.

use chrono::{DateTime, Utc};
use model::{Did, Outcome, Rejection, TransferId};

use super::{parts, store};
use crate::entities::transfer::State;
use crate::{Actor, Result, Services, jobs};

/// Stops one of one's transfers. One that ended meanwhile stays as it is.
pub async fn cancel(services: &Services, actor: &Actor, id: TransferId, now: DateTime<Utc>) -> Result<Outcome> {
    let row = store::own(&services.db, actor, id, now).await?;
    let transaction = services.begin().await?;
    // First the job, then the transfer: in the order of those who work on it.
    if let Some(job) = row.job_id {
        jobs::cancel(&transaction, job, now).await?;
    }
    // The job of one that ended meanwhile is left to say so itself.
    if store::turn(&transaction, id.0, State::Waiting, State::Cancelled).await? {
        parts::delete(&transaction, id.0).await?;
        transaction.commit().await?;
    }
    Ok(Outcome::of(Did::TransferCancelled))
}

/// Throws one of one's transfers away, with its file. What is being worked on has to be cancelled first.
pub async fn remove(services: &Services, actor: &Actor, id: TransferId, now: DateTime<Utc>) -> Result<Outcome> {
    let transaction = services.begin().await?;
    let row = store::own(&transaction, actor, id, now).await?;
    if row.state == State::Waiting {
        return Err(Rejection::Malformed.into());
    }
    store::delete(&transaction, id.0).await?;
    transaction.commit().await?;
    Ok(Outcome { next: Some("/transfers".to_owned()), ..Outcome::of(Did::TransferRemoved) })
}
