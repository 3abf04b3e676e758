//! The second step of signing in: codes of an app, and recovery codes.

mod account;
mod seeds;

use std::net::{IpAddr, Ipv6Addr};

use chrono::{DateTime, TimeDelta, Utc};
use domain::accounts::{
    self, Entered, FirstStep, Operator, Proof, asks_for_code, begin_totp, change_password, confirm_totp,
    delete_account, make_reset_link, new_recovery_codes, pending_totp, prove_by_password, remove_factors, remove_totp,
    reseal, reset_password, second_step, sign_in, sign_up,
};
use domain::{Actor, Error, Services, UserId, console, jobs, pages};
use futures_util::future::join_all;
use model::{
    AccountDeletion, Did, Field, NewPassword, Outcome, PasswordProof, PasswordReset, PeopleQuery, PersonAct,
    PersonChoice, Problem, Rejection, ShownOnce, SignIn, SignUp, TypedCode,
};
use sea_orm::DbBackend;
use uuid::Uuid;
use words::Language;

use crate::support::{App, HOME, PASSWORD, now, problem, proof, rejection};
use crate::totp;

const STEP: TimeDelta = TimeDelta::seconds(30);

/// Somebody with an app.
struct Person {
    actor: Actor,
    email: String,
    /// What stands in the app.
    secret: String,
    recovery_codes: Vec<String>,
}

impl Person {
    fn code(&self, at: DateTime<Utc>) -> String {
        totp::code(&self.secret, at.timestamp())
    }
}

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

async fn begun(app: &App, actor: &Actor) -> String {
    begin_totp(&app.services, actor, proof(), now()).await.unwrap();
    pending_totp(&app.services, actor, proof(), now()).await.unwrap().secret
}

/// Somebody who set it up an hour ago.
async fn with_factor(app: &App) -> Person {
    let (actor, email) = somebody(app).await;
    let secret = begun(app, &actor).await;
    let then = now() - TimeDelta::hours(1);
    let form = typed(&totp::code(&secret, then.timestamp()));
    let recovery_codes = codes(confirm_totp(&app.services, &actor, Proof { at: then }, form, then).await.unwrap());
    Person { actor, email, secret, recovery_codes }
}

/// The recovery codes that are shown.
fn codes(outcome: Outcome) -> Vec<String> {
    let Some(ShownOnce(codes)) = outcome.shown_once else { panic!("no codes: {outcome:?}") };
    codes.lines().map(str::to_owned).collect()
}

fn typed(code: &str) -> TypedCode {
    TypedCode { code: code.to_owned() }
}

/// The first step, by the right password.
async fn first(services: &Services, email: &str) -> FirstStep {
    let form = SignIn { email: email.to_owned(), password: PASSWORD.into(), next: String::new() };
    match sign_in(services, form, HOME, now()).await.unwrap() {
        Entered::SecondStep(first) => first,
        Entered::SignedIn(_) => panic!("no code is asked for"),
    }
}

async fn second(services: &Services, person: &Person, code: &str, now: DateTime<Utc>) -> domain::Result<UserId> {
    let first = FirstStep { user: person.actor.user_id(), session_epoch: 1, at: now };
    second_step(services, first, typed(code), HOME, now).await.map(|(person, _)| person.user)
}

async fn is_wrong(services: &Services, person: &Person, code: &str, now: DateTime<Utc>) -> bool {
    problem(second(services, person, code, now).await, Field::Code) == Some(Problem::WrongCode)
}

async fn audited(app: &App, event: &str) -> Vec<String> {
    app.values(&format!("SELECT outcome FROM audit WHERE event = '{event}' ORDER BY id")).await
}

