//! Crashes, cancelling, strangers, and the end of files.

use std::pin::pin;

use chrono::TimeDelta;
use domain::jobs::JobCounts;
use domain::{run_to_failpoint, transfers};
use model::{ColumnChoice, Field, Problem, Rejection};

use crate::support::{App, now, problem, rejection};

#[tokio::test]
async fn an_export_goes_on_where_a_crash_left_it() {
    let app = App::new().await;
    let me = app.person().await;
    app.many(&me, 6_500).await;
    for format in ["json", "csv", "calendar"] {
        let whole = app.exported(&me, format).await;
        // Whole in itself, whatever the chunks.
        match format {
            "json" => {
                let json: serde_json::Value = serde_json::from_str(&whole).unwrap();
                assert_eq!(json["tasks"].as_array().unwrap().len(), 6_500);
            }
            "csv" => assert_eq!(whole.lines().count(), 6_501),
            _ => assert_eq!(whole.matches("BEGIN:VTODO").count(), 6_500),
        }
        app.execute("DELETE FROM transfers").await;
        transfers::export(&app.services, &me, format, now()).await.unwrap();
        run_to_failpoint("exported", 2, pin!(app.carry(now()))).await;
        assert_eq!(app.value::<i64>("SELECT tasks FROM transfers").await, 2_000);
        let id = app.latest().await;
        rejection(transfers::download(&app.services, &me, id, now()).await.map(|_| ()));
        assert_eq!(app.carry(now()).await, JobCounts::default(), "its lease holds");
        let later = now() + TimeDelta::minutes(5);
        let begun = app.value::<i64>("SELECT COUNT(*) FROM transfer_parts").await;
        assert!(begun >= 2);
        assert_eq!(app.carry(later).await.done, 1);
        assert!(app.file(&me, id).await == whole, "{format}: the file differs");
        let progress = "SELECT progress FROM jobs ORDER BY created_at DESC, id DESC LIMIT 1";
        assert_eq!(app.value::<i64>(progress).await, 6_500);
    }
}

/// A worker that was away for longer than its lease comes back while another one writes.
#[tokio::test]
async fn who_was_overtaken_writes_nothing_more() {
    let app = App::new().await;
    let me = app.person().await;
    app.many(&me, 6_000).await;
    let whole = app.exported(&me, "json").await;
    transfers::export(&app.services, &me, "json", now()).await.unwrap();
    let id = app.latest().await;
    let mut work = pin!(app.carry(now()));
    run_to_failpoint("exported", 2, work.as_mut()).await;
    app.execute("UPDATE jobs SET fence = fence + 1 WHERE state = 'running'").await;
    work.await;
    let states = app.values::<String>("SELECT state FROM transfers ORDER BY id").await;
    assert_eq!(states, ["done", "waiting"], "it stopped");
    assert_eq!(app.carry(now() + TimeDelta::minutes(5)).await.done, 1);
    assert!(app.file(&me, id).await == whole);
}

#[tokio::test]
async fn what_is_cancelled_stops_and_leaves_nothing() {
    let app = App::new().await;
    let me = app.person().await;
    app.many(&me, 5_000).await;
    // While it waits.
    transfers::export(&app.services, &me, "json", now()).await.unwrap();
    transfers::cancel(&app.services, &me, app.latest().await, now()).await.unwrap();
    assert_eq!(app.carry(now()).await, JobCounts::default());
    // While it runs: the next chunk is not written.
    transfers::export(&app.services, &me, "json", now()).await.unwrap();
    let id = app.latest().await;
    let mut work = pin!(app.carry(now()));
    run_to_failpoint("exported", 1, work.as_mut()).await;
    transfers::cancel(&app.services, &me, id, now()).await.unwrap();
    work.await;
    assert_eq!(app.count("transfer_parts").await, 0);
    assert!(app.value::<i64>("SELECT MAX(tasks) FROM transfers").await < 5_000);
    let states = app.values::<String>("SELECT state FROM transfers").await;
    assert_eq!(states, ["cancelled", "cancelled"]);
    assert_eq!(app.values::<String>("SELECT state FROM jobs").await, ["cancelled", "cancelled"]);
    rejection(transfers::download(&app.services, &me, id, now()).await.map(|_| ()));
    // An import that was cancelled brings nothing.
    let preview = app.looked_at(&me, "Title\nNew\n").await;
    transfers::import(&app.services, &me, preview.id, 0, now()).await.unwrap();
    transfers::cancel(&app.services, &me, preview.id, now()).await.unwrap();
    assert_eq!(app.carry(now()).await, JobCounts::default());
    assert_eq!(app.count("tasks").await, 5_000);
    // What is done stays done.
    app.exported(&me, "json").await;
    let done = app.latest().await;
    transfers::cancel(&app.services, &me, done, now()).await.unwrap();
    assert!(!app.file(&me, done).await.is_empty());
}

