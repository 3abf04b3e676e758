//! Passkeys: instead of a password, after it, and as a proof.

mod account;
mod answers;
mod second_step;

use std::net::IpAddr;

use domain::accounts::{
    self, AskedForSecondStep, AskedToSignIn, Entered, FirstStep, Operator, Proof, add_passkey, asks_for_code,
    begin_passkey, begin_passkey_proof, begin_passkey_sign_in, begin_passkey_step, delete_account, has_passkeys,
    offers_passkeys, prove_by_passkey, prove_by_password, remove_factors, remove_passkey, remove_totp, rename_passkey,
    second_step, second_step_by_passkey, sign_in, sign_in_by_passkey, sign_up,
};
use domain::{Actor, Error, UserId, console, jobs, pages};
use futures_util::future::join_all;
use model::{
    AccountDeletion, Did, Field, NewPasskey, Outcome, PasskeyId, PasskeyName, PasskeyView, PasswordProof, PeopleQuery,
    Problem, Rejection, ShownOnce, SignIn, SignUp, TypedCode,
};
use serde_json::Value;
use uuid::Uuid;
use words::Language;

use crate::authenticator::Authenticator;
use crate::support::{App, HOME, PASSWORD, now, problem, proof, rejection};

const ORIGIN: &str = "https://taskbell.example";

/// Somebody with a password.
async fn somebody(app: &App) -> (Actor, String) {
    let email = format!("{}@example.org", Uuid::new_v4().simple());
    let form = SignUp {
        name: "Kim".into(),
        email: email.clone(),
        password: PASSWORD.into(),
        zone: String::new(),
        language: String::new(),
    };
    let user = sign_up(&app.services, form, HOME, now()).await.unwrap().user;
    (accounts::actor(&app.services, user, 1).await.unwrap().unwrap(), email)
}

fn phone() -> Authenticator {
    Authenticator::new(ORIGIN)
}

/// A key that asks nobody for a finger or a PIN.
fn plain_key() -> Authenticator {
    Authenticator { verifies: false, ..phone() }
}

fn named(name: &str, answer: &str) -> NewPasskey {
    NewPasskey { name: name.into(), answer: answer.into() }
}

async fn add(app: &App, actor: &Actor, authenticator: &mut Authenticator) -> domain::Result<Outcome> {
    let (question, asked) = begin_passkey(&app.services, actor, named("Phone", ""), proof(), now()).await?;
    let form = named("Phone", &authenticator.create(&question));
    add_passkey(&app.services, actor, asked, form, now()).await
}

/// Somebody who has a passkey there.
async fn with_passkey(app: &App, authenticator: &mut Authenticator) -> Actor {
    let actor = app.person().await;
    add(app, &actor, authenticator).await.unwrap();
    actor
}

async fn asked(app: &App) -> (Value, AskedToSignIn) {
    begin_passkey_sign_in(&app.services, HOME, now()).await.unwrap()
}

async fn enter(app: &App, asked: AskedToSignIn, answer: &str) -> domain::Result<UserId> {
    sign_in_by_passkey(&app.services, asked, answer, HOME, now()).await.map(|(person, _)| person.user)
}

/// Signs in by the latest passkey there.
async fn enter_with(app: &App, authenticator: &mut Authenticator) -> domain::Result<UserId> {
    let (question, asked) = asked(app).await;
    enter(app, asked, &authenticator.get(&question)).await
}

/// Whether it was refused as every wrong answer is.
fn is_wrong<T>(result: domain::Result<T>) -> bool {
    rejection(result) == Rejection::WrongPasskey
}

fn codes(outcome: Outcome) -> Vec<String> {
    outcome.shown_once.map(|ShownOnce(codes)| codes.lines().map(str::to_owned).collect()).unwrap_or_default()
}

async fn passkeys(app: &App, actor: &Actor) -> Vec<PasskeyView> {
    pages::security(&app.services, actor, "key", proof(), now()).await.unwrap().passkeys
}

async fn audited(app: &App, event: &str) -> Vec<String> {
    app.values(&format!("SELECT outcome FROM audit WHERE event = '{event}' AND detail = 'passkey' ORDER BY id")).await
}

