//! Reminders that people set at single tasks.

use chrono::TimeDelta;
use chrono_tz::Tz;
use domain::reminders::{remove, schedule_due, set};
use domain::tasks::edit;
use domain::{Actor, jobs, reminders};
use model::{Field, NewReminder, Problem, ReminderChoices, TaskEdit, TaskId};

use crate::support::{App, at, problem, rejection};

pub const MORNING: &str = "2026-11-23T07:00:00Z";

/// A reminder as one presses its button.
pub fn rule(task: TaskId, rule: &str) -> NewReminder {
    NewReminder {
        task,
        rule: rule.to_owned(),
        kind: String::new(),
        amount: String::new(),
        unit: String::new(),
        date: String::new(),
        time: String::new(),
    }
}

/// A task that is due at a date and time.
pub async fn due_at(app: &App, me: &Actor, date: &str, time: &str) -> TaskId {
    let id = app.due(me, "Dentist", date).await;
    move_to(app, me, id, date, time, MORNING).await;
    id
}

pub async fn move_to(app: &App, me: &Actor, id: TaskId, date: &str, time: &str, now: &str) {
    let task = domain::pages::task(&app.services, me, id, at(now)).await.unwrap();
    let form = TaskEdit {
        id,
        version: task.version,
        title: task.title,
        notes: task.notes,
        status: task.status,
        priority: task.priority,
        due_date: date.to_owned(),
        due_time: time.to_owned(),
        ..TaskEdit::default()
    };
    edit(&app.services, me, form, at(now)).await.unwrap();
}

/// How many reminders are planned at an instant; they are sent, too.
pub async fn fires_at(app: &App, now: &str) -> u32 {
    let scheduled = schedule_due(&app.services, at(now)).await.unwrap();
    jobs::drain(&app.services, at(now)).await.unwrap();
    scheduled.jobs
}

/// Somebody whose daily reminder does not come in between.
pub async fn somebody(app: &App, zone: Tz) -> Actor {
    app.person_at(zone, 9, at("2026-12-31T09:00:00Z")).await
}

#[tokio::test]
async fn every_kind_of_rule_fires_at_its_time() {
    for (text, before, fires, occurrence) in [
        ("before:60", "2026-11-24T13:59:59Z", "2026-11-24T14:00:00Z", "2026-11-24T14:00Z"),
        ("days:1@18:00", "2026-11-23T16:59:59Z", "2026-11-23T17:00:00Z", "2026-11-23T17:00Z"),
        ("at:2026-11-23T20:15", "2026-11-23T19:14:59Z", "2026-11-23T19:15:00Z", "2026-11-23T19:15Z"),
    ] {
        let app = App::new().await;
        let me = somebody(&app, Tz::Europe__Berlin).await;
        let id = due_at(&app, &me, "2026-11-24", "16:00").await;
        set(&app.services, &me, rule(id, text), at(MORNING)).await.unwrap();
        assert_eq!(fires_at(&app, before).await, 0, "{text}");
        assert_eq!(fires_at(&app, fires).await, 1, "{text}");
        assert_eq!(app.value::<String>("SELECT occurrence FROM reminder_deliveries").await, occurrence);
        assert_eq!(app.mails()[0].subject, "Reminder: Dentist");
        assert_eq!(fires_at(&app, "2026-11-25T00:00:00Z").await, 0, "{text}: once");
    }
}

#[tokio::test]
async fn changing_the_due_date_moves_it_and_completing_cancels() {
    let app = App::new().await;
    let me = somebody(&app, Tz::UTC).await;
    let id = due_at(&app, &me, "2026-11-24", "16:00").await;
    set(&app.services, &me, rule(id, "before:60"), at(MORNING)).await.unwrap();
    move_to(&app, &me, id, "2026-11-25", "16:00", MORNING).await;
    assert_eq!(fires_at(&app, "2026-11-24T15:00:00Z").await, 0);
    app.change(&me, "complete", &[id]).await;
    assert_eq!(fires_at(&app, "2026-11-25T15:00:00Z").await, 0);
    assert!(app.mails().is_empty());
}

