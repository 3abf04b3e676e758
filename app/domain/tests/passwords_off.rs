//! Where nobody signs in by a password: what is refused, and an operator's link as the way back in.

use chrono::TimeDelta;
use domain::accounts::{self, Entered, Operator, Proof, check_reset_link, make_reset_link, sign_in_by_link};
use domain::{Actor, Services, UserId, jobs};
use model::{
    AcceptedInvitation, AccountDeletion, Did, ForgottenPassword, Invitee, NewPassword, PasswordProof, PasswordReset,
    PersonAct, PersonChoice, Rejection, SignIn, SignInLink, SignUp, TypedCode,
};
use tokio::task::JoinSet;
use words::Language;

use crate::support::{App, HOME, PASSWORD, now, own_address, rejection};
use crate::totp;

const EMAIL: &str = "ada@example.org";
const NEW: &str = "entirely other words this time";

fn up(email: &str) -> SignUp {
    SignUp {
        name: "Ada".to_owned(),
        email: email.to_owned(),
        password: PASSWORD.to_owned(),
        zone: String::new(),
        language: String::new(),
    }
}

/// Somebody who had a password before they were turned off, and the server since then.
async fn ada() -> (App, Services, Actor) {
    let app = App::new().await;
    let person = accounts::sign_up(&app.services, up(EMAIL), HOME, now()).await.unwrap();
    let services = app.services_without_passwords().await;
    let me = accounts::actor(&services, person.user, 1).await.unwrap().unwrap();
    (app, services, me)
}

fn token(link: &str) -> SignInLink {
    SignInLink { token: link.rsplit('/').next().unwrap().to_owned() }
}

async fn link(services: &Services, email: &str) -> SignInLink {
    token(&make_reset_link(services, &Operator::at_the_console(), email, now()).await.unwrap())
}

fn proof_by(current: &str, code: &str) -> PasswordProof {
    PasswordProof { current: current.to_owned(), code: code.to_owned(), next: String::new() }
}

#[tokio::test]
async fn nothing_is_done_by_a_password() {
    let (app, services, me) = ada().await;
    let form = SignIn { email: EMAIL.to_owned(), password: PASSWORD.to_owned(), next: String::new() };
    assert_eq!(rejection(accounts::sign_in(&services, form, HOME, now()).await), Rejection::PasswordsOff);
    for email in [EMAIL, "kim@example.org"] {
        assert_eq!(rejection(accounts::sign_up(&services, up(email), HOME, now()).await), Rejection::PasswordsOff);
        let by_mail = accounts::sign_up_by_mail(&services, up(email), HOME, now()).await;
        assert_eq!(rejection(by_mail), Rejection::PasswordsOff);
        let form = ForgottenPassword { email: email.to_owned() };
        assert_eq!(
            rejection(accounts::ask_for_reset_link(&services, form, HOME, now()).await),
            Rejection::PasswordsOff
        );
    }
    let form = NewPassword { current: PASSWORD.to_owned(), password: NEW.to_owned() };
    let changed = accounts::change_password(&services, &me, form, Proof { at: now() }, "", now()).await;
    assert_eq!(rejection(changed), Rejection::PasswordsOff);
    let proven = accounts::prove_by_password(&services, &me, proof_by(PASSWORD, ""), now()).await;
    assert_eq!(rejection(proven), Rejection::PasswordsOff);
    let SignInLink { token } = link(&services, EMAIL).await;
    let form = PasswordReset { token, password: NEW.to_owned() };
    assert_eq!(rejection(accounts::reset_password(&services, form, HOME, now()).await), Rejection::PasswordsOff);
    assert_eq!(app.count("users").await, 1);
}

#[tokio::test]
async fn an_operators_link_signs_in_once_and_ends_every_session() {
    let (app, services, me) = ada().await;
    let link = link(&services, EMAIL).await;
    check_reset_link(&services, &link.token, now()).await.unwrap();
    let with_passwords = sign_in_by_link(&app.services, link.clone(), HOME, now()).await;
    assert_eq!(rejection(with_passwords), Rejection::NotFound, "there it makes a new password");
    let (entered, email) = sign_in_by_link(&services, link.clone(), HOME, now()).await.unwrap();
    let Entered::SignedIn(person) = entered else { panic!("{entered:?}") };
    assert_eq!((person.user, email.as_str()), (me.user_id(), EMAIL));
    assert!(accounts::actor(&services, person.user, person.session_epoch).await.unwrap().is_some());
    assert!(accounts::actor(&services, person.user, 1).await.unwrap().is_none(), "others end");
    assert_eq!(rejection(sign_in_by_link(&services, link.clone(), HOME, now()).await), Rejection::LinkOver);
    assert_eq!(rejection(check_reset_link(&services, &link.token, now()).await), Rejection::LinkOver);
    let lines = app.values::<String>("SELECT event FROM audit WHERE outcome IN ('used', 'done') ORDER BY id").await;
    assert_eq!(lines, ["sign-up", "sign-in-link", "sign-in"]);
}

#[tokio::test]
async fn of_two_who_use_a_link_at_once_one_is_in() {
    let (_app, services, _) = ada().await;
    let link = link(&services, EMAIL).await;
    let mut tries = JoinSet::new();
    for _ in 0..4 {
        let (services, link) = (services.clone(), link.clone());
        tries.spawn(async move { sign_in_by_link(&services, link, HOME, now()).await.is_ok() });
    }
    assert_eq!(tries.join_all().await.into_iter().filter(|won| *won).count(), 1);
}

