//! Renaming, merging and deleting a label wherever it stands.

use std::pin::pin;

use domain::{run_to_failpoint, tasks};
use model::{Colour, Did, LongChange, TaskId};

use super::{act, form};
use crate::support::{App, now};

#[tokio::test]
async fn a_label_is_renamed_at_every_task_and_undone() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    let open = app.labelled(&me, "open", "first, Home, last").await;
    let done = app.labelled(&me, "done", "HOME").await;
    app.change(&me, "complete", &[done]).await;
    let gone = app.labelled(&me, "gone", "home").await;
    app.change(&me, "delete", &[gone]).await;
    let theirs = app.labelled(&other, "theirs", "home").await;
    let saved = tasks::save_label(&app.services, &me, form("home", "Haus", Colour::Red), now()).await.unwrap();
    assert_eq!((saved.did, saved.next.as_deref()), (Did::LabelSaved, Some("/labels")));
    let labels = async || {
        let mut labels = Vec::new();
        for id in [open, done, gone] {
            labels.push(app.labels_of(&me, id).await);
        }
        labels
    };
    assert_eq!(labels().await, ["first, Haus, last", "Haus", "Haus"]);
    assert_eq!(app.labels_of(&other, theirs).await, "home");
    assert_eq!((app.with_label(&me, "home").await.len(), app.with_label(&me, "haus").await.len()), (0, 1));
    // Titles and notes are as they were, and a form that was opened before is told.
    assert_eq!(app.detail(&me, open).await.title, "open");
    let undone = domain::undo(&app.services, &me, saved.undo.unwrap(), now()).await.unwrap();
    assert_eq!(undone.count, 3);
    assert_eq!(labels().await, ["first, Home, last", "HOME", "home"]);
    app.index_is_right().await;
}

#[tokio::test]
async fn the_name_of_another_label_makes_the_two_one() {
    let app = App::new().await;
    let me = app.person().await;
    let both = app.labelled(&me, "both", "office, x, work").await;
    let one = app.labelled(&me, "one", "office").await;
    tasks::save_label(&app.services, &me, form("work", "work", Colour::Blue), now()).await.unwrap();
    let merged = tasks::save_label(&app.services, &me, form("office", "Work", Colour::Red), now()).await.unwrap();
    assert_eq!((app.labels_of(&me, both).await, app.labels_of(&me, one).await), ("Work, x".into(), "Work".into()));
    let labels = domain::lists::labels(&app.services, &me).await.unwrap();
    let labels: Vec<_> = labels.iter().map(|label| (label.word.as_str(), label.colour, label.open)).collect();
    assert_eq!(labels, [("work", Colour::Blue, 2), ("x", Colour::Grey, 1)], "marked as the one that was there");
    domain::undo(&app.services, &me, merged.undo.unwrap(), now()).await.unwrap();
    assert_eq!(app.labels_of(&me, both).await, "office, x, work");
    // A task that changed since stays as it is.
    let deleted = act(&app, &me, "delete:OFFICE").await;
    assert_eq!((deleted.did, app.labels_of(&me, both).await), (Did::LabelDeleted, "x, work".to_owned()));
    app.label(&me, one, "mine").await;
    assert_eq!(domain::undo(&app.services, &me, deleted.undo.unwrap(), now()).await.unwrap().count, 1);
    assert_eq!(
        (app.labels_of(&me, both).await, app.labels_of(&me, one).await),
        ("office, x, work".into(), "mine".into())
    );
    // Only its colour, and again: no task changes.
    let lines = app.count("changes").await;
    let saved = tasks::save_label(&app.services, &me, form("mine", "mine", Colour::Pink), now()).await.unwrap();
    assert_eq!((saved.undo, app.count("changes").await), (None, lines));
    assert_eq!(act(&app, &me, "delete:none").await.undo, None);
    app.index_is_right().await;
}

/// By a job, which a crash costs one step.
#[tokio::test]
async fn a_label_of_very_many_tasks_is_renamed_in_steps() {
    let app = App::new().await;
    let me = app.person().await;
    let ids = app.many_tasks(&me, 1_250, 0).await;
    app.execute("UPDATE tasks SET labels = 'Home'").await;
    app.execute(
        "INSERT INTO task_labels (user_id, label, task_id, word) SELECT user_id, 'home', id, 'Home' FROM tasks",
    )
    .await;
    let started = tasks::save_label(&app.services, &me, form("home", "haus", Colour::Red), now()).await.unwrap();
    assert_eq!((started.did, started.undo), (Did::LabelStarted, None));
    assert_eq!(app.under_way(&me).await[0].what, LongChange::Labels);
    let arguments: String = app.value("SELECT arguments FROM jobs").await;
    assert!(!arguments.contains("home") && !arguments.contains("haus"), "operators read it: {arguments}");
    run_to_failpoint("relabelled", 2, pin!(app.carry(now()))).await;
    let renamed = "SELECT COUNT(*) FROM tasks WHERE labels = 'haus' AND version = 2";
    assert_eq!(app.value::<i64>(renamed).await, 1_000);
    app.index_is_right().await;
    app.change(&me, "complete", &[TaskId(ids[1_249])]).await;
    app.execute("UPDATE jobs SET lease_until = NULL, run_at = created_at, state = 'waiting'").await;
    app.carry_on(now()).await;
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM tasks WHERE labels = 'haus'").await, 1_250);
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM changes WHERE kind = 'changed'").await, 1_251);
    assert!(app.under_way(&me).await.is_empty());
    app.index_is_right().await;
    // Taking it away again.
    assert_eq!(act(&app, &me, "delete:haus").await.did, Did::LabelStarted);
    app.carry_on(now()).await;
    assert_eq!((app.count("task_labels").await, app.all_labels(&me).await), (0, Vec::new()));
}
