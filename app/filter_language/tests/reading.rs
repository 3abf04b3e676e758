#![allow(clippy::unwrap_used, reason = "tests")]

use chrono::{NaiveDate, Weekday};
use filter_language::{Condition, Date, Day, Filter, Is, Unit, When, examples, read};
use model::{FilterMistake, Priority, Status};

fn is(text: &str) -> Is {
    match read(text) {
        Ok(Filter::Is(Condition { is, at })) => {
            assert_eq!(at, 0..text.len());
            is
        }
        other => panic!("{text}: {other:?}"),
    }
}

/// The structure alone, each condition as it is written.
fn shape(text: &str, filter: &Filter) -> String {
    let each = |parts: &[Filter]| parts.iter().map(|part| shape(text, part)).collect::<Vec<_>>().join(" ");
    match filter {
        Filter::All(parts) => format!("all({})", each(parts)),
        Filter::Any(parts) => format!("any({})", each(parts)),
        Filter::Not(part) => format!("not({})", shape(text, part)),
        Filter::Is(condition) => format!("[{}]", &text[condition.at.clone()]),
    }
}

#[test]
fn signs_bind_as_they_do_everywhere() {
    for (text, expected) in [
        ("today", "[today]"),
        ("today|p1&p2", "any([today] all([p1] [p2]))"),
        ("(today | overdue) & #Work & !@waiting", "all(any([today] [overdue]) [#Work] not([@waiting]))"),
        ("!!p1", "not(not([p1]))"),
        ("!(p1 | p2) & p3", "all(not(any([p1] [p2])) [p3])"),
        ("no date & no labels", "all(not([no date]) not([no labels]))"),
        ("#Home & garden", "UnknownWord"),
        ("#\"Home & garden\" & p1", "all([#\"Home & garden\"] [p1])"),
        ("#Home \\& garden | p1", "any([#Home \\& garden] [p1])"),
        ("#Do it! & p1", "all([#Do it!] [p1])"),
        ("search: \"a (b | c\" & p1", "all([search: \"a (b | c\"] [p1])"),
        ("  TODAY  ", "[TODAY]"),
    ] {
        let read = read(text).map_or_else(|mistake| format!("{:?}", mistake.is), |filter| shape(text, &filter));
        assert_eq!(read, expected, "{text}");
    }
}

#[test]
fn every_word_means_something() {
    let day = |number| Day::Away(number, Unit::Days);
    let date = |text: &str| Day::Date(text.parse::<NaiveDate>().unwrap());
    for (text, expected) in [
        ("all", Is::Anything),
        ("Over Due", Is::Overdue),
        ("p1", Is::Priority(Priority::High)),
        ("P4", Is::Priority(Priority::None)),
        ("no priority", Is::Priority(Priority::None)),
        ("priority: medium", Is::Priority(Priority::Medium)),
        ("in  progress", Is::Status(Status::InProgress)),
        ("done", Is::Status(Status::Completed)),
        ("list: shared", Is::Shared),
        ("today", Is::Date(Date::Day, When::On(day(0)))),
        ("yesterday", Is::Date(Date::Day, When::On(day(-1)))),
        ("friday", Is::Date(Date::Day, When::On(Day::Weekday(Weekday::Fri)))),
        ("2026-12-24", Is::Date(Date::Day, When::On(date("2026-12-24")))),
        ("7 days", Is::Date(Date::Day, When::Within(7))),
        ("next 2 weeks", Is::Date(Date::Day, When::Within(14))),
        ("due: tomorrow", Is::Date(Date::Due, When::On(day(1)))),
        ("due before: +3 days", Is::Date(Date::Due, When::Before(day(3)))),
        ("deadline after: in 2 months", Is::Date(Date::Deadline, When::After(Day::Away(2, Unit::Months)))),
        ("created before: 2 weeks ago", Is::Date(Date::Created, When::Before(Day::Away(-2, Unit::Weeks)))),
        ("added after: -1 year", Is::Date(Date::Created, When::After(Day::Away(-1, Unit::Years)))),
        ("updated before: mon", Is::Date(Date::Changed, When::Before(Day::Weekday(Weekday::Mon)))),
        ("completed: today", Is::Date(Date::Completed, When::On(day(0)))),
        ("search: \"invoice\"", Is::Contains("invoice".into())),
        ("search: two  words", Is::Contains("two  words".into())),
        ("search: 5*3 \\& more", Is::Contains("5*3 & more".into())),
    ] {
        assert_eq!(is(text), expected, "{text}");
    }
    assert!(matches!(is("#Work"), Is::InList(name) if name.is_exact() && name.parts() == ["Work"]));
    assert!(matches!(is("list: Work*"), Is::InList(name) if !name.is_exact()));
    assert!(matches!(is("@far away"), Is::Labelled(name) if name.parts() == ["far away"]));
    assert!(matches!(is("/Later"), Is::InSection(name) if name.parts() == ["Later"]));
}

