//! Random filters on random tasks, beside what they mean.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use domain::{Actor, lists, tasks};
use fastrand::Rng;
use model::{
    Colour, ListForm, ListId, ListKind, ListQuery, NewTask, Priority, SectionForm, SectionId, Sort, Status, TaskEdit,
    TaskId,
};
use uuid::Uuid;

use super::naive::{Compare, Made, Meaning, Reader, Which, Wish};
use crate::support::{App, now};

const TASKS: usize = 120;
const FILTERS: usize = 250;
const TITLES: [&str; 5] = ["Invoice", "Call mother", "50% off_", "Ring the bell", "invoice again"];
const LABELS: [&str; 4] = ["home", "homework", "waiting", "a%b"];

fn some<T: Copy>(random: &mut Rng, from: &[T]) -> T {
    from[random.usize(..from.len())]
}

fn day(random: &mut Rng, around: NaiveDate) -> NaiveDate {
    around - Days::new(4) + Days::new(random.u64(..10))
}

/// Lists with sections, and tasks of every kind in them.
async fn make(app: &App, me: &Actor, random: &mut Rng, today: NaiveDate) -> Vec<Made> {
    let places =
        [("Inbox", ListId(me.user_id().0)), ("Work", ListId(Uuid::now_v7())), ("Home", ListId(Uuid::now_v7()))];
    for (name, id) in &places[1..] {
        let form = ListForm { id: *id, name: (*name).into(), colour: Colour::Grey, favourite: false };
        lists::add(&app.services, me, form, now()).await.unwrap();
    }
    let mut sections = Vec::new();
    for (list, name) in [(places[0].1, "Later"), (places[1].1, "Later"), (places[1].1, "Doing")] {
        let id = SectionId(Uuid::now_v7());
        let form = SectionForm { id, list, name: name.into() };
        lists::sections::add(&app.services, me, form, now()).await.unwrap();
        sections.push((list, name, id));
    }
    let (mut made, mut above): (_, Option<(TaskId, String, Option<String>)>) = (Vec::new(), None);
    for number in 0..TASKS {
        let created = now() - TimeDelta::minutes(random.i64(0..12_000));
        let changed = (created + TimeDelta::minutes(random.i64(0..9_000))).min(now());
        let (name, list) = some(random, &places);
        let of_list: Vec<_> = sections.iter().filter(|section| section.0 == list).collect();
        let section = if random.bool() { of_list.get(random.usize(..3)).copied() } else { None };
        let due = random.bool().then(|| day(random, today));
        let deadline = (random.u8(..3) == 0).then(|| day(random, today));
        let start = (random.u8(..3) == 0)
            .then(|| day(random, today))
            .filter(|start| [due, deadline].into_iter().flatten().all(|date| *start <= date));
        let recurring = due.is_some() && random.u8(..5) == 0;
        let part = above.clone().filter(|_| random.u8(..4) == 0);
        let labels: BTreeSet<&str> = (0..random.usize(..3)).map(|_| some(random, &LABELS)).collect();
        let task = Made {
            title: format!("{} {number}", some(random, &TITLES)),
            notes: if random.u8(..3) == 0 { some(random, &TITLES).to_owned() } else { String::new() },
            status: if recurring {
                Status::Pending
            } else {
                some(random, &[Status::Pending, Status::InProgress, Status::Completed])
            },
            priority: some(random, &Priority::ALL),
            due,
            time: due
                .filter(|_| random.bool())
                .and_then(|_| NaiveTime::from_hms_opt(random.u32(..24), random.u32(..60), 0)),
            deadline,
            start,
            created,
            changed,
            labels: labels.iter().map(|label| (*label).to_owned()).collect(),
            list: if part.is_some() { String::new() } else { name.to_owned() },
            section: section.map(|section| section.1.to_owned()),
            part: part.is_some(),
            recurring,
        };
        let id = TaskId(Uuid::now_v7());
        let form = NewTask { id, title: task.title.clone(), list: ListKind::All, ..NewTask::default() };
        tasks::add(&app.services, me, form, created).await.unwrap();
        let text = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
        let form = TaskEdit {
            id,
            version: 1,
            title: task.title.clone(),
            notes: task.notes.clone(),
            status: task.status,
            priority: task.priority,
            due_date: text(task.due),
            due_time: task.time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default(),
            list: if part.is_some() { String::new() } else { list.0.to_string() },
            labels: Some(task.labels.join(",")),
            start_date: Some(text(task.start)),
            deadline: Some(text(task.deadline)),
            section: (part.is_none()).then(|| section.map(|section| section.2.0.to_string()).unwrap_or_default()),
            parent: part.as_ref().map(|(id, _, _)| id.0.to_string()),
            rule: recurring.then(|| "FREQ=WEEKLY".to_owned()),
            ..TaskEdit::default()
        };
        tasks::edit(&app.services, me, form, changed).await.unwrap();
        // A part stands where its task stands, in no section of its own choosing.
        let task = match &part {
            Some((_, list, section)) => Made { list: list.clone(), section: section.clone(), ..task },
            None => task,
        };
        if part.is_none() && task.status != Status::Completed && random.bool() {
            above = Some((id, task.list.clone(), task.section.clone()));
        }
        made.push(task);
    }
    made
}

fn wish(random: &mut Rng, depth: u8, today: NaiveDate) -> Wish {
    match random.u8(..if depth == 0 { 1 } else { 5 }) {
        1 => Wish::And(Box::new(wish(random, depth - 1, today)), Box::new(wish(random, depth - 1, today))),
        2 => Wish::Or(Box::new(wish(random, depth - 1, today)), Box::new(wish(random, depth - 1, today))),
        3 => Wish::Not(Box::new(wish(random, depth - 1, today))),
        _ => {
            let (text, meaning) = condition(random, today);
            Wish::One(text, meaning)
        }
    }
}

