//! How much one person can have and do, as they see it.

use std::time::{Duration, Instant};

use tokio::time::sleep;

use crate::{
    browser::{Browser, field_value},
    proxies::free_address,
    reply::Reply,
    taskbell::Taskbell,
};

const TITLE: &str = "Typed by <hand>";

impl Browser {
    async fn try_to_add(&mut self, path: &str) -> Reply {
        let id = uuid::Uuid::new_v4().to_string();
        self.submit(path, "add_task", &[("task[id]", &id), ("task[title]", TITLE), ("task[list]", "all")]).await
    }
}

#[tokio::test]
async fn who_has_no_room_is_told_so_and_keeps_what_was_typed() {
    let address = free_address();
    let settings = [("QUOTA_TASKS", "2"), ("QUOTA_MEGABYTES", "3"), ("METRICS_LISTEN", &address)];
    let taskbell = Taskbell::start_with(&settings).await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    ada.add_task("First").await;
    let page = ada.get("/settings").await.text();
    for said in [
        "1 of 2 tasks",
        "0 of 100,000 reminders",
        "0.0 of 3 MB for tasks and files",
        "0 of 20 exports",
        "300 changes in a minute",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let second = ada.add_task("Second").await;
    let reply = ada.try_to_add("/all?sort=newest").await;
    assert_eq!(reply.status, 422);
    let page = reply.text();
    assert!(page.contains("There is no room for more tasks: one person can have 2."), "{page}");
    assert_eq!(field_value(&page, "task[title]").as_deref(), Some(TITLE));
    let id = uuid::Uuid::new_v4().to_string();
    let fields = [("task[id]", id.as_str()), ("task[title]", TITLE), ("task[list]", "all")];
    let reply = ada.call("add_task", &fields).await;
    assert_eq!((reply.status, &reply.json()["Rejected"]["Full"]["quota"]), (422, &"Tasks".into()));

    let preview = ada.upload("tasks.csv", b"Title\nA\n").await.location().split('?').next().unwrap().to_owned();
    let reply = ada.submit(&preview, "start_import", &[("id", preview.rsplit('/').next().unwrap())]).await;
    assert_eq!(reply.status, 422);
    assert!(reply.text().contains("There is no room for more tasks"));

    let page = Browser::new(&address).get("/metrics").await.text();
    let counted = "taskbell_security_events_total{event=\"limit\",outcome=\"quota-tasks\"}";
    assert!(page.contains(counted), "{page}");
    let act = format!("delete:{second}");
    ada.submit("/all", "change_tasks", &[("request[act]", &act)]).await.location();
    ada.submit("/trash", "empty_trash", &[]).await.location();
    let end = Instant::now() + Duration::from_secs(60);
    while ada.try_to_add("/all").await.status == 422 {
        assert!(Instant::now() < end, "there is room again");
        sleep(Duration::from_millis(200)).await;
    }
    assert!(ada.get("/all").await.text().contains("Typed by &lt;hand&gt;"));
}

#[tokio::test]
async fn who_changes_too_much_in_a_minute_waits_and_can_still_read_and_leave() {
    let taskbell = Taskbell::start_with(&[("CHANGES_PER_MINUTE", "5")]).await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let mut bob = taskbell.signed_up("bob@example.org").await;
    // A minute may end meanwhile.
    let mut tries = 0;
    let reply = loop {
        let reply = ada.try_to_add("/all").await;
        if reply.status == 429 {
            break reply;
        }
        tries += 1;
        assert!(tries <= 10 && reply.location().starts_with("/all?did=added"), "{reply:?}");
    };
    assert!(tries >= 5, "{tries}");
    let seconds: u32 = reply.expect_header("retry-after").parse().unwrap();
    assert!((1..=60).contains(&seconds), "{seconds}");
    let page = reply.text();
    assert!(page.contains("Too many changes in one minute."), "{page}");
    assert_eq!(field_value(&page, "task[title]").as_deref(), Some(TITLE));
    bob.add_task("Another person").await;

    let end = Instant::now() + Duration::from_secs(120);
    loop {
        let reply = ada.call("empty_trash", &[]).await;
        if reply.status == 200 {
            break;
        }
        assert_eq!(reply.status, 429);
        assert!(reply.header("retry-after").is_some() && reply.text().contains("TooFast"), "{reply:?}");
        let upload = ada.upload("tasks.csv", b"Title\nA\n").await.status;
        assert!(upload == 429 || upload == 303, "{upload}");
        assert_eq!(ada.get("/settings").await.status, 200);
        assert_eq!(ada.call("dashboard", &[]).await.status, 200);
        assert!(Instant::now() < end, "a minute is over");
        sleep(Duration::from_secs(1)).await;
    }
    while ada.call("empty_trash", &[]).await.status == 200 {}
    assert_eq!(ada.submit("/settings", "end_other_sessions", &[]).await.status, 303);
    assert!(ada.submit("/settings", "sign_out", &[]).await.location().starts_with("/sign-in"));
}
