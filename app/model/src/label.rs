//! Words at tasks, and what each person chose for them.

use serde::{Deserialize, Serialize};

use crate::{Colour, Field, FieldErrors, Rejection, typed};

/// A word at tasks, as its reader sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelView {
    pub word: String,
    pub colour: Colour,
    /// The open tasks that have it.
    pub open: u32,
}

/// The form that says what a label is called, wherever it stands, and what it is marked with. A word that is there already takes
/// up the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelForm {
    /// The label as it was.
    pub label: String,
    pub word: String,
    #[serde(default)]
    pub colour: Colour,
}

impl LabelForm {
    pub fn validated(self) -> Result<Self, Rejection> {
        let label = typed::label(&self.label)?;
        let mut errors = FieldErrors::default();
        let mut words = typed::labels(&mut errors, &self.word);
        if words.len() != 1 {
            errors.add(Field::Labels, crate::Problem::OneLabel);
        }
        let word = words.pop().unwrap_or_default();
        errors.or(LabelForm { label, word, ..self })
    }
}

/// What can be done to a label by a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelAct {
    Up,
    Down,
    /// Takes it from all tasks.
    Delete,
}

/// A button of a label: the name of what it does, and after a colon the word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelRequest {
    pub act: String,
}

impl LabelRequest {
    pub fn validated(&self) -> Result<(String, LabelAct), Rejection> {
        let (name, word) = self.act.split_once(':').ok_or(Rejection::Malformed)?;
        let act = match name {
            "up" => LabelAct::Up,
            "down" => LabelAct::Down,
            "delete" => LabelAct::Delete,
            _ => return Err(Rejection::Malformed),
        };
        Ok((typed::label(word)?, act))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{LABEL_MAX, LABELS_MAX, Problem};

    #[test]
    fn labels_are_words_between_commas() {
        let read = |typed: &str| {
            let mut errors = FieldErrors::default();
            let words = typed::labels(&mut errors, typed);
            errors.get(Field::Labels).ok_or(words)
        };
        let words = |words: &[&str]| Err(words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        for (typed, expected) in [
            ("", &[][..]),
            (" , ,\u{200b},@,.., .", &[]),
            ("home, @Work ,  far   away ,home", &["home", "Work", "far away"]),
            ("a، b、c，d\r\ne", &["a", "b", "c", "d", "e"]),
            ("＠家, @@x, a@b, ...", &["家", "x", "a@b", "..."]),
        ] {
            assert_eq!(read(typed), words(expected), "{typed}");
        }
        assert_eq!(read("a\u{7}b"), Ok(Problem::ControlCharacter));
        assert_eq!(read(&"x".repeat(LABEL_MAX + 1)), Ok(Problem::TooLong { max: LABEL_MAX as u32 }));
        let many: Vec<String> = (0..=LABELS_MAX).map(|number| number.to_string()).collect();
        assert_eq!(read(&many.join(",")), Ok(Problem::TooManyLabels { max: LABELS_MAX as u32 }));
        assert!(read(&many[1..].join(",")).is_err());
    }

    #[test]
    fn a_label_is_renamed_to_one_word() {
        let form = |word: &str| LabelForm { label: "@home".into(), word: word.into(), colour: Colour::Teal };
        let named = form(" @Haus ").validated().unwrap();
        assert_eq!((named.label.as_str(), named.word.as_str()), ("home", "Haus"));
        for word in ["", "a, b", "@"] {
            assert_eq!(form(word).validated(), Err(FieldErrors::one(Field::Labels, Problem::OneLabel).into()));
        }
        assert_eq!(LabelForm { label: "a,b".into(), ..form("x") }.validated(), Err(Rejection::NotFound));
    }
}
