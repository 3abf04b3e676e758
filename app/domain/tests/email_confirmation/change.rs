//! Another address for an account.

use super::*;

#[tokio::test]
async fn who_mistyped_the_address_gives_another() {
    let app = App::verifying().await;
    let (me, wrong, first) = unconfirmed(&app).await;
    let right = own_address();
    // They only just signed up, and have nothing to lose.
    let form = EmailChange { email: right.clone() };
    let long_ago = Proof { at: now() - TimeDelta::days(1) };
    accounts::change_email(&app.services, &me, form, long_ago, HOME, now()).await.unwrap();
    assert_eq!(accounts::unconfirmed_address(&app.services, &me).await.unwrap(), right);
    send_confirmation(&app.services, &me, HOME, now()).await.unwrap();
    assert_eq!(rejection(confirm(&app, &first).await), Rejection::LinkOver);
    confirm(&app, &token_to(&app, &right).await).await.unwrap();
    assert!(!actor(&app, &right, PASSWORD).await.is_unconfirmed());
    assert_eq!(mails_to(&app, &wrong).await.len(), 1, "it is told nothing more");
    sign_up(&app, &wrong).await;
    assert!(actor(&app, &wrong, PASSWORD).await.is_unconfirmed(), "it is free");
}

#[tokio::test]
async fn an_address_changes_once_the_new_one_is_confirmed() {
    let app = App::verifying().await;
    let (me, old) = confirmed(&app).await;
    let new = own_address();
    let form = EmailChange { email: new.clone() };
    let stale = Proof { at: now() - TimeDelta::minutes(10) };
    let refused = accounts::change_email(&app.services, &me, form, stale, HOME, now()).await;
    assert_eq!(rejection(refused), Rejection::ProofNeeded);
    assert_eq!(problem(change(&app, &me, "root@127.0.0.1").await, Field::Email), Some(Problem::NotAnEmail));
    assert_eq!(problem(change(&app, &me, &old.to_uppercase()).await, Field::Email), Some(Problem::EmailSame));

    change(&app, &me, &new.to_uppercase()).await.unwrap();
    let security = domain::pages::security(&app.services, &me, "", Proof { at: now() }, now()).await.unwrap();
    assert_eq!((security.email.as_str(), security.new_email.as_deref()), (old.as_str(), Some(new.as_str())));
    assert_eq!(actor(&app, &old, PASSWORD).await.viewer().email, old, "the old one until then");
    let form = ForgottenPassword { email: old.clone() };
    accounts::ask_for_reset_link(&app.services, form, HOME, now()).await.unwrap();
    let sent = mails_to(&app, &old).await;
    let reset = sent.iter().find_map(|mail| Some(mail.text.split_once("/reset-password/")?.1.to_owned())).unwrap();
    let reset = reset.split_whitespace().next().unwrap();

    confirm(&app, &token_to(&app, &new).await).await.unwrap();
    let me = actor(&app, &new, PASSWORD).await;
    assert_eq!(me.viewer().email, new);
    assert!(accounts::actor(&app.services, me.user_id(), 1).await.unwrap().is_some(), "sessions go on");
    assert_eq!(rejection(accounts::check_reset_link(&app.services, reset, now()).await), Rejection::LinkOver);
    let told = mails_to(&app, &old).await;
    let told = told.iter().find(|mail| mail.subject == "The address of your account was changed").unwrap();
    assert!(told.text.contains("/settings/security") && !told.text.contains(&new), "{}", told.text);
    assert!(reminders::recent(&app.services, &me, now()).await.unwrap().is_empty());
    sign_up(&app, &old).await;
    assert_ne!(actor(&app, &old, PASSWORD).await.user_id(), me.user_id(), "it is free");
}

#[tokio::test]
async fn the_address_of_somebody_else_is_not_taken_over() {
    let app = App::verifying().await;
    let (me, _) = confirmed(&app).await;
    let (_, theirs) = confirmed(&app).await;
    let before = mails_to(&app, &theirs).await.len();
    let free = own_address();
    let (of_free, first) = app.statements(change(&app, &me, &free)).await;
    let (of_theirs, second) = app.statements(change(&app, &me, &theirs)).await;
    assert_eq!(first.unwrap(), second.unwrap(), "the answer does not say who has an account");
    assert!(of_free.abs_diff(of_theirs) < 5);
    assert_eq!(mails_to(&app, &theirs).await.len(), before);

    // Somebody was faster.
    let late = own_address();
    change(&app, &me, &late).await.unwrap();
    let token = token_to(&app, &late).await;
    sign_up(&app, &late).await;
    assert_eq!(rejection(confirm(&app, &token).await), Rejection::EmailTaken);
    assert!(!actor(&app, &late, PASSWORD).await.user_id().eq(&me.user_id()));
}

#[tokio::test]
async fn a_new_password_ends_the_change_of_an_address() {
    let app = App::verifying().await;
    let (me, email) = confirmed(&app).await;
    let new = own_address();
    change(&app, &me, &new).await.unwrap();
    let token = token_to(&app, &new).await;
    let form = NewPassword { current: PASSWORD.to_owned(), password: NEW.to_owned() };
    accounts::change_password(&app.services, &me, form, proof(), "key", now()).await.unwrap();
    assert_eq!(rejection(confirm(&app, &token).await), Rejection::LinkOver);
    assert!(mails_to(&app, &email).await.iter().any(|mail| mail.subject == "Your password was changed"));
}

#[tokio::test]
async fn without_a_mail_server_an_address_changes_at_once() {
    let app = App::new().await;
    let email = own_address();
    let person = accounts::sign_up(&app.services, up(&email), HOME, now()).await.unwrap();
    let me = accounts::actor(&app.services, person.user, 1).await.unwrap().unwrap();
    assert!(!me.is_unconfirmed() && mails_to(&app, &email).await.is_empty());
    let taken = own_address();
    accounts::sign_up(&app.services, up(&taken), HOME, now()).await.unwrap();
    assert_eq!(problem(change(&app, &me, &taken).await, Field::Email), Some(Problem::EmailTaken));
    let new = own_address();
    change(&app, &me, &new).await.unwrap();
    assert_eq!(actor(&app, &new, PASSWORD).await.viewer().email, new);
    let told = mails_to(&app, &email).await;
    assert_eq!((told.len(), told[0].subject.as_str()), (1, "The address of your account was changed"));
}

/// A domain that may open accounts is no way in for others.
#[tokio::test]
async fn a_new_account_keeps_to_the_domains_that_may_open_one() {
    let app = App::verifying_with_domain("example.org").await;
    let (me, _, _) = unconfirmed(&app).await;
    let other = change(&app, &me, "me@example.com").await;
    assert_eq!(problem(other, Field::Email), Some(Problem::DomainNotAllowed));
    let (me, _) = confirmed(&app).await;
    change(&app, &me, "me@example.com").await.unwrap();
}
