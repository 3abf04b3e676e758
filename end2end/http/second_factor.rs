//! A code after the password, from setting it up to signing in by it and to losing it.

use chrono::Utc;

use crate::{
    accounts::{move_back, redis},
    browser::{Browser, PASSWORD},
    taskbell::Taskbell,
    totp,
};

const PAGE: &str = "/settings/security";
const SET_UP: &str = "/settings/security/two-step";
const SECOND: &str = "/sign-in/second";
const ADA: &str = "ada@example.org";
const WRONG: &str = "000000";

/// What stands in elements with a secret.
fn secrets(page: &str) -> Vec<String> {
    let texts = page.split("class=\"secret\"").skip(1).filter_map(|rest| rest.split_once('>')?.1.split('<').next());
    texts.map(str::to_owned).collect()
}

/// The code of so many half minutes from now: each is good once.
pub fn code(secret: &str, steps: i64) -> String {
    totp::code(secret, Utc::now().timestamp() + 30 * steps)
}

/// Sets it up; what stands in the app, and the recovery codes.
pub async fn set_up(browser: &mut Browser) -> (String, Vec<String>) {
    let begun = browser.submit(PAGE, "begin_totp", &[]).await;
    assert!(begun.location().starts_with("/settings/security/two-step?did=two_step_begun"), "{begun:?}");
    let secret = secrets(&browser.get(SET_UP).await.text()).remove(0);
    let done = browser.submit(SET_UP, "confirm_totp", &[("confirmation[code]", &code(&secret, -1))]).await;
    assert_eq!((done.status, done.expect_header("cache-control")), (200, "no-store, no-transform"), "{}", done.text());
    (secret, secrets(&done.text()))
}

/// Gives the password; who waits for the code then.
async fn first_step(taskbell: &Taskbell) -> Browser {
    let mut browser = taskbell.browser();
    let fields = [("credentials[email]", ADA), ("credentials[password]", PASSWORD), ("credentials[next]", "/all")];
    let reply = browser.submit("/sign-in", "sign_in", &fields).await;
    assert_eq!(reply.location(), "/sign-in/second?did=code_needed&count=1");
    browser
}

#[tokio::test]
async fn a_code_follows_the_password() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up(ADA).await;
    assert!(ada.get(PAGE).await.text().contains("value=\"begin_totp\""));
    assert_eq!(ada.get(SET_UP).await.status, 404, "nothing was begun");
    let (secret, codes) = set_up(&mut ada).await;
    assert_eq!(codes.len(), 10);
    let page = ada.get(PAGE).await.text();
    assert!(page.contains("10 recovery codes are left") && page.contains("value=\"remove_totp\""), "{page}");
    assert_eq!(ada.get(SET_UP).await.status, 404, "shown no more");

    let mut laptop = first_step(&taskbell).await;
    let waiting = laptop.cookie.clone();
    let page = laptop.get(SECOND).await;
    assert_eq!((page.status, page.expect_header("cache-control")), (200, "no-store"));
    let page = page.text();
    assert!(page.contains("name=\"second[code]\"") && page.contains("autocomplete=\"one-time-code\""), "{page}");
    assert!(page.contains("href=\"/sign-in\""));
    // The password alone gives no rights.
    assert!(laptop.get("/today").await.location().starts_with("/sign-in?next="));
    for function in ["settings", "security", "remove_totp", "new_recovery_codes", "begin_totp"] {
        assert_eq!(laptop.call(function, &[]).await.status, 401, "{function}");
    }
    let refused = laptop.submit(SECOND, "second_step", &[("second[code]", WRONG)]).await;
    assert_eq!((refused.status, refused.header("set-cookie")), (422, None));
    let page = refused.text();
    assert!(page.contains("This code is wrong or was used already") && !page.contains(WRONG), "{page}");
    let mut copy = laptop.another();
    let right = code(&secret, 0);
    let done = laptop.submit(SECOND, "second_step", &[("second[code]", &right)]).await;
    assert_eq!(done.location(), "/all?did=signed_in&count=1");
    assert!(done.cookies().any(|cookie| cookie.starts_with("taskbell-device=")), "known from now on");
    assert_ne!(laptop.cookie, waiting);
    assert_eq!(laptop.get("/today").await.status, 200);
    // What was between the steps opens nothing any more.
    assert_eq!(copy.get(SECOND).await.location(), "/sign-in");
    assert_eq!(copy.submit(SECOND, "second_step", &[("second[code]", &codes[0])]).await.status, 410);

    // The code is used up, a recovery code is good once.
    let mut phone = first_step(&taskbell).await;
    for used in [&right, &code(&secret, -1)] {
        assert_eq!(phone.submit(SECOND, "second_step", &[("second[code]", used)]).await.status, 422);
    }
    phone.submit(SECOND, "second_step", &[("second[code]", &codes[1].to_uppercase())]).await.location();
    let mut other = first_step(&taskbell).await;
    assert_eq!(other.submit(SECOND, "second_step", &[("second[code]", &codes[1])]).await.status, 422);
    assert!(phone.get(PAGE).await.text().contains("9 recovery codes are left"));

    let log = taskbell.log();
    for kept_out in [&secret, &secret.replace(' ', ""), &right, &codes[0], &codes[1]] {
        assert!(!log.contains(kept_out.as_str()), "{kept_out}: {log}");
    }
    assert_eq!(log.matches("event=\"sign-in\" outcome=\"done\"").count(), 2, "{log}");
}

