//! The second step of signing in: codes of an app, and recovery codes.

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
async fn what_makes_codes_is_encrypted_for_its_owner() {
    let app = App::new().await;
    let (kim, thief) = (with_factor(&app).await, with_factor(&app).await);
    let seed: Vec<String> = app.values("SELECT seed FROM second_factors").await;
    let secret = kim.secret.replace(' ', "");
    let rows = app.everything().await.join("\n");
    assert!(seed.iter().all(|seed| !seed.contains(&secret)) && !rows.contains(&secret));
    assert_ne!(seed[0].split_once('.').unwrap().1[..16], seed[1].split_once('.').unwrap().1[..16], "another nonce");

    // Whoever can write to the database gives somebody an app of their own: that opens nothing.
    let of = |person: &Person| match app.services.db.get_database_backend() {
        DbBackend::Postgres => format!("user_id = '{}'", person.actor.user_id().0),
        _ => format!("user_id = X'{}'", person.actor.user_id().0.simple()),
    };
    let theirs = format!("(SELECT seed FROM second_factors WHERE {})", of(&thief));
    app.execute(&format!("UPDATE second_factors SET seed = {theirs} WHERE {}", of(&kim))).await;
    let taken = second(&app.services, &kim, &thief.code(now()), now()).await;
    assert!(matches!(taken, Err(Error::Internal(_))), "{taken:?}");
    second(&app.services, &thief, &thief.code(now()), now()).await.unwrap();
}