fn condition(random: &mut Rng, today: NaiveDate) -> (String, Meaning) {
    let plain = |text: &str, meaning| (text.to_owned(), meaning);
    match random.u8(..30) {
        0 => plain("all", Meaning::Everything),
        1 => plain("list: shared", Meaning::Nothing),
        2 | 3 => plain("overdue", Meaning::Overdue),
        4 => plain("time", Meaning::Timed),
        5 | 6 => {
            let (text, priority) = some(
                random,
                &[
                    ("p1", Priority::High),
                    ("p2", Priority::Medium),
                    ("priority: low", Priority::Low),
                    ("no priority", Priority::None),
                ],
            );
            plain(text, Meaning::Priority(priority))
        }
        7 => plain("completed", Meaning::Status(Status::Completed)),
        8 => plain("in progress", Meaning::Status(Status::InProgress)),
        9 => plain("open", Meaning::Open),
        10 | 11 => {
            let (text, list) =
                some(random, &[("#work", "Work"), ("list: Home", "Home"), ("#H*", "Home"), ("#inbox", "Inbox")]);
            plain(text, Meaning::List(list))
        }
        12 => plain("/later", Meaning::Section("Later")),
        13 => plain("/D*g", Meaning::Section("Doing")),
        14 => plain("no section", Meaning::NoSection),
        15 | 16 => {
            let (text, word) = some(random, &[("@home", "home"), ("label: WAITING", "waiting"), ("@a%b", "a%b")]);
            plain(text, Meaning::Label(word))
        }
        17 => plain("@home*", Meaning::LabelBeginning("home")),
        18 => plain("no labels", Meaning::NoLabels),
        19 => plain("recurring", Meaning::Recurring),
        20 => plain("subtask", Meaning::Part),
        21 => plain("notes", Meaning::Notes),
        22 | 23 => {
            let (text, words) = some(
                random,
                &[
                    ("search: \"invoice\"", "invoice"),
                    ("search: again INV", "again INV"),
                    ("search: 0% off_", "0% off_"),
                ],
            );
            plain(text, Meaning::Search(words))
        }
        24 => {
            let days = random.i64(1..6);
            (format!("{days} days"), Meaning::Within(days))
        }
        25 => {
            let (text, which) = some(
                random,
                &[
                    ("no date", Which::Day),
                    ("no due date", Which::Due),
                    ("no deadline", Which::Deadline),
                    ("no start date", Which::Start),
                ],
            );
            plain(text, Meaning::NoDate(which))
        }
        _ => {
            let (word, which) = some(
                random,
                &[
                    ("date", Which::Day),
                    ("due", Which::Due),
                    ("deadline", Which::Deadline),
                    ("start", Which::Start),
                    ("created", Which::Created),
                    ("changed", Which::Changed),
                    ("completed", Which::Completed),
                ],
            );
            let (sign, compare) =
                some(random, &[("", Compare::On), (" before", Compare::Before), (" after", Compare::After)]);
            let away = random.i64(-5..6);
            let date = today + TimeDelta::days(away);
            let named = match random.u8(..3) {
                0 => date.to_string(),
                1 if away >= 0 => format!("in {away} days"),
                _ if away < 0 => format!("{} days ago", -away),
                _ => format!("+{away} days"),
            };
            (format!("{word}{sign}: {named}"), Meaning::Date(which, compare, date))
        }
    }
}

async fn shown(app: &App, me: &Actor, filter: ListKind, sort: Sort) -> (BTreeSet<String>, usize) {
    let mut query = ListQuery { sort, ..ListQuery::of(filter) };
    let (mut titles, mut rows) = (BTreeSet::new(), 0);
    loop {
        let page = app.page(me, &query).await;
        rows += page.rows.len();
        titles.extend(page.rows.into_iter().map(|row| row.title));
        let Some(next) = page.next else { return (titles, rows) };
        query.after = Some(next);
    }
}

#[tokio::test]
async fn random_filters_mean_what_they_say() {
    let seed =
        std::env::var("FILTER_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or_else(|| fastrand::u64(..));
    let mut random = Rng::with_seed(seed);
    let app = App::new().await;
    let zone = some(&mut random, &["Pacific/Kiritimati", "America/Los_Angeles", "Europe/Berlin"]);
    let me = app.person_in(zone.parse().unwrap()).await;
    let reader = Reader { zone: me.zone(), now: now() };
    let today = now().with_timezone(&me.zone()).date_naive();
    let made = make(&app, &me, &mut random, today).await;
    let mut found = 0;
    for number in 0..FILTERS {
        let wish = wish(&mut random, 4, today);
        let text = wish.written();
        if number % 40 == 39 {
            // There is an end to filters.
            app.execute("DELETE FROM filters").await;
        }
        let filter = app.saved_filter(&me, &text).await;
        let sort = some(&mut random, &[Sort::Due, Sort::Priority, Sort::Newest]);
        let expected: BTreeSet<String> =
            made.iter().filter(|task| wish.shows(task, &reader)).map(|task| task.title.clone()).collect();
        let (titles, rows) = shown(&app, &me, filter, sort).await;
        assert_eq!(titles, expected, "{text} {zone} FILTER_SEED={seed}");
        assert_eq!(rows, titles.len(), "each once: {text}");
        found += rows;
    }
    assert!(found > TASKS, "filters find something");
}
