//! Filters: what their language means, and saving them.

mod naive;
mod random;

use domain::{Actor, lists, tasks};
use model::{
    Colour, Did, FILTERS_MAX, Field, FilterForm, FilterId, FilterMistake, FilterRequest, ListForm, ListId, ListKind,
    ListQuery, ListRequest, Mistake, Outcome, Problem, Quota, Rejection, Sort, Status, TaskEdit,
};
use uuid::Uuid;

use crate::support::{App, NewTaskRow, now, problem, rejection};

fn form(name: &str, filter: &str) -> FilterForm {
    FilterForm { id: FilterId(Uuid::now_v7()), name: name.to_owned(), filter: filter.to_owned(), colour: Colour::Teal }
}

impl App {
    async fn add_filter(&self, me: &Actor, form: FilterForm) -> domain::Result<Outcome> {
        tasks::add_filter(&self.services, me, &self.lists(me).await, form, now()).await
    }

    async fn saved_filter(&self, me: &Actor, filter: &str) -> ListKind {
        let form = form("A filter", filter);
        let id = form.id;
        let outcome = self.add_filter(me, form).await.unwrap();
        assert_eq!((outcome.did, outcome.next), (Did::FilterAdded, Some(id.path())));
        ListKind::Filter(id)
    }

    /// The titles that a filter shows, in their order.
    async fn filter(&self, me: &Actor, filter: &str) -> Vec<String> {
        let filter = self.saved_filter(me, filter).await;
        self.list(me, filter).await
    }

    async fn filter_names(&self, me: &Actor) -> Vec<String> {
        self.lists(me).await.filters.into_iter().map(|filter| filter.name).collect()
    }
}

async fn act(app: &App, me: &Actor, act: &str, FilterId(id): FilterId) -> Outcome {
    let form = FilterRequest { act: format!("{act}:{id}") };
    lists::filters::change(&app.services, me, form, now()).await.unwrap()
}

async fn undo(app: &App, me: &Actor, outcome: Outcome) -> u32 {
    domain::undo(&app.services, me, outcome.undo.unwrap(), now()).await.unwrap().count
}

#[tokio::test]
async fn a_filter_shows_what_it_describes() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    let work = ListId(Uuid::now_v7());
    let list = ListForm { id: work, name: "Wörk & play".into(), colour: Colour::Red, favourite: false };
    lists::add(&app.services, &me, list, now()).await.unwrap();
    // Today is the 23rd.
    let invoice = NewTaskRow::titled("Invoice").due("2026-11-22").add(&app, &me).await;
    let edit =
        TaskEdit { list: work.0.to_string(), labels: Some("Waiting, far away".into()), ..app.form(&me, invoice).await };
    tasks::edit(&app.services, &me, edit, now()).await.unwrap();
    NewTaskRow::titled("Call").notes("about the invoice").due("2026-11-23").add(&app, &me).await;
    NewTaskRow::titled("Later").due("2026-12-24").add(&app, &me).await;
    NewTaskRow::titled("Done").status(Status::Completed).due("2026-11-20").add(&app, &me).await;
    NewTaskRow::titled("Theirs").due("2026-11-23").add(&app, &other).await;
    for (filter, expected) in [
        ("all", &["Invoice", "Call", "Later"][..]),
        ("today | overdue", &["Invoice", "Call"]),
        ("overdue & #work & play", &[]),
        ("overdue & #\"WORK & play\"", &["Invoice"]),
        ("#w*", &["Invoice"]),
        ("#Inbox", &["Call", "Later"]),
        ("list: inbox & due before: 2026-12-24", &["Call"]),
        ("@waiting", &["Invoice"]),
        ("@FAR*", &["Invoice"]),
        ("no labels", &["Call", "Later"]),
        ("search: invoice", &["Invoice", "Call"]),
        ("search: \"invoice about\"", &["Call"]),
        ("7 days", &["Call"]),
        ("completed", &["Done"]),
        ("all & !open", &["Done"]),
        ("list: shared", &[]),
        ("!list: shared", &["Invoice", "Call", "Later"]),
        (
            "(today | overdue) & #Wörk* & !@home & (p1 | p2 | p4) & date & search: \"inv\" & created before: tomorrow & !list: shared",
            &["Invoice"],
        ),
    ] {
        if filter == "overdue & #work & play" {
            let refused = app.add_filter(&me, form("x", filter)).await;
            assert!(problem(refused, Field::Filter).is_some());
            continue;
        }
        assert_eq!(app.filter(&me, filter).await, expected, "{filter}");
    }
    // The page narrows it as any other.
    let query = ListQuery {
        search: "later".into(),
        sort: Sort::Newest,
        ..ListQuery::of(app.saved_filter(&me, "!@waiting").await)
    };
    assert_eq!(app.titles(&me, &query).await, ["Later"]);
    // A list out of sight takes its tasks along; one that is gone is said to be.
    let filter = app.saved_filter(&me, "#\"Wörk & play\"").await;
    lists::change(&app.services, &me, ListRequest { act: format!("archive:{}", work.0) }, now()).await.unwrap();
    assert_eq!(app.list(&me, filter).await, [""; 0]);
    lists::change(&app.services, &me, ListRequest { act: format!("delete:{}", work.0) }, now()).await.unwrap();
    let (lists, query) = (app.lists(&me).await, ListQuery::of(filter));
    let page = domain::pages::list(&app.services, &me, &lists, &query, now()).await;
    let gone = Mistake { from: 0, to: "#\"Wörk & play\"".len() as u32, is: FilterMistake::NoSuchList };
    assert_eq!(problem(page, Field::Filter), Some(Problem::NotAFilter(gone)));
}

