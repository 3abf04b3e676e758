//! The registry: every kind of job, and the one call that does it. Beside it what operators do with jobs.

use chrono::{DateTime, Utc};
use serde_json::json;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::accounts::Operator;
use crate::queue::{self, Handler, Kind, NewJob, Registry, Verdict};
use crate::{Result, Services, accounts, audit, changes, deliveries, mail, reminders, tasks, transfers};

pub use crate::queue::{
    FailedAttempt, Job, JobCounts, Queue, Which, discard, list, pause, resume, show, states, unsent,
};

/// Jobs that only show that jobs are done, and how fast.
const CHECK: Kind = Kind { name: "check", version: 1, queue: Queue::Checks, unique: None };

/// Sends a mail of the ledger; what it says is another's.
macro_rules! mail {
    ($kind:expr, $letter:path) => {
        Handler::new($kind, |services, claim, now| {
            Box::pin(async move {
                let write = |line, person, now| $letter(services, line, person, now);
                deliveries::deliver(services, claim.id("delivery")?, claim, write, now).await
            })
        })
        .given_up(|transaction, job, reason, _| {
            Box::pin(async move { deliveries::fail(transaction, job.id("delivery")?, reason).await })
        })
        .retried(|transaction, job, _, _| {
            Box::pin(async move { deliveries::plan_again(transaction, job.id("delivery")?).await })
        })
    };
}

/// Every kind of job that this program knows, and what is tidied up.
static REGISTRY: Registry = Registry {
    handlers: &[
        mail!(reminders::DELIVER, reminders::letter),
        // Version 1 took every mail but one for that about a new password.
        mail!(accounts::ACCOUNT_MAIL, accounts::letter).since_version(1),
        Handler::new(accounts::SEND_RESET_LINK, |services, claim, now| {
            Box::pin(async move { accounts::send_reset_link(services, claim.text("email")?, claim, now).await })
        }),
        Handler::new(accounts::SEND_INVITATION, |services, claim, now| {
            Box::pin(async move { accounts::send_invitation(services, claim.id("invitation")?, claim, now).await })
        })
        .given_up(|transaction, job, reason, _| {
            Box::pin(async move { accounts::fail_invitation(transaction, job.id("invitation")?, reason).await })
        })
        .retried(|transaction, job, _, _| {
            Box::pin(async move { accounts::plan_invitation_again(transaction, job.id("invitation")?).await })
        }),
        Handler::new(reminders::RESCHEDULE, |services, claim, now| {
            Box::pin(async move {
                reminders::run_reschedule(services, claim.id("person")?, claim.id("after")?, claim, now).await
            })
        }),
        Handler::new(tasks::EMPTY_TRASH, |services, claim, now| {
            Box::pin(async move { tasks::run_empty_trash(services, claim.id("person")?, claim, now).await })
        })
        // Version 1 knew no lists.
        .since_version(1),
        Handler::new(tasks::RELABEL, |services, claim, now| {
            Box::pin(async move { tasks::run_relabel(services, claim.id("person")?, claim, now).await })
        }),
        Handler::new(tasks::REFOLD, |services, claim, now| {
            Box::pin(async move { tasks::refold(services, claim.id("after")?, claim, now).await })
        }),
        Handler::new(tasks::FILL_LISTS, |services, claim, now| {
            Box::pin(async move { tasks::fill_lists(services, claim.id("after")?, claim, now).await })
        }),
        Handler::new(accounts::DELETE, |services, claim, now| {
            Box::pin(async move { accounts::run_deletion(services, claim.id("person")?, claim, now).await })
        }),
        Handler::new(transfers::EXPORT, |services, claim, now| {
            Box::pin(async move { transfers::run_export(services, claim.id("transfer")?, claim, now).await })
        })
        // Every version names the transfer alone; those before wrote less into its file.
        .since_version(1)
        .given_up(|transaction, job, _, now| {
            Box::pin(async move { transfers::fail(transaction, job.id("transfer")?, now).await })
        })
        .retried(|transaction, job, id, now| {
            Box::pin(async move { transfers::start_again(transaction, job.id("transfer")?, id, now).await })
        }),
        Handler::new(transfers::IMPORT, |services, claim, now| {
            Box::pin(async move { transfers::run_import(services, claim.id("transfer")?, claim, now).await })
        })
        // Those before read less of its file.
        .since_version(1)
        .given_up(|transaction, job, _, now| {
            Box::pin(async move { transfers::fail(transaction, job.id("transfer")?, now).await })
        })
        .retried(|transaction, job, id, now| {
            Box::pin(async move { transfers::start_again(transaction, job.id("transfer")?, id, now).await })
        }),
        Handler::new(transfers::UNDO_IMPORT, |services, claim, now| {
            Box::pin(async move {
                transfers::run_undo_import(services, claim.id("person")?, claim.id("transfer")?, claim, now).await
            })
        })
        .since_version(1),
        Handler::new(CHECK, |_, _, _| Box::pin(async { Ok(Verdict::Done) })),
    ],
    prune: &[
        |services, now| Box::pin(audit::prune(services, now)),
        |services, now| Box::pin(changes::prune(services, now)),
        |services, now| Box::pin(reminders::prune(services, now)),
        |services, now| Box::pin(mail::prune(services, now)),
        |services, now| Box::pin(transfers::prune(services, now)),
        |services, now| Box::pin(accounts::prune_invitations(services, now)),
        |services, now| Box::pin(accounts::prune_unconfirmed(services, now)),
        |services, now| Box::pin(accounts::reseal(services, now)),
    ],
};

/// Runs jobs of these queues until `shutdown`, so many at once. Then nothing more is taken, what runs may finish for a
/// while, and the rest is handed back. Goes on through times when Redis or the database is away.
pub async fn work(services: &Services, queues: &[(Queue, usize)], shutdown: CancellationToken) -> Result<()> {
    queue::work(services, &REGISTRY, queues, shutdown).await
}

/// Runs every job of the mail queue that is due, one after another, until none is left or one waits for a part that is
/// away: the others would too.
pub async fn drain(services: &Services, now: DateTime<Utc>) -> Result<JobCounts> {
    drain_queue(services, Queue::Mail, now).await
}

/// The same for any queue.
pub async fn drain_queue(services: &Services, queue: Queue, now: DateTime<Utc>) -> Result<JobCounts> {
    queue::drain(services, &REGISTRY, queue, now).await
}

/// Tries failed jobs again, from the start; how many.
pub async fn retry(services: &Services, operator: &Operator, which: &Which, now: DateTime<Utc>) -> Result<u64> {
    queue::retry(services, &REGISTRY, operator, which, now).await
}

/// Writes jobs that do nothing, to see that jobs are done and how fast; their ids.
pub async fn check(
    services: &Services,
    _operator: &Operator,
    notes: Vec<String>,
    now: DateTime<Utc>,
) -> Result<Vec<Uuid>> {
    let job = |note| NewJob { kind: CHECK, user: None, arguments: json!({ "note": note }), expires_at: None };
    let transaction = services.begin().await?;
    let jobs = queue::enqueue(&transaction, notes.into_iter().map(job).collect(), now).await?;
    transaction.commit().await?;
    queue::notify(services, Queue::Checks, jobs.iter().map(|job| job.flow)).await;
    Ok(jobs.into_iter().map(|job| job.id).collect())
}
