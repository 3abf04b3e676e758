//! A passkey after the password, and as a proof.

use super::*;
use chrono::TimeDelta;

async fn first(app: &App, email: &str) -> FirstStep {
    let form = SignIn { email: email.to_owned(), password: PASSWORD.into(), next: String::new() };
    match sign_in(&app.services, form, HOME, now()).await.unwrap() {
        Entered::SecondStep(first) => first,
        Entered::SignedIn(_) => panic!("nothing is asked for"),
    }
}

async fn begun(app: &App, first: FirstStep) -> (Value, AskedForSecondStep) {
    begin_passkey_step(&app.services, first, now()).await.unwrap()
}

async fn second(app: &App, first: FirstStep, asked: AskedForSecondStep, answer: &str) -> domain::Result<UserId> {
    second_step_by_passkey(&app.services, first, asked, answer, HOME, now()).await.map(|(person, _)| person.user)
}

#[tokio::test]
async fn a_passkey_follows_the_password_even_if_it_checks_nobody() {
    let app = App::new().await;
    let (kim, email) = somebody(&app).await;
    let mut key = plain_key();
    let recovery_codes = codes(add(&app, &kim, &mut key).await.unwrap());
    assert!(!passkeys(&app, &kim).await[0].signs_in);
    assert!(is_wrong(enter_with(&app, &mut key).await), "alone it is no sign-in");

    let first = first(&app, &email).await;
    let (question, asked) = begun(&app, first).await;
    assert_eq!(
        (&question["userVerification"], question["allowCredentials"].as_array().unwrap().len()),
        (&"preferred".into(), 1)
    );
    assert_eq!(second(&app, first, asked, &key.get(&question)).await.unwrap(), kim.user_id());
    assert_eq!(audited(&app, "sign-in").await, ["wrong", "done"]);
    // Or by a code for whoever lost it, in whose place no code of an app is taken.
    assert!(asks_for_code(&app.services, &kim).await.unwrap());
    let code = |code: &str| TypedCode { code: code.into() };
    let wrong = second_step(&app.services, first, code("000000"), HOME, now()).await;
    assert_eq!(problem(wrong.map(|_| ()), Field::Code), Some(Problem::WrongCode));
    let (person, _) = second_step(&app.services, first, code(&recovery_codes[0]), HOME, now()).await.unwrap();
    assert_eq!(person.user, kim.user_id());
    let view = pages::security(&app.services, &kim, "key", proof(), now()).await.unwrap().second_factor.unwrap();
    assert_eq!((view.since, view.recovery_codes), (None, 9));
}

#[tokio::test]
async fn a_passkey_that_needs_a_name_is_good_after_the_password_until_it_shows_more() {
    let app = App::new().await;
    let me = app.person().await;
    let mut phone = phone();
    for is_found in [Some(false), None] {
        phone.is_found = is_found;
        add(&app, &me, &mut phone).await.unwrap();
        assert!(!passkeys(&app, &me).await[0].signs_in);
    }
    let (question, asked) = begin_passkey_proof(&app.services, &me, now()).await.unwrap();
    prove_by_passkey(&app.services, &me, asked, &phone.get(&question), now()).await.unwrap();
    assert!(!passkeys(&app, &me).await[0].signs_in, "it was asked for");
    enter_with(&app, &mut phone).await.unwrap();
    let listed = passkeys(&app, &me).await;
    assert_eq!(listed.into_iter().map(|passkey| passkey.signs_in).collect::<Vec<_>>(), [true, false]);
}

