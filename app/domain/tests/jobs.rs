//! Jobs survive what happens to Redis, to their worker, and to the mail server.

use std::time::{Duration, Instant};

use chrono::{TimeDelta, Timelike, Utc};
use chrono_tz::{Pacific, Tz};
use domain::jobs::JobCounts;
use domain::{jobs, reminders, transfers};
use fred::interfaces::{ClientLike, ListInterface};
use model::TransferId;
use tokio_util::sync::CancellationToken;

use crate::support::{App, NewTaskRow, at, now};

const NINE: &str = "2026-11-23T09:00:00Z";
const LIST: &str = "taskbell:jobs:{mail}:line";

/// Somebody whose reminder is planned for now, by the clock that workers read. Where they are no day ends soon: the
/// reminder would not matter any more.
async fn planned_now(app: &App) {
    let now = Utc::now();
    let zone = if (6..18).contains(&now.hour()) { Tz::UTC } else { Pacific::Kiritimati };
    let me = app.person_at(zone, 0, now - TimeDelta::minutes(1)).await;
    let tomorrow = now.with_timezone(&zone).date_naive().succ_opt().unwrap().to_string();
    NewTaskRow::titled("Task").due(&tomorrow).added(now).add(app, &me).await;
    assert_eq!(reminders::schedule_due(&app.services, now).await.unwrap().jobs, 1);
}

