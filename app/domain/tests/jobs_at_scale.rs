//! Background work beside many finished jobs: nothing reads them all. PostgreSQL only, since it counts that.

use std::time::{Duration, Instant};

use domain::accounts::Operator;
use domain::jobs::{self, Queue};
use domain::{console, reminders};
use sea_orm::DbBackend;
use tokio_util::sync::CancellationToken;
use words::Language;

use crate::support::App;

/// `JOBS_FINISHED` and `JOBS_WAITING` set how many jobs there are (200,000 and 20,000).
#[tokio::test]
async fn no_statement_of_background_work_reads_all_jobs() {
    let app = App::new().await;
    if app.services.db.get_database_backend() != DbBackend::Postgres {
        return;
    }
    let number = |name, otherwise| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise);
    let (finished, waiting): (u64, u64) = (number("JOBS_FINISHED", 200_000), number("JOBS_WAITING", 20_000));
    let (operator, now) = (Operator::at_the_console(), app.services.now());
    jobs::check(&app.services, &operator, vec!["a job".into()], now).await.unwrap();
    for (state, how_many, finished_at) in
        [("done", finished, "now() - random() * interval '1 day'"), ("waiting", waiting, "NULL")]
    {
        app.execute(&format!(
            "INSERT INTO jobs (id, queue, name, version, arguments, state, attempts, max_attempts, run_at, fence, \
             created_at, finished_at, losses, history, progress, progress_of) \
             SELECT gen_random_uuid(), queue, name, version, arguments, '{state}', 0, max_attempts, run_at, 0, \
             created_at, {finished_at}, 0, history, 0, 0 \
             FROM (SELECT * FROM jobs WHERE name = 'check' LIMIT 1) AS one, generate_series(1, {how_many})"
        ))
        .await;
    }
    // As many mails wait: half of them one person's.
    domain::seed::bulk(&app.services, 2_000, 0, now).await.unwrap();
    app.execute(&format!(
        "INSERT INTO jobs (id, user_id, queue, name, version, arguments, state, attempts, max_attempts, run_at, fence, \
         created_at, losses, history, progress, progress_of) \
         SELECT gen_random_uuid(), person, 'mail', 'reminder', 1, '{{\"delivery\":\"' || gen_random_uuid() || '\"}}', \
         'waiting', 0, 3, now(), 0, now(), 0, '[]', 0, 0 FROM (SELECT id AS person, row_number() OVER () AS row FROM \
         users) AS people JOIN generate_series(1, {waiting}) AS job ON row = CASE job % 2 WHEN 0 THEN 1 ELSE job % 2000 + 1 END"
    ))
    .await;
    app.execute("ANALYZE jobs").await;
    app.execute("ANALYZE users").await;
    let before = scans(&app).await;

    let shutdown = CancellationToken::new();
    let worker = tokio::spawn({
        let (services, shutdown) = (app.services.clone(), shutdown.clone());
        async move { jobs::work(&services, &[(Queue::Checks, 64), (Queue::Mail, 4)], shutdown).await }
    });
    reminders::schedule_due(&app.services, now).await.unwrap();
    console::overview(&app.services, &operator, Language::default(), now).await.unwrap();
    for state in jobs::states() {
        jobs::list(&app.services, &operator, state, None, 50).await.unwrap();
        jobs::list(&app.services, &operator, state, Some(Queue::Checks), 50).await.unwrap();
    }
    jobs::retry(&app.services, &operator, &jobs::Which::Failed(None), now).await.unwrap();
    // Each job is written when it is claimed and when it is done.
    let end = Instant::now() + Duration::from_secs(300);
    let updates = "SELECT n_tup_upd FROM pg_stat_user_tables WHERE relname = 'jobs'";
    let mails = async || jobs::list(&app.services, &operator, "done", Some(Queue::Mail), 101).await.unwrap().len();
    while app.value::<i64>(updates).await < 4_000 || mails().await < 101 {
        assert!(Instant::now() < end, "too few jobs are done");
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    shutdown.cancel();
    worker.await.unwrap().unwrap();

    assert_eq!(scans(&app).await, before, "something read all jobs");
    for (queue, least) in [("checks", 1_000), ("mail", 10)] {
        let done =
            format!("SELECT COUNT(*) FROM jobs WHERE state = 'done' AND queue = '{queue}' AND started_at IS NOT NULL");
        let done: i64 = app.value(&done).await;
        assert!(done > least, "only {done} jobs of {queue} were done");
    }
}

/// How often the table was read from its beginning to its end.
async fn scans(app: &App) -> i64 {
    let mut before = None;
    for _ in 0..30 {
        // Connections tell what they counted once a second, and idle ones after ten, later on a busy machine.
        tokio::time::sleep(Duration::from_millis(10_500)).await;
        let scans: i64 = app.value("SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'jobs'").await;
        if before == Some(scans) {
            return scans;
        }
        before = Some(scans);
    }
    panic!("it is read all the time");
}
