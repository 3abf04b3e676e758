//! Days, months and numbers by their names, and several of them: `Monday, Wednesday and Friday`, `the 1st and 15th`.

use chrono::Weekday;

use crate::captures::Captures;
use crate::templates::Line;
use crate::tokens::{Kind, Token};

/// Which of several lines of words a word stands in.
pub(crate) fn position(lines: &[&str], word: &str) -> Option<usize> {
    lines.iter().position(|line| line.split(' ').any(|one| one == word))
}

/// A day or month by its name. Those marked by `?` are other words as well, and count only where they are awaited. A short
/// one may have a full stop.
pub(crate) fn named(line: &Line<'_>, names: &[&str], at: usize, short: bool) -> Option<(usize, usize)> {
    let word = line.tokens[at].word()?;
    let found = names.iter().enumerate().find_map(|(number, names)| {
        let name = names.split(' ').find(|name| name.trim_start_matches('?') == word)?;
        (short || !name.starts_with('?')).then_some(number)
    })?;
    let stop = word.len() <= 5 && glued(&line.tokens, at + 1, '.');
    Some((found, at + 1 + usize::from(stop)))
}

pub(crate) fn weekday(line: &Line<'_>, at: usize, short: bool) -> Option<(Weekday, usize)> {
    let (number, end) = named(line, line.pack.weekdays, at, short)?;
    Some((Weekday::try_from(number as u8).ok()?, end))
}

/// `Monday, Wednesday and Friday`, `Monday to Friday`
pub(crate) fn weekdays(line: &Line<'_>, at: usize, captures: &mut Captures) -> Option<usize> {
    let (first, mut end) = weekday(line, at, true)?;
    let mut days = vec![first];
    while let Some((next, to, until)) = joined(line, end, |at| weekday(line, at, true)) {
        if until && let Some(mut day) = days.last().copied() {
            while day != next {
                day = day.succ();
                days.push(day);
            }
        } else {
            days.push(next);
        }
        end = to;
        if days.len() > 7 {
            return None;
        }
    }
    days.sort_by_key(Weekday::num_days_from_monday);
    days.dedup();
    captures.weekdays = days;
    Some(end)
}

pub(crate) fn nths(line: &Line<'_>, at: usize, captures: &mut Captures) -> Option<usize> {
    let (first, mut end) = nth(line, at)?;
    captures.days.push(first);
    while captures.days.len() < 31
        && let Some((next, to, false)) = joined(line, end, |at| nth(line, at))
    {
        captures.days.push(next);
        end = to;
    }
    captures.days.sort_unstable();
    captures.days.dedup();
    Some(end)
}

/// Another one of an enumeration, with the token behind it, and whether it is the end of a range.
fn joined<T>(line: &Line<'_>, at: usize, one: impl Fn(usize) -> Option<(T, usize)>) -> Option<(T, usize, bool)> {
    let token = line.tokens.get(at)?;
    let until = token.is_sign('-') || token.word().is_some_and(|word| line.pack.until.contains(&word));
    let and = |token: &Token| token.is_sign('&') || token.word().is_some_and(|word| line.pack.and.contains(&word));
    let mut next = at + 1;
    if token.is_sign(',') {
        next += usize::from(line.tokens.get(next).is_some_and(and));
    } else if !until && !and(token) {
        return None;
    }
    // 'every Monday and the Friday'
    next += usize::from(line.tokens.get(next)?.word().is_some_and(|word| line.pack.articles.contains(&word)));
    line.tokens.get(next)?;
    let (one, end) = one(next)?;
    Some((one, end, until))
}

/// `1st`, `1.`, `1er`: by the language's endings.
pub(crate) fn nth(line: &Line<'_>, at: usize) -> Option<(u32, usize)> {
    let (day, digits) = line.tokens[at].number()?;
    if digits > 2 || !(1..=31).contains(&day) {
        return None;
    }
    for ending in line.pack.nth_endings {
        let end = match ending.is_empty() {
            true => at + 1,
            false if *ending == "." => at + 1 + usize::from(glued(&line.tokens, at + 1, '.')),
            false => {
                let next = line.tokens.get(at + 1).filter(|next| !next.spaced);
                at + 1 + usize::from(next.is_some_and(|next| next.kind == Kind::Word((*ending).to_owned())))
            }
        };
        if ending.is_empty() || end > at + 1 {
            return Some((day, end));
        }
    }
    None
}

/// `second`, `2nd`, `last`
pub(crate) fn ordinal(line: &Line<'_>, at: usize) -> Option<(i8, usize)> {
    if let Some(word) = line.tokens[at].word() {
        let number = position(line.pack.ordinals, word)?;
        return Some((if number == 0 { -1 } else { number as i8 }, at + 1));
    }
    // A number without an ending is none.
    let (number, end) = nth(line, at).filter(|(_, end)| *end > at + 1)?;
    Some((i8::try_from(number).ok()?, end))
}

fn glued(tokens: &[Token], at: usize, sign: char) -> bool {
    tokens.get(at).is_some_and(|token| !token.spaced && token.is_sign(sign))
}
