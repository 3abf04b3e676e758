//! Lists and the dashboard beside many tasks of others, and for somebody who has very many: every statement finds its
//! rows by an index and in their order. PostgreSQL only: it tells the plan of each statement that really ran.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use domain::{UserId, accounts, dashboard, pages, seed, tasks};
use model::{
    Colour, DueFilter, FilterForm, FilterId, Group, LISTS_MAX, ListId, ListKind, ListQuery, NewPart, NewTask,
    PARTS_MAX, Priority, Sort, Span, Status, TaskId,
};
use sea_orm::Database;
use serde_json::Value;
use tracing::field::{Field, Visit};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use uuid::Uuid;

use crate::support::{App, new_database, now};

/// The most rows that a statement may bring into order: two pages. Whoever has few tasks has them all read at once.
const SORTED: f64 = 100.0;
/// The most it may read in vain, where a filter goes with the order of another index and somebody has 20,000.
const LEFT_OUT: f64 = 2_500.0;
/// The most that a calendar may count: a third of somebody's 20,000 tasks is due in six weeks.
const COUNTED: f64 = 8_000.0;
/// Sections of the list with most tasks.
const SECTIONS: u32 = 20;
/// Filters of every kind: by words, by what stands in other tables, by dates without an index of their own.
const FILTERS: [&str; 7] = [
    "all",
    "(today | overdue) & !@half & (p1 | p2)",
    "@rare | @no*e",
    "#\"List 1\" & no section & 7 days",
    "search: \"task\" & created before: 2 weeks ago",
    "completed after: 30 days ago & !recurring",
    "no date & no labels & subtask",
];
const HEAVY: &str = "heavy@example.org";

