//! What stands in the files.

use icalendar::parser::{read_calendar, unfold};
use model::{Priority, Status};

use crate::support::{App, NewTaskRow};

#[tokio::test]
async fn everything_of_ones_own_is_in_the_file() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    app.task(&other, "Theirs").await;
    let task = NewTaskRow::titled("Milk \"fresh\"").notes("a\nb").priority(Priority::High).due("2026-11-24");
    task.time("09:00").status(Status::Completed).add(&app, &me).await;
    let gone = app.task(&me, "Gone").await;
    app.change(&me, "delete", &[gone]).await;
    let file = app.exported(&me, "json").await;
    let json: serde_json::Value = serde_json::from_str(&file).unwrap();
    assert_eq!(json["tasks"].as_array().unwrap().len(), 2, "{file}");
    let first = &json["tasks"][0];
    assert_eq!((&first["title"], &first["notes"]), (&"Milk \"fresh\"".into(), &"a\nb".into()));
    assert_eq!((&first["status"], &first["priority"]), (&"completed".into(), &"high".into()));
    assert_eq!((&first["due_date"], &first["due_time"]), (&"2026-11-24".into(), &"09:00".into()));
    assert_eq!(json["tasks"][1]["deleted_at"], "2026-11-23T10:00:00Z");
    assert_eq!(file.lines().count(), 4, "a task a line");
}

#[tokio::test]
async fn nothing_makes_a_whole_file_too() {
    let app = App::new().await;
    let me = app.person().await;
    let json: serde_json::Value = serde_json::from_str(&app.exported(&me, "json").await).unwrap();
    assert_eq!(json["tasks"], serde_json::json!([]));
    assert_eq!(app.exported(&me, "csv").await.lines().count(), 1);
    assert!(read_calendar(&unfold(&app.exported(&me, "calendar").await)).unwrap().components.is_empty());
}

#[tokio::test]
async fn no_cell_becomes_a_formula() {
    let app = App::new().await;
    let me = app.person().await;
    for title in ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "'tis", "plain"] {
        app.task(&me, title).await;
    }
    NewTaskRow::titled("Notes").notes("\t=1+1").add(&app, &me).await;
    let file = app.exported(&me, "csv").await;
    let titles: Vec<&str> = file.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(titles, ["'=1+1", "'+1", "'-1", "'@SUM(A1)", "''=1", "'tis", "plain", "Notes"]);
    assert!(file.contains("'\t=1+1"), "{file}");
}

#[tokio::test]
async fn a_calendar_can_be_read_by_others() {
    let app = App::new().await;
    let me = app.person_in(chrono_tz::Europe::Berlin).await;
    let long = "Ünïcode, a comma; a semicolon \\ and ".repeat(5);
    let task = NewTaskRow::titled(long.trim()).notes("one\ntwo").priority(Priority::Medium).due("2026-11-24");
    task.time("09:00").status(Status::InProgress).add(&app, &me).await;
    NewTaskRow::titled("A day").due("2026-11-25").status(Status::Completed).add(&app, &me).await;
    let file = app.exported(&me, "calendar").await;
    assert!(file.lines().all(|line| line.len() <= 75), "folded: {file}");
    assert_eq!(file.matches("\r\n").count(), file.matches('\n').count());
    let unfolded = unfold(&file);
    let calendar = read_calendar(&unfolded).unwrap();
    let value = |number: usize, name: &str| {
        let property = calendar.components[number].properties.iter().find(|property| property.name == name);
        property.map(|property| property.val.to_string()).unwrap_or_default()
    };
    assert_eq!(calendar.components.len(), 2);
    assert!(calendar.components.iter().all(|component| component.name == "VTODO"));
    assert_eq!(value(0, "SUMMARY"), long.trim());
    assert_eq!(value(0, "DESCRIPTION"), "one\ntwo");
    assert_eq!((value(0, "STATUS").as_str(), value(0, "PRIORITY").as_str()), ("IN-PROCESS", "5"));
    assert_eq!(value(0, "DUE"), "20261124T080000Z", "nine in Berlin");
    assert_eq!((value(1, "STATUS").as_str(), value(1, "DUE").as_str()), ("COMPLETED", "20261125"));
    assert_eq!(value(1, "COMPLETED"), "20261123T100000Z");
}
