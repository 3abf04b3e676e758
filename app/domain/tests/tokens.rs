//! Access tokens.

use std::net::{IpAddr, Ipv6Addr};

use chrono::{DateTime, TimeDelta, Utc};
use domain::accounts::tokens::{TokenActor, actor_of_token, create_token, revoke_token};
use domain::accounts::{self, Operator, Proof, delete_account, set_operator, sign_up};
use domain::{Actor, Error, Services, jobs, pages};
use model::{
    AccountDeletion, Did, Expiry, Field, NewPassword, NewToken, Outcome, Problem, Rejection, Scope, ShownOnce, SignUp,
    TokenId, TokenView,
};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::support::{App, HOME, PASSWORD, now, problem, proof, rejection};

const FRESH: TimeDelta = TimeDelta::minutes(9);

fn form(scopes: &[Scope]) -> NewToken {
    NewToken { name: " Phone ".into(), scopes: scopes.to_vec(), expiry: Expiry::Month }
}

async fn create(services: &Services, actor: &Actor, form: NewToken) -> domain::Result<Outcome> {
    create_token(services, actor, form, Proof { at: now() - FRESH }, now()).await
}

/// A new token of somebody's.
async fn token(app: &App, actor: &Actor, scopes: &[Scope]) -> String {
    let made = create(&app.services, actor, form(scopes)).await.unwrap();
    assert_eq!(made.did, Did::TokenCreated);
    let Some(ShownOnce(token)) = made.shown_once else { panic!("no token") };
    token
}

async fn check(app: &App, token: &str, now: DateTime<Utc>) -> Option<TokenActor> {
    actor_of_token(&app.services, token, HOME, now).await.unwrap()
}

async fn works(app: &App, token: &str) -> bool {
    check(app, token, now()).await.is_some()
}

async fn list(app: &App, actor: &Actor, now: DateTime<Utc>) -> Vec<TokenView> {
    pages::security(&app.services, actor, "key", Proof { at: now }, now).await.unwrap().tokens
}

fn somewhere() -> IpAddr {
    IpAddr::V6(Ipv6Addr::from_bits(Uuid::new_v4().as_u128()))
}

/// The lines of the audit trail about tokens: outcome and detail.
async fn audited(app: &App) -> Vec<String> {
    let line = "SELECT outcome || ' ' || COALESCE(detail, '-') FROM audit WHERE event = 'token' ORDER BY id";
    app.values(line).await
}

#[tokio::test]
async fn a_token_acts_for_its_owner_within_its_scopes() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    let mine = token(&app, &me, &[Scope::Lists, Scope::AccountRead, Scope::Lists]).await;
    let theirs = token(&app, &other, &[Scope::TasksRead]).await;
    let found = check(&app, &mine, now()).await.unwrap();
    assert_eq!(found.scopes(), [Scope::Lists, Scope::AccountRead]);
    assert_eq!(found.acting(Scope::AccountRead).map(Actor::user_id), Some(me.user_id()));
    for scope in [Scope::TasksRead, Scope::TasksWrite, Scope::Admin] {
        assert!(found.acting(scope).is_none(), "{scope:?}");
    }
    let found = check(&app, &theirs, now()).await.unwrap();
    assert_eq!(found.acting(Scope::TasksRead).map(Actor::user_id), Some(other.user_id()));
    assert!(found.acting(Scope::AccountRead).is_none());
    assert_eq!(audited(&app).await, ["created Phone", "created Phone"]);
}

#[tokio::test]
async fn who_did_not_prove_it_makes_none() {
    let app = App::new().await;
    let me = app.person().await;
    for age in [TimeDelta::minutes(10), TimeDelta::days(1)] {
        let proof = Proof { at: now() - age };
        let refused = create_token(&app.services, &me, form(&[Scope::Lists]), proof, now()).await;
        assert_eq!(rejection(refused), Rejection::ProofNeeded);
    }
    assert_eq!(app.count("tokens").await, 0);
}

#[tokio::test]
async fn what_is_wrong_stands_at_its_field() {
    let app = App::new().await;
    let me = app.person().await;
    for (name, expected) in [
        (" \u{200b} ".to_owned(), Problem::Required),
        ("x\0".to_owned(), Problem::ControlCharacter),
        ("x".repeat(101), Problem::TooLong { max: 100 }),
    ] {
        let form = NewToken { name, ..form(&[Scope::Lists]) };
        assert_eq!(problem(create(&app.services, &me, form).await, Field::Name), Some(expected));
    }
    assert_eq!(problem(create(&app.services, &me, form(&[])).await, Field::Scopes), Some(Problem::NoScopes));
    let longest = NewToken { name: "ä".repeat(100), ..form(&[Scope::Lists]) };
    create(&app.services, &me, longest).await.unwrap();
}