/// `SCALE_DATABASE_URL` names a database filled by `taskbell seed` to look at instead of a small one.
#[tokio::test]
async fn no_page_reads_more_than_it_shows() {
    let Some(mut url) = new_database().await else { return };
    match std::env::var("SCALE_DATABASE_URL") {
        Ok(large) => url = large,
        Err(_) => {
            let app = App::on(&url, None).await;
            seed::bulk(&app.services, 300, 100, now()).await.unwrap();
            // Half of so few tasks are one person's below: the plans are those of tasks that all stand in one list.
            without_places(&app, "TRUE").await;
            app.execute("UPDATE tasks SET series_id = NULL WHERE series_id IS NOT NULL; DELETE FROM series").await;
            app.execute("VACUUM FULL tasks").await;
        }
    }
    let app = App::on(&url, None).await;
    let typical = app.values::<Uuid>("SELECT id FROM users WHERE email = 'user77@example.org'").await[0];
    with_lists(&app, typical).await;
    let heavy = a_person_with_very_many_tasks(&App::on(&url, None).await).await;
    let roots = [with_parts(&app, typical).await, with_parts(&app, heavy).await];
    app.execute("VACUUM ANALYZE tasks").await;
    tell_plans(&url).await;

    // Of one listener alone, tracing asks whichever thread meets an event first, another test's perhaps, who listens there.
    let _other = tracing::Dispatch::new(tracing_subscriber::registry());
    let (plans, subscriber) = Plans::listen();
    let _listening = tracing::subscriber::set_default(subscriber);
    let app = App::on(&url, None).await;
    plans.take();
    for (who, person, root) in [("typical", typical, roots[0]), ("heavy", heavy, roots[1])] {
        let actor = accounts::actor(&app.services, UserId(person), 1).await.unwrap().unwrap();
        let lists = app.lists(&actor).await;
        // All that one can have, the Inbox, and the sections of one.
        plans.check(&format!("{who}: lists"), f64::from(LISTS_MAX + 1 + SECTIONS));
        let own = lists.own[0].id;
        let page = app.page(&actor, &ListQuery::of(ListKind::Own(own))).await;
        let rows: Vec<TaskId> = page.rows.iter().map(|row| row.id).collect();
        let labels = ["half", "rare", "none"].into_iter().flat_map(|word| {
            let page = ListQuery { label: word.to_owned(), ..ListQuery::of(ListKind::Label) };
            Sort::ALL.map(|sort| ListQuery { sort, ..page.clone() })
        });
        for query in queries(own).into_iter().chain(labels) {
            let page = app.page(&actor, &query).await;
            // What a search found is brought into order afterwards.
            let found = query.list == ListKind::Label || (query.list.is_one() && query.filtered());
            let sorted = match (query.search.is_empty(), found) {
                // A page of tasks and one of occurrences, and one more of each.
                (true, false) if query.list == ListKind::Completed => SORTED + 2.0,
                // The parts of one task, however few of them find a line.
                (true, false) if query.list.is_one() => f64::from(PARTS_MAX),
                (true, false) => SORTED,
                // Of one list, what a filter lets through may be found by the filter and then be sorted, as those few that have
                // a label.
                (true, true) => LEFT_OUT,
                (false, _) => f64::MAX,
            };
            plans.check(&format!("{who}: {query:?}"), sorted);
            // The page after it.
            if page.next.is_some() {
                let query = ListQuery { after: page.next, ..query };
                tasks::page(&app.services, &actor, &lists, &query, now()).await.unwrap();
                plans.check(&format!("{who}, second page: {query:?}"), sorted);
            }
        }
        // There are so few sections here that whoever has many tasks in them has them read all.
        for text in FILTERS.into_iter().filter(|text| who == "typical" || !text.contains("section")) {
            let id = FilterId(Uuid::now_v7());
            let filter = FilterForm { id, name: "F".into(), filter: text.into(), colour: Colour::Grey };
            tasks::add_filter(&app.services, &actor, &lists, filter, now()).await.unwrap();
            plans.take();
            let with = app.lists(&actor).await;
            plans.take();
            for sort in [Sort::Due, Sort::Priority, Sort::Newest] {
                let query = ListQuery { sort, ..ListQuery::of(ListKind::Filter(id)) };
                pages::list(&app.services, &actor, &with, &query, now()).await.unwrap();
                plans.by_index(&format!("{who}: {text} by {sort:?}"));
            }
            // Whoever has half of all tasks has them counted by reading all.
            if who == "typical" {
                tasks::count_filter(&app.services, &actor, &with, text, now()).await.unwrap();
                plans.by_index(&format!("{who}: {text}, counted"));
            }
        }
        pages::search(&app.services, &actor, &lists, "task rare", None, 50, now()).await.unwrap();
        plans.by_index(&format!("{who}: searching everything"));
        for query in boards(own) {
            tasks::board(&app.services, &actor, &lists, &query, now()).await.unwrap();
            // Of one list, as far as its filters; the rest each in an order of its own.
            plans.check(&format!("{who}, board: {query:?}"), if query.list.is_one() { LEFT_OUT } else { SORTED });
        }
        for query in calendars(own) {
            tasks::calendar(&app.services, &actor, &lists, &query, now()).await.unwrap();
            // All that is due on the days that are shown is counted by day.
            plans.check(&format!("{who}, calendar: {query:?}"), COUNTED);
        }
        dashboard::dashboard(&app.services, &actor, now()).await.unwrap();
        // What was done in two weeks may be brought into the order of its tasks.
        plans.check(&format!("{who}: dashboard"), 1_000.0);
        // Keys that all have from before are given anew at first: whoever has half of all tasks has them read all.
        tasks::shift(&app.services, &actor, rows[0], false, now()).await.unwrap();
        plans.take();
        for row in [rows.first(), rows.last()].into_iter().flatten() {
            for up in [true, false] {
                tasks::shift(&app.services, &actor, *row, up, now()).await.unwrap();
                // Keys that are given anew are counted off one after the other.
                plans.check(&format!("{who}: one place further"), f64::MAX);
            }
        }
        // All its parts are brought into their order; what it may be a part of is read in an order of the list's.
        pages::task(&app.services, &actor, root, now()).await.unwrap();
        plans.check(&format!("{who}: a task with parts"), f64::from(PARTS_MAX));
        let completed = tasks::complete(&app.services, &actor, &[root], HashMap::new(), now()).await.unwrap();
        plans.check(&format!("{who}: completing a tree"), f64::MAX);
        domain::undo(&app.services, &actor, completed.undo.unwrap(), now()).await.unwrap();
        plans.check(&format!("{who}: undoing that"), f64::MAX);
        let alone = TaskId(Uuid::now_v7());
        let task = NewTask { id: alone, title: "Alone".to_owned(), list: ListKind::Inbox, ..NewTask::default() };
        tasks::add(&app.services, &actor, task, now()).await.unwrap();
        plans.take();
        let part = NewPart { id: TaskId(Uuid::now_v7()), title: "Part".to_owned(), parent: alone };
        tasks::add_part(&app.services, &actor, part, now()).await.unwrap();
        plans.check(&format!("{who}: adding a part"), SORTED);
        let task = app.values::<Uuid>(&format!("SELECT task_id FROM series WHERE user_id = '{person}'")).await[0];
        plans.take();
        pages::task(&app.services, &actor, TaskId(task), now()).await.unwrap();
        plans.check(&format!("{who}: a task that recurs"), f64::from(PARTS_MAX));
        tasks::complete(&app.services, &actor, &[TaskId(task)], HashMap::new(), now()).await.unwrap();
        plans.check(&format!("{who}: completing one"), SORTED);
        // Whoever has half of all tasks has them counted by reading all.
        if who == "typical" {
            tasks::add(&app.services, &actor, new_task(own), now()).await.unwrap();
            plans.check("adding", SORTED);
            pages::settings(&app.services, &actor, now()).await.unwrap();
            plans.check("settings", SORTED);
        }
    }
}

