//! Sessions and sign-in, as a browser sees them.

use std::{
    io::Write,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use crate::{
    browser::{Browser, PASSWORD, field_value},
    reply::Reply,
    taskbell::Taskbell,
};

fn cookie(reply: &Reply) -> (String, String, Vec<String>) {
    let (name, value, attributes) = reply.set_cookie().expect("a cookie");
    let mut attributes: Vec<String> = attributes.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    attributes.sort();
    (name, value, attributes)
}

async fn is_signed_in(browser: &mut Browser) -> bool {
    browser.get("/today").await.status == 200
}

#[tokio::test]
async fn signing_up_gives_a_guarded_cookie() {
    let taskbell = Taskbell::start().await;
    let (name, value, attributes) = cookie(&taskbell.browser().sign_up("ada@example.org").await);
    assert_eq!(name, "taskbell");
    assert_eq!(value.len(), 22);
    assert_eq!(attributes, ["httponly=", "max-age=2592000", "path=/", "samesite=Lax"]);
}

#[tokio::test]
async fn under_https_the_cookie_belongs_to_this_host_alone() {
    let taskbell = Taskbell::start_with(&[("PUBLIC_URL", "https://tasks.example.org")]).await;
    let (name, _, attributes) = cookie(&taskbell.browser().sign_up("ada@example.org").await);
    assert_eq!(name, "__Host-taskbell");
    assert_eq!(attributes, ["httponly=", "max-age=2592000", "path=/", "samesite=Lax", "secure="]);
}

#[tokio::test]
async fn signing_in_changes_the_session_id() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let mut thief = ada.another();
    assert!(is_signed_in(&mut thief).await);
    ada.sign_in("ada@example.org", PASSWORD).await.location();
    assert_ne!(ada.cookie, thief.cookie);
    assert!(is_signed_in(&mut ada).await);
    assert!(!is_signed_in(&mut thief).await);
}

#[tokio::test]
async fn reading_pages_writes_no_session() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    for path in ["/today", "/dashboard", "/settings"] {
        assert_eq!(ada.get(path).await.header("set-cookie"), None, "{path}");
    }
    assert_eq!(taskbell.browser().get("/sign-in").await.header("set-cookie"), None);
}

/// A command of Redis, and what it answers.
pub fn redis(taskbell: &Taskbell, arguments: &[&str], input: &[u8]) -> Vec<u8> {
    let socket = taskbell.folder.0.join("redis/redis.sock");
    let mut command = Command::new("redis-cli")
        .arg("-s")
        .arg(socket)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    command.stdin.take().unwrap().write_all(input).unwrap();
    command.wait_with_output().unwrap().stdout
}

/// Moves an instant of a session into the past. MessagePack: the word, then the mark of a 32-bit number.
pub fn move_back(taskbell: &Taskbell, key: &str, mark: &[u8], seconds: u32) {
    let mut record = redis(taskbell, &["GET", key], b"");
    record.pop();
    let at = record.windows(mark.len()).position(|window| window == mark).unwrap() + mark.len();
    let instant = u32::from_be_bytes(record[at..at + 4].try_into().unwrap());
    record[at..at + 4].copy_from_slice(&(instant - seconds).to_be_bytes());
    redis(taskbell, &["-x", "SET", key], &record);
}

/// However often it is used.
#[tokio::test]
async fn a_session_ends_after_half_a_year() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let keys = String::from_utf8(redis(&taskbell, &["KEYS", "*"], b"")).unwrap();
    let key = keys.lines().find(|key| !key.starts_with("taskbell:")).unwrap();
    move_back(&taskbell, key, b"\xa5begun\xce", 179 * 86_400);
    assert!(is_signed_in(&mut ada).await);
    move_back(&taskbell, key, b"\xa5begun\xce", 2 * 86_400);
    assert!(!is_signed_in(&mut ada).await);
}