#[tokio::test]
async fn a_code_follows_the_password() {
    let app = App::new().await;
    let (actor, email) = somebody(&app).await;
    let secret = begun(&app, &actor).await;
    let form = SignIn { email: email.clone(), password: PASSWORD.into(), next: String::new() };
    // What no code has confirmed is not asked for: the picture may never have been scanned.
    assert!(matches!(sign_in(&app.services, form.clone(), HOME, now()).await.unwrap(), Entered::SignedIn(_)));
    assert!(!asks_for_code(&app.services, &actor).await.unwrap());
    let wrong = confirm_totp(&app.services, &actor, proof(), typed("000000"), now()).await;
    assert_eq!(problem(wrong, Field::Code), Some(Problem::WrongCode));

    let code = totp::code(&secret, now().timestamp());
    // As apps show it.
    let form = typed(&format!(" {} {} ", &code[..3], &code[3..]));
    let made = confirm_totp(&app.services, &actor, proof(), form, now()).await.unwrap();
    assert_eq!((made.did, codes(made).len()), (Did::TwoStepOn, 10));
    assert!(asks_for_code(&app.services, &actor).await.unwrap());
    let gone = pending_totp(&app.services, &actor, proof(), now()).await;
    assert_eq!(rejection(gone.map(|_| ())), Rejection::NotFound, "what is in force is shown no more");
    let again = begin_totp(&app.services, &actor, proof(), now()).await;
    assert_eq!(rejection(again), Rejection::Malformed, "nor replaced");

    let first = first(&app.services, &email).await;
    assert_eq!(first, FirstStep { user: actor.user_id(), session_epoch: 1, at: now() });
    let later = now() + STEP;
    let form = typed(&totp::code(&secret, later.timestamp()));
    let (signed_in, known_by) = second_step(&app.services, first, form, HOME, later).await.unwrap();
    assert_eq!((signed_in.user, known_by), (actor.user_id(), email));
    // Signed in once without it, and once with it: the right password alone is no sign-in.
    assert_eq!(audited(&app, "sign-in").await, ["done", "done"]);
    assert_eq!(audited(&app, "second-factor").await, ["added"]);
    let view = pages::security(&app.services, &actor, "key", proof(), now()).await.unwrap().second_factor.unwrap();
    assert_eq!(view.recovery_codes, 10);
}

#[tokio::test]
async fn a_code_is_good_once_and_so_is_what_came_before_it() {
    let app = App::new().await;
    let kim = with_factor(&app).await;
    let services = &app.services;
    let set_up = now() - TimeDelta::hours(1);
    assert!(is_wrong(services, &kim, &kim.code(set_up), set_up).await, "used when it was set up");
    let code = kim.code(now());
    second(services, &kim, &code, now()).await.unwrap();
    assert!(is_wrong(services, &kim, &code, now()).await);
    assert!(is_wrong(services, &kim, &code, now() + STEP).await);
    assert!(is_wrong(services, &kim, &kim.code(now() - STEP), now()).await, "an earlier one that nobody used");
    // A clock that is ahead: the code of the next step is taken, and with it the present one is over.
    let later = now() + TimeDelta::minutes(10);
    second(services, &kim, &kim.code(later + STEP), later).await.unwrap();
    assert!(is_wrong(services, &kim, &kim.code(later), later).await);
    assert!(is_wrong(services, &kim, &kim.code(later - STEP - STEP), later).await);
}

#[tokio::test]
async fn of_two_at_once_one_wins() {
    let app = App::new().await;
    for of_app in [true, false] {
        let kim = with_factor(&app).await;
        let code = if of_app { kim.code(now()) } else { kim.recovery_codes[0].clone() };
        let tries = join_all((0..6).map(|_| second(&app.services, &kim, &code, now()))).await;
        assert_eq!(tries.iter().filter(|tried| tried.is_ok()).count(), 1, "{tries:?}");
        for refused in tries.into_iter().filter(Result::is_err) {
            assert_eq!(problem(refused, Field::Code), Some(Problem::WrongCode));
        }
    }
    assert_eq!(audited(&app, "sign-in").await, ["done", "done"]);
}

#[tokio::test]
async fn wrong_codes_are_counted_for_an_account_and_for_an_address() {
    let app = App::new().await;
    let (kim, other) = (with_factor(&app).await, with_factor(&app).await);
    for _ in 0..10 {
        assert!(is_wrong(&app.services, &kim, "000000", now()).await);
    }
    let right = kim.code(now());
    for code in ["000000", &right, &kim.recovery_codes[0]] {
        let refused = rejection(second(&app.services, &kim, code, now()).await);
        assert!(matches!(refused, Rejection::TooMany { retry_after_seconds: 1..=900 }), "{refused:?}");
    }
    assert_eq!(audited(&app, "second-factor").await.iter().filter(|outcome| *outcome == "wrong").count(), 10);
    // Whoever is signed in still proves who they are, and others still sign in.
    let form = PasswordProof { current: PASSWORD.into(), code: right, next: String::new() };
    prove_by_password(&app.services, &kim.actor, form, now()).await.unwrap();
    second(&app.services, &other, &other.code(now()), now()).await.unwrap();

    let from = IpAddr::V6(Ipv6Addr::from_bits(Uuid::new_v4().as_u128()));
    let mut wrong = 0;
    for _ in 0..10 {
        let victim = with_factor(&app).await;
        let first = FirstStep { user: victim.actor.user_id(), session_epoch: 1, at: now() };
        for _ in 0..10 {
            let guessed = second_step(&app.services, first, typed("000000"), from, now()).await;
            wrong += u32::from(problem(guessed, Field::Code) == Some(Problem::WrongCode));
        }
    }
    assert_eq!(wrong, 100);
    let first = FirstStep { user: other.actor.user_id(), session_epoch: 1, at: now() };
    let refused = rejection(second_step(&app.services, first, typed("000000"), from, now()).await);
    assert!(matches!(refused, Rejection::TooMany { .. }), "{refused:?}");
}

