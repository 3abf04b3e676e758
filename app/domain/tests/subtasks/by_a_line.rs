//! Parts that are added by one line. It is Monday, 23 November 2026.

use domain::adding;
use model::{Did, NewPart, Outcome, Priority, Rejection, TaskId};
use uuid::Uuid;

use super::{inbox, own_list, try_part, under, undo};
use crate::support::{App, now, rejection};

async fn add(app: &App, me: &domain::Actor, parent: TaskId, (id, title): (TaskId, &str)) -> domain::Result<Outcome> {
    adding::add_part(&app.services, me, NewPart { id, title: title.to_owned(), parent }, now()).await
}

fn new() -> TaskId {
    TaskId(Uuid::now_v7())
}

#[tokio::test]
async fn a_part_becomes_what_its_line_says() {
    let app = App::new().await;
    let me = app.person().await;
    let root = app.task(&me, "Move out").await;
    let id = new();
    let line = "Pack books 1 December at 9am every week @moving p1 !30min //Heavy";
    let outcome = add(&app, &me, root, (id, line)).await.unwrap();
    assert_eq!(outcome.did, Did::Understood);
    assert!(outcome.words.as_ref().unwrap().starts_with("Added “Pack books”: 1 December 09:00"), "{outcome:?}");
    assert_eq!(inbox(&app, &me).await, ["Move out", ".Pack books"]);
    let part = app.detail(&me, id).await;
    assert_eq!((part.due_date.as_str(), part.due_time.as_str()), ("2026-12-01", "09:00"));
    assert_eq!((part.labels.as_str(), part.priority, part.notes.as_str()), ("moving", Priority::High, "Heavy"));
    assert_eq!((part.recurrence.words.as_str(), part.reminders.len()), ("Every week on Tuesday", 1));
    let usage: Vec<i64> = app.values("SELECT CAST(tasks * 10 + reminders AS BIGINT) FROM usage").await;
    assert_eq!(usage, [21], "what it takes is counted");
    // Sent twice it is one.
    add(&app, &me, root, (id, line)).await.unwrap();
    assert_eq!(app.count("tasks").await, 2);
    assert_eq!(undo(&app, &me, outcome).await, 1);
    assert_eq!(inbox(&app, &me).await, ["Move out"]);
    // What says nothing more is a title as ever.
    assert_eq!(add(&app, &me, root, (new(), " Clean ")).await.unwrap().did, Did::Added);
    assert_eq!(inbox(&app, &me).await, ["Move out", ".Clean"]);
}

/// A part stands where its task does, whatever it names.
#[tokio::test]
async fn lists_and_sections_that_it_names_stay_words() {
    let app = App::new().await;
    let me = app.person().await;
    let home = own_list(&app, &me, "Home").await;
    let root = app.task(&me, "Root").await;
    let id = new();
    add(&app, &me, root, (id, "Pack #Home #Garden /Later p2")).await.unwrap();
    let part = app.detail(&me, id).await;
    assert_eq!((part.title.as_str(), part.priority), ("Pack #Home #Garden /Later", Priority::Medium));
    assert!(part.list != home && app.lists(&me).await.own.len() == 1, "none is made either");
}

#[tokio::test]
async fn only_below_what_is_mine_and_not_too_deep() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    let theirs = app.task(&other, "Theirs").await;
    let mut leaf = app.task(&me, "Root").await;
    for level in 0..4 {
        let id = new();
        try_part(&app, &me, leaf, id, &format!("Level {level}")).await.unwrap();
        leaf = id;
    }
    let everything = app.everything().await;
    for parent in [theirs, new()] {
        assert_eq!(rejection(add(&app, &me, parent, (new(), "Part p1")).await), Rejection::NotFound);
    }
    assert!(matches!(rejection(add(&app, &me, leaf, (new(), "Part p1")).await), Rejection::Invalid(_)));
    assert!(matches!(rejection(add(&app, &me, leaf, (new(), " ")).await), Rejection::Invalid(_)));
    assert!(under(&app, &me, leaf, theirs).await.is_err());
    assert_eq!(app.everything().await, everything);
}
