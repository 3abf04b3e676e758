//! The links in mails.

use chrono::TimeDelta;
use chrono_tz::Tz;
use domain::Actor;
use domain::reminders::{act, look, set};
use model::{Did, Field, Problem, Rejection, Status, TaskId};
use words::Language;

use crate::support::{App, Mail, at, date, problem, rejection};
use crate::task_reminders::rule;

const NINE: &str = "2026-11-23T09:00:00Z";

async fn sent(app: &App) -> Mail {
    app.remind(at(NINE)).await;
    app.mails().pop().unwrap()
}

/// The token of the line that begins so.
fn token(mail: &Mail, line: &str) -> String {
    let line = mail.text.lines().map(str::trim).find(|text| text.starts_with(line)).unwrap();
    line.rsplit('/').next().unwrap().to_owned()
}

#[tokio::test]
async fn looking_changes_nothing_and_acting_acts() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
    let id = app.due(&me, "Dentist", "2026-11-24").await;
    let mail = sent(&app).await;
    let [done, snooze, stop] = ["Done:", "Snooze:", "No more daily reminders:"].map(|line| token(&mail, line));
    let before = app.everything().await;
    let offer = look(&app.services, &done, Language::default(), at(NINE)).await.unwrap();
    assert_eq!((&*offer.question, offer.about.as_deref()), ("Complete this task?", Some("Dentist")));
    assert_eq!(look(&app.services, &snooze, Language::default(), at(NINE)).await.unwrap().button, "Snooze");
    look(&app.services, &stop, Language::default(), at(NINE)).await.unwrap();
    assert_eq!(app.everything().await, before);

    assert_eq!(act(&app.services, &snooze, at(NINE)).await.unwrap().did, Did::Snoozed);
    assert_eq!(app.count("task_reminders").await, 1);
    assert_eq!(act(&app.services, &done, at(NINE)).await.unwrap().did, Did::Completed);
    for _ in 0..2 {
        assert_eq!(act(&app.services, &stop, at(NINE)).await.unwrap().did, Did::Unsubscribed);
    }
    assert_eq!(domain::pages::task(&app.services, &me, id, at(NINE)).await.unwrap().status, Status::Completed);
    assert!(!app.value::<bool>("SELECT reminders_on FROM users").await);
}

/// The links of somebody's mail about one task that is due tomorrow.
async fn links(app: &App) -> (Actor, TaskId, [String; 2]) {
    let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
    let id = app.due(&me, "Dentist", "2026-11-24").await;
    let mail = sent(app).await;
    (me, id, ["Done:", "Snooze:"].map(|line| token(&mail, line)))
}

async fn refused(app: &App, token: &str) {
    let before = app.everything().await;
    assert_eq!(rejection(look(&app.services, token, Language::default(), at(NINE)).await), Rejection::NotFound);
    assert_eq!(rejection(act(&app.services, token, at(NINE)).await), Rejection::NotFound);
    assert_eq!(app.everything().await, before);
}

#[tokio::test]
async fn a_link_is_good_once() {
    let app = App::new().await;
    let (me, id, [done, snooze]) = links(&app).await;
    assert_eq!(act(&app.services, &snooze, at(NINE)).await.unwrap().did, Did::Snoozed);
    refused(&app, &snooze).await;
    assert_eq!(act(&app.services, &done, at(NINE)).await.unwrap().did, Did::Completed);
    app.change(&me, "reopen", &[id]).await;
    refused(&app, &done).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_clicks_at_once_one_acts() {
    let app = App::new().await;
    let (_, _, [_, snooze]) = links(&app).await;
    let mut clicks = tokio::task::JoinSet::new();
    for second in 0..8 {
        let (services, snooze) = (app.services.clone(), snooze.clone());
        clicks.spawn(async move { act(&services, &snooze, at(NINE) + TimeDelta::minutes(second)).await.is_ok() });
    }
    assert_eq!(clicks.join_all().await.into_iter().filter(|acted| *acted).count(), 1);
    assert_eq!(app.count("task_reminders").await, 1);
}

#[tokio::test]
async fn a_new_password_ends_the_links_of_mails() {
    let app = App::new().await;
    let (me, _, [done, snooze]) = links(&app).await;
    let email = me.viewer().email;
    app.execute(&format!("UPDATE users SET session_epoch = session_epoch + 1 WHERE email = '{email}'")).await;
    for link in [done, snooze] {
        refused(&app, &link).await;
    }
}

#[tokio::test]
async fn links_do_what_the_page_does_and_no_more() {
    let app = App::new().await;
    let (me, id, [done, snooze]) = links(&app).await;
    let both = async |app: &App| {
        for link in [&done, &snooze] {
            refused(app, link).await;
        }
    };
    app.change(&me, "delete", &[id]).await;
    both(&app).await;
    app.change(&me, "restore", &[id]).await;
    app.change(&me, "complete", &[id]).await;
    both(&app).await;
    app.change(&me, "reopen", &[id]).await;
    // Another due date is another occurrence.
    app.reschedule(&me, &[id], Some(date("2026-12-01"))).await;
    both(&app).await;
    app.reschedule(&me, &[id], Some(date("2026-11-24"))).await;

    for minutes in 1..=20 {
        set(&app.services, &me, rule(id, &format!("before:{minutes}")), at(NINE)).await.unwrap();
    }
    let full = problem(act(&app.services, &snooze, at(NINE)).await, Field::ReminderAmount);
    assert_eq!(full, Some(Problem::TooManyReminders { max: 20 }));
    assert_eq!(app.count("task_reminders").await, 20);
    app.execute("DELETE FROM task_reminders").await;
    assert_eq!(act(&app.services, &snooze, at(NINE)).await.unwrap().did, Did::Snoozed, "it was not used");
    assert_eq!(act(&app.services, &done, at(NINE)).await.unwrap().did, Did::Completed);
}

#[tokio::test]
async fn a_link_that_was_changed_or_has_ended_is_none() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
    app.due(&me, "Dentist", "2026-11-24").await;
    let done = token(&sent(&app).await, "Done:");
    let before = app.everything().await;
    for position in (0..done.len()).step_by(3) {
        let mut bytes = done.clone().into_bytes();
        bytes[position] = if bytes[position] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(bytes).unwrap();
        assert_eq!(rejection(act(&app.services, &changed, at(NINE)).await), Rejection::NotFound, "{position}");
    }
    for wrong in ["", "A", &done[..done.len() - 4], "%00", "ä"] {
        assert_eq!(rejection(look(&app.services, wrong, Language::default(), at(NINE)).await), Rejection::NotFound);
    }
    let later = at(NINE) + TimeDelta::days(31);
    assert_eq!(rejection(act(&app.services, &done, later).await), Rejection::NotFound);
    assert_eq!(app.everything().await, before);
}