#[tokio::test]
async fn a_recovery_code_is_good_once() {
    let app = App::new().await;
    let (kim, other) = (with_factor(&app).await, with_factor(&app).await);
    let services = &app.services;
    let mut codes = kim.recovery_codes.clone();
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), 10);
    assert!(codes.iter().all(|code| code.len() == 29 && code.matches('-').count() == 5), "{codes:?}");

    // However it is typed.
    let shouted = format!(" {} ", codes[0].to_uppercase().replace('-', "  "));
    second(services, &kim, &shouted, now()).await.unwrap();
    assert!(is_wrong(services, &kim, &codes[0], now()).await);
    assert!(is_wrong(services, &kim, &other.recovery_codes[0], now()).await, "somebody else's");
    assert!(is_wrong(services, &kim, &codes[1][..18], now()).await);
    second(services, &kim, &codes[1].replace('-', ""), now()).await.unwrap();
    second(services, &other, &other.recovery_codes[0], now()).await.unwrap();
    let view = pages::security(services, &kim.actor, "key", proof(), now()).await.unwrap().second_factor.unwrap();
    assert_eq!(view.recovery_codes, 8);
    assert_eq!(audited(&app, "recovery-codes").await.iter().filter(|outcome| *outcome == "used").count(), 3);

    // New ones end the earlier ones. They are kept nowhere as they are.
    let made = new_recovery_codes(services, &kim.actor, proof(), now()).await.unwrap();
    let printed = format!("{made:?}");
    let new = self::codes(made);
    assert!(is_wrong(services, &kim, &codes[2], now()).await);
    second(services, &kim, &new[0], now()).await.unwrap();
    let rows = app.everything().await.join("\n");
    for code in new.iter().chain(&codes) {
        assert!(!printed.contains(code) && !rows.contains(code) && !rows.contains(&code.replace('-', "")), "{code}");
    }
}

#[tokio::test]
async fn the_first_step_gives_nothing_by_itself_and_not_for_long() {
    let app = App::new().await;
    let kim = with_factor(&app).await;
    let services = &app.services;
    let step = first(services, &kim.email).await;
    let late = async |after| {
        let at = now() + after;
        second_step(services, step, typed(&kim.code(at)), HOME, at).await.map(|(person, _)| person.user)
    };
    assert_eq!(rejection(late(TimeDelta::minutes(5)).await), Rejection::SignInOver);
    assert_eq!(late(TimeDelta::seconds(299)).await.unwrap(), kim.actor.user_id());

    // A password that was changed, somebody who was shut out, and a factor that was removed in between.
    let at = now() + TimeDelta::hours(1);
    let fresh = FirstStep { at, ..step };
    let over = async |step| {
        let tried = second_step(services, step, typed(&kim.code(at)), HOME, at).await;
        rejection(tried.map(|_| ())) == Rejection::SignInOver
    };
    assert!(over(FirstStep { session_epoch: 0, ..fresh }).await);
    assert!(over(FirstStep { session_epoch: 2, ..fresh }).await);
    assert!(over(FirstStep { user: UserId(Uuid::nil()), ..fresh }).await);
    app.execute("UPDATE users SET disabled_at = created_at").await;
    assert!(over(fresh).await);
    app.execute("UPDATE users SET disabled_at = NULL").await;
    remove_totp(services, &kim.actor, proof(), now()).await.unwrap();
    assert!(over(fresh).await);
}

#[tokio::test]
async fn without_redis_no_code_is_taken() {
    let (app, mut redis) = App::alone().await;
    let kim = with_factor(&app).await;
    redis.stop();
    for code in [kim.code(now()), kim.recovery_codes[0].clone()] {
        let tried = second(&app.services, &kim, &code, now()).await;
        assert!(matches!(tried, Err(Error::Unavailable(_))), "{tried:?}");
    }
    redis.restart();
    assert_eq!(audited(&app, "sign-in").await, [""; 0]);
    let first = FirstStep { user: kim.actor.user_id(), session_epoch: 1, at: now() };
    let end = std::time::Instant::now() + std::time::Duration::from_secs(60);
    while let Err(error) = second_step(&app.services, first, typed(&kim.code(now())), HOME, now()).await {
        assert!(matches!(error, Error::Unavailable(_)) && std::time::Instant::now() < end, "{error}");
    }
}
