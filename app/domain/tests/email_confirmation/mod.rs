//! Confirming an address before anything else, and changing it.

mod change;

use std::net::{IpAddr, Ipv6Addr};

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use domain::accounts::{self, Operator, Proof, check_confirmation, confirm_email, send_confirmation};
use domain::{Actor, Error, UserId, jobs, reminders};
use model::{
    Did, EmailChange, EmailConfirmation, Field, ForgottenPassword, NewPassword, Outcome, PasswordReset, Problem,
    Rejection, SignIn, SignUp,
};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::support::{App, HOME, Mail, PASSWORD, by_password, now, own_address, problem, proof, rejection};

const NEW: &str = "entirely other words this time";

fn up(email: &str) -> SignUp {
    SignUp {
        name: "Kim".into(),
        email: email.into(),
        password: PASSWORD.into(),
        zone: String::new(),
        language: String::new(),
    }
}

async fn sign_up(app: &App, email: &str) -> Outcome {
    accounts::sign_up_by_mail(&app.services, up(email), HOME, now()).await.unwrap()
}

/// Whoever signs in with the password.
async fn actor(app: &App, email: &str, password: &str) -> Actor {
    let form = SignIn { email: email.into(), password: password.into(), next: String::new() };
    let person = accounts::sign_in(&app.services, form, HOME, now()).await.map(by_password).unwrap();
    accounts::actor(&app.services, person.user, person.session_epoch).await.unwrap().unwrap()
}

/// Somebody who has signed up and confirmed nothing, and what stands in the link that they got.
async fn unconfirmed(app: &App) -> (Actor, String, String) {
    let email = own_address();
    sign_up(app, &email).await;
    let token = token_to(app, &email).await;
    (actor(app, &email, PASSWORD).await, email, token)
}

/// Somebody whose address is confirmed.
async fn confirmed(app: &App) -> (Actor, String) {
    let (_, email, token) = unconfirmed(app).await;
    confirm(app, &token).await.unwrap();
    (actor(app, &email, PASSWORD).await, email)
}

async fn confirm(app: &App, token: &str) -> domain::Result<Outcome> {
    confirm_at(app, token, now()).await
}

async fn confirm_at(app: &App, token: &str, now: DateTime<Utc>) -> domain::Result<Outcome> {
    confirm_email(&app.services, None, EmailConfirmation { token: token.to_owned() }, HOME, now).await
}

async fn change(app: &App, actor: &Actor, email: &str) -> domain::Result<Outcome> {
    let form = EmailChange { email: email.to_owned() };
    accounts::change_email(&app.services, actor, form, Proof { at: now() }, HOME, now()).await
}

/// The mails that a worker has written to an address by then.
async fn mails_to(app: &App, email: &str) -> Vec<Mail> {
    for queue in [jobs::Queue::Transfers, jobs::Queue::Mail] {
        jobs::drain_queue(&app.services, queue, now()).await.unwrap();
    }
    app.mails().into_iter().filter(|mail| mail.to == email).collect()
}

fn token_of(mail: &Mail) -> Option<String> {
    Some(mail.text.split_once("/confirm/")?.1.split_whitespace().next()?.to_owned())
}

/// What stands in the one link to an address that is good.
async fn token_to(app: &App, email: &str) -> String {
    for token in mails_to(app, email).await.iter().filter_map(token_of) {
        if check_confirmation(&app.services, &token, now()).await.is_ok() {
            return token;
        }
    }
    panic!("no link that is good");
}

