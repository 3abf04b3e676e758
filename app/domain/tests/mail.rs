//! The reminder as its reader gets it, and what people's texts cannot do to it.

use chrono_tz::Tz;
use domain::Actor;
use model::{Priority, TaskId};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use uuid::Uuid;

use crate::support::{App, Mail, NewTaskRow, at, date};

const NINE: &str = "2026-11-23T09:00:00Z";

async fn sent(app: &App) -> Mail {
    app.remind(at(NINE)).await;
    app.mails().pop().unwrap()
}

/// Texts as no form lets them in, straight into the table.
async fn smuggle(app: &App, table: &'static str, column: &'static str, id: Uuid, text: &str) {
    let update = Query::update().table(table).value(column, text).and_where(Expr::col("id").eq(id)).take();
    app.services.db.execute(&update).await.unwrap();
}

async fn somebody(app: &App) -> (Actor, TaskId) {
    let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
    let id = app.due(&me, "Task", "2026-11-24").await;
    (me, id)
}

#[tokio::test]
async fn the_mail_says_what_is_due_and_links_to_it() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
    let build = NewTaskRow::titled("Zahnärztin ☎ anrufen").due("2026-11-24").time("09:00").priority(Priority::High);
    let id = build.add(&app, &me).await;
    let mail = sent(&app).await;
    assert_eq!(mail.subject, "Due tomorrow: Zahnärztin ☎ anrufen");
    let link = format!("https://taskbell.example/tasks/{}", id.0);
    assert!(mail.text.contains(&format!("- Zahnärztin ☎ anrufen (09:00, high priority)\n  {link}")), "{}", mail.text);
    assert!(mail.html.contains(&format!("<a href=\"{link}\" dir=\"auto\">Zahnärztin ☎ anrufen</a>")), "{}", mail.html);
    assert!(mail.text.contains("Hello Kim Example,") && mail.text.contains("https://taskbell.example/settings"));
    assert!(mail.raw.contains("multipart/alternative"));
    assert_eq!(app.value::<i32>("SELECT tasks FROM reminder_deliveries").await, 1);
}

#[tokio::test]
async fn texts_are_escaped_in_html() {
    let app = App::new().await;
    let (me, id) = somebody(&app).await;
    let attacks = [
        "<script>alert(1)</script>",
        "</a><img src=x onerror=alert(1)>",
        "\"><svg onload=alert(1)>",
        "&lt;b&gt; & 'quotes'",
        "</title></head><body onload=alert(1)>",
    ];
    for (position, attack) in attacks.into_iter().enumerate() {
        smuggle(&app, "tasks", "title", id.0, attack).await;
        smuggle(&app, "users", "name", me.user_id().0, attack).await;
        let day = at(NINE) + chrono::TimeDelta::days(position as i64);
        let due = date("2026-11-24") + chrono::TimeDelta::days(position as i64);
        app.reschedule(&me, &[id], Some(due)).await;
        app.remind(day).await;
    }
    let mails = app.mails();
    assert_eq!(mails.len(), attacks.len());
    for mail in mails {
        for tag in ["<script", "<img", "<svg", "<body onload", "<b>"] {
            assert!(!mail.html.contains(tag), "{}", mail.html);
        }
        // The task, done, snooze, what is coming up, settings, no more of these, no more at all.
        assert_eq!(mail.html.matches("<a href=\"https://taskbell.example/").count(), 7);
        assert_eq!((mail.html.matches("<a ").count(), mail.html.matches("</title>").count()), (7, 1));
        // The text part shows what was typed.
        assert!(attacks.iter().any(|attack| mail.text.contains(&format!("- {attack}\n"))), "{}", mail.text);
    }
}

#[tokio::test]
async fn no_text_adds_a_header() {
    let app = App::new().await;
    let (me, id) = somebody(&app).await;
    for injection in
        ["\r\nBcc: evil@example.org", "\nBcc: evil@example.org\n\n<b>body</b>", "\u{2028}Bcc: x", "\0\rX-Evil: 1"]
    {
        smuggle(&app, "tasks", "title", id.0, &format!("Task{}", injection.replace('\0', ""))).await;
        smuggle(&app, "users", "name", me.user_id().0, &format!("Kim{}", injection.replace('\0', ""))).await;
        app.execute("DELETE FROM reminder_deliveries").await;
        app.execute("DELETE FROM jobs").await;
        app.rewind(&me, at(NINE)).await;
        for file in std::fs::read_dir(app.folder.path().join("mail")).unwrap() {
            std::fs::remove_file(file.unwrap().path()).unwrap();
        }
        let mail = sent(&app).await;
        let mut headers = mail.headers.clone();
        headers.sort();
        assert_eq!(
            headers,
            [
                "Auto-Submitted",
                "Content-Type",
                "Date",
                "From",
                "List-Unsubscribe",
                "List-Unsubscribe-Post",
                "MIME-Version",
                "Message-ID",
                "Subject",
                "To"
            ],
            "{}",
            mail.raw
        );
        assert_eq!(mail.to, me.viewer().email);
        assert!(mail.subject.starts_with("Due tomorrow: Task") && !mail.subject.contains('\n'), "{}", mail.subject);
    }
}

