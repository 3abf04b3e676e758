//! Calendars, as they come in.

use domain::transfers;
use model::{Field, FileFormat, LineNote, ListKind, Problem, Status};

use super::imports::a_bit_of_everything;
use crate::support::{App, now, problem};

fn calendar(lines: &[&str]) -> String {
    ["BEGIN:VCALENDAR", "VERSION:2.0"]
        .iter()
        .chain(lines)
        .chain(&["END:VCALENDAR", ""])
        .copied()
        .collect::<Vec<_>>()
        .join("\r\n")
}

#[tokio::test]
async fn our_own_come_back_as_they_were() {
    let app = App::new().await;
    let (me, other) = (app.person_in(chrono_tz::Europe::Berlin).await, app.person_in(chrono_tz::Europe::Berlin).await);
    a_bit_of_everything(&app, &me).await;
    let file = app.exported(&me, "calendar").await;
    app.imported(&other, &file).await;
    assert_eq!(app.content(&other).await, app.content(&me).await, "{file}");
    assert_eq!(app.content(&me).await.len(), 3);
}

#[tokio::test]
async fn those_of_others_are_understood() {
    let app = App::new().await;
    let me = app.person_in(chrono_tz::Europe::Berlin).await;
    let file = calendar(&[
        "X-WR-CALNAME:Tasks",
        "BEGIN:VTIMEZONE",
        "TZID:America/New_York",
        "END:VTIMEZONE",
        "BEGIN:VEVENT",
        "SUMMARY:No task",
        "END:VEVENT",
        "BEGIN:VTODO",
        "UID:1",
        "SUMMARY:Write\\, and",
        "  fold",
        "DESCRIPTION:One\\nTwo\\;",
        "DUE;TZID=America/New_York:20261127T080000",
        "DTSTART;TZID=America/New_York:20261125T080000",
        "CATEGORIES:home,garden",
        "PRIORITY:4",
        "CLASS:PRIVATE",
        "BEGIN:VALARM",
        "TRIGGER;RELATED=END:-PT30M",
        "END:VALARM",
        "BEGIN:VALARM",
        "TRIGGER:-PT15M",
        "END:VALARM",
        "BEGIN:VALARM",
        "TRIGGER;VALUE=DATE-TIME:20261126T070000Z",
        "END:VALARM",
        "END:VTODO",
        "begin:vtodo",
        "summary:Part",
        "related-to:1",
        "dtstart;value=date:20261130",
        "rrule:FREQ=WEEKLY;BYDAY=MO",
        "status:IN-PROCESS",
        "end:vtodo",
        "BEGIN:VTODO",
        "SUMMARY:Given up",
        "STATUS:CANCELLED",
        "END:VTODO",
        "BEGIN:VTODO",
        "SUMMARY:Hourly",
        "RRULE:FREQ=HOURLY",
        "END:VTODO",
        "BEGIN:VTODO",
        "DUE:20261127T080000Z",
        "END:VTODO",
    ]);
    let preview = app.looked_at(&me, file).await;
    assert_eq!((preview.format, preview.tasks), (FileFormat::Calendar, 3));
    let lines: Vec<u64> = preview.problems.iter().map(|note| note.line).collect();
    assert_eq!(lines, [41, 45], "{:?}", preview.problems);
    assert_eq!(
        preview.notes,
        ["Line 7 is neither a task nor of one, and is left out.", "Left out: the field “CLASS”."]
    );
    let found = app.brought(&me, &preview).await;
    let rows: Vec<(&str, &str, &str)> =
        found.iter().map(|task| (task.title.as_str(), task.due.as_str(), task.notes.as_str())).collect();
    assert_eq!(
        rows,
        [
            ("Write, and fold", "2026-11-27 14:00", "One\nTwo;\n\n- Reminder: -PT15M"),
            ("Part", "2026-11-30", ""),
            ("Given up", "", "- Status: CANCELLED"),
        ]
    );
    assert_eq!((found[0].priority, found[1].status), (model::Priority::High, Status::InProgress));
    assert_eq!(found[2].status, Status::Completed);
    let rules = app.values::<String>("SELECT rule FROM task_reminders ORDER BY rule").await;
    assert_eq!(rules, ["at:2026-11-26T07:00:00+00:00", "before:30"]);
    let said = "SELECT labels || ' ' || CAST(start_on AS TEXT) FROM tasks WHERE title LIKE 'Write%'";
    assert_eq!(app.values::<String>(said).await, ["home\ngarden 2026-11-25"]);
    let parts: i64 =
        app.value("SELECT COUNT(*) FROM tasks WHERE parent_id IS NOT NULL AND series_id IS NOT NULL").await;
    assert_eq!(parts, 1);
}

#[tokio::test]
async fn what_is_no_calendar_ends_without_harm() {
    let app = App::new().await;
    let me = app.person().await;
    let deep = format!("BEGIN:VCALENDAR\n{}", "BEGIN:VTODO\n".repeat(100_000));
    let long = calendar(&["BEGIN:VTODO", &format!("SUMMARY:{}", "x".repeat(200_000)), "END:VTODO"]);
    let cut = calendar(&["BEGIN:VTODO", "SUMMARY:A", "END:VTODO", "BEGIN:VTODO", "SUMMARY:B"]);
    let said = |line: u64, text: &str| vec![LineNote { line, text: text.to_owned() }];
    for (file, tasks, expected) in [
        (deep, 0, said(2, "The end of this task is missing.")),
        (long, 0, said(3, "This is longer than any task.")),
        (cut.replace("END:VCALENDAR\r\n", ""), 1, said(6, "The end of this task is missing.")),
    ] {
        let preview = app.looked_at(&me, file).await;
        assert_eq!((preview.tasks, preview.problems), (tasks, expected));
    }
    let ends = "BEGIN:VCALENDAR\nEND:VTODO\nEND:VCALENDAR\nEND:X\nEND:X\n";
    for file in ["BEGIN:VCALENDAR", ends] {
        let refused = transfers::upload(&app.services, &me, "x.ics", file.into(), now()).await;
        assert_eq!(problem(refused, Field::File), Some(Problem::FileEmpty), "{file}");
    }
    let refused = transfers::upload(
        &app.services,
        &me,
        "x.csv",
        calendar(&["BEGIN:VTODO", "SUMMARY:A", "END:VTODO"]).into(),
        now(),
    );
    assert_eq!(problem(refused.await, Field::File), Some(Problem::FileEnding));
    assert!(app.list(&me, ListKind::All).await.is_empty());
}
