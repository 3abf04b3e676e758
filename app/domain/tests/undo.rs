//! Undoing changes.

use domain::{pages, tasks};
use model::{Did, ListKind, Priority, Status, TaskEdit};

use crate::support::{App, NewTaskRow, date, now, rejection};

#[tokio::test]
async fn a_bulk_change_is_undone_as_a_whole() {
    let app = App::new().await;
    let me = app.person().await;
    let mut ids = Vec::new();
    for number in 0..50 {
        let status = if number % 2 == 0 { Status::Pending } else { Status::InProgress };
        ids.push(NewTaskRow::titled(&format!("{number}")).status(status).due("2026-11-20").add(&app, &me).await);
    }
    let before: Vec<String> = app.list(&me, ListKind::Today).await;
    let undo = app.change(&me, "complete", &ids).await.undo.unwrap();
    assert!(app.list(&me, ListKind::Today).await.is_empty());
    let outcome = domain::undo(&app.services, &me, undo, now()).await.unwrap();
    assert_eq!((outcome.did, outcome.count), (Did::Undone, 50));
    assert_eq!(app.list(&me, ListKind::Today).await, before);
    assert_eq!(app.detail(&me, ids[1]).await.status, Status::InProgress);
}

#[tokio::test]
async fn every_change_can_be_undone() {
    let app = App::new().await;
    let me = app.person().await;
    let build = NewTaskRow::titled("Task").notes("notes").priority(Priority::Low).due("2026-11-30").time("08:00");
    let id = build.add(&app, &me).await;
    let before = TaskEdit { version: 0, ..app.form(&me, id).await };
    let edit = TaskEdit {
        title: "Other".into(),
        notes: String::new(),
        due_date: String::new(),
        due_time: String::new(),
        ..app.form(&me, id).await
    };
    for step in 0..5 {
        let outcome = match step {
            0 => app.change(&me, "complete", &[id]).await,
            1 => app.change(&me, "delete", &[id]).await,
            2 => app.reschedule(&me, &[id], None).await,
            3 => tasks::prioritise(&app.services, &me, &[id], Priority::High, now()).await.unwrap(),
            _ => {
                let version = app.detail(&me, id).await.version;
                tasks::edit(&app.services, &me, TaskEdit { version, ..edit.clone() }, now()).await.unwrap()
            }
        };
        let undone = domain::undo(&app.services, &me, outcome.undo.unwrap(), now()).await.unwrap();
        assert_eq!(undone.count, 1, "step {step}");
        assert_eq!(TaskEdit { version: 0, ..app.form(&me, id).await }, before, "step {step}");
        assert!(!app.detail(&me, id).await.deleted);
        assert_eq!(app.search(&me, "task notes").await, ["Task"]);
    }
    // The number it is sorted by came back too.
    assert_eq!(app.value::<i64>("SELECT due_sort FROM tasks").await % 10_000, 480);
}

#[tokio::test]
async fn what_changed_again_since_is_left_alone() {
    let app = App::new().await;
    let me = app.person().await;
    let (first, second) = (app.task(&me, "First").await, app.task(&me, "Second").await);
    let undo = app.change(&me, "complete", &[first, second]).await.undo.unwrap();
    app.reschedule(&me, &[second], Some(date("2026-12-01"))).await;
    let outcome = domain::undo(&app.services, &me, undo, now()).await.unwrap();
    assert_eq!(outcome.count, 1);
    assert_eq!(app.detail(&me, first).await.status, Status::Pending);
    assert_eq!(app.detail(&me, second).await.status, Status::Completed);
}

/// Even where it changed back what the change was about.
#[tokio::test]
async fn what_was_saved_since_is_left_alone() {
    let app = App::new().await;
    let me = app.person().await;
    let id = app.task(&me, "Contested").await;
    let edit = TaskEdit { version: 2, priority: Priority::High, ..app.form(&me, id).await };
    let undo = app.change(&me, "complete", &[id]).await.undo.unwrap();
    tasks::edit(&app.services, &me, edit, now()).await.unwrap();
    assert_eq!(domain::undo(&app.services, &me, undo, now()).await.unwrap().count, 0);
    assert_eq!(app.detail(&me, id).await.version, 3);
}

#[tokio::test]
async fn undoing_twice_is_as_undoing_once() {
    let app = App::new().await;
    let me = app.person().await;
    let id = app.task(&me, "Task").await;
    let undo = app.change(&me, "delete", &[id]).await.undo.unwrap();
    let (first, second) =
        tokio::join!(domain::undo(&app.services, &me, undo, now()), domain::undo(&app.services, &me, undo, now()));
    assert_eq!((first.unwrap().count, second.unwrap().count), (1, 1));
    let version = app.detail(&me, id).await.version;
    // Deleted anew, the old step is not the one that counts.
    app.change(&me, "delete", &[id]).await;
    assert_eq!(domain::undo(&app.services, &me, undo, now()).await.unwrap().count, 0);
    let task = app.detail(&me, id).await;
    assert!(task.deleted && task.version == version + 1);
}

#[tokio::test]
async fn what_left_the_trash_for_good_does_not_come_back() {
    let app = App::new().await;
    let me = app.person().await;
    let id = app.task(&me, "Task").await;
    let undo = app.change(&me, "delete", &[id]).await.undo.unwrap();
    tasks::empty_trash(&app.services, &me, now()).await.unwrap();
    assert_eq!(domain::undo(&app.services, &me, undo, now()).await.unwrap().count, 0);
    rejection(pages::task(&app.services, &me, id, now()).await);
}

/// The journal keeps the words that an edit replaced, for as long as there is a task that they could go back to.
#[tokio::test]
async fn words_of_tasks_that_are_gone_leave_the_journal_too() {
    let app = App::new().await;
    let me = app.person().await;
    let edit = async |id, title: String| {
        let form = TaskEdit { title, ..app.form(&me, id).await };
        tasks::edit(&app.services, &me, form, now()).await.unwrap().undo.unwrap()
    };
    let (gone, kept) = (app.task(&me, "Going 0").await, app.task(&me, "Kept 0").await);
    edit(kept, "Kept 1".into()).await;
    for number in 1..=5 {
        edit(gone, format!("Going {number}")).await;
    }
    let back = edit(kept, "Kept 2".into()).await;
    app.change(&me, "delete", &[gone]).await;
    let words = async |word: &str| {
        let lines: Vec<Option<String>> = app.values("SELECT before || after FROM changes").await;
        lines.iter().flatten().filter(|line| line.contains(word)).count()
    };
    assert_eq!((words("Going").await, words("Kept").await), (5, 2));
    tasks::empty_trash(&app.services, &me, now()).await.unwrap();
    assert_eq!((words("Going").await, words("Kept").await), (0, 2));
    let held = "CAST(SUM(150 + COALESCE(OCTET_LENGTH(before), 0) + COALESCE(OCTET_LENGTH(after), 0)) AS BIGINT)";
    let held: i64 = app.value(&format!("SELECT {held} FROM changes")).await;
    assert_eq!(app.value::<i64>("SELECT journal_bytes FROM lists").await, held);
    assert_eq!(domain::undo(&app.services, &me, back, now()).await.unwrap().count, 1);
    assert_eq!(app.detail(&me, kept).await.title, "Kept 1");
}