#[tokio::test]
async fn a_token_is_kept_nowhere() {
    let app = App::new().await;
    let me = app.person().await;
    let token = token(&app, &me, &[Scope::Lists]).await;
    works(&app, &token).await;
    // Not even what stands in it.
    let random = &token["taskbell_pat_".len()..][..20];
    let rows = app.everything().await.join("\n");
    assert!(rows.contains("tokens: ") && !rows.contains(random), "{rows}");
    let audited = app.values::<String>("SELECT COALESCE(detail, '') FROM audit").await.join("\n");
    assert!(!audited.contains(random), "{audited}");
    let hash: String = app.value("SELECT hash FROM tokens").await;
    assert!(!works(&app, &hash).await);
    assert_eq!(hash.len(), 43, "SHA-256");
    let made = create(&app.services, &me, form(&[Scope::Lists])).await.unwrap();
    assert!(!format!("{made:?}").contains("taskbell_pat_"), "{made:?}");
}

#[tokio::test]
async fn what_is_no_token_does_not_work() {
    let app = App::new().await;
    let me = app.person().await;
    let token = token(&app, &me, &[Scope::Lists]).await;
    let altered = format!("{}{}", &token[..30], token[30..].chars().rev().collect::<String>());
    let (upper, long) = (token.to_uppercase(), format!("{token} "));
    for wrong in ["", "x", "\0", &altered, &upper, &long, &token[1..], "not a hash", PASSWORD, &"ä".repeat(50_000)] {
        assert!(!works(&app, wrong).await, "{wrong:.60}");
    }
    assert!(works(&app, &token).await);
    let lines = audited(&app).await;
    assert_eq!((lines.len(), lines.iter().filter(|line| *line == "wrong -").count()), (11, 10), "{lines:?}");
}

#[tokio::test]
async fn a_token_ends() {
    let app = App::new().await;
    let me = app.person().await;
    for (expiry, days) in [(Expiry::Month, 30), (Expiry::Quarter, 90), (Expiry::Year, 365), (Expiry::Never, 36_500)] {
        let form = NewToken { expiry, ..form(&[Scope::Lists]) };
        let ShownOnce(token) = create(&app.services, &me, form).await.unwrap().shown_once.unwrap();
        let end = now() + TimeDelta::days(days);
        assert!(check(&app, &token, end - TimeDelta::seconds(1)).await.is_some(), "{expiry:?}");
        assert_eq!(check(&app, &token, end).await.is_some(), expiry == Expiry::Never, "{expiry:?}");
        // Clocks that step back.
        assert!(works(&app, &token).await, "{expiry:?}");
    }
    let late = now() + TimeDelta::days(31);
    let ends: Vec<String> = list(&app, &me, late).await.into_iter().map(|token| token.expires).collect();
    assert_eq!(ends.iter().filter(|end| end.starts_with("Ended yesterday")).count(), 1, "{ends:?}");
    assert_eq!(ends.iter().filter(|end| *end == "Good until you revoke it").count(), 1, "{ends:?}");
    assert_eq!(audited(&app).await.iter().filter(|line| *line == "refused Phone").count(), 3);
}

#[tokio::test]
async fn a_revoked_token_works_no_more_and_only_its_owner_revokes_it() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    let (first, second) = (token(&app, &me, &[Scope::Lists]).await, token(&app, &me, &[Scope::Lists]).await);
    let ids: Vec<TokenId> = list(&app, &me, now()).await.into_iter().map(|token| token.id).collect();
    for nobodys in [ids[0], ids[1], TokenId(Uuid::nil())] {
        assert_eq!(rejection(revoke_token(&app.services, &other, nobodys, now()).await), Rejection::NotFound);
    }
    assert!(works(&app, &first).await && works(&app, &second).await && list(&app, &other, now()).await.is_empty());
    // Of several at once one wins. It needs no proof.
    let mut tries = JoinSet::new();
    for _ in 0..4 {
        let (services, me, id) = (app.services.clone(), me.clone(), ids[1]);
        tries.spawn(async move {
            match revoke_token(&services, &me, id, now()).await {
                Ok(_) => 1,
                Err(Error::Rejected(Rejection::NotFound)) => 0,
                Err(error) => panic!("{error}"),
            }
        });
    }
    assert_eq!(tries.join_all().await.into_iter().sum::<u32>(), 1);
    assert_eq!(list(&app, &me, now()).await.len(), 1);
    assert!(works(&app, &first).await != works(&app, &second).await);
    let revoked = "SELECT COUNT(*) FROM audit WHERE event = 'token' AND outcome = 'revoked' AND detail = 'Phone'";
    assert_eq!(app.value::<i64>(revoked).await, 1);
}

