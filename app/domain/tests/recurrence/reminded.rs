//! Reminders follow each occurrence.

use std::collections::HashMap;
use std::pin::pin;

use chrono_tz::Tz;
use domain::reminders::{schedule_due, set};
use domain::{Actor, jobs, run_to_failpoint, tasks};
use model::{TaskEdit, TaskId};

use super::{due, over};
use crate::support::{App, at};
use crate::task_reminders::{MORNING, due_at, fires_at, rule, somebody};

/// Due every day at 16:00 in Berlin, and reminded of an hour before.
async fn reminded(app: &App) -> (Actor, TaskId) {
    let me = somebody(app, Tz::Europe__Berlin).await;
    let id = due_at(app, &me, "2026-11-24", "16:00").await;
    let edit = TaskEdit { rule: Some("FREQ=DAILY".into()), ..app.form(&me, id).await };
    tasks::edit(&app.services, &me, edit, at(MORNING)).await.unwrap();
    set(&app.services, &me, rule(id, "before:60"), at(MORNING)).await.unwrap();
    (me, id)
}

#[tokio::test]
async fn each_occurrence_is_reminded_of_once() {
    let app = App::new().await;
    let (me, id) = reminded(&app).await;
    assert_eq!(fires_at(&app, "2026-11-24T14:00:00Z").await, 1);
    app.change_at(&me, "complete", &[id], at("2026-11-24T15:30:00Z")).await;
    assert_eq!(fires_at(&app, "2026-11-25T13:59:59Z").await, 0);
    assert_eq!(fires_at(&app, "2026-11-25T14:00:00Z").await, 1);
    assert_eq!(fires_at(&app, "2026-11-25T15:00:00Z").await, 0);
    app.change_at(&me, "skip", &[id], at("2026-11-25T15:30:00Z")).await;
    // Done before it was reminded of: not any more. Undone in time: again.
    let early = app.change_at(&me, "complete", &[id], at("2026-11-26T08:00:00Z")).await;
    assert_eq!(fires_at(&app, "2026-11-26T09:00:00Z").await, 0);
    domain::undo(&app.services, &me, early.undo.unwrap(), at("2026-11-26T10:00:00Z")).await.unwrap();
    assert_eq!(fires_at(&app, "2026-11-26T14:00:00Z").await, 1);
    app.change_at(&me, "complete", &[id], at("2026-11-26T15:30:00Z")).await;
    app.change_at(&me, "complete", &[id], at("2026-11-27T08:00:00Z")).await;
    assert_eq!(fires_at(&app, "2026-11-27T14:00:00Z").await, 0);
    assert_eq!(fires_at(&app, "2026-11-28T14:00:00Z").await, 1);
    assert_eq!(app.mails().len(), 4);
    app.change_at(&me, "end", &[id], at("2026-11-28T15:30:00Z")).await;
    assert_eq!(fires_at(&app, "2026-11-29T14:00:00Z").await, 0);
}

/// Between planning and sending it is done: the mail would be about another occurrence.
#[tokio::test]
async fn one_that_was_done_meanwhile_is_not_reminded_of() {
    let app = App::new().await;
    let (me, id) = reminded(&app).await;
    schedule_due(&app.services, at("2026-11-24T14:00:00Z")).await.unwrap();
    app.change_at(&me, "complete", &[id], at("2026-11-24T14:00:01Z")).await;
    jobs::drain(&app.services, at("2026-11-24T14:00:02Z")).await.unwrap();
    assert!(app.mails().is_empty());
    assert_eq!(app.value::<String>("SELECT state FROM reminder_deliveries").await, "cancelled");
    assert_eq!(fires_at(&app, "2026-11-25T14:00:00Z").await, 1);
    assert_eq!(app.mails().len(), 1);
}

/// A crash while one is completed leaves all as it was; one after it loses nothing.
#[tokio::test]
async fn a_crash_between_completing_and_reminding_loses_nothing_and_doubles_nothing() {
    let app = App::new().await;
    let (me, id) = reminded(&app).await;
    let complete =
        || tasks::complete(&app.services, &me, std::slice::from_ref(&id), HashMap::new(), at("2026-11-24T08:00:00Z"));
    run_to_failpoint("rolled", 1, pin!(complete())).await;
    assert_eq!((due(&app, &me, id).await.as_str(), over(&app).await.len()), ("2026-11-24", 0));
    assert_eq!(fires_at(&app, "2026-11-24T14:00:00Z").await, 1);
    complete().await.unwrap();
    assert_eq!((due(&app, &me, id).await.as_str(), over(&app).await.len()), ("2026-11-25", 1));
    // The worker dies with the mail in its hands; another one finds it.
    schedule_due(&app.services, at("2026-11-25T14:00:00Z")).await.unwrap();
    run_to_failpoint("composed", 1, pin!(jobs::drain(&app.services, at("2026-11-25T14:00:01Z")))).await;
    assert_eq!(fires_at(&app, "2026-11-25T15:00:00Z").await, 0);
    assert_eq!(app.mails().len(), 2);
    let delivered = "SELECT COUNT(*) FROM reminder_deliveries WHERE state = 'sent' AND ambiguous = 0";
    assert_eq!(app.value::<i64>(delivered).await, 2);
}

/// The button of a mail and the list, at once and one after the other.
#[tokio::test]
async fn a_mail_s_link_completes_the_one_it_is_about() {
    let app = App::new().await;
    let (me, id) = reminded(&app).await;
    fires_at(&app, "2026-11-24T14:00:00Z").await;
    let mail = app.mails().remove(0);
    let link = mail.text.split_whitespace().find(|word| word.contains("/mail/")).unwrap().to_owned();
    let token = link.rsplit('/').next().unwrap().to_owned();
    app.change_at(&me, "complete", &[id], at("2026-11-24T14:10:00Z")).await;
    assert!(domain::reminders::act(&app.services, &token, at("2026-11-24T14:10:01Z")).await.is_err());
    assert_eq!((due(&app, &me, id).await.as_str(), over(&app).await.len()), ("2026-11-25", 1));
}
