//! CSV as real programs write it.

use domain::transfers;
use model::{ColumnChoice, Field, FileFormat, LineNote, Priority, Problem, Status};

use crate::support::{App, now, problem};

#[tokio::test]
async fn tables_are_found_whatever_stands_around_them() {
    let app = App::new().await;
    let me = app.person().await;
    let files: [(&str, &str); 16] = [
        ("a line that names the separator", "sep=;\r\nTitle;Notes\r\nMilk;a,b\r\n"),
        ("the same in quotes", "\"sep=,\"\nTitle,Notes\nMilk,\"a,b\"\n"),
        ("another separator", "SEP=|\nTitle|Notes\nMilk|a,b\n"),
        ("a separator many times in a heading", "\"Title\";\"Notes, long, short, other\";Note\nMilk;x;a,b\n"),
        ("separators in headings", "Title;\"Notes; and, more, of, it\";Notes\nMilk;;a,b\n"),
        ("rows that are short", "Title,Notes,Status,Priority\nMilk,\"a,b\"\n"),
        ("empty cells that are too many", "Title;Notes\nMilk;a,b;;;\n"),
        ("a heading in brackets", "[x];Title;Notes\n;Milk;a,b\n"),
        ("only headings in brackets", "[Title];[Notes]\nMilk;a,b\n"),
        ("a heading in braces", "{id};Title;Notes\n;Milk;a,b\n"),
        ("lines before", "My tasks\r\nExported on 2026-11-24\r\n\r\nTitle;Notes\r\nMilk;a,b\r\n"),
        ("padded lines before", "My tasks;;\n;;\nTitle;Notes;Due date\nMilk;a,b;\n"),
        ("a line of two cells before", "Exported by;Ada\nTitle;Notes;Due date\nMilk;a,b;\n"),
        ("carriage returns alone", "Title;Notes\rMilk;a,b\r"),
        ("tabs", "Title\tNotes\nMilk\ta,b\n"),
        ("empty lines first", "\n\n\nTitle;Notes\nMilk;a,b\n"),
    ];
    for (what, file) in files {
        let preview = app.looked_at(&me, file).await;
        assert_eq!((preview.problems, preview.format), (vec![], FileFormat::Csv), "{what}");
        assert_eq!(
            (preview.tasks, preview.rows[0].title.as_str(), preview.rows[0].has_notes),
            (1, "Milk", true),
            "{what}"
        );
        transfers::import(&app.services, &me, preview.id, 0, now()).await.unwrap();
        app.carry(now()).await;
        let notes = app.values::<String>("SELECT notes FROM tasks").await;
        assert!(notes == ["a,b"] || notes == ["x"], "{what}: {notes:?}");
        app.execute("DELETE FROM tasks").await;
        app.execute("DELETE FROM transfers").await;
    }
}

/// A heading that nobody knows does not make a heading of the line below it.
#[tokio::test]
async fn lines_are_not_taken_for_headings() {
    let app = App::new().await;
    let me = app.person().await;
    for (file, headings) in [
        ("Aufgabe\nMilch, Brot\n", vec!["Aufgabe"]),
        ("Title\nMilk, bread\nEggs, ham\n", vec!["Title"]),
        ("Aufgabe;Notiz;Wer\nMilch;x\nBrot;y;z\n", vec!["Aufgabe", "Notiz", "Wer"]),
        ("Aufgabe;Notiz\nTitle;Notes\n", vec!["Aufgabe", "Notiz"]),
        ("Einkauf\nAufgabe;Notiz\nMilch;x\n", vec!["Aufgabe", "Notiz"]),
    ] {
        assert_eq!(app.looked_at(&me, file).await.headings, headings, "{file}");
    }
}

#[tokio::test]
async fn what_is_left_out_is_said() {
    let app = App::new().await;
    let me = app.person().await;
    let file = "Mine\n\nTitle,Mood,Empty,Priority,\nA,x,,2,y\nB,,,P1,\nC,,,,,z\n";
    let preview = app.looked_at(&me, file).await;
    assert_eq!(
        preview.notes,
        [
            "Lines 1 to 2 stand before the headings and are left out.",
            "Of numbers for the priority, 1 is read as high, 2 as medium, 3 as low, 4 and 0 as none.",
            "Left out: the columns “Mood”, “Column 5”.",
        ]
    );
    let text = "The number of cells is 6, that of headings 5.".to_owned();
    assert_eq!(preview.problems, [LineNote { line: 6, text }]);
}

