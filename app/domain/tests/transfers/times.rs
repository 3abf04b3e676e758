//! Dates and times that other programs write: converted, or refused at their line.

use model::LineNote;

use crate::support::App;

/// What becomes of the due date and time of one line, and what is said of the line otherwise.
async fn due(app: &App, me: &domain::Actor, date: &str, time: &str) -> Result<String, String> {
    let preview = app.looked_at(me, format!("Title\tDue date\tDue time\nA\t{date}\t{time}\n")).await;
    assert_eq!(preview.rows.len() + preview.problems.len(), 1);
    let found = preview.rows.first().map(|row| row.due.clone());
    app.execute("DELETE FROM transfers").await;
    found.ok_or_else(|| preview.problems[0].text.clone())
}

#[tokio::test]
async fn times_are_converted() {
    let app = App::new().await;
    let me = app.person_in(chrono_tz::Europe::Berlin).await;
    for (date, time, expected) in [
        ("2026-08-04", "02:00:00 PM", "2026-08-04 14:00"),
        ("2026-08-04", "12:05:00 AM", "2026-08-04 00:05"),
        ("2026-08-04", "12:05 pm", "2026-08-04 12:05"),
        ("2026-08-04", "9:00", "2026-08-04 09:00"),
        ("2026-08-04", "09:00:30", "2026-08-04 09:00"),
        ("2026-08-04 02:00:00 PM", "", "2026-08-04 14:00"),
        ("2026-09-17T14:00:00Z", "", "2026-09-17 16:00"),
        ("2026-09-17T14:00:00+05:00", "", "2026-09-17 11:00"),
        ("2026-09-17T23:30:00.000-0200", "", "2026-09-18 03:30"),
        ("2026-11-17", "23:30Z", "2026-11-18 00:30"),
        ("2026-11-17 09:00 America/New_York", "", "2026-11-17 15:00"),
        // A spreadsheet's date of two columns.
        ("11/24/2026 0:00", "2:30 PM", "2026-11-24 14:30"),
        ("24.11.2026", "14:30", "2026-11-24 14:30"),
        ("November 24, 2026 2:00 PM", "", "2026-11-24 14:00"),
        ("2026-11-24", "", "2026-11-24"),
    ] {
        assert_eq!(due(&app, &me, date, time).await.as_deref(), Ok(expected), "{date} {time}");
    }
}

#[tokio::test]
async fn what_is_not_understood_is_refused_at_its_line() {
    let app = App::new().await;
    let me = app.person().await;
    for (date, time, field) in [
        ("2026-08-04", "09:00:later", "Due time"),
        ("2026-08-04", "09:00 later", "Due time"),
        ("2026-08-04", "09:00:61", "Due time"),
        ("2026-08-04", "09:00:00:00", "Due time"),
        ("2026-08-04", "14:00 PM", "Due time"),
        ("2026-08-04", "0900", "Due time"),
        ("2026-08-04", "2026-08-04 09:00", "Due time"),
        ("2026-08-04 later", "", "Due date"),
        ("2026-08-04T09:00:00X", "", "Due date"),
        ("2026-08-04 09:00", "10:00", "Due date"),
        ("2026-08-04-05", "", "Due date"),
        ("every monday", "", "Due date"),
        ("3000-01-01", "", "Due date"),
        ("3000-01-01T00:00Z", "", "Due date"),
        ("", "09:00", "Due time"),
    ] {
        let refused = due(&app, &me, date, time).await.unwrap_err();
        assert!(refused.starts_with(field), "{date} {time}: {refused}");
    }
}

#[tokio::test]
async fn moments_are_converted_or_refused() {
    let app = App::new().await;
    let me = app.person_in(chrono_tz::Europe::Berlin).await;
    let file = "Title,Created,Completed,Deleted\n\
                A,2026-11-20 02:00 PM,2026-11-21T09:00:00+05:00,\n\
                B,20.11.2026,yes,no\n\
                C,yes,,\n\
                D,,2026-11-20 later,\n\
                E,,,2026-11-20T09:00:00Zebra\n";
    let preview = app.looked_at(&me, file).await;
    let wrong = |line, text: &str| LineNote { line, text: text.to_owned() };
    assert_eq!(
        preview.problems,
        [
            wrong(4, "Added: This is no date and time."),
            wrong(5, "Completed: This is no date and time."),
            wrong(6, "Deleted: This is no date and time."),
        ]
    );
    app.brought(&me, &preview).await;
    let instants = |column: &str| format!("SELECT {column} FROM tasks ORDER BY id");
    let created = app.values::<chrono::DateTime<chrono::Utc>>(&instants("created_at")).await;
    assert_eq!(created.map_words(), ["2026-11-20T13:00:00Z", "2026-11-19T23:00:00Z"]);
    let completed = app.values::<chrono::DateTime<chrono::Utc>>(&instants("completed_at")).await;
    assert_eq!(completed.map_words(), ["2026-11-21T04:00:00Z", "2026-11-23T10:00:00Z"]);
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM tasks WHERE deleted_at IS NOT NULL").await, 0);
}

trait Words {
    fn map_words(self) -> Vec<String>;
}

impl Words for Vec<chrono::DateTime<chrono::Utc>> {
    fn map_words(self) -> Vec<String> {
        self.into_iter().map(|at| at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)).collect()
    }
}

/// Forms and rules are read as strictly as files.
#[test]
fn forms_read_nothing_in_part() {
    let task = model::TaskId(uuid::Uuid::nil());
    let edit = |date: &str, time: &str| model::TaskEdit {
        id: task,
        version: 1,
        title: "A".to_owned(),
        notes: String::new(),
        status: model::Status::Pending,
        priority: model::Priority::None,
        due_date: date.to_owned(),
        due_time: time.to_owned(),
        ..model::TaskEdit::default()
    };
    for (date, time) in [
        ("2026-08-04", "09:00:later"),
        ("2026-08-04", "09:00:00 PM"),
        ("2026-08-04", "09:00:"),
        ("2026-08-04", "09:00:60"),
        ("2026-08-04", "+9:00"),
        ("2026-08-04-1", ""),
        ("2026-08-04T", ""),
    ] {
        assert!(edit(date, time).validated().is_err(), "{date} {time}");
    }
    assert!(edit("2026-08-04", "09:00:59").validated().is_ok());
    for rule in ["before:+5", "before:5x", "days:+1@09:00", "days:1@09:00:later", "at:2026-11-24T18:00:00 PM", "at:x"] {
        assert_eq!(model::ReminderRule::parse(rule), None, "{rule}");
    }
}