fn new_task(list: ListId) -> NewTask {
    NewTask {
        id: TaskId(Uuid::now_v7()),
        title: "One more".to_owned(),
        list: ListKind::Own(list),
        ..NewTask::default()
    }
}

fn queries(own: ListId) -> Vec<ListQuery> {
    let mut queries: Vec<_> = ListKind::ALL.into_iter().map(ListQuery::of).collect();
    for list in [ListKind::Inbox, ListKind::Own(own)] {
        queries.extend(Sort::ALL.map(|sort| ListQuery { sort, ..ListQuery::of(list) }));
        queries.extend(Status::ALL.map(|status| ListQuery { status: Some(status), ..ListQuery::of(list) }));
        queries.extend(Priority::ALL.map(|priority| ListQuery { priority: Some(priority), ..ListQuery::of(list) }));
        queries.extend(DueFilter::ALL.map(|due| ListQuery { due: Some(due), ..ListQuery::of(list) }));
        queries.push(ListQuery { search: "task 17".to_owned(), ..ListQuery::of(list) });
    }
    let all = || ListQuery::of(ListKind::All);
    for list in [ListKind::Today, ListKind::Upcoming, ListKind::All] {
        queries.extend(Sort::ALL.map(|sort| ListQuery { sort, ..ListQuery::of(list) }));
    }
    for sort in Sort::ALL {
        queries.extend(Status::ALL.map(|status| ListQuery { sort, status: Some(status), ..all() }));
        queries.extend(Priority::ALL.map(|priority| ListQuery { sort, priority: Some(priority), ..all() }));
        queries.extend(DueFilter::ALL.map(|due| ListQuery { sort, due: Some(due), ..all() }));
        let search = ["something", "task 17", "nowhere to be found", "etwas überall"];
        queries.extend(search.map(|text| ListQuery { sort, search: text.to_owned(), ..all() }));
    }
    queries
}

/// But for labels: those of a person are found and counted on their own page.
fn boards(own: ListId) -> Vec<ListQuery> {
    let by = |list, group| ListQuery { group: Some(group), ..ListQuery::of(list) };
    let lists = [ListKind::Inbox, ListKind::Own(own), ListKind::Today, ListKind::Upcoming, ListKind::All];
    let groups = [Group::Section, Group::Status, Group::Priority, Group::Day];
    lists.into_iter().flat_map(|list| groups.map(|group| by(list, group))).collect()
}

fn calendars(own: ListId) -> Vec<ListQuery> {
    let by = |list, span| ListQuery { span, ..ListQuery::of(list) };
    let lists = [ListKind::Inbox, ListKind::Own(own), ListKind::Today, ListKind::Upcoming, ListKind::All];
    lists.into_iter().flat_map(|list| Span::ALL.map(|span| by(list, span))).collect()
}

