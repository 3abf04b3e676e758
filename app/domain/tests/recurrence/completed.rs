//! What was done of tasks that recur, on the page of what is completed.

use chrono::TimeDelta;
use domain::{Actor, lists, tasks};
use model::{
    ChangeRequest, Colour, Did, DueFilter, Field, ListForm, ListId, ListKind, ListQuery, ListRequest, Priority,
    Problem, Rejection, Status, TaskEdit, TaskId, TaskRow,
};
use uuid::Uuid;

use super::{due, over, recurring, set_rule};
use crate::support::{App, NewTaskRow, at, now, problem, rejection};

fn completed() -> ListQuery {
    ListQuery::of(ListKind::Completed)
}

async fn rows(app: &App, me: &Actor, query: &ListQuery) -> Vec<TaskRow> {
    app.page(me, query).await.rows
}

/// What each line says, and when that was due.
async fn lines(app: &App, me: &Actor) -> Vec<String> {
    let line = |row: TaskRow| format!("{}, {}", row.title, row.due.map_or("never".to_owned(), |due| due.datetime));
    rows(app, me, &completed()).await.into_iter().map(line).collect()
}

#[tokio::test]
async fn each_occurrence_that_was_done_has_a_line_among_the_tasks() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    let plants = recurring(&app, &me, "2026-11-23", "FREQ=DAILY;COUNT=4").await;
    let once = app.due(&me, "Once", "2026-11-25").await;
    for (act, id, when) in [
        ("complete", plants, "2026-11-23T10:00:00Z"),
        ("complete", once, "2026-11-23T11:00:00Z"),
        ("skip", plants, "2026-11-23T12:00:00Z"),
        ("complete", plants, "2026-11-23T13:00:00Z"),
    ] {
        app.change_at(&me, act, &[id], at(when)).await;
    }
    let expected = ["Water the plants, 2026-11-25", "Once, 2026-11-25", "Water the plants, 2026-11-23"];
    assert_eq!(lines(&app, &me).await, expected, "what was skipped was not done");
    assert!(lines(&app, &other).await.is_empty());
    let page = rows(&app, &me, &completed()).await;
    assert!(page.iter().all(|row| row.status == model::Status::Completed));
    assert_eq!(page.iter().map(TaskRow::recurs).collect::<Vec<_>>(), [true, false, true]);
    assert_eq!(page[0].when.as_deref(), Some("Completed today 13:00"));
    assert_eq!(page[2].id, plants, "it leads to its task");
    // The last one is the task itself.
    let last = app.change_at(&me, "complete", &[plants], at("2026-11-23T14:00:00Z")).await;
    assert_eq!(lines(&app, &me).await[0], "Water the plants, 2026-11-26");
    assert_eq!(lines(&app, &me).await.len(), 4);
    domain::undo(&app.services, &me, last.undo.unwrap(), now()).await.unwrap();
    assert_eq!(lines(&app, &me).await, expected);
}

#[tokio::test]
async fn what_is_undone_or_away_has_none() {
    let app = App::new().await;
    let me = app.person().await;
    let list = ListId(Uuid::now_v7());
    let form = ListForm { id: list, name: "Home".to_owned(), colour: Colour::Blue, favourite: false };
    lists::add(&app.services, &me, form, now()).await.unwrap();
    let plants = recurring(&app, &me, "2026-11-23", "FREQ=DAILY").await;
    let done = app.change(&me, "complete", &[plants]).await;
    assert_eq!(lines(&app, &me).await.len(), 1);
    domain::undo(&app.services, &me, done.undo.unwrap(), now()).await.unwrap();
    assert!(lines(&app, &me).await.is_empty());
    app.change(&me, "complete", &[plants]).await;
    let deleted = app.change(&me, "delete", &[plants]).await;
    assert!(lines(&app, &me).await.is_empty());
    domain::undo(&app.services, &me, deleted.undo.unwrap(), now()).await.unwrap();
    tasks::move_to(&app.services, &me, &[plants], list, now()).await.unwrap();
    assert_eq!(rows(&app, &me, &completed()).await[0].about.list.as_deref(), Some("Home"));
    let archive = ListRequest { act: format!("archive:{}", list.0) };
    lists::change(&app.services, &me, archive, now()).await.unwrap();
    assert!(lines(&app, &me).await.is_empty());
}

#[tokio::test]
async fn filters_leave_out_occurrences_as_they_do_tasks() {
    let app = App::new().await;
    let me = app.person().await;
    let plants = recurring(&app, &me, "2026-11-23", "FREQ=DAILY").await;
    let rent = NewTaskRow::titled("Pay rent").due("2026-11-23").priority(Priority::High).add(&app, &me).await;
    set_rule(&app, &me, rent, "FREQ=MONTHLY").await;
    app.change(&me, "complete", &[plants, rent]).await;
    let titles = async |query: ListQuery| -> Vec<String> {
        rows(&app, &me, &query).await.into_iter().map(|row| row.title).collect()
    };
    assert_eq!(titles(ListQuery { search: "rent".into(), ..completed() }).await, ["Pay rent"]);
    assert_eq!(titles(ListQuery { priority: Some(Priority::High), ..completed() }).await, ["Pay rent"]);
    assert_eq!(titles(completed()).await.len(), 2);
    // The task is due on another day by now.
    assert!(titles(ListQuery { due: Some(DueFilter::Week), ..completed() }).await.is_empty());
}

