//! How fast jobs go, on the database and Redis of `DATABASE_URL` and `REDIS_URL`: jobs that do nothing, with 120 bytes of
//! arguments; scheduling many people at once; and mails to a mail server in this process, whose cost is included.

use std::{
    env,
    error::Error,
    io::Write,
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use domain::{
    AmbiguousDelivery, MailSettings, MailTransport, Pools, Quotas, Services, Settings, SignUpPolicy, SmtpSettings,
    SmtpTls,
    accounts::Operator,
    jobs::{self, Queue},
    reminders, seed,
};
use sea_orm_migration::sea_orm::{ConnectionTrait, Statement};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

#[path = "../faults/smtp.rs"]
#[allow(dead_code, clippy::unwrap_used)]
mod smtp;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const JOBS: usize = 100_000;
const PAYLOAD: usize = 120;
const MAILS: i64 = 5_000;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> Result<()> {
    let server = smtp::Smtp::start().await;
    let services = Services::connect(&Settings {
        database_url: env::var("DATABASE_URL")?,
        redis_url: env::var("REDIS_URL")?,
        redis_ca: None,
        mail: MailSettings {
            transport: MailTransport::Smtp(SmtpSettings {
                host: "127.0.0.1".to_owned(),
                port: server.url.rsplit(':').next().unwrap_or_default().parse()?,
                tls: SmtpTls::None,
                credentials: None,
                ca: None,
                helo: "[127.0.0.1]".to_owned(),
            }),
            from: "bench@localhost".to_owned(),
            rate: None,
            per_hour: u32::MAX,
            per_day: u32::MAX,
        },
        public_url: "http://localhost".to_owned(),
        secret_key: "0123456789abcdef0123456789abcdef".to_owned(),
        earlier_keys: Vec::new(),
        replica_url: None,
        pools: Pools::default(),
        ambiguous_delivery: AmbiguousDelivery::Send,
        quotas: Quotas::default(),
        sign_up: SignUpPolicy::Open,
        sign_up_domains: Vec::new(),
        verify_email: false,
        password_sign_in: true,
        providers: Vec::new(),
        shown: Vec::new(),
    })
    .await?;
    let people = env::var("PEOPLE")?.parse()?;
    enqueue_one_by_one(&services).await?;
    let rate = drain(&services).await?;
    pick_up(&services, rate / 2.0).await?;
    schedule(&services, people).await?;
    mails(&services).await
}

fn say(line: &str) -> Result<()> {
    Ok(writeln!(std::io::stdout(), "{line}")?)
}

async fn enqueue(services: &Services, count: usize) -> Result<()> {
    let notes = vec!["x".repeat(PAYLOAD - 11); count];
    jobs::check(services, &Operator::at_the_console(), notes, services.now()).await?;
    Ok(())
}

async fn enqueue_one_by_one(services: &Services) -> Result<()> {
    let started = Instant::now();
    for _ in 0..1_000 {
        enqueue(services, 1).await?;
    }
    say(&format!("enqueue, one after another   {:>9.0} a second", 1_000.0 / started.elapsed().as_secs_f64()))
}

/// Jobs a second until all of them are done.
async fn drain(services: &Services) -> Result<f64> {
    let started = Instant::now();
    for _ in 0..JOBS / 1_000 {
        enqueue(services, 1_000).await?;
    }
    say(&format!("enqueue, 1,000 at once       {:>9.0} a second", JOBS as f64 / started.elapsed().as_secs_f64()))?;
    let all = (JOBS + 1_000) as i64;
    let (cpu, started) = (processor_seconds()?, Instant::now());
    let worker = Worker::start(services, Queue::Checks);
    until(services, "SELECT COUNT(*) FROM jobs WHERE state = 'done'", all).await?;
    let (seconds, cpu) = (started.elapsed().as_secs_f64(), processor_seconds()? - cpu);
    worker.stop().await;
    let rate = all as f64 / seconds;
    let each = cpu * 1e6 / all as f64;
    say(&format!("drain                        {rate:>9.0} a second, {each:.0} µs of processor time each"))?;
    Ok(rate)
}

/// From being written to being started, at a steady rate.
async fn pick_up(services: &Services, rate: f64) -> Result<()> {
    let worker = Worker::start(services, Queue::Checks);
    sleep(Duration::from_secs(1)).await;
    let since = services.now();
    let each_tick = (rate / 100.0).ceil() as usize;
    let mut ticks = tokio::time::interval(Duration::from_millis(10));
    let mut enqueued = 0;
    for _ in 0..500 {
        ticks.tick().await;
        enqueue(services, each_tick).await?;
        enqueued += each_tick as i64;
    }
    until(services, "SELECT COUNT(*) FROM jobs WHERE state = 'done'", (JOBS + 1_000) as i64 + enqueued).await?;
    worker.stop().await;
    let mut waits: Vec<f64> = times(services, since).await?;
    waits.sort_by(f64::total_cmp);
    let at = |share: f64| waits[((waits.len() - 1) as f64 * share) as usize];
    say(&format!(
        "from enqueue to start        p50 {:.1} ms, p99 {:.1} ms, at about {:.0} a second",
        at(0.5),
        at(0.99),
        waits.len() as f64 / 5.0
    ))
}

async fn schedule(services: &Services, people: u32) -> Result<()> {
    seed::bulk(services, people, 1, Utc::now()).await?;
    let tomorrow = (Utc::now().date_naive() - chrono::NaiveDate::default()).num_days() + 1;
    let due = tomorrow * 10_000 + 1_440;
    for sql in [
        format!("UPDATE tasks SET status = 0, deleted_at = NULL, due_sort = {due}"),
        format!("UPDATE users SET next_reminder_at = created_at, reminder_hour = {}", Utc::now().format("%-H")),
    ] {
        services.db.execute_unprepared(&sql).await?;
    }
    let (before, started) = (memory()?, Instant::now());
    let scheduled = reminders::schedule_due(services, services.now()).await?;
    say(&format!(
        "scheduling {:>7} people    {:>9.1} s, memory {before} MB before and {} MB after",
        scheduled.users,
        started.elapsed().as_secs_f64(),
        memory()?
    ))
}

async fn mails(services: &Services) -> Result<()> {
    let (cpu, started) = (processor_seconds()?, Instant::now());
    let worker = Worker::start(services, Queue::Mail);
    until(services, "SELECT COUNT(*) FROM reminder_deliveries WHERE state = 'sent'", MAILS).await?;
    let (seconds, cpu) = (started.elapsed().as_secs_f64(), processor_seconds()? - cpu);
    worker.stop().await;
    let (rate, each) = (MAILS as f64 / seconds, cpu * 1e6 / MAILS as f64);
    say(&format!("mails                        {rate:>9.0} a second, {each:.0} µs of processor time each, both sides"))
}

struct Worker {
    stop: CancellationToken,
    task: tokio::task::JoinHandle<domain::Result<()>>,
}

impl Worker {
    fn start(services: &Services, queue: Queue) -> Worker {
        let (stop, services) = (CancellationToken::new(), services.clone());
        let token = stop.clone();
        let task = tokio::spawn(async move { jobs::work(&services, &[(queue, queue.concurrency())], token).await });
        Worker { stop, task }
    }

    async fn stop(self) {
        self.stop.cancel();
        let _ = self.task.await;
    }
}

/// Waits until a count is reached.
async fn until(services: &Services, sql: &str, least: i64) -> Result<()> {
    let backend = services.db.get_database_backend();
    loop {
        let row = services.db.query_one_raw(Statement::from_string(backend, sql)).await?;
        if row.map(|row| row.try_get_by_index::<i64>(0)).transpose()?.unwrap_or_default() >= least {
            return Ok(());
        }
        sleep(Duration::from_millis(100)).await;
    }
}

/// What jobs waited since then, in milliseconds.
async fn times(services: &Services, since: DateTime<Utc>) -> Result<Vec<f64>> {
    let backend = services.db.get_database_backend();
    let sql = "SELECT created_at, started_at FROM jobs WHERE name = 'check' AND started_at IS NOT NULL";
    let mut waits = Vec::new();
    for row in services.db.query_all_raw(Statement::from_string(backend, sql)).await? {
        let (created, started): (DateTime<Utc>, DateTime<Utc>) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        if created >= since {
            waits.push((started - created).num_microseconds().unwrap_or_default() as f64 / 1e3);
        }
    }
    Ok(waits)
}

/// What this process has used so far.
fn processor_seconds() -> Result<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    // User and system time, in hundredths of a second: proc(5), fields 14 and 15.
    Ok((fields[11].parse::<f64>()? + fields[12].parse::<f64>()?) / 100.0)
}

/// Resident memory, in MB.
fn memory() -> Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    Ok(line.trim().trim_end_matches(" kB").parse::<u64>()? / 1024)
}