async fn mails_arrive(app: &App, count: usize) {
    let end = Instant::now() + Duration::from_secs(60);
    // By the ledger: a file that is there may not be whole yet.
    while app.states().await.iter().filter(|state| *state == "sent").count() < count {
        assert!(Instant::now() < end, "no mail: {:?}", app.states().await);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_worker_receives_notifications() {
    let (app, _redis) = App::alone().await;
    receives_notifications(app).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_worker_receives_notifications_by_a_cluster() {
    let (app, _redis) = App::in_cluster().await;
    receives_notifications(app).await;
}

async fn receives_notifications(app: App) {
    // Before anybody is there to take it.
    planned_now(&app).await;
    assert_eq!(app.services.redis.llen::<u64, _>(LIST).await.unwrap(), 1);
    let stop = CancellationToken::new();
    let worker = tokio::spawn({
        let (services, stop) = (app.services.clone(), stop.clone());
        async move { jobs::work(&services, &jobs::Queue::ALL.map(|queue| (queue, 8)), stop).await }
    });
    for count in 1..=3 {
        if count > 1 {
            planned_now(&app).await;
        }
        // A worker that receives none looks for jobs itself, but takes nothing off the list.
        let end = Instant::now() + Duration::from_secs(60);
        while app.services.redis.llen::<u64, _>(LIST).await.unwrap() > 0 {
            assert!(Instant::now() < end, "notification {count} is not received");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        mails_arrive(&app, count).await;
    }
    stop.cancel();
    worker.await.unwrap().unwrap();
    assert_eq!(app.states().await, ["sent"; 3]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_emptied_redis_loses_nothing() {
    let (app, _redis) = App::alone().await;
    planned_now(&app).await;
    assert_eq!(app.services.redis.llen::<u64, _>(LIST).await.unwrap(), 1);
    let _: () = app.services.redis.flushall(false).await.unwrap();
    let stop = CancellationToken::new();
    let worker = tokio::spawn({
        let (services, stop) = (app.services.clone(), stop.clone());
        async move { jobs::work(&services, &jobs::Queue::ALL.map(|queue| (queue, 8)), stop).await }
    });
    mails_arrive(&app, 1).await;
    stop.cancel();
    worker.await.unwrap().unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_notification_sent_twice_or_for_nothing_is_harmless() {
    let (app, _redis) = App::alone().await;
    planned_now(&app).await;
    let nobody = uuid::Uuid::nil();
    let job: uuid::Uuid = app.value("SELECT id FROM jobs").await;
    let flows = [format!("job:{job}"), "not a flow".to_owned(), format!("person:{nobody}"), format!("job:{nobody}")];
    let _: () = app.services.redis.lpush(LIST, [flows.to_vec(), flows.to_vec()].concat()).await.unwrap();
    let stop = CancellationToken::new();
    let workers: Vec<_> = (0..3)
        .map(|_| {
            let (services, stop) = (app.services.clone(), stop.clone());
            tokio::spawn(async move { jobs::work(&services, &jobs::Queue::ALL.map(|queue| (queue, 8)), stop).await })
        })
        .collect();
    mails_arrive(&app, 1).await;
    while app.services.redis.llen::<u64, _>(LIST).await.unwrap() > 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    stop.cancel();
    for worker in workers {
        worker.await.unwrap().unwrap();
    }
    assert_eq!(app.mails().len(), 1);
    assert_eq!(app.value::<i32>("SELECT attempts FROM jobs").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_worker_lives_through_an_outage_of_redis() {
    let (app, mut redis) = App::alone().await;
    let stop = CancellationToken::new();
    let worker = tokio::spawn({
        let (services, stop) = (app.services.clone(), stop.clone());
        async move { jobs::work(&services, &jobs::Queue::ALL.map(|queue| (queue, 8)), stop).await }
    });
    tokio::time::sleep(Duration::from_millis(200)).await;
    redis.stop();
    tokio::time::sleep(Duration::from_millis(500)).await;
    redis.restart();
    while app.services.health().await.redis.is_err() {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    planned_now(&app).await;
    mails_arrive(&app, 1).await;
    stop.cancel();
    worker.await.unwrap().unwrap();
}

/// The folder for mail gone is our SMTP server busy. Pauses grow up to half an hour, a fifth more or less, until the end
/// of the person's day; then it is seen why.
#[tokio::test]
async fn a_mail_that_is_not_taken_is_tried_for_as_long_as_it_matters() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
    app.due(&me, "Task", "2026-11-24").await;
    let folder = app.folder.path().join("mail");
    std::fs::remove_dir(&folder).unwrap();
    let drain = async |seconds: i64| jobs::drain(&app.services, at(NINE) + TimeDelta::seconds(seconds)).await.unwrap();
    let retried = JobCounts { retried: 1, ..JobCounts::default() };

    assert_eq!(app.remind(at(NINE)).await.1, retried);
    assert_eq!(app.states().await, ["planned"]);
    assert_eq!(drain(20).await, JobCounts::default(), "not before its pause is over");
    for tried in [40, 90, 200, 450, 1_000, 2_250, 4_500] {
        assert_eq!(drain(tried).await, retried, "{tried}");
        assert_eq!(drain(tried + 20).await, JobCounts::default(), "{tried}");
    }
    let (tries, sends): (i32, i32) =
        (app.value("SELECT attempts FROM jobs").await, app.value("SELECT sends FROM reminder_deliveries").await);
    assert_eq!((tries, sends), (0, 8), "a refusal for now is no fault of the job's");
    // The last time is shortly before it would be too late.
    assert_eq!(drain(53_940).await, retried);
    assert_eq!(drain(53_971).await, JobCounts { failed: 1, ..JobCounts::default() });
    assert_eq!(app.states().await, ["failed"]);
    assert_eq!(app.values::<String>("SELECT state FROM jobs").await, ["failed"]);
    assert!(!app.value::<String>("SELECT error FROM jobs").await.is_empty());
    std::fs::create_dir(&folder).unwrap();
    assert_eq!(drain(53_990).await, JobCounts::default());
}

#[tokio::test]
async fn the_second_try_carries_the_first_ones_message_id() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
    app.due(&me, "Task", "2026-11-24").await;
    let folder = app.folder.path().join("mail");
    std::fs::remove_dir(&folder).unwrap();
    app.remind(at(NINE)).await;
    std::fs::create_dir(&folder).unwrap();
    jobs::drain(&app.services, at("2026-11-23T09:01:00Z")).await.unwrap();
    let planned: String = app.value("SELECT message_id FROM reminder_deliveries").await;
    assert_eq!(app.mails()[0].message_id, format!("{planned}@taskbell.example"));
    assert_eq!(app.states().await, ["sent"]);
}

#[tokio::test]
async fn a_mail_that_cannot_be_written_fails_once_and_is_seen() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
    app.due(&me, "Task", "2026-11-24").await;
    app.execute("UPDATE users SET email = 'not an address'").await;
    assert_eq!(app.remind(at(NINE)).await.1, JobCounts { failed: 1, ..JobCounts::default() });
    assert_eq!(app.states().await, ["failed"]);
    assert_eq!(app.values::<i32>("SELECT attempts FROM jobs").await, [1]);
}

/// A worker died: its lease ends, and somebody else sends.
#[tokio::test]
async fn a_job_whose_worker_died_is_taken_after_its_lease() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
    app.due(&me, "Task", "2026-11-24").await;
    reminders::schedule_due(&app.services, at(NINE)).await.unwrap();
    app.execute("UPDATE jobs SET state = 'running', attempts = 1, fence = 1, lease_until = run_at").await;
    app.execute("UPDATE reminder_deliveries SET state = 'sending', sends = 1").await;
    assert_eq!(jobs::drain(&app.services, at(NINE)).await.unwrap(), JobCounts::default());
    assert_eq!(jobs::drain(&app.services, at("2026-11-23T09:00:01Z")).await.unwrap().done, 1);
    assert_eq!(app.mails().len(), 1);
    // Its fate was unknown, so a second copy is possible: the ledger says so.
    assert_eq!(app.value::<i32>("SELECT sends FROM reminder_deliveries").await, 2);
}

#[tokio::test]
async fn a_job_of_a_newer_program_waits_for_it() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
    app.due(&me, "Task", "2026-11-24").await;
    reminders::schedule_due(&app.services, at(NINE)).await.unwrap();
    app.execute("UPDATE jobs SET version = 99").await;
    assert_eq!(jobs::drain(&app.services, at(NINE)).await.unwrap(), JobCounts::default());
    assert_eq!(app.values::<String>("SELECT state FROM jobs").await, ["waiting"]);
    assert_eq!(app.value::<i32>("SELECT attempts FROM jobs").await, 0);
    app.execute("UPDATE jobs SET version = 1").await;
    assert_eq!(jobs::drain(&app.services, at("2026-11-23T09:02:00Z")).await.unwrap().done, 1);
}

/// Whoever asked for one of them need not know which version of the program does it.
#[tokio::test]
async fn exports_and_imports_of_every_earlier_program_are_done() {
    let app = App::new().await;
    let me = app.person().await;
    app.imported(&me, "Title\nA\n").await;
    let newest: i32 = app.value("SELECT version FROM jobs WHERE name = 'import'").await;
    for version in 1..=newest {
        transfers::export(&app.services, &me, "csv", now()).await.unwrap();
        transfers::upload(&app.services, &me, "x", "Title\nB\n".into(), now()).await.unwrap();
        let draft = app.value("SELECT id FROM transfers WHERE state = 'draft'").await;
        transfers::import(&app.services, &me, TransferId(draft), 0, now()).await.unwrap();
        app.execute(&format!("UPDATE jobs SET version = {version} WHERE state = 'waiting'")).await;
        assert_eq!(app.carry(now()).await.done, 2, "version {version}");
        app.execute("DELETE FROM transfers").await;
    }
    assert_eq!(app.count("tasks").await, 1 + i64::from(newest));
    transfers::export(&app.services, &me, "csv", now()).await.unwrap();
    app.execute(&format!("UPDATE jobs SET version = {} WHERE state = 'waiting'", newest + 1)).await;
    assert_eq!(app.carry(now()).await, JobCounts::default(), "that of a newer one waits");
}
