//! The numbers.

use domain::dashboard::dashboard;
use model::Status;

use crate::recurrence::recurring;
use crate::support::{App, NewTaskRow, at, now};

#[tokio::test]
async fn an_empty_dashboard_is_all_zeros() {
    let app = App::new().await;
    let me = app.person().await;
    let board = dashboard(&app.services, &me, now()).await.unwrap();
    assert_eq!((board.total, board.overdue, board.due_week, board.completed), (0, 0, 0, 0));
    assert_eq!(board.days.len(), 14);
    assert_eq!((board.days[13].label.as_str(), board.days[13].short.as_str()), ("Mon 23 Nov", "23"));
    assert_eq!(board.days[0].label, "Tue 10 Nov");
    assert!(board.recent.is_empty() && board.days.iter().all(|day| day.completed == 0));
}

#[tokio::test]
async fn every_number_counts_what_it_says() {
    let app = App::new().await;
    let me = app.person().await;
    let other = app.person().await;
    app.due(&other, "not mine", "2026-11-23").await;
    app.due(&me, "overdue", "2026-11-22").await;
    NewTaskRow::titled("overdue today").due("2026-11-23").time("09:59").add(&app, &me).await;
    NewTaskRow::titled("due now").due("2026-11-23").time("10:00").add(&app, &me).await;
    app.due(&me, "today", "2026-11-23").await;
    app.due(&me, "in six days", "2026-11-29").await;
    app.due(&me, "in seven days", "2026-11-30").await;
    NewTaskRow::titled("started").status(Status::InProgress).add(&app, &me).await;
    let done = NewTaskRow::titled("done").due("2026-11-23").add(&app, &me).await;
    app.change_at(&me, "complete", &[done], at("2026-11-10T00:00:00Z")).await;
    let old = app.task(&me, "done long ago").await;
    app.change_at(&me, "complete", &[old], at("2026-11-09T23:59:59Z")).await;
    let deleted = app.due(&me, "deleted", "2026-11-22").await;
    app.change(&me, "delete", &[deleted]).await;
    let board = dashboard(&app.services, &me, now()).await.unwrap();
    assert_eq!((board.total, board.pending, board.in_progress, board.completed), (9, 6, 1, 2));
    assert_eq!((board.overdue, board.due_today, board.due_week), (2, 3, 4));
    let completed: Vec<u32> = board.days.iter().map(|day| day.completed).collect();
    assert_eq!(completed, [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let recent: Vec<_> = board.recent.iter().map(|task| (task.title.as_str(), task.when.as_str())).collect();
    assert_eq!(recent, [("done", "Tue 10 Nov 00:00"), ("done long ago", "Mon 9 Nov 23:59")]);
}

#[tokio::test]
async fn the_five_last_completed_are_shown() {
    let app = App::new().await;
    let me = app.person().await;
    for hour in 0..7 {
        let id = app.task(&me, &format!("at {hour}")).await;
        app.change_at(&me, "complete", &[id], at(&format!("2026-11-23T0{hour}:00:00Z"))).await;
    }
    let board = dashboard(&app.services, &me, now()).await.unwrap();
    let titles: Vec<_> = board.recent.into_iter().map(|task| task.title).collect();
    assert_eq!(titles, ["at 6", "at 5", "at 4", "at 3", "at 2"]);
    assert_eq!(board.days[13].completed, 7);
}

#[tokio::test]
async fn days_are_the_persons_own() {
    let app = App::new().await;
    let me = app.person_in(chrono_tz::Asia::Tokyo).await;
    let id = app.task(&me, "Task").await;
    app.change_at(&me, "complete", &[id], at("2026-11-22T16:00:00Z")).await;
    let board = dashboard(&app.services, &me, at("2026-11-22T23:00:00Z")).await.unwrap();
    assert_eq!((board.days[13].short.as_str(), board.days[13].completed), ("23", 1));
    assert_eq!(board.recent[0].when, "Today 01:00");
}

/// Each occurrence that was done counts on its day; what was left out, or is in the trash, does not.
#[tokio::test]
async fn occurrences_count_on_the_day_they_were_done() {
    let app = App::new().await;
    let me = app.person().await;
    let id = recurring(&app, &me, "2026-11-21", "FREQ=DAILY;COUNT=5").await;
    app.change_at(&me, "complete", &[id], at("2026-11-21T09:00:00Z")).await;
    app.change_at(&me, "complete", &[id], at("2026-11-23T09:00:00Z")).await;
    let (statements, board) = app.statements(dashboard(&app.services, &me, now())).await;
    let board = board.unwrap();
    assert_eq!(statements, 2);
    assert_eq!((board.days[11].completed, board.days[12].completed, board.days[13].completed), (1, 0, 1));
    assert_eq!((board.completed, board.recent.len(), board.recent[0].when.as_str()), (0, 2, "Today 09:00"));
    // The second took one of today's with it, and the next is the last.
    app.change(&me, "complete", &[id]).await;
    app.change(&me, "complete", &[id]).await;
    let board = dashboard(&app.services, &me, now()).await.unwrap();
    assert_eq!((board.completed, board.days[13].completed, board.recent.len()), (1, 3, 4));
    app.change(&me, "delete", &[id]).await;
    let board = dashboard(&app.services, &me, now()).await.unwrap();
    assert_eq!((board.days[13].completed, board.recent.len()), (0, 0));
}
