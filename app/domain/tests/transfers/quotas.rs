//! Files of somebody who has little room left.

use domain::transfers;
use model::{Did, Field, ListKind, Problem, Quota, Rejection};

use crate::quotas::once_there_is_room;
use crate::support::{App, NewTaskRow, now, problem, rejection};

fn full(quota: Quota, most: u64) -> Rejection {
    Rejection::Full { quota, most }
}

fn lines(many: usize, notes: &str) -> String {
    let lines: Vec<String> = (0..many).map(|number| format!("Task {number},{notes}\n")).collect();
    format!("Title,Notes\n{}", lines.concat())
}

#[tokio::test]
async fn an_import_that_does_not_fit_is_refused_at_its_form() {
    let app = App::with_quotas(|quotas| (quotas.tasks, quotas.reminders, quotas.megabytes) = (10, 3, 1)).await;
    let reminded = "Title,Due date,Due time,Reminders\nA,2026-12-01,09:00,before:1 before:2\nB,2026-12-01,09:00,before:1 before:2\n";
    for (file, quota, most) in [
        (lines(10, ""), Quota::Tasks, 10),
        (reminded.to_owned(), Quota::Reminders, 3),
        (lines(9, &"\u{fdfa}".repeat(20_000)), Quota::Megabytes, 1),
    ] {
        let me = app.person().await;
        app.task(&me, "Mine").await;
        let preview = app.looked_at(&me, &file).await;
        assert_eq!(preview.problems, []);
        let import = || transfers::import(&app.services, &me, preview.id, 0, now());
        assert_eq!(rejection(import().await), full(quota, most));
        assert_eq!((app.count("jobs").await, app.list(&me, ListKind::All).await.len()), (0, 1));
    }
    // Nine more are ten.
    let me = app.person().await;
    app.task(&me, "Mine").await;
    let preview = app.looked_at(&me, lines(9, "")).await;
    transfers::import(&app.services, &me, preview.id, 0, now()).await.unwrap();
    assert_eq!(app.carry(now()).await.done, 1);
    assert_eq!(app.list(&me, ListKind::All).await.len(), 10);
}

#[tokio::test]
async fn a_job_that_finds_no_room_imports_nothing_and_says_so() {
    let app = App::with_quotas(|quotas| quotas.tasks = 10).await;
    let me = app.person().await;
    let preview = app.looked_at(&me, lines(9, "")).await;
    transfers::import(&app.services, &me, preview.id, 0, now()).await.unwrap();
    let first = app.task(&me, "First").await;
    let second = app.task(&me, "Second").await;
    assert_eq!(app.carry(now()).await.done, 1);
    assert_eq!(app.list(&me, ListKind::All).await.len(), 2);
    let list = transfers::list(&app.services, &me, now()).await.unwrap();
    let view = &list.transfers[0];
    assert!(view.draft && view.undo.is_none() && !list.busy, "{view:?}");
    let reason =
        "There is no room for more tasks: one person can have 10. Delete some, empty the trash, and try again.";
    assert_eq!(view.state, format!("Not imported. {reason}"));

    app.change(&me, "delete", &[first, second]).await;
    domain::tasks::empty_trash(&app.services, &me, now()).await.unwrap();
    let started = once_there_is_room(|| transfers::import(&app.services, &me, preview.id, 0, now())).await;
    assert_eq!(started.did, Did::ImportStarted);
    assert_eq!(app.carry(now()).await.done, 1);
    assert_eq!(app.list(&me, ListKind::All).await.len(), 9);
    let list = transfers::list(&app.services, &me, now()).await.unwrap();
    assert_eq!(list.transfers[0].state, "Done: 9 tasks");
}

#[tokio::test]
async fn files_take_room_until_they_are_removed() {
    let app = App::with_quotas(|quotas| quotas.megabytes = 1).await;
    let me = app.person().await;
    let file = lines(600, &"a".repeat(1_000));
    let first = app.looked_at(&me, &file).await;
    let upload = || transfers::upload(&app.services, &me, "x", file.clone().into_bytes(), now());
    assert_eq!(rejection(upload().await), full(Quota::Megabytes, 1));
    assert_eq!(app.count("transfers").await, 1);
    transfers::remove(&app.services, &me, first.id, now()).await.unwrap();
    once_there_is_room(upload).await;
    // The number of files is a limit of its own.
    for _ in 1..20 {
        transfers::upload(&app.services, &me, "x", "Title\nA\n".into(), now()).await.unwrap();
    }
    let more = transfers::upload(&app.services, &me, "x", "Title\nA\n".into(), now()).await;
    assert_eq!(problem(more, Field::File), Some(Problem::TooManyFiles { max: 20 }));
}

#[tokio::test]
async fn who_has_no_room_can_take_everything_out_once() {
    let app = App::with_quotas(|quotas| quotas.megabytes = 1).await;
    let me = app.person().await;
    for _ in 0..12 {
        NewTaskRow::titled("Long").notes(&"ab ".repeat(6_600)).add(&app, &me).await;
    }
    for _ in 0..12 {
        NewTaskRow::titled("Long").notes(&"ab ".repeat(6_600)).add(&app, &me).await;
    }
    let file = app.exported(&me, "json").await;
    assert!(file.len() > 450_000, "{}", file.len());
    let export = || transfers::export(&app.services, &me, "csv", now());
    assert_eq!(rejection(export().await), full(Quota::Megabytes, 1));
    assert_eq!((app.count("transfers").await, app.count("jobs").await), (1, 1));
    transfers::remove(&app.services, &me, app.latest().await, now()).await.unwrap();
    once_there_is_room(export).await;
    assert_eq!(app.carry(now()).await.done, 1);
}