#[tokio::test]
async fn nobody_comes_to_the_second_step_without_the_first() {
    let taskbell = Taskbell::start().await;
    let mut stranger = taskbell.browser();
    assert_eq!(stranger.get(SECOND).await.location(), "/sign-in");
    let fields = [("second[code]", WRONG)];
    let refused = stranger.submit(SECOND, "second_step", &fields).await;
    assert_eq!(refused.status, 410);
    assert!(refused.text().contains("Start again"));
    assert_eq!(stranger.call("second_step", &fields).await.status, 410);
    // Whoever has no second factor is never asked, and whoever is signed in is already there.
    let mut ada = taskbell.signed_up(ADA).await;
    assert_eq!(ada.get(SECOND).await.location(), "/today");
    assert!(taskbell.browser().sign_in(ADA, PASSWORD).await.location().starts_with("/today"));
}

#[tokio::test]
async fn what_is_secret_is_neither_compressed_nor_kept() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up(ADA).await;
    ada.headers.push(("accept-encoding".to_owned(), "gzip, br".to_owned()));
    assert!(ada.get(PAGE).await.header("content-encoding").is_some());
    ada.submit(PAGE, "begin_totp", &[]).await.location();
    let page = ada.get(SET_UP).await;
    assert_eq!(page.expect_header("cache-control"), "no-store, no-transform");
    let secret = secrets(&page.text()).remove(0);
    assert!(page.text().contains("<svg ") && page.text().contains("href=\"otpauth://totp/Taskbell:ada%40example.org?"));
    let wrong = [("confirmation[code]", WRONG)];
    let refused = ada.submit(SET_UP, "confirm_totp", &wrong).await;
    assert_eq!((refused.status, refused.header("content-encoding")), (422, None));
    assert_eq!(secrets(&refused.text()), [secret.as_str()], "the same picture still");
    assert!(!refused.text().contains(WRONG));
    let right = code(&secret, 0);
    let fields = [("confirmation[code]", right.as_str())];
    let done = ada.submit(SET_UP, "confirm_totp", &fields).await;
    assert_eq!((done.status, done.header("content-encoding")), (200, None));
    let codes = secrets(&done.text());
    assert!(!done.text().contains(&secret) && codes.len() == 10, "{}", done.text());
    // Sent once more, as by reloading: nothing is shown again.
    let again = ada.submit(SET_UP, "confirm_totp", &fields).await;
    assert!(again.status == 404 && secrets(&again.text()).is_empty(), "{}", again.text());
    let new = ada.submit(PAGE, "new_recovery_codes", &[]).await;
    assert_eq!((new.status, new.header("content-encoding")), (200, None));
    assert!(secrets(&new.text()).iter().all(|code| !codes.contains(code)));
    let by_script = ada.call("new_recovery_codes", &[]).await;
    assert_eq!(by_script.expect_header("cache-control"), "no-store, no-transform");
    assert_eq!(by_script.json()["shown_once"].as_str().unwrap().lines().count(), 10);
    ada.headers.pop();
    assert!(secrets(&ada.get(PAGE).await.text()).is_empty());
}

#[tokio::test]
async fn guessing_ends_and_starts_over() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up(ADA).await;
    let (secret, codes) = set_up(&mut ada).await;
    let mut thief = first_step(&taskbell).await;
    for _ in 0..10 {
        assert_eq!(thief.submit(SECOND, "second_step", &[("second[code]", WRONG)]).await.status, 422);
    }
    let refused = thief.submit(SECOND, "second_step", &[("second[code]", &code(&secret, 0))]).await;
    assert_eq!(refused.status, 429);
    refused.expect_header("retry-after");
    assert!(refused.text().contains("Too many attempts"));
    assert_eq!(thief.get(SECOND).await.location(), "/sign-in");
    // Ada goes on where she is signed in, and a new password shuts the thief out.
    let proof = [("proof[current]", PASSWORD), ("proof[code]", codes[0].as_str()), ("proof[next]", PAGE)];
    let proven = ada.submit("/sign-in/again", "prove_by_password", &proof).await;
    assert!(proven.location().starts_with("/settings/security?did=proven"));
    let mut waiting = first_step(&taskbell).await;
    let fields = [("passwords[current]", PASSWORD), ("passwords[password]", "a much longer and newer password")];
    ada.submit(PAGE, "change_password", &fields).await.location();
    assert_eq!(waiting.submit(SECOND, "second_step", &[("second[code]", &codes[1])]).await.status, 410);
}