#[tokio::test]
async fn marks_that_reorder_text_stay_out_of_the_subject() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
    app.due(&me, "\u{202e}tfel ot thgir", "2026-11-24").await;
    assert_eq!(sent(&app).await.subject, "Due tomorrow: tfel ot thgir");
}

#[tokio::test]
async fn no_mail_is_answered_by_an_absence_note() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
    app.due(&me, "Daily", "2026-11-24").await;
    let mail = sent(&app).await;
    assert!(mail.raw.contains("\r\nAuto-Submitted: auto-generated\r\n"), "{}", mail.raw);
}

#[tokio::test]
async fn a_text_of_another_direction_moves_nothing_around_it() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
    smuggle(&app, "users", "name", me.user_id().0, "דנה").await;
    for (title, isolated) in [
        ("קנה חלב (2)", "\u{2068}קנה חלב (2)\u{2069}"),
        ("Read سلام", "\u{2068}Read سلام\u{2069}"),
        ("𐤀𐤁", "\u{2068}𐤀𐤁\u{2069}"),
        ("Plain Ελληνικά 漢字 ☎", "Plain Ελληνικά 漢字 ☎"),
        ("a\u{2069}\u{202e}b", "a  b"),
    ] {
        for file in std::fs::read_dir(app.folder.path().join("mail")).into_iter().flatten() {
            std::fs::remove_file(file.unwrap().path()).unwrap();
        }
        app.execute("DELETE FROM tasks").await;
        app.execute("DELETE FROM reminder_deliveries").await;
        app.execute("DELETE FROM jobs").await;
        app.rewind(&me, at(NINE)).await;
        NewTaskRow::titled(title).due("2026-11-24").time("09:00").add(&app, &me).await;
        let mail = sent(&app).await;
        assert_eq!(mail.subject, format!("Due tomorrow: {isolated}"));
        assert!(mail.text.contains(&format!("\n- {isolated} (09:00)\n")), "{}", mail.text);
        assert!(mail.text.starts_with("Hello \u{2068}דנה\u{2069},\n"), "{}", mail.text);
        assert!(mail.html.contains("<p>Hello <span dir=\"auto\">דנה</span>,</p>"), "{}", mail.html);
        assert_eq!(mail.html.matches("dir=\"auto\">").count(), 2, "{}", mail.html);
    }
}

#[tokio::test]
async fn a_title_that_looks_encoded_is_shown_as_it_was_typed() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
    let long = format!("{} =?utf-8?q?{}?=", "Ä=?=".repeat(20), "x".repeat(100));
    for title in ["=?utf-8?q?x?=", "pay =?ISO-8859-1?B?SGVsbG8=?= now", "=?", "über =?utf-8?b?eA==?=", "a=?b", &long] {
        smuggle(&app, "users", "name", me.user_id().0, title).await;
        for file in std::fs::read_dir(app.folder.path().join("mail")).into_iter().flatten() {
            std::fs::remove_file(file.unwrap().path()).unwrap();
        }
        app.execute("DELETE FROM tasks").await;
        app.execute("DELETE FROM reminder_deliveries").await;
        app.execute("DELETE FROM jobs").await;
        app.rewind(&me, at(NINE)).await;
        app.due(&me, title, "2026-11-24").await;
        let mail = sent(&app).await;
        assert_eq!(mail.subject, format!("Due tomorrow: {title}"), "{}", mail.raw);
        let (head, _) = mail.raw.split_once("\r\n\r\n").unwrap();
        // Outside of the words that we encoded nothing is left that a reader would decode.
        let subject = head.split("\r\nSubject: ").nth(1).unwrap().split("\r\nMessage-ID").next().unwrap();
        assert!(subject.split("\r\n ").all(|word| word.starts_with("=?utf-8?b?") && word.len() <= 75), "{subject}");
        let message = mail_parser::MessageParser::default().parse(mail.raw.as_bytes()).unwrap();
        assert_eq!(message.to().unwrap().first().unwrap().name(), Some(title), "{}", mail.raw);
    }
}

#[tokio::test]
async fn no_line_is_longer_than_mail_may_have() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
    for title in
        ["x".repeat(200), "\"".repeat(200), "ü".repeat(200), "w ".repeat(99), "=?".repeat(100), "ש".repeat(200)]
    {
        app.due(&me, &title, "2026-11-24").await;
    }
    app.execute("UPDATE users SET reminds_each = true").await;
    app.remind(at(NINE)).await;
    let mails = app.mails();
    assert_eq!(mails.len(), 6);
    for mail in mails {
        let longest = mail.raw.split("\r\n").map(str::len).max();
        assert!(longest <= Some(998), "{longest:?}: {}", mail.subject);
        assert!(!mail.raw.replace("\r\n", "").contains(['\r', '\n']));
    }
}

#[tokio::test]
async fn a_long_list_ends_in_a_number() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at(NINE)).await;
    for number in 0..103 {
        app.due(&me, &format!("Task {number}"), "2026-11-24").await;
    }
    let mail = sent(&app).await;
    assert_eq!(mail.subject, "103 tasks due tomorrow");
    assert!(mail.text.contains("And 3 more.") && mail.html.contains("And 3 more."));
    assert_eq!(mail.html.matches("<li>").count(), 100);
}
