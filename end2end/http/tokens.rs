//! Access tokens: made on a page, shown once, and used by programs.

use std::process::Command;

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::{
    browser::{Browser, PASSWORD, field_value},
    reply::Reply,
    taskbell::Taskbell,
};

const PAGE: &str = "/settings/security";
const ME: &str = "/api/v1/me";
const FORM: [(&str, &str); 3] =
    [("token[name]", "My <b>phone"), ("token[scopes][]", "account:read"), ("token[expiry]", "month")];

/// The token that a page shows.
fn shown(page: &str) -> Option<String> {
    let rest = &page[page.find("taskbell_pat_")?..];
    Some(rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect())
}

/// A new token for some scopes.
async fn token(browser: &mut Browser, scopes: &[&str]) -> String {
    let mut fields = vec![FORM[0], FORM[2]];
    fields.extend(scopes.iter().map(|scope| ("token[scopes][]", *scope)));
    let page = browser.submit(PAGE, "create_token", &fields).await;
    assert_eq!(page.status, 200, "{}", page.text());
    shown(&page.text()).unwrap()
}

/// Asks who a program acts for.
async fn ask(taskbell: &Taskbell, authorization: &str) -> Reply {
    taskbell.browser().send("GET", ME, &[("authorization", authorization)], b"").await
}

async fn bearer(taskbell: &Taskbell, token: &str) -> Reply {
    ask(taskbell, &format!("Bearer {token}")).await
}

#[tokio::test]
async fn a_token_is_shown_once_and_kept_nowhere() {
    let taskbell = Taskbell::start_with(&[("RUST_LOG", "trace")]).await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    ada.headers.push(("accept-encoding".to_owned(), "gzip, br".to_owned()));
    let page = ada.get(PAGE).await;
    assert!(page.header("content-encoding").is_some(), "other pages are compressed: {:?}", page.headers);
    let made = ada.submit(PAGE, "create_token", &FORM).await;
    assert_eq!((made.status, made.expect_header("cache-control")), (200, "no-store, no-transform"));
    assert_eq!((made.header("content-encoding"), made.header("location")), (None, None));
    let text = made.text();
    let token = shown(&text).unwrap();
    assert_eq!((token.len(), text.matches(&token).count()), ("taskbell_pat_".len() + 49, 1));
    assert!(text.contains("Copy it now") && text.contains("Token created.") && text.contains("Not used yet"), "{text}");
    assert!(text.contains("My &lt;b&gt;phone") || text.contains("My &lt;b>phone"), "{text}");
    // As scripts make one.
    let by_script = ada.call("create_token", &FORM).await;
    assert_eq!((by_script.status, by_script.expect_header("cache-control")), (200, "no-store, no-transform"));
    let second = by_script.json()["shown_once"].as_str().unwrap().to_owned();
    assert!(by_script.header("content-encoding").is_none() && shown(&by_script.text()) == Some(second.clone()));

    ada.headers.pop();
    for _ in 0..2 {
        let text = ada.get(PAGE).await.text();
        assert!(shown(&text).is_none(), "{text}");
        assert_eq!(text.matches("value=\"revoke_token\"").count(), 2, "{text}");
    }
    assert_eq!(bearer(&taskbell, &token).await.status, 200);
    assert!(ada.get(PAGE).await.text().contains("Last used today"));
    let log = taskbell.log();
    for token in [&token, &second] {
        assert!(!log.contains(&token[..30]), "{log}");
        assert!(!everything(&taskbell).contains(&token.as_bytes()["taskbell_pat_".len()..30]), "in a file");
    }
}

/// Whether a word stands in a file of the data folder: the database, its log of writes, and what Redis keeps.
struct Files(Vec<Vec<u8>>);

impl Files {
    fn contains(&self, word: &[u8]) -> bool {
        self.0.iter().any(|file| file.windows(word.len()).any(|window| window == word))
    }
}

fn everything(taskbell: &Taskbell) -> Files {
    let found = Command::new("find").arg(&taskbell.folder.0).args(["-type", "f"]).output().unwrap();
    let paths = String::from_utf8(found.stdout).unwrap();
    Files(paths.lines().filter_map(|path| std::fs::read(path).ok()).collect())
}

