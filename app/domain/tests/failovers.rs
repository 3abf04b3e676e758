//! A server that takes another's place may have what was there a moment before.

use std::time::{Duration, Instant};

use domain::accounts::sessions;
use domain::dashboard::dashboard;
use fred::interfaces::KeysInterface;

use crate::support::{App, now};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_dropped_and_is_back_is_dropped_again() {
    let (app, redis) = App::alone().await;
    let me = app.person().await;
    let id = app.task(&me, "Task").await;
    assert_eq!(dashboard(&app.services, &me, now()).await.unwrap().total, 1);
    let session = app.open_session(&me, "Firefox on Linux").await;
    let value = format!("taskbell:dashboard:{}", me.user_id().0.simple());
    let kept = [format!("{value}:generation"), value, session.clone()];
    let mut before: Vec<String> = Vec::new();
    for key in &kept {
        before.push(app.services.redis.get(key).await.unwrap());
    }

    app.change(&me, "delete", &[id]).await;
    sessions::end_all(&app.services, me.user_id()).await.unwrap();
    for (key, before) in kept.iter().zip(before) {
        let _: () = app.services.redis.set(key, before, None, None, false).await.unwrap();
    }
    assert_eq!(dashboard(&app.services, &me, now()).await.unwrap().total, 1, "what is back is not served");
    redis.ask(&["CLIENT", "KILL", "TYPE", "normal"]);

    let end = Instant::now() + Duration::from_secs(60);
    while dashboard(&app.services, &me, now()).await.unwrap().total == 1
        || app.services.redis.exists(&session).await != Ok(false)
    {
        assert!(Instant::now() < end, "what a failover brought back stays");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
