//! Lists that people make: their forms, their order, the archive, the trash, and the tasks in them.

mod at_once;
mod away;
mod moving;

use domain::{Actor, lists, tasks};
use model::{
    Colour, Did, Field, ListForm, ListId, ListKind, ListQuery, ListRequest, ListState, NewTask, Outcome, Quota,
    Rejection, TaskId,
};
use uuid::Uuid;

use crate::support::{App, now, problem, rejection};

fn form(name: &str) -> ListForm {
    ListForm { id: ListId(Uuid::now_v7()), name: name.to_owned(), colour: Colour::Blue, favourite: false }
}

async fn made(app: &App, me: &Actor, name: &str) -> ListId {
    let form = form(name);
    let id = form.id;
    let outcome = lists::add(&app.services, me, form, now()).await.unwrap();
    assert_eq!((outcome.did, outcome.next), (Did::ListAdded, Some(id.path())));
    id
}

async fn change(app: &App, me: &Actor, act: &str, ListId(id): ListId) -> Outcome {
    let form = ListRequest { act: format!("{act}:{id}") };
    lists::change(&app.services, me, form, now()).await.unwrap()
}

async fn added(app: &App, me: &Actor, list: ListId, title: &str) -> TaskId {
    let form = NewTask {
        id: TaskId(Uuid::now_v7()),
        title: title.to_owned(),
        list: ListKind::Own(list),
        ..NewTask::default()
    };
    let id = form.id;
    assert_eq!(tasks::add(&app.services, me, form, now()).await.unwrap().did, Did::Added);
    id
}

async fn names(app: &App, me: &Actor) -> Vec<String> {
    app.lists(me).await.of(ListState::Open).map(|list| list.name.clone()).collect()
}

async fn in_list(app: &App, me: &Actor, list: ListId) -> Vec<String> {
    app.list(me, ListKind::Own(list)).await
}

async fn undo(app: &App, me: &Actor, outcome: Outcome) -> u32 {
    domain::undo(&app.services, me, outcome.undo.unwrap(), now()).await.unwrap().count
}

#[tokio::test]
async fn a_list_is_what_its_form_says() {
    let app = App::new().await;
    let me = app.person().await;
    assert!(names(&app, &me).await.is_empty());
    let id = made(&app, &me, "  Work ").await;
    // Sent twice, and once more with another name after Back.
    let again = ListForm { id, ..form("Work") };
    lists::add(&app.services, &me, again.clone(), now()).await.unwrap();
    lists::add(&app.services, &me, ListForm { name: "Home".into(), ..again.clone() }, now()).await.unwrap();
    assert_eq!(names(&app, &me).await, ["Work", "Home"]);

    let edit = ListForm { name: "Office".into(), colour: Colour::Pink, favourite: true, ..again };
    let saved = lists::save(&app.services, &me, edit.clone(), now()).await.unwrap();
    let list = app.lists(&me).await.get(id).unwrap().clone();
    assert_eq!((list.name.as_str(), list.colour, list.favourite), ("Office", Colour::Pink, true));
    // The same again changes nothing.
    assert_eq!(lists::save(&app.services, &me, edit, now()).await.unwrap().undo, None);
    assert_eq!(undo(&app, &me, saved.clone()).await, 1);
    assert_eq!(undo(&app, &me, saved).await, 1, "undoing twice counts the same");
    let list = app.lists(&me).await.get(id).unwrap().clone();
    assert_eq!((list.name.as_str(), list.colour, list.favourite), ("Work", Colour::Blue, false));

    for name in ["", "\u{200b}", &"x".repeat(201)] {
        let refused = lists::add(&app.services, &me, form(name), now()).await;
        assert!(problem(refused, Field::Name).is_some(), "{name}");
    }
}

#[tokio::test]
async fn favourites_come_first_and_buttons_move_within_them() {
    let app = App::new().await;
    let me = app.person().await;
    let mut ids = Vec::new();
    for name in ["A", "B", "C", "D"] {
        ids.push(made(&app, &me, name).await);
    }
    change(&app, &me, "archive", ids[1]).await;
    change(&app, &me, "up", ids[2]).await;
    assert_eq!(names(&app, &me).await, ["C", "A", "D"], "over what nobody sees");
    let moved = change(&app, &me, "down", ids[2]).await;
    assert_eq!(names(&app, &me).await, ["A", "C", "D"]);
    assert_eq!(undo(&app, &me, moved).await, 2);
    assert_eq!(names(&app, &me).await, ["C", "A", "D"]);
    assert_eq!(change(&app, &me, "up", ids[2]).await.undo, None, "the first one stays");

    let star = ListForm { id: ids[3], favourite: true, ..form("D") };
    lists::save(&app.services, &me, star, now()).await.unwrap();
    assert_eq!(names(&app, &me).await, ["D", "C", "A"]);
    assert_eq!(change(&app, &me, "down", ids[3]).await.undo, None, "no favourite comes behind others");
}

