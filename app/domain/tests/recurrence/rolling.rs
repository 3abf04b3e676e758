//! From one occurrence to the next.

use chrono_tz::Tz;
use domain::tasks;
use model::{Did, ListKind, Status, TaskEdit};

use super::{complete_all, due, over, recurring, set_rule};
use crate::support::{App, at, now};

/// 23 November 2026 is a Monday.
#[tokio::test]
async fn completing_goes_on_to_the_next() {
    for (from, rule, next) in [
        ("2026-11-23", "FREQ=DAILY", ["2026-11-24", "2026-11-25", "2026-11-26"]),
        ("2026-11-23", "FREQ=WEEKLY", ["2026-11-30", "2026-12-07", "2026-12-14"]),
        ("2026-11-23", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", ["2026-11-27", "2026-12-07", "2026-12-11"]),
        ("2026-11-27", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", ["2026-11-30", "2026-12-01", "2026-12-02"]),
        ("2026-12-31", "FREQ=MONTHLY", ["2027-01-31", "2027-03-31", "2027-05-31"]),
        ("2026-12-31", "FREQ=MONTHLY;BYMONTHDAY=31,-1;BYSETPOS=1", ["2027-01-31", "2027-02-28", "2027-03-31"]),
        ("2026-12-08", "FREQ=MONTHLY;BYDAY=2TU", ["2027-01-12", "2027-02-09", "2027-03-09"]),
        ("2026-11-30", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", ["2026-12-31", "2027-01-29", "2027-02-26"]),
        ("2028-02-29", "FREQ=YEARLY", ["2032-02-29", "2036-02-29", "2040-02-29"]),
    ] {
        let app = App::new().await;
        let me = app.person().await;
        let id = recurring(&app, &me, from, rule).await;
        assert_eq!(due(&app, &me, id).await, from, "{rule}");
        assert_eq!(complete_all(&app, &me, id, now(), 3).await, next, "{rule}");
        assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM occurrences WHERE state = 'done'").await, 3, "{rule}");
        assert_eq!(app.list(&me, ListKind::All).await, ["Water the plants"]);
    }
}

#[tokio::test]
async fn a_date_that_the_rule_does_not_fall_on_is_moved_to_one() {
    let app = App::new().await;
    let me = app.person().await;
    // A Tuesday: the next Monday, and from there every other one.
    let id = recurring(&app, &me, "2026-11-24", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO").await;
    assert_eq!(due(&app, &me, id).await, "2026-11-30");
    assert_eq!(complete_all(&app, &me, id, now(), 2).await, ["2026-12-14", "2026-12-28"]);
    // Without any it begins today.
    let id = app.task(&me, "Anew").await;
    set_rule(&app, &me, id, "FREQ=DAILY").await;
    assert_eq!(due(&app, &me, id).await, "2026-11-23");
}

#[tokio::test]
async fn one_that_is_overdue_goes_on_after_today_and_the_rest_is_left_out() {
    let app = App::new().await;
    let me = app.person().await;
    let id = recurring(&app, &me, "2026-11-20", "FREQ=DAILY").await;
    assert_eq!(complete_all(&app, &me, id, now(), 1).await, ["2026-11-24"]);
    let left_out = ["2026-11-20 done", "2026-11-21 skipped", "2026-11-22 skipped", "2026-11-23 skipped"];
    assert_eq!(over(&app).await, left_out);
    let recurrence = app.detail(&me, id).await.recurrence;
    assert_eq!((recurrence.done.as_str(), recurrence.history.len()), ("Done 1 time", 4));
    assert_eq!(recurrence.history[3], "Fri 20 Nov: done today 10:00");
    assert_eq!(recurrence.history[0], "Today: skipped today 10:00");
}

/// However long nobody looked at it.
#[tokio::test]
async fn one_that_is_overdue_for_decades_notes_the_last_that_were_left_out() {
    let app = App::new().await;
    let me = app.person().await;
    let id = recurring(&app, &me, "1970-01-01", "FREQ=DAILY").await;
    assert_eq!(complete_all(&app, &me, id, now(), 2).await, ["2026-11-24", "2026-11-25"]);
    assert_eq!(app.count("occurrences").await, 1_001);
}

#[tokio::test]
async fn counted_from_completion_it_goes_by_the_day_on_which_it_was_done() {
    for (from, rule, done, next) in [
        ("2026-11-20", "FREQ=DAILY;INTERVAL=3", "2026-11-23T10:00:00Z", "2026-11-26"),
        // A week after it was done, whatever day that is.
        ("2026-11-20", "FREQ=WEEKLY", "2026-11-25T10:00:00Z", "2026-12-02"),
        ("2026-11-23", "FREQ=WEEKLY;BYDAY=MO", "2026-11-25T10:00:00Z", "2026-11-30"),
        ("2026-11-20", "FREQ=MONTHLY", "2027-01-31T10:00:00Z", "2027-02-28"),
        // Before its day: the one of that day is done.
        ("2026-11-24", "FREQ=DAILY", "2026-11-23T10:00:00Z", "2026-11-25"),
    ] {
        let app = App::new().await;
        let me = app.person().await;
        let id = app.due(&me, "Haircut", from).await;
        let edit = TaskEdit { rule: Some(rule.into()), anchor: Some("completion".into()), ..app.form(&me, id).await };
        tasks::edit(&app.services, &me, edit, now()).await.unwrap();
        assert_eq!(due(&app, &me, id).await, from, "{rule}");
        assert_eq!(complete_all(&app, &me, id, at(done), 1).await, [next], "{rule}");
        assert_eq!(over(&app).await.len(), 1, "{rule}");
    }
}

#[tokio::test]
async fn the_last_one_completes_the_task() {
    for rule in ["FREQ=DAILY;COUNT=3", "FREQ=DAILY;UNTIL=20261125", "FREQ=DAILY;UNTIL=20261125T235959Z"] {
        let app = App::new().await;
        let me = app.person().await;
        let id = recurring(&app, &me, "2026-11-23", rule).await;
        assert_eq!(complete_all(&app, &me, id, now(), 3).await, ["2026-11-24", "2026-11-25", "completed"], "{rule}");
        assert_eq!(over(&app).await, ["2026-11-23 done", "2026-11-24 done", "2026-11-25 last"]);
        assert!(app.list(&me, ListKind::All).await.is_empty());
        assert_eq!(app.list(&me, ListKind::Completed).await, ["Water the plants"; 3]);
        // It recurs no more.
        app.change(&me, "reopen", &[id]).await;
        assert_eq!(due(&app, &me, id).await, "2026-11-25");
        assert_eq!(complete_all(&app, &me, id, now(), 1).await, ["completed"]);
        assert_eq!(app.count("occurrences").await, 3);
    }
}

/// Those that were left out count, as in every calendar.
#[tokio::test]
async fn a_count_ends_with_those_that_were_left_out() {
    let app = App::new().await;
    let me = app.person().await;
    let id = recurring(&app, &me, "2026-11-20", "FREQ=DAILY;COUNT=5").await;
    assert_eq!(complete_all(&app, &me, id, now(), 2).await, ["2026-11-24", "completed"]);
}

/// In Berlin it is Tuesday already, and what was due at a time that clocks leave out is due at it again.
#[tokio::test]
async fn days_are_those_of_the_person() {
    let app = App::new().await;
    let me = app.person_in(Tz::Europe__Berlin).await;
    let id = recurring(&app, &me, "2026-11-23", "FREQ=DAILY").await;
    assert_eq!(complete_all(&app, &me, id, at("2026-11-23T23:30:00Z"), 1).await, ["2026-11-25"]);
    let id = app.due(&me, "At night", "2027-03-27").await;
    let edit = TaskEdit { due_time: "02:30".into(), rule: Some("FREQ=DAILY".into()), ..app.form(&me, id).await };
    tasks::edit(&app.services, &me, edit, now()).await.unwrap();
    for date in ["2027-03-28", "2027-03-29"] {
        app.change(&me, "complete", &[id]).await;
        assert_eq!(app.due_of(&me, id).await, (date.to_owned(), "02:30:00".parse().ok()));
    }
}

#[tokio::test]
async fn undoing_takes_back_exactly_that() {
    let app = App::new().await;
    let me = app.person().await;
    let id = recurring(&app, &me, "2026-11-20", "FREQ=DAILY;COUNT=6").await;
    app.change(&me, "start", &[id]).await;
    app.change(&me, "complete", &[id]).await;
    let before = (due(&app, &me, id).await, over(&app).await);
    let outcome = app.change(&me, "complete", &[id]).await;
    assert_eq!(due(&app, &me, id).await, "2026-11-25");
    let undone = domain::undo(&app.services, &me, outcome.undo.unwrap(), now()).await.unwrap();
    assert_eq!((undone.did, undone.count), (Did::Undone, 1));
    assert_eq!((due(&app, &me, id).await, over(&app).await), before);
    // The last of six, and back.
    app.change(&me, "complete", &[id]).await;
    let outcome = app.change(&me, "complete", &[id]).await;
    assert_eq!(due(&app, &me, id).await, "completed");
    domain::undo(&app.services, &me, outcome.undo.unwrap(), now()).await.unwrap();
    assert_eq!(due(&app, &me, id).await, "2026-11-25");
    assert_eq!(complete_all(&app, &me, id, now(), 1).await, ["completed"]);
}

/// What was done to it since stays, and so does what is over.
#[tokio::test]
async fn what_changed_since_is_not_undone() {
    let app = App::new().await;
    let me = app.person().await;
    let id = recurring(&app, &me, "2026-11-23", "FREQ=DAILY").await;
    let first = app.change(&me, "complete", &[id]).await;
    app.change(&me, "complete", &[id]).await;
    let undone = domain::undo(&app.services, &me, first.undo.unwrap(), now()).await.unwrap();
    assert_eq!((undone.count, due(&app, &me, id).await.as_str()), (0, "2026-11-25"));
    assert_eq!(over(&app).await, ["2026-11-23 done", "2026-11-24 done"]);
}

#[tokio::test]
async fn one_can_be_left_out_and_all_can_be_ended() {
    let app = App::new().await;
    let me = app.person().await;
    let id = recurring(&app, &me, "2026-11-23", "FREQ=WEEKLY").await;
    let plain = app.due(&me, "Once", "2026-11-23").await;
    let outcome = app.change(&me, "skip", &[id, plain]).await;
    assert_eq!((outcome.did, due(&app, &me, id).await.as_str()), (Did::Skipped, "2026-11-30"));
    assert_eq!(
        (due(&app, &me, plain).await.as_str(), over(&app).await),
        ("2026-11-23", vec!["2026-11-23 skipped".into()])
    );
    let outcome = app.change(&me, "end", &[id, plain]).await;
    assert_eq!(outcome.did, Did::SeriesEnded);
    let task = app.detail(&me, id).await;
    assert_eq!((task.status, task.recurrence.words.as_str()), (Status::Completed, ""));
    assert_eq!(task.recurrence.history, ["Today: skipped today 10:00"]);
    assert_eq!(due(&app, &me, plain).await, "2026-11-23");
    domain::undo(&app.services, &me, outcome.undo.unwrap(), now()).await.unwrap();
    assert_eq!(complete_all(&app, &me, id, now(), 1).await, ["2026-12-07"]);
}

/// The days beside it go along; all else stays.
#[tokio::test]
async fn the_task_stays_what_it_is() {
    let app = App::new().await;
    let me = app.person().await;
    let id = recurring(&app, &me, "2026-11-23", "FREQ=WEEKLY").await;
    app.execute("UPDATE tasks SET labels = 'home', start_on = '2026-11-22', deadline_on = '2026-11-25', notes = 'n'")
        .await;
    app.change(&me, "complete", &[id]).await;
    let days = "SELECT labels || notes || ' ' || start_on || ' ' || deadline_on FROM tasks";
    assert_eq!(app.value::<String>(days).await, "homen 2026-11-29 2026-12-02");
    assert_eq!(app.value::<i64>("SELECT due_sort FROM tasks").await % 10_000, 1_440);
}
