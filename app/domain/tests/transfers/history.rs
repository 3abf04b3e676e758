//! What was done and skipped of tasks that recur, in files.

use chrono::{Days, NaiveDate};
use domain::dashboard::dashboard;
use domain::{Actor, UserId, tasks};
use model::{ListKind, ListQuery, RecurrenceView, TaskEdit, TaskId};
use uuid::Uuid;

use crate::recurrence::{recurring, set_rule};
use crate::support::{App, at, now};

/// All that is seen of what is over: at the tasks, among what is completed, on the dashboard.
async fn seen(app: &App, me: &Actor) -> Vec<String> {
    let mut seen = Vec::new();
    for id in app.values::<Uuid>("SELECT id FROM tasks ORDER BY created_at, title").await {
        let Ok(task) = domain::pages::task(&app.services, me, TaskId(id), now()).await else { continue };
        let RecurrenceView { history, done, next, .. } = task.recurrence;
        seen.push(format!("{} {} {history:?} {done} {next:?}", task.title, task.due_date));
    }
    let completed = app.page(me, &ListQuery::of(ListKind::Completed)).await.rows;
    seen.extend(completed.into_iter().map(|row| format!("{} {:?} {:?}", row.title, row.due, row.when)));
    let board = dashboard(&app.services, me, now()).await.unwrap();
    seen.push(format!("{:?}", board.days));
    seen.extend(board.recent.into_iter().map(|task| format!("{} {}", task.title, task.when)));
    seen
}

async fn rename(app: &App, me: &Actor, id: TaskId, title: &str) {
    let form = TaskEdit { title: title.to_owned(), ..app.form(me, id).await };
    tasks::edit(&app.services, me, form, now()).await.unwrap();
}

/// Tasks with every kind of past.
async fn with_a_past(app: &App, me: &Actor) {
    let daily = recurring(app, me, "2026-11-18", "FREQ=DAILY").await;
    rename(app, me, daily, "Daily").await;
    for (act, when) in [
        ("complete", "2026-11-18T23:30:00Z"),
        ("skip", "2026-11-19T07:00:00Z"),
        // Those between are left out.
        ("complete", "2026-11-22T08:15:00.123456Z"),
    ] {
        app.change_at(me, act, &[daily], at(when)).await;
    }
    // One that is moved, and one of the same day again by another rule.
    let moved = recurring(app, me, "2026-11-20", "FREQ=WEEKLY;COUNT=9").await;
    rename(app, me, moved, "Moved").await;
    let on =
        |date: &str, scope: &str| TaskEdit { due_date: date.into(), scope: Some(scope.into()), ..TaskEdit::default() };
    for (TaskEdit { due_date, scope, .. }, when) in
        [(on("2026-11-21", "this"), "2026-11-21T07:00:00Z"), (on("2026-11-20", "following"), "2026-11-22T07:00:00Z")]
    {
        let form = TaskEdit { due_date, due_time: "09:30".into(), scope, ..app.form(me, moved).await };
        tasks::edit(&app.services, me, form, now()).await.unwrap();
        app.change_at(me, "complete", &[moved], at(when)).await;
    }
    // Some that recur no more: done, ended, opened again.
    for (title, rule) in [("Last", "FREQ=DAILY;COUNT=2"), ("Ended", "FREQ=DAILY"), ("Open", "FREQ=DAILY;COUNT=2")] {
        let id = recurring(app, me, "2026-11-21", rule).await;
        rename(app, me, id, title).await;
        app.change_at(me, "complete", &[id], at("2026-11-21T09:00:00Z")).await;
        match title {
            "Ended" => set_rule(app, me, id, "").await,
            _ => drop(app.change_at(me, "complete", &[id], at("2026-11-22T09:00:00Z")).await),
        }
        if title == "Open" {
            app.change_at(me, "reopen", &[id], at("2026-11-22T09:30:00Z")).await;
        }
    }
    let gone = recurring(app, me, "2026-11-22", "FREQ=DAILY").await;
    rename(app, me, gone, "Gone").await;
    app.change_at(me, "complete", &[gone], at("2026-11-22T09:00:00Z")).await;
    app.change(me, "delete", &[gone]).await;
}

#[tokio::test]
async fn what_was_done_comes_back_and_goes_with_its_import() {
    let app = App::new().await;
    let berlin = chrono_tz::Europe::Berlin;
    let (me, other) = (app.person_in(berlin).await, app.person_in(berlin).await);
    let nothing = seen(&app, &other).await;
    with_a_past(&app, &me).await;
    let (rows, series) = (app.count("occurrences").await, app.count("series").await);
    let days = "SELECT COUNT(*) - COUNT(DISTINCT original_on) FROM occurrences WHERE task_id = (SELECT id FROM tasks WHERE title = 'Moved')";
    assert_eq!(app.value::<i64>(days).await, 1, "two of one day");
    let file = app.exported(&me, "json").await;
    for part in [
        "\"occurrences\":[{\"due_date\":\"2026-11-18\",\"state\":\"done\",\"ended_at\":\"2026-11-18T23:30:00Z\",\"ended_on\":\"2026-11-19\"}",
        "{\"due_date\":\"2026-11-21\",\"due_time\":\"09:30\",\"occurrence\":\"2026-11-20\",\"state\":\"done\"",
        "\"state\":\"last\"",
        "\"state\":\"skipped\"",
    ] {
        assert!(file.contains(part), "{part}: {file}");
    }
    let undo = app.imported(&other, &file).await;
    assert_eq!(seen(&app, &other).await, seen(&app, &me).await);
    assert_eq!(app.count("occurrences").await, 2 * rows);
    assert_eq!(app.exported(&other, "json").await, file);
    domain::undo(&app.services, &other, undo, now()).await.unwrap();
    assert_eq!((app.count("occurrences").await, app.count("series").await), (rows, series));
    assert_eq!(seen(&app, &other).await, nothing);
}

