//! What can be typed after `taskbell`.

mod operate;

use chrono::{DateTime, Utc};
use clap::{Args, Parser, Subcommand, builder::TypedValueParser};
use domain::jobs::Queue;

pub use operate::{Admin, Jobs, ListJobs};

const SETTINGS: &str = "\
Settings are environment variables:
  TASKBELL_ENV   development (default) or production
  LISTEN         address and port to listen on (127.0.0.1:3000)
  PUBLIC_URL     the address people type (default: the one listened on)
  DATA_DIR       folder for everything embedded (data)
  DATABASE_URL   sqlite://FILE?mode=rwc or postgres://USER@HOST/NAME (default: a file in DATA_DIR)
  DATABASE_REPLICA_URL  a streaming replica of it to read lists from (default: none)
  DATABASE_CONNECTIONS  connections of a server or worker to it (16)
  DATABASE_REPLICA_CONNECTIONS  and to the replica (16)
  DATABASE_WAIT  seconds that a request waits for one of them, 1 to 4 (2)
  REDIS_URL      redis://HOST:PORT, redis-sentinel://HOST:PORT?sentinelServiceName=NAME&node=HOST:PORT,
                 redis-cluster://HOST:PORT?node=HOST:PORT, rediss… for each, or embedded for a private server (default)
  REDIS_CA       a file with a CA's certificate in PEM to trust beside the system's (default: none)
  SMTP_URL       smtp://HOST:PORT or smtps://USER:PASSWORD@HOST, or files to write mail to DATA_DIR/mail (default)
  SMTP_TLS       with smtp://: auto (default: STARTTLS whenever the server offers it), required or none
  SMTP_CA        a file with a CA's certificate in PEM to trust beside the system's (default: none)
  SMTP_HELO      what to call oneself to the mail server (default: the host of PUBLIC_URL, else [127.0.0.1])
  MAIL_FROM      the sender of mails (Taskbell <taskbell@localhost>)
  MAIL_RATE      mails a second, of all servers together (default: no limit)
  MAIL_PER_HOUR  mails to an address in an hour (default 100); more wait
  MAIL_PER_DAY   and in a day (default 500)
  QUOTA_TASKS    the most tasks that one person has (100000)
  QUOTA_REMINDERS  the most reminders (100000)
  QUOTA_MEGABYTES  what the tasks and files of one person take up at most (500)
  CHANGES_PER_MINUTE  the most changes that one person makes in a minute (300)
  SIGN_UP        open (default), invited or closed: whether anybody may open an account, or whom operators invite, or
                 operators make them
  SIGN_UP_DOMAINS  mail domains, such as example.org,example.com: where sign-up is open, only for their addresses
                 (default: all)
  VERIFY_EMAIL   on or off: whether people confirm their address by a link that they get by mail; on where SMTP_URL is a
                 mail server
  PASSWORD_SIGN_IN  on (default) or off: whether people sign in by passwords
  PROXY_AUTH_NETWORKS  proxies that say who is signed in, such as 10.0.0.7; with PROXY_AUTH_HEADER (default: none)
  PROXY_AUTH_HEADER  the header in which they name an e-mail address, such as Remote-Email
  OIDC_NAME_ISSUER, _CLIENT_ID, _CLIENT_SECRET  a provider of OpenID Connect to sign in by; NAME is of capital letters and
                 digits, and each has its own; _LABEL is what people call it, _SECOND_FACTOR what it says where it asked for
                 a second factor itself, such as amr:mfa,acr:gold (default: none)
  JOURNAL_DAYS   days for which what changed is remembered (30)
  AUDIT_DAYS     days for which it is kept what happened to accounts (365)
  AMBIGUOUS_MAIL  send (default) or hold: what to do with a mail of which nobody knows whether it left
  SECRET_KEY     signs the links in mails, 32 characters or more; several with commas between: the first signs
                 (default: made up, in DATA_DIR)
  ASSET_ORIGIN   a CDN for everything under /pkg, such as https://cdn.example.org (default: none)
  TRUSTED_PROXIES  your own proxies, whose X-Forwarded-For counts (127.0.0.0/8,::1), or none
  DRAIN_DELAY    seconds between not being ready any more and taking no more connections at the end (0)
  METRICS_LISTEN  an address for GET /metrics, for Prometheus and not for the public (default: none)
  OTEL_EXPORTER_OTLP_ENDPOINT  a collector of traces, OTLP over HTTP, such as http://localhost:4318 (default: none)
  SENTRY_DSN     where errors are reported, to Sentry or anything that understands it (default: nowhere)
  LOG_FORMAT     text or json (default: text, in production json)
