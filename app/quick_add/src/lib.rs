//! Reads a task from one line: `Pay rent every month on the 1st at 9am #Home @money p1 !30min //note`.
//!
//! There is one grammar; a language is data ([`Pack`]). Every part that is recognised says where it stands, so that people can
//! turn it back into plain words. What is not recognised is the title, and nothing is lost. The work grows with the text.
//!
//! Where one thing is said twice, the last counts: titles stand first. Labels and reminders may be several.

mod captures;
mod meanings;
mod packs;
mod reader;
mod rules;
mod signs;
mod templates;
mod tokens;

use std::ops::Range;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

pub use packs::Pack;

/// Who reads when.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The language's, by its tag; signs and digits are understood in every language.
    pub pack: &'static Pack,
    /// The time by the person's clock.
    pub now: NaiveDateTime,
    /// Whether `12/1` is the first of December.
    pub month_first: bool,
    /// The names of the person's lists, which may have spaces.
    pub lists: &'a [&'a str],
    /// Texts of parts that are to stay plain words.
    pub plain: &'a [&'a str],
}

/// A line that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// What is left.
    pub title: String,
    /// What was recognised, in the order of the line.
    pub parts: Vec<Part>,
}

/// Something that was recognised, and where: in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub span: Range<usize>,
    pub kind: Kind,
}

/// What parts of a line say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A day; some words say a time with it.
    Date(NaiveDate, Option<NaiveTime>),
    Time(NaiveTime),
    /// How it repeats, without an end, as RFC 5545 says it; some words say a time with it.
    Rule {
        rule: String,
        anchor: Anchor,
        time: Option<NaiveTime>,
    },
    /// The first day of what repeats.
    Start(NaiveDate),
    /// The last day of what repeats.
    Until(NaiveDate),
    /// How often it repeats.
    Times(u32),
    /// A list by its name, as the person wrote it where they have it.
    List(String),
    Section(String),
    Label(String),
    Priority(Priority),
    Reminder(Reminder),
    Deadline(NaiveDate),
    Note(String),
}

/// What the next date of something that repeats is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Schedule,
    Completion,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Priority {
    High,
    Medium,
    Low,
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reminder {
    /// So many minutes before it is due.
    Before(u32),
    /// At a time of the day when it is due.
    Time(NaiveTime),
    At(NaiveDateTime),
}

/// How something repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repetition {
    /// As RFC 5545 says it, with its end.
    pub rule: String,
    pub anchor: Anchor,
    pub start: Option<NaiveDate>,
}

/// Reads a line.
pub fn parse(text: &str, context: &Context<'_>) -> Parsed {
    let parts = reader::read(text, context);
    let title = without(text, &parts);
    // Somebody who writes nothing but 'Monday' means the word.
    if title.is_empty() {
        return Parsed { title: text.trim().to_owned(), parts: Vec::new() };
    }
    Parsed { title, parts }
}

/// What is left of a text without some parts of it: two spaces around one become one.
pub fn without<'a>(text: &str, parts: impl IntoIterator<Item = &'a Part>) -> String {
    let (mut left, mut at) = (String::with_capacity(text.len()), 0);
    for part in parts {
        push(&mut left, &text[at..part.span.start]);
        at = part.span.end;
    }
    push(&mut left, &text[at..]);
    left.trim().to_owned()
}

fn push(left: &mut String, more: &str) {
    let joins = left.is_empty() || left.ends_with(char::is_whitespace);
    left.push_str(if joins { more.trim_start() } else { more });
}

impl Parsed {
    fn last<T>(&self, of: impl Fn(&Kind) -> Option<T>) -> Option<T> {
        self.parts.iter().rev().find_map(|part| of(&part.kind))
    }

    /// The day and time it is due. A time without a day is the next time that the clock shows it.
    pub fn due(&self, now: NaiveDateTime) -> (Option<NaiveDate>, Option<NaiveTime>) {
        let date = self.last(|kind| if let Kind::Date(date, time) = kind { Some((*date, *time)) } else { None });
        let time = self.last(|kind| match kind {
            Kind::Time(time) | Kind::Rule { time: Some(time), .. } => Some(*time),
            _ => None,
        });
        let time = time.or_else(|| date.and_then(|(_, time)| time));
        let date = date.map(|(date, _)| date);
        // This very minute is still today.
        let minute = now.time().with_second(0).unwrap_or(now.time());
        let soon = time.filter(|_| self.repetition().is_none()).and_then(|time| match time >= minute {
            true => Some(now.date()),
            false => now.date().checked_add_days(Days::new(1)),
        });
        (date.or(soon), time)
    }

    pub fn repetition(&self) -> Option<Repetition> {
        let until = self.last(|kind| if let Kind::Until(date) = kind { Some(*date) } else { None });
        let times = self.last(|kind| if let Kind::Times(times) = kind { Some(*times) } else { None });
        let start = self.last(|kind| if let Kind::Start(date) = kind { Some(*date) } else { None });
        let end = match (times, until) {
            (Some(times), _) => format!(";COUNT={times}"),
            (None, Some(until)) => format!(";UNTIL={}", until.format("%Y%m%d")),
            (None, None) => String::new(),
        };
        self.last(|kind| match kind {
            Kind::Rule { rule, anchor, .. } => {
                Some(Repetition { rule: format!("{rule}{end}"), anchor: *anchor, start })
            }
            _ => None,
        })
    }

    pub fn list(&self) -> Option<&str> {
        self.parts
            .iter()
            .rev()
            .find_map(|part| if let Kind::List(name) = &part.kind { Some(name.as_str()) } else { None })
    }

    pub fn section(&self) -> Option<&str> {
        self.parts
            .iter()
            .rev()
            .find_map(|part| if let Kind::Section(name) = &part.kind { Some(name.as_str()) } else { None })
    }

    /// Each once, in their order.
    pub fn labels(&self) -> Vec<&str> {
        let mut labels: Vec<&str> = Vec::new();
        for part in &self.parts {
            if let Kind::Label(label) = &part.kind
                && !labels.contains(&label.as_str())
            {
                labels.push(label);
            }
        }
        labels
    }

    pub fn priority(&self) -> Option<Priority> {
        self.last(|kind| if let Kind::Priority(priority) = kind { Some(*priority) } else { None })
    }

    pub fn reminders(&self) -> impl Iterator<Item = Reminder> {
        self.parts
            .iter()
            .filter_map(|part| if let Kind::Reminder(reminder) = part.kind { Some(reminder) } else { None })
    }

    pub fn deadline(&self) -> Option<NaiveDate> {
        self.last(|kind| if let Kind::Deadline(date) = kind { Some(*date) } else { None })
    }

    pub fn note(&self) -> Option<&str> {
        self.parts.iter().find_map(|part| if let Kind::Note(note) = &part.kind { Some(note.as_str()) } else { None })
    }
}