#[tokio::test]
async fn a_form_that_is_refused_keeps_what_was_typed() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let page = ada.get(PAGE).await.text();
    assert!(page.contains("value=\"tasks:read\"") && !page.contains("value=\"admin\""), "{page}");
    let fields = [("token[name]", " "), ("token[scopes][]", "lists"), ("token[expiry]", "year")];
    let refused = ada.submit(PAGE, "create_token", &fields).await;
    let text = refused.text();
    assert_eq!(refused.status, 422);
    let checked = |text: &str, scope: &str| {
        let tag = text.split('<').find(|tag| tag.contains(&format!("value=\"{scope}\""))).unwrap().to_owned();
        tag.contains("checked")
    };
    assert!(checked(&text, "lists") && !checked(&text, "tasks:read") && shown(&text).is_none(), "{text}");
    assert!(text.contains("<option value=\"year\" selected"), "{text}");
    let refused = ada.submit(PAGE, "create_token", &[FORM[0], FORM[2]]).await;
    assert!(refused.status == 422 && refused.text().contains("Choose what the token may do."), "{}", refused.text());
    // What only operators may does not exist for others.
    let admin = [FORM[0], ("token[scopes][]", "admin"), FORM[2]];
    assert_eq!(ada.submit(PAGE, "create_token", &admin).await.status, 404);
    let unknown = [FORM[0], ("token[scopes][]", "everything"), FORM[2]];
    assert_eq!(ada.submit(PAGE, "create_token", &unknown).await.status, 400);
    assert!(!ada.get(PAGE).await.text().contains("revoke_token"));
    let output = taskbell.run(&["admin", "grant", "ada@example.org"]);
    assert!(output.status.success(), "{output:?}");
    assert!(ada.get(PAGE).await.text().contains("value=\"admin\""));
    assert_eq!(ada.submit(PAGE, "create_token", &admin).await.status, 200);
}

#[tokio::test]
async fn who_did_not_prove_it_lately_makes_none() {
    let taskbell = Taskbell::start().await;
    assert_eq!(taskbell.browser().submit(PAGE, "create_token", &FORM).await.status, 303, "strangers sign in first");
    assert_eq!(taskbell.browser().call("create_token", &FORM).await.status, 401);
    if taskbell.postgres.is_some() {
        // Its own clock counts.
        return;
    }
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let token = token(&mut ada, &["account:read"]).await;
    let (folder, cookie) = (taskbell.folder.clone(), ada.cookie.clone());
    assert!(taskbell.stop());
    let taskbell = Taskbell::start_on(folder, None, &[("TASKBELL_CLOCK_AHEAD", "660")]);
    let mut ada = taskbell.browser();
    ada.cookie = cookie;
    let page = ada.get(PAGE).await.text();
    assert!(
        page.contains("href=\"/sign-in/again?next=/settings/security\"") && !page.contains("create_token"),
        "{page}"
    );
    let refused = ada.submit(PAGE, "create_token", &FORM).await;
    assert!(refused.status == 403 && shown(&refused.text()).is_none(), "{}", refused.text());
    // What was made before goes on, and can be taken back.
    assert_eq!(bearer(&taskbell, &token).await.status, 200);
    let id = field_value(&page, "id").unwrap();
    ada.submit(PAGE, "revoke_token", &[("id", &id)]).await.location();
    assert_eq!(bearer(&taskbell, &token).await.status, 401);
    let proof = [("proof[current]", PASSWORD), ("proof[next]", PAGE)];
    assert!(ada.submit("/sign-in/again", "prove_by_password", &proof).await.location().starts_with(PAGE));
    assert_eq!(ada.submit(PAGE, "create_token", &FORM).await.status, 200);
}

