use chrono::{DateTime, Utc};
use domain::Services;

use crate::{command_line::Remind, config::Config, connections::Connections, schema, stdout};

/// Does in the foreground what a server does by itself: finds who is due and sends their mail.
pub async fn remind(config: &Config, options: &Remind) -> Result<(), String> {
    let connections = Connections::open(config, config.listen).await?;
    let result = run(config, &connections.services, options).await;
    connections.close().await;
    result
}

async fn run(config: &Config, services: &Services, options: &Remind) -> Result<(), String> {
    schema::prepare(config, services).await?;
    let at = options.at.unwrap_or_else(Utc::now);
    let result = if options.dry_run { preview(services, at).await } else { send(config, services, at).await };
    result.map_err(|error| format!("reminding failed: {error}"))?
}

async fn preview(services: &Services, at: DateTime<Utc>) -> Result<Result<(), String>, domain::Error> {
    let planned = domain::reminders::preview(services, at).await?;
    for reminder in &planned {
        stdout::line(format_args!("{} for {}: {}", reminder.email, reminder.local_date, tasks(reminder.tasks)));
    }
    stdout::line(format_args!("{} would be sent. Nothing was.", mails(planned.len())));
    Ok(Ok(()))
}

async fn send(config: &Config, services: &Services, at: DateTime<Utc>) -> Result<Result<(), String>, domain::Error> {
    let scheduled = domain::reminders::schedule_due(services, at).await?;
    stdout::line(format_args!("Due: {}, {} to send.", people(scheduled.users), mails(scheduled.jobs as usize)));
    let counts = domain::jobs::drain(services, at).await?;
    stdout::line(format_args!(
        "Jobs done: {}. To be tried again: {}. Failed: {}.",
        counts.done, counts.retried, counts.failed
    ));
    if config.mail.smtp.is_none() && counts.done > 0 {
        stdout::line(format_args!("Mail was written to {}", config.mail_folder().display()));
    }
    let (unsent, error) = domain::jobs::unsent(services).await?;
    Ok(match (unsent, counts.failed) {
        (0, 0) => Ok(()),
        (0, _) => Err("not every reminder was sent".to_owned()),
        _ => {
            let error =
                error.unwrap_or_else(|| "the queue is paused, or somebody else is about to send them".to_owned());
            Err(format!("not every reminder was sent, {} to be tried again: {error}", mails(unsent as usize)))
        }
    })
}

fn people(count: u32) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{count} people") }
}

fn mails(count: usize) -> String {
    if count == 1 { "1 reminder".to_owned() } else { format!("{count} reminders") }
}

fn tasks(count: u32) -> String {
    if count == 1 { "1 task".to_owned() } else { format!("{count} tasks") }
}
