//! Adding by one line: what becomes of what it says, what is said of it, undoing it, and what it costs. It is Monday,
//! 23 November 2026.

mod several;
mod undone;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::{Actor, adding, lists};
use model::{Colour, Did, Field, ListForm, ListId, ListKind, NewTask, Outcome, Problem, TaskId};
use uuid::Uuid;
use words::Language;

use crate::support::{App, at, now, problem};

fn form(line: &str) -> NewTask {
    NewTask { id: TaskId(Uuid::now_v7()), title: line.to_owned(), list: ListKind::Inbox, ..NewTask::default() }
}

async fn add(app: &App, me: &Actor, line: &str) -> Outcome {
    adding::add(&app.services, me, form(line), now()).await.unwrap()
}

async fn undo(app: &App, me: &Actor, outcome: &Outcome) -> u32 {
    domain::undo(&app.services, me, outcome.undo.unwrap(), now()).await.unwrap().count
}

/// A column of the one task, as text.
async fn of(app: &App, column: &str) -> String {
    app.value(&format!("SELECT COALESCE(CAST({column} AS VARCHAR(400)), '') FROM tasks")).await
}

async fn list(app: &App, me: &Actor, name: &str) -> ListId {
    let id = ListId(Uuid::now_v7());
    let form = ListForm { id, name: name.to_owned(), colour: Colour::Blue, favourite: false };
    lists::add(&app.services, me, form, now()).await.unwrap();
    id
}

#[tokio::test]
async fn each_part_becomes_something_of_the_task() {
    let app = App::new().await;
    let me = app.person().await;
    let home = list(&app, &me, "Home improvement").await;
    let line = "Pay rent 1 December at 9am #home improvement @money @flat p1 !30min {3 December} //Standing order";
    let outcome = add(&app, &me, line).await;
    assert_eq!((outcome.did, outcome.count), (Did::Understood, 1));
    assert_eq!(of(&app, "title").await, "Pay rent");
    assert_eq!((of(&app, "due_on").await.as_str(), &of(&app, "due_time").await[..5]), ("2026-12-01", "09:00"));
    assert_eq!(
        (of(&app, "deadline_on").await.as_str(), of(&app, "notes").await.as_str()),
        ("2026-12-03", "Standing order")
    );
    assert_eq!((of(&app, "labels").await.as_str(), of(&app, "priority").await.as_str()), ("money\nflat", "3"));
    assert_eq!(app.value::<Uuid>("SELECT list_id FROM tasks").await, home.0);
    assert_eq!(app.values::<String>("SELECT rule FROM task_reminders").await, ["before:30"]);
    let reminded: DateTime<Utc> = app.value("SELECT remind_at FROM task_reminders").await;
    assert_eq!(reminded, at("2026-12-01T08:30:00Z"));
    let usage: Vec<i64> = app.values("SELECT CAST(tasks * 10 + reminders AS BIGINT) FROM usage").await;
    assert_eq!(usage, [11], "what it takes is counted");
    // It is found by its words.
    assert_eq!(app.search(&me, "standing").await, ["Pay rent"]);
    assert_eq!(
        outcome.words.unwrap(),
        "Added “Pay rent”: 1 December 09:00, Home improvement, @money, @flat, high priority, Deadline 3 December"
    );
}

#[tokio::test]
async fn a_plain_title_is_added_as_ever() {
    let app = App::new().await;
    let me = app.person().await;
    let outcome = add(&app, &me, "  Water the plants ").await;
    assert_eq!((outcome.did, outcome.words), (Did::Added, None));
    assert_eq!(of(&app, "title").await, "Water the plants");
}

#[tokio::test]
async fn parts_that_were_turned_off_stay_words() {
    let app = App::new().await;
    let me = app.person().await;
    let form = NewTask { plain: "tomorrow\np1".to_owned(), ..form("Read tomorrow p1 @book") };
    adding::add(&app.services, &me, form, now()).await.unwrap();
    assert_eq!((of(&app, "title").await.as_str(), of(&app, "labels").await.as_str()), ("Read tomorrow p1", "book"));
    assert_eq!(of(&app, "due_on").await, "");
}

