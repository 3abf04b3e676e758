//! Rules every typed text obeys, whatever the field.

use crate::{Field, FieldErrors, Problem};

/// A single line as it is stored: surrounding white space removed, never empty, at most `max` characters, without
/// control characters. Bidirectional marks are text; the pages isolate them.
pub fn line(errors: &mut FieldErrors, field: Field, typed: &str, max: usize) -> String {
    let text = typed.trim();
    if text.is_empty() {
        errors.add(field, Problem::Required);
    } else if text.chars().any(char::is_control) {
        errors.add(field, Problem::ControlCharacter);
    } else if text.chars().count() > max {
        errors.add(field, Problem::TooLong { max: max as u32 });
    }
    text.to_owned()
}

/// A text of several lines: line ends become `\n`, empty lines around it go; tabs are its only control characters.
pub fn paragraphs(errors: &mut FieldErrors, field: Field, typed: &str, max: usize) -> String {
    let text = typed.replace("\r\n", "\n").replace('\r', "\n").trim_start_matches('\n').trim_end().to_owned();
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        errors.add(field, Problem::ControlCharacter);
    } else if text.chars().count() > max {
        errors.add(field, Problem::TooLong { max: max as u32 });
    }
    text
}
