use leptos::prelude::*;
#[cfg(feature = "ssr")]
use model::{Did, Rejection};
use model::{JobChoice, Outcome};
use uuid::Uuid;

#[cfg(feature = "ssr")]
use crate::request::{Visitor, answer};
use crate::{error::AppError, json::Json};

/// Everything operators see.
#[server(endpoint = "console", output = Json)]
pub async fn console() -> Result<model::Console, AppError> {
    let visitor = Visitor::current();
    answer(domain::console::overview(&visitor.services, &operator(&visitor)?, visitor.language, visitor.now).await)
}

/// The settings as they are in force.
#[server(endpoint = "settings_in_force", output = Json)]
pub async fn settings_in_force() -> Result<Vec<(String, String)>, AppError> {
    let visitor = Visitor::current();
    Ok(domain::console::settings(&visitor.services, &operator(&visitor)?))
}

/// One job with everything about it.
#[server(endpoint = "job_detail", output = Json)]
pub async fn job_detail(id: Uuid) -> Result<model::JobView, AppError> {
    let visitor = Visitor::current();
    let (operator, language) = (operator(&visitor)?, visitor.language);
    answer(domain::console::job(&visitor.services, &operator, id, language, visitor.now).await)
}

/// Tries failed jobs again.
#[server(endpoint = "retry_jobs", output = Json)]
pub async fn retry_jobs(jobs: JobChoice) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let (operator, which) = (operator(&visitor)?, which(&jobs)?);
    let count = answer(domain::jobs::retry(&visitor.services, &operator, &which, visitor.now).await)?;
    Ok(decided(Did::JobsRetried, count, &jobs))
}

/// Throws failed jobs away.
#[server(endpoint = "discard_jobs", output = Json)]
pub async fn discard_jobs(jobs: JobChoice) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let (operator, which) = (operator(&visitor)?, which(&jobs)?);
    let count = answer(domain::jobs::discard(&visitor.services, &operator, &which, visitor.now).await)?;
    Ok(decided(Did::JobsDiscarded, count, &jobs))
}

/// Takes no more jobs of a queue.
#[server(endpoint = "pause_queue", output = Json)]
pub async fn pause_queue(queue: String) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let (operator, queue) = (operator(&visitor)?, known(&queue)?);
    answer(domain::jobs::pause(&visitor.services, &operator, queue, visitor.now).await)?;
    Ok(Outcome::of(Did::QueuePaused))
}

/// Goes on with a paused queue.
#[server(endpoint = "resume_queue", output = Json)]
pub async fn resume_queue(queue: String) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let (operator, queue) = (operator(&visitor)?, known(&queue)?);
    answer(domain::jobs::resume(&visitor.services, &operator, queue, visitor.now).await)?;
    Ok(Outcome::of(Did::QueueResumed))
}

/// Sends a mail to the operator's own address.
#[server(endpoint = "send_test_mail", output = Json)]
pub async fn send_test_mail() -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let operator = operator(&visitor)?;
    let actor = answer(visitor.actor())?;
    answer(domain::console::send_test(&visitor.services, &operator, actor, visitor.now).await)?;
    Ok(Outcome::of(Did::TestMailSent))
}

/// To everybody else none of this exists, whether they are signed in or not.
#[cfg(feature = "ssr")]
pub(super) fn operator(visitor: &Visitor) -> Result<domain::accounts::Operator, AppError> {
    let hidden = || AppError::Rejected(Rejection::NotFound);
    let actor = answer(visitor.actor.as_ref().ok_or_else(hidden))?;
    answer(domain::accounts::Operator::of(actor))
}

#[cfg(feature = "ssr")]
fn which(choice: &JobChoice) -> Result<domain::jobs::Which, AppError> {
    use domain::jobs::Which;
    if choice.which == "all" {
        return Ok(Which::Failed(None));
    }
    answer(choice.which.parse().map(Which::One).map_err(|_| AppError::Rejected(Rejection::Malformed)))
}

#[cfg(feature = "ssr")]
fn known(queue: &str) -> Result<domain::jobs::Queue, AppError> {
    answer(domain::jobs::Queue::from_slug(queue).ok_or(AppError::Rejected(Rejection::Malformed)))
}

/// Leads back to the overview: the job may be gone.
#[cfg(feature = "ssr")]
fn decided(did: Did, count: u64, choice: &JobChoice) -> Outcome {
    let next = if choice.live == "off" { "/admin/jobs?live=off" } else { "/admin/jobs" };
    Outcome { count: u32::try_from(count).unwrap_or(u32::MAX), next: Some(next.to_owned()), ..Outcome::of(did) }
}
