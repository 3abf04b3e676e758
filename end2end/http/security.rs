//! Attacks leave a trace: security events in the log and in `/metrics`.

use std::time::Duration;

use serde_json::Value;
use tokio::time::{Instant, sleep};

use crate::{
    browser::{Browser, PASSWORD, field_value},
    proxies::free_address,
    taskbell::{Taskbell, program},
};

const WRONG: &str = "not it, not at all";
const FROM: &str = "203.0.113.7";

/// The events in the log so far, as `event outcome`, and their lines.
fn events(taskbell: &Taskbell) -> Vec<(String, Value)> {
    let log = taskbell.log();
    let lines = log.split_inclusive('\n').filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let events = lines.filter(|line| line["target"] == "taskbell::security");
    let named = |line: &Value| format!("{} {}", line["event"].as_str().unwrap(), line["outcome"].as_str().unwrap());
    events.map(|line| (named(&line), line)).collect()
}

/// The last event of a name, once it is there.
async fn event(taskbell: &Taskbell, wanted: &str) -> Value {
    let end = Instant::now() + Duration::from_secs(60);
    loop {
        if let Some((_, line)) = events(taskbell).into_iter().rfind(|(name, _)| name == wanted) {
            return line;
        }
        assert!(Instant::now() < end, "{wanted} is not in the log: {}", taskbell.log());
        sleep(Duration::from_millis(50)).await;
    }
}

async fn logged() -> (Taskbell, String) {
    let metrics = free_address();
    let settings = [("LOG_FORMAT", "json"), ("METRICS_LISTEN", metrics.as_str())];
    (Taskbell::start_with(&settings).await, metrics)
}

fn stranger(taskbell: &Taskbell) -> Browser {
    let mut browser = taskbell.browser();
    browser.headers.push(("x-forwarded-for".to_owned(), FROM.to_owned()));
    browser
}

#[tokio::test]
async fn what_somebody_does_with_an_account_is_told_with_person_and_address() {
    let (taskbell, metrics) = logged().await;
    let mut ada = stranger(&taskbell);
    ada.sign_up("ada@example.org").await;
    let person = event(&taskbell, "sign-up done").await["person"].as_str().unwrap().to_owned();

    assert_eq!(stranger(&taskbell).sign_in("ada@example.org", WRONG).await.status, 422);
    assert_eq!(stranger(&taskbell).sign_in("ADA@example.org", WRONG).await.status, 422);
    let reply = stranger(&taskbell).sign_in("eve@example.org", WRONG).await;
    let wrong: Vec<Value> =
        events(&taskbell).into_iter().filter(|(name, _)| name == "sign-in wrong").map(|(_, line)| line).collect();
    assert_eq!(wrong.len(), 3);
    assert_eq!(wrong[0]["account"], wrong[1]["account"]);
    assert_ne!(wrong[0]["account"], wrong[2]["account"]);
    assert_eq!((&wrong[2]["address"], wrong[2]["person"].is_null()), (&FROM.into(), true));
    assert_eq!(wrong[2]["request_id"], reply.expect_header("x-request-id"));

    let mut phone = stranger(&taskbell);
    phone.sign_in("ada@example.org", PASSWORD).await.location();
    let fields = [("passwords[current]", WRONG), ("passwords[password]", "a much longer and newer password")];
    assert_eq!(ada.submit("/settings", "change_password", &fields).await.status, 422);
    let fields = [("passwords[current]", PASSWORD), fields[1]];
    ada.submit("/settings", "change_password", &fields).await.location();
    ada.submit("/today", "sign_out", &[]).await.location();
    ada.sign_in("ada@example.org", fields[1].1).await.location();
    assert_eq!(ada.call("console", &[]).await.status, 404);
    ada.submit("/settings", "delete_account", &[("confirmation[current]", fields[1].1)]).await.location();
    for name in [
        "sign-in done",
        "password-proof wrong",
        "password-change done",
        "sessions-ended done",
        "sign-out done",
        "operator refused",
        "account-deletion done",
    ] {
        let line = event(&taskbell, name).await;
        assert_eq!((&line["person"], &line["address"]), (&person.as_str().into(), &FROM.into()), "{name}");
    }
    let page = Browser::new(&metrics).get("/metrics").await.text();
    assert!(page.contains("taskbell_security_events_total{event=\"sign-in\",outcome=\"wrong\"} 3"), "{page}");
}

