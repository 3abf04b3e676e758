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
    assert!(mail.html.contains(&format!("<a href=\"{link}\">Zahnärztin ☎ anrufen</a>")), "{}", mail.html);
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
        // The task, done, snooze, what is coming up, settings, no more.
        assert_eq!(mail.html.matches("<a href=\"https://taskbell.example/").count(), 6);
        assert_eq!((mail.html.matches("<a ").count(), mail.html.matches("</title>").count()), (6, 1));
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