#[tokio::test]
async fn how_it_repeats_and_its_section_are_not_lost() {
    let app = App::new().await;
    let me = app.person().await;
    add(&app, &me, "Pay rent every month on the 1st at 9am #Home /Kitchen p2").await;
    assert_eq!(of(&app, "title").await, "Pay rent /Kitchen", "a section that is not there stays words");
    assert_eq!(of(&app, "priority").await, "2");
    assert_eq!((of(&app, "due_on").await.as_str(), of(&app, "due_time").await.as_str()), ("2026-12-01", "09:00:00"));
    assert_eq!(app.value::<String>("SELECT rule FROM series").await, "FREQ=MONTHLY;BYMONTHDAY=1");
}

/// A time that has passed is tomorrow's at the earliest: nobody begins with what is overdue.
#[tokio::test]
async fn what_repeats_begins_when_its_time_comes_next() {
    let app = App::new().await;
    let me = app.person_in(Tz::Europe__Berlin).await;
    // It is 11:00 there.
    for (line, due) in [
        ("Run every day at 10am", "2026-11-24 10:00"),
        ("Run every day at 11am", "2026-11-23 11:00"),
        ("Run every monday at 7", "2026-11-30 07:00"),
        ("Run every tuesday at 7", "2026-11-24 07:00"),
        ("Run every morning", "2026-11-24 09:00"),
        ("Run every evening", "2026-11-23 19:00"),
        ("Run 23 November every day at 10am", "2026-11-23 10:00"),
    ] {
        add(&app, &me, line).await;
        assert_eq!(format!("{} {}", of(&app, "due_on").await, &of(&app, "due_time").await[..5]), due, "{line}");
        app.execute("DELETE FROM tasks").await;
    }
}

#[tokio::test]
async fn a_list_of_a_day_gives_it_where_the_line_says_none() {
    let app = App::new().await;
    let me = app.person().await;
    for (line, list, due) in [
        ("A p1", ListKind::Today, "2026-11-23 "),
        ("A at 23:00", ListKind::Upcoming, "2026-11-24 23:00"),
        ("A friday", ListKind::Today, "2026-11-27 "),
        ("A at 00:00", ListKind::Inbox, "2026-11-24 00:00"),
    ] {
        adding::add(&app.services, &me, NewTask { list, ..form(line) }, now()).await.unwrap();
        let (date, time) = (of(&app, "due_on").await, of(&app, "due_time").await);
        assert_eq!(format!("{date} {}", time.get(..5).unwrap_or_default()), due, "{line}");
        app.execute("DELETE FROM tasks").await;
    }
}

#[tokio::test]
async fn lengths_are_judged_after_reading() {
    let app = App::new().await;
    let me = app.person().await;
    let long = "x".repeat(200);
    adding::add(&app.services, &me, form(&format!("{long} tomorrow at 9am p1 //{}", "y".repeat(500))), now())
        .await
        .unwrap();
    assert_eq!(of(&app, "title").await, long);
    let refused = adding::add(&app.services, &me, form(&format!("x{long} tomorrow")), now()).await;
    assert_eq!(problem(refused, Field::Title), Some(Problem::TooLong { max: 200 }));
    let refused = adding::add(&app.services, &me, form(&format!("x #\"{long}x\"")), now()).await;
    assert_eq!(problem(refused, Field::Title), Some(Problem::TooLong { max: 200 }));
    let many: String = (1..=21).map(|minutes| format!(" !{minutes}min")).collect();
    let refused = adding::add(&app.services, &me, form(&format!("x tomorrow{many}")), now()).await;
    assert_eq!(problem(refused, Field::Title), Some(Problem::TooManyReminders { max: 20 }));
    let refused = adding::add(&app.services, &me, form(&"x ".repeat(3_000)), now()).await;
    assert!(matches!(problem(refused, Field::Title), Some(Problem::TooLong { .. })));
    assert_eq!(app.count("tasks").await, 1, "all or nothing");
}

