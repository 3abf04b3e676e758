//! What has a sign in front: `#list /section @label p1 !30min {friday} //note`. The same in every language.

use chrono::NaiveTime;

use crate::captures::{Captures, Slot};
use crate::packs::Meaning;
use crate::templates::{Line, Templates};
use crate::tokens::{Kind as Token, folded};
use crate::{Context, Kind, Priority, Reminder};

/// What names and deadlines may hold, in bytes: a longer text has none.
const LONGEST: usize = 400;
/// The longest before that reminders can be set to, in minutes.
const REMINDER_MAX: u32 = 366 * 24 * 60;

/// What stands at a token, and the byte behind it.
pub(crate) fn at(
    line: &Line<'_>,
    templates: &Templates,
    context: &Context<'_>,
    at: usize,
    in_list: bool,
) -> Option<(Kind, usize)> {
    let token = &line.tokens[at];
    if !token.spaced || token.opaque {
        return None;
    }
    let rest = &line.text[token.span.start..];
    let end_of = |name: Name| (name.text, token.span.start + name.end);
    match &token.kind {
        Token::Sign('#') => {
            let (name, end) = end_of(known(&rest[1..], context.lists).or_else(|| name(&rest[1..]))?);
            // '#42' is a number of something.
            let is_number = name.chars().all(|letter| letter.is_ascii_digit());
            (!is_number || context.lists.contains(&name.as_str())).then_some((Kind::List(name), end))
        }
        Token::Sign('@') => {
            let (name, end) = end_of(name(&rest[1..])?);
            Some((Kind::Label(name), end))
        }
        Token::Sign('/') if rest.starts_with("//") => {
            let note = rest[2..].trim();
            (!note.is_empty()).then(|| (Kind::Note(note.to_owned()), line.text.trim_end().len()))
        }
        Token::Sign('/') if in_list => {
            let (name, end) = end_of(name(&rest[1..])?);
            Some((Kind::Section(name), end))
        }
        Token::Sign('!') => reminder(line, templates, at + 1),
        Token::Sign('{') => deadline(line, templates, at + 1),
        Token::Word(word) if word == "p" => priority(line, at),
        _ => None,
    }
}

/// A name and how many bytes it takes, its sign with it.
struct Name {
    text: String,
    end: usize,
}

/// `Home`, `"At home"`: letters, digits and what joins them.
fn name(text: &str) -> Option<Name> {
    let start = &text[..text.floor_char_boundary(LONGEST)];
    if let Some(quoted) = start.strip_prefix('"') {
        let (name, _) = quoted.split_once('"')?;
        let text = name.split_whitespace().collect::<Vec<_>>().join(" ");
        return (!text.is_empty()).then_some(Name { text, end: name.len() + 3 });
    }
    let joins = |letter: char| matches!(letter, '-' | '_' | '.' | '\'' | '’' | '&' | '+');
    let is_of_name = |letter: char| {
        !letter.is_whitespace()
            && !letter.is_ascii_punctuation()
            && !letter.is_control()
            && !matches!(letter, '…' | '،' | '؛' | '»' | '”' | '“')
    };
    let end = start.find(|letter: char| !is_of_name(letter) && !joins(letter)).unwrap_or(start.len());
    let name = start[..end].trim_end_matches(joins);
    let begins =
        name.chars().next().is_some_and(|letter| is_of_name(letter) && !('\u{300}'..='\u{36f}').contains(&letter));
    (begins && (end < start.len() || start.len() == text.len()))
        .then(|| Name { text: name.to_owned(), end: name.len() + 1 })
}

