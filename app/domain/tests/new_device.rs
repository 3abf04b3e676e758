//! The mail about a sign-in from a browser in which an account was not used before.

use chrono::{DateTime, TimeDelta, Utc};
use domain::accounts::{self, Device, Origin, Proof};
use domain::{Actor, jobs, request_context};
use model::{Did, Profile, Rejection, SignIn, SignUp, Theme};

use crate::support::{App, HOME, Mail, PASSWORD, at, by_password, proof, rejection};

const EMAIL: &str = "ada@example.org";
const SUBJECT: &str = "New sign-in to your account";
const NOON: &str = "2026-11-24T12:05:00Z";

/// Somebody who has been here before.
async fn ada(app: &App) -> Actor {
    let form = SignUp {
        name: "Ada".to_owned(),
        email: EMAIL.to_owned(),
        password: PASSWORD.to_owned(),
        zone: "Europe/Berlin".to_owned(),
        language: String::new(),
    };
    let person = accounts::sign_up(&app.services, form, HOME, at(NOON)).await.unwrap();
    accounts::sessions::register(&app.services, person.user, "a key", "Firefox on Linux", at(NOON)).await.unwrap();
    accounts::actor(&app.services, person.user, 1).await.unwrap().unwrap()
}

/// Signs in from a browser, as a request does.
async fn sign_in(app: &App, device: Option<Device>, words: &str, now: DateTime<Utc>) {
    let form = SignIn { email: EMAIL.to_owned(), password: PASSWORD.to_owned(), next: String::new() };
    let origin = Origin { address: "198.51.100.7".parse().unwrap(), device };
    let enter = accounts::sign_in(&app.services, form, origin, now);
    let enter = request_context::with_device(words.into(), Box::pin(enter));
    request_context::with_address(Some("198.51.100.7".parse().unwrap()), enter).await.map(by_password).unwrap();
}

async fn mails(app: &App, now: DateTime<Utc>) -> Vec<Mail> {
    jobs::drain_queue(&app.services, jobs::Queue::Mail, now).await.unwrap();
    app.mails().into_iter().filter(|mail| mail.subject == SUBJECT).collect()
}

#[tokio::test]
async fn a_mail_tells_of_a_sign_in_from_a_new_browser() {
    let app = App::new().await;
    let me = ada(&app).await;
    let known = Device::remembering(None, &app.services, EMAIL);
    sign_in(&app, Some(known), "Firefox on Linux", at(NOON)).await;
    assert!(mails(&app, at(NOON)).await.is_empty(), "it is known");
    // One that knows somebody else is new.
    let other = Device::remembering(None, &app.services, "kim@example.org");
    sign_in(&app, Some(other), "Safari on iPhone", at(NOON)).await;
    let sent = mails(&app, at(NOON)).await;
    assert_eq!((sent.len(), sent[0].to.as_str()), (1, EMAIL));
    for text in [&sent[0].text, &sent[0].html] {
        for said in ["Safari on iPhone", "198.51.100.7", "today 13:05", "https://taskbell.example/settings/security"] {
            assert!(text.contains(said), "{said} is not in {text}");
        }
    }
    let profile = Profile {
        name: "Ada".to_owned(),
        zone: "Asia/Tokyo".to_owned(),
        reminder_hour: "9".to_owned(),
        theme: Theme::System,
        language: "de".to_owned(),
    };
    accounts::update_profile(&app.services, &me, profile, at(NOON)).await.unwrap();
    sign_in(&app, None, "An unknown browser", at(NOON)).await;
    jobs::drain_queue(&app.services, jobs::Queue::Mail, at(NOON)).await.unwrap();
    let sent = app.mails().into_iter().find(|mail| mail.subject == "Neue Anmeldung bei deinem Konto").unwrap();
    assert!(sent.text.contains("Ein unbekannter Browser") && sent.text.contains("heute 21:05"), "{}", sent.text);
}

#[tokio::test]
async fn nobody_is_told_more_often_than_helps() {
    let app = App::new().await;
    ada(&app).await;
    for _ in 0..7 {
        sign_in(&app, None, "Firefox on Linux", at(NOON)).await;
    }
    assert_eq!(mails(&app, at(NOON)).await.len(), 5);
    let tomorrow = at(NOON) + TimeDelta::days(1) + TimeDelta::minutes(1);
    sign_in(&app, None, "Firefox on Linux", tomorrow).await;
    assert_eq!(mails(&app, tomorrow).await.len(), 6);
}

#[tokio::test]
async fn whoever_comes_for_the_first_time_or_has_confirmed_nothing_is_told_nothing() {
    let app = App::verifying().await;
    ada(&app).await;
    sign_in(&app, None, "Firefox on Linux", at(NOON)).await;
    assert!(mails(&app, at(NOON)).await.is_empty(), "the address is not confirmed");
    app.execute("UPDATE users SET unconfirmed_since = NULL, last_seen_at = NULL").await;
    sign_in(&app, None, "Firefox on Linux", at(NOON)).await;
    assert!(mails(&app, at(NOON)).await.is_empty(), "the first time");
    app.execute("UPDATE users SET last_seen_at = created_at").await;
    sign_in(&app, None, "Firefox on Linux", at(NOON)).await;
    assert_eq!(mails(&app, at(NOON)).await.len(), 1);
}

#[tokio::test]
async fn the_mails_can_be_turned_off_by_who_proves_who_they_are() {
    let app = App::new().await;
    let me = ada(&app).await;
    let stale = Proof { at: at(NOON) - TimeDelta::minutes(10) };
    let set = async |wanted, proof| accounts::set_device_mails(&app.services, &me, wanted, proof, at(NOON)).await;
    assert_eq!(rejection(set(false, stale).await), Rejection::ProofNeeded);
    assert_eq!(set(false, Proof { at: at(NOON) }).await.unwrap().did, Did::DeviceMailsOff);
    sign_in(&app, None, "Firefox on Linux", at(NOON)).await;
    assert!(mails(&app, at(NOON)).await.is_empty());
    let me = accounts::actor(&app.services, me.user_id(), 1).await.unwrap().unwrap();
    let page = domain::pages::security(&app.services, &me, "", proof(), at(NOON)).await.unwrap();
    assert!(!page.device_mails);
    assert_eq!(set(true, stale).await.unwrap().did, Did::DeviceMailsOn);
    sign_in(&app, None, "Firefox on Linux", at(NOON)).await;
    assert_eq!(mails(&app, at(NOON)).await.len(), 1);
    let lines = app.values::<String>("SELECT outcome FROM audit WHERE event = 'device-mails' ORDER BY id").await;
    assert_eq!(lines, ["disabled", "enabled"]);
}