#[tokio::test]
async fn only_ones_own_passkey_follows_the_password() {
    let app = App::new().await;
    let ((kim, email), mut phone, mut other) = (somebody(&app).await, phone(), phone());
    add(&app, &kim, &mut phone).await.unwrap();
    with_passkey(&app, &mut other).await;
    let first = first(&app, &email).await;
    let (question, asked) = begun(&app, first).await;
    assert!(is_wrong(second(&app, first, asked.clone(), &other.get_by(0, &question)).await));
    let again = second(&app, first, asked, &phone.get(&question)).await;
    assert_eq!(rejection(again), Rejection::SignInOver, "the question was answered");
    // One that checked who uses it when it was made goes on to do so.
    let (question, asked) = begun(&app, first).await;
    let mut careless = Authenticator { verifies: false, ..phone.clone() };
    assert!(is_wrong(second(&app, first, asked, &careless.get(&question)).await));
    let (question, asked) = begun(&app, first).await;
    let mut elsewhere = Authenticator { origin: "https://evil.example".into(), ..phone.clone() };
    assert!(is_wrong(second(&app, first, asked, &elsewhere.get(&question)).await));
    assert_eq!(audited(&app, "second-factor").await, ["added", "added", "wrong", "wrong", "wrong"]);

    // Used meanwhile elsewhere: what was known at the question is not what counts.
    let (question, asked) = begun(&app, first).await;
    let answer = phone.clone().get(&question);
    enter_with(&app, &mut phone).await.unwrap();
    assert!(is_wrong(second(&app, first, asked, &answer).await));
    assert_eq!(audited(&app, "second-factor").await.last().unwrap(), "copied");
    // And removed meanwhile.
    let mut second_key = self::phone();
    add(&app, &kim, &mut second_key).await.unwrap();
    let (question, asked) = begun(&app, first).await;
    let answer = phone.get(&question);
    let id = passkeys(&app, &kim).await.pop().unwrap().id;
    remove_passkey(&app.services, &kim, id, proof(), now()).await.unwrap();
    assert!(is_wrong(second(&app, first, asked, &answer).await));

    // Whoever may not sign in any more does not do so by it.
    let (question, asked) = begun(&app, first).await;
    let answer = second_key.get(&question);
    let stale = FirstStep { session_epoch: 0, ..first };
    assert_eq!(rejection(second(&app, stale, asked.clone(), &answer).await), Rejection::SignInOver);
    app.execute("UPDATE users SET disabled_at = created_at").await;
    assert_eq!(rejection(second(&app, first, asked, &answer).await), Rejection::SignInOver);
}

#[tokio::test]
async fn wrong_passkeys_count_as_wrong_codes_do() {
    let app = App::new().await;
    let ((kim, email), mut phone) = (somebody(&app).await, phone());
    add(&app, &kim, &mut phone).await.unwrap();
    let first = first(&app, &email).await;
    for _ in 0..10 {
        let (_, asked) = begun(&app, first).await;
        assert!(is_wrong(second(&app, first, asked, "{}").await));
    }
    let (question, asked) = begun(&app, first).await;
    let refused = rejection(second(&app, first, asked, &phone.get(&question)).await);
    assert!(matches!(refused, Rejection::TooMany { .. }), "{refused:?}");
    enter_with(&app, &mut phone).await.unwrap();
}

#[tokio::test]
async fn a_passkey_proves_who_one_is() {
    let app = App::new().await;
    let (mut phone, mut key) = (phone(), plain_key());
    let kim = with_passkey(&app, &mut phone).await;
    add(&app, &kim, &mut key).await.unwrap();
    let mut other = self::phone();
    with_passkey(&app, &mut other).await;
    let prove = async |authenticator: &mut Authenticator, at: usize| {
        let (question, asked) = begin_passkey_proof(&app.services, &kim, now()).await.unwrap();
        assert_eq!(question["allowCredentials"].as_array().unwrap().len(), 2);
        prove_by_passkey(&app.services, &kim, asked, &authenticator.get_by(at, &question), now()).await
    };
    assert_eq!(prove(&mut phone, 0).await.unwrap(), Proof { at: now() });
    assert!(is_wrong(prove(&mut key, 0).await), "it stands for password and code");
    assert!(is_wrong(prove(&mut other, 0).await), "somebody else's");
    assert_eq!(audited(&app, "passkey-proof").await, ["done", "wrong", "wrong"]);
    let whose = "SELECT COUNT(*) FROM audit WHERE event = 'passkey-proof' AND user_id = by_id";
    assert_eq!(app.value::<i64>(whose).await, 3);
    // A password alone proves nothing any more.
    let form = PasswordProof { current: PASSWORD.into(), code: String::new(), next: String::new() };
    let by_password = prove_by_password(&app.services, &kim, form, now()).await;
    assert_eq!(problem(by_password, Field::Code), Some(Problem::Required));

    let stale = Proof { at: now() - TimeDelta::minutes(10) };
    let id = passkeys(&app, &kim).await[0].id;
    let begun = begin_passkey(&app.services, &kim, named("Phone", ""), stale, now()).await;
    assert_eq!(rejection(begun.map(|_| ())), Rejection::ProofNeeded);
    assert_eq!(rejection(remove_passkey(&app.services, &kim, id, stale, now()).await), Rejection::ProofNeeded);
    assert_eq!(rejection(remove_totp(&app.services, &kim, stale, now()).await), Rejection::ProofNeeded);
}
