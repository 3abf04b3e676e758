//! The links in mails.

use chrono::TimeDelta;
use chrono_tz::Tz;
use domain::reminders::{act, look};
use model::{Did, Rejection, Status};

use crate::support::{App, Mail, at, rejection};

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
    let offer = look(&app.services, &done, at(NINE)).await.unwrap();
    assert_eq!((&*offer.question, offer.about.as_deref()), ("Complete this task?", Some("Dentist")));
    assert_eq!(look(&app.services, &snooze, at(NINE)).await.unwrap().button, "Snooze");
    look(&app.services, &stop, at(NINE)).await.unwrap();
    assert_eq!(app.everything().await, before);

    assert_eq!(act(&app.services, &snooze, at(NINE)).await.unwrap().did, Did::Snoozed);
    assert_eq!(app.count("task_reminders").await, 1);
    for _ in 0..2 {
        assert_eq!(act(&app.services, &done, at(NINE)).await.unwrap().did, Did::Completed);
        assert_eq!(act(&app.services, &stop, at(NINE)).await.unwrap().did, Did::Unsubscribed);
    }
    assert_eq!(domain::tasks::detail(&app.services, &me, id, at(NINE)).await.unwrap().status, Status::Completed);
    assert!(!app.value::<bool>("SELECT reminders_on FROM users").await);
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
        assert_eq!(rejection(look(&app.services, wrong, at(NINE)).await), Rejection::NotFound);
    }
    let later = at(NINE) + TimeDelta::days(31);
    assert_eq!(rejection(act(&app.services, &done, later).await), Rejection::NotFound);
    assert_eq!(app.everything().await, before);
}

#[tokio::test]
async fn the_header_offers_one_click() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
    app.due(&me, "Dentist", "2026-11-24").await;
    let mail = sent(&app).await;
    assert!(mail.raw.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"), "{}", mail.raw);
    assert!(mail.raw.contains("List-Unsubscribe: <https://taskbell.example/mail/"), "{}", mail.raw);
}
