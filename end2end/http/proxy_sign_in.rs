//! Signing in by the word of a proxy: of one that this test plays, and of nginx.

use crate::{
    browser::{Browser, PASSWORD, encode},
    invitations::page,
    proxies::Proxy,
    reply::Reply,
    taskbell::Taskbell,
};

const HEADER: (&str, &str) = ("PROXY_AUTH_HEADER", "Remote-Email");
const CONFIRMED: (&str, &str) = ("VERIFY_EMAIL", "on");
const ADA: &str = "ada@example.org";
const KIM: &str = "kim@example.org";

async fn behind(networks: &str) -> Taskbell {
    Taskbell::start_with(&[("PROXY_AUTH_NETWORKS", networks), HEADER, CONFIRMED]).await
}

/// Somebody whom the proxy names.
fn named(taskbell: &Taskbell, email: &str) -> Browser {
    let mut browser = taskbell.browser();
    name(&mut browser, email);
    browser
}

fn name(browser: &mut Browser, email: &str) {
    unnamed(browser);
    browser.headers.push(("Remote-Email".to_owned(), email.to_owned()));
}

fn unnamed(browser: &mut Browser) {
    browser.headers.retain(|(name, _)| name != "Remote-Email");
}

/// Somebody who has a password.
async fn invited(taskbell: &Taskbell, email: &str) -> Browser {
    let mut browser = taskbell.browser();
    accept(&mut browser, taskbell, email).await;
    browser
}

async fn accept(browser: &mut Browser, taskbell: &Taskbell, email: &str) {
    let page = page(&String::from_utf8(taskbell.run(&["admin", "invite", email]).stdout).unwrap());
    assert_eq!(browser.get(&page).await.status, 200);
    let token = page.rsplit('/').next().unwrap();
    let fields = [("account[token]", token), ("account[name]", "Ada"), ("account[password]", PASSWORD)];
    browser.submit(&page, "accept_invitation", &fields).await.location();
}

/// Whose settings are shown.
async fn who(browser: &mut Browser) -> String {
    let page = browser.get("/settings").await;
    assert_eq!(page.status, 200, "{}", page.text());
    let text = page.text();
    [ADA, KIM].into_iter().find(|email| text.contains(*email)).unwrap().to_owned()
}

fn sign_ins(taskbell: &Taskbell) -> usize {
    taskbell.log().matches("event=\"sign-in\" outcome=\"done\"").count()
}

fn leads_to_sign_in(reply: &Reply) -> bool {
    reply.location().starts_with("/sign-in")
}

#[tokio::test]
async fn whom_the_proxy_names_is_signed_in_once() {
    let taskbell = behind("127.0.0.1").await;
    let mut ada = named(&taskbell, ADA);
    let first = ada.get("/today").await;
    assert_eq!((first.status, first.expect_header("cache-control")), (200, "no-store"));
    assert!(first.cookies().any(|cookie| cookie.starts_with("taskbell-device=")), "known from now on");
    let cookie = ada.cookie.clone().unwrap();
    name(&mut ada, "ADA@Example.org");
    assert_eq!((who(&mut ada).await.as_str(), sign_ins(&taskbell)), (ADA, 1));
    assert_eq!(ada.cookie.as_ref(), Some(&cookie));
    assert_eq!(ada.get("/sign-in").await.location(), "/today");
    ada.add_task("Water the plants").await;

    // It proves nothing: whoever changes how the account is protected needs more.
    let refused = ada.submit("/settings/security", "set_device_mails", &[("wanted", "false")]).await;
    assert_eq!(refused.status, 403);
    assert!(ada.get("/sign-in/again").await.text().contains("href=\"/forgot-password\""));
    assert_eq!(ada.get("/forgot-password").await.status, 200);
    let token = [("token[name]", "x"), ("token[scopes][0]", "tasks_read"), ("token[days]", "30")];
    assert_ne!(ada.call("create_token", &token).await.status, 200);

    // Without the proxy's word the session ends, and does not come back.
    let mut copy = ada.another();
    unnamed(&mut ada);
    assert!(leads_to_sign_in(&ada.get("/today").await));
    unnamed(&mut copy);
    assert!(leads_to_sign_in(&copy.get("/today").await));
    name(&mut copy, ADA);
    assert_eq!(who(&mut copy).await, ADA);
    assert_ne!(copy.cookie, Some(cookie));

    // Somebody else at the same browser.
    let mut before = copy.another();
    name(&mut copy, KIM);
    assert_eq!(who(&mut copy).await, KIM);
    unnamed(&mut before);
    assert!(leads_to_sign_in(&before.get("/today").await));
    assert!(!copy.get("/all").await.text().contains("Water the plants"));
}

