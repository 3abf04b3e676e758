//! Labels, first days and deadlines in files.

use domain::{Actor, lists, tasks};
use model::{Colour, Field, LabelForm, LabelRequest, LabelView, Problem, TaskEdit, TaskId};

use crate::support::{App, NewTaskRow, now, problem};

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

async fn choose(app: &App, me: &Actor, label: &str, word: &str, colour: Colour) {
    let form = LabelForm { label: label.to_owned(), word: word.to_owned(), colour };
    tasks::save_label(&app.services, me, form, now()).await.unwrap();
}

/// Words and colours in their order.
async fn looks(app: &App, me: &Actor) -> Vec<(String, Colour)> {
    let labels = lists::labels(&app.services, me).await.unwrap();
    labels.into_iter().map(|LabelView { word, colour, .. }| (word, colour)).collect()
}

fn named(looks: &[(&str, Colour)]) -> Vec<(String, Colour)> {
    looks.iter().map(|(word, colour)| ((*word).to_owned(), *colour)).collect()
}

/// Three that have places, the last of them first; one that has a colour alone, and one that has nothing.
async fn chosen(app: &App, me: &Actor) {
    app.labelled(me, "One", "buro, Money, zoo").await;
    choose(app, me, "zoo", "Zoo", Colour::Red).await;
    choose(app, me, "buro", "Büro", Colour::Teal).await;
    for _ in 0..2 {
        let up = LabelRequest { act: "up:zoo".to_owned() };
        tasks::change_label(&app.services, me, up, now()).await.unwrap();
    }
    app.labelled(me, "Two", "plain, yard").await;
    choose(app, me, "yard", "yard", Colour::Pink).await;
}

const CHOSEN: [(&str, Colour); 5] = [
    ("Zoo", Colour::Red),
    ("Büro", Colour::Teal),
    ("Money", Colour::Grey),
    ("plain", Colour::Grey),
    ("yard", Colour::Pink),
];

#[tokio::test]
async fn labels_come_back_in_their_colours_and_their_order() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    chosen(&app, &me).await;
    assert_eq!(looks(&app, &me).await, named(&CHOSEN));
    let file = app.exported(&me, "json").await;
    assert!(
        file.starts_with(
            "{\"taskbell\":1,\"labels\":[\n{\"word\":\"Zoo\",\"colour\":\"red\",\"placed\":true},\n{\"word\":\"Büro\","
        ),
        "{file}"
    );
    assert_eq!(looks(&app, &other).await, []);
    app.imported(&other, &file).await;
    assert_eq!(looks(&app, &other).await, named(&CHOSEN));
    assert_eq!(app.exported(&other, "json").await.split("\"tasks\"").next(), file.split("\"tasks\"").next());
    // Again, nothing is new.
    app.imported(&other, &file).await;
    assert_eq!(looks(&app, &other).await, named(&CHOSEN));
    for format in ["csv", "calendar"] {
        assert!(!app.exported(&me, format).await.contains("teal"), "as it is with lists");
    }
}

#[tokio::test]
async fn labels_that_somebody_has_stay_as_they_are() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    chosen(&app, &me).await;
    let file = app.exported(&me, "json").await;
    app.labelled(&other, "Mine", "BURO, yard, last").await;
    choose(&app, &other, "buro", "BURO", Colour::Blue).await;
    let up = LabelRequest { act: "up:yard".to_owned() };
    tasks::change_label(&app.services, &other, up, now()).await.unwrap();
    // One that nothing was chosen for is theirs as well.
    app.labelled(&other, "Plain", "Zoo").await;
    let placed = [("BURO", Colour::Blue), ("yard", Colour::Grey), ("last", Colour::Grey)];
    let with = |more: &[(&str, Colour)]| named(&[placed.as_slice(), more].concat());
    assert_eq!(looks(&app, &other).await, with(&[("Zoo", Colour::Grey)]));
    let undo = app.imported(&other, &file).await;
    let came = [("Money", Colour::Grey), ("plain", Colour::Grey), ("Zoo", Colour::Grey)];
    assert_eq!(looks(&app, &other).await, with(&came));
    domain::undo(&app.services, &other, undo, now()).await.unwrap();
    assert_eq!(looks(&app, &other).await, with(&[("Zoo", Colour::Grey)]));
    app.labelled(&other, "Later", "Money").await;
    let theirs = [("Money", Colour::Grey), ("Zoo", Colour::Grey)];
    assert_eq!(looks(&app, &other).await, with(&theirs), "nothing of the file is left");
}