/// Both kinds over several pages, in one statement each.
#[tokio::test]
async fn pages_show_everything_once_and_in_order() {
    let app = App::new().await;
    let me = app.person().await;
    let plants = recurring(&app, &me, "2026-11-23", "FREQ=DAILY").await;
    let mut expected = Vec::new();
    for minute in 0..70 {
        let when = now() + TimeDelta::minutes(minute);
        let id = match minute % 3 {
            0 => app.task(&me, "Once").await,
            _ => plants,
        };
        app.change_at(&me, "complete", &[id], when).await;
        expected.push(if id == plants { "Water the plants" } else { "Once" }.to_owned());
    }
    expected.reverse();
    let (lists, mut query, mut shown, mut seen) = (app.lists(&me).await, completed(), Vec::new(), Vec::<TaskId>::new());
    loop {
        let (statements, page) = app.statements(tasks::page(&app.services, &me, &lists, &query, now())).await;
        let page = page.unwrap();
        assert!(page.rows.len() <= 50);
        assert_eq!(statements, 1);
        seen.extend(page.rows.iter().map(|row| row.id).filter(|id| *id != plants));
        shown.extend(page.rows.into_iter().map(|row| row.title));
        match page.next {
            Some(next) => query.after = Some(next),
            None => break,
        }
    }
    assert_eq!(shown, expected);
    seen.sort_by_key(|id| id.0);
    seen.dedup();
    assert_eq!(seen.len(), 24);
}

/// By its line, which says which one it was: it is to do again, and what was noted of it goes.
#[tokio::test]
async fn what_was_done_last_can_be_reopened() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    let plants = recurring(&app, &me, "2026-11-20", "FREQ=DAILY").await;
    let edit = TaskEdit { deadline: Some("2026-11-21".into()), ..app.form(&me, plants).await };
    tasks::edit(&app.services, &me, edit, now()).await.unwrap();
    app.reschedule(&me, &[plants], Some("2026-11-24".parse().unwrap())).await;
    let reopen = async |actor: &Actor, version: i64| {
        let act = format!("reopen:{}:{version}", plants.0);
        tasks::change(&app.services, actor, ChangeRequest { act, ..ChangeRequest::default() }, now()).await
    };
    // Those until today are left out with it; it was moved to the day on which the next one is.
    app.change_at(&me, "complete", &[plants], at("2026-11-23T10:00:00Z")).await;
    assert_eq!((due(&app, &me, plants).await.as_str(), over(&app).await.len()), ("2026-11-24", 4));
    app.change_at(&me, "start", &[plants], at("2026-11-23T10:30:00Z")).await;
    let first = rows(&app, &me, &completed()).await[0].version;
    assert_eq!(rejection(reopen(&other, first).await), Rejection::NotFound);
    // Twice is once.
    for _ in 0..2 {
        let outcome = reopen(&me, first).await.unwrap();
        assert_eq!((outcome.did, outcome.undo), (Did::Reopened, None));
        let task = app.detail(&me, plants).await;
        assert_eq!((task.due_date.as_str(), task.deadline_date.as_str()), ("2026-11-24", "2026-11-21"));
        assert_eq!(task.status, Status::Pending);
        assert!(over(&app).await.is_empty() && lines(&app, &me).await.is_empty());
    }
    app.change_at(&me, "complete", &[plants], at("2026-11-23T11:00:00Z")).await;
    app.change_at(&me, "complete", &[plants], at("2026-11-24T11:00:00Z")).await;
    let everything = app.everything().await;
    let page = rows(&app, &me, &completed()).await;
    assert!(page[0].version > 0 && page[1].version == 0, "the last one alone has a button");
    for version in [page[0].version - 1, 1] {
        assert_eq!(problem(reopen(&me, version).await, Field::Selection), Some(Problem::WentOn));
    }
    assert_eq!(app.everything().await, everything);
    // By another rule since, or none, it is another series.
    set_rule(&app, &me, plants, "FREQ=WEEKLY").await;
    assert_eq!(problem(reopen(&me, page[0].version).await, Field::Selection), Some(Problem::WentOn));
    app.change_at(&me, "end", &[plants], at("2026-11-24T12:00:00Z")).await;
    let page = rows(&app, &me, &completed()).await;
    assert!(!page[0].recurs() && page[1..].iter().all(|row| row.version == 0));
}
