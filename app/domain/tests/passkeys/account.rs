//! What passkeys mean for the rest of the account.

use super::*;
use crate::totp;
use domain::accounts::{begin_totp, confirm_totp, pending_totp};

async fn ids(app: &App, actor: &Actor) -> Vec<PasskeyId> {
    passkeys(app, actor).await.into_iter().map(|passkey| passkey.id).collect()
}

#[tokio::test]
async fn the_last_way_in_stays() {
    let app = App::new().await;
    let mut phone = phone();
    let kim = with_passkey(&app, &mut phone).await;
    add(&app, &kim, &mut plain_key()).await.unwrap();
    add(&app, &kim, &mut self::phone()).await.unwrap();
    let remove = |id| remove_passkey(&app.services, &kim, id, proof(), now());
    app.execute("UPDATE users SET password_hash = ''").await;
    let of_kim = ids(&app, &kim).await;
    // The latest first. The one in the middle asks for nobody's finger: it lets nobody in.
    let removed = join_all([remove(of_kim[0]), remove(of_kim[2])]).await;
    assert_eq!(removed.iter().filter(|removed| removed.is_ok()).count(), 1, "{removed:?}");
    for refused in removed.into_iter().filter(Result::is_err) {
        assert_eq!(rejection(refused), Rejection::LastWayIn);
    }
    remove(of_kim[1]).await.unwrap();
    let last = ids(&app, &kim).await;
    assert_eq!((last.len(), rejection(remove(last[0]).await)), (1, Rejection::LastWayIn));
    assert_eq!(app.count("recovery_codes").await, 10);
    // No password belongs to whoever has none: none is asked for.
    let form = PasswordProof { current: "x".into(), code: "000000".into(), next: String::new() };
    let wrong = prove_by_password(&app.services, &kim, form, now()).await;
    assert_eq!(problem(wrong, Field::Code), Some(Problem::WrongCode));
    app.execute("UPDATE users SET password_hash = 'a hash'").await;
    remove(last[0]).await.unwrap();
    assert_eq!((app.count("passkeys").await, app.count("recovery_codes").await), (0, 0));
    assert!(!asks_for_code(&app.services, &kim).await.unwrap());
}

#[tokio::test]
async fn only_its_owner_renames_and_removes_a_passkey() {
    let app = App::new().await;
    let mut phone = phone();
    let (kim, other) = (with_passkey(&app, &mut phone).await, app.person().await);
    let id = ids(&app, &kim).await[0];
    let rename = async |actor: &Actor, id, name: &str| {
        rename_passkey(&app.services, actor, PasskeyName { id, name: name.into() }, now()).await
    };
    let before = app.everything().await;
    for id in [id, PasskeyId(Uuid::nil())] {
        assert_eq!(rejection(rename(&other, id, "Mine").await), Rejection::NotFound);
        assert_eq!(rejection(remove_passkey(&app.services, &other, id, proof(), now()).await), Rejection::NotFound);
    }
    assert_eq!(problem(rename(&kim, id, "").await, Field::Name), Some(Problem::Required));
    assert_eq!(app.everything().await, before);
    assert_eq!(rename(&kim, id, " Old phone ").await.unwrap().did, Did::PasskeyRenamed);
    assert_eq!(passkeys(&app, &kim).await[0].name, "Old phone");
    let removed = join_all((0..3).map(|_| remove_passkey(&app.services, &kim, id, proof(), now()))).await;
    assert_eq!(removed.iter().filter(|removed| removed.is_ok()).count(), 1, "{removed:?}");
    assert!(is_wrong(enter_with(&app, &mut phone).await));
    assert_eq!(audited(&app, "second-factor").await, ["added", "removed"]);
}

#[tokio::test]
async fn an_app_and_passkeys_stand_beside_each_other() {
    let app = App::new().await;
    let mut phone = phone();
    let kim = with_passkey(&app, &mut phone).await;
    begin_totp(&app.services, &kim, proof(), now()).await.unwrap();
    let secret = pending_totp(&app.services, &kim, proof(), now()).await.unwrap().secret;
    let form = TypedCode { code: totp::code(&secret, now().timestamp()) };
    assert_eq!(codes(confirm_totp(&app.services, &kim, proof(), form, now()).await.unwrap()).len(), 10);
    let without_app = remove_totp(&app.services, &kim, proof(), now()).await.unwrap();
    assert_eq!((without_app.did, app.count("recovery_codes").await), (Did::AppRemoved, 10));
    assert!(asks_for_code(&app.services, &kim).await.unwrap());
    let id = ids(&app, &kim).await[0];
    remove_passkey(&app.services, &kim, id, proof(), now()).await.unwrap();
    assert_eq!(app.count("recovery_codes").await, 0);

    jobs::drain(&app.services, now()).await.unwrap();
    let mut subjects: Vec<String> = app.mails().into_iter().map(|mail| mail.subject).collect();
    subjects.sort_unstable();
    let expected =
        ["A passkey was added", "A passkey was removed", "Codes of an app are off", "Two-step sign-in is on"];
    assert_eq!(subjects, expected);
}

#[tokio::test]
async fn operators_remove_passkeys_too_and_see_that_there_are_some() {
    let app = App::new().await;
    let mut phone = phone();
    let kim = with_passkey(&app, &mut phone).await;
    add(&app, &kim, &mut phone).await.unwrap();
    app.execute("UPDATE users SET password_hash = ''").await;
    let operator = Operator::at_the_console();
    let seen = async || {
        let query = PeopleQuery::default();
        let page = console::people(&app.services, &operator, &query, Language::default(), now()).await.unwrap();
        page.people.into_iter().map(|person| person.second_factor).collect::<Vec<_>>()
    };
    assert_eq!(seen().await, [true]);
    let remove = async || remove_factors(&app.services, &operator, kim.user_id(), now()).await.unwrap().count;
    // They can let somebody in by a link, who lost all that did.
    assert_eq!((remove().await, remove().await), (2, 0));
    assert_eq!((seen().await, app.count("recovery_codes").await), (vec![false], 0));
    let by = "SELECT \"by\" FROM audit WHERE event = 'second-factor' AND detail = 'passkey' ORDER BY id";
    assert_eq!(app.values::<String>(by).await, ["person", "person", "console"]);
    assert!(is_wrong(enter_with(&app, &mut phone).await));
    jobs::drain(&app.services, now()).await.unwrap();
    assert!(app.mails().iter().any(|mail| mail.subject == "Two-step sign-in is off"));
}

#[tokio::test]
async fn whoever_is_shut_out_or_gone_does_not_come_in_by_a_passkey() {
    let app = App::new().await;
    let ((kim, _), mut phone) = (somebody(&app).await, phone());
    add(&app, &kim, &mut phone).await.unwrap();
    app.execute("UPDATE users SET disabled_at = created_at").await;
    assert_eq!(rejection(enter_with(&app, &mut phone).await), Rejection::Disabled);
    assert_eq!(audited(&app, "sign-in").await, ["disabled"]);
    app.execute("UPDATE users SET disabled_at = NULL, deleted_at = created_at").await;
    assert!(is_wrong(enter_with(&app, &mut phone).await));
    app.execute("UPDATE users SET deleted_at = NULL").await;
    assert!(has_passkeys(&app.services, kim.user_id()).await.unwrap());
    let form = AccountDeletion { current: PASSWORD.into() };
    delete_account(&app.services, &kim, form, proof(), now()).await.unwrap();
    assert_eq!((app.count("passkeys").await, app.count("passkey_owners").await), (0, 0));
    assert!(is_wrong(enter_with(&app, &mut phone).await));
}
