use domain::{Actor, tasks, undo};
use model::{ChangeRequest, Field, Group, ListKind, ListQuery, Priority, Problem, Sort, Status, TaskId};

use super::{board, columns, list, put, section, task};
use crate::support::{App, NewTaskRow, now, problem};

fn grouped(list: ListKind, group: Group) -> ListQuery {
    ListQuery { group: Some(group), ..ListQuery::of(list) }
}

async fn label(app: &App, me: &Actor, id: TaskId, words: &[&str]) {
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    tasks::add_labels(&app.services, me, &[id], &words, now()).await.unwrap();
}

/// Puts a task into each column one after the other, and takes every step back.
async fn goes_everywhere(app: &App, me: &Actor, query: &ListQuery, id: TaskId, title: &str) {
    let before = columns(&board(app, me, query).await);
    let there = |all: &[String]| all.iter().position(|column| column.contains(title)).unwrap();
    let all = board(app, me, query).await.columns;
    let from = all[there(&before)].put.clone();
    for (place, column) in all.iter().enumerate() {
        let Some(to) = &column.put else { continue };
        let without = from.as_ref().filter(|from| from.act == "relabel").map(|from| from.value.clone());
        let outcome = put(app, me, id, to, &without.unwrap_or_default()).await;
        assert_eq!(there(&columns(&board(app, me, query).await)), place, "{to:?}");
        if let Some(set) = outcome.undo {
            undo(&app.services, me, set, now()).await.unwrap();
        }
        assert_eq!(columns(&board(app, me, query).await), before, "{to:?}");
    }
}

#[tokio::test]
async fn columns_are_sections_in_their_order() {
    let app = App::new().await;
    let me = app.person().await;
    let work = list(&app, &me, "Work").await;
    let (ready, waiting) = (section(&app, &me, work, "Ready").await, section(&app, &me, work, "Waiting").await);
    let own = ListKind::Own(work);
    let one = task(&app, &me, own, None, "One").await;
    task(&app, &me, own, Some(ready), "Two").await;
    task(&app, &me, own, Some(ready), "Three").await;
    task(&app, &me, ListKind::Inbox, None, "Elsewhere").await;
    let query = ListQuery::of(own);
    assert_eq!(columns(&board(&app, &me, &query).await), ["No section: One", "Ready: Two Three", "Waiting: "]);
    let open: Vec<u32> = board(&app, &me, &query).await.columns.iter().map(|column| column.open).collect();
    assert_eq!(open, [1, 2, 0]);
    goes_everywhere(&app, &me, &query, one, "One").await;
    // Before another card, as in a list.
    let form = ChangeRequest {
        act: format!("place:{}", one.0),
        place: format!("start.{}.{}", work.0, ready.0),
        ..Default::default()
    };
    tasks::change(&app.services, &me, form, now()).await.unwrap();
    assert_eq!(columns(&board(&app, &me, &query).await), ["No section: ", "Ready: One Two Three", "Waiting: "]);
    // What stood in a section that is gone stands in none, and is counted there.
    let remove = model::SectionRequest { act: format!("remove:{}", ready.0) };
    domain::lists::sections::change(&app.services, &me, remove, now()).await.unwrap();
    let left = board(&app, &me, &query).await;
    assert_eq!(columns(&left), ["No section: One Two Three", "Waiting: "]);
    assert_eq!((left.columns[0].open, left.own.unwrap().0.as_str()), (3, "Work"));
    let _ = waiting;
    // A filter narrows every column.
    tasks::prioritise(&app.services, &me, &[one], Priority::High, now()).await.unwrap();
    let high = ListQuery { priority: Some(Priority::High), ..query };
    assert_eq!(columns(&board(&app, &me, &high).await), ["No section: One", "Waiting: "]);
}

#[tokio::test]
async fn columns_are_what_tasks_say() {
    let app = App::new().await;
    let me = app.person().await;
    let one = app.task(&me, "One").await;
    let two = NewTaskRow::titled("Two").status(Status::InProgress).priority(Priority::High).add(&app, &me).await;
    app.change(&me, "complete", &[app.task(&me, "Three").await]).await;
    label(&app, &me, two, &["home", "garden"]).await;

    let status = grouped(ListKind::All, Group::Status);
    assert_eq!(columns(&board(&app, &me, &status).await), ["Pending: One", "In progress: Two", "Completed: Three"]);
    goes_everywhere(&app, &me, &status, one, "One").await;
    let priority = grouped(ListKind::Inbox, Group::Priority);
    assert_eq!(columns(&board(&app, &me, &priority).await), ["High: Two", "Medium: ", "Low: ", "None: One"]);
    goes_everywhere(&app, &me, &priority, two, "Two").await;
    let labels = grouped(ListKind::All, Group::Label);
    assert_eq!(columns(&board(&app, &me, &labels).await), ["No label: One", "garden: Two", "home: Two"]);
    goes_everywhere(&app, &me, &labels, one, "One").await;
    // One is taken and another given: the rest stays.
    let to = board(&app, &me, &labels).await.columns[0].put.clone().unwrap();
    put(&app, &me, two, &to, "Home").await;
    assert_eq!(columns(&board(&app, &me, &labels).await), ["No label: One", "garden: Two"]);
    // The page of a label does not say it once more.
    let garden = ListQuery { label: "garden".to_owned(), ..grouped(ListKind::Label, Group::Label) };
    assert_eq!(columns(&board(&app, &me, &garden).await), ["No label: "]);
    let sections = grouped(ListKind::All, Group::Section);
    assert_eq!(board(&app, &me, &sections).await.group, Group::Status, "only a list has sections");
    let form = ChangeRequest { act: format!("relabel:{}", one.0), label: "a, b".to_owned(), ..Default::default() };
    assert_eq!(problem(tasks::change(&app.services, &me, form, now()).await, Field::Labels), Some(Problem::OneLabel));
}

