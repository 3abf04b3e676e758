//! Files that come back, files of others, files that are wrong.

use domain::{reminders, transfers};
use model::{ColumnChoice, Field, LineNote, ListKind, NewReminder, Priority, Problem, Status};

use crate::support::{App, NewTaskRow, now, problem};

/// One of everything, set at different times.
pub(super) async fn a_bit_of_everything(app: &App, me: &domain::Actor) {
    let task = NewTaskRow::titled("=HYPERLINK(\"x\"), \"quoted\"; and more").notes("'=1\n\n- a\n- b\tc\n\"d\"");
    let task = task.priority(Priority::High).due("2026-11-24").time("09:30").add(app, me).await;
    for (kind, amount, unit, time) in [("before", "2", "hours", ""), ("days", "1", "", "18:00")] {
        let form = NewReminder {
            task,
            kind: kind.to_owned(),
            amount: amount.to_owned(),
            unit: unit.to_owned(),
            date: String::new(),
            rule: String::new(),
            time: time.to_owned(),
        };
        reminders::set(&app.services, me, form, now()).await.unwrap();
    }
    let later = now() + chrono::TimeDelta::minutes(5);
    NewTaskRow::titled("'-1 done 🎉").status(Status::Completed).due("2026-11-20").added(later).add(app, me).await;
    let later = later + chrono::TimeDelta::minutes(5);
    let gone = NewTaskRow::titled("Gone").status(Status::InProgress).priority(Priority::Low).added(later);
    let gone = gone.add(app, me).await;
    app.change(me, "delete", &[gone]).await;
}

#[tokio::test]
async fn what_was_exported_comes_back_as_it_was() {
    for format in ["json", "csv"] {
        let app = App::new().await;
        let (me, other) =
            (app.person_in(chrono_tz::Europe::Berlin).await, app.person_in(chrono_tz::Europe::Berlin).await);
        a_bit_of_everything(&app, &me).await;
        let file = app.exported(&me, format).await;
        app.imported(&other, &file).await;
        assert_eq!(app.content(&other).await, app.content(&me).await, "{format}: {file}");
        assert_eq!(app.content(&me).await.len(), 3);
        // And once more, the very same bytes, but for the order of the ids.
        let mut again: Vec<String> = app.exported(&other, format).await.lines().map(str::to_owned).collect();
        let mut before: Vec<String> = file.lines().map(str::to_owned).collect();
        again.sort();
        before.sort();
        assert_eq!(again, before);
    }
}

#[tokio::test]
async fn an_import_is_undone_as_a_whole() {
    let app = App::new().await;
    let me = app.person().await;
    app.task(&me, "Mine").await;
    let undo = app.imported(&me, "Title\nA\nB\nC\n").await;
    assert_eq!(app.list(&me, ListKind::All).await.len(), 4);
    let b: uuid::Uuid = app.value("SELECT id FROM tasks WHERE title = 'B'").await;
    app.change(&me, "start", &[model::TaskId(b)]).await;
    assert_eq!(domain::undo(&app.services, &me, undo, now()).await.unwrap().count, 2);
    assert_eq!(domain::undo(&app.services, &me, undo, now()).await.unwrap().count, 2, "twice is as once");
    let mut left = app.list(&me, ListKind::All).await;
    left.sort();
    assert_eq!(left, ["B", "Mine"], "what changed since is left alone");
    let list = transfers::list(&app.services, &me, now()).await.unwrap();
    assert_eq!((list.transfers[0].state.as_str(), list.transfers[0].undo), ("Undone: 3 tasks", None));
}

#[tokio::test]
async fn what_is_wrong_is_said_by_line_and_nothing_is_written() {
    let app = App::new().await;
    let me = app.person().await;
    let long = "x".repeat(201);
    let csv = format!(
        "Title,Status,Priority,Due date,Due time,Notes\r\nGood,,,,,\"two\r\nlines\"\r\n,,,,,\r\n{long},flying,dear,2026-02-30,25:00,\r\n\
         Wide,,,,,,more\r\n  ,pending,,,,\r\nTime,,,,09:00,\r\n"
    );
    let json = format!(
        "{{\"taskbell\": 1, \"tasks\": [\n{{\"title\": \"Good\"}},\n{{\n\"title\": \"{long}\"}},\n{{\"title\": 5}}, {{}},\n\
         {{\"title\": \"x\", \"reminders\": [\"never\"], \"created_at\": \"soon\"}}\n]}}"
    );
    let said = |line: u64, text: &str| LineNote { line, text: text.to_owned() };
    let (csv, json) = (app.looked_at(&me, &csv).await, app.looked_at(&me, &json).await);
    assert_eq!(
        csv.problems,
        [
            said(
                5,
                "Title: Please use at most 200 characters. Due date: This is not a date between 1970 and 2999. Due time: \
                 This is not a time of day. Status: Please use pending, in progress or completed. Priority: Please use \
                 none, low, medium or high."
            ),
            said(6, "The number of cells is 7, that of headings 6."),
            said(7, "Title: Please fill this in."),
            said(8, "Due time: A time needs a date."),
        ]
    );
    assert_eq!(
        json.problems,
        [
            said(3, "Title: Please use at most 200 characters."),
            said(5, "This is no task: invalid type: integer `5`, expected a string."),
            said(5, "Title: Please fill this in."),
            said(6, "Added: This is no date and time. Reminders: Please use rules such as before:60, 20 at most."),
        ]
    );
    for preview in [csv, json] {
        assert_eq!((preview.tasks, preview.problem_count), (1, 4));
        let refused = transfers::import(&app.services, &me, preview.id, 0, now()).await;
        assert_eq!(problem(refused, Field::File), Some(Problem::LinesWrong));
    }
    assert_eq!((app.count("tasks").await, app.count("jobs").await), (0, 0));
}

