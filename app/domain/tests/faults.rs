//! Redis away: what can be done is done, what cannot says so soon, and all is well again afterwards.

use std::net::IpAddr;
use std::time::{Duration, Instant};

use domain::dashboard::dashboard;
use domain::{Error, accounts};
use model::{ListKind, SignIn};

use crate::support::{App, no_lists, now};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_redis_writes_and_reads_go_on() {
    let (app, mut redis) = App::alone().await;
    let me = app.person().await;
    dashboard(&app.services, &me, now()).await.unwrap();
    redis.stop();
    // What is sent before the loss is noticed waits for its time to end, and others have the processors too: the
    // quickest of three counts.
    let mut took = Vec::new();
    for count in 1..=3 {
        let started = Instant::now();
        app.task(&me, "Task").await;
        assert_eq!(app.list(&me, ListKind::All).await, vec!["Task"; count as usize]);
        assert_eq!(dashboard(&app.services, &me, now()).await.unwrap().total, count);
        assert!(accounts::actor(&app.services, me.user_id(), 1).await.unwrap().is_some());
        took.push(started.elapsed());
    }
    took.sort();
    assert!(took[0] < Duration::from_secs(10) && took[2] < Duration::from_secs(60), "{took:?}");
    let health = app.services.health().await;
    assert!(health.database.is_ok() && health.redis.is_err());

    redis.restart();
    let end = Instant::now() + Duration::from_secs(60);
    while app.services.health().await.redis.is_err() {
        assert!(Instant::now() < end, "does not reconnect");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    // Each of the connections comes back by itself.
    loop {
        let (statements, board) = app.statements(dashboard(&app.services, &me, now())).await;
        assert_eq!(board.unwrap().total, 3);
        if statements == 0 {
            break;
        }
        assert!(Instant::now() < end, "is not cached again");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_redis_signing_in_says_so_at_once() {
    let (app, mut redis) = App::alone().await;
    redis.stop();
    let started = Instant::now();
    let form = SignIn { email: "kim@example.org".into(), password: "x".into(), next: String::new() };
    let result = accounts::sign_in(&app.services, form, IpAddr::from([127, 0, 0, 1]), now()).await;
    assert!(matches!(result, Err(Error::Unavailable(_))));
    assert!(started.elapsed() < Duration::from_secs(30), "{:?}", started.elapsed());
}

#[tokio::test]
async fn a_closed_database_is_told_from_a_fault_of_ours() {
    let app = App::new().await;
    let me = app.person().await;
    app.services.clone().close().await.unwrap();
    let result =
        domain::tasks::page(&app.services, &me, &no_lists(&me), &model::ListQuery::of(ListKind::All), now()).await;
    assert!(matches!(result, Err(Error::Unavailable(_))));
    assert_eq!(app.services.health().await.database, Err("unreachable"));
}

#[tokio::test]
async fn health_is_good_when_all_is_there() {
    let app = App::new().await;
    let health = app.services.health().await;
    assert_eq!((health.database, health.redis), (Ok(()), Ok(())));
}
