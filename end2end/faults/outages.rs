//! Redis and the database, away or cut off at the worst moment.

use std::{env, time::Duration};

use tokio::time::sleep;
use url::Url;

use crate::{
    postgres::Postgres,
    relay::{Relay, Target},
    site::Site,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_emptied_redis_costs_time_only() {
    let site = Site::with_people(60).await;
    let mut worker = site.worker(&[]);
    for _ in 0..40 {
        site.redis.empty();
        sleep(Duration::from_millis(25)).await;
    }
    site.until_sent(60).await;
    site.stop(&mut worker);
    assert!(site.check(60).await.iter().all(|line| line.ambiguous == 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_redis_that_dies_and_comes_back_empty_costs_time_only() {
    let site = Site::with_people(60).await;
    let mut worker = site.worker(&[]);
    // A Redis that is away at the start ends it, with a clear line.
    site.until("SELECT COUNT(*) FROM jobs", 1).await;
    for _ in 0..8 {
        sleep(Duration::from_millis(60)).await;
        site.redis.restart_empty().await;
    }
    site.until_sent(60).await;
    site.stop(&mut worker);
    assert!(site.check(60).await.iter().all(|line| line.ambiguous == 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stalled_redis_costs_time_only() {
    let site = Site::with_people(60).await;
    let mut worker = site.worker(&[]);
    site.until("SELECT COUNT(*) FROM jobs", 1).await;
    site.redis.stall(Duration::from_secs(4)).await;
    site.until_sent(60).await;
    site.stop(&mut worker);
    assert!(site.check(60).await.iter().all(|line| line.ambiguous == 0));
}

/// Redis did what it was asked and nobody learns of it: notifications were taken off the list and are lost.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn answers_of_redis_that_get_lost_cost_time_only() {
    for word in ["EVAL", "BLMPOP"] {
        let site = Site::with_people(60).await;
        let relay = Relay::cutting(word, Target::Unix(site.redis.socket.clone())).await;
        let url = format!("redis://127.0.0.1:{}", relay.port);
        let mut worker = site.worker(&[("REDIS_URL", &url)]);
        site.until_sent(60).await;
        site.until_cut(&relay).await;
        site.stop(&mut worker);
        assert!(site.check(60).await.iter().all(|line| line.ambiguous == 0), "{word}");
    }
}

/// What was asked for is committed, or is not; the asker never learns which.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn answers_of_the_database_that_get_lost_keep_the_promise() {
    let Ok(server) = env::var("TEST_DATABASE_URL") else { return };
    let server = Url::parse(&server).unwrap();
    let address = format!("{}:{}", server.host_str().unwrap(), server.port().unwrap());
    for word in ["COMMIT", "UPDATE"] {
        let site = Site::with_people(60).await;
        let relay = Relay::cutting(word, Target::Tcp(address.clone())).await;
        let mut url = Url::parse(&site.database_url).unwrap();
        url.set_port(Some(relay.port)).unwrap();
        let mut worker = site.worker(&[("DATABASE_URL", url.as_str())]);
        site.until_cut(&relay).await;
        sleep(Duration::from_secs(6)).await;
        worker.kill().unwrap();
        worker.wait().unwrap();
        site.heal().await;
        let lines = site.check(60).await;
        assert!(lines.iter().all(|line| line.state == "sent"), "{word}: {lines:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_dies_while_it_commits_keeps_the_promise() {
    if env::var("TEST_DATABASE_URL").is_err() {
        // SQLite has no server that could die.
        return;
    }
    let postgres = Postgres::start();
    let site = Site::on(postgres.url(), 300).await;
    let mut worker = site.worker(&[]);
    site.until("SELECT COUNT(*) FROM jobs WHERE state <> 'waiting'", 1).await;
    for round in 0..8 {
        sleep(Duration::from_millis(20 + round * 37 % 100)).await;
        postgres.kill();
        postgres.go_on();
        let sent: i64 = site.value("SELECT COUNT(*) FROM reminder_deliveries WHERE state = 'sent'").await;
        if round > 0 && sent < 290 {
            site.until_sent(sent + 1).await;
        }
    }
    site.stop(&mut worker);
    site.heal().await;
    let lines = site.check(300).await;
    assert!(lines.iter().all(|line| line.state == "sent"), "{lines:?}");
}

/// The mail server has taken the mail, and there is nowhere to write that.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_mail_server_said_is_remembered_until_it_can_be_written() {
    if env::var("TEST_DATABASE_URL").is_err() {
        return;
    }
    let postgres = Postgres::start();
    let site = Site::on(postgres.url(), 1).await;
    let mut worker = site.worker(&[("TASKBELL_PAUSE_AT", "handed_over")]);
    while site.smtp.accepted().is_empty() {
        sleep(Duration::from_millis(20)).await;
    }
    sleep(Duration::from_secs(4)).await;
    postgres.kill();
    sleep(Duration::from_secs(4)).await;
    postgres.go_on();
    site.until_sent(1).await;
    site.stop(&mut worker);
    let lines = site.check(1).await;
    assert_eq!((lines[0].ambiguous, site.smtp.accepted().values().sum::<u32>()), (0, 1));
}
