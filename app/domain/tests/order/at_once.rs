use domain::{Error, tasks, undo};
use futures_util::future::join_all;
use model::{ListId, MovedSection, Rejection, TaskId};
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

/// Two sections are moved to each other's list and back, by several at once who also undo it, while tasks are added to them and
/// moved between them: nobody waits in a circle, and what is in a section is in its list.
#[tokio::test]
async fn sections_moved_at_once_keep_their_tasks() {
    let app = App::new().await;
    let me = app.person().await;
    let (work, home) = (list(&app, &me, "Work").await, list(&app, &me, "Home").await);
    let sections = [section(&app, &me, work, "Ready").await, section(&app, &me, home, "Garden").await];
    let mut ids = Vec::new();
    for (section, list) in [(sections[0], work), (sections[1], home)] {
        for number in 0..3 {
            ids.push(task(&app, &me, list, Some(section), &format!("Task {number}")).await);
        }
    }
    let moves = (0..24_usize).map(|number| {
        let (id, list) = (sections[number % 2], if number / 2 % 2 == 0 { home } else { work });
        let (app, me) = (&app, &me);
        async move {
            let outcome = tasks::move_section(&app.services, me, MovedSection { id, list }, now()).await?;
            match outcome.undo.filter(|_| number % 3 == 0) {
                Some(id) => undo(&app.services, me, id, now()).await,
                None => Ok(outcome),
            }
        }
    });
    let between = (0..24_usize).map(|number| {
        let (section, list) = (sections[number % 2], if number % 3 == 0 { home } else { work });
        let form = request("place", ids[number % 6], format!("end.{}.{}", list.0, section.0));
        tasks::change(&app.services, &me, form, now())
    });
    let added = (0..12_usize).map(|number| {
        let (section, list) = (sections[number % 2], if number % 3 == 0 { home } else { work });
        task(&app, &me, list, Some(section), "New")
    });
    let (moved, between, added) = tokio::join!(
        join_all(moves.collect::<Vec<_>>()),
        join_all(between.collect::<Vec<_>>()),
        join_all(added.collect::<Vec<_>>())
    );
    for result in moved.into_iter().chain(between) {
        // A section may be in the other list by the time that a task comes to it there.
        assert!(matches!(result, Ok(_) | Err(Error::Rejected(Rejection::NotFound))), "{result:?}");
    }
    let places = app.lists(&me).await;
    let mut there = Vec::new();
    for list in [work, home] {
        let its: Vec<_> = places.sections(list).map(|section| section.id).collect();
        for (section, id) in all(&app, &me, list).await {
            assert!(section.is_none_or(|section| its.contains(&section)), "{section:?} is not in {list:?}");
            there.push(id);
        }
    }
    assert_eq!(places.sections(work).chain(places.sections(home)).count(), 2);
    assert!(ids.iter().chain(&added).all(|id| there.contains(id)));
    assert_eq!(there.len(), ids.len() + added.len());
}