#[tokio::test]
async fn the_demo_comes_back_with_what_was_done() {
    let app = App::new().await;
    domain::seed::demo(&app.services, now()).await.unwrap();
    let demo = UserId(app.value("SELECT id FROM users").await);
    let me = domain::accounts::actor(&app.services, demo, 1).await.unwrap().unwrap();
    let other = app.person().await;
    let file = app.exported(&me, "json").await;
    assert_eq!(file.matches("\"state\":\"done\"").count() as i64, app.count("occurrences").await);
    app.imported(&other, &file).await;
    assert_eq!(seen(&app, &other).await, seen(&app, &me).await);
}

/// What came goes on as it would have, and undoing what is done then leaves what came.
#[tokio::test]
async fn tasks_go_on_after_a_past_that_came() {
    let app = App::new().await;
    let me = app.person().await;
    let past = |date: &str, state: &str| {
        format!("{{\"due_date\":\"{date}\",\"state\":\"{state}\",\"ended_at\":\"2026-11-22T10:00:00Z\"}}")
    };
    // Some of it is later than the task is due, as no program would write it.
    let file = format!(
        "{{\"taskbell\":1,\"tasks\":[{{\"title\":\"A\",\"due_date\":\"2026-11-24\",\"recurrence\":\"FREQ=DAILY;COUNT=3\",\"occurrences\":[{},{},{}]}}]}}",
        past("2026-11-22", "done"),
        past("2026-11-24", "skipped"),
        past("2027-01-01", "done"),
    );
    app.imported(&me, &file).await;
    let id = TaskId(app.value("SELECT id FROM tasks").await);
    let view = app.detail(&me, id).await;
    assert_eq!(
        (view.due_date.as_str(), view.recurrence.next.len(), view.recurrence.history.len()),
        ("2026-11-24", 2, 3)
    );
    let done = app.change(&me, "complete", &[id]).await;
    assert_eq!((app.detail(&me, id).await.due_date.as_str(), app.count("occurrences").await), ("2026-11-25", 4));
    domain::undo(&app.services, &me, done.undo.unwrap(), now()).await.unwrap();
    assert_eq!((app.detail(&me, id).await.due_date.as_str(), app.count("occurrences").await), ("2026-11-24", 3));
    for due in ["2026-11-25", "2026-11-26"] {
        app.change(&me, "complete", &[id]).await;
        assert_eq!(app.detail(&me, id).await.due_date, due);
    }
    app.change(&me, "complete", &[id]).await;
    assert_eq!(app.detail(&me, id).await.status, model::Status::Completed);
}

#[tokio::test]
async fn nonsense_of_the_past_is_said_by_line() {
    let app = App::new().await;
    let me = app.person().await;
    let good = "\"due_date\":\"2026-11-22\",\"state\":\"done\",\"ended_at\":\"2026-11-22T10:00:00Z\"";
    let pasts = [
        format!("[{{{good}}}]"),
        "[]".to_owned(),
        // Each of these is wrong.
        "5".to_owned(),
        "[5]".to_owned(),
        "null".to_owned(),
        format!("[{{{good},\"mood\":1}}]"),
        "[{}]".to_owned(),
        format!("[{{{good}}},{{}}]"),
        format!("[{{{}}}]", good.replace("done", "perhaps")),
        format!("[{{{}}}]", good.replace("2026-11-22\",", "2026-02-30\",")),
        format!("[{{{}}}]", good.replace("2026-11-22\",", "99999-01-01\",")),
        format!("[{{{}}}]", good.replace("2026-11-22\",", "1066-10-14\",")),
        format!("[{{{}}}]", good.replace("2026-11-22T10:00:00Z", "")),
        format!("[{{{}}}]", good.replace("2026-11-22T10:00:00Z", "then")),
        format!("[{{{good},\"due_time\":\"25:00\"}}]"),
        format!("[{{{good},\"ended_on\":\"2026-11-22 10:00\"}}]"),
        format!("[{{{good},\"occurrence\":\"someday\"}}]"),
        format!("[{{\"x\":{}1{}}}]", "[".repeat(5_000), "]".repeat(5_000)),
    ];
    let lines: Vec<String> =
        pasts.iter().map(|past| format!("{{\"title\":\"T\",\"mood\":1,\"occurrences\":{past}}}")).collect();
    for lines in [lines.clone(), lines.iter().map(|line| line.replace("\"mood\":1,\"occ", "\"occ")).collect()] {
        let preview = app.looked_at(&me, format!("{{\"taskbell\":1,\"tasks\":[\n{}]}}", lines.join(",\n"))).await;
        assert_eq!((preview.tasks, preview.problem_count), (2, pasts.len() as u64 - 2), "{:#?}", preview.problems);
        for (line, problem) in (4..).zip(&preview.problems) {
            let said = match line {
                4..8 | 19 => "This is no task: ",
                _ => {
                    "Earlier occurrences: Please use a list of what was done or skipped, each with its day and when that was, 10,000 at most."
                }
            };
            assert!(problem.line == line && problem.text.starts_with(said), "{line}: {problem:?}");
        }
        app.brought(&me, &preview).await;
    }
    assert_eq!((app.count("tasks").await, app.count("occurrences").await), (4, 2));
}

