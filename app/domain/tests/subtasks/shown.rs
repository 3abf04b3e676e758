//! How lists and the page of a task show parts.

use std::collections::HashMap;

use domain::tasks;
use model::{ListKind, ListQuery, PAGE_SIZE, Progress, RowParts, Sort, Status};

use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, Query};

use super::{act, inbox, lines, own_list, part, under};
use crate::support::{App, NewTaskRow, at, now};

#[tokio::test]
async fn progress_counts_the_parts_right_below() {
    let app = App::new().await;
    let me = app.person().await;
    let root = app.task(&me, "Root").await;
    let first = part(&app, &me, root, "First").await;
    part(&app, &me, root, "Second").await;
    part(&app, &me, first, "Below").await;
    let gone = part(&app, &me, root, "Gone").await;
    app.change(&me, "delete", &[gone]).await;
    app.change(&me, "complete", &[first]).await;
    let row = app.page(&me, &ListQuery::of(ListKind::Inbox)).await.rows.remove(0);
    let progress = Progress { done: 1, of: 2 };
    assert_eq!(row.about.parts, Some(RowParts { progress, folded: Some(false), missing: 0 }));
    let row = app.page(&me, &ListQuery::of(ListKind::All)).await.rows;
    let row = row.iter().find(|row| row.title == "Root").unwrap();
    assert_eq!(row.about.parts, Some(RowParts { progress, folded: None, missing: 0 }));
    let family = app.detail(&me, root).await.family;
    assert_eq!(family.progress, progress);
    let parts: Vec<(&str, Status)> = family.parts.iter().map(|part| (part.title.as_str(), part.status)).collect();
    assert_eq!(parts, [("Second", Status::Pending), ("First", Status::Completed)]);
    // Neither itself nor its parts, nor what is done.
    app.task(&me, "Other").await;
    let parents: Vec<String> = app.detail(&me, root).await.family.parents.into_iter().map(|(_, title)| title).collect();
    assert_eq!(parents, ["Other"]);
}

#[tokio::test]
async fn everywhere_else_parts_have_lines_of_their_own_that_say_of_what() {
    let app = App::new().await;
    let me = app.person().await;
    let root = app.task(&me, "Root").await;
    let today = NewTaskRow::titled("Today").due("2026-11-23").add(&app, &me).await;
    under(&app, &me, today, root).await.unwrap();
    let queries = [
        ListQuery::of(ListKind::Today),
        ListQuery::of(ListKind::All),
        ListQuery { search: "today".to_owned(), ..ListQuery::of(ListKind::Inbox) },
        ListQuery { status: Some(Status::Pending), ..ListQuery::of(ListKind::Inbox) },
    ];
    for query in queries {
        let row = app.page(&me, &query).await.rows.into_iter().find(|row| row.title == "Today").unwrap();
        assert_eq!((row.level, row.about.parent.as_deref()), (0, Some("Root")), "{query:?}");
    }
    let rows = app.page(&me, &ListQuery { sort: Sort::Newest, ..ListQuery::of(ListKind::Inbox) }).await.rows;
    assert_eq!((rows[1].level, rows[1].about.parent.as_deref()), (1, None), "where it stands says it");
}

#[tokio::test]
async fn folded_parts_are_out_of_sight_and_nothing_has_changed() {
    let app = App::new().await;
    let me = app.person().await;
    let root = app.task(&me, "Root").await;
    let middle = part(&app, &me, root, "Middle").await;
    part(&app, &me, middle, "Leaf").await;
    let (versions, journal) = (app.values::<i64>("SELECT version FROM tasks").await, app.count("changes").await);
    let folded = act(&app, &me, "fold", middle).await.unwrap();
    assert_eq!((folded.did, folded.undo), (model::Did::Folded, None));
    assert_eq!(inbox(&app, &me).await, ["Root", ".Middle"]);
    act(&app, &me, "fold", root).await.unwrap();
    assert_eq!(inbox(&app, &me).await, ["Root"]);
    act(&app, &me, "unfold", root).await.unwrap();
    assert_eq!(inbox(&app, &me).await, ["Root", ".Middle"]);
    assert_eq!((app.values::<i64>("SELECT version FROM tasks").await, app.count("changes").await), (versions, journal));
    let other = app.person().await;
    assert_eq!(crate::support::rejection(act(&app, &other, "fold", root).await), model::Rejection::NotFound);
}

