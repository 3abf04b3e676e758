//! A provider says that somebody signed out there (OpenID Connect Back-Channel Logout 1.0).

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use url::{Url, form_urlencoded};

use super::{Provider, SIGN_IN, back, there, through, with_real, with_untrue};
use crate::{browser::Browser, reply::Reply, taskbell::Taskbell};

const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

async fn is_in(browser: &mut Browser) -> bool {
    browser.get("/today").await.status == 200
}

/// Signing out at the real one ends what began there, and nothing else.
#[tokio::test]
async fn signing_out_there_signs_out_here() {
    let (taskbell, provider) = with_real(&[], json!({})).await;
    let mut elsewhere = provider.visitor();
    let mut ada = taskbell.browser();
    let away = there(&mut ada, SIGN_IN).await;
    let returned = elsewhere.visit(&away, "login=ada").await;
    assert_eq!(back(&mut ada, &returned).await.location(), "/today");
    // The same person in another browser, which signed in there by itself.
    let mut laptop = taskbell.browser();
    assert_eq!(through(&mut laptop, &provider, SIGN_IN, "ada").await, "/today");
    let end = Url::parse(&format!("{}/session/end", Provider::issuer(provider.port))).unwrap();
    let form = elsewhere.get(&end).await.text();
    let secret =
        form.split("name=\"xsrf\" value=\"").nth(1).unwrap_or_else(|| panic!("{form}")).split('"').next().unwrap();
    let mut signing_out = Browser::new(&format!("127.0.0.1:{}", provider.port));
    let cookies: Vec<_> = elsewhere.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    signing_out.cookie = Some(cookies.join("; "));
    signing_out.post("/session/end/confirm", &format!("xsrf={secret}&logout=yes")).await;
    let begun = Instant::now();
    while is_in(&mut ada).await {
        assert!(begun.elapsed() < Duration::from_secs(30), "still in: {}", taskbell.log());
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(is_in(&mut laptop).await);
    let page = laptop.get("/settings/security").await.text();
    assert!(page.contains("Sessions ended") && page.contains("Staff"), "{page}");
}

async fn post(taskbell: &Taskbell, body: &str) -> Reply {
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    taskbell.browser().send("POST", "/sign-in/with/staff/logout", &headers, body.as_bytes()).await
}

async fn token(provider: &Provider, claims: Value, header: Value) -> String {
    let mut all = json!({ "aud": "taskbell", "events": { EVENT: {} }, "exp": chrono::Utc::now().timestamp() + 120 });
    all.as_object_mut().unwrap().extend(claims.as_object().unwrap().clone());
    provider.tell("/sign", json!({ "claims": all, "header": header })).await["token"].as_str().unwrap().to_owned()
}

async fn send(taskbell: &Taskbell, token: &str) -> u16 {
    let reply =
        post(taskbell, &form_urlencoded::Serializer::new(String::new()).append_pair("logout_token", token).finish())
            .await;
    assert_eq!(reply.expect_header("cache-control"), "no-store");
    reply.status
}

/// Somebody who signed in by the provider, in a session of theirs there.
async fn somebody(taskbell: &Taskbell, provider: &Provider, sub: &str, sid: &str) -> Browser {
    let claims = json!({ "sub": sub, "sid": sid, "email": format!("{sub}@example.org") });
    provider.change(json!({ "claims": claims })).await;
    let mut browser = taskbell.browser();
    assert_eq!(through(&mut browser, provider, SIGN_IN, "").await, "/today");
    browser
}

#[tokio::test]
async fn what_the_provider_says_ends_what_it_means() {
    let (taskbell, provider) = with_untrue(&[]).await;
    let mut one = somebody(&taskbell, &provider, "ada", "one").await;
    let mut two = somebody(&taskbell, &provider, "ada", "two").await;
    let mut three = somebody(&taskbell, &provider, "ada", "three").await;
    let mut bob = somebody(&taskbell, &provider, "bob", "four").await;
    let first = token(&provider, json!({ "sid": "one" }), json!({ "typ": "logout+jwt" })).await;
    assert_eq!(send(&taskbell, &first).await, 200);
    assert!(!is_in(&mut one).await && is_in(&mut two).await && is_in(&mut three).await && is_in(&mut bob).await);
    assert_eq!(send(&taskbell, &first).await, 400, "good once");
    // Of somebody else, or not there: nothing ends, and it was right to say so.
    for claims in [json!({ "sid": "two", "sub": "bob" }), json!({ "sub": "nobody" }), json!({ "sid": "none" })] {
        assert_eq!(send(&taskbell, &token(&provider, claims, json!({})).await).await, 200);
    }
    assert!(is_in(&mut two).await && is_in(&mut bob).await);
    // A session goes on under another id once its person proved who they are; it still began there.
    provider
        .change(json!({ "claims": { "sub": "ada", "sid": "two", "auth_time": chrono::Utc::now().timestamp() } }))
        .await;
    assert_eq!(through(&mut two, &provider, "/sign-in/with/staff?for=proof", "").await, "/today");
    assert_eq!(send(&taskbell, &token(&provider, json!({ "sub": "ada" }), json!({})).await).await, 200);
    assert!(!is_in(&mut two).await && !is_in(&mut three).await && is_in(&mut bob).await);
    // What began otherwise stays.
    let mut eve = taskbell.signed_up("eve@example.org").await;
    provider.change(json!({ "claims": { "sub": "eve", "sid": "five" } })).await;
    super::link(&mut eve, &provider, "").await;
    assert_eq!(send(&taskbell, &token(&provider, json!({ "sub": "eve" }), json!({})).await).await, 200);
    assert!(is_in(&mut eve).await);
}

#[tokio::test]
async fn nobody_else_ends_anything() {
    let (taskbell, provider) = with_untrue(&[]).await;
    let mut ada = somebody(&taskbell, &provider, "ada", "one").await;
    let now = chrono::Utc::now().timestamp();
    for (what, claims, header) in [
        ("another client", json!({ "aud": "another" }), json!({})),
        ("no client", json!({ "aud": null }), json!({})),
        ("another issuer", json!({ "iss": "https://evil.example" }), json!({})),
        ("no event", json!({ "events": { "http://schemas.openid.net/event/other": {} } }), json!({})),
        ("no events", json!({ "events": null }), json!({})),
        ("an ID token", json!({ "nonce": "x" }), json!({})),
        ("expired", json!({ "exp": now - 120 }), json!({})),
        ("old", json!({ "iat": now - 3_600 }), json!({})),
        ("of the future", json!({ "iat": now + 3_600 }), json!({})),
        ("without a name", json!({ "jti": null }), json!({})),
        ("of nobody", json!({ "sub": null, "sid": null }), json!({})),
        ("unsigned", json!({}), json!({ "alg": "none" })),
        ("by the secret", json!({}), json!({ "alg": "HS256" })),
        ("by another key", json!({}), json!({ "key": "unknown" })),
        ("by another key of the same name", json!({}), json!({ "key": "unknown", "kid": "a" })),
    ] {
        let mut whose = json!({ "sub": "ada", "sid": "one" });
        whose.as_object_mut().unwrap().extend(claims.as_object().unwrap().clone());
        assert_eq!(send(&taskbell, &token(&provider, whose, header).await).await, 400, "{what}");
        assert!(is_in(&mut ada).await, "{what}");
    }
    for body in ["", "logout_token=", "logout_token=a.b.c", "logout_token=e30.e30.e30", "x=y"] {
        assert_eq!(post(&taskbell, body).await.status, 400, "{body}");
    }
    let unknown = taskbell.browser().send("POST", "/sign-in/with/nobody/logout", &[], b"").await;
    assert_eq!(unknown.status, 400);
    let whose = token(&provider, json!({ "sub": "ada", "sid": "one" }), json!({})).await;
    assert_eq!(send(&taskbell, &whose).await, 200);
    assert!(!is_in(&mut ada).await);
}
