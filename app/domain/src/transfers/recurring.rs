//! How a record's task recurs: by a rule, or in words of its person.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use model::{Anchor, Column, Message, Problem};
use quick_add::{Context, Kind, Pack, Parsed, parse};

use super::check::Reading;
use super::record::Record;
use super::written::written;
use crate::recurrence::{Due, Recurs};
use crate::time::{local, today};

/// Longest words that are looked at, in bytes.
const LONGEST: usize = 200;

/// How it recurs from when it is due, as forms send that, or what is wrong with which field.
pub(super) fn recurs(
    record: &Record,
    (date, time): (&str, &str),
    reading: Reading,
) -> Result<Option<Recurs>, (Column, Message<'static>)> {
    let anchor = match record.anchor.trim() {
        "" => Anchor::Schedule,
        word => Anchor::from_slug(word).ok_or((Column::Anchor, Message::Plain("line-not-an-anchor")))?,
    };
    let original = written(&record.occurrence, reading.order).filter(|original| original.place.is_none());
    let original = original.ok_or((Column::Occurrence, Message::Plain("line-not-a-moment")))?;
    let text = record.recurrence.trim();
    let due: Due = (date.parse().ok(), NaiveTime::parse_from_str(time, "%H:%M").ok());
    // What is wrong with the date is said of that.
    if text.is_empty() || (due.0.is_none() && !date.is_empty()) {
        return Ok(None);
    }
    let now = local(reading.zone, reading.now);
    let tag = if record.words.is_empty() { reading.language.slug() } else { &record.words };
    let said = if text.contains('=') { None } else { in_words(text, tag, now) };
    let (rule, anchor, begins) = match said {
        Some(Said { rule, anchor, from, time }) => (rule, anchor, (due.0.or(from), due.1.or(time))),
        None => (text.to_owned(), anchor, due),
    };
    let (from, time) = match original.date {
        Some(date) => (date, original.time),
        None => (begins.0.unwrap_or_else(|| today(reading.zone, reading.now)), begins.1),
    };
    let recurs = Recurs::read(&rule, anchor, (from, time), reading.zone);
    recurs.map(Some).map_err(|problem: Problem| (Column::Recurrence, problem.message()))
}

/// What words say.
struct Said {
    rule: String,
    anchor: Anchor,
    from: Option<NaiveDate>,
    time: Option<NaiveTime>,
}

/// Whether words of a language say how something recurs, and nothing else. That does not depend on the day.
pub(super) fn is_understood(text: &str, tag: &str) -> bool {
    in_words(text, tag, NaiveDateTime::default()).is_some()
}

/// `every! 3 days at 9am`
fn in_words(text: &str, tag: &str, now: NaiveDateTime) -> Option<Said> {
    /// A line is not without a title.
    const TITLE: &str = "x";
    if text.len() > LONGEST {
        return None;
    }
    let context = Context { pack: Pack::of(tag), now, month_first: false, lists: &[], plain: &[] };
    let parsed: Parsed = parse(&format!("{TITLE} {text}"), &context);
    let of_dates = |kind: &Kind| {
        use Kind::{Date, Rule, Start, Time, Times, Until};
        matches!(kind, Date(..) | Time(_) | Rule { .. } | Start(_) | Until(_) | Times(_))
    };
    let whole = parsed.title == TITLE && parsed.parts.iter().all(|part| of_dates(&part.kind));
    let repetition = parsed.repetition().filter(|_| whole)?;
    let (date, time) = parsed.due(now);
    let anchor = match repetition.anchor {
        quick_add::Anchor::Schedule => Anchor::Schedule,
        quick_add::Anchor::Completion => Anchor::Completion,
    };
    Some(Said { rule: repetition.rule, anchor, from: date.max(repetition.start), time })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_taken_whole_or_not_at_all() {
        for (text, tag, understood) in [
            ("every day", "en", true),
            ("every! 3 days at 9am", "en", true),
            ("every other friday", "en", true),
            ("jeden Montag um 9 Uhr", "de", true),
            ("every month", "de", false),
            ("every day with milk", "en", false),
            ("every day @home", "en", false),
            ("tomorrow", "en", false),
            ("every day", "ja", false),
            ("", "en", false),
        ] {
            assert_eq!(is_understood(text, tag), understood, "{text} ({tag})");
        }
        assert!(!is_understood(&"every day ".repeat(30), "en"));
    }
}
