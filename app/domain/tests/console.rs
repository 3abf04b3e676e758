//! What operators see and decide: only they, twice is once, and the numbers are right.

use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use domain::accounts::{self, Operator};
use domain::jobs::{self, Queue, Which};
use domain::{console, reminders};
use model::{Console, Count, Rejection};
use sea_orm::DbBackend;
use words::Language;

use crate::support::{App, at, now, rejection};

const NINE: &str = "2026-11-23T09:00:00Z";

fn operator() -> Operator {
    Operator::at_the_console()
}

async fn look(app: &App, now: DateTime<Utc>) -> Console {
    console::overview(&app.services, &operator(), Language::default(), now).await.unwrap()
}

/// A reminder that cannot be sent: its address is none.
async fn failed_reminder(app: &App) -> uuid::Uuid {
    let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
    app.due(&me, "Task", "2026-11-24").await;
    app.execute("UPDATE users SET email = 'not an address'").await;
    assert_eq!(app.remind(at(NINE)).await.1.failed, 1);
    app.value("SELECT id FROM jobs WHERE state = 'failed'").await
}

async fn state(app: &App, id: uuid::Uuid) -> String {
    jobs::show(&app.services, &operator(), id).await.unwrap().state
}

#[tokio::test]
async fn only_operators_become_one() {
    let app = App::new().await;
    let me = app.person().await;
    assert_eq!(rejection(Operator::of(&me)), Rejection::NotFound);
    let email = me.viewer().email;
    let again = async || accounts::actor(&app.services, me.user_id(), 1).await.unwrap().unwrap();
    for _ in 0..2 {
        app.set_operator(&email.to_uppercase(), true).await.unwrap();
        assert!(Operator::of(&again().await).is_ok(), "the profile in the cache is a new one");
    }
    assert_eq!(accounts::operators(&app.services, &operator()).await.unwrap(), std::slice::from_ref(&email));
    for _ in 0..2 {
        app.set_operator(&email, false).await.unwrap();
        assert_eq!(rejection(Operator::of(&again().await)), Rejection::NotFound);
    }
    let nobody = app.set_operator("nobody@example.org", true).await;
    assert_eq!(rejection(nobody), Rejection::NotFound);
}

#[tokio::test]
async fn a_failed_job_is_tried_again_once() {
    let app = App::new().await;
    let id = failed_reminder(&app).await;
    app.execute("UPDATE users SET email = 'kim@example.org'").await;
    let retry = async || jobs::retry(&app.services, &operator(), &Which::One(id), at(NINE)).await.unwrap();
    assert_eq!(retry().await, 1);
    assert_eq!(retry().await, 0, "a double click changes nothing");
    assert_eq!(app.states().await, ["planned"]);
    assert_eq!(jobs::drain(&app.services, at(NINE)).await.unwrap().done, 1);
    assert_eq!(retry().await, 0, "what is done is done");
    assert_eq!((app.states().await, app.mails().len()), (vec!["sent".to_owned()], 1));
    let job = console::job(&app.services, &operator(), id, Language::default(), at(NINE)).await.unwrap();
    assert!(!job.ended && job.history.len() == 1, "{job:?}");
}

#[tokio::test]
async fn a_failed_job_is_thrown_away_once() {
    let app = App::new().await;
    let id = failed_reminder(&app).await;
    let before = look(&app, at(NINE)).await;
    assert_eq!(before.deliveries.troubled[0].job, Some(id));
    let discard = async || jobs::discard(&app.services, &operator(), &Which::One(id), at(NINE)).await.unwrap();
    assert_eq!((discard().await, discard().await), (1, 0));
    assert_eq!(rejection(jobs::show(&app.services, &operator(), id).await), Rejection::NotFound);
    let after = look(&app, at(NINE)).await;
    assert_eq!(app.states().await, ["failed"], "the ledger keeps saying so");
    assert_eq!((after.deliveries.troubled[0].job, after.failed.len()), (None, 0));
}

