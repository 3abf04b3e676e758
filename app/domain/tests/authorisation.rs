//! Every function that takes an id, with another person's id: not found, and nothing changed anywhere.

use domain::accounts::sessions;
use domain::{lists, pages, tasks};
use model::{
    ChangeRequest, Colour, Did, ListForm, ListId, ListKind, ListQuery, NewPart, NewTask, Priority, Rejection, TaskEdit,
    TaskId,
};
use uuid::Uuid;

use crate::support::{App, NewTaskRow, date, now, rejection, ticked};

#[tokio::test]
async fn nobody_reaches_another_persons_tasks() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    let mine = app.task(&me, "Mine").await;
    let theirs = NewTaskRow::titled("Theirs").notes("secret").due("2026-11-23").add(&app, &other).await;
    let trashed = app.task(&other, "Their trash").await;
    let undo = app.change(&other, "delete", &[trashed]).await.undo.unwrap();
    let form = app.form(&other, theirs).await;
    let before = app.everything().await;
    let services = &app.services;

    assert_eq!(rejection(pages::task(services, &me, theirs, now()).await), Rejection::NotFound);
    let edit = TaskEdit { title: "Taken over".into(), ..form.clone() };
    assert_eq!(rejection(tasks::edit(services, &me, edit, now()).await), Rejection::NotFound);
    // The very same content is no way in either.
    assert_eq!(rejection(tasks::edit(services, &me, form, now()).await), Rejection::NotFound);
    let add = NewTask { id: theirs, title: "Theirs".into(), list: ListKind::All, ..NewTask::default() };
    assert_eq!(rejection(tasks::add(services, &me, add, now()).await), Rejection::NotFound);
    let part = NewPart { id: TaskId(Uuid::now_v7()), title: "Part".into(), parent: theirs };
    assert_eq!(rejection(tasks::add_part(services, &me, part, now()).await), Rejection::NotFound);
    let edit = TaskEdit { parent: Some(theirs.0.to_string()), ..app.form(&me, mine).await };
    assert_eq!(rejection(tasks::edit(services, &me, edit, now()).await), Rejection::NotFound);
    for (id, parent) in [(mine, theirs), (theirs, mine)] {
        let (act, parent) = (format!("indent:{}", id.0), parent.0.to_string());
        let form = ChangeRequest { act, parent, ..ChangeRequest::default() };
        assert_eq!(rejection(tasks::change(services, &me, form, now()).await), Rejection::NotFound);
    }
    for ids in [vec![theirs], vec![mine, theirs], vec![trashed]] {
        for act in [
            "start",
            "complete",
            "reopen",
            "prioritise",
            "reschedule",
            "move",
            "label",
            "unlabel",
            "delete",
            "restore",
            "fold",
        ] {
            let form = ChangeRequest {
                act: act.into(),
                ids: ticked(&ids),
                date: "2026-12-01".into(),
                priority: "high".into(),
                list: me.user_id().0.to_string(),
                label: "x".into(),
                ..ChangeRequest::default()
            };
            assert_eq!(rejection(tasks::change(services, &me, form, now()).await), Rejection::NotFound, "{act}");
        }
        let one =
            ChangeRequest { act: format!("complete:{}", theirs.0), ids: vec![mine.into()], ..ChangeRequest::default() };
        assert_eq!(rejection(tasks::change(services, &me, one, now()).await), Rejection::NotFound);
    }
    assert_eq!(rejection(domain::undo(services, &me, undo, now()).await), Rejection::NotFound);
    assert_eq!(tasks::empty_trash(services, &me, now()).await.unwrap().count, 0);
    assert_eq!(before, app.everything().await);

    for list in ListKind::ALL {
        let query = ListQuery { open: Some(theirs), search: "theirs".into(), ..ListQuery::of(list) };
        let page = app.page(&me, &query).await;
        assert!(page.rows.is_empty() && page.open.is_none());
    }
    assert_eq!(domain::dashboard::dashboard(services, &me, now()).await.unwrap().total, 1);
}

/// The same calls with one's own ids: what was refused above is refused for its owner alone.
#[tokio::test]
async fn everybody_reaches_their_own() {
    let app = App::new().await;
    let me = app.person().await;
    let services = &app.services;
    let id = app.task(&me, "Mine").await;
    let list = ListForm { id: ListId(Uuid::now_v7()), name: "Mine".into(), colour: Colour::Red, favourite: false };
    lists::add(services, &me, list.clone(), now()).await.unwrap();
    pages::task(services, &me, id, now()).await.unwrap();
    let edit = TaskEdit { title: "Changed".into(), ..app.form(&me, id).await };
    assert_eq!(tasks::edit(services, &me, edit, now()).await.unwrap().did, Did::Saved);
    for act in ["start", "complete", "reopen", "prioritise", "reschedule", "move", "label", "delete", "restore"] {
        let form = ChangeRequest {
            act: act.into(),
            ids: vec![id.into()],
            date: "2026-12-01".into(),
            priority: "high".into(),
            list: list.id.0.to_string(),
            label: "x".into(),
            ..ChangeRequest::default()
        };
        let outcome = tasks::change(services, &me, form, now()).await.unwrap();
        domain::undo(services, &me, outcome.undo.unwrap(), now()).await.unwrap();
        app.change(&me, if act == "delete" { "delete" } else { "start" }, &[id]).await;
    }
    tasks::prioritise(services, &me, &[id], Priority::Low, now()).await.unwrap();
    tasks::reschedule(services, &me, &[id], Some(date("2026-12-01")), now()).await.unwrap();
}

#[tokio::test]
async fn ids_of_nothing_are_not_found() {
    let app = App::new().await;
    let me = app.person().await;
    let nothing = TaskId(Uuid::nil());
    assert_eq!(rejection(pages::task(&app.services, &me, nothing, now()).await), Rejection::NotFound);
    let undo = model::UndoId(Uuid::max());
    assert_eq!(rejection(domain::undo(&app.services, &me, undo, now()).await), Rejection::NotFound);
}

#[tokio::test]
async fn nobody_ends_another_persons_session() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    let key = Uuid::new_v4().to_string();
    sessions::register(&app.services, other.user_id(), &key, "Firefox", now()).await.unwrap();
    let theirs = app.session_views(&other, &key).await.remove(0).handle;
    assert_eq!(rejection(sessions::end(&app.services, &me, &theirs, now()).await), Rejection::NotFound);
    sessions::end_all(&app.services, me.user_id()).await.unwrap();
    sessions::end_all_others(&app.services, &me, "x", now()).await.unwrap();
    sessions::forget(&app.services, me.user_id(), &key).await.unwrap();
    sessions::touch(&app.services, &me, &key, now()).await.unwrap();
    assert!(app.session_views(&me, "x").await.is_empty());
    assert_eq!(app.session_views(&other, &key).await.len(), 1);
}
