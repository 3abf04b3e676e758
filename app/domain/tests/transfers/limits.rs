//! Files that are made to be costly.

use std::time::{Duration, Instant};

use domain::{Error, transfers};
use futures_util::future::join_all;
use model::{ColumnChoice, Rejection};

use crate::support::{App, now};

/// Far longer than reading the largest file takes, and far shorter than it took.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long a file may be read.
const READ_TIME: Duration = Duration::from_secs(120);

fn choice() -> ColumnChoice {
    ColumnChoice { title: "0".to_owned(), ..ColumnChoice::default() }
}

#[tokio::test]
async fn rows_are_no_wider_than_the_headings_and_cells_no_longer_than_texts() {
    let app = App::new().await;
    let me = app.person().await;
    let long = "x".repeat(200_000);
    let commas = ",".repeat(1_000_000);
    let file = format!("Title,Notes\nA{commas}\nB,{long}\nC{commas}x\nD,,,,\nE,,{long}\n\"{}\n", "F".repeat(200_000));
    let preview = app.looked_at(&me, &file).await;
    assert_eq!(preview.rows.iter().map(|row| row.title.as_str()).collect::<Vec<_>>(), ["A", "D"]);
    let problems: Vec<_> = preview.problems.iter().map(|problem| (problem.line, problem.text.as_str())).collect();
    let too_long = "A cell is longer than any text of a task.";
    let too_wide = "The number of cells is 1,000,001, that of headings 2.";
    assert_eq!(problems, [(3, too_long), (4, too_wide), (6, too_long), (7, too_long)]);
}

#[tokio::test]
async fn tasks_in_json_are_no_longer_than_tasks() {
    let app = App::new().await;
    let me = app.person().await;
    let rules = |many: usize| (0..many).map(|n| format!("\"before:{n}\"")).collect::<Vec<_>>().join(",");
    let fields = (0..5_000).map(|n| format!("\"{n}\":[{}0]", "[],".repeat(100))).collect::<Vec<_>>().join(",");
    let notes = "\\ud83d\\udca3".repeat(20_000);
    let file = format!(
        "{{\"taskbell\":1,{fields},\"tasks\":[\n{{\"title\":\"A\",\"notes\":\"{notes}\"}},
        {{\"title\":\"B\",\"x\":[{}0]}},\n{{\"title\":\"C\",\"reminders\":[{}]}},\n{{\"title\":\"D\",\"reminders\":[{}]}}]}}",
        "[],".repeat(200_000),
        rules(100_000),
        rules(21),
    );
    let preview = app.looked_at(&me, &file).await;
    assert_eq!((preview.tasks, preview.rows[0].title.as_str()), (1, "A"));
    let problems: Vec<_> = preview.problems.iter().map(|problem| (problem.line, problem.text.as_str())).collect();
    let too_long = "This is longer than any task.";
    let too_many = "Reminders: Please use rules such as before:60, 20 at most.";
    assert_eq!(problems, [(3, too_long), (4, too_long), (5, too_many)]);
    assert!(preview.notes.iter().any(|note| note.starts_with("Left out: the fields") && note.len() < 1_000));
}

/// Each was compared with all before it: two minutes of a processor for one file.
#[tokio::test]
async fn reminders_without_number_are_refused_at_once() {
    let app = App::new().await;
    let me = app.person().await;
    let rules = (0..9_000).map(|n| format!("before:{n}")).collect::<Vec<_>>().join(" ");
    let file = format!("Title,Reminders\n{}", format!("A,{rules}\n").repeat(20));
    let begun = Instant::now();
    let preview = app.looked_at(&me, &file).await;
    assert_eq!((preview.tasks, preview.problem_count), (0, 20));
    let rules = (0..500_000).map(|n| format!("\"before:{n}\"")).collect::<Vec<_>>().join(",");
    let file = format!("{{\"taskbell\":1,\"tasks\":[{{\"title\":\"A\",\"reminders\":[{rules}]}}]}}");
    assert_eq!(app.looked_at(&me, &file).await.problem_count, 1);
    assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
}

#[tokio::test]
async fn a_person_has_little_of_the_memory_for_files_and_others_have_theirs() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    // Rows that are read slowly enough for all to meet.
    let file = format!("Title\n{}", "A\n".repeat(40_000));
    let large = format!("{file}{}", "\n".repeat(8_000_000));
    app.looked_at(&me, &large).await;
    let id = app.latest().await;
    let mut tries = 0;
    let mine = loop {
        let begun = Instant::now();
        let many = join_all((0..12).map(|_| transfers::match_columns(&app.services, &me, id, choice(), now())));
        let others = transfers::upload(&app.services, &other, "x", "Title\nA\n".into(), now());
        let (mine, others) = tokio::join!(many, others);
        others.unwrap();
        tries += 1;
        // What is read for longer ends: a machine that is so slow tries again.
        if begun.elapsed() < READ_TIME || tries == 5 {
            break mine;
        }
    };
    for result in &mine {
        let allowed = matches!(result, Ok(_) | Err(Error::Rejected(Rejection::TooMany { .. })));
        assert!(allowed, "{result:?}");
    }
    assert!(mine.iter().any(Result::is_ok));
    transfers::match_columns(&app.services, &me, id, choice(), now()).await.unwrap();
}
