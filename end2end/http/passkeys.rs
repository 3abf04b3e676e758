//! Passkeys over HTTP: what is asked and answered, what stays in the session, and what pages say.

use serde_json::{Value, json};

use crate::{
    accounts::{move_back, redis},
    authenticator::Authenticator,
    browser::{Browser, PASSWORD},
    reply::Reply,
    taskbell::Taskbell,
};

const PAGE: &str = "/settings/security";
const SECOND: &str = "/sign-in/second";
const ADA: &str = "ada@example.org";
/// What browsers are told; the tests come by the number.
const ORIGIN: &str = "http://localhost:3000";

async fn start() -> Taskbell {
    Taskbell::start_with(&[("PUBLIC_URL", ORIGIN)]).await
}

/// What a server function wants the browser to be asked.
async fn question(browser: &mut Browser, function: &str, fields: &[(&str, &str)]) -> Value {
    let reply = browser.call(function, fields).await;
    assert_eq!((reply.status, reply.expect_header("cache-control")), (200, "no-store"), "{}", reply.text());
    reply.json()
}

/// Adds a passkey, as the script does.
async fn add(browser: &mut Browser, authenticator: &mut Authenticator) -> Reply {
    let question = question(browser, "begin_passkey", &[("passkey[name]", "Phone"), ("passkey[answer]", "")]).await;
    let fields = [("passkey[name]", "Phone"), ("passkey[answer]", &authenticator.create(&question))];
    browser.submit(PAGE, "finish_passkey", &fields).await
}

/// Gives the password; who waits for the second step then.
async fn first_step(taskbell: &Taskbell) -> Browser {
    let mut browser = taskbell.browser();
    assert_eq!(browser.sign_in(ADA, PASSWORD).await.location(), "/sign-in/second?did=code_needed&count=1");
    browser
}

#[tokio::test]
async fn a_passkey_is_added_and_signs_in() {
    let taskbell = start().await;
    let (mut ada, mut phone) = (taskbell.signed_up(ADA).await, Authenticator::new(ORIGIN));
    let page = ada.get(PAGE).await.text();
    assert!(page.contains("data-question=\"begin_passkey\"") && page.contains("<noscript><p"), "{page}");
    let added = add(&mut ada, &mut phone).await;
    assert_eq!((added.status, added.expect_header("cache-control")), (200, "no-store, no-transform"));
    assert_eq!(added.text().matches("class=\"secret\"").count(), 10, "recovery codes");
    let page = ada.get(PAGE).await.text();
    assert!(page.contains("Phone") && page.contains("Not used yet") && page.contains("value=\"remove_passkey\""));
    assert!(page.contains("On. Signing in by password asks for one of your passkeys"), "{page}");
    // A second one makes no secret.
    assert!(add(&mut ada, &mut phone).await.location().starts_with("/settings/security?did=passkey_added"));

    let mut laptop = taskbell.browser();
    let page = laptop.get("/sign-in?next=/all").await.text();
    assert!(
        page.contains("data-question=\"begin_passkey_sign_in\"") && page.contains("Passkeys work only with JavaScript")
    );
    assert_eq!(laptop.cookie, None);
    let asked = question(&mut laptop, "begin_passkey_sign_in", &[]).await;
    let before = laptop.cookie.clone();
    let answer = phone.get(&asked);
    let fields = [("passkey[answer]", answer.as_str()), ("passkey[next]", "/all")];
    let mut copy = laptop.another();
    let done = laptop.submit("/sign-in", "finish_passkey_sign_in", &fields).await;
    assert_eq!(done.location(), "/all?did=signed_in&count=1");
    assert!(done.cookies().any(|cookie| cookie.starts_with("taskbell-device=")), "known from now on");
    assert_ne!(laptop.cookie, before, "under a new id");
    assert_eq!(laptop.get("/today").await.status, 200);
    // The answer again, with the session of then, and with one of its own.
    assert_eq!(copy.submit("/sign-in", "finish_passkey_sign_in", &fields).await.status, 410);
    let mut thief = taskbell.browser();
    question(&mut thief, "begin_passkey_sign_in", &[]).await;
    let refused = thief.submit("/sign-in", "finish_passkey_sign_in", &fields).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("This passkey was not accepted") && !refused.text().contains(&answer[..60]));
    assert!(thief.get("/today").await.location().starts_with("/sign-in"));
    let elsewhere = [("passkey[answer]", answer.as_str()), ("passkey[next]", "//evil.example")];
    assert_eq!(thief.submit("/sign-in", "finish_passkey_sign_in", &elsewhere).await.status, 410, "nothing was asked");

    let log = taskbell.log();
    assert_eq!(log.matches("event=\"sign-in\" outcome=\"done\"").count(), 1, "{log}");
    assert!(!log.contains(asked["challenge"].as_str().unwrap()) && !log.contains("webauthn.get"), "{log}");
}

