//! What files of our own say of labels beside the tasks that have them.

use model::{Colour, Column, LABEL_MAX, Problem};
use serde::{Deserialize, Serialize};
use words::Language;

use super::check;
use crate::lists::ChosenLabel;

/// A word with what its person chose for it. They stand in the person's order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Label {
    word: String,
    colour: Colour,
    /// Whether its place was chosen.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    placed: bool,
}

impl Label {
    pub fn of(ChosenLabel { word, colour, placed }: ChosenLabel) -> Label {
        Label { word, colour, placed }
    }

    /// The same with the word as it is stored, or what is wrong with that.
    pub fn checked(self, language: Language) -> Result<ChosenLabel, String> {
        let word = match self.word.chars().count() > LABEL_MAX {
            true => Err(Problem::TooLong { max: LABEL_MAX as u32 }),
            false => model::label(&self.word).map_err(|_| Problem::OneLabel),
        };
        let said = |problem: Problem| check::said(language, vec![(Column::Labels.label(), problem.message())]);
        Ok(ChosenLabel { word: word.map_err(said)?, colour: self.colour, placed: self.placed })
    }
}
