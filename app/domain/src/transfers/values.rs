//! The words of files for what there are few of.

use std::collections::HashMap;
use std::sync::LazyLock;

use model::{Priority, Status};
use words::Language;

/// What we call them ourselves, in every language that people are offered.
static STATUSES: LazyLock<HashMap<String, Status>> =
    LazyLock::new(|| called(&Status::ALL, Status::label).map(|(word, status)| (plain(word), status)).collect());
static PRIORITIES: LazyLock<HashMap<String, Priority>> =
    LazyLock::new(|| called(&Priority::ALL, Priority::label).map(|(word, priority)| (plain(word), priority)).collect());

/// The labels of all of these, in every language that people are offered.
fn called<T: Copy>(all: &[T], label: fn(T) -> &'static str) -> impl Iterator<Item = (&'static str, T)> {
    Language::offered().flat_map(move |language| all.iter().map(move |one| (language.say(label(*one)), *one)))
}

/// In lower case, with spaces for what stands between words.
pub(super) fn plain(text: &str) -> String {
    text.replace(['_', '-'], " ").trim().to_lowercase()
}

/// What nothing at all means is said by who asks.
pub(super) fn status(word: &str) -> Option<Status> {
    let word = plain(word);
    Some(match word.as_str() {
        "pending" | "open" | "todo" | "to do" | "new" | "not started" | "needs action" | "waiting" | "deferred"
        | "normal" => Status::Pending,
        "in progress" | "in process" | "doing" | "started" => Status::InProgress,
        "completed" | "complete" | "done" | "closed" | "finished" | "archived" => Status::Completed,
        word => match STATUSES.get(word) {
            Some(status) => *status,
            None if yes_no(word)? => Status::Completed,
            None => Status::Pending,
        },
    })
}

/// Of numbers the first is the highest, as in `P1`.
pub(super) fn priority(word: &str) -> Option<Priority> {
    let word = plain(word);
    Some(match word.as_str() {
        "" | "none" | "no" | "p4" | "4" | "0" => Priority::None,
        "low" | "l" | "lowest" | "very low" | "minor" | "trivial" | "p3" | "3" | "!" => Priority::Low,
        "medium" | "m" | "med" | "mid" | "normal" | "moderate" | "p2" | "2" | "!!" => Priority::Medium,
        "high" | "h" | "highest" | "very high" | "urgent" | "critical" | "major" | "important" | "p0" | "p1" | "1"
        | "!!!" => Priority::High,
        word => return PRIORITIES.get(word).copied(),
    })
}

pub(super) fn yes_no(word: &str) -> Option<bool> {
    // Most cells say nothing, or when.
    if word.is_empty() || word.starts_with(|c: char| matches!(c, '2'..='9')) {
        return None;
    }
    Some(match plain(word).as_str() {
        "yes" | "y" | "true" | "x" | "1" | "✓" | "✔" | "☑" | "checked" | "ja" | "oui" | "sí" | "si" | "نعم" => {
            true
        }
        "no" | "n" | "false" | "0" | "☐" | "unchecked" | "nein" | "non" | "لا" => false,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_words_are_known_in_every_language() {
        for language in Language::offered() {
            for expected in Status::ALL {
                assert_eq!(status(language.say(expected.label())), Some(expected), "{}", language.slug());
            }
            for expected in Priority::ALL {
                assert_eq!(priority(language.say(expected.label())), Some(expected), "{}", language.slug());
            }
        }
    }
}
