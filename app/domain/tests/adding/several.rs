//! Several lines at once.

use domain::adding;
use model::{Did, Field, ListId, ListKind, NewTasks, Problem, Rejection, SectionForm, SectionId, TaskId};
use uuid::Uuid;

use crate::support::{App, now, problem, rejection};

use super::undo;

#[tokio::test]
async fn several_lines_are_several_tasks_and_one_undo() {
    let app = App::new().await;
    let me = app.person().await;
    let id = TaskId(Uuid::now_v7());
    let lines = "Milk p1\n\n  Bread tomorrow @shop !1h\r\nPaint #New\n";
    let form = NewTasks { id, lines: lines.to_owned(), list: ListKind::Inbox, ..NewTasks::default() };
    let outcome = adding::add_several(&app.services, &me, form.clone(), now()).await.unwrap();
    assert_eq!((outcome.did, outcome.count), (Did::Added, 3));
    let mut titles = app.list(&me, ListKind::All).await;
    titles.sort();
    assert_eq!(titles, ["Bread", "Milk", "Paint"]);
    assert_eq!(adding::add_several(&app.services, &me, form, now()).await.unwrap(), outcome, "sent twice");
    assert_eq!((app.count("tasks").await, app.count("task_reminders").await), (3, 1));
    assert_eq!(undo(&app, &me, &outcome).await, 3);
    assert_eq!(app.list(&me, ListKind::All).await, [""; 0]);
    assert_eq!(app.lists(&me).await.of(model::ListState::Open).count(), 0);
}

#[tokio::test]
async fn of_several_lines_all_are_added_or_none() {
    let app = App::new().await;
    let me = app.person().await;
    let add = async |lines: String| {
        let form = NewTasks { id: TaskId(Uuid::now_v7()), lines, list: ListKind::Inbox, ..NewTasks::default() };
        adding::add_several(&app.services, &me, form, now()).await
    };
    assert_eq!(
        problem(add(format!("A\n{}", "x".repeat(201))).await, Field::Title),
        Some(Problem::TooLong { max: 200 })
    );
    assert_eq!(problem(add("A\n".repeat(51)).await, Field::Title), Some(Problem::TooManyTasks { max: 50 }));
    assert_eq!(problem(add(" \n ".to_owned()).await, Field::Title), Some(Problem::Required));
    assert_eq!(app.count("tasks").await, 0);
    add("A\n".repeat(50)).await.unwrap();
    assert_eq!(app.count("tasks").await, 50);
    // Under the ids of somebody else.
    let other = app.person().await;
    let there = app.value::<Uuid>("SELECT id FROM tasks LIMIT 1").await;
    let form = NewTasks { id: TaskId(there), lines: "B\nC".to_owned(), list: ListKind::Inbox, ..NewTasks::default() };
    assert_eq!(rejection(adding::add_several(&app.services, &other, form, now()).await), Rejection::NotFound);
}

#[tokio::test]
async fn several_lines_stand_where_they_are_added() {
    let app = App::new().await;
    let me = app.person().await;
    let section = SectionId(Uuid::now_v7());
    let list = ListId(me.user_id().0);
    let form = SectionForm { id: section, list, name: "Soon".into() };
    domain::lists::sections::add(&app.services, &me, form, now()).await.unwrap();
    let form = NewTasks {
        id: TaskId(Uuid::now_v7()),
        lines: "Milk\nPaint p1\nSaw #Shed".to_owned(),
        section: section.0.to_string(),
        label: "home".to_owned(),
        ..NewTasks::default()
    };
    adding::add_several(&app.services, &me, form, now()).await.unwrap();
    assert_eq!(app.count("tasks WHERE labels = 'home'").await, 3);
    let titles: Vec<String> = app.values("SELECT title FROM tasks WHERE section_id IS NOT NULL ORDER BY title").await;
    assert_eq!(titles, ["Milk", "Paint"], "another list has no such section");
}
