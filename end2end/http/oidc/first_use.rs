//! Whoever comes for the first time: who gets an account, of whom, and confirmed by whom.

use serde_json::{Value, json};

use super::{Provider, SIGN_IN, back, there, through, told, with_real, with_untrue};
use crate::{browser::Browser, invitations::page, password_reset::mail};

#[tokio::test]
async fn an_account_is_opened_by_what_the_provider_says() {
    for in_token in [true, false] {
        let (taskbell, provider) = with_real(&[], json!({ "claims_in_token": in_token })).await;
        let mut ada = taskbell.browser();
        let page = ada.get("/sign-up").await.text();
        assert!(page.contains("href=\"/sign-in/with/staff\""), "{page}");
        assert_eq!(through(&mut ada, &provider, SIGN_IN, "ada").await, "/today");
        let page = ada.get("/settings").await.text();
        for said in ["Ada Lovelace", "ada@example.org", "Europe/London"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let page = ada.get("/settings/security").await.text();
        assert!(page.contains("<bdi>ada@example.org") && page.contains("Unlink"), "{page}");
        // There is no password, whatever is typed.
        for password in ["", "x", "correct horse battery staple"] {
            assert_eq!(taskbell.browser().sign_in("ada@example.org", password).await.status, 422);
        }
        // Without any other name the address has one.
        let mut nameless = taskbell.browser();
        through(&mut nameless, &provider, SIGN_IN, "nameless").await;
        assert!(nameless.get("/settings").await.text().contains("value=\"nameless\""));
        let mut nobody = taskbell.browser();
        assert!(through(&mut nobody, &provider, SIGN_IN, "addressless").await.starts_with("/sign-in?"));
        assert!(told(&mut nobody, "/sign-in").await.starts_with("The address that this service gives"));
    }
}

#[tokio::test]
async fn nobody_gets_an_account_where_none_is_open() {
    for (policy, domains) in [("closed", ""), ("invited", ""), ("open", "example.com")] {
        let more = [("SIGN_UP", policy), ("SIGN_UP_DOMAINS", domains)];
        let (taskbell, provider) = with_real(&more, json!({})).await;
        let mut ada = taskbell.browser();
        assert!(through(&mut ada, &provider, SIGN_IN, "ada").await.starts_with("/sign-in?"));
        let said = told(&mut ada, "/sign-in").await;
        assert!(said.starts_with("No account here is linked") != (policy == "open"), "{said}");
        assert!(!ada.get("/sign-in").await.text().contains("role=\"alert\""), "said once");
        assert!(ada.get("/today").await.location().starts_with("/sign-in"));
    }
}

/// An address that somebody has is never a way into their account.
#[tokio::test]
async fn nobody_is_found_by_an_address() {
    let (taskbell, provider) = with_real(&[], json!({})).await;
    for email in ["ada@example.org", "eve@example.org", "una@example.org", "bob@example.org"] {
        taskbell.signed_up(email).await;
    }
    for (who, said) in [
        ("ada", "There is an account with your address already."),
        ("bob", "There is an account with your address already."),
        ("unverified", "The address that this service gives cannot be used"),
        ("unsaid", "The address that this service gives cannot be used"),
    ] {
        let mut browser = taskbell.browser();
        assert!(through(&mut browser, &provider, SIGN_IN, who).await.starts_with("/sign-in?"), "{who}");
        assert!(told(&mut browser, "/sign-in").await.starts_with(said), "{who}");
        assert!(browser.get("/today").await.location().starts_with("/sign-in"), "{who}");
    }
}

/// The page of somebody whose address is to be confirmed.
async fn is_asked_to_confirm(browser: &mut Browser) -> bool {
    browser.get("/today").await.header("location") == Some("/confirm")
}

#[tokio::test]
async fn an_address_counts_as_confirmed_where_the_provider_says_so() {
    let (taskbell, provider) = with_real(&[("VERIFY_EMAIL", "on")], json!({})).await;
    for (who, confirmed) in [("ada", true), ("bob", true), ("unverified", false), ("unsaid", false)] {
        let mut browser = taskbell.browser();
        assert_eq!(through(&mut browser, &provider, SIGN_IN, who).await, "/today");
        assert_eq!(is_asked_to_confirm(&mut browser).await, !confirmed, "{who}");
    }
    assert!(mail(&taskbell, "Confirm your e-mail address").await.contains("/confirm/"));
    // Whoever opened the account in another's name comes in no more once that one signs up.
    let mut eve = taskbell.browser();
    eve.ask_to_sign_up("eve@example.org").await;
    let mut unverified = taskbell.browser();
    assert!(through(&mut unverified, &provider, SIGN_IN, "unverified").await.starts_with("/sign-in?"));
}

/// Two at once for somebody new: there is one account, and both browsers may try again.
#[tokio::test]
async fn whoever_comes_twice_at_once_has_one_account() {
    let (taskbell, provider) = with_untrue(&[]).await;
    provider.change(json!({ "user": { "sub": "ada", "email": "ada@example.org" } })).await;
    let (mut one, mut two) = (taskbell.browser(), taskbell.browser());
    let (first, second) = (there(&mut one, SIGN_IN).await, there(&mut two, SIGN_IN).await);
    let first = provider.visitor().visit(&first, "").await;
    let second = provider.visitor().visit(&second, "").await;
    let (first, second) = tokio::join!(back(&mut one, &first), back(&mut two, &second));
    assert!([&first, &second].iter().any(|reply| reply.location() == "/today"));
    assert_eq!(through(&mut taskbell.browser(), &provider, SIGN_IN, "").await, "/today");
}

/// What the user info endpoint says is believed of nobody else.
#[tokio::test]
async fn user_info_is_about_whoever_signed_in() {
    let (taskbell, provider) = with_untrue(&[]).await;
    let email = json!("ada@example.org");
    for (user, opened) in [
        (json!({ "sub": "bob", "email": email }), false),
        (json!({ "email": email }), false),
        (Value::Null, false),
        (json!({ "sub": "ada", "email": email }), true),
    ] {
        provider.change(json!({ "user": user })).await;
        let place = through(&mut taskbell.browser(), &provider, SIGN_IN, "").await;
        assert_eq!(place == "/today", opened, "{user}");
    }
}

/// What a provider says of somebody may name any address at all: none is asked for anything.
#[tokio::test]
async fn no_picture_is_fetched() {
    let (taskbell, provider) = with_untrue(&[]).await;
    let picture = format!("{}/picture", Provider::issuer(provider.port));
    let links = json!({ "email": "ada@example.org", "picture": picture, "profile": picture, "website": picture });
    let mut user = links.clone();
    user["sub"] = json!("ada");
    provider.change(json!({ "user": user, "claims": links })).await;
    let mut ada = taskbell.browser();
    assert_eq!(through(&mut ada, &provider, SIGN_IN, "").await, "/today");
    for path in ["/settings", "/settings/security"] {
        assert!(!ada.get(path).await.text().contains(&picture), "{path}");
    }
    assert_eq!((provider.asked("/token").await, provider.asked("/picture").await), (1, 0));
}

#[tokio::test]
async fn an_invitation_survives_the_way_there_and_back() {
    let (taskbell, provider) = with_real(&[("SIGN_UP", "closed"), ("VERIFY_EMAIL", "on")], json!({})).await;
    let invite = taskbell.run(&["admin", "invite", "kim@example.org"]);
    let printed = String::from_utf8_lossy(&invite.stdout).into_owned();
    let page = page(&printed);
    let token = page.rsplit('/').next().unwrap();
    let mut kim = taskbell.browser();
    let shown = kim.get(&page).await.text();
    let link = format!("/sign-in/with/staff?invitation={token}");
    assert!(shown.contains(&link), "{shown}");
    // Whoever turns back there comes back here.
    let away = there(&mut kim, &link).await;
    let returned = provider.visitor().visit(&away, "no").await;
    assert_eq!(back(&mut kim, &returned).await.location(), page);
    assert!(told(&mut kim, &page).await.starts_with("This service did not confirm"));
    assert_eq!(through(&mut kim, &provider, &link, "unverified").await, "/today");
    // The account has the address that the invitation was for, which need not be confirmed.
    let settings = kim.get("/settings").await.text();
    assert!(settings.contains("kim@example.org") && settings.contains("Ada Lovelace"), "{settings}");
    let mut late = taskbell.browser();
    assert_eq!(through(&mut late, &provider, &link, "ada").await, page);
    assert_eq!(through(&mut taskbell.browser(), &provider, SIGN_IN, "unverified").await, "/today");
}
