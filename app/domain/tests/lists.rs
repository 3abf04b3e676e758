//! What lists show, in which order, page by page.

use std::collections::HashSet;

use domain::{Actor, tasks};
use model::{DueFilter, ListKind, ListQuery, Priority, Sort, Status, TaskId};
use uuid::Uuid;

use crate::support::{App, NewTaskRow, at, no_lists, now};

/// Overdue, today, tomorrow, in a week, undated, completed, deleted.
async fn a_bit_of_everything(app: &App, me: &Actor) {
    app.due(me, "overdue", "2026-11-22").await;
    app.due(me, "today", "2026-11-23").await;
    NewTaskRow::titled("an hour ago").due("2026-11-23").time("09:00").add(app, me).await;
    app.due(me, "tomorrow", "2026-11-24").await;
    app.due(me, "sunday", "2026-11-29").await;
    app.due(me, "monday", "2026-11-30").await;
    app.task(me, "undated").await;
    NewTaskRow::titled("completed").due("2026-11-20").status(Status::Completed).add(app, me).await;
    let deleted = app.due(me, "deleted", "2026-11-23").await;
    app.change(me, "delete", &[deleted]).await;
}

#[tokio::test]
async fn each_list_shows_its_own() {
    let app = App::new().await;
    let me = app.person().await;
    a_bit_of_everything(&app, &me).await;
    assert_eq!(app.list(&me, ListKind::Today).await, ["overdue", "an hour ago", "today"]);
    assert_eq!(app.list(&me, ListKind::Upcoming).await, ["tomorrow", "sunday", "monday"]);
    assert_eq!(app.list(&me, ListKind::Completed).await, ["completed"]);
    assert_eq!(app.list(&me, ListKind::Trash).await, ["deleted"]);
    // All that is open, what was added last at the top.
    let all = ["undated", "monday", "sunday", "tomorrow", "an hour ago", "today", "overdue"];
    assert_eq!(app.list(&me, ListKind::All).await, all);
    let done = ListQuery { status: Some(Status::Completed), ..ListQuery::of(ListKind::All) };
    assert_eq!(app.titles(&me, &done).await, ["completed"]);
}

#[tokio::test]
async fn filters_narrow() {
    let app = App::new().await;
    let me = app.person().await;
    a_bit_of_everything(&app, &me).await;
    assert_eq!(app.filtered(&me, DueFilter::Overdue).await, ["overdue", "an hour ago"]);
    assert_eq!(app.filtered(&me, DueFilter::Today).await, ["an hour ago", "today"]);
    assert_eq!(app.filtered(&me, DueFilter::Week).await, ["an hour ago", "today", "tomorrow", "sunday"]);
    assert_eq!(app.filtered(&me, DueFilter::None).await, ["undated"]);
    let completed = ListQuery { status: Some(Status::Completed), ..ListQuery::of(ListKind::All) };
    assert_eq!(app.titles(&me, &completed).await, ["completed"]);
    let both =
        ListQuery { due: Some(DueFilter::Week), status: Some(Status::Completed), ..ListQuery::of(ListKind::All) };
    assert!(app.titles(&me, &both).await.is_empty());
    NewTaskRow::titled("urgent").priority(Priority::High).add(&app, &me).await;
    let urgent = ListQuery { priority: Some(Priority::High), ..ListQuery::of(ListKind::All) };
    assert_eq!(app.titles(&me, &urgent).await, ["urgent"]);
}

#[tokio::test]
async fn lists_are_sorted_as_asked() {
    let app = App::new().await;
    let me = app.person().await;
    let rows = [
        ("low", Priority::Low, "2026-11-23"),
        ("high late", Priority::High, ""),
        ("high soon", Priority::High, "2026-12-01"),
        ("none", Priority::None, "2026-11-01"),
    ];
    for (minute, (title, priority, due)) in rows.into_iter().enumerate() {
        let added = now() + chrono::TimeDelta::minutes(minute as i64);
        NewTaskRow::titled(title).priority(priority).due(due).added(added).add(&app, &me).await;
    }
    let by = |sort| ListQuery { sort, ..ListQuery::of(ListKind::All) };
    assert_eq!(app.titles(&me, &by(Sort::Due)).await, ["none", "low", "high soon", "high late"]);
    assert_eq!(app.titles(&me, &by(Sort::Priority)).await, ["high soon", "high late", "low", "none"]);
    assert_eq!(app.titles(&me, &by(Sort::Newest)).await, ["none", "high soon", "high late", "low"]);
}

#[tokio::test]
async fn headings_stand_over_days() {
    let app = App::new().await;
    let me = app.person().await;
    a_bit_of_everything(&app, &me).await;
    let groups =
        async |query: &ListQuery| app.page(&me, query).await.rows.into_iter().map(|row| row.group).collect::<Vec<_>>();
    let today = groups(&ListQuery::of(ListKind::Today)).await;
    assert_eq!(today, ["Overdue", "Overdue", "Today, Monday 23 November"]);
    let upcoming = groups(&ListQuery::of(ListKind::Upcoming)).await;
    assert_eq!(upcoming, ["Tomorrow, Tuesday 24 November", "Sunday 29 November", "Monday 30 November"]);
    let sorted = ListQuery { sort: Sort::Priority, ..ListQuery::of(ListKind::Upcoming) };
    assert!(groups(&sorted).await.iter().all(String::is_empty));
}