#[tokio::test]
async fn a_new_key_takes_the_place_of_the_old_one() {
    let app = App::new().await;
    let kim = with_factor(&app).await;
    let (old, new) = ("a key of the tests, 32 characters", "another key of the tests, also 32");
    let both = app.services_by_keys(&[new, old]).await;
    second(&both, &kim, &kim.code(now()), now()).await.unwrap();
    let seed = || app.value::<String>("SELECT seed FROM second_factors");
    let before = seed().await;
    assert!(!reseal(&both, now()).await.unwrap());
    let after = seed().await;
    assert_ne!(before, after);
    assert!(!reseal(&both, now()).await.unwrap());
    assert_eq!(after, seed().await, "once");

    // Then the old one may go.
    let alone = app.services_by_keys(&[new]).await;
    let later = now() + STEP;
    second(&alone, &kim, &kim.code(later), later).await.unwrap();
    let lost = app.services_by_keys(&["a third key of the tests, 32 long"]).await;
    let later = later + STEP;
    assert!(matches!(second(&lost, &kim, &kim.code(later), later).await, Err(Error::Internal(_))));
    assert!(!reseal(&lost, now()).await.unwrap());
    assert_eq!(after, seed().await, "what no key opens stays as it is");
    second(&lost, &kim, &kim.recovery_codes[0], later).await.unwrap();
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
async fn whoever_has_a_factor_proves_by_both() {
    let app = App::new().await;
    let kim = with_factor(&app).await;
    let services = &app.services;
    let prove = async |current: &str, code: &str| {
        let form = PasswordProof { current: current.into(), code: code.into(), next: String::new() };
        prove_by_password(services, &kim.actor, form, now()).await
    };
    assert_eq!(problem(prove(PASSWORD, " ").await, Field::Code), Some(Problem::Required));
    assert_eq!(problem(prove(PASSWORD, "000000").await, Field::Code), Some(Problem::WrongCode));
    let code = kim.code(now());
    let wrong = prove("wrong", &code).await;
    assert_eq!(problem(wrong, Field::CurrentPassword), Some(Problem::WrongPassword));
    assert_eq!(prove(PASSWORD, &code).await.unwrap(), proof());
    assert_eq!(problem(prove(PASSWORD, &code).await, Field::Code), Some(Problem::WrongCode), "good once");
    assert!(is_wrong(services, &kim, &code, now()).await, "here as there");

    let stale = Proof { at: now() - TimeDelta::minutes(10) };
    let refused = [
        rejection(begin_totp(services, &kim.actor, stale, now()).await),
        rejection(pending_totp(services, &kim.actor, stale, now()).await.map(|_| ())),
        rejection(confirm_totp(services, &kim.actor, stale, typed("000000"), now()).await),
        rejection(new_recovery_codes(services, &kim.actor, stale, now()).await),
        rejection(remove_totp(services, &kim.actor, stale, now()).await),
    ];
    assert!(refused.iter().all(|refused| *refused == Rejection::ProofNeeded), "{refused:?}");
    let password = || NewPassword { current: PASSWORD.into(), password: "entirely other words this time".into() };
    let change = change_password(services, &kim.actor, password(), stale, "key", now()).await;
    assert_eq!(rejection(change), Rejection::ProofNeeded);
    let deletion = || AccountDeletion { current: PASSWORD.into() };
    let delete = delete_account(services, &kim.actor, deletion(), stale, now()).await;
    assert_eq!(rejection(delete), Rejection::ProofNeeded);
    // For everybody else the password is enough.
    let (other, _) = somebody(&app).await;
    change_password(services, &other, password(), stale, "key", now()).await.unwrap();

    remove_totp(services, &kim.actor, proof(), now()).await.unwrap();
    assert_eq!((app.count("second_factors").await, app.count("recovery_codes").await), (0, 0));
    assert_eq!(rejection(remove_totp(services, &kim.actor, proof(), now()).await), Rejection::NotFound);
    let nothing = new_recovery_codes(services, &kim.actor, proof(), now()).await;
    assert_eq!(rejection(nothing), Rejection::NotFound);
    delete_account(services, &kim.actor, deletion(), stale, now()).await.unwrap();
}

#[tokio::test]
async fn a_new_password_by_a_link_leaves_the_factor_in_force() {
    let app = App::new().await;
    let kim = with_factor(&app).await;
    let link = make_reset_link(&app.services, &Operator::at_the_console(), &kim.email, now()).await.unwrap();
    let token = link.rsplit('/').next().unwrap().to_owned();
    let waiting = first(&app.services, &kim.email).await;
    let form = PasswordReset { token, password: PASSWORD.into() };
    reset_password(&app.services, form, HOME, now()).await.unwrap();
    let tried = second_step(&app.services, waiting, typed(&kim.code(now())), HOME, now()).await;
    assert_eq!(rejection(tried.map(|_| ())), Rejection::SignInOver, "begun with the old password");
    let begun = first(&app.services, &kim.email).await;
    second_step(&app.services, begun, typed(&kim.code(now())), HOME, now()).await.unwrap();
}

#[tokio::test]
async fn mails_say_what_became_of_it_and_operators_remove_it() {
    let app = App::new().await;
    let kim = with_factor(&app).await;
    second(&app.services, &kim, &kim.recovery_codes[0], now()).await.unwrap();
    let operator = Operator::at_the_console();
    let removed = remove_factors(&app.services, &operator, kim.actor.user_id(), now()).await.unwrap();
    let again = remove_factors(&app.services, &operator, kim.actor.user_id(), now()).await.unwrap();
    assert_eq!((removed.count, again.count), (1, 0));
    let nobody = remove_factors(&app.services, &operator, UserId(Uuid::nil()), now()).await;
    assert_eq!(rejection(nobody), Rejection::NotFound);
    assert!(!asks_for_code(&app.services, &kim.actor).await.unwrap());
    let by = "SELECT \"by\" FROM audit WHERE event = 'second-factor' ORDER BY id";
    assert_eq!(app.values::<String>(by).await, ["person", "console"]);
    let left = "SELECT detail FROM audit WHERE event = 'recovery-codes' AND outcome = 'used'";
    assert_eq!(app.values::<String>(left).await, ["9"]);

    jobs::drain(&app.services, now()).await.unwrap();
    let mails = app.mails();
    let mut subjects: Vec<&str> = mails.iter().map(|mail| mail.subject.as_str()).collect();
    subjects.sort_unstable();
    assert_eq!(subjects, ["A recovery code was used", "Two-step sign-in is off", "Two-step sign-in is on"]);
    for mail in &mails {
        assert!(mail.to == kim.email && mail.text.contains("https://taskbell.example/settings/security"), "{mail:?}");
        assert!(!mail.raw.contains(&kim.recovery_codes[0]) && !mail.raw.contains(&kim.secret));
    }
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

#[tokio::test]
async fn the_picture_and_the_link_say_the_same() {
    let app = App::new().await;
    let (actor, email) = somebody(&app).await;
    assert_eq!(rejection(pending_totp(&app.services, &actor, proof(), now()).await.map(|_| ())), Rejection::NotFound);
    let first = begun(&app, &actor).await;
    begin_totp(&app.services, &actor, proof(), now()).await.unwrap();
    let setup = pending_totp(&app.services, &actor, proof(), now()).await.unwrap();
    assert_ne!(setup.secret, first, "begun anew");
    let (letters, name) = (setup.secret.replace(' ', ""), email.replace('@', "%40"));
    assert_eq!(letters.len(), 32);
    assert_eq!(setup.uri, format!("otpauth://totp/Taskbell:{name}?secret={letters}&issuer=Taskbell"));
    assert!(setup.picture.starts_with("<svg ") && setup.picture.ends_with("</svg>"), "{}", setup.picture);
    let (other, _) = somebody(&app).await;
    let theirs = pending_totp(&app.services, &other, proof(), now()).await;
    assert_eq!(rejection(theirs.map(|_| ())), Rejection::NotFound);
}

#[tokio::test]
async fn operators_see_who_has_one_and_remove_it() {
    let app = App::new().await;
    let kim = with_factor(&app).await;
    let operator = Operator::at_the_console();
    let shown = async || {
        let query = PeopleQuery { search: kim.email.clone(), ..PeopleQuery::default() };
        let page = console::people(&app.services, &operator, &query, Language::default(), now()).await.unwrap();
        page.people[0].second_factor
    };
    assert!(shown().await);
    let choice = PersonChoice { id: kim.actor.user_id().0, act: PersonAct::RemoveFactors };
    accounts::administer(&app.services, &operator, choice, now()).await.unwrap();
    assert!(!shown().await);
    let form = SignIn { email: kim.email.clone(), password: PASSWORD.to_owned(), next: String::new() };
    let entered = sign_in(&app.services, form, HOME, now()).await.unwrap();
    assert!(matches!(entered, Entered::SignedIn(_)));
}
