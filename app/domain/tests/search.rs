//! Searching.

use domain::tasks;
use model::{Field, ListKind, ListQuery, Problem};

use crate::support::{App, NewTaskRow, now, problem};

#[tokio::test]
async fn every_word_must_be_in_title_or_notes() {
    let app = App::new().await;
    let me = app.person().await;
    NewTaskRow::titled("Call the plumber").notes("about the kitchen tap").add(&app, &me).await;
    app.task(&me, "Call mother").await;
    assert_eq!(app.search(&me, "call tap").await, ["Call the plumber"]);
    assert_eq!(app.search(&me, "  CALL  ").await.len(), 2);
    assert!(app.search(&me, "call father").await.is_empty());
    assert_eq!(app.search(&me, " ").await.len(), 2);
}

#[tokio::test]
async fn case_does_not_matter_in_any_script() {
    let app = App::new().await;
    let me = app.person().await;
    let pairs = [
        ("Straße kehren", "STRASSE"),
        ("ÄRGER mit Öl", "ärger öl"),
        ("Заметка о доме", "ДОМ"),
        ("ΟΔΟΣ", "οδός".trim_end_matches('ς')),
        ("Cafe\u{301} besuchen", "café"),
        ("İstanbul", "i\u{307}stanbul"),
        ("ﬁnish", "FINISH"),
    ];
    for (title, search) in pairs {
        app.task(&me, title).await;
        if title != "ΟΔΟΣ" {
            assert_eq!(app.search(&me, search).await, [title], "{search}");
        }
    }
    assert_eq!(app.search(&me, "οδοσ").await, ["ΟΔΟΣ"]);
    assert_eq!(app.search(&me, "οδος").await, ["ΟΔΟΣ"]);
}

#[tokio::test]
async fn wildcards_mean_themselves() {
    let app = App::new().await;
    let me = app.person().await;
    for title in ["100% sure", "100 sure", "snake_case", "snakeXcase", r"back\slash", "back/slash", "it's"] {
        app.task(&me, title).await;
    }
    assert_eq!(app.search(&me, "%").await, ["100% sure"]);
    assert_eq!(app.search(&me, "snake_case").await, ["snake_case"]);
    assert_eq!(app.search(&me, r"\").await, [r"back\slash"]);
    assert_eq!(app.search(&me, "'").await, ["it's"]);
    assert!(app.search(&me, r"\%").await.is_empty());
}

#[tokio::test]
async fn a_search_that_no_database_takes_is_refused() {
    let app = App::new().await;
    let me = app.person().await;
    let search = async |text: &str| {
        let query = ListQuery { search: text.to_owned(), ..ListQuery::of(ListKind::All) };
        problem(tasks::page(&app.services, &me, &query, now()).await, Field::Search)
    };
    assert_eq!(search("a\0b").await, Some(Problem::ControlCharacter));
    assert_eq!(search(&"x".repeat(201)).await, Some(Problem::TooLong { max: 200 }));
}

#[tokio::test]
async fn an_edit_is_found_by_its_new_words_only() {
    let app = App::new().await;
    let me = app.person().await;
    let id = app.task(&me, "Apples").await;
    let edit = model::TaskEdit { title: "Pears".into(), ..app.form(&me, id).await };
    tasks::edit(&app.services, &me, edit, now()).await.unwrap();
    assert!(app.search(&me, "apples").await.is_empty());
    assert_eq!(app.search(&me, "pears").await, ["Pears"]);
}
