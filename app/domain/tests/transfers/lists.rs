//! The lists of tasks in files.

use std::time::Duration;

use domain::{lists, tasks, transfers};
use model::{Colour, ListForm, ListId, ListKind, ListRequest, ListState, NewTask, Quota, Rejection, TaskId};
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query};
use sea_orm::{ConnectionTrait, TransactionTrait};
use uuid::Uuid;

use crate::support::{App, now, rejection};

async fn with_a_task(app: &App, me: &domain::Actor, name: &str) -> ListId {
    let id = ListId(Uuid::now_v7());
    let form = ListForm { id, name: name.to_owned(), colour: Colour::Red, favourite: false };
    lists::add(&app.services, me, form, now()).await.unwrap();
    let task = NewTask {
        id: TaskId(Uuid::now_v7()),
        title: format!("In {name}"),
        list: ListKind::Own(id),
        ..NewTask::default()
    };
    tasks::add(&app.services, me, task, now()).await.unwrap();
    id
}

#[tokio::test]
async fn tasks_come_back_into_lists_of_the_same_names() {
    for format in ["json", "csv"] {
        let app = App::new().await;
        let (me, other) = (app.person().await, app.person().await);
        app.task(&me, "In the Inbox").await;
        with_a_task(&app, &me, "=Work, \"most\"").await;
        let (away, gone) = (with_a_task(&app, &me, "Away").await, with_a_task(&app, &me, "Gone").await);
        for (act, ListId(id)) in [("archive", away), ("delete", gone)] {
            let form = ListRequest { act: format!("{act}:{id}") };
            lists::change(&app.services, &me, form, now()).await.unwrap();
        }
        let file = app.exported(&me, format).await;
        let there = with_a_task(&app, &other, "=Work, \"most\"").await;
        app.imported(&other, &file).await;
        let lists = app.lists(&other).await;
        let names: Vec<&str> = lists.own.iter().map(|list| list.name.as_str()).collect();
        assert_eq!(names, ["=Work, \"most\"", "Away", "Gone"], "{format}: {file}");
        // JSON says that one was archived.
        let archived: Vec<&str> = lists.of(ListState::Archived).map(|list| list.name.as_str()).collect();
        assert_eq!(archived, if format == "json" { vec!["Away"] } else { vec![] });
        assert_eq!(app.list(&other, ListKind::Own(there)).await.len(), 2, "{format}: one list of a name");
        assert_eq!(app.list(&other, ListKind::Inbox).await, ["In the Inbox"]);
        assert_eq!(app.list(&other, ListKind::Trash).await, ["In Gone"], "what was in the trash is in the trash");
    }
}

#[tokio::test]
async fn more_lists_than_one_can_have_are_refused_as_a_whole() {
    let app = App::new().await;
    let me = app.person().await;
    app.more_lists(&me, 498).await;
    let full = Rejection::Full { quota: Quota::Lists, most: 500 };
    let preview = app.looked_at(&me, "Title,List\nA,One\nB,Two\nC,Three\n").await;
    assert_eq!(rejection(transfers::import(&app.services, &me, preview.id, 0, now()).await), full);
    let all: String = (0..1_000).map(|number| format!("A,Name {number}\n")).collect();
    let preview = app.looked_at(&me, format!("Title,List\n{all}")).await;
    assert_eq!(rejection(transfers::import(&app.services, &me, preview.id, 0, now()).await), full);
    assert_eq!((app.count("tasks").await, app.count("jobs").await), (0, 0));
    // Of a name that is there none is made. Another takes the place meanwhile.
    let preview = app.looked_at(&me, "Title,List\nA,List 1\nB,Two\nC,Three\n").await;
    transfers::import(&app.services, &me, preview.id, 0, now()).await.unwrap();
    with_a_task(&app, &me, "Other").await;
    app.carry(now()).await;
    assert_eq!((app.count("tasks").await, app.lists(&me).await.own.len()), (1, 499));
    let list = transfers::list(&app.services, &me, now()).await.unwrap().transfers;
    let state = &list.iter().find(|transfer| transfer.id == preview.id).unwrap().state;
    assert!(state.starts_with("Not imported. You have 500 lists"), "{state}");
}

/// At once, or by a job.
#[tokio::test]
async fn lists_that_an_import_made_go_with_it() {
    for more in [0, 700] {
        let app = App::new().await;
        let me = app.person().await;
        let lines: String = (0..more).map(|number| format!("More {number},Many\n")).collect();
        let file = format!("Title,List\nA,Goes\nB,Used\nC,Renamed\n{lines}");
        let undo = app.imported(&me, &file).await;
        let id = |lists: &model::Lists, name: &str| lists.own.iter().find(|list| list.name == name).unwrap().id;
        let lists = app.lists(&me).await;
        let task = NewTask {
            id: TaskId(Uuid::now_v7()),
            title: "Mine".into(),
            list: ListKind::Own(id(&lists, "Used")),
            ..NewTask::default()
        };
        tasks::add(&app.services, &me, task, now()).await.unwrap();
        let name = ListForm { id: id(&lists, "Renamed"), name: "New".into(), colour: Colour::Red, favourite: false };
        domain::lists::save(&app.services, &me, name, now()).await.unwrap();
        let undone = domain::undo(&app.services, &me, undo, now()).await.unwrap();
        if more == 0 {
            assert_eq!(undone.count, 3, "of so many tasks");
        }
        app.carry(now()).await;
        let lists = app.lists(&me).await;
        assert_eq!(lists.own.iter().map(|list| list.name.as_str()).collect::<Vec<_>>(), ["New", "Used"]);
        assert_eq!(app.count("tasks").await, 1);
    }
}

/// Who saves a task that has become longer has the usage, and then asks for the person's zone.
#[tokio::test]
async fn an_import_waits_for_the_usage_and_lets_others_have_the_person() {
    let app = App::new().await;
    let me = app.person().await;
    let preview = app.looked_at(&me, "Title,List\nA,Work\n").await;
    transfers::import(&app.services, &me, preview.id, 0, now()).await.unwrap();
    let saving = app.services.db.begin().await.unwrap();
    let add = Query::update().table("usage").value("bytes", Expr::col("bytes").add(1)).take();
    assert_eq!(saving.execute(&add).await.unwrap().rows_affected(), 1);
    let save = async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        let zone = Query::select().column("zone").from("users").lock(LockType::Share).take();
        saving.query_all(&zone).await.unwrap();
        saving.commit().await.unwrap();
    };
    let (counts, ()) = tokio::join!(app.carry(now()), save);
    assert_eq!((counts.done, app.count("tasks").await), (1, 1));
}

#[tokio::test]
async fn a_name_that_no_list_can_have_is_said() {
    let app = App::new().await;
    let me = app.person().await;
    let long = "x".repeat(201);
    let preview = app.looked_at(&me, format!("Title,List\nA,{long}\nB,  \nC, Home \n")).await;
    let said: Vec<String> = preview.problems.iter().map(|note| note.text.clone()).collect();
    assert_eq!(said, ["List: Please use at most 200 characters."]);
    transfers::import(&app.services, &me, preview.id, 1, now()).await.unwrap();
    app.carry(now()).await;
    let lists = app.lists(&me).await;
    assert_eq!(lists.own.iter().map(|list| list.name.as_str()).collect::<Vec<_>>(), ["Home"]);
    assert_eq!(app.list(&me, ListKind::Inbox).await, ["B"]);
}