#[tokio::test]
async fn filters_are_made_changed_ordered_and_removed_and_all_of_it_undone() {
    let app = App::new().await;
    let me = app.person().await;
    let first = form("  First ", " today ");
    let id = first.id;
    let added = app.add_filter(&me, first.clone()).await.unwrap();
    // Sent twice, and once more with another name after Back.
    assert_eq!(app.add_filter(&me, first.clone()).await.unwrap().undo, None);
    app.add_filter(&me, FilterForm { name: "Second".into(), ..first.clone() }).await.unwrap();
    assert_eq!(app.filter_names(&me).await, ["First", "Second"]);
    assert_eq!(app.lists(&me).await.filter(id).unwrap().filter, "today");

    let edit = FilterForm { name: "Focus".into(), filter: "p1".into(), colour: Colour::Pink, ..first.clone() };
    let lists = app.lists(&me).await;
    let saved = tasks::save_filter(&app.services, &me, &lists, edit.clone(), now()).await.unwrap();
    let there = app.lists(&me).await.filter(id).unwrap().clone();
    assert_eq!((there.name.as_str(), there.filter.as_str(), there.colour), ("Focus", "p1", Colour::Pink));
    assert_eq!(tasks::save_filter(&app.services, &me, &lists, edit, now()).await.unwrap().undo, None);
    assert_eq!(undo(&app, &me, saved).await, 1);
    let there = app.lists(&me).await.filter(id).unwrap().clone();
    assert_eq!((there.name.as_str(), there.filter.as_str(), there.colour), ("First", "today", Colour::Teal));

    let moved = act(&app, &me, "down", id).await;
    assert_eq!(app.filter_names(&me).await, ["Second", "First"]);
    assert_eq!(act(&app, &me, "down", id).await.undo, None, "it is the last one");
    undo(&app, &me, moved).await;
    assert_eq!(app.filter_names(&me).await, ["First", "Second"]);

    let removed = act(&app, &me, "remove", id).await;
    assert_eq!((removed.did, removed.next.as_deref()), (Did::FilterRemoved, Some("/filters")));
    assert_eq!(app.filter_names(&me).await, ["Second"]);
    assert_eq!(undo(&app, &me, removed.clone()).await, 1);
    assert_eq!(undo(&app, &me, removed).await, 1, "undoing twice counts the same");
    assert_eq!(app.filter_names(&me).await, ["First", "Second"]);
    assert_eq!(undo(&app, &me, added).await, 0, "it changed since");
    let third = app.add_filter(&me, form("Third", "p1")).await.unwrap();
    assert_eq!(undo(&app, &me, third).await, 1);
    assert_eq!(app.filter_names(&me).await, ["First", "Second"]);
}