#[tokio::test]
async fn what_was_asked_is_in_the_session_for_minutes() {
    let taskbell = start().await;
    let mut stranger = taskbell.browser();
    question(&mut stranger, "begin_passkey_sign_in", &[]).await;
    let keys = String::from_utf8(redis(&taskbell, &["KEYS", "*"], b"")).unwrap();
    let key = keys.lines().find(|key| !key.starts_with("taskbell:")).unwrap();
    let left: u64 = String::from_utf8(redis(&taskbell, &["TTL", key], b"")).unwrap().trim().parse().unwrap();
    assert!((200..=360).contains(&left), "{left}");
    // Only a page of ours has it asked, and answered.
    for function in ["begin_passkey_sign_in", "finish_passkey_sign_in"] {
        let headers = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "cross-site")];
        assert_eq!(stranger.send("POST", &format!("/api/{function}"), &headers, b"").await.status, 403, "{function}");
    }
    for function in ["begin_passkey", "begin_passkey_proof", "finish_passkey", "finish_passkey_proof"] {
        let fields = [("passkey[name]", "x"), ("passkey[answer]", "{}")];
        assert_eq!(stranger.call(function, &fields).await.status, 401, "{function}");
    }
    for function in ["begin_passkey_step", "finish_passkey_step"] {
        assert_eq!(stranger.call(function, &[("passkey[answer]", "{}")]).await.status, 410, "{function}");
    }
}

#[tokio::test]
async fn a_passkey_follows_the_password() {
    let taskbell = start().await;
    let mut ada = taskbell.signed_up(ADA).await;
    let mut key = Authenticator { verifies: false, ..Authenticator::new(ORIGIN) };
    add(&mut ada, &mut key).await;
    assert!(ada.get(PAGE).await.text().contains("For use after the password."));
    let mut laptop = first_step(&taskbell).await;
    let page = laptop.get(SECOND).await.text();
    assert!(page.contains("data-question=\"begin_passkey_step\"") && page.contains("name=\"second[code]\""), "{page}");
    let asked = question(&mut laptop, "begin_passkey_step", &[]).await;
    let wrong = laptop.submit(SECOND, "finish_passkey_step", &[("passkey[answer]", "{}")]).await;
    assert_eq!(wrong.status, 422);
    let answer = key.get(&asked);
    let late = laptop.submit(SECOND, "finish_passkey_step", &[("passkey[answer]", &answer)]).await;
    assert_eq!(late.status, 410, "asked and answered");
    let asked = question(&mut laptop, "begin_passkey_step", &[]).await;
    let done = laptop.submit(SECOND, "finish_passkey_step", &[("passkey[answer]", &key.get(&asked))]).await;
    assert!(done.location().starts_with("/today?did=signed_in"));
    // Alone it lets nobody in.
    let mut stranger = taskbell.browser();
    let asked = question(&mut stranger, "begin_passkey_sign_in", &[]).await;
    let alone = [("passkey[answer]", key.get(&asked))];
    let alone = alone.each_ref().map(|(name, answer)| (*name, answer.as_str()));
    assert_eq!(stranger.submit("/sign-in", "finish_passkey_sign_in", &alone).await.status, 422);
}