/// As undoing one of two moves leaves them.
#[tokio::test]
async fn lists_at_one_place_can_be_moved() {
    let app = App::new().await;
    let me = app.person().await;
    let mut ids = Vec::new();
    for name in ["A", "B", "C"] {
        ids.push(made(&app, &me, name).await);
    }
    app.execute("UPDATE lists SET position = 5 WHERE name <> ''").await;
    let moved = change(&app, &me, "up", ids[2]).await;
    assert_eq!(names(&app, &me).await, ["A", "C", "B"]);
    change(&app, &me, "down", ids[0]).await;
    assert_eq!(names(&app, &me).await, ["C", "A", "B"]);
    assert!(undo(&app, &me, moved).await > 0);
}

/// Somebody's id is that of their Inbox, which is not there before something changes in it.
#[tokio::test]
async fn no_list_has_a_persons_id() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    for person in [&me, &other] {
        let taken = ListForm { id: ListId(person.user_id().0), ..form("Taken") };
        assert_eq!(rejection(lists::add(&app.services, &me, taken, now()).await), Rejection::NotFound);
    }
    assert!(app.values::<String>("SELECT name FROM lists WHERE name <> ''").await.is_empty());
}

#[tokio::test]
async fn a_task_stands_where_it_is_added() {
    let app = App::new().await;
    let me = app.person().await;
    let work = made(&app, &me, "Work").await;
    app.task(&me, "Anywhere").await;
    let (statements, id) = app.statements(Box::pin(added(&app, &me, work, "Report"))).await;
    assert_eq!(statements, 1, "as any other task");
    assert_eq!(in_list(&app, &me, work).await, ["Report"]);
    assert_eq!(app.list(&me, ListKind::Inbox).await, ["Anywhere"]);
    assert_eq!(app.list(&me, ListKind::All).await.len(), 2);
    assert_eq!(app.detail(&me, id).await.list, work);

    // Elsewhere a task says where it stands, on its list's own page it does not.
    let rows = |list| {
        let (app, me) = (&app, &me);
        async move {
            app.page(me, &ListQuery::of(list)).await.rows.into_iter().map(|row| row.about.list).collect::<Vec<_>>()
        }
    };
    assert_eq!(rows(ListKind::All).await, [Some("Work".to_owned()), Some("Inbox".to_owned())]);
    assert_eq!(rows(ListKind::Own(work)).await, [None]);
    let page = app.page(&me, &ListQuery::of(ListKind::Own(work))).await;
    assert_eq!(page.own, Some(("Work".to_owned(), Colour::Blue)));

    let lists = app.lists(&me).await;
    assert_eq!((lists.inbox_open, lists.get(work).unwrap().open), (1, 1));
    app.change(&me, "complete", &[id]).await;
    assert_eq!(app.lists(&me).await.get(work).unwrap().open, 0);
    let done = ListQuery { status: Some(model::Status::Completed), ..ListQuery::of(ListKind::Own(work)) };
    assert_eq!(app.titles(&me, &done).await, ["Report"]);
}

#[tokio::test]
async fn what_every_page_shows_costs_one_statement_and_then_none() {
    let app = App::new().await;
    let me = app.person().await;
    let work = made(&app, &me, "Work").await;
    let cost = async || app.statements(app.lists(&me)).await.0;
    assert_eq!((cost().await, cost().await), (1, 0));
    let id = added(&app, &me, work, "Report").await;
    assert_eq!((cost().await, cost().await), (1, 0), "adding drops it");
    app.change(&me, "complete", &[id]).await;
    assert_eq!((cost().await, cost().await), (1, 0), "completing drops it");
    change(&app, &me, "archive", work).await;
    assert_eq!((cost().await, cost().await), (1, 0), "archiving drops it");
    let lists = app.lists(&me).await;
    for list in [ListKind::All, ListKind::Inbox, ListKind::Own(work)] {
        let query = ListQuery::of(list);
        let page = domain::pages::list(&app.services, &me, &lists, &query, now());
        assert_eq!(app.statements(page).await.0, 1, "{list:?}");
    }
}