/// The longest of some names that a text begins with, whatever their case and accents.
fn known(text: &str, names: &[&str]) -> Option<Name> {
    let start = &text[..text.floor_char_boundary(2 * LONGEST)];
    if start.starts_with(char::is_whitespace) {
        return None;
    }
    let begins = |name: &&&str| {
        let mut letters = start.char_indices();
        let same = name.chars().all(|wanted| letters.next().is_some_and(|(_, letter)| same_letter(letter, wanted)));
        let rest = letters.as_str();
        let end = start.len() - rest.len();
        let ends = rest
            .chars()
            .next()
            .is_none_or(|next| !next.is_alphanumeric() && !('\u{300}'..='\u{36f}').contains(&next) && next != '_');
        (same && ends && !name.is_empty()).then_some(end)
    };
    let (name, end) = names.iter().filter_map(|name| Some((name, begins(&name)?))).max_by_key(|(_, end)| *end)?;
    Some(Name { text: (*name).to_owned(), end: end + 1 })
}

fn same_letter(one: char, other: char) -> bool {
    match one.is_ascii() && other.is_ascii() {
        true => one.eq_ignore_ascii_case(&other),
        false => folded_letter(one) == folded_letter(other),
    }
}

fn folded_letter(letter: char) -> String {
    folded(letter.encode_utf8(&mut [0; 4]))
}

/// `p1` to `p4`
fn priority(line: &Line<'_>, at: usize) -> Option<(Kind, usize)> {
    let number = line.tokens.get(at + 1).filter(|number| !number.spaced)?;
    let priority = match number.number()? {
        (1, 1) => Priority::High,
        (2, 1) => Priority::Medium,
        (3, 1) => Priority::Low,
        (4, 1) => Priority::None,
        _ => return None,
    };
    line.ends_at(at + 2).then_some((Kind::Priority(priority), number.span.end))
}

/// `!30min`, `!2 h`, `!1 day`, `!9am`, `!tomorrow 9:00`
fn reminder(line: &Line<'_>, templates: &Templates, at: usize) -> Option<(Kind, usize)> {
    line.tokens.get(at).filter(|token| !token.spaced && !token.opaque)?;
    let time = |at| {
        let found = templates.longest(line, at, |meaning| matches!(meaning, Meaning::Time(_)))?;
        Some((found.meaning.time(&found.captures)?, found.end))
    };
    let (reminder, end) = if let Some(found) = before(line, at) {
        found
    } else if let Some((time, end)) = time(at) {
        (Reminder::Time(time), end)
    } else {
        let mut captures = Captures::default();
        let mut end = Slot::Date.take(templates, line, at, &mut captures)?;
        let (date, said) = captures.date?;
        let apart = line.tokens.get(end).filter(|token| token.spaced).and_then(|_| time(end));
        let at = match apart {
            Some((time, after)) => {
                end = after;
                time
            }
            None => said.or(NaiveTime::from_hms_opt(9, 0, 0))?,
        };
        (Reminder::At(date.and_time(at)), end)
    };
    line.ends_at(end).then(|| (Kind::Reminder(reminder), line.tokens[end - 1].span.end))
}

fn before(line: &Line<'_>, at: usize) -> Option<(Reminder, usize)> {
    let (number, _) = line.tokens[at].number()?;
    let unit = line.tokens.get(at + 1)?.word()?;
    let is_of =
        |units: &[&str], number: usize| units.get(number).is_some_and(|units| units.split(' ').any(|one| one == unit));
    let minutes = match unit {
        "m" | "min" => 1,
        "h" => 60,
        "d" => 24 * 60,
        _ if is_of(line.pack.clock_units, 0) => 1,
        _ if is_of(line.pack.clock_units, 1) => 60,
        _ if is_of(line.pack.units, 0) => 24 * 60,
        _ if is_of(line.pack.units, 1) => 7 * 24 * 60,
        _ => return None,
    };
    let minutes = number.checked_mul(minutes).filter(|minutes| *minutes <= REMINDER_MAX)?;
    line.ends_at(at + 2).then_some((Reminder::Before(minutes), at + 2))
}

/// `{friday}`
fn deadline(line: &Line<'_>, templates: &Templates, at: usize) -> Option<(Kind, usize)> {
    let mut captures = Captures::default();
    line.tokens.get(at)?;
    let end = Slot::Date.take(templates, line, at, &mut captures)?;
    let brace = line.tokens.get(end).filter(|token| token.is_sign('}'))?;
    Some((Kind::Deadline(captures.date?.0), brace.span.end))
}
