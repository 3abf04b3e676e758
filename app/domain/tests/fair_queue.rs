//! The queue is fair: nobody's jobs wait for all of another's.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use domain::jobs::{self, Queue};
use domain::{Actor, reminders};
use sea_orm::DbBackend;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::support::App;

/// An id as both databases make one up.
fn new_id(app: &App) -> &'static str {
    match app.services.db.get_database_backend() {
        DbBackend::Postgres => "gen_random_uuid()",
        _ => "randomblob(16)",
    }
}

/// An id as both databases read it.
fn literal(app: &App, id: Uuid) -> String {
    match app.services.db.get_database_backend() {
        DbBackend::Postgres => format!("'{id}'"),
        _ => format!("x'{}'", id.simple()),
    }
}

const NUMBERS: &str = "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ";

/// Gives somebody so many tasks, each with a reminder whose minute has come.
async fn reminders_due(app: &App, person: &Actor, how_many: u32, minute: DateTime<Utc>) {
    app.task(person, "Task").await;
    let (id, owner) = (new_id(app), literal(app, person.user_id().0));
    app.execute(&format!(
        "INSERT INTO tasks (id, user_id, version, title, notes, search, status, priority, due_sort, created_at, updated_at) \
         {NUMBERS}{how_many}) \
         SELECT {id}, user_id, 1, title, notes, search, 0, 0, due_sort, created_at, updated_at FROM tasks, numbers \
         WHERE user_id = {owner} AND n > 1"
    ))
    .await;
    let (rule, at) = (minute.format("at:%Y-%m-%dT%H:%M"), minute.format("%Y-%m-%dT%H:%M:00+00:00"));
    app.execute(&format!(
        "INSERT INTO task_reminders (id, user_id, task_id, rule, remind_at, created_at) \
         SELECT {id}, user_id, id, '{rule}', '{at}', created_at FROM tasks WHERE user_id = {owner}"
    ))
    .await;
}

/// Gives somebody so many jobs of a queue that have nothing to do.
async fn jobs_due(app: &App, person: &Actor, queue: Queue, how_many: u32) {
    let (name, version, argument) = match queue {
        Queue::Mail => ("reminder", 1, "delivery"),
        _ => ("export", 3, "transfer"),
    };
    let arguments = format!("{{\"{argument}\":\"{}\"}}", Uuid::new_v4());
    app.execute(&format!(
        "INSERT INTO jobs (id, user_id, queue, name, version, arguments, state, attempts, max_attempts, run_at, fence, created_at) \
         {NUMBERS}{how_many}) \
         SELECT {}, id, '{}', '{name}', {version}, '{arguments}', 'waiting', 0, 3, created_at, 0, created_at FROM users, numbers \
         WHERE id = {}",
        new_id(app),
        queue.slug(),
        literal(app, person.user_id().0)
    ))
    .await;
}

struct Worker {
    stop: CancellationToken,
    task: JoinHandle<domain::Result<()>>,
}

impl Worker {
    fn start(app: &App, queue: Queue, at_once: usize) -> Worker {
        let (services, stop) = (app.services.clone(), CancellationToken::new());
        let token = stop.clone();
        Worker { stop, task: tokio::spawn(async move { jobs::work(&services, &[(queue, at_once)], token).await }) }
    }

    async fn stop(self) {
        self.stop.cancel();
        self.task.await.unwrap().unwrap();
    }
}