#[tokio::test]
async fn files_that_are_none_are_refused_at_the_field() {
    let app = App::new().await;
    let me = app.person().await;
    let many = format!("Title\n{}", "a\n".repeat(100_001));
    let cases: Vec<(Vec<u8>, Problem)> = vec![
        (Vec::new(), Problem::FileEmpty),
        ("\u{feff} \n".into(), Problem::FileEmpty),
        ("Title,Notes\n".into(), Problem::FileEmpty),
        ("{\"taskbell\":1,\"tasks\":[]}".into(), Problem::FileEmpty),
        (b"T\0i\0t\0l\0e\0\n\0a\0".to_vec(), Problem::FileNotText),
        (b"\xff\xfe".to_vec(), Problem::FileEmpty),
        (b"\xff\xfeT\0i\0t\0l\0e".to_vec(), Problem::FileNotText),
        (b"\xef\xbb\xbfTitle\nM\xfcller\n".to_vec(), Problem::FileNotText),
        (b"\x89PNG\r\n\x1a\n\0\0".to_vec(), Problem::FileNotText),
        ("{\"tasks\":[]}".into(), Problem::FileUnknown),
        ("{\"taskbell\":2,\"tasks\":[]}".into(), Problem::FileUnknown),
        ("[1]".into(), Problem::FileUnknown),
        ("[1, [{\"title\":\"a\"}]]".into(), Problem::FileUnknown),
        ("{\"taskbell\":1,\"tasks\":[{\"title\":\"a\"}],\"tasks\":[]}".into(), Problem::FileUnknown),
        ("{\"taskbell\":1,\r\"tasks\":[\r{\"title\":\"a\"".into(), Problem::FileBroken { line: 3 }),
        ("{\"taskbell\":1,\n\"tasks\":[\n{\"title\":\"a\"".into(), Problem::FileBroken { line: 3 }),
        ("{".repeat(100_000).into(), Problem::FileBroken { line: 1 }),
        (many.into(), Problem::TooManyTasks { max: 100_000 }),
        (vec![b'a'; model::FILE_MAX + 1], Problem::FileTooLarge { megabytes: 20 }),
    ];
    for (file, expected) in cases {
        let start = String::from_utf8_lossy(&file[..file.len().min(40)]).into_owned();
        let refused = transfers::upload(&app.services, &me, "x", file, now()).await;
        assert_eq!(problem(refused, Field::File), Some(expected), "{start:?}");
    }
    for (name, file) in [
        ("tasks.json", "Title\nA\n"),
        ("tasks.csv", "{\"taskbell\":1,\"tasks\":[{\"title\":\"a\"}]}"),
        ("tasks.csv.exe", "Title\nA\n"),
        ("tasks.", "Title\nA\n"),
    ] {
        let refused = transfers::upload(&app.services, &me, name, file.into(), now()).await;
        assert_eq!(problem(refused, Field::File), Some(Problem::FileEnding), "{name}");
    }
    assert_eq!((app.count("transfers").await, app.count("transfer_parts").await), (0, 0));
    for name in ["tasks.CSV", "tasks.2026.txt", "tasks.tsv", "tasks"] {
        transfers::upload(&app.services, &me, name, "Title\nA\n".into(), now()).await.unwrap();
    }
}