/// More than one chunk of them, of two queues and two kinds, beside jobs that are none of it.
#[tokio::test]
async fn all_failed_jobs_or_those_of_a_queue() {
    let app = App::new().await;
    let notes = (0..1_210).map(|number| number.to_string()).collect();
    let ids = jobs::check(&app.services, &operator(), notes, now()).await.unwrap();
    for (range, change) in [
        (0..1_100, "state = 'failed'"),
        (1_100..1_150, "state = 'failed', queue = 'transfers'"),
        (1_150..1_200, "state = 'poison', queue = 'transfers'"),
    ] {
        let ids: Vec<String> = ids[range].iter().map(|id| literal(&app, *id)).collect();
        let ended = now().to_rfc3339();
        app.execute(&format!("UPDATE jobs SET {change}, finished_at = '{ended}' WHERE id IN ({})", ids.join(", ")))
            .await;
    }
    let seen = look(&app, now()).await;
    let counts: Vec<u64> = seen.queues.iter().map(|queue| queue.failed.number).collect();
    assert_eq!((counts, seen.failed_count.number), (vec![0, 100, 1_100], 1_200));
    assert_eq!(seen.queues[2].waiting.number, 10);
    let quarantined = jobs::list(&app.services, &operator(), "quarantined", None, 100).await.unwrap();
    assert!(quarantined.len() == 50 && quarantined.iter().all(|job| job.state == "quarantined"));

    let transfers = Which::Failed(Some(Queue::Transfers));
    assert_eq!(jobs::discard(&app.services, &operator(), &transfers, now()).await.unwrap(), 100);
    assert_eq!(jobs::discard(&app.services, &operator(), &transfers, now()).await.unwrap(), 0);
    assert_eq!(jobs::retry(&app.services, &operator(), &Which::Failed(None), now()).await.unwrap(), 1_100);
    assert_eq!(jobs::retry(&app.services, &operator(), &Which::Failed(None), now()).await.unwrap(), 0);
    assert_eq!(look(&app, now()).await.queues[2].waiting.number, 1_110);
}

/// SQLite keeps ids as bytes.
fn literal(app: &App, id: uuid::Uuid) -> String {
    match app.services.db.get_database_backend() {
        DbBackend::Postgres => format!("'{id}'"),
        _ => format!("x'{}'", id.simple()),
    }
}

#[tokio::test]
async fn a_paused_queue_keeps_its_jobs_and_goes_on_with_them() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
    app.due(&me, "Task", "2026-11-24").await;
    for _ in 0..2 {
        jobs::pause(&app.services, &operator(), Queue::Mail, at(NINE)).await.unwrap();
    }
    reminders::schedule_due(&app.services, at(NINE)).await.unwrap();
    assert_eq!(jobs::drain(&app.services, at("2026-11-23T09:10:00Z")).await.unwrap().done, 0);
    let paused = look(&app, at("2026-11-23T09:10:00Z")).await.queues.remove(0);
    assert_eq!(paused.paused.as_deref(), Some("today 09:00"));
    assert_eq!((paused.waiting.number, paused.oldest.as_deref()), (1, Some("10 minutes")));
    for _ in 0..2 {
        jobs::resume(&app.services, &operator(), Queue::Mail, at("2026-11-23T09:10:00Z")).await.unwrap();
    }
    assert_eq!(jobs::drain(&app.services, at("2026-11-23T09:10:00Z")).await.unwrap().done, 1);
    let seen = look(&app, at("2026-11-23T09:10:00Z")).await;
    assert_eq!(seen.queues[0].paused, None);
    assert_eq!(seen.queues[0].done, "1 in the last hour");
    assert_eq!(seen.deliveries.median.as_deref(), Some("10 minutes"));
    assert_eq!(look(&app, at("2026-11-23T10:11:00Z")).await.queues[0].done, "0 in the last hour");
}

