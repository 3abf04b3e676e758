//! By what was linked or opened: there and back, in every way that providers sign, and never twice.

use serde_json::json;

use super::{SECURITY, SIGN_IN, age_proof, back, link, there, through, told, with_real, with_untrue};
use crate::{
    browser::Browser,
    second_factor::{code, set_up},
};

/// Whoever is signed in where a link leads.
async fn is_ada(browser: &mut Browser) {
    let page = browser.get("/settings").await.text();
    assert!(page.contains("ada@example.org"), "{page}");
}

#[tokio::test]
async fn somebody_signs_in_by_a_provider_however_it_signs() {
    for algorithm in ["RS256", "ES256", "EdDSA"] {
        let (taskbell, provider) = with_real(&[], json!({ "algorithm": algorithm })).await;
        let mut ada = taskbell.browser();
        let page = ada.get("/sign-in?next=%2Fall").await.text();
        assert!(
            page.contains("href=\"/sign-in/with/staff?next=%2Fall\"") && page.contains("Continue with Staff"),
            "{page}"
        );
        assert_eq!(through(&mut ada, &provider, SIGN_IN, "ada").await, "/today", "{algorithm}");
        is_ada(&mut ada).await;
        let mut again = taskbell.browser();
        let (before, wanted) = (again.cookie.clone(), "/sign-in/with/staff?next=%2Fall");
        let away = there(&mut again, wanted).await;
        let between = again.cookie.clone();
        assert!(
            away.contains("code_challenge_method=S256") && away.contains("nonce=") && away.contains("state="),
            "{away}"
        );
        let returned = provider.visitor().visit(&away, "login=ada").await;
        assert_eq!(back(&mut again, &returned).await.location(), "/all");
        assert!(before != between && between != again.cookie, "a session under a new id");
        is_ada(&mut again).await;
        assert!(again.get(SIGN_IN).await.location().ends_with(SECURITY), "whoever is signed in need not");
    }
}

/// What others send back is not believed, and what was sent back is good once.
#[tokio::test]
async fn an_answer_is_for_one_browser_and_good_once() {
    let (taskbell, provider) = with_untrue(&[]).await;
    provider.change(json!({ "user": { "sub": "ada", "email": "ada@example.org", "email_verified": true } })).await;
    let mut ada = taskbell.browser();
    let away = there(&mut ada, SIGN_IN).await;
    let returned = provider.visitor().visit(&away, "").await;
    // Somebody else is led into the account of whoever sends this.
    let mut bob = taskbell.browser();
    assert_eq!(back(&mut bob, &returned).await.location(), "/sign-in");
    assert!(told(&mut bob, "/sign-in").await.starts_with("This took too long"));
    let mut bob = taskbell.browser();
    there(&mut bob, SIGN_IN).await;
    assert!(back(&mut bob, &returned).await.location().starts_with("/sign-in?next="));
    // Two at once with the same answer: one wins.
    let mut copy = ada.another();
    let (first, second) = tokio::join!(back(&mut ada, &returned), back(&mut copy, &returned));
    let mut places = [first.location().to_owned(), second.location().to_owned()];
    places.sort();
    assert_eq!(places[1], "/today", "{places:?}");
    assert!(places[0].starts_with("/sign-in"), "{places:?}");
    assert_eq!(provider.asked("/token").await, 1, "the provider need not see to that");
    let late = back(&mut ada.another(), &returned).await;
    assert!([SECURITY, "/sign-in"].contains(&late.location()), "{late:?}");
}

#[tokio::test]
async fn whoever_was_disabled_is_let_in_by_nobody() {
    let (taskbell, provider) = with_real(&[], json!({})).await;
    assert_eq!(through(&mut taskbell.browser(), &provider, SIGN_IN, "ada").await, "/today");
    assert!(taskbell.run(&["admin", "disable", "ada@example.org"]).status.success());
    let mut ada = taskbell.browser();
    assert!(through(&mut ada, &provider, SIGN_IN, "ada").await.starts_with("/sign-in"));
    assert!(told(&mut ada, "/sign-in").await.starts_with("This account was disabled"));
    assert!(ada.get("/today").await.location().starts_with("/sign-in"));
}

/// A provider may ask for a second factor itself. Where it did not, ours is asked for.
#[tokio::test]
async fn a_provider_stands_for_the_second_factor_where_it_says_so() {
    let second = ("OIDC_STAFF_SECOND_FACTOR", "amr:otp, acr:gold");
    let (taskbell, provider) = with_real(&[second], json!({})).await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    for who in ["ada", "mfa", "gold"] {
        link(&mut ada, &provider, who).await;
    }
    let (secret, _) = set_up(&mut ada).await;
    for (who, place) in [("mfa", "/today"), ("gold", "/today"), ("ada", "/sign-in/second")] {
        let mut laptop = taskbell.browser();
        assert_eq!(through(&mut laptop, &provider, SIGN_IN, who).await, place, "{who}");
    }
    let mut laptop = taskbell.browser();
    through(&mut laptop, &provider, "/sign-in/with/staff?next=%2Fall", "ada").await;
    assert!(laptop.get("/today").await.location().starts_with("/sign-in"), "that alone gives no rights");
    let code = code(&secret, 0);
    let done = laptop.submit("/sign-in/second", "second_step", &[("second[code]", &code)]).await;
    assert!(done.location().starts_with("/all?"), "{done:?}");
    is_ada(&mut laptop).await;
}

/// It proves who one is, as the password does: somebody signs in there anew, as the one who is linked.
#[tokio::test]
async fn signing_in_there_again_proves_who_somebody_is() {
    let (taskbell, provider) = with_real(&[], json!({})).await;
    let mut ada = taskbell.browser();
    through(&mut ada, &provider, SIGN_IN, "ada").await;
    age_proof(&taskbell);
    let page = ada.get("/sign-in/again?next=/settings/security").await.text();
    assert!(page.contains("/sign-in/with/staff?for=proof&amp;next=%2Fsettings%2Fsecurity"), "{page}");
    let proof = "/sign-in/with/staff?for=proof&next=%2Fsettings%2Fsecurity";
    let before = ada.cookie.clone();
    // Another one there, whom somebody else is.
    assert_eq!(through(&mut taskbell.browser(), &provider, SIGN_IN, "bob").await, "/today");
    assert!(through(&mut ada, &provider, proof, "bob").await.starts_with("/sign-in/again?next="));
    assert!(told(&mut ada, "/sign-in/again").await.starts_with("That did not confirm"));
    assert!(ada.get(SECURITY).await.text().contains("/sign-in/again"));
    let away = there(&mut ada, proof).await;
    assert!(away.contains("prompt=login") && away.contains("max_age=0"), "{away}");
    let returned = provider.visitor().visit(&away, "login=ada").await;
    assert_eq!(back(&mut ada, &returned).await.location(), SECURITY);
    assert_ne!(ada.cookie, before);
    assert!(ada.get(SECURITY).await.text().contains("for=link"));
    // No other site begins that.
    let begun = ada.send("GET", proof, &[("sec-fetch-site", "cross-site")], b"").await;
    assert_eq!(begun.location(), SECURITY);
}