#[tokio::test]
async fn reopening_arms_it_again_without_a_second_mail_for_the_same_time() {
    let app = App::new().await;
    let me = somebody(&app, Tz::UTC).await;
    let id = due_at(&app, &me, "2026-11-24", "16:00").await;
    set(&app.services, &me, rule(id, "before:60"), at(MORNING)).await.unwrap();
    app.change(&me, "complete", &[id]).await;
    app.change(&me, "reopen", &[id]).await;
    assert_eq!(fires_at(&app, "2026-11-24T15:00:00Z").await, 1);
    // Somebody sets the clock of this row back: the ledger still knows.
    app.execute("UPDATE task_reminders SET remind_at = created_at").await;
    app.change(&me, "complete", &[id]).await;
    app.change(&me, "reopen", &[id]).await;
    assert_eq!(fires_at(&app, "2026-11-24T15:00:30Z").await, 0);
    assert_eq!(app.mails().len(), 1);
}

#[tokio::test]
async fn what_was_planned_is_cancelled_when_the_date_moves_before_the_send() {
    let app = App::new().await;
    let me = somebody(&app, Tz::UTC).await;
    let id = due_at(&app, &me, "2026-11-24", "16:00").await;
    set(&app.services, &me, rule(id, "before:60"), at(MORNING)).await.unwrap();
    schedule_due(&app.services, at("2026-11-24T15:00:00Z")).await.unwrap();
    move_to(&app, &me, id, "2026-11-26", "16:00", "2026-11-24T15:00:01Z").await;
    jobs::drain(&app.services, at("2026-11-24T15:00:02Z")).await.unwrap();
    assert_eq!((app.mails().len(), app.states().await), (0, vec!["cancelled".to_owned()]));
    assert_eq!(fires_at(&app, "2026-11-26T15:00:00Z").await, 1);
}

#[tokio::test]
async fn a_late_one_says_so_and_one_that_is_too_late_is_recorded() {
    let app = App::new().await;
    let me = somebody(&app, Tz::UTC).await;
    let id = due_at(&app, &me, "2026-11-24", "16:00").await;
    set(&app.services, &me, rule(id, "before:60"), at(MORNING)).await.unwrap();
    set(&app.services, &me, rule(id, "before:1440"), at(MORNING)).await.unwrap();
    assert_eq!(fires_at(&app, "2026-11-24T15:20:00Z").await, 1, "the other is a day old");
    assert!(app.mails()[0].text.contains("comes late: it was meant for today 15:00"), "{}", app.mails()[0].text);
    let mut states = app.states().await;
    states.sort();
    assert_eq!(states, ["expired", "sent"]);
    let task = domain::pages::task(&app.services, &me, id, at("2026-11-24T15:21:00Z")).await.unwrap();
    let said: Vec<_> = task.deliveries.iter().map(|delivery| delivery.state.as_str()).collect();
    assert_eq!(said, ["Sent today 15:20, 20 minutes late", "Too late to be sent, planned for yesterday 16:00"]);
}

#[tokio::test]
async fn a_snooze_is_a_reminder_more() {
    let app = App::new().await;
    let me = somebody(&app, Tz::Europe__Berlin).await;
    let id = app.due(&me, "Dentist", "2026-11-24").await;
    reminders::snooze(&app.services, &me, id, TimeDelta::hours(1), at(MORNING)).await.unwrap();
    let task = domain::pages::task(&app.services, &me, id, at(MORNING)).await.unwrap();
    assert_eq!(task.reminders[0].state, "Planned for today 09:00");
    assert_eq!(fires_at(&app, "2026-11-23T08:00:00Z").await, 1);
}