/// It is Monday, 23 November 2026.
#[tokio::test]
async fn columns_are_days() {
    let app = App::new().await;
    let me = app.person().await;
    for (title, day) in [("Late", "2026-11-22"), ("Now", "2026-11-23"), ("Soon", "2026-11-24"), ("Far", "2027-01-01")] {
        app.due(&me, title, day).await;
    }
    let never = app.task(&me, "Never").await;
    let all = board(&app, &me, &grouped(ListKind::All, Group::Day)).await;
    let texts = columns(&all);
    assert_eq!(texts.len(), 10);
    assert_eq!(texts[..3], ["Overdue: Late", "Today, Monday 23 November: Now", "Tomorrow, Tuesday 24 November: Soon"]);
    assert_eq!(texts[8..], ["Later: Far", "No date: Never"]);
    assert!(all.columns[0].put.is_none() && all.columns[8].put.is_none(), "only time makes tasks overdue");
    // Below its day a task says no more than its time.
    assert_eq!(all.columns[2].cards[0].due.as_ref().unwrap().text, "");
    goes_everywhere(&app, &me, &grouped(ListKind::All, Group::Day), never, "Never").await;
    assert_eq!(columns(&board(&app, &me, &ListQuery::of(ListKind::Today)).await).len(), 2);
    let upcoming = columns(&board(&app, &me, &ListQuery::of(ListKind::Upcoming)).await);
    assert_eq!((upcoming.len(), upcoming[0].as_str()), (8, "Tomorrow, Tuesday 24 November: Soon"));
}

#[tokio::test]
async fn a_board_shows_few_of_many_and_costs_little() {
    let app = App::new().await;
    let me = app.person().await;
    app.many_tasks(&me, 130, 0).await;
    let query = grouped(ListKind::All, Group::Status);
    let lists = app.lists(&me).await;
    let read = tasks::board(&app.services, &me, &lists, &query, now());
    let (statements, _) = app.statements(read).await;
    assert_eq!(statements, 1);
    let shown = board(&app, &me, &query).await;
    let pending = &shown.columns[0];
    assert_eq!((pending.cards.len(), pending.open), (16, 101), "counted up to a hundred");
    // The rest is the list from there on.
    let more = pending.more.clone().unwrap();
    let ids = |rows: Vec<model::TaskRow>| rows.into_iter().map(|row| row.id).collect::<Vec<_>>();
    let next = ids(app.page(&me, &more).await.rows);
    let first = ids(app.page(&me, &ListQuery { after: None, ..more }).await.rows);
    assert_eq!((&first[..16], first[16]), (ids(pending.cards.clone()).as_slice(), next[0]));
    let sorted = ListQuery { sort: Sort::Newest, search: "task".to_owned(), ..query };
    assert_eq!(board(&app, &me, &sorted).await.columns[0].open, 16, "what is searched for is not counted");

    // More columns than have room stand on pages.
    let work = list(&app, &me, "Work").await;
    for number in 0..15 {
        section(&app, &me, work, &format!("S{number}")).await;
    }
    let query = ListQuery::of(ListKind::Own(work));
    let first = board(&app, &me, &query).await;
    assert_eq!((first.columns.len(), first.earlier, first.later), (12, None, Some(12)));
    let second = board(&app, &me, &ListQuery { after: Some("12".to_owned()), ..query.clone() }).await;
    assert_eq!((second.columns.len(), second.earlier, second.later), (4, Some(0), None));
    assert_eq!(second.columns[3].title, "S14");
    let lists = app.lists(&me).await;
    let read = tasks::board(&app.services, &me, &lists, &query, now());
    assert_eq!(app.statements(read).await.0, 2, "one more finds what names sections that are gone");
}

#[tokio::test]
async fn nobody_sees_the_board_of_another() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    let work = list(&app, &me, "Work").await;
    let id = task(&app, &me, ListKind::Own(work), None, "Mine").await;
    for group in Group::ALL {
        let theirs = board(&app, &other, &grouped(ListKind::All, group)).await;
        assert!(theirs.columns.iter().all(|column| column.cards.is_empty()), "{group:?}");
    }
    let lists = app.lists(&other).await;
    let query = ListQuery::of(ListKind::Own(work));
    assert!(tasks::board(&app.services, &other, &lists, &query, now()).await.is_err());
    assert!(tasks::calendar(&app.services, &other, &lists, &query, now()).await.is_err());
    let form = ChangeRequest { act: format!("relabel:{}", id.0), label: "x".to_owned(), ..Default::default() };
    assert!(tasks::change(&app.services, &other, form, now()).await.is_err());
}
