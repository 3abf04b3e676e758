//! Who people are at services elsewhere: whose that is, when it goes, and what is left to sign in by.

use chrono::TimeDelta;
use domain::accounts::{
    actor, ask_for_reset_link, change_password, delete_account, has_password, providers, reset_password,
    sign_up_by_mail,
};
use domain::jobs::{self, Queue};
use domain::{Actor, UserId};
use model::{AccountDeletion, Did, Field, ForgottenPassword, NewPassword, PasswordReset, Problem, Rejection, SignUp};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use uuid::Uuid;

use crate::support::{App, HOME, PASSWORD, now, own_address, problem, proof, rejection};

const ISSUER: &str = "https://login.example.org";

/// Lets somebody be somebody there.
async fn link(app: &App, user: UserId, issuer: &str) -> Uuid {
    let id = Uuid::now_v7();
    let insert = Query::insert()
        .into_table("identities")
        .columns(["id", "user_id", "issuer", "subject", "created_at"])
        .values_panic([id.into(), user.0.into(), issuer.into(), id.to_string().into(), now().into()])
        .take();
    app.services.db.execute(&insert).await.unwrap();
    id
}

/// Somebody without a password, who signs in by so many.
async fn by_providers(app: &App, many: usize) -> (Actor, Vec<Uuid>) {
    let me = app.person().await;
    let mut none = Query::update();
    none.table("users").value("password_hash", "").and_where(Expr::col("id").eq(me.user_id().0));
    app.services.db.execute(&none).await.unwrap();
    let mut ids = Vec::new();
    for _ in 0..many {
        ids.push(link(app, me.user_id(), ISSUER).await);
    }
    (me, ids)
}

#[tokio::test]
async fn of_two_ways_in_that_go_at_once_one_stays() {
    let app = App::with_provider(ISSUER).await;
    for _ in 0..5 {
        let (me, ids) = by_providers(&app, 2).await;
        let unlink = |id| providers::unlink(&app.services, &me, id, proof(), now());
        let (first, second) = tokio::join!(unlink(ids[0]), unlink(ids[1]));
        let refused = [first, second].into_iter().filter_map(Result::err).collect::<Vec<_>>();
        assert!(matches!(refused[..], [domain::Error::Rejected(Rejection::LastWayIn)]), "{refused:?}");
        assert_eq!(app.count("identities").await, 1);
        app.execute("DELETE FROM identities").await;
    }
}

#[tokio::test]
async fn unlinking_is_for_its_owner_by_a_fresh_proof_and_leaves_a_way_in() {
    let app = App::with_provider(ISSUER).await;
    let (me, other) = (app.person().await, app.person().await);
    let id = link(&app, me.user_id(), ISSUER).await;
    let before = app.everything().await;
    let late = now() + TimeDelta::minutes(11);
    let stale = providers::unlink(&app.services, &me, id, proof(), late).await;
    assert_eq!(rejection(stale), Rejection::ProofNeeded);
    for (who, id) in [(&other, id), (&me, Uuid::now_v7())] {
        let unlinked = providers::unlink(&app.services, who, id, proof(), now()).await;
        assert_eq!(rejection(unlinked), Rejection::NotFound);
    }
    assert_eq!(app.everything().await, before);
    let done = providers::unlink(&app.services, &me, id, proof(), now()).await.unwrap();
    assert_eq!((done.did, app.count("identities").await), (Did::ProviderUnlinked, 0));
    // One that the settings know no more lets nobody in.
    let (me, ids) = by_providers(&app, 1).await;
    link(&app, me.user_id(), "https://gone.example.org").await;
    let last = providers::unlink(&app.services, &me, ids[0], proof(), now()).await;
    assert_eq!(rejection(last), Rejection::LastWayIn);
}

#[tokio::test]
async fn whoever_has_no_password_sets_one_or_leaves_by_a_fresh_proof() {
    let app = App::with_provider(ISSUER).await;
    let (me, _) = by_providers(&app, 1).await;
    assert!(!has_password(&app.services, &me).await.unwrap());
    let late = now() + TimeDelta::minutes(11);
    let form = |current: &str| NewPassword { current: current.into(), password: PASSWORD.into() };
    let stale = change_password(&app.services, &me, form(""), proof(), "", late).await;
    assert_eq!(rejection(stale), Rejection::ProofNeeded);
    let leaves = |current: &str| AccountDeletion { current: current.into() };
    let stale = delete_account(&app.services, &me, leaves(""), proof(), late).await;
    assert_eq!(rejection(stale), Rejection::ProofNeeded);
    let set = change_password(&app.services, &me, form(""), proof(), "", now()).await.unwrap();
    let me = actor(&app.services, set.user, set.session_epoch).await.unwrap().unwrap();
    assert!(has_password(&app.services, &me).await.unwrap());
    // From now on it is asked for.
    let missing = change_password(&app.services, &me, form(""), proof(), "", now()).await;
    assert_eq!(problem(missing, Field::CurrentPassword), Some(Problem::Required));
    let missing = delete_account(&app.services, &me, leaves(""), proof(), now()).await;
    assert_eq!(problem(missing, Field::CurrentPassword), Some(Problem::Required));
    let (other, _) = by_providers(&app, 1).await;
    delete_account(&app.services, &other, leaves(""), proof(), now()).await.unwrap();
    assert_eq!((app.count("users").await, app.count("identities").await), (1, 1));
}

#[tokio::test]
async fn a_large_account_is_nobody_there_from_the_moment_it_is_closed() {
    let app = App::with_provider(ISSUER).await;
    let (me, _) = by_providers(&app, 1).await;
    app.many_tasks(&me, 1_100, 0).await;
    let form = AccountDeletion { current: String::new() };
    let done = delete_account(&app.services, &me, form, proof(), now()).await.unwrap();
    assert_eq!((done.did, app.count("identities").await, app.count("users").await), (Did::AccountClosed, 0, 1));
}

/// Whoever opened an account in another's name comes into it by nothing once that one shows whose address it is.
#[tokio::test]
async fn nobody_comes_in_who_was_there_before_the_owner_of_the_address() {
    let (app, email) = (App::verifying().await, own_address());
    let form = |name: &str| SignUp {
        name: name.into(),
        email: email.clone(),
        password: PASSWORD.into(),
        zone: String::new(),
        language: String::new(),
    };
    sign_up_by_mail(&app.services, form("Eve"), HOME, now()).await.unwrap();
    let id: Uuid = app.value("SELECT id FROM users").await;
    link(&app, UserId(id), ISSUER).await;
    sign_up_by_mail(&app.services, form("Kim"), HOME, now()).await.unwrap();
    assert_eq!((app.count("users").await, app.count("identities").await), (1, 0));
    // By a link for a new password, too.
    link(&app, UserId(id), ISSUER).await;
    let forgotten = ForgottenPassword { email: email.clone() };
    ask_for_reset_link(&app.services, forgotten, HOME, now()).await.unwrap();
    for queue in [Queue::Transfers, Queue::Mail] {
        jobs::drain_queue(&app.services, queue, now()).await.unwrap();
    }
    let mails = app.mails();
    let mail = mails.iter().find(|mail| mail.subject == "Choose a new password").unwrap();
    let token = mail.text.split("/reset-password/").nth(1).unwrap().split_whitespace().next().unwrap();
    let form = PasswordReset { token: token.into(), password: "entirely other words this time".into() };
    reset_password(&app.services, form, HOME, now()).await.unwrap();
    assert_eq!((app.count("users").await, app.count("identities").await), (1, 0));
}
