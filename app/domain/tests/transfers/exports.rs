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
    // A semicolon separates where a comma is part of a number.
    for title in ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "'tis", "plain", "a;=1+1"] {
        app.task(&me, title).await;
    }
    NewTaskRow::titled("Notes").notes("\t=1+1").add(&app, &me).await;
    let file = app.exported(&me, "csv").await;
    let titles: Vec<&str> = file.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
    let kept = ["'=1+1", "'+1", "'-1", "'@SUM(A1)", "''=1", "'tis", "plain", "a;=1+1", "Notes"];
    assert_eq!(titles, kept.map(|title| format!("\"{title}\"")));
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

/// Lines of any length and any characters: 75 octets at most, and the same text again.
#[tokio::test]
async fn lines_of_calendars_are_folded_at_75_octets() {
    let app = App::new().await;
    let me = app.person().await;
    for length in 1..=160 {
        let title = format!("{length} {}", ["x", "ü", "語", "🎉", " y"][length % 5].repeat(length / 2 + 1));
        NewTaskRow::titled(title.trim()).notes(&"n".repeat(length + 60)).add(&app, &me).await;
    }
    let titles = app.values::<String>("SELECT title FROM tasks ORDER BY id").await;
    let file = app.exported(&me, "calendar").await;
    assert_eq!(file.split("\r\n").find(|line| line.len() > 75 || line.contains(['\r', '\n'])), None);
    let unfolded = unfold(&file);
    let calendar = read_calendar(&unfolded).unwrap();
    let value = |component: &icalendar::parser::Component, name: &str| {
        component.properties.iter().find(|property| property.name == name).unwrap().val.to_string()
    };
    let found: Vec<String> = calendar.components.iter().map(|component| value(component, "SUMMARY")).collect();
    assert_eq!(found, titles);
    let notes: Vec<usize> = calendar.components.iter().map(|component| value(component, "DESCRIPTION").len()).collect();
    assert_eq!(notes, (61..=220).collect::<Vec<_>>());
}

/// Alarms go off when our mails are sent.
#[tokio::test]
async fn calendars_have_the_reminders() {
    let app = App::new().await;
    let me = app.person_in(chrono_tz::Europe::Berlin).await;
    let lines = [
        (
            "Timed, with a comma",
            "2026-11-24",
            "09:30",
            "[\"before:0\",\"before:90\",\"days:1@18:00\",\"at:2026-11-20T08:00\"]",
        ),
        ("A day", "2026-11-25", "", "[\"before:60\",\"days:0@07:00\"]"),
        ("Undated", "", "", "[\"before:60\",\"at:2026-11-26T08:00\"]"),
        ("Without", "2026-11-24", "", "[]"),
    ];
    let tasks = lines.map(|(title, date, time, rules)| {
        format!("{{\"title\":\"{title}\",\"due_date\":\"{date}\",\"due_time\":\"{time}\",\"reminders\":{rules}}}")
    });
    app.imported(&me, &format!("{{\"taskbell\":1,\"tasks\":[{}]}}", tasks.join(","))).await;
    let file = app.exported(&me, "calendar").await;
    let unfolded = unfold(&file);
    let calendar = read_calendar(&unfolded).unwrap();
    let mut found = Vec::new();
    for task in &calendar.components {
        let mut triggers = Vec::new();
        for alarm in &task.components {
            assert_eq!(alarm.name, "VALARM");
            let names: Vec<&str> = alarm.properties.iter().map(|property| property.name.as_str()).collect();
            assert_eq!(names[..3], ["ACTION", "DESCRIPTION", "TRIGGER"]);
            assert_eq!(alarm.properties[0].val.to_string(), "DISPLAY");
            let title = task.properties.iter().find(|property| property.name == "SUMMARY").unwrap();
            assert_eq!(alarm.properties[1].val.to_string(), title.val.to_string());
            let trigger = &alarm.properties[2];
            let params = trigger.params.iter().map(|param| format!("{}={}", param.key, param.val.as_ref().unwrap()));
            triggers.push(format!("{}:{}", params.collect::<Vec<_>>().join(";"), trigger.val));
        }
        triggers.sort();
        found.push(triggers);
    }
    assert_eq!(
        found[0],
        [
            "RELATED=END:-PT90M",
            "RELATED=END:PT0M",
            "VALUE=DATE-TIME:20261120T070000Z",
            "VALUE=DATE-TIME:20261123T170000Z",
        ]
    );
    // A day alone counts from the person's hour, which is nine.
    assert_eq!(found[1], ["VALUE=DATE-TIME:20261125T060000Z", "VALUE=DATE-TIME:20261125T070000Z"]);
    assert_eq!(found[2], ["VALUE=DATE-TIME:20261126T070000Z"], "nothing is before no date");
    assert_eq!(found[3], [""; 0]);
}