/// As many tasks as some keep in ten years, like those of the others.
async fn a_person_with_very_many_tasks(app: &App) -> Uuid {
    let there = app.values::<Uuid>(&format!("SELECT id FROM users WHERE email = '{HEAVY}'")).await;
    if let [id] = there[..] {
        return id;
    }
    let id = Uuid::now_v7();
    app.insert_person(id, "Heavy", HEAVY, chrono_tz::Tz::UTC).await;
    app.execute(&format!(
        "INSERT INTO tasks (id, user_id, version, title, notes, search, status, priority, due_on, due_time, due_sort, \
         created_at, updated_at, completed_at, completed_on, deleted_at) \
         SELECT gen_random_uuid(), '{id}', version, title, notes, search, status, priority, due_on, due_time, due_sort, \
         created_at - random() * interval '1000 days', updated_at, completed_at - random() * interval '1000 days', \
         completed_on, deleted_at FROM (SELECT * FROM tasks LIMIT 20000) AS copied"
    ))
    .await;
    with_lists(app, id).await;
    // Words at half of everybody's tasks, and at few.
    for (word, one_in) in [("half", 2), ("rare", 100)] {
        app.execute(&format!(
            "INSERT INTO task_labels (user_id, label, task_id, word) SELECT user_id, '{word}', id, '{word}' FROM tasks \
             WHERE hashtext(id::text) % {one_in} = 0"
        ))
        .await;
    }
    // The others have some, too.
    app.execute(
        "INSERT INTO lists (id, user_id, seq, journal_bytes, created_at, name, position) \
         SELECT gen_random_uuid(), users.id, 0, 0, now(), 'List ' || n, n FROM users, generate_series(1, 40) AS n \
         WHERE NOT EXISTS (SELECT 1 FROM lists WHERE lists.user_id = users.id AND position > 0)",
    )
    .await;
    app.execute(
        "INSERT INTO sections (id, user_id, list_id, name, position, created_at) \
         SELECT gen_random_uuid(), user_id, id, 'Section', 1, now() FROM lists \
         WHERE NOT EXISTS (SELECT 1 FROM sections WHERE sections.user_id = lists.user_id)",
    )
    .await;
    with_occurrences(app, id).await;
    for table in ["tasks", "task_labels", "users", "lists", "sections", "series", "occurrences"] {
        app.execute(&format!("VACUUM ANALYZE {table}")).await;
    }
    id
}

/// A task of everybody's recurs and was done every day of a month; fifty of this person's were, of 200 days.
async fn with_occurrences(app: &App, person: Uuid) {
    app.execute(&format!(
        "INSERT INTO series (id, user_id, task_id, rule, dtstart, first_on, anchor, counted, created_at) \
         SELECT gen_random_uuid(), user_id, id, 'FREQ=DAILY', '2016-01-01', '2016-01-01', 'schedule', 0, created_at \
         FROM (SELECT *, row_number() OVER (PARTITION BY user_id ORDER BY id) AS n FROM tasks WHERE deleted_at IS NULL) AS numbered \
         WHERE n = 1 OR user_id = '{person}' AND n <= 50; \
         UPDATE tasks SET series_id = series.id FROM series WHERE tasks.id = series.task_id; \
         INSERT INTO occurrences \
         (id, series_id, original_on, task_id, user_id, state, ended_at, ended_on, actor_id, set_id, version) \
         SELECT gen_random_uuid(), id, DATE '2026-11-23' - n, task_id, user_id, CASE WHEN n % 5 = 0 THEN 'skipped' ELSE 'done' END, \
         TIMESTAMPTZ '2026-11-23T08:00:00Z' - n * INTERVAL '1 day', DATE '2026-11-23' - n, user_id, gen_random_uuid(), n \
         FROM series, generate_series(1, 200) AS n WHERE n <= 30 OR user_id = '{person}'"
    ))
    .await;
}

/// Takes away the lists and parts that `taskbell seed` gave somebody.
async fn without_places(app: &App, whose: &str) {
    app.execute(&format!(
        "UPDATE tasks SET list_id = user_id, section_id = NULL, parent_id = NULL \
         WHERE {whose} AND (list_id <> user_id OR parent_id IS NOT NULL); \
         DELETE FROM sections WHERE {whose}; DELETE FROM lists WHERE {whose} AND id <> user_id"
    ))
    .await;
}

/// Lets a third of a person's tasks stand in the first of their lists, and some in one that is archived. They have as many
/// as one can.
async fn with_lists(app: &App, person: Uuid) {
    without_places(app, &format!("user_id = '{person}'")).await;
    app.execute(&format!(
        "INSERT INTO lists (id, user_id, seq, journal_bytes, created_at, name, position, archived_at) \
         SELECT gen_random_uuid(), '{person}', 0, 0, now(), 'List ' || n, n, CASE WHEN n = 2 THEN now() END \
         FROM generate_series(1, 500) AS n"
    ))
    .await;
    app.execute(&format!(
        "UPDATE tasks SET list_id = lists.id FROM lists WHERE tasks.user_id = '{person}' AND lists.user_id = '{person}' \
         AND lists.position = CASE WHEN hashtext(tasks.id::text) % 3 = 0 THEN 1 WHEN hashtext(tasks.id::text) % 50 = 1 THEN 2 END"
    ))
    .await;
    // In which every second one is in a section.
    app.execute(&format!(
        "INSERT INTO sections (id, user_id, list_id, name, position, created_at) \
         SELECT gen_random_uuid(), user_id, id, 'Section ' || n, n, now() FROM lists, generate_series(1, {SECTIONS}) AS n \
         WHERE user_id = '{person}' AND lists.position = 1"
    ))
    .await;
    app.execute(&format!(
        "UPDATE tasks SET section_id = sections.id FROM sections WHERE tasks.user_id = '{person}' \
         AND sections.list_id = tasks.list_id AND sections.position = abs(hashtext(tasks.title || tasks.id::text)) % 40"
    ))
    .await;
}

