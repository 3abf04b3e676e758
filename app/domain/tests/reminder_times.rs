//! A time that has come fires once, whatever is saved meanwhile; and what a page shows as planned is what happens.

use chrono::TimeDelta;
use chrono_tz::Tz;
use domain::reminders::{schedule_due, set, snooze};
use domain::tasks::edit;
use domain::{Actor, jobs};
use model::{ChangeRequest, TaskEdit, TaskId, UndoId};

use crate::reminder_moves::move_person;
use crate::support::{App, at, date};
use crate::task_reminders::{MORNING, due_at, fires_at, move_to, rule, somebody};

const DUE: &str = "2026-11-24T15:00:00Z";
const SAVED: &str = "2026-11-24T15:00:05Z";
const TICK: &str = "2026-11-24T15:00:10Z";

/// What can be saved at any moment and has nothing to do with when a reminder fires.
#[derive(Clone, Copy, Debug)]
enum Save {
    Notes,
    Title,
    Priority,
    Start,
    CompleteAndReopen,
    DeleteAndRestore,
    RescheduleToTheSameDay,
    Undo,
    Hour,
    Nothing,
}

async fn save(app: &App, me: &Actor, id: TaskId, what: Save, undoable: UndoId, now: &str) {
    let services = &app.services;
    let text = |title: &str, notes: &str| (title.to_owned(), notes.to_owned());
    let change = |act: &str| ChangeRequest {
        act: act.into(),
        ids: vec![id.into()],
        priority: "high".into(),
        ..Default::default()
    };
    let (changes, texts): (&[&str], _) = match what {
        Save::Notes => (&[], Some(text("Dentist", "Bring the card"))),
        Save::Title => (&[], Some(text("Dentist, Tooth Street", ""))),
        Save::Priority => (&["prioritise"], None),
        Save::Start => (&["start"], None),
        Save::CompleteAndReopen => (&["complete", "reopen"], None),
        Save::DeleteAndRestore => (&["delete", "restore"], None),
        Save::RescheduleToTheSameDay => {
            domain::tasks::reschedule(services, me, &[id], Some(date("2026-11-24")), at(now)).await.unwrap();
            (&[], None)
        }
        Save::Undo => {
            domain::undo(services, me, undoable, at(now)).await.unwrap();
            (&[], None)
        }
        Save::Hour => {
            move_person(app, me, "UTC", "7", now).await;
            (&[], None)
        }
        Save::Nothing => (&[], None),
    };
    for act in changes {
        domain::tasks::change(services, me, change(act), at(now)).await.unwrap();
    }
    if let Some((title, notes)) = texts {
        let task = domain::pages::task(services, me, id, at(now)).await.unwrap();
        let (version, status, priority) = (task.version, task.status, task.priority);
        let (due_date, due_time) = (task.due_date, task.due_time);
        let form = TaskEdit { id, version, title, notes, status, priority, due_date, due_time, ..TaskEdit::default() };
        edit(services, me, form, at(now)).await.unwrap();
    }
}

const SAVES: [Save; 10] = [
    Save::Notes,
    Save::Title,
    Save::Priority,
    Save::Start,
    Save::CompleteAndReopen,
    Save::DeleteAndRestore,
    Save::RescheduleToTheSameDay,
    Save::Undo,
    Save::Hour,
    Save::Nothing,
];

/// Between the time and the scheduler's next look, be it seconds or a downtime of hours, and between that and the send.
#[tokio::test]
async fn a_time_that_has_come_fires_once_whatever_is_saved() {
    for (text, time) in [("before:60", "16:00"), ("days:0@15:00", ""), ("at:2026-11-24T15:00", "18:00")] {
        let app = App::new().await;
        let mut mails = 0;
        for what in SAVES {
            for (saved, tick) in [(SAVED, TICK), ("2026-11-24T18:30:00Z", "2026-11-24T19:00:00Z")] {
                let me = somebody(&app, Tz::UTC).await;
                let id = due_at(&app, &me, "2026-11-24", time).await;
                set(&app.services, &me, rule(id, text), at(MORNING)).await.unwrap();
                let undoable = app.change(&me, "start", &[id]).await.undo.unwrap();
                save(&app, &me, id, what, undoable, saved).await;
                assert_eq!(fires_at(&app, tick).await, 1, "{text}, {what:?} at {saved}");
                save(&app, &me, id, what, undoable, tick).await;
                assert_eq!(fires_at(&app, "2026-11-25T12:00:00Z").await, 0, "{text}, {what:?} at {saved}: once");
                mails += 1;
                assert_eq!(app.mails().len(), mails, "{text}, {what:?} at {saved}");
            }
        }
    }
}