#[tokio::test]
async fn a_session_that_was_left_open_changes_no_passkey() {
    let taskbell = start().await;
    let (mut ada, mut phone) = (taskbell.signed_up(ADA).await, Authenticator::new(ORIGIN));
    add(&mut ada, &mut phone).await;
    let id = ada.get(PAGE).await.text().split("name=\"id\" value=\"").nth(1).unwrap()[..36].to_owned();
    let keys = String::from_utf8(redis(&taskbell, &["KEYS", "*"], b"")).unwrap();
    let key = keys.lines().find(|key| !key.starts_with("taskbell:")).unwrap();
    move_back(&taskbell, key, b"\xa6proven\xce", 600);
    let page = ada.get(PAGE).await.text();
    assert!(!page.contains("value=\"remove_passkey\"") && !page.contains("data-question"), "{page}");
    let name = [("passkey[name]", "Mine")];
    assert_eq!(ada.call("begin_passkey", &name).await.status, 403);
    let refused = ada.submit(PAGE, "finish_passkey", &name).await;
    assert!(refused.status == 403 && refused.text().contains("Confirm that it is you"), "{}", refused.text());
    assert_eq!(ada.submit(PAGE, "remove_passkey", &[("id", &id)]).await.status, 403);

    let page = ada.get("/sign-in/again?next=/settings/security").await.text();
    assert!(page.contains("data-question=\"begin_passkey_proof\""), "{page}");
    let asked = question(&mut ada, "begin_passkey_proof", &[]).await;
    let answer = phone.get(&asked);
    let fields = [("passkey[answer]", answer.as_str()), ("passkey[next]", PAGE)];
    let before = ada.cookie.clone();
    let proven = ada.submit("/sign-in/again", "finish_passkey_proof", &fields).await;
    assert!(proven.location().starts_with("/settings/security?did=proven"));
    assert_ne!(ada.cookie, before, "under a new id");
    let renamed = [("renamed[id]", id.as_str()), ("renamed[name]", "Old <phone>")];
    assert!(ada.submit(PAGE, "rename_passkey", &renamed).await.location().contains("did=passkey_renamed"));
    assert!(ada.get(PAGE).await.text().contains("Old &lt;phone&gt;"));
    let nameless = ada.submit(PAGE, "rename_passkey", &[("renamed[id]", &id), ("renamed[name]", " ")]).await;
    assert_eq!(nameless.status, 422);
    assert!(ada.submit(PAGE, "remove_passkey", &[("id", &id)]).await.location().contains("did=passkey_removed"));
    assert!(taskbell.browser().sign_in(ADA, PASSWORD).await.location().starts_with("/today"));
}

#[tokio::test]
async fn a_form_without_an_answer_says_why_nothing_was_asked() {
    let taskbell = start().await;
    let mut ada = taskbell.signed_up(ADA).await;
    let nameless = ada.submit(PAGE, "finish_passkey", &[("passkey[name]", ""), ("passkey[answer]", "")]).await;
    assert_eq!(nameless.status, 422);
    assert!(nameless.text().contains("id=\"passkey[name]-hint\""), "{}", nameless.text());
    let unasked = ada.submit(PAGE, "finish_passkey", &[("passkey[name]", "Phone"), ("passkey[answer]", "")]).await;
    assert_eq!(unasked.status, 410);
    assert!(unasked.text().contains("value=\"Phone\""), "what was typed is kept");
    let stranger = taskbell.browser().submit("/sign-in", "finish_passkey_sign_in", &[("passkey[answer]", "")]).await;
    assert_eq!(stranger.status, 410);
}

#[tokio::test]
async fn at_an_address_without_a_name_there_are_none() {
    let taskbell = Taskbell::start_with(&[("PUBLIC_URL", "http://127.0.0.1:3000")]).await;
    let mut ada = taskbell.signed_up(ADA).await;
    let page = ada.get(PAGE).await.text();
    assert!(page.contains("Passkeys need HTTPS and an address with a name") && !page.contains("data-question"));
    assert!(!taskbell.browser().get("/sign-in").await.text().contains("data-question"));
    assert_eq!(taskbell.browser().call("begin_passkey_sign_in", &[]).await.status, 404);
    assert_eq!(
        ada.call("begin_passkey", &[("passkey[name]", "Phone")]).await.json(),
        json!({ "Rejected": "NotFound" })
    );
}

#[tokio::test]
async fn operators_remove_passkeys_at_the_command_line() {
    let taskbell = start().await;
    let (mut ada, mut phone) = (taskbell.signed_up(ADA).await, Authenticator::new(ORIGIN));
    add(&mut ada, &mut phone).await;
    first_step(&taskbell).await;
    for said in ["no second step any more", "had no second step"] {
        let done = taskbell.run(&["admin", "remove-factors", ADA, "--yes"]);
        assert!(done.status.success() && String::from_utf8_lossy(&done.stdout).contains(said), "{done:?}");
    }
    assert!(taskbell.browser().sign_in(ADA, PASSWORD).await.location().starts_with("/today"));
}
