//! The words of files for what there are few of.

use model::{Priority, Status};

/// In lower case, with spaces for what stands between words.
pub(super) fn plain(text: &str) -> String {
    text.replace(['_', '-'], " ").trim().to_lowercase()
}

/// What nothing at all means is said by who asks.
pub(super) fn status(word: &str) -> Option<Status> {
    Some(match plain(word).as_str() {
        "pending" | "open" | "todo" | "to do" | "new" | "not started" | "needs action" | "waiting" | "deferred"
        | "normal" => Status::Pending,
        "in progress" | "in process" | "doing" | "started" => Status::InProgress,
        "completed" | "complete" | "done" | "closed" | "finished" | "archived" => Status::Completed,
        word if yes_no(word)? => Status::Completed,
        _ => Status::Pending,
    })
}

/// Of numbers the first is the highest, as in `P1`.
pub(super) fn priority(word: &str) -> Option<Priority> {
    Some(match plain(word).as_str() {
        "" | "none" | "no" | "p4" | "4" | "0" => Priority::None,
        "low" | "l" | "lowest" | "very low" | "minor" | "trivial" | "p3" | "3" | "!" => Priority::Low,
        "medium" | "m" | "med" | "mid" | "normal" | "moderate" | "p2" | "2" | "!!" => Priority::Medium,
        "high" | "h" | "highest" | "very high" | "urgent" | "critical" | "major" | "important" | "p0" | "p1" | "1"
        | "!!!" => Priority::High,
        _ => return None,
    })
}

pub(super) fn yes_no(word: &str) -> Option<bool> {
    // Most cells say nothing, or when.
    if word.is_empty() || word.starts_with(|c: char| matches!(c, '2'..='9')) {
        return None;
    }
    Some(match plain(word).as_str() {
        "yes" | "y" | "true" | "x" | "1" | "✓" | "✔" | "☑" | "checked" => true,
        "no" | "n" | "false" | "0" | "☐" | "unchecked" => false,
        _ => return None,
    })
}