#[tokio::test]
async fn signing_out_says_that_the_proxy_signs_in_again() {
    let taskbell = behind("127.0.0.0/8").await;
    let mut ada = named(&taskbell, ADA);
    ada.get("/today").await;
    let cookie = ada.cookie.clone();
    let out = ada.submit("/today", "sign_out", &[]).await;
    assert_eq!(out.location(), "/today?did=signed_out_by_proxy&count=1");
    let page = ada.send("GET", out.location(), &[("sec-fetch-site", "same-origin")], b"").await;
    assert!(page.status == 200 && page.text().contains("signs you in again"), "{}", page.text());
    assert_ne!(ada.cookie, cookie);
    assert_eq!(sign_ins(&taskbell), 2);
}

#[tokio::test]
async fn a_session_of_the_same_person_goes_on() {
    let taskbell = behind("127.0.0.1").await;
    let mut ada = invited(&taskbell, ADA).await;
    let cookie = ada.cookie.clone();
    name(&mut ada, ADA);
    assert_eq!((who(&mut ada).await.as_str(), sign_ins(&taskbell)), (ADA, 0));
    unnamed(&mut ada);
    assert_eq!(who(&mut ada).await, ADA);
    assert_eq!(ada.cookie, cookie);
    // Somebody else's does not.
    name(&mut ada, KIM);
    assert_eq!(who(&mut ada).await, KIM);
    // A new password changes nothing about who says so.
    let mut lee = named(&taskbell, ADA);
    lee.get("/today").await;
    let fields = [("passwords[current]", PASSWORD), ("passwords[password]", "a much longer and newer password")];
    lee.submit("/settings/security", "change_password", &fields).await.location();
    assert_eq!(who(&mut lee).await, ADA);
    unnamed(&mut lee);
    assert!(leads_to_sign_in(&lee.get("/today").await));
}

#[tokio::test]
async fn nobody_else_is_believed() {
    let taskbell = behind("10.0.0.7,192.0.2.0/28").await;
    for more in
        [&[][..], &[("x-forwarded-for", "10.0.0.7")], &[("forwarded", "for=10.0.0.7")], &[("remote-email", KIM)]]
    {
        let mut stranger = named(&taskbell, ADA);
        let reply = stranger.send("GET", "/today", more, b"").await;
        assert!(leads_to_sign_in(&reply) && stranger.cookie.is_none(), "{more:?}");
    }
    let mut kim = invited(&taskbell, KIM).await;
    name(&mut kim, ADA);
    assert_eq!(who(&mut kim).await, KIM);
    // Where nothing is set it is a header like any other.
    let taskbell = Taskbell::start().await;
    assert!(leads_to_sign_in(&named(&taskbell, ADA).get("/today").await));
}

