//! How much one person can have and do: met at its edge, by many at once, and left again.

use std::time::{Duration, Instant};

use chrono::TimeDelta;
use domain::{Actor, Result, accounts, pages, reminders, tasks};
use futures_util::future::join_all;
use model::{Did, ListKind, NewTask, Outcome, Quota, Rejection, TaskEdit, TaskId, Used};
use tokio::time::sleep;
use uuid::Uuid;

use crate::support::{App, NewTaskRow, at, now, rejection};
use crate::task_reminders::{MORNING, due_at, rule};

/// U+FDFA, of which folding makes eighteen letters.
const LIGATURE: &str = "\u{fdfa}";
const TEXTS: &str = "SELECT CAST(COALESCE(SUM(OCTET_LENGTH(title) + OCTET_LENGTH(notes) + OCTET_LENGTH(search)), 0) AS BIGINT) FROM tasks";

async fn add(services: &domain::Services, me: &Actor, title: &str) -> Result<Outcome> {
    let task =
        NewTask { id: TaskId(Uuid::now_v7()), title: title.to_owned(), list: ListKind::All, ..NewTask::default() };
    tasks::add(services, me, task, now()).await
}

async fn with_notes(app: &App, me: &Actor, id: TaskId, notes: String) -> Result<Outcome> {
    let form = app.form(me, id).await;
    tasks::edit(&app.services, me, TaskEdit { notes, ..form }, now()).await
}

fn full(quota: Quota, most: u64) -> Rejection {
    Rejection::Full { quota, most }
}

/// Who had no room a moment ago is not counted again at once.
pub async fn once_there_is_room<F: Future<Output = Result<Outcome>>>(act: impl Fn() -> F) -> Outcome {
    let end = Instant::now() + Duration::from_secs(60);
    loop {
        match act().await {
            Ok(outcome) => return outcome,
            Err(error) => assert!(Instant::now() < end, "{error}"),
        }
        sleep(Duration::from_millis(200)).await;
    }
}

#[tokio::test]
async fn tasks_added_at_once_are_as_many_as_a_person_may_have() {
    let app = App::with_quotas(|quotas| quotas.tasks = 30).await;
    let (me, other) = (app.person().await, app.person().await);
    let results = join_all((0..60).map(|number| add(&app.services, &me, ["A", "😀", LIGATURE][number % 3]))).await;
    let refused: Vec<_> = results.into_iter().filter(Result::is_err).map(rejection).collect();
    assert_eq!((app.count("tasks").await, refused), (30, vec![full(Quota::Tasks, 30); 30]));
    add(&app.services, &other, "Theirs").await.unwrap();

    // Those in the trash count until it is emptied.
    let ids: Vec<Uuid> = app.values("SELECT id FROM tasks WHERE title <> 'Theirs'").await;
    app.change(&me, "delete", &[TaskId(ids[0]), TaskId(ids[1])]).await;
    assert_eq!(rejection(add(&app.services, &me, "A").await), full(Quota::Tasks, 30));
    tasks::empty_trash(&app.services, &me, now()).await.unwrap();
    once_there_is_room(|| add(&app.services, &me, "A")).await;
    add(&app.services, &me, "B").await.unwrap();
    assert_eq!(rejection(add(&app.services, &me, "C").await), full(Quota::Tasks, 30));
    assert_eq!(app.count("tasks").await, 31);
}

/// The same form twice is one task, whatever the count says.
#[tokio::test]
async fn a_form_that_comes_again_at_the_edge_is_no_more() {
    let app = App::with_quotas(|quotas| quotas.tasks = 1).await;
    let me = app.person().await;
    let task = NewTask { id: TaskId(Uuid::now_v7()), title: "A".to_owned(), list: ListKind::All, ..NewTask::default() };
    for _ in 0..3 {
        assert_eq!(tasks::add(&app.services, &me, task.clone(), now()).await.unwrap().did, Did::Added);
    }
    assert_eq!(app.count("tasks").await, 1);
}