/// The reminder's own time is the person's hour: a move of it moves what is to come and loses nothing.
#[tokio::test]
async fn a_move_of_the_hour_moves_what_is_to_come_and_loses_nothing() {
    for (hour, moved, tick, at_tick) in [
        // To an hour that is over, to one that comes, before the time and after it.
        ("8", "2026-11-24T08:30:00Z", "2026-11-24T08:30:10Z", 1),
        ("8", "2026-11-24T09:00:05Z", "2026-11-24T09:00:10Z", 1),
        ("11", "2026-11-24T08:30:00Z", "2026-11-24T09:00:10Z", 0),
        ("11", "2026-11-24T09:00:05Z", "2026-11-24T09:00:10Z", 0),
    ] {
        let app = App::new().await;
        let me = somebody(&app, Tz::UTC).await;
        let id = app.due(&me, "Dentist", "2026-11-24").await;
        set(&app.services, &me, rule(id, "before:0"), at(MORNING)).await.unwrap();
        move_person(&app, &me, "UTC", hour, moved).await;
        assert_eq!(fires_at(&app, tick).await, at_tick, "{hour} at {moved}");
        fires_at(&app, "2026-11-24T11:00:10Z").await;
        move_person(&app, &me, "UTC", "13", "2026-11-24T12:00:00Z").await;
        fires_at(&app, "2026-11-24T13:00:10Z").await;
        assert_eq!(app.mails().len(), 1, "{hour} at {moved}");
    }
}

/// Planned, and before the send the plans move: to later it is said later, to an earlier time it is said now.
#[tokio::test]
async fn what_is_planned_and_not_sent_is_neither_lost_nor_sent_twice_when_plans_move() {
    for (time, hour, sent_now, sent_later) in [
        ("16:00", "9", 1, 0),
        ("15:30", "9", 1, 0),
        ("18:00", "9", 0, 1),
        // Whether it has a time or not, the hour has nothing to do with an hour before four.
        ("16:00", "20", 1, 0),
    ] {
        let app = App::new().await;
        let me = somebody(&app, Tz::UTC).await;
        let id = due_at(&app, &me, "2026-11-24", "16:00").await;
        set(&app.services, &me, rule(id, "before:60"), at(MORNING)).await.unwrap();
        assert_eq!(schedule_due(&app.services, at(DUE)).await.unwrap().jobs, 1);
        move_to(&app, &me, id, "2026-11-24", time, SAVED).await;
        move_person(&app, &me, "UTC", hour, SAVED).await;
        jobs::drain(&app.services, at(TICK)).await.unwrap();
        assert_eq!(app.mails().len(), sent_now, "{time}, {hour}");
        assert_eq!(fires_at(&app, "2026-11-24T17:00:00Z").await, sent_later, "{time}, {hour}");
        assert_eq!(app.mails().len(), 1, "{time}, {hour}");
    }
}

#[tokio::test]
async fn a_reminder_that_was_removed_before_the_send_is_not_sent_for_another() {
    let app = App::new().await;
    let me = somebody(&app, Tz::UTC).await;
    let id = due_at(&app, &me, "2026-11-24", "16:00").await;
    set(&app.services, &me, rule(id, "before:120"), at(MORNING)).await.unwrap();
    assert_eq!(fires_at(&app, "2026-11-24T14:00:00Z").await, 1);
    set(&app.services, &me, rule(id, "before:60"), at(MORNING)).await.unwrap();
    schedule_due(&app.services, at(DUE)).await.unwrap();
    app.execute("DELETE FROM task_reminders WHERE rule = 'before:60'").await;
    jobs::drain(&app.services, at(TICK)).await.unwrap();
    assert_eq!(app.mails().len(), 1);
}

/// Two reminders that mean the same minute are one mail, also when one of them is taken away before the send.
#[tokio::test]
async fn two_reminders_of_one_minute_are_one_mail() {
    let app = App::new().await;
    let me = somebody(&app, Tz::UTC).await;
    let id = due_at(&app, &me, "2026-11-24", "16:00").await;
    set(&app.services, &me, rule(id, "before:60"), at(MORNING)).await.unwrap();
    set(&app.services, &me, rule(id, "at:2026-11-24T15:00"), at(MORNING)).await.unwrap();
    assert_eq!(schedule_due(&app.services, at(DUE)).await.unwrap().jobs, 1);
    app.execute("DELETE FROM task_reminders WHERE rule = 'before:60'").await;
    jobs::drain(&app.services, at(TICK)).await.unwrap();
    assert_eq!(app.mails().len(), 1);
}