/// Lines are those of an editor, however they end.
#[tokio::test]
async fn wrong_lines_have_the_number_they_have_in_an_editor() {
    let app = App::new().await;
    let me = app.person().await;
    let file = "Title,Due date,Notes\nA,,\"one\ntwo\"\n\nB,soon,\nC,,\nD,later,\n";
    for end in ["\n", "\r\n", "\r"] {
        let preview = app.looked_at(&me, file.replace('\n', end)).await;
        let lines: Vec<u64> = preview.problems.iter().map(|problem| problem.line).collect();
        assert_eq!(lines, [5, 7], "{end:?}");
        assert_eq!(preview.tasks, 2);
    }
}

#[tokio::test]
async fn words_for_priority_and_status_are_understood() {
    let app = App::new().await;
    let me = app.person().await;
    let words = [
        ("H", Priority::High),
        ("P1", Priority::High),
        ("Urgent", Priority::High),
        ("critical", Priority::High),
        ("1", Priority::High),
        ("M", Priority::Medium),
        ("Normal", Priority::Medium),
        ("p2", Priority::Medium),
        ("L", Priority::Low),
        ("3", Priority::Low),
        ("None", Priority::None),
        ("-", Priority::None),
        ("P4", Priority::None),
    ];
    let lines: Vec<String> = words.iter().map(|(word, _)| format!("A,{word}")).collect();
    let preview = app.looked_at(&me, format!("Title,Priority\n{}\nB,9\nB,P7\nB,very\n", lines.join("\n"))).await;
    assert_eq!(preview.problem_count, 3, "{:?}", preview.problems);
    let found: Vec<Priority> = app.brought(&me, &preview).await.into_iter().map(|task| task.priority).collect();
    assert_eq!(found, words.map(|(_, priority)| priority));
    app.execute("DELETE FROM tasks").await;

    let words = [
        ("", "yes", Status::Completed),
        ("", "No", Status::Pending),
        ("", "TRUE", Status::Completed),
        ("", "false", Status::Pending),
        ("", "x", Status::Completed),
        ("", "2026-11-20", Status::Completed),
        ("Not started", "", Status::Pending),
        ("In Progress", "no", Status::InProgress),
        ("Done", "", Status::Completed),
        ("open", "yes", Status::Pending),
    ];
    let lines: Vec<String> = words.iter().map(|(status, done, _)| format!("A,{status},{done}")).collect();
    let preview = app.looked_at(&me, format!("Title,Status,Completed\n{}\n", lines.join("\n"))).await;
    assert_eq!((preview.problems.len(), preview.remark_count, preview.remarks[0].line), (0, 1, 11));
    let found: Vec<Status> = app.brought(&me, &preview).await.into_iter().map(|task| task.status).collect();
    assert_eq!(found, words.map(|(_, _, status)| status));
}