#[tokio::test]
async fn a_line_is_read_in_the_language_and_at_the_place_of_the_person() {
    let app = App::new().await;
    for (language, zone, line, due) in [
        (Language::English, Tz::Europe__London, "A 12/1", "2027-01-12"),
        (Language::English, Tz::America__New_York, "A 12/1", "2026-12-01"),
        (Language::German, Tz::Europe__Berlin, "A morgen", "2026-11-24"),
        (Language::French, Tz::Europe__Paris, "A demain", "2026-11-24"),
        (Language::Spanish, Tz::Europe__Madrid, "A mañana", "2026-11-24"),
        (Language::Arabic, Tz::Africa__Cairo, "A 24.12.", "2026-12-24"),
        (Language::English, Tz::Pacific__Kiritimati, "A tomorrow", "2026-11-25"),
    ] {
        let me = app.person_in(zone).await;
        let me = app.learn(&me, language).await;
        add(&app, &me, line).await;
        assert_eq!(of(&app, "due_on").await, due, "{language:?} {zone} {line}");
        app.execute("DELETE FROM tasks").await;
    }
}

#[tokio::test]
async fn reminders_without_a_date_have_a_time_of_their_own_or_wait_for_one() {
    let app = App::new().await;
    let me = app.person().await;
    add(&app, &me, "A !21:00 !1h").await;
    let rules = app.values::<String>("SELECT rule FROM task_reminders ORDER BY rule").await;
    assert_eq!(rules, ["at:2026-11-23T21:00", "before:60"]);
    app.execute("DELETE FROM task_reminders").await;
    add(&app, &me, "B friday !9am").await;
    assert_eq!(app.values::<String>("SELECT rule FROM task_reminders").await, ["days:0@09:00"]);
}

#[tokio::test]
async fn each_part_says_what_it_means() {
    let app = App::new().await;
    let me = app.person().await;
    list(&app, &me, "Home").await;
    let line = form("Pay friday 9am #home #New @a p2 !30min {1 December} //note");
    let parts = adding::read(&app.services, &me, line, now()).await.unwrap();
    let said: Vec<(&str, &str)> = parts.iter().map(|part| (part.text.as_str(), part.means.as_str())).collect();
    assert_eq!(
        said,
        [
            ("friday", "27 November"),
            ("9am", "09:00"),
            ("#New", "New list New"),
            ("@a", "@a"),
            ("p2", "Medium priority"),
            ("!30min", "30 minutes before"),
            ("{1 December}", "Deadline 1 December"),
            ("//note", "Note: note"),
        ]
    );
}

/// Labels obey their own rules here too, and a rule that falls on no day is refused with what was typed.
#[tokio::test]
async fn what_a_line_says_obeys_the_rules_of_each_part() {
    let app = App::new().await;
    let me = app.person().await;
    let refused = async |line: &str| adding::add(&app.services, &me, form(line), now()).await;
    let long = format!("A @{}", "x".repeat(61));
    assert!(problem(refused(&long).await, Field::Title).is_some());
    let over = "A every day until 2 January 2026";
    assert_eq!(problem(refused(over).await, Field::Title), Some(Problem::RuleWithoutDates));
    assert_eq!(app.count("tasks").await, 0);
    // One undo takes the task back with its series.
    let outcome = refused("Water every 2 days at 8pm @garden").await.unwrap();
    assert!(outcome.words.as_ref().unwrap().contains("Every 2 days"), "{outcome:?}");
    assert_eq!(app.list(&me, ListKind::Today).await, ["Water"]);
    domain::undo(&app.services, &me, outcome.undo.unwrap(), now()).await.unwrap();
    assert!(app.list(&me, ListKind::Today).await.is_empty());
}
