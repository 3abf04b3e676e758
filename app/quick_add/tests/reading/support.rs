use chrono::{NaiveDate, NaiveDateTime};
use quick_add::{Anchor, Context, Kind, Pack, Parsed, Priority, Reminder, parse};

/// A Wednesday.
pub fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 25).and_then(|day| day.and_hms_opt(10, 30, 0)).unwrap_or_default()
}

pub fn context(tag: &str) -> Context<'static> {
    Context { pack: Pack::of(tag), now: now(), month_first: false, lists: &[], plain: &[] }
}

/// What a line means, in one line.
pub fn said(tag: &str, line: &str) -> String {
    said_in(line, &context(tag))
}

pub fn said_in(line: &str, context: &Context<'_>) -> String {
    written(&parse(line, context))
}

fn written(parsed: &Parsed) -> String {
    let mut all = vec![parsed.title.clone()];
    all.extend(parsed.parts.iter().map(|part| match &part.kind {
        Kind::Date(date, None) => format!("on {date}"),
        Kind::Date(date, Some(time)) => format!("on {date} {}", time.format("%H:%M")),
        Kind::Time(time) => format!("time {}", time.format("%H:%M")),
        Kind::Rule { rule, anchor, time } => {
            let anchor = if *anchor == Anchor::Completion { "!" } else { "" };
            let time = time.map(|time| time.format(" %H:%M").to_string()).unwrap_or_default();
            format!("every{anchor} {rule}{time}")
        }
        Kind::Start(date) => format!("from {date}"),
        Kind::Until(date) => format!("until {date}"),
        Kind::Times(times) => format!("times {times}"),
        Kind::List(name) => format!("#{name}"),
        Kind::Section(name) => format!("/{name}"),
        Kind::Label(label) => format!("@{label}"),
        Kind::Priority(Priority::High) => "p1".to_owned(),
        Kind::Priority(Priority::Medium) => "p2".to_owned(),
        Kind::Priority(Priority::Low) => "p3".to_owned(),
        Kind::Priority(Priority::None) => "p4".to_owned(),
        Kind::Reminder(Reminder::Before(minutes)) => format!("!{minutes}"),
        Kind::Reminder(Reminder::Time(time)) => format!("!{}", time.format("%H:%M")),
        Kind::Reminder(Reminder::At(at)) => format!("!{}", at.format("%Y-%m-%dT%H:%M")),
        Kind::Deadline(date) => format!("by {date}"),
        Kind::Note(note) => format!("//{note}"),
    }));
    all.join(" | ")
}