#[tokio::test]
async fn reminders_set_at_once_are_as_many_as_a_person_may_have() {
    let app = App::with_quotas(|quotas| quotas.reminders = 10).await;
    let me = app.person().await;
    let mut ids = Vec::new();
    for _ in 0..3 {
        ids.push(due_at(&app, &me, "2026-11-24", "16:00").await);
    }
    let set = |number: usize| {
        let rule = rule(ids[number % 3], &format!("before:{}", number + 1));
        reminders::set(&app.services, &me, rule, at(MORNING))
    };
    let results = join_all((0..24).map(set)).await;
    let refused: Vec<_> = results.into_iter().filter(Result::is_err).map(rejection).collect();
    assert_eq!((app.count("task_reminders").await, refused), (10, vec![full(Quota::Reminders, 10); 14]));
    let snooze = || reminders::snooze(&app.services, &me, ids[0], TimeDelta::hours(1), at(MORNING));
    assert_eq!(rejection(snooze().await), full(Quota::Reminders, 10));

    // One that is there is not one more; one that was removed makes room.
    let (task, there): (Uuid, String) =
        (app.value("SELECT task_id FROM task_reminders").await, app.value("SELECT rule FROM task_reminders").await);
    once_there_is_room(|| reminders::set(&app.services, &me, rule(TaskId(task), &there), at(MORNING))).await;
    let id: Uuid = app.value("SELECT id FROM task_reminders").await;
    reminders::remove(&app.services, &me, id).await.unwrap();
    once_there_is_room(snooze).await;
    assert_eq!(app.count("task_reminders").await, 10);
}

/// Whatever the texts are made of, and however many grow at once.
#[tokio::test]
async fn notes_grow_until_there_is_no_room_and_everything_else_goes_on() {
    for (letter, many) in [(LIGATURE, 9), ("😀", 9), ("a", 30)] {
        let app = App::with_quotas(|quotas| quotas.megabytes = 1).await;
        let me = app.person().await;
        let mut ids = Vec::new();
        for _ in 0..many {
            ids.push(app.task(&me, "Task").await);
        }
        let notes = letter.repeat(20_000);
        let results = join_all(ids.iter().map(|id| with_notes(&app, &me, *id, notes.clone()))).await;
        let fitted = results.iter().filter(|result| result.is_ok()).count();
        assert!((4..many).contains(&fitted), "{letter}: {fitted}");
        let refused: Vec<_> = results.into_iter().filter(Result::is_err).map(rejection).collect();
        assert!(refused.iter().all(|refused| *refused == full(Quota::Megabytes, 1)), "{letter}: {refused:?}");
        assert!(app.value::<i64>(TEXTS).await <= 1_000_000, "{letter}");
        assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM tasks WHERE notes <> ''").await, fitted as i64);

        let long = TaskId(app.value("SELECT id FROM tasks WHERE notes <> ''").await);
        let short = TaskId(app.value("SELECT id FROM tasks WHERE notes = ''").await);
        assert_eq!(rejection(with_notes(&app, &me, short, notes.clone()).await), full(Quota::Megabytes, 1));
        // What adds nothing is saved, and can be undone as long as there is room for that.
        let form = app.form(&me, short).await;
        tasks::edit(&app.services, &me, TaskEdit { due_date: "2026-12-01".into(), ..form }, now()).await.unwrap();
        let undo = with_notes(&app, &me, long, String::new()).await.unwrap().undo.unwrap();
        once_there_is_room(|| with_notes(&app, &me, short, notes.clone())).await;
        assert_eq!(rejection(domain::undo(&app.services, &me, undo, now()).await), full(Quota::Megabytes, 1));
        let undo = app.change(&me, "delete", &ids).await.undo.unwrap();
        domain::undo(&app.services, &me, undo, now()).await.unwrap();
        app.change(&me, "complete", &ids).await;
        app.change(&me, "delete", &[short]).await;
        tasks::empty_trash(&app.services, &me, now()).await.unwrap();
        once_there_is_room(|| with_notes(&app, &me, long, notes.clone())).await;
    }
}