#[tokio::test]
async fn a_session_that_was_left_open_changes_nothing() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up(ADA).await;
    let (_, codes) = set_up(&mut ada).await;
    let keys = String::from_utf8(redis(&taskbell, &["KEYS", "*"], b"")).unwrap();
    let key = keys.lines().find(|key| !key.starts_with("taskbell:")).unwrap();
    move_back(&taskbell, key, b"\xa6proven\xce", 600);
    let page = ada.get(PAGE).await.text();
    assert!(!page.contains("value=\"remove_totp\"") && !page.contains("value=\"change_password\""), "{page}");
    assert!(!ada.get("/settings").await.text().contains("value=\"delete_account\""));
    let deletion = [("confirmation[current]", PASSWORD)];
    for (page, action, fields) in
        [(PAGE, "remove_totp", &[][..]), (PAGE, "new_recovery_codes", &[]), ("/settings", "delete_account", &deletion)]
    {
        assert_eq!(ada.submit(page, action, fields).await.status, 403, "{action}");
    }
    let again = ada.get("/sign-in/again?next=/settings/security").await.text();
    assert!(again.contains("name=\"proof[code]\""), "{again}");
    let proof = [("proof[current]", PASSWORD), ("proof[next]", PAGE)];
    let refused = ada.submit("/sign-in/again", "prove_by_password", &proof).await;
    assert_eq!(refused.status, 422, "the password alone");
    let proof = [proof.as_slice(), &[("proof[code]", codes[0].as_str())]].concat();
    ada.submit("/sign-in/again", "prove_by_password", &proof).await.location();
    ada.submit(PAGE, "remove_totp", &[]).await.location();
    assert!(taskbell.browser().sign_in(ADA, PASSWORD).await.location().starts_with("/today"));
    // Nobody else is asked for one.
    let mut bob = taskbell.signed_up("bob@example.org").await;
    assert!(!bob.get("/sign-in/again").await.text().contains("proof[code]"));
}

#[tokio::test]
async fn between_the_steps_a_session_lives_for_minutes() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up(ADA).await;
    set_up(&mut ada).await;
    let sessions = || {
        let keys = String::from_utf8(redis(&taskbell, &["KEYS", "*"], b"")).unwrap();
        keys.lines().filter(|key| !key.starts_with("taskbell:")).map(str::to_owned).collect::<Vec<_>>()
    };
    let before = sessions();
    let mut waiting = first_step(&taskbell).await;
    let key = sessions().into_iter().find(|key| !before.contains(key)).unwrap();
    let left: u64 = String::from_utf8(redis(&taskbell, &["TTL", &key], b"")).unwrap().trim().parse().unwrap();
    assert!((200..=360).contains(&left), "{left}");
    assert!(!String::from_utf8_lossy(&redis(&taskbell, &["GET", &key], b"")).contains(ADA));
    redis(&taskbell, &["DEL", &key], b"");
    assert_eq!(waiting.get(SECOND).await.location(), "/sign-in");
    // Signing in as somebody who is asked for a code ends the session that was there.
    let mut bob = taskbell.signed_up("bob@example.org").await;
    let mut copy = bob.another();
    assert!(bob.sign_in(ADA, PASSWORD).await.location().starts_with(SECOND));
    for browser in [&mut bob, &mut copy] {
        assert!(browser.get("/today").await.location().starts_with("/sign-in"));
    }
}

#[tokio::test]
async fn operators_remove_what_was_lost() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up(ADA).await;
    set_up(&mut ada).await;
    let unsure = taskbell.run(&["admin", "remove-factors", "Ada@example.org"]);
    assert_eq!(unsure.status.code(), Some(1), "{unsure:?}");
    assert!(String::from_utf8_lossy(&unsure.stderr).contains("--yes"), "{unsure:?}");
    first_step(&taskbell).await;
    for said in ["no second step any more", "had no second step"] {
        let done = taskbell.run(&["admin", "remove-factors", "Ada@example.org", "--yes"]);
        assert!(done.status.success() && String::from_utf8_lossy(&done.stdout).contains(said), "{done:?}");
    }
    assert!(taskbell.browser().sign_in(ADA, PASSWORD).await.location().starts_with("/today"));
    let nobody = taskbell.run(&["admin", "remove-factors", "nobody@example.org", "--yes"]);
    assert_eq!(nobody.status.code(), Some(1));
}