async fn until(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    let end = Instant::now() + Duration::from_secs(600);
    while !holds().await {
        assert!(Instant::now() < end, "never: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn sent_to(app: &App, person: &Actor) -> i64 {
    let owner = literal(app, person.user_id().0);
    app.value(&format!("SELECT COUNT(*) FROM reminder_deliveries WHERE state = 'sent' AND user_id = {owner}")).await
}

/// When each mail was to leave.
async fn sent_at(app: &App, person: &Actor) -> Vec<DateTime<Utc>> {
    let owner = literal(app, person.user_id().0);
    app.values(&format!("SELECT sent_at FROM reminder_deliveries WHERE state = 'sent' AND user_id = {owner}")).await
}

/// With two people waiting, the second one's mail goes out after one of the first one's, besides those that the workers
/// have in their hands: what may leave within a second, and what each took just before.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_does_not_wait_for_anothers_thousands() {
    const RATE: i64 = 10;
    const WORKERS: i64 = 2;
    let (app, _redis) =
        App::alone_with(|mail| (mail.rate, mail.per_hour, mail.per_day) = (Some(RATE as u32), 10_000, 10_000)).await;
    let (many, one) = (app.person_in(Tz::UTC).await, app.person_in(Tz::UTC).await);
    let now = Utc::now();
    reminders_due(&app, &many, 3_000, now - TimeDelta::minutes(2)).await;
    assert_eq!(reminders::schedule_due(&app.services, now).await.unwrap().jobs, 3_000);
    let workers: Vec<_> = (0..WORKERS).map(|_| Worker::start(&app, Queue::Mail, 32)).collect();
    until("mails leave", async || sent_to(&app, &many).await >= 2 * RATE).await;

    reminders_due(&app, &one, 1, now - TimeDelta::minutes(1)).await;
    assert_eq!(reminders::schedule_due(&app.services, Utc::now()).await.unwrap().jobs, 1);
    let asked = app.services.now();
    until("the mail leaves", async || sent_to(&app, &one).await == 1).await;
    for worker in workers {
        worker.stop().await;
    }
    // By the ledger: what leaves after it, before anybody looks, does not count.
    let sent = sent_at(&app, &one).await[0];
    let meanwhile = sent_at(&app, &many).await.iter().filter(|at| **at > asked && **at < sent).count() as i64;
    assert!(meanwhile <= 1 + RATE + WORKERS * RATE, "{meanwhile} mails of another went first");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mails_keep_to_the_rate_of_all_workers_together() {
    let (app, _redis) = App::alone_with(|mail| mail.rate = Some(20)).await;
    let me = app.person_in(Tz::UTC).await;
    let now = Utc::now();
    reminders_due(&app, &me, 45, now - TimeDelta::minutes(2)).await;
    reminders::schedule_due(&app.services, now).await.unwrap();
    let begun = Instant::now();
    let workers: Vec<_> = (0..3).map(|_| Worker::start(&app, Queue::Mail, 32)).collect();
    until("all mails leave", async || sent_to(&app, &me).await == 45).await;
    assert!(begun.elapsed() > Duration::from_millis(2_150), "45 mails in {:?}", begun.elapsed());
    for worker in workers {
        worker.stop().await;
    }
}

/// Ten people have very different numbers of jobs. Whoever still has some is never more than a job behind whoever had the
/// most, and another where a sweep notified meanwhile.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_queue_goes_round() {
    for queue in [Queue::Mail, Queue::Transfers] {
        let (app, _redis) = App::alone().await;
        let mut left = HashMap::new();
        for number in 0..10_u32 {
            let (me, how_many) = (app.person().await, if number == 0 { 300 } else { 3 * number });
            jobs_due(&app, &me, queue, how_many).await;
            left.insert(me.user_id().0, how_many);
        }
        let all: u32 = left.values().sum();
        let worker = Worker::start(&app, queue, 1);
        let done = "SELECT COUNT(*) FROM jobs WHERE state = 'done'";
        until("all jobs are done", async || app.value::<i64>(done).await == i64::from(all)).await;
        worker.stop().await;
        let mut taken: HashMap<Uuid, u32> = HashMap::new();
        for person in app.values::<Uuid>("SELECT user_id FROM jobs ORDER BY started_at").await {
            *taken.entry(person).or_default() += 1;
            let most = taken.values().max().copied().unwrap();
            for (person, how_many) in &left {
                let had = taken.get(person).copied().unwrap_or_default();
                assert!(had == *how_many || most - had <= 2, "{queue:?}: {had} of {how_many} while another had {most}");
            }
        }
    }
}

/// Without Redis workers look for themselves, for one person after the other.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn turns_need_no_redis() {
    let (app, mut redis) = App::alone().await;
    let (many, one) = (app.person().await, app.person().await);
    jobs_due(&app, &many, Queue::Transfers, 500).await;
    jobs_due(&app, &one, Queue::Transfers, 1).await;
    redis.stop();
    let worker = Worker::start(&app, Queue::Transfers, 1);
    let (all, one) = ("SELECT COUNT(*) FROM jobs WHERE state = 'done'", literal(&app, one.user_id().0));
    let theirs = format!("{all} AND user_id = {one}");
    until("their job is done", async || app.value::<i64>(&theirs).await == 1).await;
    let done = app.value::<i64>(all).await;
    assert!(done <= 4, "{done} jobs were done first");
    worker.stop().await;
}

#[tokio::test]
async fn a_drain_goes_round_too() {
    let app = App::new().await;
    for how_many in [120, 2, 1] {
        let me = app.person().await;
        jobs_due(&app, &me, Queue::Mail, how_many).await;
    }
    assert_eq!(jobs::drain(&app.services, Utc::now()).await.unwrap().done, 123);
}