#[tokio::test]
async fn filters_are_their_owners_can_be_read_and_only_so_many() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    let mine = form("Mine", "today");
    app.add_filter(&me, mine.clone()).await.unwrap();
    let before = app.everything().await;
    let no_lists = app.lists(&other).await;
    let taken = tasks::save_filter(&app.services, &other, &no_lists, mine.clone(), now()).await;
    assert_eq!(rejection(taken), Rejection::NotFound);
    for act in ["up", "down", "remove"] {
        let form = FilterRequest { act: format!("{act}:{}", mine.id.0) };
        assert_eq!(rejection(lists::filters::change(&app.services, &other, form, now()).await), Rejection::NotFound);
    }
    let query = ListQuery::of(ListKind::Filter(mine.id));
    let page = domain::pages::list(&app.services, &other, &no_lists, &query, now()).await;
    assert_eq!(rejection(page), Rejection::NotFound);
    for (filter, expected) in [
        ("", Problem::Required),
        ("today\n& p1", Problem::ControlCharacter),
        (&"p1|".repeat(400), Problem::TooLong { max: 1_000 }),
        ("#Nowhere", Problem::NotAFilter(Mistake { from: 0, to: 8, is: FilterMistake::NoSuchList })),
        ("p1 & /Nowhere", Problem::NotAFilter(Mistake { from: 5, to: 13, is: FilterMistake::NoSuchSection })),
        ("p1 & (p2", Problem::NotAFilter(Mistake { from: 5, to: 6, is: FilterMistake::NotClosed })),
        ("due: -10000 years", Problem::NotAFilter(Mistake { from: 0, to: 17, is: FilterMistake::DayNeeded })),
        (
            &format!("search: {}", "x".repeat(201)),
            Problem::NotAFilter(Mistake { from: 0, to: 209, is: FilterMistake::LongSearch }),
        ),
    ] {
        assert_eq!(problem(app.add_filter(&me, form("Mine", filter)).await, Field::Filter), Some(expected), "{filter}");
    }
    assert_eq!(app.everything().await, before);
    for number in 1..FILTERS_MAX {
        app.add_filter(&me, form(&number.to_string(), "today")).await.unwrap();
    }
    let full = Rejection::Full { quota: Quota::Filters, most: FILTERS_MAX.into() };
    assert_eq!(rejection(app.add_filter(&me, form("one more", "today")).await), full);
    assert_eq!(app.add_filter(&other, mine).await.unwrap().did, Did::FilterAdded, "its id is another's");
    assert_eq!(app.lists(&other).await.filters.len(), 1);
}

#[tokio::test]
async fn a_page_of_a_filter_is_one_statement_and_its_count_another() {
    let app = App::new().await;
    let me = app.person().await;
    for number in 0..3 {
        NewTaskRow::titled(&format!("Task {number}")).due("2026-11-23").add(&app, &me).await;
    }
    let query = ListQuery::of(app.saved_filter(&me, "today & !@a & search: task & no section").await);
    let lists = app.lists(&me).await;
    let (sent, page) = app.statements(domain::pages::list(&app.services, &me, &lists, &query, now())).await;
    assert_eq!(page.unwrap().rows.len(), 3);
    assert_eq!(sent, 1);
    let (sent, count) =
        app.statements(tasks::count_filter(&app.services, &me, &lists, "today & search: task", now())).await;
    assert_eq!((sent, count.unwrap()), (1, 3));
    assert_eq!(tasks::count_filter(&app.services, &me, &lists, "p1", now()).await.unwrap(), 0);
}
