use domain::tasks;
use futures_util::future::join_all;
use model::{ListId, TaskId};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::Query;

use super::{all, list, request, section, task};
use crate::support::{App, now};

/// Two devices move the same tasks every way at once, some of which have no place of their own yet, while others are moved
/// together to another list and back: nobody waits in a circle, and no task is lost.
#[tokio::test]
async fn moves_at_once_lose_nothing() {
    let app = App::new().await;
    let me = app.person().await;
    let (work, home) = (list(&app, &me, "Work").await, list(&app, &me, "Home").await);
    let ready = section(&app, &me, work, "Ready").await;
    let mut ids: Vec<TaskId> = app.many_tasks(&me, 6, 1).await.into_iter().map(TaskId).collect();
    app.services.db.execute(&Query::update().table("tasks").value("list_id", work.0).take()).await.unwrap();
    for number in 0..4 {
        ids.push(task(&app, &me, work, None, &format!("Task {number}")).await);
    }
    let moves = (0..60_usize).map(|number| {
        let (id, beside) = (ids[number % 10], ids[(number * 7 + 3) % 10].0);
        let form = match number % 5 {
            0 => request("up", id, String::new()),
            1 => request("place", id, format!("before.{beside}")),
            2 => request("place", id, format!("end.{}.{}", work.0, ready.0)),
            3 => request("place", id, format!("after.{beside}")),
            _ => request("down", id, String::new()),
        };
        tasks::change(&app.services, &me, form, now())
    });
    let together = (0..10).map(|number| {
        let to = if number % 2 == 0 { home } else { work };
        tasks::move_to(&app.services, &me, &ids, to, now())
    });
    let (moved, together) = tokio::join!(join_all(moves.collect::<Vec<_>>()), join_all(together.collect::<Vec<_>>()));
    for result in moved.into_iter().chain(together) {
        result.unwrap();
    }
    let mut there: Vec<TaskId> = Vec::new();
    for list in [work, home] {
        there.extend(all(&app, &me, list).await.into_iter().map(|(_, id)| id));
    }
    there.sort_by_key(|id| id.0);
    ids.sort_by_key(|id| id.0);
    assert_eq!(there, ids);
    assert_eq!(app.list(&me, model::ListKind::Own(ListId(work.0))).await.len(), all(&app, &me, work).await.len());
}
