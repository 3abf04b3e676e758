//! Requests whose sender goes away before the answer.

use std::time::{Duration, Instant};

use tokio::time::sleep;
use uuid::Uuid;

use crate::{browser::encode, reply::Connection, taskbell::Taskbell};

/// Between the commit of a change and what has to be forgotten after it.
const PAUSED: (&str, &str) = ("TASKBELL_PAUSE_AT", "forgetting");

async fn until(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    let end = Instant::now() + Duration::from_secs(60);
    while !holds().await {
        assert!(Instant::now() < end, "never: {what}");
        sleep(Duration::from_millis(50)).await;
    }
}

/// The dashboard is kept for ten minutes: what nobody made it forget would be shown for as long.
#[tokio::test]
async fn a_change_that_is_broken_off_after_its_commit_is_seen_everywhere() {
    let taskbell = Taskbell::start_with(&[PAUSED]).await;
    let ada = taskbell.signed_up("ada@example.org").await;
    let (mut here, mut there) = (ada.another(), ada.another());
    assert!(here.get("/dashboard").await.text().contains("0 of 0 tasks"));
    let id = Uuid::new_v4().to_string();
    let form = encode(&[("task[id]", &id), ("task[title]", "Broken off"), ("task[list]", "all")]);
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
    let request = ada.request("POST", "/api/add_task", &headers, form.as_bytes());
    let mut connection = Connection::open(&taskbell.address).await.unwrap();
    connection.send(&request).await.unwrap();
    until("the task is there", async || there.get("/all").await.text().contains("Broken off")).await;
    drop(connection);
    until("the dashboard knows it", async || here.get("/dashboard").await.text().contains("0 of 1 tasks")).await;
}