#[tokio::test]
async fn what_is_not_clear_is_refused() {
    let taskbell = behind("127.0.0.1").await;
    for more in [("remote-email", KIM), ("Remote-Email", ""), ("remote_email", KIM), ("Remote_Email", ADA)] {
        let mut ada = named(&taskbell, ADA);
        let refused = ada.send("GET", "/today", &[more], b"").await;
        assert!(refused.status == 400 && refused.text().contains("This request is not clear"), "{more:?}: {refused:?}");
        assert!(refused.cookies().next().is_none());
    }
    let mut stranger = taskbell.browser();
    assert_eq!(stranger.send("GET", "/today", &[("remote_email", ADA)], b"").await.status, 400);
    assert!(leads_to_sign_in(&stranger.send("GET", "/today", &[("remote-email", "")], b"").await));
    let by_script = named(&taskbell, ADA);
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
    let headers = [&headers[..], &[("remote-email", KIM)]].concat();
    let mut by_script = by_script;
    assert_eq!(by_script.send("POST", "/api/settings", &headers, encode(&[]).as_bytes()).await.status, 400);
    for said in ["there twice", "under a name like it"] {
        assert!(taskbell.log().contains(said), "{said}: {}", taskbell.log());
    }
    assert_eq!(sign_ins(&taskbell), 0);
}

#[tokio::test]
async fn who_has_no_account_or_was_shut_out_is_told_so() {
    let settings = [("PROXY_AUTH_NETWORKS", "127.0.0.1"), HEADER, CONFIRMED, ("SIGN_UP", "invited")];
    let taskbell = Taskbell::start_with(&settings).await;
    let mut ada = named(&taskbell, ADA);
    for path in ["/today", "/sign-in", "/", "/admin/people"] {
        let refused = ada.get(path).await;
        assert!(refused.status == 403 && refused.text().contains("No account here"), "{path}: {refused:?}");
    }
    assert_eq!(ada.call("settings", &[]).await.status, 403);
    assert_eq!(named(&taskbell, "no address").get("/today").await.status, 403);

    accept(&mut ada, &taskbell, ADA).await;
    assert_eq!(who(&mut ada).await, ADA);
    assert_eq!(who(&mut named(&taskbell, ADA)).await, ADA);

    assert!(taskbell.run(&["admin", "disable", ADA]).status.success());
    assert_eq!((ada.get("/today").await.status, named(&taskbell, ADA).get("/today").await.status), (403, 403));
    assert!(taskbell.run(&["admin", "enable", ADA]).status.success());
    assert_eq!(who(&mut ada).await, ADA);
}

/// Who is signed in to nginx says a header of this test; a real one would ask.
#[tokio::test]
async fn nginx_signs_people_in_and_nobody_gets_past_it() {
    const SIGNED_IN: &str = "X-Signed-In-As";
    let taskbell = behind("127.0.0.1").await;
    let servers = [taskbell.address.clone(), taskbell.address.clone()];
    let set = "proxy_set_header Remote-Email $http_x_signed_in_as;";
    let nginx = Proxy::nginx_with(&servers, set);
    nginx.until_it_answers().await;
    let mut ada = Browser::new(&nginx.address);
    assert!(leads_to_sign_in(&ada.get("/today").await));
    ada.headers.push((SIGNED_IN.to_owned(), ADA.to_owned()));
    assert_eq!(who(&mut ada).await, ADA);
    // What somebody sends along is replaced, and under a name like it does not arrive.
    for smuggled in ["Remote-Email", "remote_email", "REMOTE-EMAIL"] {
        let mut kim = Browser::new(&nginx.address);
        kim.headers.push((smuggled.to_owned(), ADA.to_owned()));
        assert!(leads_to_sign_in(&kim.get("/today").await), "{smuggled}");
        kim.headers.push((SIGNED_IN.to_owned(), KIM.to_owned()));
        assert_eq!(who(&mut kim).await, KIM, "{smuggled}");
    }
    // A proxy that lets it through names nobody.
    let careless = Proxy::nginx_with(&servers, &format!("underscores_in_headers on; {set}"));
    careless.until_it_answers().await;
    let mut kim = Browser::new(&careless.address);
    kim.headers.push(("remote_email".to_owned(), ADA.to_owned()));
    kim.headers.push((SIGNED_IN.to_owned(), KIM.to_owned()));
    assert_eq!(kim.get("/today").await.status, 400);
}
