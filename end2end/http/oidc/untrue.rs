//! What providers, and whoever is between, say that is not so.

use serde_json::{Value, json};

use super::{SIGN_IN, through, told, with_untrue};
use crate::log::lines;

const AN_HOUR: i64 = 3_600;

fn now() -> i64 {
    chrono::Utc::now().timestamp()
}

#[tokio::test]
async fn nothing_untrue_is_believed() {
    let (taskbell, provider) = with_untrue(&[("LOG_FORMAT", "json")]).await;
    provider.change(json!({ "user": { "sub": "ada", "email": "ada@example.org" } })).await;
    assert_eq!(through(&mut taskbell.browser(), &provider, SIGN_IN, "").await, "/today", "what is true is believed");
    let tricks = [
        ("another issuer", json!({ "claims": { "iss": "https://evil.example" } })),
        ("an issuer with a slash more", json!({ "claims": { "iss": format!("http://127.0.0.1:{}/", provider.port) } })),
        ("another client", json!({ "claims": { "aud": "another" } })),
        ("nobody's", json!({ "claims": { "aud": null } })),
        ("of several", json!({ "claims": { "aud": ["taskbell", "another"] } })),
        ("made for another", json!({ "claims": { "azp": "another" } })),
        ("another nonce", json!({ "claims": { "nonce": "another" } })),
        ("no nonce", json!({ "claims": { "nonce": null } })),
        ("expired", json!({ "claims": { "exp": now() - 2 * 60 } })),
        ("without an end", json!({ "claims": { "exp": null } })),
        ("of long ago", json!({ "claims": { "iat": now() - AN_HOUR, "exp": now() + AN_HOUR } })),
        ("of the future", json!({ "claims": { "iat": now() + AN_HOUR, "exp": now() + 2 * AN_HOUR } })),
        ("of nobody", json!({ "claims": { "sub": "" } })),
        ("without a subject", json!({ "claims": { "sub": null } })),
        ("without a signature", json!({ "header": { "alg": "none" } })),
        ("signed with the secret", json!({ "header": { "alg": "HS256" } })),
        ("another algorithm", json!({ "header": { "alg": "RS256" } })),
        ("a key that is not published", json!({ "key": "unknown" })),
        ("another key under the name of ours", json!({ "key": "unknown", "header": { "kid": "a" } })),
        ("no token", json!({ "token": { "id_token": null } })),
        ("the answer of another", json!({ "callback": { "iss": "https://evil.example" } })),
        ("a code of another", json!({ "callback": { "code": "another" } })),
        ("no code", json!({ "callback": { "code": null } })),
        ("an error beside a code", json!({ "callback": { "error": "access_denied" } })),
        ("a state of another", json!({ "callback": { "state": "another" } })),
        ("no state", json!({ "callback": { "state": null } })),
    ];
    let nothing = json!({ "claims": {}, "header": {}, "key": "a", "token": {}, "callback": {} });
    for (what, trick) in tricks {
        let mut changed = nothing.clone();
        changed.as_object_mut().unwrap().extend(trick.as_object().unwrap().clone());
        provider.change(changed).await;
        let mut browser = taskbell.browser();
        let place = through(&mut browser, &provider, SIGN_IN, "").await;
        assert!(place.starts_with("/sign-in?next="), "{what}: {place}");
        let said = told(&mut browser, &place).await;
        let over = what.contains("state");
        assert!(
            said.starts_with(if over { "This took too long" } else { "This service did not confirm" }),
            "{what}: {said}"
        );
        assert!(browser.get("/today").await.location().starts_with("/sign-in"), "{what}");
    }
    provider.change(nothing).await;
    assert_eq!(through(&mut taskbell.browser(), &provider, SIGN_IN, "").await, "/today");
    let refusals =
        lines(&taskbell).iter().filter(|line| line["event"] == "sign-in" && line["outcome"] == "refused").count();
    assert_eq!(refusals, 26, "each is noted");
    for secret in ["eyJ", super::SECRET, "code_verifier"] {
        assert!(!taskbell.log().contains(secret), "{secret} is in the log");
    }
}

/// Whose answer it is must be said by a provider that says that it does (RFC 9207).
#[tokio::test]
async fn a_provider_names_itself_where_it_says_so() {
    let (taskbell, provider) = with_untrue(&[]).await;
    let ours = format!("http://127.0.0.1:{}", provider.port);
    let named = json!({ "authorization_response_iss_parameter_supported": true });
    provider.change(json!({ "user": { "sub": "ada", "email": "ada@example.org" }, "document": named })).await;
    for (iss, good) in [(Value::Null, false), (json!("https://evil.example"), false), (json!(ours), true)] {
        provider.change(json!({ "callback": { "iss": iss } })).await;
        let place = through(&mut taskbell.browser(), &provider, SIGN_IN, "").await;
        assert_eq!(place == "/today", good, "{iss}");
    }
}

/// A proof is of now: an answer about somebody who signed in there long ago is none.
#[tokio::test]
async fn an_old_sign_in_there_proves_nothing() {
    let (taskbell, provider) = with_untrue(&[]).await;
    provider.change(json!({ "user": { "sub": "ada", "email": "ada@example.org" } })).await;
    let mut ada = taskbell.browser();
    through(&mut ada, &provider, SIGN_IN, "").await;
    let proof = "/sign-in/with/staff?for=proof&next=%2Fsettings%2Fsecurity";
    for (at, good) in
        [(Value::Null, false), (json!(now() - 120), false), (json!(now() + AN_HOUR), false), (json!(now()), true)]
    {
        provider.change(json!({ "claims": { "auth_time": at } })).await;
        let place = through(&mut ada, &provider, proof, "").await;
        assert_eq!(place == "/settings/security", good, "{at}: {place}");
    }
}
