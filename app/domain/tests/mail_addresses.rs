//! What may go to an address: so many mails and not more at once, and none when its owner wants none.

use chrono::TimeDelta;
use chrono_tz::Tz;
use domain::accounts::{self, Operator};
use domain::reminders::{act, look, recent, schedule_due, set};
use domain::{Actor, console, jobs, pages};
use model::{Did, Rejection};
use uuid::Uuid;
use words::Language;

use crate::support::{App, Mail, RedisServer, at, now, rejection};
use crate::task_reminders::{rule, somebody};

const MORNING: &str = "2026-11-23T10:30:00Z";

async fn app_with(per_hour: u32, per_day: u32) -> (App, RedisServer) {
    App::alone_with(|mail| (mail.per_hour, mail.per_day) = (per_hour, per_day)).await
}

/// Gives somebody so many tasks with a reminder each, all due in the morning.
async fn due_in_the_morning(app: &App, me: &Actor, how_many: usize) {
    for number in 0..how_many {
        let id = app.task(me, &format!("Task {number}")).await;
        set(&app.services, me, rule(id, "at:2026-11-23T10:30"), now()).await.unwrap();
    }
    assert_eq!(schedule_due(&app.services, at(MORNING)).await.unwrap().jobs as usize, how_many);
}

/// How many mails have left some minutes after the morning.
async fn left_after(app: &App, minutes: i64) -> usize {
    jobs::drain(&app.services, at(MORNING) + TimeDelta::minutes(minutes)).await.unwrap();
    app.mails().len()
}

#[tokio::test]
async fn mails_beyond_those_of_an_hour_wait_for_their_turn() {
    let (app, _redis) = app_with(3, 100).await;
    let (me, other) = (somebody(&app, Tz::UTC).await, somebody(&app, Tz::UTC).await);
    due_in_the_morning(&app, &me, 8).await;
    due_in_the_morning(&app, &other, 1).await;
    assert_eq!(left_after(&app, 0).await, 3 + 1, "another's is none of these");
    let states = recent(&app.services, &me, at(MORNING)).await.unwrap();
    let wait = |time: &str| {
        format!("Waits until today {time}, because so many mails went to you lately; planned for today 10:30")
    };
    for time in ["11:30", "11:50", "12:10", "12:30", "12:50"] {
        assert_eq!(states.iter().filter(|line| line.state == wait(time) && !line.failed).count(), 1, "{states:?}");
    }
    for (minutes, mails) in [(59, 4), (61, 5), (79, 5), (81, 6), (119, 7), (122, 8), (145, 9), (600, 9)] {
        assert_eq!(left_after(&app, minutes).await, mails, "after {minutes} minutes");
    }
    assert_eq!(app.states().await, ["sent"; 9]);
    assert_eq!(app.value::<i32>("SELECT MAX(attempts) FROM jobs").await, 1, "to wait is no try");
}

#[tokio::test]
async fn a_day_has_its_number_too_and_what_is_too_late_by_then_says_so() {
    let (app, _redis) = app_with(100, 3).await;
    let me = somebody(&app, Tz::UTC).await;
    due_in_the_morning(&app, &me, 5).await;
    for minutes in [0, 60, 11 * 60 + 59, 12 * 60, 24 * 60] {
        assert_eq!(left_after(&app, minutes).await, 3);
    }
    let states = app.states().await;
    assert_eq!(states.iter().filter(|state| *state == "expired").count(), 2, "{states:?}");
}

/// An account that is opened again with the same address begins where the last one ended.
#[tokio::test]
async fn the_number_hangs_on_the_address() {
    let (app, _redis) = app_with(3, 100).await;
    let me = somebody(&app, Tz::UTC).await;
    due_in_the_morning(&app, &me, 3).await;
    assert_eq!(left_after(&app, 0).await, 3);
    let email = me.viewer().email;
    let again = opened_again(&app, &email).await;
    due_in_the_morning(&app, &again, 3).await;
    assert_eq!(left_after(&app, 1).await, 3);
    assert_eq!(left_after(&app, 62).await, 4);
}

/// What could not be handed over is none.
#[tokio::test]
async fn only_mails_that_left_are_counted() {
    let (app, _redis) = app_with(2, 100).await;
    let me = somebody(&app, Tz::UTC).await;
    due_in_the_morning(&app, &me, 2).await;
    let folder = app.folder.path().join("mail");
    std::fs::remove_dir(&folder).unwrap();
    for minutes in [0, 2, 8] {
        jobs::drain(&app.services, at(MORNING) + TimeDelta::minutes(minutes)).await.unwrap();
    }
    std::fs::create_dir(&folder).unwrap();
    assert_eq!(left_after(&app, 30).await, 2);
}

/// The old account is deleted, and a new one has its address.
async fn opened_again(app: &App, email: &str) -> Actor {
    app.execute(&format!("DELETE FROM users WHERE email = '{email}'")).await;
    let id = Uuid::now_v7();
    app.insert_person(id, "Kim Example", email, Tz::UTC).await;
    app.execute(&format!("UPDATE users SET next_reminder_at = '2026-12-31T09:00:00+00:00' WHERE email = '{email}'"))
        .await;
    accounts::actor(&app.services, domain::UserId(id), 1).await.unwrap().unwrap()
}