/// What the page says is planned, and when it fires.
async fn planned(app: &App, me: &Actor, id: TaskId, now: &str) -> Vec<String> {
    let task = domain::pages::task(&app.services, me, id, at(now)).await.unwrap();
    task.reminders.into_iter().map(|reminder| reminder.state).collect()
}

/// From 03:00 back to 02:00 on the 25th: half past two is there twice.
#[tokio::test]
async fn a_snooze_in_the_hour_that_comes_twice_fires_an_hour_later() {
    for (now, fires) in [
        ("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"),
        ("2026-10-24T23:30:00Z", "2026-10-25T00:30:00Z"),
        ("2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z"),
    ] {
        let app = App::new().await;
        let me = somebody(&app, Tz::Europe__Berlin).await;
        let id = app.due(&me, "Dentist", "2026-10-25").await;
        // It fired half an hour past two already, the first time.
        set(&app.services, &me, rule(id, "at:2026-10-25T02:30"), at("2026-10-24T12:00:00Z")).await.unwrap();
        let fired = u32::from(fires_at(&app, now).await > 0);
        snooze(&app.services, &me, id, TimeDelta::hours(1), at(now)).await.unwrap();
        // Saving the task meanwhile does not move it, and neither does a move of the person.
        move_to(&app, &me, id, "2026-10-25", "23:00", now).await;
        move_person(&app, &me, "America/New_York", "9", now).await;
        let second_before = (at(fires) - TimeDelta::seconds(1)).to_rfc3339();
        let early = fires_at(&app, &second_before).await;
        assert_eq!(fires_at(&app, fires).await, 1, "{now}");
        let mails = app.mails().len() as u32;
        assert_eq!(mails, fired + early + 1, "{now}");
    }
}

#[tokio::test]
async fn snoozes_an_hour_apart_in_the_hour_that_comes_twice_are_two() {
    let app = App::new().await;
    let me = somebody(&app, Tz::Europe__Berlin).await;
    let id = app.due(&me, "Dentist", "2026-10-25").await;
    snooze(&app.services, &me, id, TimeDelta::hours(1), at("2026-10-24T23:30:20Z")).await.unwrap();
    snooze(&app.services, &me, id, TimeDelta::hours(1), at("2026-10-25T00:30:20Z")).await.unwrap();
    assert_eq!(app.count("task_reminders").await, 2);
    assert_eq!(fires_at(&app, "2026-10-25T00:30:30Z").await, 1);
    assert_eq!(fires_at(&app, "2026-10-25T01:30:30Z").await, 1);
    assert_eq!(app.mails().len(), 2);
}

/// Once it fired, a zone or an hour where its local time is still to come plans nothing that would never fire.
#[tokio::test]
async fn what_fired_is_not_shown_as_planned_after_a_move() {
    for text in ["days:0@18:00", "at:2026-11-24T18:00", "before:0"] {
        let app = App::new().await;
        let me = somebody(&app, Tz::Europe__Berlin).await;
        move_person(&app, &me, "Europe/Berlin", "18", MORNING).await;
        let me = domain::accounts::actor(&app.services, me.user_id(), 1).await.unwrap().unwrap();
        let id = app.due(&me, "Dentist", "2026-11-24").await;
        set(&app.services, &me, rule(id, text), at(MORNING)).await.unwrap();
        assert_eq!(planned(&app, &me, id, MORNING).await, ["Planned for tomorrow 18:00"], "{text}");
        assert_eq!(fires_at(&app, "2026-11-24T17:00:00Z").await, 1, "{text}");
        let now = "2026-11-24T17:30:00Z";
        move_person(&app, &me, "America/New_York", "18", now).await;
        app.change(&me, "start", &[id]).await;
        assert_eq!(planned(&app, &me, id, now).await, ["Not planned"], "{text}");
        assert_eq!(fires_at(&app, "2026-11-24T19:00:00Z").await, 0, "{text}");
        // Set once more, it fires there.
        if text == "at:2026-11-24T18:00" {
            let me = domain::accounts::actor(&app.services, me.user_id(), 1).await.unwrap().unwrap();
            let again = "2026-11-24T20:00:00Z";
            set(&app.services, &me, rule(id, text), at(again)).await.unwrap();
            assert_eq!(planned(&app, &me, id, again).await, ["Planned for today 18:00"]);
            assert_eq!(fires_at(&app, "2026-11-24T23:00:00Z").await, 1);
            set(&app.services, &me, rule(id, text), at("2026-11-24T23:30:00Z")).await.unwrap();
            assert_eq!(planned(&app, &me, id, "2026-11-24T23:30:00Z").await, ["Not planned"]);
        } else {
            assert_eq!(fires_at(&app, "2026-11-25T12:00:00Z").await, 0, "{text}");
            // For another due date it fires again.
            let me = domain::accounts::actor(&app.services, me.user_id(), 1).await.unwrap().unwrap();
            move_to(&app, &me, id, "2026-11-27", "", "2026-11-25T12:00:00Z").await;
            assert_eq!(fires_at(&app, "2026-11-27T23:00:00Z").await, 1, "{text}");
        }
    }
}