/// Every page after every page, by every order, over rows whose sort values are mostly equal.
#[tokio::test]
async fn pages_neither_repeat_nor_skip() {
    let app = App::new().await;
    let me = app.person().await;
    let other = app.person().await;
    app.task(&other, "not mine").await;
    let mut ids = Vec::new();
    for number in 0..120_u32 {
        let added = at("2026-11-01T08:00:00.123456Z") + chrono::TimeDelta::microseconds(i64::from(number / 40));
        let priority = Priority::ALL[(number % 3) as usize];
        let due = ["", "2026-11-23", "2026-11-20"][(number / 11 % 3) as usize];
        ids.push(NewTaskRow::titled("same").priority(priority).due(due).added(added).add(&app, &me).await);
    }
    for sort in Sort::ALL {
        assert_eq!(walk(&app, &me, &ListQuery { sort, ..ListQuery::of(ListKind::All) }).await, 120, "{sort:?}");
    }
    for ids in ids.chunks(50) {
        app.change(&me, "complete", ids).await;
    }
    assert_eq!(walk(&app, &me, &ListQuery::of(ListKind::Completed)).await, 120);
    for ids in ids.chunks(50) {
        app.change(&me, "delete", ids).await;
    }
    assert_eq!(walk(&app, &me, &ListQuery::of(ListKind::Trash)).await, 120);
}

async fn walk(app: &App, me: &Actor, query: &ListQuery) -> usize {
    let mut seen: HashSet<TaskId> = HashSet::new();
    let mut query = query.clone();
    loop {
        let page = app.page(me, &query).await;
        assert!(page.rows.len() <= 50);
        for row in &page.rows {
            assert!(seen.insert(row.id), "a row twice");
        }
        match page.next {
            Some(next) => query.after = Some(next),
            None => return seen.len(),
        }
    }
}

#[tokio::test]
async fn a_full_page_with_nothing_after_it_is_the_last() {
    let app = App::new().await;
    let me = app.person().await;
    for number in 0..50 {
        app.task(&me, &number.to_string()).await;
    }
    assert_eq!(app.page(&me, &ListQuery::of(ListKind::All)).await.next, None);
}

#[tokio::test]
async fn a_cursor_that_no_page_made_starts_from_the_start() {
    let app = App::new().await;
    let me = app.person().await;
    app.task(&me, "Task").await;
    let far = format!("{}.{}.{}", i64::MIN, i64::MIN, Uuid::nil());
    for after in ["", "x", "1.2", "1.2.3", far.as_str()] {
        for sort in Sort::ALL {
            let query = ListQuery { after: Some(after.into()), sort, ..ListQuery::of(ListKind::All) };
            // The far one is a cursor: before everything where lists ascend.
            if after != far || sort == Sort::Due {
                assert_eq!(app.titles(&me, &query).await, ["Task"], "{after} {sort:?}");
            }
            for list in ListKind::ALL {
                app.page(&me, &ListQuery { list, ..query.clone() }).await;
            }
        }
    }
}

#[tokio::test]
async fn a_page_costs_one_statement_and_three_with_an_open_task() {
    let app = App::new().await;
    let me = app.person().await;
    let id = NewTaskRow::titled("Task").notes("notes").add(&app, &me).await;
    let query = ListQuery::of(ListKind::All);
    // The lists beside it are in the cache.
    app.lists(&me).await;
    let (statements, page) = app.statements(app.page(&me, &query)).await;
    assert_eq!((statements, page.rows[0].has_notes), (1, true));
    let (statements, page) = app.statements(app.page(&me, &ListQuery { open: Some(id), ..query.clone() })).await;
    assert_eq!((statements, page.open.unwrap().id), (3, id));
    let gone = ListQuery { open: Some(TaskId(Uuid::now_v7())), ..query };
    assert!(app.page(&me, &gone).await.open.is_none());
}

#[tokio::test]
async fn today_is_the_persons_own() {
    let app = App::new().await;
    // 10:00 UTC on the 23rd is 00:00 on the 24th in Kiritimati and in Midway 23:00 on the 22nd.
    let ahead = app.person_in(chrono_tz::Pacific::Kiritimati).await;
    let behind = app.person_in(chrono_tz::Pacific::Midway).await;
    for me in [&ahead, &behind] {
        for day in ["2026-11-22", "2026-11-23", "2026-11-24"] {
            app.due(me, day, day).await;
        }
    }
    let early = at("2026-11-23T10:00:00Z");
    let titles = async |me: &Actor, list| {
        let page = tasks::page(&app.services, me, &no_lists(me), &ListQuery::of(list), early).await.unwrap();
        page.rows.into_iter().map(|row| row.title).collect::<Vec<_>>()
    };
    assert!(titles(&ahead, ListKind::Upcoming).await.is_empty());
    assert_eq!(titles(&behind, ListKind::Upcoming).await, ["2026-11-23", "2026-11-24"]);
}
