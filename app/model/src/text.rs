//! Rules every typed text obeys, whatever the field.

use std::borrow::Cow;

use crate::{Field, FieldErrors, Problem};

/// A single line as it is stored: surrounding white space removed, never empty or invisible, at most `max` characters,
/// without control characters. Bidirectional marks are text; the pages isolate them.
pub fn line(errors: &mut FieldErrors, field: Field, typed: &str, max: usize) -> String {
    let text = typed.trim();
    if is_blank(text) {
        errors.add(field, Problem::Required);
    } else if text.chars().any(char::is_control) {
        errors.add(field, Problem::ControlCharacter);
    } else if text.chars().count() > max {
        errors.add(field, Problem::TooLong { max: max as u32 });
    }
    text.to_owned()
}

/// A text of several lines: line ends become `\n`, empty lines around it go, and all of it where nothing of it shows;
/// tabs are its only control characters.
pub fn paragraphs(errors: &mut FieldErrors, field: Field, typed: &str, max: usize) -> String {
    let text = typed.replace("\r\n", "\n").replace('\r', "\n").trim_start_matches('\n').trim_end().to_owned();
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        errors.add(field, Problem::ControlCharacter);
    } else if text.chars().count() > max {
        errors.add(field, Problem::TooLong { max: max as u32 });
    }
    if is_blank(&text) { String::new() } else { text }
}

/// A text within another one. One that may be written in the other direction would take its neighbours along, and is
/// isolated (UAX 9).
pub fn isolated(text: &str, within_right_to_left: bool) -> Cow<'_, str> {
    let turns = if within_right_to_left { text.contains(is_left_to_right) } else { text.contains(is_right_to_left) };
    if turns { ["\u{2068}", text, "\u{2069}"].concat().into() } else { text.into() }
}

/// Latin letters, and the blocks of all other scripts that are written from left to right: tables of all letters would
/// weigh kilobytes in the browser.
fn is_left_to_right(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{58f}' | '\u{900}'..='\u{1fff}' | '\u{2c00}'..='\u{d7ff}')
}

/// The blocks of scripts that are written from right to left, and marks that say so.
fn is_right_to_left(c: char) -> bool {
    matches!(
        c,
        '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}'
    )
}

/// Whether nothing of a text shows.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_invisible(c))
}

/// Characters that show nothing by themselves: Unicode's Default_Ignorable_Code_Point, and those whose picture is empty
/// though they count as letters or symbols.
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d159}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_the_other_way_is_isolated() {
        for (text, within_right_to_left, isolates) in [
            ("Buy milk", false, false),
            ("Buy milk", true, true),
            ("Ökö", true, true),
            ("任务", true, true),
            ("12:30 – 5%", true, false),
            ("שלום", true, false),
            ("שלום", false, true),
            ("خبز 2", false, true),
        ] {
            assert_eq!(isolated(text, within_right_to_left) != text, isolates, "{text}");
        }
    }

    fn problem(typed: &str) -> Option<Problem> {
        let mut errors = FieldErrors::default();
        line(&mut errors, Field::Title, typed, 50);
        errors.get(Field::Title)
    }

    #[test]
    fn a_line_of_which_nothing_shows_is_empty() {
        let nothing = [
            "\u{200b}",
            "\u{2800}",
            "\u{3164}",
            "\u{ad}",
            "\u{feff}",
            "\u{115f}\u{1160}",
            "\u{ffa0}",
            "\u{200d}\u{fe0f}",
            "\u{2066}\u{2069}",
            "\u{202e} \u{a0}\u{200b}",
            "\u{e0020}\u{e007f}",
            "\u{e0100}",
            "\u{180e}",
            "\u{17b5}",
            "\u{2062}\u{3000}\u{1680}",
        ];
        for text in nothing {
            assert_eq!(problem(text), Some(Problem::Required), "{}", text.escape_unicode());
            let mut errors = FieldErrors::default();
            assert_eq!(paragraphs(&mut errors, Field::Notes, &format!("{text}\n\t{text}"), 50), "");
            assert_eq!(errors.or(()), Ok(()));
        }
    }

    #[test]
    fn what_shows_is_kept_as_it_is() {
        for text in [
            "a\u{200b}",
            "❤\u{fe0f}",
            "👩\u{200d}💻",
            "\u{2067}שלום\u{2069}",
            "می\u{200c}خواهم",
            "⠓",
            "ㅎ",
            "ᄀ",
            "·",
            "٠",
        ] {
            let mut errors = FieldErrors::default();
            assert_eq!(line(&mut errors, Field::Title, text, 50), text);
            assert_eq!(paragraphs(&mut errors, Field::Notes, text, 50), text);
            assert_eq!(errors.or(()), Ok(()));
        }
        assert_eq!(problem("\u{200b}\u{1}"), Some(Problem::ControlCharacter));
    }
}