#[test]
fn a_mistake_is_named_where_it_stands() {
    for (text, piece, expected) in [
        ("", "", FilterMistake::ConditionNeeded),
        ("today &", "", FilterMistake::ConditionNeeded),
        ("today & | p1", "|", FilterMistake::ConditionNeeded),
        ("(today", "(", FilterMistake::NotClosed),
        ("today)", ")", FilterMistake::NotOpened),
        ("today (p1)", "(", FilterMistake::SignNeeded),
        ("()", ")", FilterMistake::ConditionNeeded),
        ("p1 & overdo & p2", "overdo", FilterMistake::UnknownWord),
        ("p1 p2", "p1 p2", FilterMistake::UnknownWord),
        ("p5", "p5", FilterMistake::UnknownWord),
        ("no today", "no today", FilterMistake::UnknownWord),
        ("colour: red", "colour: red", FilterMistake::UnknownWord),
        ("p1 | due before: 2026-02-30", "due before: 2026-02-30", FilterMistake::DayNeeded),
        ("created: 99999 days ago", "created: 99999 days ago", FilterMistake::DayNeeded),
        ("created: soon", "created: soon", FilterMistake::DayNeeded),
        ("due: +12345-01-01", "due: +12345-01-01", FilterMistake::DayNeeded),
        ("priority: p1", "priority: p1", FilterMistake::PriorityNeeded),
        ("# & p1", "#", FilterMistake::NameNeeded),
        ("@\"\"", "@\"\"", FilterMistake::NameNeeded),
        ("search:", "search:", FilterMistake::WordsNeeded),
        ("p1 & search: \"a | b", "\"a | b", FilterMistake::QuoteNotClosed),
        ("日本 & p1", "日本", FilterMistake::UnknownWord),
    ] {
        let mistake = read(text).unwrap_err();
        let found = &text[mistake.from as usize..mistake.to as usize];
        assert_eq!((found, mistake.is), (piece, expected), "{text}");
    }
}

#[test]
fn every_example_can_be_read() {
    let days = examples::DAYS.map(|day| format!("due: {day}"));
    let shown = examples::CONDITIONS.iter().chain(&examples::SIGNS).copied().flatten().copied();
    for text in shown.chain([examples::WHOLE]).chain(days.iter().map(String::as_str)) {
        assert!(read(text).is_ok(), "{text}");
    }
}

#[test]
fn there_is_an_end_to_everything() {
    let deep = |number: usize| format!("{}p1{}", "(".repeat(number), ")".repeat(number));
    assert!(read(&deep(20)).is_ok());
    assert_eq!(read(&deep(21)).unwrap_err().is, FilterMistake::TooDeep { max: 20 });
    assert_eq!(read(&format!("{}p1", "!".repeat(21))).unwrap_err().is, FilterMistake::TooDeep { max: 20 });
    let many = |number: usize| vec!["p1"; number].join("|");
    assert!(read(&many(60)).is_ok());
    assert_eq!(read(&many(61)).unwrap_err().is, FilterMistake::TooMany { max: 60 });
    assert_eq!(read(&"x".repeat(1_001)).unwrap_err().is, FilterMistake::TooLong { max: 1_000 });
}

/// Whatever is typed is read or refused, at a place that is one.
#[test]
fn nothing_typed_is_a_panic() {
    let pieces = [
        "(",
        ")",
        "!",
        "&",
        "|",
        "\"",
        "\\",
        "*",
        "#",
        "@",
        "/",
        ":",
        " ",
        "today",
        "p1",
        "no ",
        "é",
        "日",
        "7 days",
        "search: ",
        "due before: ",
        "-1",
        "99999999999999999999 days",
        "\u{0}",
        "\n",
        "ago",
        "\u{200f}",
    ];
    let mut random = fastrand::Rng::with_seed(7);
    for _ in 0..200_000 {
        let text: String = (0..random.usize(..12)).map(|_| pieces[random.usize(..pieces.len())]).collect();
        if let Err(mistake) = read(&text) {
            let (from, to) = (mistake.from as usize, mistake.to as usize);
            assert!(from <= to && text.get(from..to).is_some(), "{text:?} {mistake:?}");
        }
    }
}

#[test]
fn days_are_counted_from_today() {
    let date = |text: &str| text.parse::<NaiveDate>().unwrap();
    let today = date("2026-11-27");
    for (day, expected) in [
        (Day::Away(-1, Unit::Days), Some(date("2026-11-26"))),
        (Day::Away(2, Unit::Weeks), Some(date("2026-12-11"))),
        (Day::Away(3, Unit::Months), Some(date("2027-02-27"))),
        (Day::Away(-9, Unit::Months), Some(date("2026-02-27"))),
        (Day::Away(-10_000, Unit::Years), Some(date("-7974-11-27"))),
        (Day::Weekday(Weekday::Fri), Some(today)),
        (Day::Weekday(Weekday::Thu), Some(date("2026-12-03"))),
    ] {
        assert_eq!(day.date(today), expected, "{day:?}");
    }
    assert_eq!(Day::Away(3, Unit::Months).date(date("2026-11-30")), Some(date("2027-02-28")));
}