/// A server of the version before knows of no parts.
#[tokio::test]
async fn whose_parent_is_elsewhere_stands_at_the_top() {
    let app = App::new().await;
    let me = app.person().await;
    let list = own_list(&app, &me, "Work").await;
    let root = app.task(&me, "Root").await;
    let first = part(&app, &me, root, "Part").await;
    for change in ["deleted_at = updated_at", "deleted_at = NULL, status = 2"] {
        app.execute(&format!("UPDATE tasks SET {change} WHERE title = 'Root'")).await;
        assert!(inbox(&app, &me).await.contains(&"Part".to_owned()), "{change}");
    }
    let other = app.task(&me, "Other").await;
    under(&app, &me, first, other).await.unwrap();
    let elsewhere =
        Query::update().table("tasks").value("list_id", list.0).and_where(Expr::col("id").eq(other.0)).take();
    app.services.db.execute(&elsewhere).await.unwrap();
    assert!(inbox(&app, &me).await.contains(&"Part".to_owned()));
    assert_eq!(lines(&app, &me, ListKind::Own(list)).await, ["Other"]);
}

/// However many there are: those that were added last, and always what it is a part of.
#[tokio::test]
async fn only_some_are_offered_as_what_it_is_a_part_of() {
    let app = App::new().await;
    let me = app.person().await;
    let root = NewTaskRow::titled("Root").added(at("2020-01-01T00:00:00Z")).add(&app, &me).await;
    let leaf = part(&app, &me, root, "Part").await;
    app.many_tasks(&me, 150, 0).await;
    let family = app.detail(&me, leaf).await.family;
    assert_eq!((family.parent.map(|(id, _)| id), family.parents.len()), (Some(root), 100));
    assert!(family.parents.iter().all(|(id, _)| *id != root && *id != leaf));
    let lists = app.lists(&me).await;
    let query = ListQuery { open: Some(leaf), ..ListQuery::of(ListKind::Inbox) };
    let beside = domain::pages::list(&app.services, &me, &lists, &query, now()).await.unwrap().open.unwrap().family;
    assert_eq!((beside.parent.map(|(id, _)| id), beside.parents.len()), (Some(root), 20));
    // Left as it is it stays, and one that is not offered can be chosen all the same.
    super::save_parent(&app, &me, leaf, Some(root)).await.unwrap();
    let other = NewTaskRow::titled("Other").added(at("2020-01-02T00:00:00Z")).add(&app, &me).await;
    assert!(app.detail(&me, leaf).await.family.parents.iter().all(|(id, _)| *id != other));
    super::save_parent(&app, &me, leaf, Some(other)).await.unwrap();
    assert_eq!(app.detail(&me, leaf).await.family.parent.map(|(id, _)| id), Some(other));
}

/// A page has so many lines, whatever stands on it.
#[tokio::test]
async fn pages_are_as_long_with_parts_and_show_everything_once() {
    let app = App::new().await;
    let me = app.person().await;
    let mut all = Vec::new();
    for number in 0..9 {
        let root = app.task(&me, &format!("Root {number}")).await;
        all.push(format!("Root {number}"));
        for part_number in 0..15 {
            let title = format!("Part {number} {part_number}");
            part(&app, &me, root, &title).await;
            all.push(title);
        }
    }
    let (mut query, mut shown) = (ListQuery::of(ListKind::Inbox), Vec::new());
    loop {
        let page = app.page(&me, &query).await;
        assert!(page.rows.len() <= PAGE_SIZE as usize && page.rows[0].level == 0);
        shown.extend(page.rows.into_iter().map(|row| row.title));
        match page.next {
            Some(next) => query.after = Some(next),
            None => break,
        }
    }
    shown.sort();
    all.sort();
    assert_eq!(shown, all);
    // One with more than a page of parts says how many have no line.
    let root = app.task(&me, "Large").await;
    for id in app.many_tasks(&me, 80, 0).await {
        app.set_parent(id, root.0).await;
    }
    let page = app.page(&me, &ListQuery { sort: Sort::Newest, ..ListQuery::of(ListKind::Inbox) }).await;
    assert_eq!((page.rows.len(), page.rows[0].about.parts.unwrap().missing), (50, 31));
    assert!(page.next.is_some());
    tasks::complete(&app.services, &me, &[root], HashMap::new(), now()).await.unwrap();
}

#[tokio::test]
async fn a_page_costs_two_statements_and_that_of_a_task_as_many() {
    let app = App::new().await;
    let me = app.person().await;
    let root = app.task(&me, "Root").await;
    let lists = app.lists(&me).await;
    let page = |list| {
        let (app, me, lists) = (&app, &me, &lists);
        async move { app.statements(tasks::page(&app.services, me, lists, &ListQuery::of(list), now())).await.0 }
    };
    assert_eq!(page(ListKind::Inbox).await, 1);
    part(&app, &me, root, "Part").await;
    assert_eq!((page(ListKind::Inbox).await, page(ListKind::All).await, page(ListKind::Today).await), (2, 1, 1));
    let detail = app.statements(domain::pages::task(&app.services, &me, root, now())).await.0;
    assert_eq!(detail, 2);
}