#[tokio::test]
async fn the_day_is_told_with_its_lateness() {
    let app = App::new().await;
    for (hour, late, state, ambiguous) in
        [(6, 2, "sent", 0), (7, 90, "sent", 1), (8, 30, "sent", 0), (9, 0, "held", 1), (10, 0, "planned", 0)]
    {
        let me = app.person_at(Tz::UTC, hour, at(&format!("2026-11-23T{hour:02}:00:00Z"))).await;
        app.due(&me, "Task", "2026-11-24").await;
        let planned = at(&format!("2026-11-23T{hour:02}:00:00Z"));
        reminders::schedule_due(&app.services, planned).await.unwrap();
        let sent = (state == "sent").then(|| (planned + TimeDelta::seconds(late)).to_rfc3339());
        let sent = sent.map_or("NULL".to_owned(), |at| format!("'{at}'"));
        app.execute(&format!(
            "UPDATE reminder_deliveries SET state = '{state}', sent_at = {sent}, ambiguous = {ambiguous}
             WHERE user_id = (SELECT id FROM users WHERE email = '{}')",
            me.viewer().email
        ))
        .await;
    }
    let day = look(&app, at("2026-11-23T23:59:00Z")).await.deliveries;
    let count = |label: &str| day.states.iter().find(|(state, _)| state == label).unwrap().1.number;
    assert_eq!((count("Sent"), count("Held"), count("Planned"), count("Failed")), (3, 1, 1, 0));
    assert_eq!((day.median.as_deref(), day.longest.as_deref()), (Some("30 seconds"), Some("90 seconds")));
    assert_eq!((day.measured.number, day.ambiguous.number), (3, 2));
    assert_eq!(day.troubled.iter().map(|line| line.state.as_str()).collect::<Vec<_>>(), ["Held"]);
    let next = look(&app, at("2026-11-24T00:01:00Z")).await.deliveries;
    assert_eq!((next.ambiguous.number, next.median, next.troubled.len()), (0, None, 1));
}

#[tokio::test]
async fn who_works_and_who_plans() {
    let app = App::new().await;
    let seen = look(&app, now()).await;
    assert!(seen.workers.is_empty() && !seen.schedule.alive && seen.schedule.next.is_none());
    let insert = |host: &str, ago: i64| {
        let seen = (now() - TimeDelta::seconds(ago)).to_rfc3339();
        let id = literal(&app, uuid::Uuid::now_v7());
        format!(
            "INSERT INTO workers (id, host, queues, running, started_at, seen_at) VALUES ({id}, '{host}', 'mail', 3, '{seen}', '{seen}')"
        )
    };
    app.execute(&insert("alive", 34)).await;
    app.execute(&insert("gone", 36)).await;
    let me = uuid::Uuid::now_v7();
    domain::leases::hold(&app.services, "scheduler", me, TimeDelta::seconds(45), now()).await.unwrap();
    app.person_at(Tz::UTC, 14, at("2026-11-23T14:00:00Z")).await;
    let seen = look(&app, now() + TimeDelta::seconds(0)).await;
    assert_eq!(seen.workers.iter().map(|worker| worker.host.as_str()).collect::<Vec<_>>(), ["alive"]);
    assert_eq!((seen.schedule.alive, seen.schedule.next.as_deref()), (true, Some("today 14:00")));
    assert!(!look(&app, now() + TimeDelta::minutes(2)).await.schedule.alive);
}

#[tokio::test]
async fn a_test_mail_goes_out_at_once_or_says_why_not() {
    let app = App::new().await;
    let me = app.person().await;
    domain::console::send_test(&app.services, &operator(), &me, now()).await.unwrap();
    assert_eq!(app.mails()[0].to, me.viewer().email);
    let folder = app.folder.path().join("mail");
    std::fs::remove_dir_all(&folder).unwrap();
    let refused = rejection(domain::console::send_test(&app.services, &operator(), &me, now()).await);
    assert!(matches!(&refused, Rejection::MailRefused { reason } if !reason.is_empty()), "{refused:?}");
}

