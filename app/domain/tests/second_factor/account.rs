//! What a second factor means for the rest of the account.

use super::*;

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
