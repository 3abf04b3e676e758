//! Reads a task from one line: `Pay rent every month on the 1st at 9am #Home @money p1 !30min //note`.
//!
//! There is one grammar; a language is data ([`Pack`]). Every part that is recognised says where it stands, so that people can
//! turn it back into plain words. What is not recognised is the title, and nothing is lost. The work grows with the text.
//!
//! Where one thing is said twice, the last counts: titles stand first. Labels and reminders may be several.

mod captures;
mod meanings;
mod names;
mod packs;
mod parsed;
mod reader;
mod rules;
mod signs;
mod templates;
mod tokens;

use std::ops::Range;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

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