#[tokio::test]
async fn a_passkey_signs_in_without_a_name_or_a_password() {
    let app = App::new().await;
    let (kim, email) = somebody(&app).await;
    let mut phone = phone();
    let (question, asked) = begin_passkey(&app.services, &kim, named("Phone", ""), proof(), now()).await.unwrap();
    // Found without a name where it can be, on whatever device.
    assert_eq!(question["authenticatorSelection"]["residentKey"], "preferred");
    assert_eq!(question["authenticatorSelection"]["userVerification"], "preferred");
    assert_eq!(question["rp"]["id"], "taskbell.example");
    assert_eq!(
        (&question["hints"], question["extensions"].to_string()),
        (&Value::Null, r#"{"credProps":true}"#.into())
    );
    let form = named(" Phone ", &phone.create(&question));
    let made = add_passkey(&app.services, &kim, asked, form, now()).await.unwrap();
    assert_eq!(made.did, Did::PasskeyAdded);
    assert_eq!(codes(made).len(), 10, "for whoever loses it");
    assert_ne!(phone.keys[0].handle, kim.user_id().0.as_bytes());

    let (question, asked) = self::asked(&app).await;
    assert_eq!(
        (&question["userVerification"], &question["allowCredentials"]),
        (&"required".into(), &Value::Array(vec![]))
    );
    let answer = phone.get(&question);
    let (person, known_by) = sign_in_by_passkey(&app.services, asked, &answer, HOME, now()).await.unwrap();
    assert_eq!((person.user, person.session_epoch, known_by), (kim.user_id(), 1, email));
    assert_eq!(audited(&app, "sign-in").await, ["done"]);
    assert_eq!(audited(&app, "second-factor").await, ["added"]);
    let listed = passkeys(&app, &kim).await.remove(0);
    assert_eq!((listed.name.as_str(), listed.used.as_str()), ("Phone", "Last used today 10:00"));
    assert!(listed.signs_in);

    // A second one is for the same person, and the first is not made again. The codes stay.
    let (question, asked) = begin_passkey(&app.services, &kim, named("Key", ""), proof(), now()).await.unwrap();
    assert_eq!(question["excludeCredentials"].as_array().unwrap().len(), 1);
    let form = named("Key", &phone.create(&question));
    assert!(codes(add_passkey(&app.services, &kim, asked, form, now()).await.unwrap()).is_empty());
    assert_eq!(phone.keys[0].handle, phone.keys[1].handle);
    for at in [0, 1, 0] {
        let (question, asked) = self::asked(&app).await;
        assert_eq!(enter(&app, asked, &phone.get_by(at, &question)).await.unwrap(), kim.user_id());
    }
    assert_eq!(app.count("recovery_codes").await, 10);
}

#[tokio::test]
async fn passkeys_are_for_addresses_with_a_name_and_encryption() {
    let app = App::new().await;
    let me = app.person().await;
    for (address, offered) in [
        ("https://taskbell.example", true),
        ("https://tasks.example.org:8443", true),
        ("http://localhost:3000", true),
        ("http://nas.lan:8080", false),
        ("http://127.0.0.1:3000", false),
        ("https://192.0.2.7", false),
        ("https://[2001:db8::7]", false),
    ] {
        let services = app.services_at(address).await;
        assert_eq!(offers_passkeys(&services), offered, "{address}");
        let begun = begin_passkey(&services, &me, named("Phone", ""), proof(), now()).await;
        let view = pages::security(&services, &me, "key", proof(), now()).await.unwrap();
        assert_eq!(view.offers_passkeys, offered);
        if !offered {
            assert_eq!(rejection(begun.map(|_| ())), Rejection::NotFound, "{address}");
            assert_eq!(rejection(begin_passkey_sign_in(&services, HOME, now()).await.map(|_| ())), Rejection::NotFound);
        }
    }
}

#[tokio::test]
async fn one_has_twenty_passkeys_at_most() {
    let app = App::new().await;
    let me = app.person().await;
    let mut phone = phone();
    for _ in 0..18 {
        add(&app, &me, &mut phone).await.unwrap();
    }
    let mut begun = Vec::new();
    for _ in 0..6 {
        let (question, asked) = begin_passkey(&app.services, &me, named("Phone", ""), proof(), now()).await.unwrap();
        begun.push((asked, named("Phone", &phone.create(&question))));
    }
    let at_once = begun.into_iter().map(|(asked, form)| add_passkey(&app.services, &me, asked, form, now()));
    let added = join_all(at_once).await;
    assert_eq!(added.iter().filter(|added| added.is_ok()).count(), 2, "{added:?}");
    let full = Some(Problem::TooManyPasskeys { max: 20 });
    for refused in added.into_iter().filter(Result::is_err) {
        assert_eq!(problem(refused, Field::Name), full);
    }
    assert_eq!(app.count("passkeys").await, 20);
    let refused = begin_passkey(&app.services, &me, named("Phone", ""), proof(), now()).await;
    assert_eq!(problem(refused, Field::Name), full);
    let nameless = begin_passkey(&app.services, &me, named(" ", ""), proof(), now()).await;
    assert_eq!(problem(nameless, Field::Name), Some(Problem::Required));
}

#[tokio::test]
async fn wrong_passkeys_are_counted_for_an_address() {
    let app = App::new().await;
    let mut phone = phone();
    let kim = with_passkey(&app, &mut phone).await;
    let from = IpAddr::V6(std::net::Ipv6Addr::from_bits(Uuid::new_v4().as_u128()));
    let try_from = async |answer: &str, asked| sign_in_by_passkey(&app.services, asked, answer, from, now()).await;
    for _ in 0..100 {
        assert!(is_wrong(try_from("{}", asked(&app).await.1).await));
    }
    let (question, again) = asked(&app).await;
    let answer = phone.get(&question);
    let refused = rejection(try_from(&answer, again.clone()).await);
    assert!(matches!(refused, Rejection::TooMany { retry_after_seconds: 1..=900 }), "{refused:?}");
    assert_eq!(enter(&app, again, &answer).await.unwrap(), kim.user_id(), "from elsewhere");
}

#[tokio::test]
async fn without_redis_no_passkey_is_taken() {
    let (app, mut redis) = App::alone().await;
    let mut phone = phone();
    with_passkey(&app, &mut phone).await;
    redis.stop();
    let tried = enter_with(&app, &mut phone).await;
    assert!(matches!(tried, Err(Error::Unavailable(_))), "{tried:?}");
    assert!(audited(&app, "sign-in").await.is_empty());
}
