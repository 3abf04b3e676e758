//! Many at once: processes, people, and hands.

use std::{
    env,
    time::{Duration, Instant},
};

use tokio::time::sleep;

use crate::{
    PEOPLE,
    site::{Site, aside, signal},
    smtp::Mood,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_schedulers_and_workers_at_once_send_each_mail_once() {
    let site = Site::with_people(60).await;
    let mut workers: Vec<_> = (0..5).map(|_| site.worker(&[])).collect();
    site.until_sent(60).await;
    for worker in &mut workers {
        site.stop(worker);
    }
    let lines = site.check(60).await;
    assert!(lines.iter().all(|line| line.state == "sent" && line.ambiguous == 0), "{lines:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_clock_takes_nobodys_work() {
    if std::env::var("TEST_DATABASE_URL").is_err() {
        // SQLite has no clock but its machine's.
        return;
    }
    let site = Site::with_people(60).await;
    let mut workers = [site.worker(&[]), site.worker(&[("TASKBELL_CLOCK_AHEAD", "3600")])];
    site.until_sent(60).await;
    for worker in &mut workers {
        site.stop(worker);
    }
    let lines = site.check(60).await;
    assert!(lines.iter().all(|line| line.ambiguous == 0), "{lines:?}");
}

/// `FAULT_PEOPLE` sets how many people there are (1,000).
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_whose_minute_has_come_gets_one_mail() {
    let people: u32 = env::var("FAULT_PEOPLE").ok().and_then(|people| people.parse().ok()).unwrap_or(1_000);
    let site = Site::with_people(people).await;
    let mut workers = [site.worker(&[]), site.worker(&[])];
    // However slow a machine is, it goes on.
    let (mut sent, mut last) = (0, Instant::now());
    while sent < i64::from(people) {
        sleep(Duration::from_millis(250)).await;
        let now = site.sent().await;
        if now > sent {
            (sent, last) = (now, Instant::now());
        }
        assert!(last.elapsed() < Duration::from_secs(120), "{sent} of {people} and no more\n{}", site.log());
    }
    for worker in &mut workers {
        site.stop(worker);
    }
    let lines = site.check(people).await;
    assert!(lines.iter().all(|line| line.ambiguous == 0));
    assert!(site.smtp.accepted().values().all(|copies| *copies == 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stopping_under_load_hands_back_what_is_left() {
    let site = Site::with_people(300).await;
    site.smtp.set(Mood::Slow);
    // Few in hand: all of them have to end within twelve seconds.
    let mut worker = site.command(&["work", "--queue", "mail", "--concurrency", "4"]).spawn().unwrap();
    site.until_sent(20).await;
    site.stop(&mut worker);
    assert_eq!(site.value::<i64>("SELECT COUNT(*) FROM jobs WHERE state = 'running'").await, 0);
    assert!(site.value::<i64>("SELECT COUNT(*) FROM jobs WHERE state = 'waiting'").await > 0, "nothing was left");
    site.smtp.set(Mood::Well);
    site.heal().await;
    let lines = site.check(300).await;
    assert!(lines.iter().all(|line| line.state == "sent" && line.ambiguous == 0), "{lines:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_signal_ends_at_once() {
    let site = Site::with_people(PEOPLE).await;
    site.smtp.set(Mood::Silent("end of mail"));
    let mut worker = site.worker(&[]);
    site.until("SELECT COUNT(*) FROM reminder_deliveries WHERE state = 'sending'", 1).await;
    signal("TERM", worker.id());
    // Two signals are one as long as nobody has seen the first.
    let end = Instant::now() + Duration::from_secs(60);
    while !site.log().contains("stopping") {
        assert!(Instant::now() < end, "it does not stop\n{}", site.log());
        sleep(Duration::from_millis(20)).await;
    }
    signal("TERM", worker.id());
    // Who waits for nothing that runs, or for all of it, ends with 0.
    assert_eq!(aside(|| worker.wait()).unwrap().code(), Some(130), "{}", site.log());
    site.smtp.set(Mood::Well);
    site.heal().await;
    assert!(site.check(PEOPLE).await.iter().all(|line| line.state == "sent"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_completed_after_the_claim_is_not_sent() {
    let site = Site::with_people(PEOPLE).await;
    let mut worker = site.worker(&[("TASKBELL_PAUSE_AT", "claimed")]);
    site.until("SELECT COUNT(*) FROM jobs WHERE state = 'running'", PEOPLE.into()).await;
    site.execute("UPDATE tasks SET status = 2, completed_at = created_at").await;
    site.until("SELECT COUNT(*) FROM reminder_deliveries WHERE state = 'skipped'", PEOPLE.into()).await;
    site.stop(&mut worker);
    assert!(site.smtp.accepted().is_empty(), "{:?}", site.smtp.accepted());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_hands_that_retry_the_same_job_send_one_mail() {
    let site = Site::with_people(60).await;
    site.smtp.set(Mood::Refusing);
    site.heal().await;
    site.smtp.set(Mood::Well);
    let mut workers = [site.worker(&[]), site.worker(&[])];
    let hands: Vec<_> = (0..5).map(|_| site.command(&["jobs", "retry", "--all"]).spawn().unwrap()).collect();
    for mut hand in hands {
        assert!(hand.wait().unwrap().success());
    }
    site.until_sent(60).await;
    for worker in &mut workers {
        site.stop(worker);
    }
    let lines = site.check(60).await;
    assert!(lines.iter().all(|line| line.state == "sent" && line.ambiguous == 0), "{lines:?}");
    assert!(site.smtp.accepted().values().all(|copies| *copies == 1));
}

/// As a restored backup or a changed hour would have it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_hour_that_comes_again_sends_nothing_again() {
    let site = Site::with_people(PEOPLE).await;
    site.heal().await;
    site.make_due().await;
    site.heal().await;
    let lines = site.check(PEOPLE).await;
    assert!(lines.iter().all(|line| line.state == "sent"), "{lines:?}");
    assert!(site.smtp.accepted().values().all(|copies| *copies == 1));
}
