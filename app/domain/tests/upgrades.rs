//! What a new version does to what an older one stored, beside the work of both.

use chrono::{TimeDelta, Utc};
use chrono_tz::Tz;
use domain::accounts::{self, Operator, sign_in, sign_up};
use domain::jobs;
use domain::{Actor, pages, tasks};
use migrations::Migrator;
use model::{Field, Problem, Rejection, SignIn, SignUp, TaskEdit};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm_migration::MigratorTrait;
use uuid::Uuid;

use crate::support::{App, HOME, PASSWORD, by_password, now, problem, rejection};

/// As many migrations as make these upgrades, and what came after them.
fn upgrades() -> Option<u32> {
    let names = Migrator::migrations();
    Some(names.iter().skip_while(|migration| migration.name() != "m20261125_000008_addresses").count() as u32)
}

async fn person(app: &App, name: &str, email: &str) {
    let form = SignUp {
        name: name.into(),
        email: email.into(),
        password: PASSWORD.into(),
        zone: String::new(),
        language: String::new(),
    };
    sign_up(&app.services, form, HOME, now()).await.unwrap();
}

/// Stores an address as the version before did.
async fn stored_before(app: &App, name: &str, email: &str, age: i64) {
    let update = Query::update()
        .table("users")
        .value("email", email)
        .value("created_at", now() - TimeDelta::days(age))
        .and_where(Expr::col("name").eq(name))
        .take();
    app.services.db.execute(&update).await.unwrap();
}

async fn email_of(app: &App, name: &str) -> String {
    app.value(&format!("SELECT email FROM users WHERE name = '{name}'")).await
}

/// The name of whoever signs in.
async fn who(app: &App, email: &str) -> Result<String, Rejection> {
    let form = SignIn { email: email.into(), password: PASSWORD.into(), next: String::new() };
    match sign_in(&app.services, form, HOME, now()).await {
        Ok(entered) => {
            let signed_in = by_password(entered);
            let actor = accounts::actor(&app.services, signed_in.user, signed_in.session_epoch).await.unwrap();
            Ok(actor.unwrap().viewer().name)
        }
        refused => Err(rejection(refused)),
    }
}

#[tokio::test]
async fn one_address_is_one_account_in_every_spelling() {
    let app = App::new().await;
    person(&app, "Max", "Max@Müller.example").await;
    assert_eq!(email_of(&app, "Max").await, "max@xn--mller-kva.example");
    for spelling in [
        "max@müller.example",
        "max@xn--mller-kva.example",
        "MAX@MÜLLER.EXAMPLE.",
        "max@mu\u{308}ller.example",
        "ｍａｘ＠ｍüｌｌｅｒ。ｅｘａｍｐｌｅ",
    ] {
        assert_eq!(who(&app, spelling).await.as_deref(), Ok("Max"), "{spelling}");
        let form = SignUp {
            name: "M".into(),
            email: spelling.into(),
            password: PASSWORD.into(),
            zone: String::new(),
            language: String::new(),
        };
        let taken = problem(sign_up(&app.services, form, HOME, now()).await, Field::Email);
        assert_eq!(taken, Some(Problem::EmailTaken), "{spelling}");
        // From the command line too.
        let console = Operator::at_the_console();
        app.set_operator(spelling, true).await.unwrap();
        assert_eq!(accounts::operators(&app.services, &console).await.unwrap(), ["max@xn--mller-kva.example"]);
        app.set_operator(spelling, false).await.unwrap();
    }
    // They see it as they would write it.
    let id = app.value::<Uuid>("SELECT id FROM users").await;
    let max = accounts::actor(&app.services, domain::UserId(id), 1).await.unwrap().unwrap();
    assert_eq!(max.viewer().email, "max@müller.example");
    assert_eq!(pages::settings(&app.services, &max, now()).await.unwrap().email, "max@müller.example");
}

