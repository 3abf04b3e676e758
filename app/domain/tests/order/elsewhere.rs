//! Sections that are moved to another list.

use domain::{Actor, lists, tasks};
use model::{Did, ListId, ListRequest, MovedSection, Outcome, Quota, Rejection, SectionId};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use uuid::Uuid;

use super::{act, all, list, section, task};
use crate::support::{App, now, rejection};

async fn moved(app: &App, me: &Actor, id: SectionId, list: ListId) -> domain::Result<Outcome> {
    tasks::move_section(&app.services, me, MovedSection { id, list }, now()).await
}

async fn names(app: &App, me: &Actor, list: ListId) -> Vec<String> {
    app.lists(me).await.sections(list).map(|section| section.name.clone()).collect()
}

#[tokio::test]
async fn a_section_goes_to_another_list_with_what_is_open_in_it_and_comes_back() {
    let app = App::new().await;
    let me = app.person().await;
    let (work, home) = (list(&app, &me, "Work").await, list(&app, &me, "Home").await);
    let ready = section(&app, &me, work, "Ready").await;
    section(&app, &me, work, "Waiting").await;
    let garden = section(&app, &me, home, "Garden").await;
    let outside = task(&app, &me, work, None, "Outside").await;
    let first = task(&app, &me, work, Some(ready), "First").await;
    let second = task(&app, &me, work, Some(ready), "Second").await;
    let part = crate::subtasks::part(&app, &me, first, "Part").await;
    let done = task(&app, &me, work, Some(ready), "Done").await;
    app.change(&me, "complete", &[done]).await;
    let there = task(&app, &me, home, Some(garden), "There").await;
    super::step(&app, &me, "up", second).await;
    let before = [(None, outside), (Some(ready), second), (Some(ready), first), (Some(ready), part)];
    assert_eq!(all(&app, &me, work).await, before);

    let outcome = moved(&app, &me, ready, home).await.unwrap();
    assert_eq!(outcome.did, Did::SectionMoved);
    assert_eq!(
        (names(&app, &me, work).await, names(&app, &me, home).await),
        (vec!["Waiting".to_owned()], vec!["Garden".to_owned(), "Ready".to_owned()])
    );
    assert_eq!(all(&app, &me, work).await, [(None, outside)]);
    let after = [(Some(garden), there), (Some(ready), second), (Some(ready), first), (Some(ready), part)];
    assert_eq!(all(&app, &me, home).await, after, "as they stood, with what is below them");
    assert_eq!(app.detail(&me, part).await.family.parent.map(|(id, _)| id), Some(first));
    assert_eq!(app.detail(&me, done).await.list, work, "what is done stays where it was done");
    // Once more it is there already.
    assert_eq!(moved(&app, &me, ready, home).await.unwrap().undo, None);

    let undone = domain::undo(&app.services, &me, outcome.undo.unwrap(), now()).await.unwrap();
    assert_eq!(undone.count, 4, "the section and three tasks");
    assert_eq!(all(&app, &me, work).await, before);
    assert_eq!(names(&app, &me, work).await, ["Ready", "Waiting"]);
    assert_eq!(all(&app, &me, home).await, [(Some(garden), there)]);
    // Done again and undone again it is as it was; an empty one goes as well.
    let again = moved(&app, &me, ready, ListId(me.user_id().0)).await.unwrap();
    domain::undo(&app.services, &me, again.undo.unwrap(), now()).await.unwrap();
    assert_eq!(all(&app, &me, work).await, before);
    moved(&app, &me, garden, work).await.unwrap();
    assert_eq!(names(&app, &me, work).await, ["Ready", "Waiting", "Garden"]);
}

/// A list that is in the trash is no place to go back to, for a section as for its tasks.
#[tokio::test]
async fn it_stays_where_it_is_if_its_list_is_gone() {
    let app = App::new().await;
    let me = app.person().await;
    let (work, home) = (list(&app, &me, "Work").await, list(&app, &me, "Home").await);
    let ready = section(&app, &me, work, "Ready").await;
    let id = task(&app, &me, work, Some(ready), "A").await;
    let outcome = moved(&app, &me, ready, home).await.unwrap();
    let delete = ListRequest { act: format!("delete:{}", work.0) };
    lists::change(&app.services, &me, delete, now()).await.unwrap();
    domain::undo(&app.services, &me, outcome.undo.unwrap(), now()).await.unwrap();
    assert_eq!(names(&app, &me, home).await, ["Ready"]);
    assert_eq!(all(&app, &me, home).await, [(Some(ready), id)]);
}

#[tokio::test]
async fn only_what_is_mine_and_fits_is_moved() {
    let app = App::with_quotas(|quotas| quotas.tasks = 1_010).await;
    let (me, other) = (app.person().await, app.person().await);
    let (work, home) = (list(&app, &me, "Work").await, list(&app, &me, "Home").await);
    let theirs = list(&app, &other, "Theirs").await;
    let (mine, secret) = (section(&app, &me, work, "Mine").await, section(&app, &other, theirs, "Secret").await);
    let gone = section(&app, &me, work, "Gone").await;
    act(&app, &me, "remove", gone).await;
    app.many_tasks(&me, 1_001, 0).await;
    let large = Query::update().table("tasks").value("list_id", work.0).value("section_id", mine.0).take();
    app.services.db.execute(&large).await.unwrap();
    let everything = app.everything().await;
    for (id, to) in [(mine, theirs), (secret, work), (gone, home), (mine, ListId(Uuid::now_v7()))] {
        assert_eq!(rejection(moved(&app, &me, id, to).await), Rejection::NotFound);
    }
    assert_eq!(rejection(moved(&app, &me, mine, home).await), Rejection::LargeSection { most: 1_000 });
    assert_eq!(app.everything().await, everything);
    app.execute("UPDATE tasks SET section_id = NULL WHERE id IN (SELECT id FROM tasks ORDER BY id LIMIT 1)").await;
    let outcome = moved(&app, &me, mine, home).await.unwrap();
    domain::undo(&app.services, &me, outcome.undo.unwrap(), now()).await.unwrap();
    let in_it = Query::select()
        .expr(Expr::cust("COUNT(*)"))
        .from("tasks")
        .and_where(Expr::col("list_id").eq(work.0))
        .and_where(Expr::col("section_id").eq(mine.0))
        .take();
    let row = app.services.db.query_one(&in_it).await.unwrap().unwrap();
    assert_eq!(row.try_get_by_index::<i64>(0).unwrap(), 1_000);

    for number in 0..100 {
        section(&app, &me, home, &format!("Section {number}")).await;
    }
    let full = Rejection::Full { quota: Quota::Sections, most: 100 };
    assert_eq!(rejection(moved(&app, &me, mine, home).await), full);
}