/// At once, or by a job: what somebody uses or changed meanwhile stays.
#[tokio::test]
async fn colours_go_with_the_import_that_chose_them() {
    for more in [0, 1_100] {
        let app = App::new().await;
        let me = app.person().await;
        let lines: String = (0..more).map(|number| format!(",\n{{\"title\":\"More {number}\"}}")).collect();
        let labels = ["Goes", "Used", "Changed"].map(|word| format!("{{\"word\":\"{word}\",\"colour\":\"red\"}}"));
        let file = format!(
            "{{\"taskbell\":1,\"labels\":[{}],\"tasks\":[{{\"title\":\"A\",\"labels\":[\"Goes\",\"Used\",\"Changed\"]}}{lines}]}}",
            labels.join(",")
        );
        let undo = app.imported(&me, &file).await;
        app.labelled(&me, "Mine", "used").await;
        choose(&app, &me, "Changed", "Changed", Colour::Blue).await;
        assert_eq!(looks(&app, &me).await.len(), 3);
        domain::undo(&app.services, &me, undo, now()).await.unwrap();
        app.carry(now()).await;
        assert_eq!(app.count("tasks").await, 1, "{more}");
        assert_eq!(looks(&app, &me).await, named(&[("Used", Colour::Red)]));
        app.labelled(&me, "Again", "Goes, Changed").await;
        let expected = [("Changed", Colour::Blue), ("Goes", Colour::Grey), ("Used", Colour::Red)];
        assert_eq!(looks(&app, &me).await, named(&expected), "{more}");
    }
}

#[tokio::test]
async fn what_is_wrong_with_labels_is_said_by_line() {
    let app = App::new().await;
    let me = app.person().await;
    let long = "x".repeat(61);
    let file = format!(
        "{{\"taskbell\":1,\"tasks\":[\n{{\"title\":\"A\",\"labels\":[\"Good\"]}}],\n\"labels\":[\n{{\"word\":\"Good\",\"colour\":\"teal\"}},\n\
         {{\"word\":\"Odd\",\"colour\":\"gold\"}},\n{{\"word\":\"{long}\"}},\n{{\"word\":\"a,b\"}},\n{{}},\n\
         {{\"word\":\"More\",\"size\":1}},\n[5],\n{{\"word\":\"GOOD\",\"colour\":\"red\"}}]}}"
    );
    let preview = app.looked_at(&me, file).await;
    let said: Vec<String> = preview.problems.iter().map(|note| format!("{} {}", note.line, note.text)).collect();
    let one = "Labels: This needs one label, without a comma.";
    assert_eq!(
        said,
        [
            "5 This is no label: unknown variant `gold`, expected one of `grey`, `red`, `orange`, `green`, `teal`, `blue`, `purple`, `pink`."
                .to_owned(),
            "6 Labels: Please use at most 60 characters.".to_owned(),
            format!("7 {one}"),
            format!("8 {one}"),
            "9 This is no label: unknown field `size`, expected one of `word`, `colour`, `placed`.".to_owned(),
            "10 This is no label: invalid type: integer `5`, expected a string.".to_owned(),
        ]
    );
    app.brought(&me, &preview).await;
    assert_eq!(looks(&app, &me).await, named(&[("Good", Colour::Teal)]), "the first of those that are one");
    let unknown = "{\"taskbell\":1,\"labels\":{},\"tasks\":[{\"title\":\"A\"}]}";
    let refused = domain::transfers::upload(&app.services, &me, "x", unknown.into(), now()).await;
    assert_eq!(problem(refused, Field::File), Some(Problem::FileUnknown));
}

#[tokio::test]
async fn a_file_chooses_something_for_so_many_labels_and_no_more() {
    let app = App::new().await;
    let me = app.person().await;
    let labels: Vec<String> =
        (0..3_000).map(|number| format!("{{\"word\":\"{number}\",\"colour\":\"red\",\"placed\":true}}")).collect();
    let file = format!("{{\"taskbell\":1,\"labels\":[{}],\"tasks\":[{{\"title\":\"A\"}}]}}", labels.join(",\n"));
    let undo = app.imported(&me, &file).await;
    assert_eq!(app.count("labels").await, 1_000);
    domain::undo(&app.services, &me, undo, now()).await.unwrap();
    assert_eq!(app.count("labels").await, 0);
}
