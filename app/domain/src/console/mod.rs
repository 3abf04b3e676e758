//! What operators see of the whole installation. However many jobs there are, looking costs the same: nothing is counted
//! beyond a bound, and every statement is answered from an index.

mod audit;
mod count;
mod deliveries;
mod observe;
mod people;
mod queues;
mod test_mail;
mod words;
mod workers;

use chrono::{DateTime, Utc};
use model::{Console, Count, JobView};
use sea_orm::sea_query::SelectStatement;
use uuid::Uuid;

pub use audit::{AuditFormat, audit, audit_file};
pub use observe::{observe, observe_redis};
pub use people::{people, person};
pub use test_mail::send_test;

use crate::accounts::Operator;
use crate::queue::{self, Job};
use crate::{Result, Services};
use ::words::Language;

/// Failed jobs on the page, of each kind.
const SHOWN: u64 = 50;

/// Everything on the operators' page.
pub async fn overview(
    services: &Services,
    operator: &Operator,
    language: Language,
    now: DateTime<Utc>,
) -> Result<Console> {
    let queues = queues::look(services, language, now).await?;
    let mut failed = queue::list(services, operator, "failed", None, SHOWN).await?;
    failed.extend(queue::list(services, operator, "quarantined", None, SHOWN).await?);
    failed.sort_by_key(|job| std::cmp::Reverse(job.finished_at));
    let failed_count = queues.iter().fold(Count::default(), |sum, queue| Count {
        number: sum.number + queue.failed.number,
        more: sum.more || queue.failed.more,
    });
    Ok(Console {
        at: now.format("%H:%M:%S").to_string(),
        queues,
        workers: workers::workers(services, language, now).await?,
        schedule: workers::schedule(services, language, now).await?,
        failed: failed.iter().map(|job| view(job, language, now)).collect(),
        failed_count,
        deliveries: deliveries::look(services, language, now).await?,
    })
}

/// The settings as they are in force: names and values, without secrets.
pub fn settings(services: &Services, _operator: &Operator) -> Vec<(String, String)> {
    services.shown_settings.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}

/// One job with everything about it.
pub async fn job(
    services: &Services,
    operator: &Operator,
    id: Uuid,
    language: Language,
    now: DateTime<Utc>,
) -> Result<JobView> {
    Ok(view(&queue::show(services, operator, id).await?, language, now))
}

/// The statements that look at jobs and deliveries, so that it can be checked how databases answer them.
pub fn statements(services: &Services, now: DateTime<Utc>) -> Vec<SelectStatement> {
    [queues::statements(now), deliveries::statements(services, now), queue::finding(now)].concat()
}

fn view(job: &Job, language: Language, now: DateTime<Utc>) -> JobView {
    let moment = |at| words::moment(language, at, now);
    let history = job.history.iter().rev().map(|attempt| (moment(attempt.at), attempt.error.clone()));
    let tries = [("number", job.attempts.into()), ("most", job.max_attempts.into())];
    JobView {
        id: job.id,
        state: language.say(state(&job.state)).to_owned(),
        queue: job.queue.clone(),
        name: job.name.clone(),
        version: job.version,
        arguments: job.arguments.clone(),
        tries: language.format("console-job-tries", tries),
        losses: u32::try_from(job.losses).unwrap_or_default(),
        written: moment(job.created_at),
        run_at: moment(job.run_at),
        finished: job.finished_at.map(moment),
        error: job.error.clone().unwrap_or_default(),
        history: history.collect(),
        ended: matches!(job.state.as_str(), "failed" | "quarantined" | "cancelled"),
    }
}

/// The message for where a job stands.
fn state(name: &str) -> &'static str {
    match name {
        "waiting" => "console-job-waiting",
        "running" => "console-job-running",
        "done" => "console-job-done",
        "failed" => "console-job-failed",
        "cancelled" => "console-job-cancelled",
        _ => "console-job-quarantined",
    }
}