#[tokio::test]
async fn guesses_in_all_spellings_count_together() {
    let app = App::new().await;
    let domains = ["müller", "xn--mller-kva", "MÜLLER", "mu\u{308}ller"];
    for known in [true, false] {
        let local = Uuid::new_v4().simple().to_string();
        if known {
            person(&app, &local[..8], &format!("{local}@müller.example")).await;
        }
        for attempt in 0..10 {
            let email = format!("{local}@{}.example", domains[attempt % domains.len()]);
            let form = SignIn { email, password: "wrong".into(), next: String::new() };
            let refused = rejection(sign_in(&app.services, form, HOME, now()).await);
            assert_eq!(refused, Rejection::WrongCredentials);
        }
        for domain in domains {
            let refused = who(&app, &format!("{local}@{domain}.example")).await;
            assert!(matches!(refused, Err(Rejection::TooMany { .. })), "{refused:?}");
        }
    }
}

#[tokio::test]
async fn addresses_of_the_version_before_get_the_one_form() {
    let app = App::new().await;
    for (number, name) in ["Ada", "Bob", "Cem", "Dan", "Eve", "Fay", "Gil"].into_iter().enumerate() {
        person(&app, name, &format!("{name}{number}@example.org")).await;
    }
    Migrator::down(&app.services.db, upgrades()).await.unwrap();
    stored_before(&app, "Ada", "jose\u{301}@müller.example", 9).await;
    // Two spellings, neither of them the one form: the older gets it.
    stored_before(&app, "Bob", "b@straße.example", 1).await;
    stored_before(&app, "Cem", "b@ｓｔｒａßｅ.example", 5).await;
    // One of two has it already, and both keep what they have.
    stored_before(&app, "Dan", "d@köln.example", 5).await;
    stored_before(&app, "Eve", "d@xn--kln-sna.example", 1).await;
    stored_before(&app, "Fay", "fay@example.org", 1).await;
    stored_before(&app, "Gil", "gil@\u{fffd}.example", 1).await;
    Migrator::up(&app.services.db, None).await.unwrap();

    for (name, email) in [
        ("Ada", "josé@xn--mller-kva.example"),
        ("Bob", "b@straße.example"),
        ("Cem", "b@xn--strae-oqa.example"),
        ("Dan", "d@köln.example"),
        ("Eve", "d@xn--kln-sna.example"),
        ("Fay", "fay@example.org"),
        ("Gil", "gil@\u{fffd}.example"),
    ] {
        assert_eq!(email_of(&app, name).await, email);
        assert_eq!(who(&app, email).await.as_deref(), Ok(name), "everybody is found by what is stored");
    }
    assert_eq!(who(&app, "josé@müller.example").await.as_deref(), Ok("Ada"));
    assert_eq!(who(&app, "b@STRA\u{df}E.example.").await.as_deref(), Ok("Cem"));
    // Again, as after an interruption.
    Migrator::down(&app.services.db, upgrades()).await.unwrap();
    Migrator::up(&app.services.db, None).await.unwrap();
    assert_eq!(email_of(&app, "Bob").await, "b@straße.example");

    // An old server goes on for a while.
    stored_before(&app, "Fay", "fay@zürich.example", 0).await;
    assert_eq!(who(&app, "fay@xn--zrich-kva.example").await.as_deref(), Ok("Fay"));
    let again = SignUp {
        name: "F".into(),
        email: "fay@xn--zrich-kva.example".into(),
        password: PASSWORD.into(),
        zone: String::new(),
        language: String::new(),
    };
    assert_eq!(problem(sign_up(&app.services, again, HOME, now()).await, Field::Email), Some(Problem::EmailTaken));
}

/// Tasks as the version before stored them, and what it found them by.
async fn folded_before(app: &App, me: &Actor, title: &str, search: &str) {
    let id = app.task(me, title).await;
    let update = Query::update()
        .table("tasks")
        .value("search", format!("{search}\n"))
        .and_where(Expr::col("id").eq(id.0))
        .take();
    app.services.db.execute(&update).await.unwrap();
}

