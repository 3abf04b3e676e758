//! Ending transfers before their time.

use chrono::{DateTime, Utc};
use model::{Did, Outcome, Rejection, TransferId};

use super::{parts, store};
use crate::cache::{self, Entry};
use crate::entities::transfer::State;
use crate::queue::{self, Queue};
use crate::{Actor, Result, Services};

/// Stops one of one's transfers. One that ended meanwhile stays as it is.
pub async fn cancel(services: &Services, actor: &Actor, id: TransferId, now: DateTime<Utc>) -> Result<Outcome> {
    let row = store::own(&services.db, actor, id, now).await?;
    let transaction = services.begin().await?;
    // First the job, then the transfer: in the order of those who work on it.
    if let Some(job) = row.job_id.filter(|_| row.state == State::Waiting) {
        queue::cancel(&transaction, job, now).await?;
    }
    // The job of one that ended meanwhile is left to say so itself.
    if store::advance(&transaction, id.0, State::Waiting, State::Cancelled).await? {
        let job = store::clear(&transaction, id.0, now).await?;
        transaction.commit().await?;
        queue::notify(services, Queue::Transfers, job).await;
        cache::forget(services, Entry::Dashboard(actor.user)).await;
        cache::forget(services, Entry::Labels(actor.user)).await;
        parts::delete(services, id.0).await?;
    }
    Ok(Outcome::of(Did::TransferCancelled))
}

/// Throws one of one's transfers away, with its file. What is being worked on has to be cancelled first.
pub async fn remove(services: &Services, actor: &Actor, id: TransferId, now: DateTime<Utc>) -> Result<Outcome> {
    let row = store::own(&services.db, actor, id, now).await?;
    if row.state == State::Waiting {
        return Err(Rejection::Malformed.into());
    }
    store::delete(services, id.0, now).await?;
    Ok(Outcome { next: Some("/transfers".to_owned()), ..Outcome::of(Did::TransferRemoved) })
}
