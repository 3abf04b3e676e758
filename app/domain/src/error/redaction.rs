use std::error::Error as StdError;
use std::fmt::{self, Display};

use sea_orm::{DbErr, RuntimeErr, SqlxError};

/// Marks between which words of other people stand.
const MARKS: [(char, char); 4] = [('"', '"'), ('`', '`'), ('\'', '\''), ('<', '>')];

/// What lies behind an error, for the log: its words may quote a value or name an address, and these are left out.
pub struct RedactedError(String);

pub(super) type Source = Box<dyn StdError + Send + Sync>;

impl RedactedError {
    pub(crate) fn new(source: impl Into<Source>) -> RedactedError {
        RedactedError(redacted(&source.into()))
    }

    /// With the names in the schema that it is about: in the database's words they look like values.
    pub(crate) fn of_database(error: DbErr) -> RedactedError {
        let named = match &error {
            DbErr::Exec(RuntimeErr::SqlxError(source)) | DbErr::Query(RuntimeErr::SqlxError(source)) => named(source),
            _ => None,
        };
        let RedactedError(words) = RedactedError::new(error);
        RedactedError(named.map(|named| format!("{words} ({named})")).unwrap_or(words))
    }
}

/// The names in the schema that a database's error is about.
fn named(error: &SqlxError) -> Option<String> {
    let SqlxError::Database(error) = error else { return None };
    let part = |what: &str, name: Option<&str>| name.map(|name| format!("{what} {name}"));
    let parts =
        [part("code", error.code().as_deref()), part("table", error.table()), part("constraint", error.constraint())];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

impl Display for RedactedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for RedactedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl StdError for RedactedError {}

/// The words without anything that is quoted or looks like an address. A mark that stands in what is quoted hides
/// nothing: everything between the first and the last one goes.
pub fn redacted(words: &impl Display) -> String {
    let mut words = words.to_string();
    for (opens, closes) in MARKS {
        let Some(start) = words.char_indices().find(|(at, c)| *c == opens && !in_a_word(&words, *at)) else { continue };
        let end = words.rfind(closes).filter(|end| *end > start.0).map_or(words.len(), |end| end + closes.len_utf8());
        words.replace_range(start.0..end, "…");
    }
    let plain = |word| if str::contains(word, '@') { "…" } else { word };
    words.split(' ').map(plain).collect::<Vec<_>>().join(" ")
}

/// Whether this is the mark in "doesn't".
fn in_a_word(words: &str, at: usize) -> bool {
    words[..at].chars().next_back().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_addresses_are_left_out() {
        for (words, left) in [
            ("invalid type: string \"Buy \"milk\"\", expected a map", "invalid type: string …, expected a map"),
            ("5.1.1 <ada@example.org>: ada@example.org is unknown here", "5.1.1 …: … is unknown here"),
            ("unknown variant `Buy milk`, expected one of `a`, `b`", "unknown variant …"),
            ("bad value 'Buy milk", "bad value …"),
            ("it doesn't answer", "it doesn't answer"),
            ("no such column: tasks.notes", "no such column: tasks.notes"),
        ] {
            assert_eq!(redacted(&words), left);
        }
    }

    #[test]
    fn an_error_says_no_more_in_its_other_words() {
        let error = crate::Error::internal("invalid type: string \"Buy milk\"");
        assert!(!format!("{error} {error:?}").contains("milk"));
    }
}
