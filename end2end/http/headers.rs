//! What every answer carries.

use crate::{reply::Reply, taskbell::Taskbell};

/// The nonce a page's policy allows.
pub fn nonce(page: &Reply) -> String {
    let policy = page.expect_header("content-security-policy");
    policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap().to_owned()
}

#[tokio::test]
async fn pages_carry_a_policy_without_loopholes() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    for path in ["/today", "/all", "/dashboard", "/settings", "/settings/security", "/nowhere"] {
        let (first, second) = (ada.get(path).await, ada.get(path).await);
        let policy = first.expect_header("content-security-policy");
        for part in [
            "default-src 'none'",
            "'strict-dynamic'",
            "'wasm-unsafe-eval'",
            "style-src 'self'",
            "connect-src 'self';",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ] {
            assert!(policy.contains(part), "{path}: {part} in {policy}");
        }
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
        assert_ne!(nonce(&first), nonce(&second));
        let page = first.text();
        assert_eq!(page.matches("<script").count(), page.matches(&format!("nonce=\"{}\"", nonce(&first))).count());
        assert!(!page.contains(" style=\""), "{path} has an inline style, which the policy refuses");
    }
}

#[tokio::test]
async fn every_answer_is_guarded() {
    let taskbell = Taskbell::start().await;
    let mut stranger = taskbell.browser();
    let mut ids = Vec::new();
    for path in ["/", "/sign-in", "/nowhere", "/healthz", "/pkg/nothing.js", "/api/undo", "/dev/mail"] {
        let reply = stranger.get(path).await;
        assert_eq!(reply.expect_header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(reply.expect_header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(reply.expect_header("cross-origin-opener-policy"), "same-origin", "{path}");
        assert!(reply.expect_header("permissions-policy").contains("camera=()"), "{path}");
        assert!(reply.expect_header("content-security-policy").starts_with("default-src 'none'"), "{path}");
        assert_eq!(reply.header("server"), None, "{path}");
        assert_eq!(reply.header("strict-transport-security"), None, "{path}");
        ids.push(reply.expect_header("x-request-id").to_owned());
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 7, "every request has an id of its own");
}

#[tokio::test]
async fn https_is_insisted_on_where_it_is_used() {
    let taskbell = Taskbell::start_with(&[("PUBLIC_URL", "https://tasks.example.org")]).await;
    let reply = taskbell.browser().get("/sign-in").await;
    assert_eq!(reply.expect_header("strict-transport-security"), "max-age=31536000; includeSubDomains");
}

#[tokio::test]
async fn what_belongs_to_a_person_is_kept_nowhere() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    for path in ["/today", "/settings", "/nowhere"] {
        assert_eq!(ada.get(path).await.expect_header("cache-control"), "no-store", "{path}");
    }
    assert_eq!(ada.call("dashboard", &[]).await.expect_header("cache-control"), "no-store");
    assert_eq!(taskbell.browser().get("/sign-in").await.expect_header("cache-control"), "no-cache");
}

#[tokio::test]
async fn pages_are_compressed_for_those_who_take_it() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let plain = ada.get("/settings").await;
    assert_eq!(plain.header("content-encoding"), None);
    let smaller = ada.send("GET", "/settings", &[("accept-encoding", "gzip, br")], b"").await;
    assert_eq!(smaller.expect_header("content-encoding"), "br");
    assert!(smaller.expect_header("vary").contains("accept-encoding"));
    assert!(smaller.body.len() * 3 < plain.body.len());
}
