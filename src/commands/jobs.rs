use chrono::{SecondsFormat, Utc};
use domain::{
    Services,
    accounts::Operator,
    jobs::{self, Job, Queue, Which},
};
use model::Rejection;

use super::jobs_printed::{json, line, lines};
use crate::{
    command_line::{Jobs, ListJobs},
    config::Config,
    connections::Connections,
    schema, stdout,
};

/// Without a state, what needs somebody to decide.
const TROUBLED: [&str; 2] = ["failed", "quarantined"];

/// Shows jobs, or decides about them.
pub async fn jobs(config: &Config, command: &Jobs) -> Result<(), String> {
    let connections = Connections::open(config, config.listen).await?;
    let result = run(config, &connections.services, command).await;
    connections.close().await;
    result
}

async fn run(config: &Config, services: &Services, command: &Jobs) -> Result<(), String> {
    schema::prepare(config, services).await?;
    let operator = &Operator::at_the_console();
    match command {
        Jobs::List(options) => list(services, operator, options).await,
        Jobs::Show { id } => {
            let job = jobs::show(services, operator, *id).await.map_err(|error| problem(error, &Which::One(*id)))?;
            lines(&job).into_iter().for_each(stdout::line);
            Ok(())
        }
        Jobs::Retry(chosen) => {
            let which = chosen.which();
            exists(services, operator, &which).await?;
            let count = jobs::retry(services, operator, &which, Utc::now()).await;
            said("to be tried again", count.map_err(|error| problem(error, &which))?);
            Ok(())
        }
        Jobs::Discard(chosen) => {
            let which = chosen.which();
            exists(services, operator, &which).await?;
            let count = jobs::discard(services, operator, &which, Utc::now()).await;
            said("thrown away", count.map_err(|error| problem(error, &which))?);
            Ok(())
        }
        Jobs::Pause { queue } => {
            jobs::pause(services, operator, *queue, Utc::now()).await.map_err(|error| stuck(*queue, &error))?;
            stdout::line(format_args!("The queue {} is paused. Jobs that run finish.", queue.slug()));
            Ok(())
        }
        Jobs::Resume { queue } => {
            jobs::resume(services, operator, *queue, Utc::now()).await.map_err(|error| stuck(*queue, &error))?;
            stdout::line(format_args!("The queue {} goes on.", queue.slug()));
            Ok(())
        }
    }
}

async fn list(services: &Services, operator: &Operator, options: &ListJobs) -> Result<(), String> {
    let states = options.state.as_deref().map_or(TROUBLED.to_vec(), |state| vec![state]);
    let mut found: Vec<Job> = Vec::new();
    for state in states {
        let jobs = jobs::list(services, operator, state, options.queue, options.limit.into()).await;
        found.extend(jobs.map_err(|error| format!("jobs cannot be read: {error}"))?);
    }
    found.truncate(options.limit as usize);
    if options.json {
        stdout::line(serde_json::Value::Array(found.iter().map(json).collect()));
        return Ok(());
    }
    if found.is_empty() {
        stdout::line(format_args!("There are no {} jobs.", options.state.as_deref().unwrap_or("failed")));
        return Ok(());
    }
    stdout::line(format_args!(
        "{:<36}  {:<9}  {:<9}  {:<12}  {:>5}  {:<20}  ERROR",
        "ID", "STATE", "QUEUE", "NAME", "TRIES", "SINCE"
    ));
    for job in &found {
        let since = job.finished_at.unwrap_or(job.run_at).to_rfc3339_opts(SecondsFormat::Secs, true);
        stdout::line(line(job, &since));
    }
    Ok(())
}

/// A job that does not exist is an error; one that is not failed any more was decided about before.
async fn exists(services: &Services, operator: &Operator, which: &Which) -> Result<(), String> {
    let Which::One(id) = which else { return Ok(()) };
    jobs::show(services, operator, *id).await.map(drop).map_err(|error| problem(error, which))
}

fn problem(error: domain::Error, which: &Which) -> String {
    match (error, which) {
        (domain::Error::Rejected(Rejection::NotFound), Which::One(id)) => format!("there is no job {id}"),
        (error, _) => format!("that did not work: {error}"),
    }
}

fn stuck(queue: Queue, error: &domain::Error) -> String {
    format!("the queue {} was not changed: {error}", queue.slug())
}

fn said(what: &str, count: u64) {
    stdout::line(match count {
        0 => "Nothing to do: no such job has failed.".to_owned(),
        1 => format!("1 job {what}."),
        count => format!("{count} jobs {what}."),
    });
}