#[tokio::test]
async fn what_is_refused_is_told() {
    let (taskbell, _) = logged().await;
    let mut eve = stranger(&taskbell);
    eve.send("POST", "/sign-in", &[("sec-fetch-site", "cross-site")], b"do=sign_in").await;
    assert_eq!(eve.get("/mail/bm90aGluZw").await.status, 404);
    for _ in 0..10 {
        assert_eq!(eve.sign_in("ada@example.org", WRONG).await.status, 422);
    }
    assert_eq!(eve.sign_in("ada@example.org", WRONG).await.status, 429);
    for name in ["cross-site refused", "mail-link refused", "limit sign-in-account-from-address"] {
        assert_eq!(event(&taskbell, name).await["address"], FROM, "{name}");
    }
}

#[tokio::test]
async fn asking_for_a_task_of_somebody_else_is_told() {
    let (taskbell, _) = logged().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let theirs = ada.add_task("Secret").await;
    let mut eve = stranger(&taskbell);
    eve.sign_up("eve@example.org").await;
    let mine = eve.add_task("Mine").await;
    let person = event(&taskbell, "sign-up done").await["person"].clone();
    let refused = |taskbell: &Taskbell| events(taskbell).iter().filter(|(name, _)| name == "task refused").count();
    // What is gone, or never was, is no event.
    let nothing = uuid::Uuid::now_v7().to_string();
    assert_eq!(eve.get(&format!("/tasks/{nothing}")).await.status, 404);
    eve.get(&format!("/tasks/{mine}")).await;
    let change = |id: &str| [("request[act]", "complete".to_owned()), ("request[ids][]", id.to_owned())];
    for id in [&nothing, &mine] {
        let change = change(id);
        eve.call("change_tasks", &change.each_ref().map(|(name, value)| (*name, value.as_str()))).await;
    }
    assert_eq!(refused(&taskbell), 0, "{}", taskbell.log());
    assert_eq!(eve.get(&format!("/tasks/{theirs}")).await.status, 404);
    let line = event(&taskbell, "task refused").await;
    assert_eq!((&line["person"], &line["address"]), (&person, &FROM.into()));
    let change = change(&theirs);
    let reply = eve.call("change_tasks", &change.each_ref().map(|(name, value)| (*name, value.as_str()))).await;
    assert_eq!((reply.status, refused(&taskbell)), (404, 2), "{}", reply.text());
}

#[tokio::test]
async fn functions_are_named_where_they_are_called() {
    let (taskbell, metrics) = logged().await;
    let mut eve = taskbell.browser();
    let fields = [("credentials[email]", "ada@example.org"), ("credentials[password]", WRONG)];
    let script = eve.call("sign_in", &fields).await.expect_header("x-request-id").to_owned();
    let form = eve.submit("/sign-in", "sign_in", &fields).await.expect_header("x-request-id").to_owned();
    let unknown = eve.call("sign_in_elsewhere", &[]).await.expect_header("x-request-id").to_owned();
    let line = |id: &str| {
        let log = taskbell.log();
        let mut lines = log.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        lines.find(|line| line["message"] == "request" && line["request_id"] == id).unwrap()
    };
    assert_eq!((&line(&script)["route"], &line(&script)["status"]), (&"/api/sign_in".into(), &422.into()));
    assert_eq!((&line(&form)["route"], &line(&form)["function"]), (&"/sign-in".into(), &"/api/sign_in".into()));
    assert_eq!(line(&unknown)["route"], "/api/{*name}");
    let page = Browser::new(&metrics).get("/metrics").await.text();
    assert!(page.contains("route=\"/api/sign_in\",status=\"422\""), "{page}");
    assert!(!page.contains("elsewhere"));
}