#[tokio::test]
async fn two_hundred_edits_leave_little_to_undo() {
    let app = App::new().await;
    let me = app.person().await;
    let (id, other) = (app.task(&me, "Task").await, app.task(&me, "Other").await);
    let mut undo = None;
    for number in 0..200 {
        let notes = format!("{number}{}", "😀".repeat(19_990));
        undo = with_notes(&app, &me, id, notes).await.unwrap().undo;
    }
    // The oldest make room for the latest.
    let held = "OCTET_LENGTH(COALESCE(before, '')) + OCTET_LENGTH(COALESCE(after, ''))";
    let bytes: i64 = app.value(&format!("SELECT CAST(SUM({held}) AS BIGINT) FROM changes")).await;
    assert!((3_500_000..4_000_000).contains(&bytes), "{bytes}");
    let counted: i64 = app.value("SELECT journal_bytes FROM lists").await;
    assert_eq!(counted, bytes + 150 * app.count("changes").await);
    domain::undo(&app.services, &me, undo.unwrap(), now()).await.unwrap();
    assert!(app.form(&me, id).await.notes.starts_with("198"));
    // What does not touch the texts does not keep them.
    let form = TaskEdit { due_date: "2026-12-01".into(), ..app.form(&me, id).await };
    let undo = tasks::edit(&app.services, &me, form, now()).await.unwrap().undo.unwrap();
    let last: i64 =
        app.value("SELECT CAST(OCTET_LENGTH(before) AS BIGINT) FROM changes ORDER BY seq DESC LIMIT 1").await;
    assert!(last < 1_000, "{last}");
    domain::undo(&app.services, &me, undo, now()).await.unwrap();
    assert_eq!(app.form(&me, id).await.due_date, "");
    assert_eq!(app.form(&me, other).await.title, "Other");
}

/// An operator may want less than somebody has already.
#[tokio::test]
async fn who_has_more_than_they_may_can_still_do_everything_that_adds_nothing() {
    let app = App::new().await;
    let me = app.person().await;
    let first =
        NewTaskRow::titled("First").notes(&"a".repeat(20_000)).due("2026-11-24").time("16:00").add(&app, &me).await;
    let second = app.task(&me, "Second").await;
    for minute in 1..=3 {
        reminders::set(&app.services, &me, rule(first, &format!("before:{minute}")), at(MORNING)).await.unwrap();
    }
    app.execute("UPDATE tasks SET notes = notes || notes || notes || notes || notes || notes || notes || notes").await;
    app.execute("UPDATE tasks SET notes = notes || notes || notes || notes || notes || notes || notes || notes").await;
    app.execute("UPDATE usage SET bytes = 2000000").await;
    let less = app.services_with(|quotas| (quotas.tasks, quotas.reminders, quotas.megabytes) = (1, 1, 1)).await;
    assert_eq!(rejection(add(&less, &me, "Third").await), full(Quota::Tasks, 1));
    let set = reminders::set(&less, &me, rule(first, "before:4"), at(MORNING)).await;
    assert_eq!(rejection(set), full(Quota::Reminders, 1));
    for (act, undone) in [("complete", true), ("reopen", false), ("delete", true), ("start", false)] {
        let form =
            model::ChangeRequest { act: act.into(), ids: vec![first.into(), second.into()], ..Default::default() };
        let outcome = tasks::change(&less, &me, form, now()).await.unwrap();
        if undone {
            domain::undo(&less, &me, outcome.undo.unwrap(), now()).await.unwrap();
        }
    }
    let form = app.form(&me, second).await;
    let edit = TaskEdit { title: "2".into(), priority: model::Priority::High, ..form };
    tasks::edit(&less, &me, edit, now()).await.unwrap();
    reminders::remove(&less, &me, app.value("SELECT id FROM task_reminders").await).await.unwrap();
    let form =
        model::ChangeRequest { act: "delete".into(), ids: vec![first.into(), second.into()], ..Default::default() };
    tasks::change(&less, &me, form, now()).await.unwrap();
    tasks::empty_trash(&less, &me, now()).await.unwrap();
    once_there_is_room(|| add(&less, &me, "Third")).await;
}

/// Operators' commands and servers of the version before write no numbers.
#[tokio::test]
async fn what_nobody_counted_is_counted_first_and_again_a_day_later() {
    let app = App::with_quotas(|quotas| quotas.tasks = 3).await;
    let me = app.person().await;
    app.task(&me, "A").await;
    let copy = |title: &str| {
        let id = Uuid::now_v7();
        let columns =
            "user_id, version, notes, search, status, priority, due_on, due_time, due_sort, created_at, updated_at";
        let id = match std::env::var("TEST_DATABASE_URL").is_ok_and(|url| url.starts_with("postgres")) {
            true => format!("'{id}'"),
            false => format!("X'{}'", id.simple()),
        };
        format!(
            "INSERT INTO tasks (id, title, {columns}) SELECT {id}, '{title}', {columns} FROM tasks WHERE title = 'A'"
        )
    };
    app.execute(&copy("B")).await;
    app.execute(&copy("C")).await;
    // The row says one, and holds for a day.
    add(&app.services, &me, "D").await.unwrap();
    let later = now() + TimeDelta::days(2);
    let task = |title: &str| NewTask {
        id: TaskId(Uuid::now_v7()),
        title: title.to_owned(),
        list: ListKind::All,
        ..NewTask::default()
    };
    let added = tasks::add(&app.services, &me, task("E"), later).await;
    assert_eq!(rejection(added), full(Quota::Tasks, 3));
    app.execute("DELETE FROM usage").await;
    app.execute("DELETE FROM tasks WHERE title IN ('C', 'D')").await;
    once_there_is_room(|| add(&app.services, &me, "E")).await;
    assert_eq!(app.value::<i64>("SELECT tasks FROM usage").await, 3);
    assert_eq!(rejection(add(&app.services, &me, "F").await), full(Quota::Tasks, 3));
}

