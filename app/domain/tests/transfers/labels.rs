//! Labels, first days and deadlines in files.

use domain::tasks;
use model::{TaskEdit, TaskId};

use crate::support::{App, NewTaskRow, now};

#[tokio::test]
async fn labels_first_days_and_deadlines_come_back_the_same() {
    for format in ["json", "csv"] {
        let app = App::new().await;
        let (me, other) = (app.person().await, app.person().await);
        let tasks = [
            ("=Café; x, far \"away\", 買い物, -1", "2026-11-24", "2026-11-30"),
            ("", "2026-11-24", ""),
            ("one", "", "2026-11-20"),
        ];
        for (number, (labels, start, deadline)) in tasks.into_iter().enumerate() {
            let id = NewTaskRow::titled(&format!("Task {number}")).due("2026-11-25").add(&app, &me).await;
            let form = TaskEdit {
                labels: Some(labels.into()),
                start_date: Some(start.into()),
                deadline: Some(deadline.into()),
                ..app.form(&me, id).await
            };
            tasks::edit(&app.services, &me, form, now()).await.unwrap();
        }
        let file = app.exported(&me, format).await;
        app.imported(&other, &file).await;
        assert_eq!(app.content(&other).await, app.content(&me).await, "{format}: {file}");
        app.index_is_right().await;
        // A file of before has none.
        app.imported(&other, "{\"taskbell\":1,\"tasks\":[{\"title\":\"Old\"}]}").await;
    }
}

#[tokio::test]
async fn a_calendar_says_what_other_programs_know_of_them() {
    let app = App::new().await;
    let me = app.person().await;
    for (title, due, time, [labels, start, deadline]) in [
        ("both", "2026-11-25", "09:00", ["a;b, far away", "2026-11-24", "2026-11-30"]),
        ("deadline", "", "", ["", "2026-11-24", "2026-11-30"]),
        ("late", "2026-11-20", "", ["", "2026-11-24", ""]),
    ] {
        let id = NewTaskRow::titled(title).due(due).time(time).add(&app, &me).await;
        let form = TaskEdit {
            labels: Some(labels.into()),
            start_date: Some(start.into()),
            deadline: Some(deadline.into()),
            ..app.form(&me, id).await
        };
        tasks::edit(&app.services, &me, form, now()).await.unwrap();
    }
    let file = app.exported(&me, "calendar").await;
    let todo = |title: &str| {
        let todo = file.split("BEGIN:VTODO").find(|todo| todo.contains(&format!("SUMMARY:{title}"))).unwrap();
        let days = |line: &&str| ["DTSTART", "DUE", "CATEGORIES", "X-"].iter().any(|name| line.starts_with(name));
        todo.lines().map(str::trim_end).filter(days).collect::<Vec<_>>()
    };
    assert_eq!(
        todo("both"),
        [
            "CATEGORIES:a\\;b,far away",
            "DTSTART:20261124T000000Z",
            "DUE:20261125T090000Z",
            "X-TASKBELL-START;VALUE=DATE:20261124",
            "X-TASKBELL-DEADLINE;VALUE=DATE:20261130",
        ]
    );
    assert_eq!(
        todo("deadline"),
        [
            "X-TASKBELL-DUE-BY-DEADLINE:TRUE",
            "DTSTART;VALUE=DATE:20261124",
            "DUE;VALUE=DATE:20261130",
            "X-TASKBELL-START;VALUE=DATE:20261124",
            "X-TASKBELL-DEADLINE;VALUE=DATE:20261130",
        ]
    );
    assert_eq!(todo("late"), ["DUE;VALUE=DATE:20261120", "X-TASKBELL-START;VALUE=DATE:20261124"]);
    icalendar::parser::read_calendar(&icalendar::parser::unfold(&file)).unwrap();
}

#[tokio::test]
async fn what_other_programs_call_labels_and_deadlines_has_its_place() {
    let app = App::new().await;
    let me = app.person().await;
    let todoist = "TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE,DEADLINE\n\
                   task,Mail max@example.org about it @Work @far_away,,4,1,,,2026-11-24,en,UTC,2026-11-30\n\
                   task,@home,,4,1,,,,,,soon\n";
    let preview = app.looked_at(&me, todoist).await;
    let brought = app.brought(&me, &preview).await;
    assert_eq!(brought[0].title, "Mail max@example.org about it");
    assert_eq!((brought[1].title.as_str(), brought[1].notes.as_str()), ("@home", "- Deadline: soon"));
    let ids: Vec<uuid::Uuid> = app.values("SELECT id FROM tasks ORDER BY id").await;
    let first = app.detail(&me, TaskId(ids[0])).await;
    assert_eq!(
        (first.labels.as_str(), first.due_date.as_str(), first.deadline_date.as_str()),
        ("Work, far_away", "2026-11-24", "2026-11-30")
    );
    assert_eq!(app.labels_of(&me, TaskId(ids[1])).await, "");

    let (app, me) = {
        let app = App::new().await;
        let me = app.person().await;
        (app, me)
    };
    let ticktick = "Folder Name,List Name,Title,Kind,Tags,Content,Is Check list,Start Date,Due Date,Reminder,Repeat,Priority,Status,Created Time,Completed Time,Order,Timezone,Is All Day,Is Floating,Column Name,parentId\n\
                    ,Inbox,Trip,TEXT,\"travel, fun\",,N,2026-11-23T23:00:00+0000,2026-11-29T23:00:00+0000,,,0,0,,,,Europe/Berlin,true,false,,\n";
    let preview = app.looked_at(&me, ticktick).await;
    app.brought(&me, &preview).await;
    let trip = app.detail(&me, TaskId(app.value("SELECT id FROM tasks").await)).await;
    assert_eq!(
        (trip.labels.as_str(), trip.start_date.as_str(), trip.due_date.as_str(), trip.notes.as_str()),
        ("travel, fun", "2026-11-24", "2026-11-30", "")
    );
    app.index_is_right().await;
}

#[tokio::test]
async fn cells_that_are_wrong_are_named_by_line() {
    let app = App::new().await;
    let me = app.person().await;
    let many: Vec<String> = (0..21).map(|number| number.to_string()).collect();
    let file = format!(
        "Title,Labels,Start,Deadline,Due date\nA,\"a, b\",24.11.2026,2026-11-30,\nB,{},,,\nC,\"{}\",,,\nD,,soon,,\nE,,2026-12-01,2026-11-30,\nF,,,31.11.2026,\n",
        "x".repeat(61),
        many.join(",")
    );
    let preview = app.looked_at(&me, file).await;
    let said: Vec<(u64, &str)> = preview.problems.iter().map(|note| (note.line, note.text.as_str())).collect();
    assert_eq!(
        said,
        [
            (3, "Labels: Please use at most 60 characters."),
            (4, "Labels: A task can have at most 20 labels."),
            (5, "Not before: This is not a date between 1970 and 2999."),
            (6, "Not before: This is after the deadline."),
            (7, "Deadline: This is not a date between 1970 and 2999."),
        ]
    );
    app.brought(&me, &preview).await;
    let task = app.detail(&me, TaskId(app.value("SELECT id FROM tasks").await)).await;
    assert_eq!(
        (task.labels.as_str(), task.start_date.as_str(), task.deadline_date.as_str()),
        ("a, b", "2026-11-24", "2026-11-30")
    );
}
