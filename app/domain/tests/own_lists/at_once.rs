use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::{lists, tasks};
use futures_util::future::join_all;
use model::{ListKind, ListRequest, MOST_COUNTED, NewTask, TaskId};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, TransactionTrait};
use uuid::Uuid;

use super::{added, change, in_list, made, names};
use crate::support::{App, now};

/// Twenty buttons pressed at once: every list is there once, each at a place of its own.
#[tokio::test]
async fn orders_changed_at_once_stay_orders() {
    let app = App::new().await;
    let me = app.person().await;
    let mut ids = Vec::new();
    for number in 0..5 {
        ids.push(made(&app, &me, &format!("List {number}")).await);
    }
    let presses = (0..20).map(|press| {
        let act = if press % 3 == 0 { "up" } else { "down" };
        let form = ListRequest { act: format!("{act}:{}", ids[press % 5].0) };
        lists::change(&app.services, &me, form, now())
    });
    for result in join_all(presses.collect::<Vec<_>>()).await {
        result.unwrap();
    }
    let mut all = names(&app, &me).await;
    all.sort();
    assert_eq!(all, ["List 0", "List 1", "List 2", "List 3", "List 4"]);
    let places: i64 = app.value("SELECT COUNT(DISTINCT position) FROM lists WHERE name <> ''").await;
    assert_eq!(places, 5);
}

/// Somebody adds and moves tasks while the list goes to the trash, comes back, and the trash is emptied: no task is lost, and
/// none stands in a list that is not there.
#[tokio::test]
async fn no_task_stands_in_a_list_that_ended_meanwhile() {
    let app = App::new().await;
    let me = app.person().await;
    for round in 0..4 {
        let list = made(&app, &me, &format!("List {round}")).await;
        let other = [app.task(&me, &format!("Moves {round}")).await];
        let add = (0..6).map(|number| {
            let title = format!("Task {round} {number}");
            let form = NewTask { id: TaskId(Uuid::now_v7()), title, list: ListKind::Own(list), ..NewTask::default() };
            tasks::add(&app.services, &me, form, now())
        });
        let moving = tasks::move_to(&app.services, &me, &other, list, now());
        let ending = async {
            change(&app, &me, "delete", list).await;
            tasks::empty_trash(&app.services, &me, now()).await.unwrap();
        };
        // Whoever comes too late is refused.
        let _ = tokio::join!(join_all(add.collect::<Vec<_>>()), moving, ending);
    }
    let astray: i64 = app
        .value("SELECT COUNT(*) FROM tasks WHERE NOT EXISTS (SELECT 1 FROM lists WHERE lists.id = tasks.list_id)")
        .await;
    assert_eq!(astray, 0);
}

/// The list comes back while the trash is being emptied, at once or by a job.
#[tokio::test]
async fn a_list_that_comes_back_meanwhile_keeps_its_tasks() {
    for many in [3, 1_200] {
        let app = App::new().await;
        let me = app.person().await;
        let work = made(&app, &me, "Work").await;
        app.many_tasks(&me, many, 0).await;
        let all = Query::update().table("tasks").value("list_id", work.0).take();
        app.services.db.execute(&all).await.unwrap();
        change(&app, &me, "delete", work).await;
        let by_job = many > 1_000;
        if by_job {
            tasks::empty_trash(&app.services, &me, now()).await.unwrap();
        }
        let restoring = app.services.db.begin().await.unwrap();
        let restore = Query::update()
            .table("lists")
            .value("deleted_at", None::<DateTime<Utc>>)
            .and_where(Expr::col("id").eq(work.0))
            .take();
        restoring.execute(&restore).await.unwrap();
        let emptying = async {
            match by_job {
                true => drop(app.carry(now()).await),
                false => drop(tasks::empty_trash(&app.services, &me, now()).await.unwrap()),
            }
        };
        let restored = async {
            tokio::time::sleep(Duration::from_millis(500)).await;
            restoring.commit().await.unwrap();
        };
        tokio::join!(emptying, restored);
        assert_eq!(app.count("tasks").await, many as i64);
        assert_eq!(app.lists(&me).await.get(work).unwrap().open, Ord::min(many as u32, MOST_COUNTED + 1));
    }
}

/// One undoes the deletion of a list while others work in it.
#[tokio::test]
async fn a_list_comes_back_while_others_work_in_it() {
    let app = App::new().await;
    let me = app.person().await;
    let list = made(&app, &me, "Work").await;
    let mut ids = Vec::new();
    for number in 0..10 {
        ids.push(added(&app, &me, list, &format!("Task {number}")).await);
    }
    let deleted = change(&app, &me, "delete", list).await.undo.unwrap();
    let work = ids.iter().map(|id| tasks::start(&app.services, &me, std::slice::from_ref(id), now()));
    let undo = domain::undo(&app.services, &me, deleted, now());
    let (undone, started) = tokio::join!(undo, join_all(work.collect::<Vec<_>>()));
    assert_eq!(undone.unwrap().count, 1);
    assert!(started.iter().all(Result::is_ok));
    assert_eq!(in_list(&app, &me, list).await.len(), 10);
}

/// Tasks with reminders move into a list, to another and back by undoing, while it is archived and taken out again: everybody
/// waits for their turn, and nobody in a circle.
#[tokio::test]
async fn whoever_changes_lists_and_tasks_at_once_waits_in_one_order() {
    let app = App::new().await;
    let me = app.person().await;
    let (work, home) = (made(&app, &me, "Work").await, made(&app, &me, "Home").await);
    let ids: Vec<TaskId> = app.many_tasks(&me, 12, 1).await.into_iter().map(TaskId).collect();
    let moves = ids.iter().enumerate().map(|(number, id)| {
        let (app, me) = (&app, &me);
        async move {
            let list = if number % 2 == 0 { work } else { home };
            let moved = tasks::move_to(&app.services, me, std::slice::from_ref(id), list, now()).await?;
            domain::undo(&app.services, me, moved.undo.unwrap(), now()).await?;
            tasks::move_to(&app.services, me, std::slice::from_ref(id), work, now()).await
        }
    });
    let acts = ["archive", "unarchive", "down", "up"].into_iter().cycle().take(24).map(|act| {
        let form = ListRequest { act: format!("{act}:{}", work.0) };
        lists::change(&app.services, &me, form, now())
    });
    let (moved, acted) = tokio::join!(join_all(moves.collect::<Vec<_>>()), join_all(acts.collect::<Vec<_>>()));
    for result in moved.into_iter().chain(acted) {
        result.unwrap();
    }
    assert_eq!(in_list(&app, &me, work).await.len(), 12);
}