/// A device that somebody signed in from is kept out by nothing that strangers do.
#[tokio::test]
async fn a_known_browser_signs_in_whatever_strangers_used_up() {
    let taskbell = Taskbell::start().await;
    let mut ada = stranger(&taskbell);
    let reply = ada.sign_up("ada@example.org").await;
    let remembered = reply.cookies().find(|cookie| cookie.starts_with("taskbell-device=")).unwrap();
    assert!(remembered.contains("; HttpOnly; ") && remembered.contains("Max-Age=34560000"), "{remembered}");
    let remembered = remembered.split(';').next().unwrap();
    assert!(!remembered.contains("ada"), "no name is in it");
    for _ in 0..10 {
        stranger(&taskbell).sign_in("ada@example.org", WRONG).await;
    }
    assert_eq!(stranger(&taskbell).sign_in("ada@example.org", PASSWORD).await.status, 429);
    let mut known = stranger(&taskbell);
    known.cookie = Some(format!("other=1; {remembered}"));
    known.sign_in("ada@example.org", PASSWORD).await.location();
    // Nor are those at other addresses.
    taskbell.browser().sign_in("ada@example.org", PASSWORD).await.location();
}

#[tokio::test]
async fn a_proxy_that_is_not_trusted_is_told_of_once() {
    let taskbell = Taskbell::start_with(&[("TRUSTED_PROXIES", "none")]).await;
    for _ in 0..3 {
        assert_eq!(stranger(&taskbell).get("/sign-in").await.status, 200);
    }
    assert_eq!(taskbell.log().matches("not in TRUSTED_PROXIES").count(), 1);
    assert!(taskbell.log().contains("127.0.0.1"));
}

#[tokio::test]
async fn signing_out_under_https_removes_the_cookie_and_what_was_seen() {
    let taskbell = Taskbell::start_with(&[("PUBLIC_URL", "https://tasks.example.org")]).await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    assert_eq!(ada.get("/today").await.header("clear-site-data"), None);
    let reply = ada.submit("/today", "sign_out", &[]).await;
    let removal = reply.cookies().find(|cookie| cookie.starts_with("__Host-taskbell=")).unwrap();
    assert!(removal.contains("Max-Age=0") && removal.contains("; Secure"), "{removal}");
    assert!(reply.expect_header("clear-site-data").contains("\"cache\""));
    assert!(field_value(&ada.get("/sign-in").await.text(), "credentials[email]").is_some());
}

/// Puts a new key before an old one, and then leaves the old one away.
#[tokio::test]
async fn links_outlast_a_new_key_until_the_old_one_is_left_away() {
    let (old, new) = ("5Uw0yqQ8xq8Jr1bFq0m8o5vJpV3l4v9nq7s=", "0f9c1d7e3b5a48620f1e2d3c4b5a6978");
    let first = Taskbell::start_with(&[("SECRET_KEY", old)]).await;
    let mut ada = first.signed_up("ada@example.org").await;
    let id = ada.add_task("Call the bank").await;
    let today = chrono::Utc::now().date_naive();
    let due = (today + chrono::Days::new(3)).to_string();
    let fields = [
        ("task[id]", id.as_str()),
        ("task[version]", "1"),
        ("task[title]", "Call the bank"),
        ("task[status]", "pending"),
        ("task[priority]", "none"),
        ("task[due_date]", due.as_str()),
    ];
    ada.submit("/all", "save_task", &fields).await.location();
    let at = format!("{}T12:00:00Z", today + chrono::Days::new(2));
    let mut remind = program(&first.folder.0, first.postgres.as_ref());
    assert!(remind.args(["remind", "--at", &at]).env("SECRET_KEY", old).output().unwrap().status.success());
    let list = ada.get("/dev/mail").await.text();
    let mail = list.split("href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let text = ada.get(&mail).await.text();
    let link = format!("/mail/{}", text.split("/mail/").nth(1).unwrap().split(['"', '<', '\n']).next().unwrap());
    assert_eq!(ada.get(&link).await.status, 200, "{link}");
    let (folder, postgres) = (first.folder.clone(), first.postgres.clone());
    assert!(first.stop());
    for (keys, status) in [(format!("{new},{old}"), 200), (new.to_owned(), 404)] {
        let next = Taskbell::start_on(folder.clone(), postgres.clone(), &[("SECRET_KEY", &keys)]);
        assert_eq!(next.browser().get(&link).await.status, status, "{keys}");
        assert!(next.stop());
    }
}