#[tokio::test]
async fn a_link_lets_nobody_past_the_second_step_nor_in_who_is_shut_out() {
    let (app, services, me) = ada().await;
    let codes = enrolled(&app, &me).await;
    let (entered, _) = sign_in_by_link(&services, link(&services, EMAIL).await, HOME, now()).await.unwrap();
    let Entered::SecondStep(first) = entered else { panic!("{entered:?}") };
    let form = TypedCode { code: codes[0].clone() };
    let (person, _) = accounts::second_step(&services, first, form, HOME, now()).await.unwrap();
    // A code alone proves then who somebody is.
    let me = accounts::actor(&services, person.user, person.session_epoch).await.unwrap().unwrap();
    assert!(accounts::prove_by_password(&services, &me, proof_by("", "000000"), now()).await.is_err());
    accounts::prove_by_password(&services, &me, proof_by("", &codes[1]), now()).await.unwrap();

    let link = link(&services, EMAIL).await;
    accounts::disable(&services, &Operator::at_the_console(), person.user, now()).await.unwrap();
    assert_eq!(rejection(sign_in_by_link(&services, link, HOME, now()).await), Rejection::LinkOver);
}

/// Turns codes of an app on; the recovery codes.
async fn enrolled(app: &App, me: &Actor) -> Vec<String> {
    let proof = Proof { at: now() };
    accounts::begin_totp(&app.services, me, proof, now()).await.unwrap();
    let pending = accounts::pending_totp(&app.services, me, proof, now()).await.unwrap();
    let form = TypedCode { code: totp::code(&pending.secret, now().timestamp()) };
    let made = accounts::confirm_totp(&app.services, me, proof, form, now()).await.unwrap();
    made.shown_once.unwrap().0.lines().map(str::to_owned).collect()
}

/// Whoever reads somebody's mail has a link that they asked for before passwords were turned off.
#[tokio::test]
async fn links_that_strangers_ask_for_are_no_longer_good_but_operators_send_others() {
    let (app, email) = (App::new().await, own_address());
    let person = accounts::sign_up(&app.services, up(&email), HOME, now()).await.unwrap();
    let ask = async || {
        let form = ForgottenPassword { email: email.clone() };
        accounts::ask_for_reset_link(&app.services, form, HOME, now()).await.unwrap();
    };
    ask().await;
    let mailed = async |services: &Services| {
        for queue in [jobs::Queue::Transfers, jobs::Queue::Mail] {
            jobs::drain_queue(services, queue, now()).await.unwrap();
        }
        let links = app.mails().into_iter().filter(|mail| mail.text.contains("/reset-password/"));
        let token =
            |text: &str| text.split_once("/reset-password/").unwrap().1.split_whitespace().next().unwrap().to_owned();
        links.map(|mail| (mail.subject, SignInLink { token: token(&mail.text) })).collect::<Vec<_>>()
    };
    let (_, asked) = mailed(&app.services).await.pop().unwrap();
    check_reset_link(&app.services, &asked.token, now()).await.unwrap();
    let services = app.services_without_passwords().await;
    assert_eq!(rejection(check_reset_link(&services, &asked.token, now()).await), Rejection::LinkOver);
    assert_eq!(rejection(sign_in_by_link(&services, asked.clone(), HOME, now()).await), Rejection::LinkOver);
    // One that was asked for, of which the mail is not written yet.
    ask().await;
    assert_eq!(mailed(&services).await.len(), 1);

    app.set_operator(&email, true).await.unwrap();
    let me = accounts::actor(&services, person.user, 1).await.unwrap().unwrap();
    let choice = PersonChoice { id: person.user.0, act: PersonAct::SendResetLink };
    let done = accounts::administer(&services, &Operator::of(&me).unwrap(), choice, now()).await.unwrap();
    assert_eq!(done.did, Did::LinkOnItsWay);
    let sent = mailed(&services).await;
    let (_, link) = sent.into_iter().find(|(subject, _)| subject == "Sign in to Taskbell").unwrap();
    let late = sign_in_by_link(&services, link.clone(), HOME, now() + TimeDelta::hours(1)).await;
    assert_eq!(rejection(late), Rejection::LinkOver);
    sign_in_by_link(&services, link, HOME, now()).await.unwrap();
}

#[tokio::test]
async fn whoever_is_invited_has_no_password() {
    let (app, services, _) = ada().await;
    let console = Operator::at_the_console();
    let invitee = Invitee { email: "kim@example.org".to_owned() };
    let link = accounts::invite(&services, &console, invitee, Language::default(), now()).await.unwrap();
    let form = AcceptedInvitation {
        token: token(&link).token,
        name: "Kim".to_owned(),
        email: String::new(),
        password: String::new(),
        zone: String::new(),
        language: String::new(),
    };
    let (person, _) = accounts::accept_invitation(&services, form, HOME, now()).await.unwrap();
    accounts::create_account(&services, &console, "lee@example.org", now()).await.unwrap();
    let without = app.values::<String>("SELECT email FROM users WHERE password_hash = '' ORDER BY email").await;
    assert_eq!(without, ["kim@example.org", "lee@example.org"]);
    // No password is theirs, the empty one neither, should passwords be turned on again.
    for password in ["", PASSWORD] {
        let form = SignIn { email: "kim@example.org".to_owned(), password: password.to_owned(), next: String::new() };
        assert!(accounts::sign_in(&app.services, form, HOME, now()).await.is_err(), "{password}");
    }
    let me = accounts::actor(&services, person.user, 1).await.unwrap().unwrap();
    let delete = async |proof| {
        accounts::delete_account(&services, &me, AccountDeletion { current: String::new() }, proof, now()).await
    };
    let stale = Proof { at: now() - TimeDelta::minutes(10) };
    assert_eq!(rejection(delete(stale).await), Rejection::ProofNeeded);
    delete(Proof { at: now() }).await.unwrap();
    assert!(accounts::actor(&services, UserId(me.user_id().0), 1).await.unwrap().is_none());
}