/// So many days, the last one first; each as long as it gets.
fn long_past(days: u64) -> String {
    let last = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let past: Vec<String> = (0..days)
        .map(|back| {
            let (due, on) = (last - Days::new(back), last - Days::new(back + 1));
            format!(
                "{{\"due_date\":\"{due}\",\"due_time\":\"09:00\",\"occurrence\":\"{on}\",\"state\":\"skipped\",\"ended_at\":\"{due}T09:00:00.123456Z\",\"ended_on\":\"{due}\"}}"
            )
        })
        .collect();
    past.join(",")
}

#[tokio::test]
async fn a_past_of_ten_thousand_days_travels_and_no_longer_one() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    let notes = "n".repeat(20_000);
    let task = |title: &str, past: &str| {
        format!(
            "{{\"title\":\"{title}\",\"notes\":\"{notes}\",\"due_date\":\"2026-11-23\",\"recurrence\":\"FREQ=DAILY\",\"occurrences\":[{past}]}}"
        )
    };
    let file = |tasks: &[String]| format!("{{\"taskbell\":1,\"tasks\":[\n{}]}}", tasks.join(",\n"));
    let (long, too_long, blank) = (long_past(10_000), long_past(10_001), " ".repeat(2_000_001));
    assert!(long.len() > 1_500_000);
    let wrong = [
        task("Too many", &too_long),
        task("Blank", &blank),
        task("Empty", &"{},".repeat(600_000)).replace(",]", "]"),
        task("Other", "").replace("\"occurrences\":[]", &format!("\"x\":[{long}]")),
    ];
    let preview = app.looked_at(&me, file(&wrong)).await;
    let said: Vec<&str> = preview.problems.iter().map(|problem| problem.text.as_str()).collect();
    let too_many = "Earlier occurrences: Please use a list of what was done or skipped, each with its day and when that was, 10,000 at most.";
    let longer = "This is longer than any task.";
    assert_eq!(said, [too_many, longer, too_many, longer]);

    let undo = app.imported(&me, &file(&[task("Long", &long), task("Other", &long_past(7_000))])).await;
    assert_eq!(app.count("occurrences").await, 17_000);
    let exported = app.exported(&me, "json").await;
    app.imported(&other, &exported).await;
    assert_eq!(app.count("occurrences").await, 34_000);
    assert_eq!(app.exported(&other, "json").await, exported);
    // Of more than that the last ones travel.
    let first = |title: &str| format!("(SELECT id FROM tasks WHERE title = '{title}' ORDER BY id LIMIT 1)");
    app.execute(&format!("UPDATE occurrences SET task_id = {} WHERE task_id = {}", first("Long"), first("Other")))
        .await;
    let exported = app.exported(&me, "json").await;
    assert_eq!(exported.matches("skipped").count(), 10_000);
    assert!(exported.contains("2026-11-21") && !exported.contains("2010-01-01"));
    domain::undo(&app.services, &me, undo, now()).await.unwrap();
    app.carry(now()).await;
    assert_eq!(app.count("occurrences").await, 17_000, "those of the other");
}

/// However many tasks have a past, a chunk asks for it once.
#[tokio::test]
async fn pasts_are_written_and_read_a_chunk_at_a_time() {
    let mut costs = Vec::new();
    for tasks in [20, 200] {
        let app = App::new().await;
        let me = app.person().await;
        let task = |number: u64| format!("{{\"title\":\"T {number}\",\"occurrences\":[{}]}}", long_past(2));
        let lines: Vec<String> = (0..tasks).map(task).collect();
        let file = format!("{{\"taskbell\":1,\"tasks\":[{}]}}", lines.join(",\n"));
        let preview = app.looked_at(&me, file).await;
        domain::transfers::import(&app.services, &me, preview.id, 0, now()).await.unwrap();
        let (import, _) = app.statements(app.carry(now())).await;
        domain::transfers::export(&app.services, &me, "json", now()).await.unwrap();
        let (export, _) = app.statements(app.carry(now())).await;
        assert_eq!(app.count("occurrences").await, 2 * tasks as i64);
        costs.push((import, export));
    }
    assert_eq!(costs[0].1, costs[1].1, "{costs:?}");
    assert!(costs[1].0 <= costs[0].0 + 20, "chunks: {costs:?}");
}
