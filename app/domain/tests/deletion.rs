//! Leaving.

use domain::accounts::{actor, delete_account, sign_up};
use domain::dashboard::dashboard;
use domain::{jobs, reminders, tasks};
use fred::interfaces::KeysInterface;
use model::{AccountDeletion, Did, Field, Problem, SignUp};
use sea_orm::DbBackend;
use uuid::Uuid;

use crate::support::{App, HOME, NewTaskRow, PASSWORD, at, now, problem, proof};

#[tokio::test]
async fn nothing_of_an_account_is_left() {
    let (app, _redis) = App::alone().await;
    let email = format!("{}@example.org", Uuid::new_v4().simple());
    let form =
        SignUp { name: "Kim".into(), email, password: PASSWORD.into(), zone: String::new(), language: String::new() };
    let signed_in = sign_up(&app.services, form, HOME, now()).await.unwrap();
    let me = actor(&app.services, signed_in.user, 1).await.unwrap().unwrap();
    let session = app.open_session(&me, "Firefox").await;
    let id = app.due(&me, "Task", "2026-11-25").await;
    app.change(&me, "start", &[id]).await;
    reminders::snooze(&app.services, &me, id, chrono::TimeDelta::hours(1), now()).await.unwrap();
    dashboard(&app.services, &me, now()).await.unwrap();
    let morning = at("2026-11-24T09:00:00Z");
    assert_eq!(reminders::schedule_due(&app.services, morning).await.unwrap().jobs, 1);
    for table in ["users", "tasks", "lists", "changes", "reminder_deliveries", "jobs", "task_reminders"] {
        assert!(app.count(table).await > 0, "{table}");
    }

    let wrong = delete_account(&app.services, &me, AccountDeletion { current: "wrong".into() }, proof(), now()).await;
    assert_eq!(problem(wrong, Field::CurrentPassword), Some(Problem::WrongPassword));
    assert!(app.session_lives(&session).await);

    let outcome =
        delete_account(&app.services, &me, AccountDeletion { current: PASSWORD.into() }, proof(), now()).await.unwrap();
    assert_eq!(outcome.did, Did::AccountDeleted);
    assert!(app.everything().await.is_empty());
    assert!(actor(&app.services, me.user_id(), 1).await.unwrap().is_none());
    assert!(!app.session_lives(&session).await);
    let key = format!("taskbell:dashboard:{}", me.user_id().0.simple());
    assert!(!app.services.redis.exists::<bool, _>(key).await.unwrap());
    // A notification is left for a job that is gone; nobody is mailed.
    assert_eq!(jobs::drain(&app.services, morning).await.unwrap(), jobs::JobCounts::default());
    assert!(app.mails().is_empty());
}

#[tokio::test]
async fn others_stay() {
    let app = App::new().await;
    let other = app.person().await;
    app.task(&other, "Theirs").await;
    let email = format!("{}@example.org", Uuid::new_v4().simple());
    let form =
        SignUp { name: "Kim".into(), email, password: PASSWORD.into(), zone: String::new(), language: String::new() };
    let signed_in = sign_up(&app.services, form, HOME, now()).await.unwrap();
    let me = actor(&app.services, signed_in.user, 1).await.unwrap().unwrap();
    delete_account(&app.services, &me, AccountDeletion { current: PASSWORD.into() }, proof(), now()).await.unwrap();
    assert_eq!((app.count("users").await, app.count("tasks").await), (1, 1));
}

/// By itself SQLite leaves what was deleted in its file, until something else is written there.
#[tokio::test]
async fn the_file_of_sqlite_keeps_nothing_that_was_deleted() {
    let app = App::new().await;
    if app.services.db.get_database_backend() != DbBackend::Sqlite {
        return;
    }
    let me = app.person().await;
    let in_the_file = async || {
        app.execute("PRAGMA wal_checkpoint(TRUNCATE)").await;
        let file = std::fs::read(app.folder.path().join("taskbell.sqlite")).unwrap();
        file.windows(12).filter(|bytes| bytes == b"unmistakable").count()
    };
    let notes = "unmistakable ".repeat(1_000);
    let id = NewTaskRow::titled("An unmistakable title").notes(&notes).add(&app, &me).await;
    assert!(in_the_file().await > 1_000);
    app.change(&me, "delete", &[id]).await;
    tasks::empty_trash(&app.services, &me, now()).await.unwrap();
    assert_eq!(in_the_file().await, 0);
}
