//! Demo and bench data.

use std::net::IpAddr;

use domain::accounts::{actor, sign_in};
use domain::dashboard::dashboard;
use domain::seed;
use model::{ListKind, SignIn};

use crate::support::{App, at, by_password, now};

#[tokio::test]
async fn the_demo_can_be_looked_at() {
    let app = App::new().await;
    let account = seed::demo(&app.services, now()).await.unwrap().unwrap();
    assert_eq!(seed::demo(&app.services, now()).await.unwrap(), None);
    let form = SignIn { email: account.email, password: account.password, next: String::new() };
    let signed_in = sign_in(&app.services, form, IpAddr::from([192, 0, 2, 7]), now()).await.map(by_password).unwrap();
    let me = actor(&app.services, signed_in.user, signed_in.session_epoch).await.unwrap().unwrap();
    for list in ListKind::ALL {
        assert!(!app.list(&me, list).await.is_empty(), "{list:?}");
    }
    let board = dashboard(&app.services, &me, now()).await.unwrap();
    assert!(board.overdue >= 2 && board.due_today >= 3 && board.in_progress >= 2, "{board:?}");
    assert!(board.days.iter().filter(|day| day.completed > 0).count() >= 8);
    assert!((45..=55).contains(&app.count("tasks").await));
    let lists = app.lists(&me).await;
    for list in &lists.own {
        assert!(list.open > 0 && !app.list(&me, ListKind::Own(list.id)).await.is_empty(), "{list:?}");
    }
    assert_eq!((lists.own.len(), lists.sections.len()), (3, 4));
    assert_eq!(lists.own[0].name, "Work", "a favourite");
    // Each of those that recur goes on after what is over.
    for id in app.values::<uuid::Uuid>("SELECT task_id FROM series ORDER BY task_id").await {
        let task = app.detail(&me, model::TaskId(id)).await;
        app.change(&me, "complete", &[task.id]).await;
        let after = app.detail(&me, task.id).await;
        assert!(after.due_date > task.due_date && after.status == model::Status::Pending, "{}", task.title);
    }
    assert_eq!((app.count("series").await, app.count("occurrences").await), (4, 9));
}

/// At any time of the day: nothing is completed in the future.
#[tokio::test]
async fn the_demo_is_plausible_just_after_midnight() {
    let app = App::new().await;
    let midnight = at("2026-11-23T00:01:00Z");
    seed::demo(&app.services, midnight).await.unwrap();
    let last: chrono::DateTime<chrono::Utc> = app
        .value("SELECT completed_at FROM tasks WHERE completed_at IS NOT NULL ORDER BY completed_at DESC LIMIT 1")
        .await;
    assert!(last < midnight);
}

#[tokio::test]
async fn bulk_makes_as_many_as_asked_once() {
    let app = App::new().await;
    seed::bulk(&app.services, 3, 30, now()).await.unwrap();
    seed::bulk(&app.services, 120, 30, now()).await.unwrap();
    assert_eq!((app.count("users").await, app.count("tasks").await), (120, 3_600));
    assert_eq!((app.count("lists").await, app.count("sections").await), (480, 240));
    for what in ["parent_id", "section_id", "series_id"] {
        let some: i64 = app.value(&format!("SELECT COUNT(*) FROM tasks WHERE {what} IS NOT NULL")).await;
        assert!(some > 0, "{what}");
    }
    let astray: i64 = app
        .value(
            "SELECT COUNT(*) FROM tasks LEFT JOIN lists ON lists.id = tasks.list_id \
             LEFT JOIN sections ON sections.id = tasks.section_id LEFT JOIN tasks AS parent ON parent.id = tasks.parent_id \
             WHERE lists.user_id <> tasks.user_id OR lists.id IS NULL \
             OR (tasks.section_id IS NOT NULL AND (sections.id IS NULL OR sections.list_id <> tasks.list_id)) \
             OR (tasks.parent_id IS NOT NULL AND (parent.id IS NULL OR parent.list_id <> tasks.list_id))",
        )
        .await;
    assert_eq!(astray, 0);
}