/// An honest change costs one statement more than it did, and one that adds nothing none.
#[tokio::test]
async fn counting_costs_one_statement() {
    let app = App::new().await;
    let me = app.person().await;
    let id = app.task(&me, "First").await;
    let (statements, added) = app.statements(Box::pin(add(&app.services, &me, "Second"))).await;
    added.unwrap();
    assert_eq!(statements, 1);
    let (mut less, mut more) = (u64::MAX, u64::MAX);
    // Now and then an edit deletes what was kept of earlier ones.
    for _ in 0..20 {
        for (title, least) in [("1", &mut less), ("Longer", &mut more)] {
            let form = TaskEdit { title: title.into(), ..app.form(&me, id).await };
            let (statements, saved) = app.statements(Box::pin(tasks::edit(&app.services, &me, form, now()))).await;
            saved.unwrap();
            *least = statements.min(*least);
        }
    }
    assert_eq!(more, less + 1);
}

#[tokio::test]
async fn a_person_makes_so_many_changes_a_minute() {
    let app = App::with_quotas(|quotas| quotas.changes_per_minute = 20).await;
    let (me, other) = (app.person().await, app.person().await);
    let results = join_all((0..50).map(|_| accounts::count_change(&app.services, &me, now()))).await;
    let refused: Vec<_> = results.into_iter().filter(Result::is_err).map(rejection).collect();
    assert_eq!(refused, vec![Rejection::TooFast { retry_after_seconds: 60 }; 30]);
    let later = accounts::count_change(&app.services, &me, now() + TimeDelta::seconds(59)).await;
    assert_eq!(rejection(later), Rejection::TooFast { retry_after_seconds: 1 });
    accounts::count_change(&app.services, &other, now()).await.unwrap();
    // Another server lets a tenth more pass.
    let server = app.services_with(|quotas| quotas.changes_per_minute = 20).await;
    let results = join_all((0..50).map(|_| accounts::count_change(&server, &me, now()))).await;
    assert_eq!(results.into_iter().filter(Result::is_ok).count(), 2);
    accounts::count_change(&app.services, &me, now() + TimeDelta::seconds(60)).await.unwrap();
}

#[tokio::test]
async fn the_settings_say_how_much_there_is_before_it_is_too_much() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    app.task(&other, "Theirs").await;
    let id = due_at(&app, &me, "2026-11-24", "16:00").await;
    app.task(&me, LIGATURE).await;
    reminders::set(&app.services, &me, rule(id, "before:60"), at(MORNING)).await.unwrap();
    domain::transfers::upload(&app.services, &me, "x", "Title\nA\n".into(), now()).await.unwrap();
    let texts = app.value::<i64>(&format!("{TEXTS} WHERE user_id = (SELECT user_id FROM task_reminders)")).await;
    let usage = pages::settings(&app.services, &me, now()).await.unwrap().usage;
    assert_eq!(usage.tasks, Used { now: 2, most: 100_000 });
    assert_eq!(usage.reminders, Used { now: 1, most: 100_000 });
    assert_eq!(usage.bytes, Used { now: texts.unsigned_abs() + 8, most: 500_000_000 });
    assert_eq!((usage.files, usage.changes_per_minute), (Used { now: 1, most: 20 }, 300));
    // Whoever asks again and again is shown the same.
    let again = app.statements(pages::settings(&app.services, &me, now())).await;
    assert!(again.0 <= 2, "{}", again.0);
    assert_eq!(again.1.unwrap().usage, usage);
}