#[tokio::test]
async fn what_runs_or_waits_is_neither_retried_nor_discarded() {
    let app = App::new().await;
    let id = jobs::check(&app.services, &operator(), vec![String::new()], now()).await.unwrap()[0];
    for there in ["waiting", "running", "done"] {
        app.execute(&format!("UPDATE jobs SET state = '{there}'")).await;
        assert_eq!(jobs::retry(&app.services, &operator(), &Which::One(id), now()).await.unwrap(), 0);
        assert_eq!(jobs::discard(&app.services, &operator(), &Which::One(id), now()).await.unwrap(), 0);
        assert_eq!(state(&app, id).await, there);
    }
}

/// With many rows, PostgreSQL answers everything from an index.
#[tokio::test]
async fn looking_at_many_jobs_reads_few() {
    let app = App::new().await;
    if app.services.db.get_database_backend() != DbBackend::Postgres {
        return;
    }
    let rows = |count: u32, state: &str, finished: &str| {
        format!(
            "INSERT INTO jobs (id, queue, name, version, arguments, state, attempts, max_attempts, run_at, fence,
                 created_at, finished_at)
             SELECT gen_random_uuid(), (ARRAY['mail', 'transfers', 'checks'])[1 + n % 3], 'check', 1,
                 '{{\"note\":\"x\"}}', '{state}', 0, 3, TIMESTAMPTZ '{NINE}' - n * INTERVAL '1 second', 0, '{NINE}',
                 {finished} FROM generate_series(1, {count}) AS n"
        )
    };
    let finished = format!("TIMESTAMPTZ '{NINE}' - n * INTERVAL '100 milliseconds'");
    app.execute(&rows(200_000, "done", &finished)).await;
    app.execute(&rows(100_000, "waiting", "NULL")).await;
    app.execute(&rows(300, "failed", &finished)).await;
    app.person().await;
    app.execute(&format!(
        "INSERT INTO reminder_deliveries (id, user_id, kind, local_date, channel, state, message_id, tasks, sends,
             planned_for, sent_at, subject, occurrence, ambiguous)
         SELECT gen_random_uuid(), users.id, 'daily', '2026-11-23', 'mail',
             CASE WHEN n % 1000 = 0 THEN 'failed' ELSE 'sent' END, '', 1, 1,
             TIMESTAMPTZ '{NINE}' - n * INTERVAL '1 minute', '{NINE}', gen_random_uuid(), '', 0
             FROM users, generate_series(1, 50000) AS n"
    ))
    .await;
    app.execute("ANALYZE").await;
    for select in console::statements(&app.services, at(NINE)) {
        let sql = select.to_string(sea_orm::sea_query::PostgresQueryBuilder);
        let plan = app.values::<String>(&format!("EXPLAIN {sql}")).await.join("\n");
        let whole = |table| plan.contains(&format!("Seq Scan on {table}"));
        assert!(!whole("jobs") && !whole("reminder_deliveries"), "{sql}\n{plan}");
        // Going through all of them in the order of their ids would be no better.
        assert!(sql.contains("\"id\" =") || !plan.contains("jobs_pkey"), "{sql}\n{plan}");
    }
    // Others have the processors too: the quickest of a minute counts.
    let begun = Instant::now();
    let seen = loop {
        let started = Instant::now();
        let seen = look(&app, at(NINE)).await;
        let took = started.elapsed();
        if took < Duration::from_secs(1) {
            break seen;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "{took:?}");
    };
    let most = Count { number: 10_000, more: true };
    assert!(seen.queues[0].later.number == 0 && seen.queues[0].waiting == most, "{:?}", seen.queues);
    assert!(seen.queues[0].done.ends_with("a minute"), "{:?}", seen.queues);
}