#[tokio::test]
async fn a_program_learns_who_it_acts_for() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let token = token(&mut ada, &["account:read", "lists"]).await;
    let reply = bearer(&taskbell, &token).await;
    let me = reply.json();
    let expected = serde_json::json!({
        "id": me["id"], "name": "Ada", "email": "ada@example.org", "language": "en", "zone": "Europe/Berlin",
        "scopes": ["lists", "account:read"],
    });
    assert_eq!((reply.status, &me), (200, &expected));
    assert!(me["id"].as_str().is_some_and(|id| id.len() == 36), "{me}");
    assert_eq!(reply.expect_header("cache-control"), "no-store");
    assert_eq!(reply.expect_header("content-type"), "application/json");
    assert_eq!(reply.cookies().count(), 0);
    let basic = |password: &str| format!("Basic {}", STANDARD.encode(format!("ada@example.org:{password}")));
    assert_eq!(ask(&taskbell, &basic(&token)).await.json(), expected);
    let headers = [("authorization", format!("bearer {token}"))];
    let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
    let head = taskbell.browser().send("HEAD", ME, &headers, b"").await;
    assert_eq!((head.status, head.expect_header("cache-control")), (200, "no-store"));
    assert_eq!(taskbell.browser().send("POST", ME, &headers, b"").await.status, 405);

    // Neither a password nor a session counts.
    let cookie = ada.cookie.clone().unwrap();
    let id = cookie.split_once('=').unwrap().1.to_owned();
    for wrong in [
        format!("Bearer {PASSWORD}"),
        basic(PASSWORD),
        format!("Bearer {id}"),
        basic(&id),
        format!("Bearer {token}x"),
        "Bearer ".to_owned() + &token.to_lowercase(),
    ] {
        let reply = ask(&taskbell, &wrong).await;
        assert_eq!((reply.status, reply.json()["error"].as_str()), (401, Some("invalid_token")), "{wrong}");
        let challenge = reply.expect_header("www-authenticate");
        assert!(challenge.starts_with("Bearer ") && challenge.contains("error=\"invalid_token\""), "{challenge}");
        assert_eq!(reply.expect_header("cache-control"), "no-store");
    }
    let missing = ada.get(ME).await;
    assert_eq!((missing.status, missing.json()["error"].as_str()), (401, Some("token_missing")));
    let challenges = missing.headers.iter().filter(|(name, _)| name == "www-authenticate").count();
    assert_eq!((challenges, missing.cookies().count()), (2, 0));
    // A good session changes nothing about a wrong token, nor a wrong one about a good token.
    let both = ada.send("GET", ME, &[("authorization", "Bearer x")], b"").await;
    assert_eq!(both.status, 401);
    assert_eq!(ada.send("GET", ME, &headers, b"").await.status, 200);
    assert!(ada.get("/today").await.status == 200);
}

#[tokio::test]
async fn a_token_does_what_its_scopes_say() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let token = token(&mut ada, &["tasks:read", "tasks:write", "lists"]).await;
    let reply = bearer(&taskbell, &token).await;
    assert_eq!((reply.status, reply.json()["error"].as_str()), (403, Some("insufficient_scope")));
    let expected = "Bearer realm=\"Taskbell\", error=\"insufficient_scope\", scope=\"account:read\"";
    assert_eq!(reply.expect_header("www-authenticate"), expected);
    // Pages and their functions know no tokens.
    let headers = [("authorization", format!("Bearer {token}"))];
    let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
    let stranger = taskbell.browser().send("GET", "/today", &headers, b"").await;
    assert!(stranger.location().starts_with("/sign-in"));
}

#[tokio::test]
async fn a_token_is_revoked_by_its_owner_alone() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let token = token(&mut ada, &["account:read"]).await;
    let id = field_value(&ada.get(PAGE).await.text(), "id").unwrap();
    let mut eve = taskbell.signed_up("eve@example.org").await;
    assert!(!eve.get(PAGE).await.text().contains(&id));
    assert_eq!(eve.submit(PAGE, "revoke_token", &[("id", &id)]).await.status, 404);
    assert_eq!(bearer(&taskbell, &token).await.status, 200);
    let revoked = ada.submit(PAGE, "revoke_token", &[("id", &id)]).await;
    assert_eq!(revoked.location(), "/settings/security?did=token_revoked&count=1");
    assert_eq!(bearer(&taskbell, &token).await.status, 401);
    assert_eq!(ada.submit(PAGE, "revoke_token", &[("id", &id)]).await.status, 404);
    let log = taskbell.log();
    for outcome in ["created", "refused", "revoked", "wrong"] {
        let line = format!("event=\"token\" outcome=\"{outcome}\"");
        assert_eq!(log.contains(&line), outcome != "refused", "{outcome}: {log}");
    }
}

#[tokio::test]
async fn wrong_tokens_are_refused_after_a_while() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let token = token(&mut ada, &["account:read"]).await;
    let from = |address: &'static str, token: &str| {
        let (authorization, mut browser) = (format!("Bearer {token}"), taskbell.browser());
        browser.headers.push(("x-forwarded-for".to_owned(), address.to_owned()));
        browser.headers.push(("authorization".to_owned(), authorization));
        browser
    };
    for _ in 0..100 {
        assert_eq!(from("203.0.113.7", "x").get(ME).await.status, 401);
    }
    let refused = from("203.0.113.7", &token).get(ME).await;
    assert_eq!((refused.status, refused.json()["error"].as_str()), (429, Some("too_many_requests")));
    let seconds: u32 = refused.expect_header("retry-after").parse().unwrap();
    assert!((1..=900).contains(&seconds), "{seconds}");
    assert_eq!(from("203.0.113.8", &token).get(ME).await.status, 200);
    assert!(taskbell.log().contains("outcome=\"wrong-tokens\""), "{}", taskbell.log());
}
