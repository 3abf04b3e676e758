//! The words that dates and times are told in.

use model::{ListKind, ListQuery, Status};

use crate::support::{App, NewTaskRow, at, now};
use domain::pages;

#[tokio::test]
async fn due_dates_are_told_from_today() {
    let app = App::new().await;
    let me = app.person().await;
    let told = [
        ("2026-11-23", "", "Today", "2026-11-23", false),
        ("2026-11-24", "09:00", "Tomorrow 09:00", "2026-11-24T09:00", false),
        ("2026-11-22", "", "Yesterday", "2026-11-22", true),
        ("2026-11-30", "", "Mon 30 Nov", "2026-11-30", false),
        ("2026-11-02", "17:30", "Mon 2 Nov 17:30", "2026-11-02T17:30", true),
        ("2027-01-01", "", "Fri, 1 Jan 2027", "2027-01-01", false),
        ("2025-12-31", "", "Wed, 31 Dec 2025", "2025-12-31", true),
    ];
    for (date, time, text, datetime, overdue) in told {
        let id = NewTaskRow::titled("Task").due(date).time(time).add(&app, &me).await;
        let due = app.detail(&me, id).await.due.unwrap();
        assert_eq!((due.text.as_str(), due.datetime.as_str(), due.overdue), (text, datetime, overdue));
    }
}

#[tokio::test]
async fn a_task_is_overdue_after_its_minute_or_its_day() {
    let app = App::new().await;
    let me = app.person_in(chrono_tz::Europe::Berlin).await;
    let timed = NewTaskRow::titled("Timed").due("2026-11-23").time("09:00").add(&app, &me).await;
    let dated = app.due(&me, "Dated", "2026-11-23").await;
    let completed = NewTaskRow::titled("Done").due("2026-11-01").status(Status::Completed).add(&app, &me).await;
    let overdue =
        async |id, instant| pages::task(&app.services, &me, id, at(instant)).await.unwrap().due.unwrap().overdue;
    assert!(!overdue(timed, "2026-11-23T08:00:59Z").await);
    assert!(overdue(timed, "2026-11-23T08:01:00Z").await);
    assert!(!overdue(dated, "2026-11-23T22:59:59Z").await);
    assert!(overdue(dated, "2026-11-23T23:00:00Z").await);
    assert!(!overdue(completed, "2026-11-23T23:00:00Z").await);
}

#[tokio::test]
async fn what_happened_is_told_in_a_sentence() {
    let app = App::new().await;
    let me = app.person_in(chrono_tz::America::New_York).await;
    let added = at("2026-11-20T15:00:00Z");
    let id = NewTaskRow::titled("Task").added(added).add(&app, &me).await;
    app.change_at(&me, "complete", &[id], at("2026-11-22T20:05:00Z")).await;
    let page = app.page(&me, &ListQuery::of(ListKind::Completed)).await;
    assert_eq!(page.rows[0].when.as_deref(), Some("Completed yesterday 15:05"));
    assert_eq!(app.detail(&me, id).await.history, "Added 20 November, completed yesterday 15:05");
    app.change_at(&me, "delete", &[id], now()).await;
    let page = app.page(&me, &ListQuery::of(ListKind::Trash)).await;
    assert_eq!(page.rows[0].when.as_deref(), Some("Deleted today 05:00"));
    assert_eq!(app.detail(&me, id).await.history, "Added 20 November, completed yesterday 15:05, deleted today 05:00");
    let fresh = app.task(&me, "Fresh").await;
    assert_eq!(app.detail(&me, fresh).await.history, "Added today");
}