#[tokio::test]
async fn what_is_wrong_is_said_at_the_field() {
    let app = App::new().await;
    let me = somebody(&app, Tz::UTC).await;
    let undated = app.due(&me, "Dentist", "2026-11-24").await;
    app.reschedule(&me, &[undated], None).await;
    let refused = set(&app.services, &me, rule(undated, "before:60"), at(MORNING)).await;
    assert_eq!(problem(refused, Field::ReminderAmount), Some(Problem::NoDueDate));
    let typed = NewReminder { rule: String::new(), kind: "at".into(), date: "2026-02-30".into(), ..rule(undated, "") };
    let refused = set(&app.services, &me, typed, at(MORNING)).await;
    assert_eq!(problem(refused, Field::ReminderDate), Some(Problem::NotADate));
    for number in 0..20 {
        let text = format!("at:2026-12-01T10:{number:02}");
        set(&app.services, &me, rule(undated, &text), at(MORNING)).await.unwrap();
    }
    let refused = set(&app.services, &me, rule(undated, "at:2026-12-02T10:00"), at(MORNING)).await;
    assert_eq!(problem(refused, Field::ReminderAmount), Some(Problem::TooManyReminders { max: 20 }));
}

#[tokio::test]
async fn nobody_reaches_the_reminders_of_another() {
    let app = App::new().await;
    let (me, other) = (somebody(&app, Tz::UTC).await, somebody(&app, Tz::UTC).await);
    let id = due_at(&app, &me, "2026-11-24", "16:00").await;
    set(&app.services, &me, rule(id, "before:60"), at(MORNING)).await.unwrap();
    let reminder = domain::pages::task(&app.services, &me, id, at(MORNING)).await.unwrap().reminders[0].id;
    let before = app.everything().await;
    rejection(set(&app.services, &other, rule(id, "before:30"), at(MORNING)).await);
    rejection(reminders::snooze(&app.services, &other, id, TimeDelta::hours(1), at(MORNING)).await);
    rejection(remove(&app.services, &other, reminder).await);
    assert_eq!(app.everything().await, before);
    remove(&app.services, &me, reminder).await.unwrap();
    assert_eq!(app.count("task_reminders").await, 0);
}

#[tokio::test]
async fn the_daily_mail_follows_what_was_chosen() {
    const NINE: &str = "2026-11-23T09:00:00Z";
    for (choices, subjects) in [
        (ReminderChoices { daily: true, overdue: false, each: false }, vec!["2 tasks due tomorrow"]),
        (ReminderChoices { daily: true, overdue: true, each: false }, vec!["2 tasks due tomorrow, 1 overdue"]),
        (ReminderChoices { daily: true, overdue: false, each: true }, vec!["Due tomorrow: A", "Due tomorrow: B"]),
        (ReminderChoices { daily: false, overdue: true, each: true }, vec![]),
    ] {
        let app = App::new().await;
        let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
        for (title, due) in [("A", "2026-11-24"), ("B", "2026-11-24"), ("Old", "2026-11-20"), ("Later", "2026-11-26")] {
            app.due(&me, title, due).await;
        }
        reminders::choose(&app.services, &me, choices).await.unwrap();
        app.remind(at(NINE)).await;
        let mut sent: Vec<_> = app.mails().into_iter().map(|mail| mail.subject).collect();
        sent.sort();
        assert_eq!(sent, subjects, "{choices:?}");
    }
}

#[tokio::test]
async fn days_without_a_server_are_recorded_and_the_last_is_sent_late() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at("2026-11-20T09:00:00Z")).await;
    for day in ["2026-11-21", "2026-11-23", "2026-11-24"] {
        app.due(&me, "Task", day).await;
    }
    app.remind(at("2026-11-23T11:00:00Z")).await;
    // The 21st would have named nothing: it is not in the ledger.
    assert_eq!(app.states().await, ["expired", "expired", "sent"]);
    assert_eq!(app.mails().len(), 1);
    assert!(app.mails()[0].text.contains("comes late: it was meant for today 09:00"));
}