#[tokio::test]
async fn nobody_reaches_another_persons_lists() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    let mine = app.task(&me, "Mine").await;
    let theirs = made(&app, &other, "Theirs").await;
    let gone = made(&app, &other, "Gone").await;
    let deleted = change(&app, &other, "delete", gone).await;
    let (edit, services) = (app.form(&me, mine).await, &app.services);
    let before = app.everything().await;
    for list in [theirs, gone, ListId(other.user_id().0), ListId(Uuid::nil())] {
        let add =
            NewTask { id: TaskId(Uuid::now_v7()), title: "A".into(), list: ListKind::Own(list), ..NewTask::default() };
        assert_eq!(rejection(tasks::add(services, &me, add, now()).await), Rejection::NotFound);
        let edit = model::TaskEdit { list: list.0.to_string(), ..edit.clone() };
        assert_eq!(rejection(tasks::edit(services, &me, edit, now()).await), Rejection::NotFound);
        assert_eq!(rejection(tasks::move_to(services, &me, &[mine], list, now()).await), Rejection::NotFound);
        let form = ListForm { id: list, ..form("Taken over") };
        assert_eq!(rejection(lists::save(services, &me, form.clone(), now()).await), Rejection::NotFound);
        if list.0 != Uuid::nil() {
            assert_eq!(rejection(lists::add(services, &me, form, now()).await), Rejection::NotFound);
        }
        for act in ["up", "down", "archive", "unarchive", "delete", "restore"] {
            let form = ListRequest { act: format!("{act}:{}", list.0) };
            assert_eq!(rejection(lists::change(services, &me, form, now()).await), Rejection::NotFound, "{act}");
        }
        let (lists, query) = (app.lists(&me).await, ListQuery::of(ListKind::Own(list)));
        assert_eq!(rejection(domain::pages::list(services, &me, &lists, &query, now()).await), Rejection::NotFound);
    }
    assert_eq!(rejection(domain::undo(services, &me, deleted.undo.unwrap(), now()).await), Rejection::NotFound);
    assert_eq!(before, app.everything().await);
    // One's own Inbox is no list that is renamed or put away.
    let inbox = ListForm { id: ListId(me.user_id().0), ..form("Mine") };
    assert_eq!(rejection(lists::save(services, &me, inbox, now()).await), Rejection::NotFound);
    for act in ["", "up", "up:", "up:x", "burn:00000000-0000-0000-0000-000000000000"] {
        let form = ListRequest { act: act.to_owned() };
        assert_eq!(rejection(lists::change(services, &me, form, now()).await), Rejection::Malformed, "{act}");
    }
}

#[tokio::test]
async fn one_person_has_so_many_lists_and_no_more() {
    let app = App::new().await;
    let me = app.person().await;
    let id = made(&app, &me, "First").await;
    change(&app, &me, "delete", id).await;
    app.more_lists(&me, 498).await;
    let all = (0..5).map(|number| lists::add(&app.services, &me, form(&format!("Last {number}")), now()));
    let results = futures_util::future::join_all(all.collect::<Vec<_>>()).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    for result in results.into_iter().filter(|result| result.is_err()) {
        assert_eq!(rejection(result), Rejection::Full { quota: Quota::Lists, most: 500 });
    }
    // What is in the trash counts until that is emptied.
    tasks::empty_trash(&app.services, &me, now()).await.unwrap();
    made(&app, &me, "One more").await;
}

#[tokio::test]
async fn making_a_list_is_undone_while_it_holds_nothing() {
    let app = App::new().await;
    let me = app.person().await;
    let form = form("Work");
    let outcome = lists::add(&app.services, &me, form.clone(), now()).await.unwrap();
    let undo = async || domain::undo(&app.services, &me, outcome.undo.unwrap(), now()).await.unwrap();
    let task = added(&app, &me, form.id, "A").await;
    let kept = undo().await;
    assert_eq!((kept.count, kept.next), (0, None));
    assert_eq!(names(&app, &me).await, ["Work"]);
    app.change(&me, "delete", &[task]).await;
    // Twice counts the same.
    for _ in 0..2 {
        let undone = undo().await;
        assert_eq!((undone.count, undone.next.as_deref()), (1, Some("/lists")));
        assert!(names(&app, &me).await.is_empty());
    }
    assert_eq!(app.lists(&me).await.of(ListState::Deleted).count(), 1);
}