#[tokio::test]
async fn columns_are_guessed_and_can_be_matched() {
    let app = App::new().await;
    let me = app.person().await;
    let preview = app.looked_at(&me, "Aufgabe;Due;Note\nMilch;2026-11-24 08:30;\"a; b\"\n").await;
    assert_eq!((preview.headings.len(), preview.rows.len()), (3, 0), "nothing is known of titles yet");
    let refused = transfers::import(&app.services, &me, preview.id, 0, now()).await;
    assert_eq!(problem(refused, Field::Columns), Some(Problem::Required));
    let choice = ColumnChoice { notes: "2".into(), due_date: "1".into(), ..ColumnChoice::default() };
    let refused = transfers::match_columns(&app.services, &me, preview.id, choice.clone(), now()).await;
    assert_eq!(problem(refused, Field::Columns), Some(Problem::Required));
    for wrong in ["3", "-1", "x", "99999999999999999999"] {
        let choice = ColumnChoice { title: wrong.into(), ..choice.clone() };
        transfers::match_columns(&app.services, &me, preview.id, choice, now()).await.unwrap_err();
    }
    let headings_alone = app.looked_at(&me, "Aufgabe;Due\n").await.id;
    let choice = ColumnChoice { title: "0".into(), ..choice };
    let alone = ColumnChoice { notes: String::new(), ..choice.clone() };
    let refused = transfers::match_columns(&app.services, &me, headings_alone, alone, now()).await;
    assert_eq!(problem(refused, Field::File), Some(Problem::FileEmpty));
    transfers::match_columns(&app.services, &me, preview.id, choice, now()).await.unwrap();
    let preview = transfers::preview(&app.services, &me, preview.id, now()).await.unwrap();
    assert_eq!((preview.tasks, preview.rows[0].title.as_str()), (1, "Milch"));
    assert_eq!(preview.rows[0].due, "2026-11-24 08:30");
    transfers::import(&app.services, &me, preview.id, 0, now()).await.unwrap();
    assert_eq!(app.carry(now()).await.done, 1);
    let id: uuid::Uuid = app.value("SELECT id FROM tasks").await;
    let task = app.detail(&me, model::TaskId(id)).await;
    assert_eq!((task.title.as_str(), task.notes.as_str(), task.due_time.as_str()), ("Milch", "a; b", "08:30"));
}

/// One wrong line does not keep the others out, once that was said.
#[tokio::test]
async fn right_lines_can_go_on_without_wrong_ones() {
    let app = App::new().await;
    let me = app.person().await;
    let preview = app.looked_at(&me, "Title,Due date\nGood,\nBad,soon\nBetter,\nWorse,later\n").await;
    assert_eq!((preview.tasks, preview.problem_count), (2, 2));
    for leave_out in [0, 1, 3] {
        let refused = transfers::import(&app.services, &me, preview.id, leave_out, now()).await;
        assert_eq!(problem(refused, Field::File), Some(Problem::LinesWrong), "{leave_out}");
    }
    transfers::import(&app.services, &me, preview.id, 2, now()).await.unwrap();
    assert_eq!(app.carry(now()).await.done, 1);
    assert_eq!(app.values::<String>("SELECT title FROM tasks ORDER BY id").await, ["Good", "Better"]);
    let list = transfers::list(&app.services, &me, now()).await.unwrap();
    assert_eq!(list.transfers[0].state, "Done: 2 tasks, 2 lines left out");
    // Nothing but wrong lines is no import.
    let preview = app.looked_at(&me, "Title,Due date\nBad,soon\n").await;
    let refused = transfers::import(&app.services, &me, preview.id, 1, now()).await;
    assert_eq!(problem(refused, Field::File), Some(Problem::LinesWrong));
}

/// What is not known is said, field by field, and what is known is kept.
#[tokio::test]
async fn unknown_fields_are_said() {
    let app = App::new().await;
    let me = app.person().await;
    let file = "{\"people\":[{\"a\":1}],\"taskbell\":1,\"tasks\":[\n{\"title\":\"A\",\"mood\":[\"x\"],\"person\":null},\n\
                {\"title\":\"B\",\"zone\":\"UTC\",\"completed_on\":\"soon\"},\n{\"title\":\"C\",\"completed_on\":\"2026-11-20\"}]}";
    let preview = app.looked_at(&me, file).await;
    let said = |line: u64, text: &str| LineNote { line, text: text.to_owned() };
    assert_eq!(preview.notes, ["Left out: the field “people”."]);
    assert_eq!(preview.problems, [said(3, "Completed on: This is no date.")]);
    assert_eq!(
        preview.remarks,
        [
            said(2, "Left out: the fields “mood”, “person”."),
            said(4, "The status is Pending: that it was completed is left out."),
        ]
    );
}

/// Drafts of the version before are looked at and imported as they are.
#[tokio::test]
async fn drafts_of_earlier_versions_are_read() {
    let app = App::new().await;
    let me = app.person().await;
    let preview = app.looked_at(&me, "Title,Due\nA,2026-11-24\n").await;
    let old = "{\"name\":\"tasks\",\"headings\":[\"Title\",\"Due\"],\"chosen\":[[\"title\",0],[\"due_date\",1]],\"report\":{\"tasks\":1,\
               \"rows\":[],\"problems\":[],\"problem_count\":0,\"remarks\":[],\"remark_count\":0},\"undo\":null,\"taken_back\":null}";
    app.execute(&format!("UPDATE transfers SET detail = '{old}'")).await;
    let again = transfers::preview(&app.services, &me, preview.id, now()).await.unwrap();
    assert_eq!((again.tasks, again.chosen), (1, preview.chosen));
    transfers::import(&app.services, &me, preview.id, 0, now()).await.unwrap();
    assert_eq!(app.carry(now()).await.done, 1);
    assert_eq!(app.count("tasks").await, 1);
}