#[tokio::test]
async fn who_may_not_act_does_not_act_by_a_token() {
    let app = App::verifying().await;
    let (me, other) = (app.person().await, app.person().await);
    let (mine, theirs) = (token(&app, &me, &[Scope::Lists]).await, token(&app, &other, &[Scope::Lists]).await);
    let set = async |column: &str, value: &str| {
        let id = me.user_id().0;
        let id = if app.services.db.get_database_backend() == sea_orm::DbBackend::Postgres {
            format!("'{id}'")
        } else {
            format!("X'{}'", id.simple())
        };
        app.execute(&format!("UPDATE users SET {column} = {value} WHERE id = {id}")).await;
    };
    for column in ["disabled_at", "deleted_at", "unconfirmed_since"] {
        set(column, "created_at").await;
        assert!(!works(&app, &mine).await && works(&app, &theirs).await, "{column}");
        set(column, "NULL").await;
        assert!(works(&app, &mine).await, "{column}");
    }
}

#[tokio::test]
async fn tokens_outlive_a_new_password_and_end_with_the_account() {
    let app = App::new().await;
    let account = SignUp {
        name: "Kim".into(),
        email: format!("{}@example.org", Uuid::new_v4().simple()),
        password: PASSWORD.into(),
        zone: String::new(),
        language: String::new(),
    };
    let user = sign_up(&app.services, account, HOME, now()).await.unwrap().user;
    let me = accounts::actor(&app.services, user, 1).await.unwrap().unwrap();
    let token = token(&app, &me, &[Scope::Lists]).await;
    let new = "entirely other words this time";
    let passwords = NewPassword { current: PASSWORD.into(), password: new.into() };
    accounts::change_password(&app.services, &me, passwords, proof(), "key", now()).await.unwrap();
    let me = accounts::actor(&app.services, user, 2).await.unwrap().unwrap();
    assert!(works(&app, &token).await && list(&app, &me, now()).await.len() == 1);
    delete_account(&app.services, &me, AccountDeletion { current: new.into() }, proof(), now()).await.unwrap();
    assert!(!works(&app, &token).await);
    assert_eq!(app.count("tokens").await, 0);
}

#[tokio::test]
async fn only_operators_make_and_use_tokens_for_what_operators_do() {
    let app = App::new().await;
    let me = app.person().await;
    let scopes = [Scope::AccountRead, Scope::Admin];
    assert_eq!(rejection(create(&app.services, &me, form(&scopes)).await), Rejection::NotFound);
    assert_eq!(app.count("tokens").await, 0);
    let console = Operator::at_the_console();
    set_operator(&app.services, &console, me.user_id(), true, now()).await.unwrap();
    let operator = accounts::actor(&app.services, me.user_id(), 1).await.unwrap().unwrap();
    let token = token(&app, &operator, &scopes).await;
    assert!(check(&app, &token, now()).await.unwrap().acting(Scope::Admin).is_some());
    set_operator(&app.services, &console, me.user_id(), false, now()).await.unwrap();
    let found = check(&app, &token, now()).await.unwrap();
    assert_eq!(found.scopes(), [Scope::AccountRead]);
    assert!(found.acting(Scope::Admin).is_none());
}

#[tokio::test]
async fn nobody_has_more_than_fifty() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    for _ in 0..49 {
        token(&app, &me, &[Scope::Lists]).await;
    }
    // Nobody waits for a connection while another one is through.
    app.services.fill_pool().await.unwrap();
    let mut tries = JoinSet::new();
    for _ in 0..4 {
        let (services, me) = (app.services.clone(), me.clone());
        tries.spawn(async move { create(&services, &me, form(&[Scope::Lists])).await });
    }
    let tries = tries.join_all().await;
    assert_eq!(tries.iter().filter(|made| made.is_ok()).count(), 1);
    for refused in tries.into_iter().filter(Result::is_err) {
        assert_eq!(problem(refused, Field::Name), Some(Problem::TooManyTokens { max: 50 }));
    }
    assert_eq!((app.count("tokens").await, list(&app, &me, now()).await.len()), (50, 50));
    token(&app, &other, &[Scope::Lists]).await;
    let id = list(&app, &me, now()).await[0].id;
    revoke_token(&app.services, &me, id, now()).await.unwrap();
    token(&app, &me, &[Scope::Lists]).await;
}

