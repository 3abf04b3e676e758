//! Completing, and undoing what a change did to a tree.

use domain::tasks;
use model::{ListKind, Status, TaskEdit};

use super::{act, inbox, part, save_parent, status, under, undo};
use crate::support::{App, now};

#[tokio::test]
async fn completing_completes_what_is_open_below_and_undoing_brings_back_exactly_that() {
    let app = App::new().await;
    let me = app.person().await;
    let root = app.task(&me, "Root").await;
    let (open, started, done) = (
        part(&app, &me, root, "Open").await,
        part(&app, &me, root, "Started").await,
        part(&app, &me, root, "Done").await,
    );
    let below = part(&app, &me, done, "Below").await;
    let deleted = part(&app, &me, root, "Deleted").await;
    app.change(&me, "start", &[started]).await;
    // Below a part that is done something may be open.
    app.change(&me, "complete", &[done]).await;
    app.change(&me, "reopen", &[below]).await;
    app.change(&me, "delete", &[deleted]).await;
    let completed = app.change(&me, "complete", &[root]).await;
    assert_eq!((completed.count, app.list(&me, ListKind::Completed).await.len()), (4, 5));
    let sets: i64 = app
        .value("SELECT COUNT(*) FROM changes WHERE set_id = (SELECT set_id FROM changes ORDER BY seq DESC LIMIT 1)")
        .await;
    assert_eq!(sets, 4, "one change, a line each");
    assert_eq!(undo(&app, &me, completed).await, 4);
    for (id, expected) in [
        (root, Status::Pending),
        (open, Status::Pending),
        (started, Status::InProgress),
        (done, Status::Completed),
        (below, Status::Pending),
        (deleted, Status::Pending),
    ] {
        assert_eq!(status(&app, &me, id).await, expected);
    }
    // By its form, too.
    let form = TaskEdit { status: Status::Completed, ..app.form(&me, root).await };
    let saved = tasks::edit(&app.services, &me, form, now()).await.unwrap();
    assert_eq!(app.list(&me, ListKind::Completed).await.len(), 5);
    assert_eq!(undo(&app, &me, saved).await, 4);
    // The last part does not complete what it is a part of.
    app.change(&me, "complete", &[open, started, below]).await;
    assert_eq!(status(&app, &me, root).await, Status::Pending);
}

#[tokio::test]
async fn reopening_leaves_what_is_above_and_below() {
    let app = App::new().await;
    let me = app.person().await;
    let root = app.task(&me, "Root").await;
    let middle = part(&app, &me, root, "Middle").await;
    part(&app, &me, middle, "Leaf").await;
    app.change(&me, "complete", &[root]).await;
    app.change(&me, "reopen", &[middle]).await;
    assert_eq!(status(&app, &me, root).await, Status::Completed);
    // What it is a part of has no line here: it has one at the top, that says what it is a part of.
    assert_eq!(inbox(&app, &me).await, ["Middle"]);
    let row = &app.page(&me, &model::ListQuery::of(ListKind::Inbox)).await.rows[0];
    assert_eq!(row.about.parent.as_deref(), Some("Root"));
    app.change(&me, "reopen", &[root]).await;
    assert_eq!(inbox(&app, &me).await, ["Root", ".Middle"]);
}

#[tokio::test]
async fn a_move_is_undone_unless_it_would_make_a_circle_or_a_tower() {
    let app = App::new().await;
    let me = app.person().await;
    let (a, b) = (app.task(&me, "A").await, app.task(&me, "B").await);
    let x = part(&app, &me, a, "X").await;
    part(&app, &me, x, "Y").await;
    let moved = under(&app, &me, x, b).await.unwrap();
    assert_eq!(undo(&app, &me, moved).await, 1);
    assert_eq!(app.detail(&me, x).await.family.parent, Some((a, "A".to_owned())));
    let moved = save_parent(&app, &me, x, None).await.unwrap();
    // What it was a part of is below it by now.
    under(&app, &me, a, x).await.unwrap();
    undo(&app, &me, moved).await;
    assert_eq!(app.detail(&me, x).await.family.parent, None);
    let mut all = inbox(&app, &me).await;
    all.sort();
    assert_eq!(all, [".A", ".Y", "B", "X"]);
    // What it was a part of is deep below something else.
    act(&app, &me, "outdent", a).await.unwrap();
    under(&app, &me, x, a).await.unwrap();
    let out = act(&app, &me, "outdent", x).await.unwrap();
    let mut above = b;
    for title in ["1", "2", "3"] {
        above = part(&app, &me, above, title).await;
    }
    under(&app, &me, a, above).await.unwrap();
    undo(&app, &me, out).await;
    assert_eq!(app.detail(&me, x).await.family.parent, None);
}
