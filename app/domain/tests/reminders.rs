//! The daily reminder, from the scheduler to the mail.

use std::collections::HashMap;

use chrono_tz::{America, Asia, Europe, Tz};
use domain::accounts::{actor, update_profile};
use domain::reminders::{self, Scheduled};
use domain::{jobs, tasks};
use model::{Profile, Status, Theme};

use crate::support::{App, NewTaskRow, at, date};

const NINE: &str = "2026-11-23T09:00:00Z";

#[tokio::test]
async fn what_is_due_tomorrow_and_open_is_in_one_mail() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
    app.due(&me, "Pay the rent", "2026-11-24").await;
    NewTaskRow::titled("Meet Ada").due("2026-11-24").time("14:30").status(Status::InProgress).add(&app, &me).await;
    app.due(&me, "Overdue", "2026-11-22").await;
    app.due(&me, "Today", "2026-11-23").await;
    app.due(&me, "Later", "2026-11-25").await;
    app.task(&me, "Undated").await;
    NewTaskRow::titled("Completed").due("2026-11-24").status(Status::Completed).add(&app, &me).await;
    let deleted = app.due(&me, "Deleted", "2026-11-24").await;
    app.change(&me, "delete", &[deleted]).await;

    let (scheduled, counts) = app.remind(at(NINE)).await;
    assert_eq!(scheduled, Scheduled { users: 1, jobs: 1 });
    assert_eq!((counts.done, counts.failed), (1, 0));
    let mails = app.mails();
    assert_eq!(mails.len(), 1);
    assert_eq!((mails[0].subject.as_str(), mails[0].to.as_str()), ("2 tasks due tomorrow", me.viewer().email.as_str()));
    for body in [&mails[0].text, &mails[0].html] {
        assert!(body.contains("Tomorrow, Tuesday 24 November"), "{body}");
        assert!(body.contains("Pay the rent") && body.contains("Meet Ada") && body.contains("14:30"), "{body}");
        for other in ["Overdue", "Today", "Later", "Undated", "Completed", "Deleted"] {
            assert!(!body.contains(other), "{other} in {body}");
        }
    }
    assert_eq!(app.states().await, ["sent"]);
    assert_eq!(app.values::<String>("SELECT state FROM jobs").await, ["done"]);
}

#[tokio::test]
async fn who_has_nothing_due_tomorrow_gets_nothing() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
    app.due(&me, "Today", "2026-11-23").await;
    let (scheduled, _) = app.remind(at(NINE)).await;
    assert_eq!(scheduled, Scheduled { users: 1, jobs: 0 });
    assert!(app.mails().is_empty());
    assert_eq!(app.count("reminder_deliveries").await, 0);
    assert_eq!(app.next_reminder(&me).await, at("2026-11-24T09:00:00Z"));
}

#[tokio::test]
async fn everybody_hears_at_their_own_nine_about_their_own_tomorrow() {
    let app = App::new().await;
    let people = [
        (Asia::Tokyo, "2026-11-24", "2026-11-23T00:00:00Z"),
        (Europe::Berlin, "2026-11-24", "2026-11-23T08:00:00Z"),
        (America::New_York, "2026-11-24", "2026-11-23T14:00:00Z"),
    ];
    for (zone, tomorrow, nine) in people {
        let me = app.person_at(zone, 9, at(nine)).await;
        app.due(&me, zone.name(), tomorrow).await;
        app.due(&me, "another day", "2026-11-25").await;
    }
    for (sent, (zone, _, nine)) in people.into_iter().enumerate() {
        app.remind(at(nine) - chrono::TimeDelta::seconds(1)).await;
        assert_eq!(app.mails().len(), sent, "{zone} too early");
        app.remind(at(nine)).await;
        let mails = app.mails();
        assert_eq!(mails.len(), sent + 1, "{zone}");
        assert!(mails.iter().any(|mail| mail.subject == format!("Due tomorrow: {zone}")));
    }
}

#[tokio::test]
async fn what_was_completed_meanwhile_is_not_sent() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
    let (first, second) = (app.due(&me, "First", "2026-11-24").await, app.due(&me, "Second", "2026-11-24").await);
    reminders::schedule_due(&app.services, at(NINE)).await.unwrap();
    tasks::complete(&app.services, &me, &[first], HashMap::new(), at(NINE)).await.unwrap();
    jobs::drain(&app.services, at(NINE)).await.unwrap();
    assert_eq!(app.mails()[0].subject, "Due tomorrow: Second");

    // All of them: no mail at all.
    let morning = at("2026-11-24T09:00:00Z");
    tasks::reschedule(&app.services, &me, &[second], Some(date("2026-11-25")), at(NINE)).await.unwrap();
    assert_eq!(reminders::schedule_due(&app.services, morning).await.unwrap().jobs, 1);
    tasks::complete(&app.services, &me, &[second], HashMap::new(), morning).await.unwrap();
    assert_eq!(jobs::drain(&app.services, morning).await.unwrap().done, 1);
    assert_eq!(app.mails().len(), 1);
    assert_eq!(app.states().await, ["sent", "skipped"]);
}