#[tokio::test]
async fn a_new_account_has_nothing_until_its_address_is_confirmed() {
    let app = App::verifying().await;
    let (me, email, token) = unconfirmed(&app).await;
    assert!(me.is_unconfirmed());
    let sent = mails_to(&app, &email).await;
    assert_eq!((sent.len(), sent[0].subject.as_str()), (1, "Confirm your e-mail address"));
    assert!(sent[0].text.starts_with(&format!("Hello {email},")), "no words of strangers: {}", sent[0].text);
    assert_eq!(sent[0].text.matches("/confirm/").count(), 1);
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM reminder_deliveries WHERE occurrence LIKE '%/%'").await, 0);

    assert_eq!(check_confirmation(&app.services, &token, now()).await.unwrap(), email);
    assert!(actor(&app, &email, PASSWORD).await.is_unconfirmed(), "looking confirms nothing");
    let outcome = confirm(&app, &token).await.unwrap();
    assert_eq!(outcome.next.as_deref(), Some("/sign-in"));
    let me = actor(&app, &email, PASSWORD).await;
    assert!(!me.is_unconfirmed());
    assert_eq!(rejection(confirm(&app, &token).await), Rejection::LinkOver);
    assert_eq!(rejection(check_confirmation(&app.services, &token, now()).await), Rejection::LinkOver);
    assert_eq!(app.count("email_confirmations").await, 0);
    assert_eq!(mails_to(&app, &email).await.len(), 1);
    let events = app.values::<String>("SELECT outcome FROM audit WHERE event = 'email' ORDER BY outcome").await;
    assert_eq!(events, ["confirmed", "refused"]);
}

#[tokio::test]
async fn who_is_signed_in_goes_on_from_the_link() {
    let app = App::verifying().await;
    let (me, _, token) = unconfirmed(&app).await;
    let form = EmailConfirmation { token };
    let outcome = confirm_email(&app.services, Some(&me), form, HOME, now()).await.unwrap();
    assert_eq!(outcome.next.as_deref(), Some("/today"));
    let (_, _, token) = unconfirmed(&app).await;
    let outcome = confirm_email(&app.services, Some(&me), EmailConfirmation { token }, HOME, now()).await.unwrap();
    assert_eq!(outcome.next.as_deref(), Some("/sign-in"), "somebody else's");
}

#[tokio::test]
async fn a_link_ends_after_a_day_and_with_the_next_one() {
    let app = App::verifying().await;
    let (me, email, first) = unconfirmed(&app).await;
    assert_eq!(rejection(confirm_at(&app, &first, now() + TimeDelta::days(1)).await), Rejection::LinkOver);
    send_confirmation(&app.services, &me, HOME, now()).await.unwrap();
    assert_eq!(rejection(confirm(&app, &first).await), Rejection::LinkOver);
    let second = token_to(&app, &email).await;
    confirm_at(&app, &second, now() + TimeDelta::hours(23)).await.unwrap();
    let me = actor(&app, &email, PASSWORD).await;
    assert_eq!(rejection(send_confirmation(&app.services, &me, HOME, now()).await), Rejection::NotFound);
}

#[tokio::test]
async fn no_other_link_is_good() {
    let app = App::verifying().await;
    let (_, email, token) = unconfirmed(&app).await;
    let hash: String = app.value("SELECT hash FROM email_confirmations").await;
    let altered = format!("{}{}", if token.starts_with('A') { "B" } else { "A" }, &token[1..]);
    // A link of another purpose is no link of this one.
    let reset = accounts::make_reset_link(&app.services, &Operator::at_the_console(), &email, now()).await.unwrap();
    let reset = reset.rsplit('/').next().unwrap().to_owned();
    for wrong in ["", "x", &altered, &token[1..], &format!("{token}="), &hash, &reset, &"ä".repeat(50_000), "\0"] {
        assert_eq!(rejection(confirm(&app, wrong).await), Rejection::LinkOver, "{wrong:.60}");
    }
    assert!(actor(&app, &email, PASSWORD).await.is_unconfirmed());
}

#[tokio::test]
async fn of_two_at_once_one_wins() {
    let app = App::verifying().await;
    let (me, _) = confirmed(&app).await;
    let email = own_address();
    change(&app, &me, &email).await.unwrap();
    let token = token_to(&app, &email).await;
    let mut tries = JoinSet::new();
    for _ in 0..6 {
        let (services, token) = (app.services.clone(), token.clone());
        tries.spawn(async move {
            match confirm_email(&services, None, EmailConfirmation { token }, HOME, now()).await {
                Ok(_) => true,
                Err(Error::Rejected(Rejection::LinkOver)) => false,
                Err(error) => panic!("{error}"),
            }
        });
    }
    assert_eq!(tries.join_all().await.into_iter().filter(|won| *won).count(), 1);
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM audit WHERE outcome = 'changed'").await, 1);
}