async fn refold(app: &App) -> jobs::JobCounts {
    // Later migrations write jobs of their own.
    app.execute("DELETE FROM jobs WHERE name <> 'refold'").await;
    app.carry(Utc::now() + TimeDelta::hours(2)).await
}

#[tokio::test]
async fn tasks_of_the_version_before_are_found_meanwhile_and_folded_anew() {
    let app = App::new().await;
    let me = app.person_in(Tz::UTC).await;
    folded_before(&app, &me, "İstanbul Café", "i\u{307}stanbul café").await;
    folded_before(&app, &me, "Plain words", "plain words").await;
    Migrator::down(&app.services.db, upgrades()).await.unwrap();
    Migrator::up(&app.services.db, None).await.unwrap();
    let before = app.values::<i64>("SELECT version FROM tasks ORDER BY id").await;

    assert_eq!(app.search(&me, "café").await, ["İstanbul Café"]);
    assert_eq!(app.search(&me, "plain").await, ["Plain words"]);
    assert!(app.search(&me, "cafe").await.is_empty());

    assert_eq!(refold(&app).await.done, 1);
    for typed in ["istanbul", "cafe", "café", "İSTANBUL"] {
        assert_eq!(app.search(&me, typed).await, ["İstanbul Café"], "{typed}");
    }
    assert_eq!(
        app.values::<i64>("SELECT version FROM tasks ORDER BY id").await,
        before,
        "nobody's form is out of date"
    );
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM jobs WHERE state <> 'done'").await, 0);
    assert_eq!(refold(&app).await, jobs::JobCounts::default());
}

#[tokio::test]
async fn a_new_database_has_nothing_to_fold() {
    assert_eq!(App::new().await.count("jobs").await, 0);
}

#[tokio::test]
async fn many_tasks_are_folded_a_part_at_a_time() {
    const TASKS: i64 = 5_400;
    let app = App::new().await;
    let me = app.person_in(Tz::UTC).await;
    let edited = app.task(&me, "Première").await;
    let id = match app.services.db.get_database_backend() {
        sea_orm::DbBackend::Postgres => "gen_random_uuid()",
        _ => "randomblob(16)",
    };
    app.execute(&format!(
        "INSERT INTO tasks (id, user_id, version, title, notes, search, status, priority, due_sort, created_at, updated_at) \
         WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {TASKS}) \
         SELECT {id}, user_id, 1, 'Été', '', 'été', 0, 0, due_sort, created_at, updated_at FROM tasks, numbers"
    ))
    .await;
    Migrator::down(&app.services.db, upgrades()).await.unwrap();
    Migrator::up(&app.services.db, None).await.unwrap();
    // Meanwhile somebody works.
    let edit = TaskEdit { title: "Dernière".into(), ..app.form(&me, edited).await };
    tasks::edit(&app.services, &me, edit, now()).await.unwrap();
    assert_eq!(refold(&app).await, jobs::JobCounts { done: 2, ..jobs::JobCounts::default() });
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM tasks WHERE search = 'ete\n'").await, TASKS);
    assert_eq!(app.search(&me, "derniere").await, ["Dernière"]);
}

#[tokio::test]
async fn an_interrupted_part_is_taken_up_again() {
    let app = App::new().await;
    let me = app.person_in(Tz::UTC).await;
    folded_before(&app, &me, "Été", "été").await;
    Migrator::down(&app.services.db, upgrades()).await.unwrap();
    Migrator::up(&app.services.db, None).await.unwrap();
    // Its process died: the lease is over.
    app.execute("UPDATE jobs SET state = 'running', lease_until = '2026-01-01T00:00:00+00:00', fence = 1").await;
    assert_eq!(refold(&app).await.done, 1);
    assert_eq!(app.search(&me, "ete").await, ["Été"]);
}