#[tokio::test]
async fn another_persons_task_is_never_in_the_mail() {
    let app = App::new().await;
    let (me, other) = (app.person_at(Tz::UTC, 9, at(NINE)).await, app.person_at(Tz::UTC, 9, at(NINE)).await);
    app.due(&me, "Mine", "2026-11-24").await;
    app.due(&other, "Theirs", "2026-11-24").await;
    app.remind(at(NINE)).await;
    let mails = app.mails();
    assert_eq!(mails.len(), 2);
    for mail in mails {
        let expected = if mail.to == me.viewer().email { "Mine" } else { "Theirs" };
        assert_eq!(mail.subject, format!("Due tomorrow: {expected}"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn five_schedulers_at_once_send_one_mail_each() {
    let app = App::new().await;
    for _ in 0..20 {
        let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
        app.due(&me, "Task", "2026-11-24").await;
    }
    let mut schedulers = tokio::task::JoinSet::new();
    for _ in 0..5 {
        let services = app.services.clone();
        schedulers.spawn(async move { reminders::schedule_due(&services, at(NINE)).await.unwrap().jobs });
    }
    assert_eq!(schedulers.join_all().await.into_iter().sum::<u32>(), 20);
    let mut workers = tokio::task::JoinSet::new();
    for _ in 0..3 {
        let services = app.services.clone();
        workers.spawn(async move { jobs::drain(&services, at(NINE)).await.unwrap().done });
    }
    assert_eq!(workers.join_all().await.into_iter().sum::<u32>(), 20);
    assert_eq!(app.mails().len(), 20);
}

/// Two schedulers that both saw the person due, one after the other: the ledger decides, not the clock.
#[tokio::test]
async fn planning_the_same_day_twice_plans_once() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
    app.due(&me, "Task", "2026-11-24").await;
    app.remind(at(NINE)).await;
    app.execute("UPDATE users SET next_reminder_at = created_at").await;
    let (scheduled, _) = app.remind(at("2026-11-23T10:30:00Z")).await;
    assert_eq!(scheduled, Scheduled { users: 1, jobs: 0 });
    assert_eq!(app.mails().len(), 1);
}

#[tokio::test]
async fn a_later_hour_on_the_same_day_is_no_second_mail() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
    app.due(&me, "Task", "2026-11-24").await;
    app.remind(at(NINE)).await;
    for (zone, hour) in [("UTC", "11"), ("America/New_York", "9")] {
        let me = actor(&app.services, me.user_id(), 1).await.unwrap().unwrap();
        let form = Profile {
            name: "Kim".into(),
            zone: zone.into(),
            reminder_hour: hour.into(),
            theme: Theme::System,
            language: String::new(),
        };
        update_profile(&app.services, &me, form, at("2026-11-23T10:00:00Z")).await.unwrap();
        assert_eq!(app.remind(at("2026-11-23T15:00:00Z")).await.0.users, 1);
    }
    assert_eq!(app.mails().len(), 1);
}

#[tokio::test]
async fn after_a_pause_the_day_that_is_over_is_not_made_up_for() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at("2026-11-20T09:00:00Z")).await;
    app.due(&me, "For the 21st", "2026-11-21").await;
    app.due(&me, "For the 24th", "2026-11-24").await;
    // Before today's nine: nothing yet.
    assert_eq!(app.remind(at("2026-11-23T08:00:00Z")).await.0, Scheduled { users: 1, jobs: 0 });
    assert_eq!(app.next_reminder(&me).await, at(NINE));
    // Late, but still today.
    app.remind(at("2026-11-23T15:00:00Z")).await;
    assert_eq!(app.mails()[0].subject, "Due tomorrow: For the 24th");
}

#[tokio::test]
async fn a_reminder_whose_day_is_over_expires() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
    app.due(&me, "Task", "2026-11-24").await;
    reminders::schedule_due(&app.services, at(NINE)).await.unwrap();
    jobs::drain(&app.services, at("2026-11-24T00:00:00Z")).await.unwrap();
    assert!(app.mails().is_empty());
    assert_eq!(app.states().await, ["expired"]);
}

#[tokio::test]
async fn people_are_planned_in_chunks() {
    let app = App::new().await;
    domain::seed::bulk(&app.services, 1_201, 1, at(NINE)).await.unwrap();
    app.execute("UPDATE users SET next_reminder_at = created_at").await;
    app.execute("UPDATE tasks SET status = 0, due_on = NULL").await;
    let due = (date("2026-11-24") - date("1970-01-01")).num_days() * 10_000 + 1_440;
    app.execute(&format!("UPDATE tasks SET due_sort = {due}")).await;
    let (statements, scheduled) = app.statements(reminders::schedule_due(&app.services, at(NINE))).await;
    assert_eq!(scheduled.unwrap(), Scheduled { users: 1_201, jobs: 1_201 });
    // One look for reminders of single tasks; then for each chunk of 500, and for the end.
    assert!(statements <= 1 + 3 * 5 + 1, "{statements}");
    assert_eq!(app.count("jobs").await, 1_201);
}

#[tokio::test]
async fn a_preview_says_the_same_and_changes_nothing() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
    app.due(&me, "a", "2026-11-24").await;
    app.due(&me, "b", "2026-11-24").await;
    app.person_at(Tz::UTC, 9, at(NINE)).await;
    let before = app.everything().await;
    let planned = reminders::preview(&app.services, at(NINE)).await.unwrap();
    assert_eq!(before, app.everything().await);
    assert_eq!(planned.len(), 1);
    assert_eq!((planned[0].user, planned[0].tasks, planned[0].local_date), (me.user_id(), 2, date("2026-11-23")));
    assert_eq!(app.remind(at(NINE)).await.0.jobs, 1);
}