/// Whoever gave the address of somebody else keeps nothing of theirs.
#[tokio::test]
async fn a_link_for_a_new_password_confirms_the_address_that_it_came_to() {
    let app = App::verifying().await;
    let (stranger, email, confirms) = unconfirmed(&app).await;
    let form = ForgottenPassword { email: email.clone() };
    accounts::ask_for_reset_link(&app.services, form, HOME, now()).await.unwrap();
    let sent = mails_to(&app, &email).await;
    let mail = sent.iter().find(|mail| mail.subject == "Choose a new password").unwrap();
    let token = mail.text.split_once("/reset-password/").unwrap().1.split_whitespace().next().unwrap().to_owned();
    let form = PasswordReset { token, password: NEW.to_owned() };
    accounts::reset_password(&app.services, form, HOME, now()).await.unwrap();
    assert!(!actor(&app, &email, NEW).await.is_unconfirmed());
    assert!(accounts::actor(&app.services, stranger.user_id(), 1).await.unwrap().is_none());
    assert_eq!(rejection(confirm(&app, &confirms).await), Rejection::LinkOver);

    // One that an operator hands out shows nothing about the mailbox.
    let (_, email, _) = unconfirmed(&app).await;
    let link = accounts::make_reset_link(&app.services, &Operator::at_the_console(), &email, now()).await.unwrap();
    let form = PasswordReset { token: link.rsplit('/').next().unwrap().to_owned(), password: NEW.to_owned() };
    accounts::reset_password(&app.services, form, HOME, now()).await.unwrap();
    assert!(actor(&app, &email, NEW).await.is_unconfirmed());
}

#[tokio::test]
async fn signing_up_says_nothing_about_who_has_an_account() {
    let app = App::verifying().await;
    let (_, known) = confirmed(&app).await;
    let unknown = own_address();
    let (of_known, first) = app.statements(Box::pin(sign_up(&app, &known))).await;
    let (of_unknown, second) = app.statements(Box::pin(sign_up(&app, &unknown))).await;
    assert_eq!((of_known, first), (of_unknown, second));
    let subjects = async |email: &str| {
        let mut subjects: Vec<_> = mails_to(&app, email).await.into_iter().map(|mail| mail.subject).collect();
        subjects.sort();
        subjects
    };
    assert_eq!(subjects(&known).await, ["Confirm your e-mail address", "You have an account already"]);
    assert_eq!(subjects(&unknown).await, ["Confirm your e-mail address"]);
    assert_eq!(app.count("users").await, 2);
    // The password stays as it was, and so does the name.
    let mut other = up(&known);
    other.password = NEW.to_owned();
    accounts::sign_up_by_mail(&app.services, other, HOME, now()).await.unwrap();
    assert!(!actor(&app, &known, PASSWORD).await.is_unconfirmed());
    for email in [&known, &unknown] {
        let again = async || accounts::send_sign_up_mail(&app.services, email, HOME, now()).await;
        while again().await.is_ok() {}
        assert!(matches!(rejection(again().await), Rejection::TooMany { .. }));
    }
    assert!(subjects(&unknown).await.len() > 1);
    accounts::send_sign_up_mail(&app.services, &own_address(), HOME, now()).await.unwrap();
}

#[tokio::test]
async fn another_link_is_sent_only_so_often() {
    let app = App::verifying().await;
    let (me, _, _) = unconfirmed(&app).await;
    for _ in 0..5 {
        send_confirmation(&app.services, &me, HOME, now()).await.unwrap();
    }
    assert!(matches!(rejection(send_confirmation(&app.services, &me, HOME, now()).await), Rejection::TooMany { .. }));
    assert!(matches!(rejection(change(&app, &me, &own_address()).await), Rejection::TooMany { .. }));

    let from = IpAddr::V6(Ipv6Addr::from_bits(Uuid::new_v4().as_u128()));
    for _ in 0..100 {
        let form = EmailConfirmation { token: Uuid::new_v4().to_string() };
        assert_eq!(rejection(confirm_email(&app.services, None, form, from, now()).await), Rejection::LinkOver);
    }
    let form = EmailConfirmation { token: Uuid::new_v4().to_string() };
    let refused = rejection(confirm_email(&app.services, None, form, from, now()).await);
    assert!(matches!(refused, Rejection::TooMany { .. }));
}

