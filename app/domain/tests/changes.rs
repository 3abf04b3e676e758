//! The journal: every change is in it once, in order, and what undoing restores.

use std::collections::HashMap;

use chrono::TimeDelta;
use domain::{Actor, changes, tasks};
use model::{ListKind, NewTask, Priority, Status, TaskEdit, TaskId, UndoId};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use uuid::Uuid;

use crate::support::{App, NewTaskRow, date, now};

async fn some(app: &App, me: &Actor, count: usize) -> Vec<TaskId> {
    let mut ids = Vec::new();
    for number in 0..count {
        ids.push(app.task(me, &format!("Task {number}")).await);
    }
    ids
}

/// Number, kind, task and version of each line.
async fn lines(app: &App) -> Vec<(i64, String, Uuid, i64)> {
    let sql = |what| format!("SELECT {what} FROM changes ORDER BY list_id, seq");
    let (numbers, kinds) = (app.values(&sql("seq")).await, app.values::<String>(&sql("kind")).await);
    let (tasks, versions) = (app.values(&sql("task_id")).await, app.values(&sql("version")).await);
    numbers
        .into_iter()
        .zip(kinds)
        .zip(tasks)
        .zip(versions)
        .map(|(((seq, kind), task), v)| (seq, kind, task, v))
        .collect()
}

async fn latest(app: &App) -> i64 {
    app.value("SELECT seq FROM lists").await
}