/// A file says by one date in which order it writes all of them. One that does not is asked about.
#[tokio::test]
async fn dates_of_numbers_are_decided_by_the_file_or_by_people() {
    let app = App::new().await;
    let me = app.person().await;
    let shown = |preview: &model::ImportPreview| preview.rows.iter().map(|row| row.due.clone()).collect::<Vec<_>>();
    let month = app.looked_at(&me, "Title,Due\nA,4/5/2026\nB,11/24/2026\n").await;
    assert_eq!((shown(&month), month.ambiguous_date), (vec!["2026-04-05".into(), "2026-11-24".into()], None));
    let day = app.looked_at(&me, "Title,Due,Created\nA,4/5/2026,24/11/2026\nB,24-11-2026,\nC,24.11.2026,\n").await;
    let expected = vec!["2026-05-04".to_owned(), "2026-11-24".into(), "2026-11-24".into()];
    assert_eq!((shown(&day), day.ambiguous_date), (expected, None));
    let same = app.looked_at(&me, "Title,Due\nA,5/5/2026\n").await;
    assert_eq!((shown(&same), same.ambiguous_date), (vec!["2026-05-05".into()], None));

    let asked = app.looked_at(&me, "Title,Due\nA,7/7/2026\nB,4/5/2026\n").await;
    assert_eq!((asked.ambiguous_date.as_deref(), asked.date_order), (Some("4/5/2026"), None));
    let refused = transfers::import(&app.services, &me, asked.id, 0, now()).await;
    assert_eq!(problem(refused, Field::DateOrder), Some(Problem::Required));
    let choice = |order: &str| ColumnChoice {
        title: "0".into(),
        due_date: "1".into(),
        date_order: order.into(),
        ..ColumnChoice::default()
    };
    transfers::match_columns(&app.services, &me, asked.id, choice("both"), now()).await.unwrap_err();
    for (order, expected) in [("day", "2026-05-04"), ("month", "2026-04-05"), ("day", "2026-05-04")] {
        transfers::match_columns(&app.services, &me, asked.id, choice(order), now()).await.unwrap();
        let preview = transfers::preview(&app.services, &me, asked.id, now()).await.unwrap();
        assert_eq!((shown(&preview)[1].as_str(), preview.ambiguous_date.is_some()), (expected, true));
    }
    let preview = transfers::preview(&app.services, &me, asked.id, now()).await.unwrap();
    let due: Vec<String> = app.brought(&me, &preview).await.into_iter().map(|task| task.due).collect();
    assert_eq!(due, ["2026-07-07", "2026-05-04"]);

    // Lines that contradict each other: whichever is chosen, the others are refused.
    let both = app.looked_at(&me, "Title,Due\nA,24/11/2026\nB,11/25/2026\n").await;
    assert!(both.ambiguous_date.is_some());
    transfers::match_columns(&app.services, &me, both.id, choice("month"), now()).await.unwrap();
    let preview = transfers::preview(&app.services, &me, both.id, now()).await.unwrap();
    assert_eq!((preview.tasks, preview.problems[0].line), (1, 2));
}

#[tokio::test]
async fn files_say_their_encoding_or_it_is_asked_for() {
    let app = App::new().await;
    let me = app.person().await;
    let text = "Title,Notes\nMüller €,żółć\n";
    let units: Vec<u16> = text.encode_utf16().collect();
    let little = units.iter().flat_map(|unit| unit.to_le_bytes()).collect::<Vec<u8>>();
    let big = units.iter().flat_map(|unit| unit.to_be_bytes()).collect::<Vec<u8>>();
    let marked = [[b"\xff\xfe".as_slice(), &little].concat(), [b"\xfe\xff".as_slice(), &big].concat(), text.into()];
    for file in marked {
        let preview = app.looked_at(&me, file).await;
        assert_eq!((preview.rows[0].title.as_str(), preview.encoding), ("Müller €", None));
        transfers::import(&app.services, &me, preview.id, 0, now()).await.unwrap();
        app.carry(now()).await;
        assert_eq!(app.values::<String>("SELECT notes FROM tasks").await, ["żółć"]);
        app.execute("DELETE FROM tasks").await;
    }

    let preview = app.looked_at(&me, b"Title,Gr\xfc\xdfe\nM\xfcller \x80,x\n").await;
    assert_eq!((preview.rows[0].title.as_str(), preview.encoding.as_deref()), ("Müller €", Some("windows-1252")));
    assert_eq!(preview.headings, ["Title", "Grüße"]);
    let preview = app.looked_at(&me, b"Title\n\xcf\xf0\xe8\xe2\xe5\xf2\n").await;
    assert_eq!(preview.rows[0].title, "Ïðèâåò");
    let choice =
        |encoding: &str| ColumnChoice { title: "0".into(), encoding: encoding.into(), ..ColumnChoice::default() };
    transfers::match_columns(&app.services, &me, preview.id, choice("klingon"), now()).await.unwrap_err();
    let refused = transfers::match_columns(&app.services, &me, preview.id, choice("shift_jis"), now()).await;
    assert_eq!(problem(refused, Field::Encoding), Some(Problem::NotInEncoding));
    transfers::match_columns(&app.services, &me, preview.id, choice("windows-1251"), now()).await.unwrap();
    let preview = transfers::preview(&app.services, &me, preview.id, now()).await.unwrap();
    assert_eq!((preview.rows[0].title.as_str(), preview.encoding.as_deref()), ("Привет", Some("windows-1251")));
    assert_eq!(app.brought(&me, &preview).await[0].title, "Привет");
}
