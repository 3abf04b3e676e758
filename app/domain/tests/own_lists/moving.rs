use domain::{lists, tasks};
use model::{ChangeRequest, Did, ListForm, ListId, ListKind, TaskEdit};

use super::{added, change, form, in_list, made, undo};
use crate::support::{App, now, ticked};

#[tokio::test]
async fn tasks_move_one_or_many_and_back() {
    let app = App::new().await;
    let me = app.person().await;
    let (work, home) = (made(&app, &me, "Work").await, made(&app, &me, "Home").await);
    let mut ids = Vec::new();
    for title in ["A", "B", "C"] {
        ids.push(app.task(&me, title).await);
    }
    ids.push(added(&app, &me, work, "D").await);
    let request = |list: ListId| ChangeRequest {
        act: "move".into(),
        ids: ticked(&ids),
        list: list.0.simple().to_string(),
        ..ChangeRequest::default()
    };
    let moved = tasks::change(&app.services, &me, request(work), now()).await.unwrap();
    assert_eq!((moved.did, moved.count), (Did::Moved, 4));
    assert_eq!(in_list(&app, &me, work).await.len(), 4);
    assert!(app.list(&me, ListKind::Inbox).await.is_empty());
    // Again changes nothing.
    assert_eq!(tasks::change(&app.services, &me, request(work), now()).await.unwrap().undo, None);

    // One of them changes meanwhile: that one stays where it is.
    app.change(&me, "start", &ids[..1]).await;
    let (statements, count) = app.statements(undo(&app, &me, moved)).await;
    assert_eq!(count, 2, "the fourth was there already");
    assert!(statements <= 14, "{statements}");
    assert_eq!(app.list(&me, ListKind::Inbox).await, ["B", "C"]);

    let edit = TaskEdit { title: "B at home".into(), list: home.0.to_string(), ..app.form(&me, ids[1]).await };
    let saved = tasks::edit(&app.services, &me, edit, now()).await.unwrap();
    assert_eq!(in_list(&app, &me, home).await, ["B at home"]);
    assert_eq!(undo(&app, &me, saved).await, 1);
    assert_eq!(app.list(&me, ListKind::Inbox).await, ["B", "C"]);
    let back = tasks::move_to(&app.services, &me, &ids, ListId(me.user_id().0), now()).await.unwrap();
    assert_eq!((back.count, app.list(&me, ListKind::Inbox).await.len()), (4, 4));
}

/// The list that a task came from is gone by the time somebody undoes the move: the task stays in sight.
#[tokio::test]
async fn no_task_goes_back_to_a_list_that_is_gone() {
    let app = App::new().await;
    let me = app.person().await;
    let (work, home) = (made(&app, &me, "Work").await, made(&app, &me, "Home").await);
    let id = added(&app, &me, work, "Report").await;
    let moved = tasks::move_to(&app.services, &me, &[id], home, now()).await.unwrap();
    change(&app, &me, "delete", work).await;
    tasks::empty_trash(&app.services, &me, now()).await.unwrap();
    assert_eq!(undo(&app, &me, moved).await, 0, "nothing was undone");
    assert_eq!(in_list(&app, &me, home).await, ["Report"]);
}

/// As servers of the version before leave them.
#[tokio::test]
async fn tasks_without_a_list_stand_in_the_inbox() {
    let app = App::new().await;
    let me = app.person().await;
    let id = app.task(&me, "Old").await;
    app.execute("UPDATE tasks SET list_id = NULL").await;
    let work = made(&app, &me, "Work").await;
    assert_eq!(app.list(&me, ListKind::Inbox).await, ["Old"]);
    assert_eq!(app.lists(&me).await.inbox_open, 1);
    assert_eq!(app.list(&me, ListKind::All).await, ["Old"]);
    change(&app, &me, "archive", work).await;
    assert_eq!(app.list(&me, ListKind::All).await, ["Old"], "whatever else is hidden");
    change(&app, &me, "unarchive", work).await;
    let moved = tasks::move_to(&app.services, &me, &[id], work, now()).await.unwrap();
    assert_eq!(in_list(&app, &me, work).await, ["Old"]);
    undo(&app, &me, moved).await;
    assert_eq!(app.list(&me, ListKind::Inbox).await, ["Old"]);
}

/// A list's changes and its tasks' stand in one journal, each with its own number.
#[tokio::test]
async fn what_changes_in_lists_is_in_the_journal() {
    let app = App::new().await;
    let me = app.person().await;
    let work = made(&app, &me, "Work").await;
    let id = added(&app, &me, work, "Report").await;
    lists::save(&app.services, &me, ListForm { id: work, ..form("Office") }, now()).await.unwrap();
    tasks::move_to(&app.services, &me, &[id], ListId(me.user_id().0), now()).await.unwrap();
    let list: String = serde_json::to_string(&work).unwrap();
    let lines: Vec<String> =
        app.values("SELECT kind || COALESCE(object, '-') || COALESCE(before, '-') FROM changes ORDER BY seq").await;
    let moved = format!("changed-{{\"list_id\":{list}}}");
    assert_eq!(lines, ["addedlist-", "added--", "changedlist{\"name\":\"Work\"}", &moved]);
}