#[tokio::test]
async fn an_unconfirmed_address_gets_no_reminders_and_its_owner_is_no_operator() {
    let app = App::verifying().await;
    let id = Uuid::now_v7();
    app.insert_person(id, "Kim", &own_address(), Tz::UTC).await;
    app.execute("UPDATE users SET unconfirmed_since = created_at, operator = TRUE").await;
    let me = accounts::actor(&app.services, UserId(id), 1).await.unwrap().unwrap();
    assert!(me.is_unconfirmed() && !me.viewer().operator);
    app.due(&me, "Water the plants", "2026-11-24").await;
    app.remind(now()).await;
    assert!(app.mails().is_empty());
    assert_eq!(app.states().await, ["cancelled"]);
}

#[tokio::test]
async fn accounts_that_operators_make_are_confirmed() {
    let app = App::verifying().await;
    let email = own_address();
    accounts::create_account(&app.services, &Operator::at_the_console(), &email, now()).await.unwrap();
    assert_eq!(app.values::<Option<DateTime<Utc>>>("SELECT unconfirmed_since FROM users").await, [None]);
}

/// Whoever opens an account in another's name, before they do or after, has no password of it once they confirm it.
#[tokio::test]
async fn of_two_who_sign_up_with_an_address_its_owner_chooses_the_password() {
    const THEIRS: &str = "what the stranger chose";
    const MINE: &str = "what its owner typed then";
    for order in [[THEIRS, MINE], [MINE, THEIRS]] {
        let (app, email) = (App::verifying().await, &own_address());
        let enter = async |password: &str| {
            let form = SignIn { email: email.clone(), password: password.into(), next: String::new() };
            accounts::sign_in(&app.services, form, HOME, now()).await
        };
        for password in order {
            let form = SignUp { password: password.into(), ..up(email) };
            accounts::sign_up_by_mail(&app.services, form, HOME, now()).await.unwrap();
        }
        let confirmed = confirm(&app, &token_to(&app, email).await).await.unwrap();
        for password in [THEIRS, MINE, ""] {
            assert!(enter(password).await.is_err(), "{password} after {order:?}");
        }
        assert_eq!(confirmed.did, Did::EmailConfirmedWithoutPassword);
        let token = confirmed.next.unwrap().strip_prefix("/reset-password/").unwrap().to_owned();
        let form = PasswordReset { token, password: NEW.to_owned() };
        accounts::reset_password(&app.services, form, HOME, now()).await.unwrap();
        enter(NEW).await.unwrap();
        assert_eq!(rejection(enter(THEIRS).await), Rejection::WrongCredentials);
        // Somebody who signs up now changes nothing.
        let form = SignUp { password: THEIRS.into(), ..up(email) };
        accounts::sign_up_by_mail(&app.services, form, HOME, now()).await.unwrap();
        enter(NEW).await.unwrap();
    }
}

/// Both change a person's row and what hangs on it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_password_and_a_confirmation_at_once_wait_for_each_other() {
    let app = App::verifying().await;
    for round in 0..24 {
        let (_, email, token) = unconfirmed(&app).await;
        let link = accounts::make_reset_link(&app.services, &Operator::at_the_console(), &email, now()).await.unwrap();
        let form = PasswordReset { token: link.rsplit('/').next().unwrap().to_owned(), password: NEW.to_owned() };
        let services = app.services.clone();
        let reset = tokio::spawn(async move { accounts::reset_password(&services, form, HOME, now()).await });
        // The password is judged and hashed first.
        tokio::time::sleep(std::time::Duration::from_millis(5 * round)).await;
        match confirm(&app, &token).await {
            Ok(_) | Err(Error::Rejected(Rejection::LinkOver)) => {}
            Err(error) => panic!("{error}"),
        }
        reset.await.unwrap().unwrap();
    }
}
