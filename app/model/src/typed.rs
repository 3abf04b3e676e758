//! Values of a task as people and forms write them.

use chrono::{NaiveDate, NaiveTime};
use uuid::Uuid;

use crate::{Field, FieldErrors, LABEL_MAX, LABELS_MAX, ListId, Problem, Rejection, SectionId, TaskId, text};

/// A list as selects send it. Only a request that no form of ours makes sends something else.
pub(crate) fn list(id: &str) -> Result<ListId, Rejection> {
    Uuid::try_parse(id).map(ListId).map_err(|_| Rejection::Malformed)
}

/// Whether a task is not to be begun before it must be done.
pub fn starts_late(start: Option<NaiveDate>, deadline: Option<NaiveDate>) -> bool {
    start.zip(deadline).is_some_and(|(start, deadline)| start > deadline)
}

/// The label that an address or a button names.
pub fn label(typed: &str) -> Result<String, Rejection> {
    let mut errors = FieldErrors::default();
    match <[String; 1]>::try_from(labels(&mut errors, typed)) {
        Ok([word]) => errors.or(word).map_err(|_| Rejection::NotFound),
        Err(_) => Err(Rejection::NotFound),
    }
}

/// Labels as people type them, separated by the commas of any script; an `@` before one is no part of it.
pub(crate) fn labels(errors: &mut FieldErrors, typed: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in typed.split([',', '\u{60c}', '\u{3001}', '\u{ff0c}', '\n', '\r']) {
        let word = word.split_whitespace().collect::<Vec<_>>().join(" ");
        let word = word.trim_start_matches(['@', '\u{ff20}']).trim_start();
        // Dots alone are no place of their own in an address.
        if !text::is_blank(word) && !matches!(word, "." | "..") && words.iter().all(|other| other != word) {
            words.push(text::line(errors, Field::Labels, word, LABEL_MAX));
        }
    }
    if words.len() > LABELS_MAX {
        errors.add(Field::Labels, Problem::TooManyLabels { max: LABELS_MAX as u32 });
    }
    words
}

/// A task, in the same way.
pub(crate) fn task(id: &str) -> Result<TaskId, Rejection> {
    Uuid::try_parse(id).map(TaskId).map_err(|_| Rejection::Malformed)
}

/// A section as selects send it; an empty one is none.
pub(crate) fn section(id: &str) -> Result<Option<SectionId>, Rejection> {
    match id {
        "" => Ok(None),
        id => Uuid::try_parse(id).map(|id| Some(SectionId(id))).map_err(|_| Rejection::Malformed),
    }
}

/// A date as forms send it. Years outside 1970 to 2999 are typing mistakes.
pub(crate) fn date(errors: &mut FieldErrors, field: Field, typed: &str) -> Option<NaiveDate> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let mut parts = typed.splitn(3, '-').map(number);
    let date = match (parts.next(), parts.next(), parts.next()) {
        (Some(Some(year)), Some(Some(month)), Some(Some(day))) if (1970..=2999).contains(&year) => {
            NaiveDate::from_ymd_opt(year as i32, month, day)
        }
        _ => None,
    };
    if date.is_none() {
        errors.add(field, Problem::NotADate);
    }
    date
}

pub(crate) fn time(errors: &mut FieldErrors, typed: &str) -> Option<NaiveTime> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    // Browsers send seconds when the value came with them; due times are whole minutes.
    let mut parts = typed.splitn(3, ':').map(number);
    let time = match (parts.next(), parts.next(), parts.next()) {
        (Some(Some(hour)), Some(Some(minute)), None | Some(Some(..60))) => NaiveTime::from_hms_opt(hour, minute, 0),
        _ => None,
    };
    if time.is_none() {
        errors.add(Field::DueTime, Problem::NotATime);
    }
    time
}

// A general date parser would weigh more in the browser than everything else these forms need.
pub(crate) fn number(digits: &str) -> Option<u32> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}