#[tokio::test]
async fn the_last_use_is_noted_once_in_five_minutes() {
    let app = App::new().await;
    let me = app.person().await;
    let token = token(&app, &me, &[Scope::Lists]).await;
    assert_eq!(list(&app, &me, now()).await[0].used, "Not used yet");
    let used = async |from: &str, minutes: i64| {
        let at = now() + TimeDelta::minutes(minutes);
        let from = from.parse().unwrap();
        let (statements, _) = app.statements(actor_of_token(&app.services, &token, from, at)).await;
        (statements, list(&app, &me, at).await[0].used.clone())
    };
    let first = "Last used today 10:00 from 192.0.2.7".to_owned();
    assert_eq!(used("::ffff:192.0.2.7", 0).await, (3, first.clone()));
    assert_eq!(used("192.0.2.8", 4).await, (2, first));
    assert_eq!(used("2001:db8::8", 5).await, (3, "Last used today 10:05 from 2001:db8::8".to_owned()));
}

#[tokio::test]
async fn wrong_tokens_count_for_their_address() {
    let app = App::new().await;
    let me = app.person().await;
    let token = token(&app, &me, &[Scope::Lists]).await;
    let from = somewhere();
    let present = async |token: &str, from: IpAddr| actor_of_token(&app.services, token, from, now()).await;
    for _ in 0..100 {
        assert!(present("wrong", from).await.unwrap().is_none());
    }
    // Not even a right one: whoever guesses does not learn that it was.
    for presented in ["wrong", &token] {
        let refused = present(presented, from).await.map(|_| ());
        assert!(matches!(rejection(refused), Rejection::TooMany { retry_after_seconds: 1..=900 }));
    }
    assert!(present(&token, somewhere()).await.unwrap().is_some());
    let wrong = audited(&app).await.iter().filter(|line| *line == "wrong -").count();
    assert_eq!(wrong, 100, "what is refused is no line each");
}

#[tokio::test]
async fn right_ones_are_not_counted() {
    let app = App::new().await;
    let me = app.person().await;
    let token = token(&app, &me, &[Scope::Lists]).await;
    let from = somewhere();
    for _ in 0..120 {
        assert!(actor_of_token(&app.services, &token, from, now()).await.unwrap().is_some());
    }
}

#[tokio::test]
async fn while_redis_is_away_no_token_works() {
    let (app, redis) = App::alone().await;
    let me = app.person().await;
    let token = token(&app, &me, &[Scope::Lists]).await;
    drop(redis);
    for from in [HOME, somewhere()] {
        let closed = actor_of_token(&app.services, &token, from, now()).await;
        assert!(matches!(closed, Err(Error::Unavailable(_))), "{from}");
    }
}

#[tokio::test]
async fn the_mail_about_a_new_password_says_how_many_are_in_force() {
    let app = App::new().await;
    let email = format!("{}@example.org", Uuid::new_v4().simple());
    let form = |password: &str| SignUp {
        name: "Kim".into(),
        email: email.clone(),
        password: password.into(),
        zone: String::new(),
        language: String::new(),
    };
    let person = sign_up(&app.services, form(PASSWORD), HOME, now()).await.unwrap();
    let change = async |epoch: i64, from: &str, to: &str| {
        let me = accounts::actor(&app.services, person.user, epoch).await.unwrap().unwrap();
        let form = NewPassword { current: from.into(), password: to.into() };
        accounts::change_password(&app.services, &me, form, proof(), "", now()).await.unwrap();
        jobs::drain(&app.services, now()).await.unwrap();
        app.mails().into_iter().filter(|mail| mail.text.contains("still in force")).map(|mail| mail.text).collect()
    };
    let said: Vec<String> = change(1, PASSWORD, "entirely other words this time").await;
    assert!(said.is_empty(), "{said:?}");
    let me = accounts::actor(&app.services, person.user, 2).await.unwrap().unwrap();
    for _ in 0..3 {
        token(&app, &me, &[Scope::Lists]).await;
    }
    let said: Vec<String> = change(2, "entirely other words this time", PASSWORD).await;
    assert!(said.len() == 1 && said[0].contains("3 access tokens are still in force"), "{said:?}");
    app.execute("UPDATE tokens SET expires_at = created_at").await;
    let said: Vec<String> = change(3, PASSWORD, "once more other words than those").await;
    assert_eq!(said.len(), 1, "those that ended are not");
}