/// To the east, where its local time is over: it was never said, so it is said at once.
#[tokio::test]
async fn what_a_move_puts_into_the_past_fires_at_once() {
    let app = App::new().await;
    let me = somebody(&app, Tz::Europe__Berlin).await;
    let id = app.due(&me, "Dentist", "2026-11-24").await;
    set(&app.services, &me, rule(id, "days:0@18:00"), at(MORNING)).await.unwrap();
    // It is 20:00 in Tokyo.
    move_person(&app, &me, "Asia/Tokyo", "9", "2026-11-24T11:00:00Z").await;
    assert_eq!(fires_at(&app, "2026-11-24T11:00:10Z").await, 1);
    assert_eq!(fires_at(&app, "2026-11-25T12:00:00Z").await, 0);
    assert_eq!(app.mails().len(), 1);
}

/// The same for the mail of the day: its hour was to come, and is over by the move.
#[tokio::test]
async fn a_daily_mail_whose_hour_a_move_puts_into_the_past_comes_at_once() {
    for (zone, hour) in [("UTC", "8"), ("Asia/Tokyo", "9")] {
        let app = App::new().await;
        let me = app.person_at(Tz::UTC, 9, at("2026-11-23T09:00:00Z")).await;
        app.due(&me, "Dentist", "2026-11-24").await;
        move_person(&app, &me, zone, hour, "2026-11-23T08:30:00Z").await;
        app.remind(at("2026-11-23T08:30:10Z")).await;
        assert_eq!(app.mails().len(), 1, "{zone} {hour}");
        app.remind(at("2026-11-23T14:00:00Z")).await;
        assert_eq!(app.mails().len(), 1, "{zone} {hour}");
    }
}

/// A day before nine is nine, also where a night was an hour shorter or longer.
#[tokio::test]
async fn days_before_are_days_of_the_calendar() {
    for (zone, due, time, rule_text, fires, says) in [
        (Tz::Europe__Berlin, "2027-03-28", "09:00", "before:1440", "2027-03-27T08:00:00Z", "Sat, 27 Mar 2027 09:00"),
        (Tz::Europe__Berlin, "2027-10-31", "09:00", "before:1440", "2027-10-30T07:00:00Z", "Sat, 30 Oct 2027 09:00"),
        (Tz::Europe__Berlin, "2027-04-02", "", "before:10080", "2027-03-26T08:00:00Z", "Fri, 26 Mar 2027 09:00"),
        (Tz::America__New_York, "2027-11-08", "08:15", "before:2880", "2027-11-06T12:15:00Z", "Sat, 6 Nov 2027 08:15"),
        // Hours are hours.
        (Tz::Europe__Berlin, "2027-03-28", "09:00", "before:1500", "2027-03-27T06:00:00Z", "Sat, 27 Mar 2027 07:00"),
        (Tz::Europe__Berlin, "2027-03-28", "09:00", "before:480", "2027-03-27T23:00:00Z", "Sun, 28 Mar 2027 00:00"),
        // The day before has no half past two: the first instant after it.
        (Tz::Europe__Berlin, "2027-03-29", "02:30", "before:1440", "2027-03-28T01:00:00Z", "Sun, 28 Mar 2027 03:00"),
    ] {
        let app = App::new().await;
        let me = somebody(&app, zone).await;
        app.execute("UPDATE users SET reminders_on = FALSE").await;
        let id = due_at(&app, &me, due, time).await;
        set(&app.services, &me, rule(id, rule_text), at(MORNING)).await.unwrap();
        let said = planned(&app, &me, id, MORNING).await;
        assert!(said[0].ends_with(says), "{rule_text} {due}: {said:?}");
        let before = (at(fires) - TimeDelta::seconds(1)).to_rfc3339();
        assert_eq!(fires_at(&app, &before).await, 0, "{rule_text} {due}");
        assert_eq!(fires_at(&app, fires).await, 1, "{rule_text} {due}");
    }
}
