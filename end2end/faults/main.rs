//! The promise about reminders, under faults: real processes, a real database (SQLite; PostgreSQL with
//! `TEST_DATABASE_URL`), a real Redis, and a mail server that can be ill. Crashes at named steps need the `faults`
//! feature. `FAULT_ROUNDS` sets how many rounds of random kills are run (10).

#![allow(clippy::unwrap_used)]

mod site;
mod smtp;

use std::time::Duration;

use site::{Site, signal};
use smtp::Mood;
use tokio::time::sleep;

const PEOPLE: u32 = 12;

/// Waits until something holds.
async fn until(site: &Site, sql: &str, least: i64) {
    for _ in 0..400 {
        if site.value::<i64>(sql).await >= least {
            return;
        }
        sleep(Duration::from_millis(25)).await;
    }
    panic!("never {least}: {sql}\n{}", site.log());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crash_at_any_step_loses_nothing_and_doubles_nothing_unseen() {
    for (step, all_once) in
        [("claimed", true), ("sending", true), ("handed_over", false), ("sent", true), ("performed", true)]
    {
        let site = Site::with_people(PEOPLE).await;
        let died = site.worker(&[("TASKBELL_CRASH_AT", step)]).wait().unwrap();
        assert!(!died.success(), "it did not crash at {step}");
        site.heal().await;
        let lines = site.check(PEOPLE).await;
        assert!(lines.iter().all(|line| line.state == "sent"), "{step}: {lines:?}");
        if step == "claimed" {
            assert!(lines.iter().all(|line| line.ambiguous == 0), "{step}: {lines:?}");
        }
        if !all_once {
            assert!(lines.iter().any(|line| line.ambiguous > 0), "{step}: the unknown fate is not counted: {lines:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn kills_at_random_times_keep_the_promise() {
    let rounds: u64 = std::env::var("FAULT_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(10);
    for seed in 0..rounds {
        let site = Site::with_people(PEOPLE).await;
        // Times that look random and are the same in every run.
        let mut number = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(0x1234_5678_9ABC_DEF1);
        for _ in 0..2 {
            number ^= number << 13;
            number ^= number >> 7;
            number ^= number << 17;
            let mut worker = site.worker(&[]);
            sleep(Duration::from_millis(40 + number % 500)).await;
            worker.kill().unwrap();
            worker.wait().unwrap();
            site.end_leases().await;
        }
        site.heal().await;
        let lines = site.check(PEOPLE).await;
        assert!(lines.iter().all(|line| line.state == "sent"), "round {seed}: {lines:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_schedulers_and_workers_at_once_send_each_mail_once() {
    let site = Site::with_people(60).await;
    let mut workers: Vec<_> = (0..5).map(|_| site.worker(&[])).collect();
    until(&site, "SELECT COUNT(*) FROM reminder_deliveries WHERE state = 'sent'", 60).await;
    for worker in &mut workers {
        signal("TERM", worker.id());
        assert!(worker.wait().unwrap().success());
    }
    let lines = site.check(60).await;
    assert!(lines.iter().all(|line| line.state == "sent" && line.ambiguous == 0), "{lines:?}");
}

/// A process that stands still while its lease ends, and then goes on.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_that_was_stopped_past_its_lease_sends_nothing_more() {
    let site = Site::with_people(60).await;
    let mut stopped = site.worker(&[]);
    until(&site, "SELECT COUNT(*) FROM jobs WHERE state <> 'waiting'", 1).await;
    signal("STOP", stopped.id());
    site.heal().await;
    signal("CONT", stopped.id());
    sleep(Duration::from_secs(1)).await;
    signal("TERM", stopped.id());
    stopped.wait().unwrap();
    let lines = site.check(60).await;
    assert!(lines.iter().all(|line| line.state == "sent"), "{lines:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_clock_takes_nobodys_work() {
    if std::env::var("TEST_DATABASE_URL").is_err() {
        // SQLite has no clock but its machine's.
        return;
    }
    let site = Site::with_people(60).await;
    let mut workers = [site.worker(&[]), site.worker(&[("TASKBELL_CLOCK_AHEAD", "3600")])];
    until(&site, "SELECT COUNT(*) FROM reminder_deliveries WHERE state = 'sent'", 60).await;
    for worker in &mut workers {
        signal("TERM", worker.id());
        worker.wait().unwrap();
    }
    let lines = site.check(60).await;
    assert!(lines.iter().all(|line| line.ambiguous == 0), "{lines:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_emptied_redis_costs_time_only() {
    let site = Site::with_people(60).await;
    let mut worker = site.worker(&[]);
    for _ in 0..40 {
        site.empty_redis();
        sleep(Duration::from_millis(25)).await;
    }
    until(&site, "SELECT COUNT(*) FROM reminder_deliveries WHERE state = 'sent'", 60).await;
    signal("TERM", worker.id());
    assert!(worker.wait().unwrap().success());
    assert!(site.check(60).await.iter().all(|line| line.ambiguous == 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refusal_fails_at_once_and_is_seen() {
    let site = Site::with_people(PEOPLE).await;
    site.smtp.set(Mood::Refusing);
    site.heal().await;
    let lines = site.check(PEOPLE).await;
    assert!(lines.iter().all(|line| line.state == "failed" && line.ambiguous == 0), "{lines:?}");
    assert_eq!(site.value::<i32>("SELECT MAX(attempts) FROM jobs").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_busy_gets_three_tries() {
    let site = Site::with_people(PEOPLE).await;
    site.smtp.set(Mood::Busy);
    site.heal().await;
    let lines = site.check(PEOPLE).await;
    assert!(lines.iter().all(|line| line.state == "failed" && line.ambiguous == 0), "{lines:?}");
    assert_eq!(site.value::<i32>("SELECT MIN(attempts) FROM jobs").await, 3);
}

/// However long it lasts: the outage uses up no try, and few connections.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_server_that_is_away_uses_up_no_tries() {
    let site = Site::with_people(60).await;
    site.smtp.set(Mood::Closing);
    let mut worker = site.worker(&[]);
    until(&site, "SELECT COUNT(*) FROM reminder_deliveries WHERE error IS NOT NULL", 1).await;
    for _ in 0..20 {
        site.execute("UPDATE jobs SET run_at = created_at WHERE state = 'waiting'").await;
        sleep(Duration::from_millis(100)).await;
    }
    // The first wave, and then one at a time.
    assert!(site.smtp.sessions() < 60, "{} connections", site.smtp.sessions());
    site.smtp.set(Mood::Well);
    signal("TERM", worker.id());
    worker.wait().unwrap();
    site.heal().await;
    let lines = site.check(60).await;
    assert!(lines.iter().all(|line| line.state == "sent" && line.ambiguous == 0), "{lines:?}");
    assert_eq!(site.value::<i32>("SELECT MAX(attempts) FROM jobs").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mails_taken_without_a_word_are_counted() {
    let site = Site::with_people(3).await;
    site.smtp.set(Mood::Dropping);
    let mut worker = site.worker(&[]);
    until(&site, "SELECT COUNT(*) FROM reminder_deliveries WHERE error IS NOT NULL", 1).await;
    site.smtp.set(Mood::Well);
    signal("TERM", worker.id());
    worker.wait().unwrap();
    site.heal().await;
    let lines = site.check(3).await;
    assert!(lines.iter().any(|line| line.ambiguous > 0), "{lines:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_kills_its_process_three_times_is_set_aside() {
    let site = Site::with_people(1).await;
    for _ in 0..3 {
        assert!(!site.worker(&[("TASKBELL_CRASH_AT", "sending")]).wait().unwrap().success());
        site.end_leases().await;
    }
    site.heal().await;
    assert_eq!(site.value::<String>("SELECT state FROM jobs").await, "poison");
    let lines = site.check(1).await;
    assert_eq!(lines[0].state, "failed");
}