/// Who comes back after ten minutes stays signed in for another thirty days; before that nothing is written.
#[tokio::test]
async fn a_session_slides_as_long_as_it_is_used() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let id = ada.cookie.clone().unwrap().split_once('=').unwrap().1.to_owned();
    let redis = |arguments: &[&str], input: &[u8]| redis(&taskbell, arguments, input);
    // Whoever reads Redis does not see the id.
    let keys = String::from_utf8(redis(&["KEYS", "*"], b"")).unwrap();
    let key = keys.lines().find(|key| !key.starts_with("taskbell:")).unwrap().to_owned();
    let index = keys.lines().find(|key| key.starts_with("taskbell:sessions:") && !key.ends_with("live")).unwrap();
    let kept = [redis(&["GET", &key], b""), redis(&["HGETALL", index], b""), keys.clone().into_bytes()].concat();
    assert!(!String::from_utf8_lossy(&kept).contains(&id));
    let left = || String::from_utf8(redis(&["TTL", &key], b"")).unwrap().trim().parse::<u64>().unwrap();
    assert!(left() > 2_591_900);
    move_back(&taskbell, &key, b"\xa4seen\xce", 601);
    redis(&["EXPIRE", &key, "1000"], b"");
    let (_, value, attributes) = cookie(&ada.get("/today").await);
    assert_eq!(value, id, "the same session");
    assert!(attributes.contains(&"max-age=2592000".to_owned()));
    assert!(left() > 2_591_900);
    assert_eq!(ada.get("/today").await.header("set-cookie"), None);
}

#[tokio::test]
async fn signing_out_ends_the_session_everywhere_it_is_known() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let mut copy = ada.another();
    let reply = ada.submit("/today", "sign_out", &[]).await;
    assert!(reply.location().starts_with("/sign-in"));
    assert_eq!(ada.cookie, None, "the browser is told to forget the cookie");
    assert!(!is_signed_in(&mut copy).await);
}

#[tokio::test]
async fn made_up_cookies_open_nothing() {
    let taskbell = Taskbell::start().await;
    let mut stranger = taskbell.browser();
    let long = "A".repeat(3_000);
    for value in ["", "x", "AAAAAAAAAAAAAAAAAAAAAA", "%00", "../../x", "\"", &long] {
        stranger.cookie = Some(format!("taskbell={value}"));
        let reply = stranger.get("/today").await;
        assert!(reply.location().starts_with("/sign-in"), "{value}");
    }
}

#[tokio::test]
async fn an_unknown_address_and_a_wrong_password_look_the_same() {
    let taskbell = Taskbell::start().await;
    taskbell.signed_up("ada@example.org").await;
    let attempt = async |email: &str| {
        let fields = [("credentials[email]", email), ("credentials[password]", "not my password at all")];
        let start = Instant::now();
        let reply = taskbell.browser().call("sign_in", &fields).await;
        ((reply.status, reply.text()), start.elapsed())
    };
    // Others have the processors too: in turns, and the quickest of each counts. More than nine would be slowed down.
    let (mut known, mut unknown) = (Duration::MAX, Duration::MAX);
    for _ in 0..9 {
        let (to_ada, to_bob) = (attempt("ada@example.org").await, attempt("bob@example.org").await);
        assert_eq!(to_ada.0, (422, "{\"Rejected\":\"WrongCredentials\"}".to_owned()));
        assert_eq!(to_ada.0, to_bob.0);
        (known, unknown) = (known.min(to_ada.1), unknown.min(to_bob.1));
        if unknown > known / 3 {
            return;
        }
    }
    panic!("an unknown address costs less work: {known:?}, {unknown:?}");
}

