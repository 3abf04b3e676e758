use domain::reminders::schedule_due;
use domain::{dashboard, jobs, tasks};
use model::{ListKind, ListState};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::Query;

use super::{added, change, in_list, made, names, undo};
use crate::support::{App, NewTaskRow, at, now};

/// What is in sight: the titles of every list, and what the dashboard counts.
async fn in_sight(app: &App, me: &domain::Actor) -> (Vec<String>, u32) {
    let mut titles = Vec::new();
    for list in [ListKind::Today, ListKind::Upcoming, ListKind::All, ListKind::Completed] {
        titles.extend(app.list(me, list).await);
    }
    (titles, dashboard::dashboard(&app.services, me, now()).await.unwrap().total)
}

#[tokio::test]
async fn an_archived_list_takes_its_tasks_along() {
    let app = App::new().await;
    let me = app.person().await;
    let work = made(&app, &me, "Work").await;
    let today = NewTaskRow::titled("Today").due("2026-11-23").add(&app, &me).await;
    let tomorrow = NewTaskRow::titled("Tomorrow").due("2026-11-24").add(&app, &me).await;
    let done = added(&app, &me, work, "Done").await;
    app.change(&me, "complete", &[done]).await;
    tasks::move_to(&app.services, &me, &[today, tomorrow], work, now()).await.unwrap();
    app.task(&me, "Elsewhere").await;
    let before = in_sight(&app, &me).await;
    let archived = change(&app, &me, "archive", work).await;
    assert_eq!(in_sight(&app, &me).await, (vec!["Elsewhere".to_owned()], 1));
    assert_eq!(in_list(&app, &me, work).await, ["Today", "Tomorrow"], "its own page has them");
    assert!(names(&app, &me).await.is_empty());
    // Their hour comes, and nothing is said.
    let scheduled = schedule_due(&app.services, at("2026-11-24T09:00:00Z")).await.unwrap();
    jobs::drain(&app.services, at("2026-11-24T09:00:00Z")).await.unwrap();
    assert_eq!((scheduled.jobs, app.mails().len()), (0, 0));
    assert_eq!(undo(&app, &me, archived).await, 1);
    assert_eq!(in_sight(&app, &me).await, before);
}

#[tokio::test]
async fn a_deleted_list_takes_its_tasks_along_and_brings_them_back() {
    let app = App::new().await;
    let me = app.person().await;
    let work = made(&app, &me, "Work").await;
    let report = added(&app, &me, work, "Report").await;
    let trashed = added(&app, &me, work, "Trashed before").await;
    app.change(&me, "delete", &[trashed]).await;
    let versions = app.values::<i64>("SELECT version FROM tasks ORDER BY id").await;
    let deleted = change(&app, &me, "delete", work).await;
    assert_eq!(deleted.next.as_deref(), Some("/lists"));
    assert_eq!(in_sight(&app, &me).await, (vec![], 0));
    assert_eq!(app.lists(&me).await.of(ListState::Deleted).count(), 1);
    // However many tasks it has, none of them is touched.
    assert_eq!(app.values::<i64>("SELECT version FROM tasks ORDER BY id").await, versions);
    // Meanwhile somebody completes one where it is still open.
    app.change(&me, "start", &[report]).await;
    assert_eq!(undo(&app, &me, deleted).await, 1);
    assert_eq!(in_list(&app, &me, work).await, ["Report"]);
    assert_eq!(app.list(&me, ListKind::Trash).await, ["Trashed before"]);
}

#[tokio::test]
async fn a_task_comes_out_of_the_trash_without_its_list() {
    let app = App::new().await;
    let me = app.person().await;
    let work = made(&app, &me, "Work").await;
    let id = added(&app, &me, work, "Report").await;
    app.change(&me, "delete", &[id]).await;
    let deleted = change(&app, &me, "delete", work).await;
    let restored = app.change(&me, "restore", &[id]).await;
    assert_eq!(app.list(&me, ListKind::Inbox).await, ["Report"]);
    undo(&app, &me, deleted).await;
    assert!(in_list(&app, &me, work).await.is_empty());
    assert_eq!(undo(&app, &me, restored).await, 1);
    assert_eq!(app.list(&me, ListKind::Trash).await, ["Report"]);
    app.change(&me, "restore", &[id]).await;
    assert_eq!(in_list(&app, &me, work).await, ["Report"]);
}

#[tokio::test]
async fn emptying_the_trash_ends_its_lists_with_their_tasks() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    let (work, home) = (made(&app, &me, "Secret name").await, made(&app, &me, "Home").await);
    let theirs = made(&app, &other, "Theirs").await;
    change(&app, &other, "delete", theirs).await;
    added(&app, &me, work, "Report").await;
    let done = added(&app, &me, work, "Done").await;
    app.change(&me, "complete", &[done]).await;
    added(&app, &me, home, "Stays").await;
    for (id, name) in [(work, "Secret too"), (home, "Other name")] {
        let form = model::ListForm { id, ..super::form(name) };
        domain::lists::save(&app.services, &me, form, now()).await.unwrap();
    }
    let deleted = change(&app, &me, "delete", work).await;
    assert_eq!(tasks::empty_trash(&app.services, &me, now()).await.unwrap().count, 2);
    assert_eq!(app.values::<String>("SELECT title FROM tasks").await, ["Stays"]);
    assert_eq!(
        app.values::<String>("SELECT name FROM lists WHERE name <> '' ORDER BY name").await,
        ["Other name", "Theirs"]
    );
    let named: i64 =
        app.value("SELECT COUNT(*) FROM changes WHERE before LIKE '%Secret%' OR after LIKE '%Secret%'").await;
    assert_eq!(named, 0, "its names leave the journal, too");
    assert_eq!(app.values::<String>("SELECT before FROM changes WHERE before LIKE '{\"name\"%'").await.len(), 1);
    assert_eq!(undo(&app, &me, deleted).await, 0);
    assert_eq!(names(&app, &me).await, ["Other name"]);
}

/// Much goes by a job.
#[tokio::test]
async fn a_large_list_is_ended_in_steps() {
    let app = App::new().await;
    let me = app.person().await;
    let work = made(&app, &me, "Work").await;
    app.many_tasks(&me, 1_200, 0).await;
    let all = Query::update().table("tasks").value("list_id", work.0).take();
    app.services.db.execute(&all).await.unwrap();
    change(&app, &me, "delete", work).await;
    assert_eq!(in_sight(&app, &me).await, (vec![], 0));
    tasks::empty_trash(&app.services, &me, now()).await.unwrap();
    app.carry(now()).await;
    assert_eq!((app.count("tasks").await, app.count("lists").await), (0, 1));
}
