//! The lists of tasks in files.

use domain::{lists, tasks, transfers};
use model::{Colour, ListForm, ListId, ListKind, ListRequest, ListState, NewTask, TaskId};
use uuid::Uuid;

use crate::support::{App, now};

async fn with_a_task(app: &App, me: &domain::Actor, name: &str) -> ListId {
    let id = ListId(Uuid::now_v7());
    let form = ListForm { id, name: name.to_owned(), colour: Colour::Red, favourite: false };
    lists::add(&app.services, me, form, now()).await.unwrap();
    let task = NewTask { id: TaskId(Uuid::now_v7()), title: format!("In {name}"), list: ListKind::Own(id) };
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
        let open: Vec<&str> = lists.of(ListState::Open).map(|list| list.name.as_str()).collect();
        assert_eq!(open, ["=Work, \"most\"", "Away", "Gone"], "{format}: {file}");
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
    let preview = app.looked_at(&me, "Title,List\nA,One\nB,Two\nC,Three\n").await;
    transfers::import(&app.services, &me, preview.id, 0, now()).await.unwrap();
    app.carry(now()).await;
    assert_eq!((app.count("tasks").await, app.lists(&me).await.own.len()), (0, 498));
    let state = transfers::list(&app.services, &me, now()).await.unwrap().transfers.remove(0).state;
    assert!(state.starts_with("Not imported. You have 500 lists"), "{state}");
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