What may hold a password can be in a file: SECRET_KEY_FILE, DATABASE_URL_FILE, REDIS_URL_FILE, SMTP_URL_FILE and so on.
In production PUBLIC_URL, DATABASE_URL, REDIS_URL, SMTP_URL, MAIL_FROM and SECRET_KEY must be set.";

/// A task manager whose reminders are never lost and never nag twice.
#[derive(Debug, Parser)]
#[command(name = "taskbell", version, after_help = SETTINGS, arg_required_else_help = true)]
pub struct CommandLine {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the server: pages, reminders and background work
    ///
    /// Brings the database up to date first. In production on PostgreSQL, where several servers may share it, it only
    /// checks: run `taskbell migrate` before.
    Serve(Serve),
    /// Do background work only: send reminders, run exports and imports
    Work(Work),
    /// Bring the database up to date
    Migrate,
    /// Fill the database with made-up people and tasks
    Seed(Seed),
    /// Send the reminders that are due, now, and say what happened
    Remind(Remind),
    /// Test every setting, connection and migration
    ///
    /// Signs in to the mail server and sends nothing. One line each. Exits with 1 when one of them fails.
    Check,
    /// Look at background jobs and decide about them
    #[command(subcommand)]
    Jobs(Jobs),
    /// Say who may see everybody's jobs, at /admin/jobs, and help people who are locked out
    #[command(subcommand)]
    Admin(Admin),
}

#[derive(Args, Debug)]
pub struct Serve {
    /// Serve pages only; `taskbell work` does the rest
    #[arg(long)]
    pub no_work: bool,
}

#[derive(Args, Debug)]
pub struct Work {
    /// Work on this queue only; may be given several times
    #[arg(long, value_name = "QUEUE", value_parser = queue)]
    pub queue: Vec<Queue>,
    /// How many jobs of a queue at once
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..).map(usize::from))]
    pub concurrency: Option<usize>,
}

/// The names of queues are the domain's.
fn queue(name: &str) -> Result<Queue, String> {
    let names = Queue::ALL.map(Queue::slug).join(", ");
    Queue::from_slug(name).ok_or_else(|| format!("there is no such queue; there are: {names}"))
}

#[derive(Args, Debug)]
pub struct Seed {
    /// One account with a believable set of tasks and a random password; prints how to sign in. Not in production
    #[arg(long, conflicts_with_all = ["users", "tasks"])]
    pub demo: bool,
    /// How many people: user1@example.org and so on
    #[arg(long, value_name = "N", required_unless_present = "demo")]
    pub users: Option<u32>,
    /// How many tasks each of them has
    #[arg(long, value_name = "N", required_unless_present = "demo")]
    pub tasks: Option<u32>,
}

#[derive(Args, Debug)]
pub struct Remind {
    /// Pretend that it is this instant, such as 2026-11-24T09:00:00Z
    #[arg(long, value_name = "INSTANT")]
    pub at: Option<DateTime<Utc>>,
    /// Only say who would be reminded
    #[arg(long)]
    pub dry_run: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn a_state_of_jobs_is_understood_by_its_old_name() {
        let state = |typed: &str| {
            let parsed = CommandLine::try_parse_from(["taskbell", "jobs", "list", "--state", typed]);
            match parsed.map(|line| line.command) {
                Ok(Command::Jobs(operate::Jobs::List(options))) => options.state,
                _ => None,
            }
        };
        assert_eq!(
            ["quarantined", "poison", "failed", "lost"].map(state),
            [Some("quarantined".to_owned()), Some("quarantined".to_owned()), Some("failed".to_owned()), None]
        );
    }

    #[test]
    fn seeding_needs_to_know_how_much() {
        assert!(CommandLine::try_parse_from(["taskbell", "seed"]).is_err());
        assert!(CommandLine::try_parse_from(["taskbell", "seed", "--users", "3"]).is_err());
        assert!(CommandLine::try_parse_from(["taskbell", "seed", "--users", "3", "--tasks", "4"]).is_ok());
        assert!(CommandLine::try_parse_from(["taskbell", "seed", "--demo"]).is_ok());
        assert!(CommandLine::try_parse_from(["taskbell", "seed", "--demo", "--users", "3"]).is_err());
    }
}