/// Lets up to 500 open tasks of a person's first list be parts of one of them.
async fn with_parts(app: &App, person: Uuid) -> TaskId {
    let of_list = format!(
        "SELECT tasks.id FROM tasks JOIN lists ON lists.id = tasks.list_id AND lists.position = 1 \
         WHERE tasks.user_id = '{person}' AND tasks.deleted_at IS NULL AND tasks.status < 2 ORDER BY tasks.id"
    );
    let root = app.values::<Uuid>(&format!("{of_list} LIMIT 1")).await[0];
    app.execute(&format!("UPDATE tasks SET parent_id = '{root}' WHERE id IN ({of_list} OFFSET 1 LIMIT 500)")).await;
    TaskId(root)
}

/// From now on each new connection says how its statements were done.
async fn tell_plans(url: &str) {
    let db = Box::pin(Database::connect(url)).await.unwrap();
    for setting in [
        "session_preload_libraries = 'auto_explain'",
        "auto_explain.log_level = 'notice'",
        "auto_explain.log_format = 'json'",
        "auto_explain.log_min_duration = 0",
        "auto_explain.log_analyze = on",
        "auto_explain.log_timing = off",
    ] {
        let alter = format!(
            "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET {}', current_database()); END $$",
            setting.replace('\'', "''")
        );
        sea_orm::ConnectionTrait::execute_unprepared(&db, &alter).await.unwrap();
    }
    db.close().await.unwrap();
}

/// The plans that PostgreSQL told.
#[derive(Clone, Default)]
struct Plans(Arc<Mutex<Vec<Value>>>);

impl Plans {
    fn listen() -> (Plans, impl tracing::Subscriber) {
        let plans = Plans::default();
        (plans.clone(), tracing_subscriber::registry().with(plans))
    }

    fn take(&self) -> Vec<Value> {
        std::mem::take(&mut self.0.lock().unwrap())
    }

    fn check(&self, what: &str, sorted: f64) {
        self.each(what, sorted, LEFT_OUT);
    }

    /// Of all that the person has, the database may look at whatever there is, by an index.
    fn by_index(&self, what: &str) {
        self.each(what, f64::MAX, f64::MAX);
    }

    fn each(&self, what: &str, sorted: f64, left_out: f64) {
        let plans = self.take();
        assert!(!plans.is_empty(), "{what}: no plan was told");
        for plan in plans {
            check(&plan["Plan"], what, sorted, left_out);
        }
    }
}

fn check(node: &Value, what: &str, sorted: f64, most: f64) {
    let kind = node["Node Type"].as_str().unwrap_or_default();
    assert!(!kind.contains("Seq Scan"), "{what}: reads all {}", node["Relation Name"]);
    let inner = node["Plans"].as_array().map_or(&[][..], Vec::as_slice);
    let rows: f64 = inner.iter().filter_map(|node| node["Actual Rows"].as_f64()).sum();
    assert!(!kind.contains("Sort") || rows <= sorted, "{what}: sorts {rows} rows");
    let left_out = node["Rows Removed by Filter"].as_f64().unwrap_or_default();
    // What has been numbered by day was counted, and not read in vain.
    let most = if kind == "WindowAgg" { most.max(COUNTED) } else { most };
    assert!(left_out <= most, "{what}: reads {left_out} rows in vain by {}", node["Index Name"]);
    for node in inner {
        check(node, what, sorted, most);
    }
}

impl<S: tracing::Subscriber> Layer<S> for Plans {
    fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() == "sqlx::postgres::notice" {
            event.record(&mut Message(self));
        }
    }
}

struct Message<'a>(&'a Plans);

impl Visit for Message<'_> {
    fn record_debug(&mut self, _: &Field, value: &dyn std::fmt::Debug) {
        self.record(&format!("{value:?}"));
    }

    fn record_str(&mut self, _: &Field, value: &str) {
        self.record(value);
    }
}

impl Message<'_> {
    fn record(&mut self, message: &str) {
        let plan = message.split_once("plan:\n").and_then(|(_, plan)| serde_json::from_str(plan).ok());
        self.0.0.lock().unwrap().extend(plan);
    }
}