/// The token of the link that ends all mails, as the mail program and its reader find it.
fn stop_token(mail: &Mail) -> String {
    assert!(mail.raw.contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"), "{}", mail.raw);
    let line = "No more mails from here to this address: ";
    let link = mail.text.lines().find_map(|text| text.strip_prefix(line)).unwrap();
    assert!(mail.raw.replace("\r\n ", "").contains(&format!("\r\nList-Unsubscribe: <{link}>\r\n")), "{}", mail.raw);
    link.rsplit_once('/').unwrap().1.to_owned()
}

#[tokio::test]
async fn every_mail_offers_the_end_of_all() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at("2026-11-23T10:15:00Z")).await;
    app.due(&me, "Tomorrow", "2026-11-24").await;
    app.remind(at("2026-11-23T10:15:00Z")).await;
    due_in_the_morning(&app, &me, 1).await;
    jobs::drain(&app.services, at(MORNING)).await.unwrap();
    console::send_test(&app.services, &Operator::at_the_console(), &me, at(MORNING)).await.unwrap();
    let mails = app.mails();
    assert_eq!(mails.len(), 3);
    let tokens: Vec<String> = mails.iter().map(stop_token).collect();
    assert!(tokens.iter().all(|token| *token == tokens[0]), "it is one address");
    for mail in mails.iter().filter(|mail| mail.raw.contains("text/html")) {
        assert!(mail.html.contains(">No more mails from here to this address</a>"), "{}", mail.html);
    }
}

#[tokio::test]
async fn whoever_reads_the_mails_ends_them_without_an_account() {
    let app = App::new().await;
    let (me, other) = (somebody(&app, Tz::UTC).await, somebody(&app, Tz::UTC).await);
    due_in_the_morning(&app, &me, 1).await;
    jobs::drain(&app.services, at(MORNING)).await.unwrap();
    let stop = stop_token(&app.mails()[0]);
    let before = app.everything().await;
    let offer = look(&app.services, &stop, Language::default(), at(MORNING)).await.unwrap();
    assert_eq!((&*offer.button, &*offer.token), ("Stop all mails", &*stop));
    assert_eq!(app.everything().await, before);

    // Long after the account is gone, and as often as one likes.
    let me = opened_again(&app, &me.viewer().email).await;
    for _ in 0..2 {
        let later = at(MORNING) + TimeDelta::days(400);
        assert_eq!(act(&app.services, &stop, later).await.unwrap().did, Did::MailsStopped);
    }
    assert!(pages::settings(&app.services, &me, at(MORNING)).await.unwrap().mails_stopped);
    assert!(!pages::settings(&app.services, &other, at(MORNING)).await.unwrap().mails_stopped);
    due_in_the_morning(&app, &me, 1).await;
    due_in_the_morning(&app, &other, 1).await;
    jobs::drain(&app.services, at(MORNING)).await.unwrap();
    assert_eq!(app.mails().len(), 1 + 1, "the other's");
    let states = recent(&app.services, &me, at(MORNING)).await.unwrap();
    assert!(states[0].state.starts_with("Cancelled"), "{states:?}");
    let test = console::send_test(&app.services, &Operator::at_the_console(), &me, at(MORNING)).await;
    assert!(matches!(rejection(test), Rejection::MailRefused { .. }));

    // The same link leads to the way back; what ends mails never allows them.
    let offer = look(&app.services, &stop, Language::default(), at(MORNING)).await.unwrap();
    assert_eq!(offer.button, "Allow mails again");
    assert_eq!(act(&app.services, &offer.token, at(MORNING)).await.unwrap().did, Did::MailsAllowed);
    assert!(!pages::settings(&app.services, &me, at(MORNING)).await.unwrap().mails_stopped);
    app.execute("DELETE FROM reminder_deliveries").await;
    let id = app.task(&me, "Again").await;
    set(&app.services, &me, rule(id, "at:2026-11-23T10:31"), now()).await.unwrap();
    schedule_due(&app.services, at("2026-11-23T10:31:00Z")).await.unwrap();
    jobs::drain(&app.services, at("2026-11-23T10:31:00Z")).await.unwrap();
    assert_eq!(app.mails().len(), 3);
}

#[tokio::test]
async fn nobody_stops_anothers_mails() {
    let app = App::new().await;
    let me = somebody(&app, Tz::UTC).await;
    due_in_the_morning(&app, &me, 1).await;
    jobs::drain(&app.services, at(MORNING)).await.unwrap();
    let stop = stop_token(&app.mails()[0]);
    for position in (0..stop.len()).step_by(5) {
        let mut bytes = stop.clone().into_bytes();
        bytes[position] = if bytes[position] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(bytes).unwrap();
        assert_eq!(rejection(act(&app.services, &changed, at(MORNING)).await), Rejection::NotFound, "{position}");
    }
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM mail_addresses WHERE stopped_at IS NOT NULL").await, 0);
    // Neither table nor log tells whose address it is.
    let key: String = app.value("SELECT address FROM mail_addresses").await;
    assert!(!key.contains('@') && key.len() == 43, "{key}");
}
