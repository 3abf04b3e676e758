//! Signing in by the word of a proxy.

use chrono::{DateTime, Utc};
use domain::accounts::{self, Operator, sign_in_by_proxy};
use domain::{Error, SignUpPolicy, UserId};
use model::{Rejection, SignIn, SignUp};
use tokio::task::JoinSet;
use words::Language;

use crate::support::{App, HOME, PASSWORD, now, problem, rejection};

const EMAIL: &str = "ada@example.org";

fn up() -> SignUp {
    SignUp {
        name: "Ada".to_owned(),
        email: EMAIL.to_owned(),
        password: PASSWORD.to_owned(),
        zone: String::new(),
        language: String::new(),
    }
}

async fn enter(app: &App, email: &str) -> domain::Result<UserId> {
    let entered = sign_in_by_proxy(&app.services, email, Language::default(), HOME, now()).await;
    entered.map(|(person, _)| person.user)
}

#[tokio::test]
async fn an_address_finds_its_account_or_opens_one() {
    let app = App::verifying().await;
    let ada = enter(&app, EMAIL).await.unwrap();
    assert_eq!(enter(&app, " ADA@Example.org").await.unwrap(), ada);
    let me = accounts::actor(&app.services, ada, 1).await.unwrap().unwrap();
    assert!(!me.is_unconfirmed() && me.has_address("Ada@EXAMPLE.org") && !me.has_address("kim@example.org"));
    assert_eq!(app.values::<String>("SELECT password_hash FROM users").await, [""]);
    for no_address in ["", "ada", "ada@127.0.0.1", "ada@example.org, kim@example.org", "ada\n@example.org"] {
        assert!(matches!(enter(&app, no_address).await, Err(Error::Rejected(_))), "{no_address}");
    }
    assert_eq!(app.count("users").await, 1);
    let lines = "SELECT event FROM audit WHERE detail = 'proxy' ORDER BY id";
    assert_eq!(app.values::<String>(lines).await, ["sign-up", "sign-in", "sign-in"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn first_requests_at_once_open_one_account() {
    let app = App::new().await;
    let mut tries = JoinSet::new();
    for _ in 0..6 {
        let services = app.services.clone();
        tries.spawn(async move {
            let entered = sign_in_by_proxy(&services, EMAIL, Language::default(), HOME, now()).await;
            entered.unwrap().0.user.0
        });
    }
    let mut people = tries.join_all().await;
    people.sort();
    people.dedup();
    assert_eq!((people.len(), app.count("users").await), (1, 1));
}

#[tokio::test]
async fn accounts_are_opened_only_where_anybody_may() {
    let closed = App::closed().await;
    assert_eq!(rejection(enter(&closed, EMAIL).await), Rejection::SignUpClosed);
    accounts::create_account(&closed.services, &Operator::at_the_console(), EMAIL, now()).await.unwrap();
    enter(&closed, EMAIL).await.unwrap();
    let invited = App::with_sign_up(SignUpPolicy::Invited, &[]).await;
    assert_eq!(rejection(enter(&invited, EMAIL).await), Rejection::SignUpInvited);
    let of_a_domain = App::with_sign_up(SignUpPolicy::Open, &["example.com"]).await;
    assert!(problem(enter(&of_a_domain, EMAIL).await, model::Field::Email).is_some());
    enter(&of_a_domain, "ada@example.com").await.unwrap();
}

#[tokio::test]
async fn whoever_is_shut_out_stays_out() {
    let app = App::new().await;
    let ada = enter(&app, EMAIL).await.unwrap();
    accounts::disable(&app.services, &Operator::at_the_console(), ada, now()).await.unwrap();
    let lines = app.count("audit").await;
    assert_eq!(rejection(enter(&app, EMAIL).await), Rejection::Disabled);
    assert_eq!(app.count("audit").await, lines, "each request of theirs asks");
    accounts::enable(&app.services, &Operator::at_the_console(), ada, now()).await.unwrap();
    enter(&app, EMAIL).await.unwrap();
}

/// Anybody may have opened it in another's name.
#[tokio::test]
async fn of_an_account_that_nobody_confirmed_the_password_goes() {
    let app = App::verifying().await;
    accounts::sign_up_by_mail(&app.services, up(), HOME, now()).await.unwrap();
    let ada = enter(&app, EMAIL).await.unwrap();
    let form = SignIn { email: EMAIL.to_owned(), password: PASSWORD.to_owned(), next: String::new() };
    assert_eq!(rejection(accounts::sign_in(&app.services, form, HOME, now()).await), Rejection::WrongCredentials);
    assert!(accounts::actor(&app.services, ada, 1).await.unwrap().is_none(), "sessions before end");
    assert!(!accounts::actor(&app.services, ada, 2).await.unwrap().unwrap().is_unconfirmed());
    assert_eq!(app.values::<Option<DateTime<Utc>>>("SELECT unconfirmed_since FROM users").await, [None]);
    assert_eq!(app.count("email_confirmations").await, 0, "no link is good any more");
}
