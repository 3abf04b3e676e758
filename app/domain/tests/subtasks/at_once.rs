//! Trees that several change at once.

use std::collections::HashMap;

use domain::tasks;
use futures_util::future::join_all;
use model::TaskId;
use uuid::Uuid;

use super::{act, part, try_part, under};
use crate::support::{App, now};

/// How far above each task its root is; nothing above which there is none.
async fn depths(app: &App) -> Vec<Option<usize>> {
    let ids = app.values::<Uuid>("SELECT id FROM tasks ORDER BY id").await;
    let parents = app.values::<Option<Uuid>>("SELECT parent_id FROM tasks ORDER BY id").await;
    let parents: HashMap<Uuid, Option<Uuid>> = ids.iter().copied().zip(parents).collect();
    let depth = |id: &Uuid| {
        let mut next = parents[id];
        for depth in 0..50 {
            match next {
                None => return Some(depth),
                Some(above) => next = parents[&above],
            }
        }
        None
    };
    ids.iter().map(depth).collect()
}

#[tokio::test]
async fn two_that_become_parts_of_each_other_make_no_circle() {
    let app = App::new().await;
    let me = app.person().await;
    for _ in 0..20 {
        let (a, b) = (app.task(&me, "A").await, app.task(&me, "B").await);
        let (below_a, below_b) = (part(&app, &me, a, "Below A").await, part(&app, &me, b, "Below B").await);
        let results = tokio::join!(under(&app, &me, a, below_b), under(&app, &me, b, below_a));
        assert!(results.0.is_ok() != results.1.is_ok(), "one of them");
    }
    assert!(depths(&app).await.iter().all(|depth| depth.is_some_and(|depth| depth <= 3)));
}

#[tokio::test]
async fn whatever_many_do_at_once_it_stays_trees() {
    let app = App::new().await;
    let me = app.person().await;
    let mut ids = Vec::new();
    for number in 0..12 {
        ids.push(app.task(&me, &format!("Task {number}")).await);
    }
    let doing = (0..90_usize).map(|number| {
        let (app, me) = (&app, &me);
        let (one, other) = (ids[number * 7 % 12], ids[(number * 5 + 3) % 12]);
        async move {
            let result = match number % 6 {
                0..3 => under(app, me, one, other).await,
                3 => act(app, me, "outdent", one).await,
                4 => tasks::complete(&app.services, me, &both(one, other), HashMap::new(), now()).await,
                _ => try_part(app, me, one, TaskId(Uuid::now_v7()), "Part").await,
            };
            if let Ok(outcome) = &result
                && let (true, Some(undo)) = (number % 4 == 1, outcome.undo)
            {
                domain::undo(&app.services, me, undo, now()).await.unwrap();
            }
            // What does not fit is refused; nothing else goes wrong.
            result.err().filter(|error| !matches!(error, domain::Error::Rejected(_)))
        }
    });
    let wrong: Vec<domain::Error> = join_all(doing.collect::<Vec<_>>()).await.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert!(depths(&app).await.iter().all(|depth| depth.is_some_and(|depth| depth <= 4)), "{:?}", depths(&app).await);
}

/// As a form sends them: each once.
fn both(one: TaskId, other: TaskId) -> Vec<TaskId> {
    let mut ids = vec![one, other];
    ids.sort_by_key(|id| id.0);
    ids.dedup();
    ids
}

/// Two parts come at once where there is room for one.
#[tokio::test]
async fn the_last_place_is_taken_once() {
    let app = App::new().await;
    let me = app.person().await;
    let root = app.task(&me, "Root").await;
    for id in app.many_tasks(&me, model::PARTS_MAX as usize - 1, 0).await {
        app.set_parent(id, root.0).await;
    }
    let add = |_| try_part(&app, &me, root, TaskId(Uuid::now_v7()), "Last");
    let added = join_all((0..8).map(add)).await.into_iter().filter(Result::is_ok).count();
    assert_eq!(added, 1);
}
