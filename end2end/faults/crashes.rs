use std::time::Duration;

use tokio::time::sleep;

use crate::{
    PEOPLE,
    site::{Site, signal},
    smtp::Mood,
};

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
            assert!(
                lines.iter().any(|line| line.ambiguous > 0),
                "{step}: the ambiguous delivery is not counted: {lines:?}"
            );
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

/// A process that stands still while its lease ends, and then goes on.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_that_was_stopped_past_its_lease_sends_nothing_more() {
    let site = Site::with_people(60).await;
    let mut stopped = site.worker(&[]);
    site.until("SELECT COUNT(*) FROM jobs WHERE state <> 'waiting'", 1).await;
    signal("STOP", stopped.id());
    // SQLite has one writer: who is stopped while writing holds up everybody, and no lease is the reason.
    while !site.can_write().await {
        signal("CONT", stopped.id());
        sleep(Duration::from_millis(20)).await;
        signal("STOP", stopped.id());
    }
    site.heal().await;
    signal("CONT", stopped.id());
    sleep(Duration::from_secs(1)).await;
    signal("TERM", stopped.id());
    stopped.wait().unwrap();
    let lines = site.check(60).await;
    assert!(lines.iter().all(|line| line.state == "sent"), "{lines:?}");
}

/// It stands still while it holds rows. PostgreSQL lets go of them, long before anybody goes on.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_that_was_stopped_in_a_transaction_holds_nobody_up() {
    let site = Site::with_people(1).await;
    if site.database_url.starts_with("sqlite:") {
        return;
    }
    let holding = "EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() \
                   AND state = 'idle in transaction' AND query LIKE 'UPDATE \"jobs\"%')";
    let mut stopped = site.worker(&[("TASKBELL_PAUSE_AT", "holding")]);
    site.until(&format!("SELECT {holding}::int::bigint"), 1).await;
    signal("STOP", stopped.id());
    site.until(&format!("SELECT (NOT {holding})::int::bigint"), 1).await;
    site.heal().await;
    signal("CONT", stopped.id());
    site.stop(&mut stopped);
    let lines = site.check(1).await;
    assert_eq!((lines[0].state.as_str(), lines[0].ambiguous), ("sent", 0), "{lines:?}");
}

/// It is about to send when its lease ends; somebody else takes the job and is sending when it goes on.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_was_overtaken_sends_nothing() {
    let site = Site::with_people(1).await;
    site.smtp.set(Mood::Silent("end of mail"));
    let mut overtaken = site.worker(&[("TASKBELL_PAUSE_AT", "composed")]);
    site.until("SELECT COUNT(*) FROM jobs WHERE state = 'running'", 1).await;
    sleep(Duration::from_millis(500)).await;
    site.end_leases().await;
    let mut worker = site.worker(&[]);
    site.until("SELECT COUNT(*) FROM reminder_deliveries WHERE state = 'sending'", 1).await;
    sleep(Duration::from_secs(6)).await;
    site.smtp.set(Mood::Well);
    site.until_sent(1).await;
    site.stop(&mut worker);
    site.stop(&mut overtaken);
    let lines = site.check(1).await;
    assert_eq!(lines[0].ambiguous, 0, "{lines:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_kills_its_process_three_times_is_quarantined() {
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