#[tokio::test]
async fn an_import_that_crashed_is_written_once() {
    let app = App::new().await;
    let me = app.person().await;
    let file = format!("Title\n{}", "A task\n".repeat(2_200));
    let preview = app.looked_at(&me, &file).await;
    transfers::import(&app.services, &me, preview.id, 0, now()).await.unwrap();
    run_to_failpoint("imported", 2, pin!(app.carry(now()))).await;
    assert_eq!(app.value::<String>("SELECT state FROM jobs").await, "running");
    assert_eq!(app.count("tasks").await, 1_000);
    let list = transfers::list(&app.services, &me, now()).await.unwrap();
    assert!(list.busy && list.transfers[0].progress == Some((1_000, 2_200)) && list.transfers[0].undo.is_none());
    assert_eq!(app.carry(now() + TimeDelta::minutes(5)).await.done, 1);
    assert_eq!(app.count("tasks").await, 2_200);
    let list = transfers::list(&app.services, &me, now()).await.unwrap();
    assert_eq!(list.transfers[0].state, "Done: 2,200 tasks");
}

/// Cancelled while its file is read: either all of it came before, or none of it comes.
#[tokio::test]
async fn an_import_that_is_cancelled_in_the_middle_brings_nothing() {
    let app = App::new().await;
    let me = app.person().await;
    let file = format!("Title\n{}", "A task\n".repeat(1_000));
    let preview = app.looked_at(&me, &file).await;
    transfers::import(&app.services, &me, preview.id, 0, now()).await.unwrap();
    let mut work = pin!(app.carry(now()));
    run_to_failpoint("imported", 1, work.as_mut()).await;
    let (cancelled, _) = tokio::join!(transfers::cancel(&app.services, &me, preview.id, now()), work);
    cancelled.unwrap();
    let states = (app.value::<String>("SELECT state FROM jobs").await, app.value("SELECT state FROM transfers").await);
    let expected = if states.0 == "cancelled" { 0 } else { 1_000 };
    assert_eq!((states.1, app.count("tasks").await), (states.0, expected));
}

#[tokio::test]
async fn nobody_reaches_another_persons_files() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    app.exported(&other, "json").await;
    let theirs = app.latest().await;
    let draft = app.looked_at(&other, "Title\nTheirs\n").await.id;
    let undo = app.imported(&other, "Title\nDone\n").await;
    let before = app.everything().await;
    let services = &app.services;
    for id in [theirs, draft] {
        let choice = ColumnChoice { title: "0".into(), ..ColumnChoice::default() };
        let refused = [
            rejection(transfers::download(services, &me, id, now()).await.map(|_| ())),
            rejection(transfers::preview(services, &me, id, now()).await),
            rejection(transfers::match_columns(services, &me, id, choice, now()).await),
            rejection(transfers::import(services, &me, id, 0, now()).await),
            rejection(transfers::cancel(services, &me, id, now()).await),
            rejection(transfers::remove(services, &me, id, now()).await),
        ];
        assert!(refused.iter().all(|rejection| *rejection == Rejection::NotFound), "{refused:?}");
    }
    assert_eq!(rejection(domain::undo(services, &me, undo, now()).await), Rejection::NotFound);
    assert!(transfers::list(services, &me, now()).await.unwrap().transfers.is_empty());
    assert_eq!(app.everything().await, before);
    // What was refused is refused to others alone.
    transfers::download(services, &other, theirs, now()).await.map(|_| ()).unwrap();
    transfers::remove(services, &other, theirs, now()).await.unwrap();
    transfers::import(services, &other, draft, 0, now()).await.unwrap();
}

#[tokio::test]
async fn files_end_after_a_week() {
    let app = App::new().await;
    let me = app.person().await;
    app.exported(&me, "json").await;
    let id = app.latest().await;
    let list = transfers::list(&app.services, &me, now()).await.unwrap();
    assert_eq!(list.transfers[0].kept.as_deref(), Some("The file is kept until Mon 30 Nov 10:00"));
    let nearly = now() + TimeDelta::days(7) - TimeDelta::seconds(1);
    transfers::download(&app.services, &me, id, nearly).await.map(|_| ()).unwrap();
    transfers::prune(&app.services, nearly).await.unwrap();
    assert_eq!(app.count("transfers").await, 1);
    let over = now() + TimeDelta::days(7);
    let refused = transfers::download(&app.services, &me, id, over).await.map(|_| ());
    assert_eq!(rejection(refused), Rejection::NotFound);
    assert!(transfers::list(&app.services, &me, over).await.unwrap().transfers.is_empty());
    transfers::prune(&app.services, over).await.unwrap();
    assert_eq!((app.count("transfers").await, app.count("transfer_parts").await), (0, 0));
}

#[tokio::test]
async fn nobody_fills_the_database_with_files() {
    let app = App::new().await;
    let me = app.person().await;
    for _ in 0..20 {
        app.looked_at(&me, "Title\nA\n").await;
    }
    let refused = transfers::upload(&app.services, &me, "x", "Title\nA\n".into(), now()).await;
    assert_eq!(problem(refused, Field::File), Some(Problem::TooManyFiles { max: 20 }));
    let refused = transfers::export(&app.services, &me, "json", now()).await;
    assert_eq!(problem(refused, Field::File), Some(Problem::TooManyFiles { max: 20 }));
    transfers::remove(&app.services, &me, app.latest().await, now()).await.unwrap();
    transfers::export(&app.services, &me, "json", now()).await.unwrap();
    // Asked for twice at once it is one.
    transfers::export(&app.services, &me, "json", now()).await.unwrap();
    assert_eq!(app.count("jobs").await, 1);
}