#[tokio::test]
async fn every_change_writes_a_line() {
    let app = App::new().await;
    let me = app.person().await;
    let form = NewTask { id: TaskId(Uuid::now_v7()), title: "Task".into(), list: ListKind::All, ..NewTask::default() };
    let id = form.id;
    for _ in 0..2 {
        tasks::add(&app.services, &me, form.clone(), now()).await.unwrap();
    }
    app.change(&me, "complete", &[id]).await;
    // Nothing changes, and nothing is written.
    app.change(&me, "complete", &[id]).await;
    let edit = TaskEdit { title: "Other".into(), ..app.form(&me, id).await };
    let undo = tasks::edit(&app.services, &me, edit, now()).await.unwrap().undo.unwrap();
    domain::undo(&app.services, &me, undo, now()).await.unwrap();
    app.change(&me, "delete", &[id]).await;
    tasks::empty_trash(&app.services, &me, now()).await.unwrap();
    let kinds = ["added", "changed", "changed", "changed", "changed", "removed"];
    let expected: Vec<_> = (1..).zip(kinds).map(|(n, kind)| (n, kind.to_owned(), id.0, Ord::min(n, 5))).collect();
    assert_eq!(lines(&app).await, expected);
    assert_eq!(latest(&app).await, 6);
    let fields: Vec<Option<String>> = app.values("SELECT before FROM changes ORDER BY seq").await;
    assert_eq!(fields[1].as_deref(), Some(r#"{"status":0,"completed_at":null,"completed_on":null}"#));
    // Words go with their task.
    assert_eq!((&fields[2], &fields[3]), (&None, &None));
}

/// What fifty writers do at once: all of it is there once, and whoever follows by number misses nothing.
#[tokio::test]
async fn fifty_writers_leave_no_gap_and_no_double() {
    let app = App::new().await;
    let me = app.person().await;
    let shared = some(&app, &me, 10).await;
    let follow = async {
        let (mut seen, mut idle) = (0_i64, 0);
        while idle < 200 {
            // As somebody who reads what is new: the numbers that are there go on where they ended.
            let new: Vec<i64> = app.values(&format!("SELECT seq FROM changes WHERE seq > {seen} ORDER BY seq")).await;
            for seq in &new {
                assert_eq!(*seq, seen + 1);
                seen = *seq;
            }
            idle = if new.is_empty() { idle + 1 } else { 0 };
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        seen
    };
    let writers = futures_util::future::join_all((0..50).map(|writer| write(&app, &me, &shared, writer)));
    let (seen, changed) = tokio::join!(follow, writers);
    let lines = lines(&app).await;
    assert_eq!(lines.len() as i64, latest(&app).await);
    assert_eq!(lines.len(), shared.len() + changed.iter().sum::<usize>());
    assert!(lines.iter().map(|line| line.0).eq(1..=lines.len() as i64));
    assert!(seen <= lines.len() as i64);
    // Versions of a task count its lines.
    let mut versions: HashMap<Uuid, i64> = HashMap::new();
    for (_, kind, task, version) in lines {
        let before = versions.entry(task).or_insert(if kind == "changed" { 1 } else { 0 });
        assert_eq!(version, *before + 1, "{kind}");
        *before = version;
    }
}

/// Some changes, of tasks of one's own and of those that all others change; how many lines they make.
async fn write(app: &App, me: &Actor, shared: &[TaskId], writer: usize) -> usize {
    let form = NewTask {
        id: TaskId(Uuid::now_v7()),
        title: format!("Task {writer}"),
        list: ListKind::All,
        ..NewTask::default()
    };
    tasks::add(&app.services, me, form.clone(), now()).await.unwrap();
    let day = date("2026-12-01") + TimeDelta::days(writer as i64);
    tasks::reschedule(&app.services, me, &[form.id], Some(day), now()).await.unwrap();
    let mine = [form.id, shared[writer % shared.len()]];
    let undo = tasks::reschedule(&app.services, me, &mine, Some(day + TimeDelta::days(1)), now()).await.unwrap().undo;
    let undone = domain::undo(&app.services, me, undo.unwrap(), now()).await.unwrap().count;
    4 + undone as usize
}

/// Undoing restores its own set, where nothing came between, and nothing else.
#[tokio::test]
async fn undoing_in_any_order_restores_its_own_set() {
    let app = App::new().await;
    let me = app.person().await;
    let all = some(&app, &me, 6).await;
    let completed = app.change(&me, "complete", &all[..4]).await.undo.unwrap();
    let high = tasks::prioritise(&app.services, &me, &all[2..], Priority::High, now()).await.unwrap().undo.unwrap();
    let moved = app.reschedule(&me, &all[5..], Some(date("2026-12-24"))).await.undo.unwrap();
    let undo = async |set: UndoId| domain::undo(&app.services, &me, set, now()).await.unwrap().count;
    assert_eq!(undo(completed).await, 2);
    assert_eq!(undo(high).await, 3);
    // What stood in the way is gone, but the task changed.
    assert_eq!(undo(completed).await, 2);
    assert_eq!(undo(moved).await, 1);
    for (number, id) in all.iter().enumerate() {
        let task = app.detail(&me, *id).await;
        let completed = (2..4).contains(&number);
        assert_eq!(task.status == Status::Completed, completed, "{number}");
        assert_eq!(task.priority, if number == 5 { Priority::High } else { Priority::None }, "{number}");
        assert_eq!(app.form(&me, *id).await.due_date, "", "{number}");
    }
}

#[tokio::test]
async fn lines_are_kept_for_their_time_from_the_oldest_on() {
    let app = App::new().await;
    let me = app.person().await;
    let id = NewTaskRow::titled("Task").add(&app, &me).await;
    for action in ["start", "complete", "reopen"] {
        app.change(&me, action, &[id]).await;
    }
    let held: i64 = app.value("SELECT journal_bytes FROM lists").await;
    // The second is older than the first by its clock.
    let old = chrono::Utc::now() - TimeDelta::days(31);
    let set = Uuid::from_u128((old.timestamp_millis() as u128) << 80);
    let older = Query::update().table("changes").value("set_id", set).and_where(Expr::col("seq").eq(2)).take();
    app.services.db.execute(&older).await.unwrap();
    assert!(!changes::prune(&app.services, chrono::Utc::now()).await.unwrap());
    assert_eq!(app.values::<i64>("SELECT seq FROM changes ORDER BY seq").await, [3, 4]);
    let left: i64 = app.value("SELECT journal_bytes FROM lists").await;
    assert!(left < held && left > 0, "{left} of {held}");
    app.change(&me, "start", &[id]).await;
    assert_eq!(app.values::<i64>("SELECT seq FROM changes ORDER BY seq").await, [3, 4, 5]);
}