#[tokio::test]
async fn guessing_is_slowed_down() {
    let taskbell = Taskbell::start().await;
    taskbell.signed_up("ada@example.org").await;
    for _ in 0..40 {
        let reply = taskbell.browser().sign_in("ada@example.org", "wrong wrong wrong").await;
        if reply.status == 422 {
            continue;
        }
        assert_eq!(reply.status, 429);
        let seconds: u32 = reply.expect_header("retry-after").parse().unwrap();
        assert!((1..=3600).contains(&seconds));
        let page = reply.text();
        assert!(page.contains("Too many attempts"));
        assert_eq!(field_value(&page, "credentials[email]").as_deref(), Some("ada@example.org"));
        assert!(!page.contains("wrong wrong wrong"));
        return;
    }
    panic!("40 wrong passwords and no end");
}

#[tokio::test]
async fn a_new_password_ends_every_other_session() {
    let taskbell = Taskbell::start().await;
    let mut laptop = taskbell.signed_up("ada@example.org").await;
    let mut phone = taskbell.browser();
    phone.sign_in("ada@example.org", PASSWORD).await.location();
    let new = "a much longer and newer password";
    let fields = [("passwords[current]", PASSWORD), ("passwords[password]", new)];
    let reply = laptop.submit("/settings", "change_password", &fields).await;
    assert!(reply.location().starts_with("/settings?did=password_changed"));
    assert!(is_signed_in(&mut laptop).await);
    assert!(!is_signed_in(&mut phone).await);
    assert_eq!(phone.sign_in("ada@example.org", PASSWORD).await.status, 422);
    phone.sign_in("ada@example.org", new).await.location();
}

#[tokio::test]
async fn sessions_are_listed_and_ended_one_by_one() {
    let taskbell = Taskbell::start().await;
    let mut laptop = taskbell.signed_up("ada@example.org").await;
    let mut phone = taskbell.browser();
    phone.headers[1].1 = "Mozilla/5.0 (Linux; Android 10; K) Chrome/142.0.0.0 Mobile Safari/537.36".to_owned();
    phone.sign_in("ada@example.org", PASSWORD).await.location();
    let settings = laptop.get("/settings/security").await.text();
    assert!(settings.contains("Firefox on Linux") && settings.contains("Chrome on Android"));
    let handle = field_value(&settings, "handle").expect("the other session can be ended");
    let mut eve = taskbell.signed_up("eve@example.org").await;
    assert_eq!(eve.call("end_session", &[("handle", &handle)]).await.status, 404, "not by others");
    assert!(is_signed_in(&mut phone).await);
    laptop.submit("/settings", "end_session", &[("handle", &handle)]).await.location();
    assert!(!is_signed_in(&mut phone).await);
    assert!(is_signed_in(&mut laptop).await);
}

#[tokio::test]
async fn leaving_takes_everything_along() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    ada.add_task("Gone").await;
    let wrong = ada.submit("/settings", "delete_account", &[("confirmation[current]", "not it, not at all")]).await;
    assert_eq!(wrong.status, 422);
    let mut copy = ada.another();
    let reply = ada.submit("/settings", "delete_account", &[("confirmation[current]", PASSWORD)]).await;
    assert!(reply.location().starts_with("/sign-in"));
    assert!(!is_signed_in(&mut copy).await);
    assert_eq!(taskbell.browser().sign_in("ada@example.org", PASSWORD).await.status, 422);
    let mut again = taskbell.signed_up("ada@example.org").await;
    assert!(!again.get("/all").await.text().contains("Gone"));
}

#[tokio::test]
async fn one_address_has_one_account() {
    let taskbell = Taskbell::start().await;
    taskbell.signed_up("ada@example.org").await;
    for email in ["ada@example.org", "ADA@Example.ORG", " ada@example.org "] {
        let fields = [("account[name]", "Eve"), ("account[email]", email), ("account[password]", PASSWORD)];
        let reply = taskbell.browser().submit("/sign-up", "sign_up", &fields).await;
        assert_eq!(reply.status, 422, "{email}");
        assert!(reply.text().contains("already an account"), "{email}");
        assert_eq!(reply.header("set-cookie"), None);
    }
}
