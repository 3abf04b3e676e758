//! Providers that are away, slow, changed or somebody else: they cost nobody anything who does not want to sign in there.

use std::time::{Duration, Instant};

use serde_json::json;

use super::{Provider, SIGN_IN, there, through, told, with_real, with_untrue};
use crate::{ports::free_port, taskbell::Taskbell};

const AWAY: &str = "This service does not answer just now.";

#[tokio::test]
async fn one_that_is_away_leads_back_and_others_go_on() {
    let (port, other) = (free_port(), free_port());
    let (issuer, other) = (Provider::issuer(port), Provider::issuer(other));
    let second = [
        ("OIDC_HOME_ISSUER", other.as_str()),
        ("OIDC_HOME_CLIENT_ID", "taskbell"),
        ("OIDC_HOME_CLIENT_SECRET", "x"),
        ("OIDC_HOME_LABEL", "<Home & garden>"),
    ];
    let taskbell = Taskbell::start_with(&[&super::settings(&issuer)[..], &second].concat()).await;
    let mut ada = taskbell.browser();
    let page = ada.get("/sign-in").await.text();
    assert!(
        page.contains("Continue with &lt;Home &amp; garden>")
            || page.contains("Continue with &lt;Home &amp; garden&gt;"),
        "{page}"
    );
    assert!(page.find("with/home").unwrap() < page.find("with/staff").unwrap(), "in the order of their names");
    for _ in 0..2 {
        assert_eq!(there(&mut ada, SIGN_IN).await, "/sign-in?next=%2Ftoday");
        assert!(told(&mut ada, "/sign-in").await.starts_with(AWAY));
    }
    taskbell.signed_up("ada@example.com").await;
    // Once it is back it is asked again.
    let provider = Provider::real(port, &taskbell, json!({}));
    assert_eq!(through(&mut ada, &provider, SIGN_IN, "ada").await, "/today");
    // While somebody is there it goes away.
    let mut bob = taskbell.browser();
    let away = there(&mut bob, SIGN_IN).await;
    let returned = provider.visitor().visit(&away, "login=bob").await;
    drop(provider);
    assert_eq!(super::back(&mut bob, &returned).await.location(), "/sign-in?next=%2Ftoday");
    assert!(told(&mut bob, "/sign-in").await.starts_with(AWAY));
    assert_eq!(there(&mut bob, "/sign-in/with/nobody").await, "/sign-in", "and one that never was");
}

/// Whoever waits for one that does not answer keeps nobody from being answered, however many they are.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_hangs_keeps_nobody_waiting_who_does_not_want_it() {
    let (taskbell, provider) = with_untrue(&[]).await;
    provider.change(json!({ "delay": 30_000 })).await;
    let waiting: Vec<_> = (0..80)
        .map(|_| {
            let mut browser = taskbell.browser();
            tokio::spawn(async move { there(&mut browser, SIGN_IN).await })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(300)).await;
    let begun = Instant::now();
    assert_eq!(taskbell.browser().get("/sign-in").await.status, 200);
    taskbell.signed_up("ada@example.org").await;
    assert!(begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
    for waited in waiting {
        assert_eq!(waited.await.unwrap(), "/sign-in?next=%2Ftoday");
    }
}

#[tokio::test]
async fn what_it_says_of_itself_is_kept_and_new_keys_are_found() {
    let (taskbell, provider) = with_untrue(&[]).await;
    provider.change(json!({ "user": { "sub": "ada", "email": "ada@example.org" } })).await;
    for _ in 0..3 {
        assert_eq!(through(&mut taskbell.browser(), &provider, SIGN_IN, "").await, "/today");
    }
    let document = "/.well-known/openid-configuration";
    assert_eq!((provider.asked(document).await, provider.asked("/keys").await), (1, 1));
    // Within the same minute they are not asked for again, whatever comes.
    provider.change(json!({ "key": "b", "published": ["a", "b"] })).await;
    for _ in 0..3 {
        assert_ne!(through(&mut taskbell.browser(), &provider, SIGN_IN, "").await, "/today");
    }
    assert_eq!(provider.asked("/keys").await, 1);
}

/// A provider that starts anew has other keys.
#[tokio::test]
async fn keys_are_changed_while_people_sign_in() {
    let (taskbell, provider) = with_real(&[], json!({})).await;
    assert_eq!(through(&mut taskbell.browser(), &provider, SIGN_IN, "ada").await, "/today");
    let port = provider.port;
    drop(provider);
    let provider = Provider::real(port, &taskbell, json!({ "algorithm": "ES256" }));
    tokio::time::sleep(Duration::from_secs(61)).await;
    assert_eq!(through(&mut taskbell.browser(), &provider, SIGN_IN, "ada").await, "/today");
}

/// Whoever answers in its place is not it.
#[tokio::test]
async fn nobody_else_is_taken_for_it() {
    let evil = Provider::untrue();
    let elsewhere = Provider::issuer(evil.port);
    for change in [
        json!({ "document": { "issuer": elsewhere } }),
        json!({ "document": { "issuer": null } }),
        json!({ "document": { "token_endpoint": "file:///etc/passwd" } }),
        json!({ "elsewhere": format!("{elsewhere}/.well-known/openid-configuration") }),
        json!({ "status": 404 }),
        json!({ "status": 500 }),
        json!({ "document": { "filler": "x".repeat(300_000) } }),
    ] {
        let (taskbell, provider) = with_untrue(&[]).await;
        provider.change(change.clone()).await;
        let mut ada = taskbell.browser();
        assert_eq!(there(&mut ada, SIGN_IN).await, "/sign-in?next=%2Ftoday", "{change}");
        assert!(told(&mut ada, "/sign-in").await.starts_with(AWAY), "{change}");
    }
    assert_eq!(evil.asked("/.well-known/openid-configuration").await, 0, "no redirect is followed");
}
