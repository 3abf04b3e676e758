//! Filters that people save.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Colour, Field, FieldErrors, Message, Rejection, TITLE_MAX, text};

/// The most filters of one person: all of them stand beside every page.
pub const FILTERS_MAX: u32 = 50;
/// The most letters of one.
pub const FILTER_MAX: usize = 1_000;

/// A filter's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FilterId(pub Uuid);

impl FilterId {
    /// Where its page is.
    pub fn path(self) -> String {
        format!("/filters/{}", self.0.simple())
    }
}

/// The form that makes a filter, and the one that changes it. A new one proposes its id, so that sending the form twice makes one
/// filter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterForm {
    pub id: FilterId,
    pub name: String,
    /// Which tasks, in the language of filters.
    pub filter: String,
    #[serde(default)]
    pub colour: Colour,
}

impl FilterForm {
    /// The filter with its texts as they are stored. Whether it can be read is another matter.
    pub fn validated(self) -> Result<Self, Rejection> {
        let mut errors = FieldErrors::default();
        let name = text::line(&mut errors, Field::Name, &self.name, TITLE_MAX);
        let filter = text::line(&mut errors, Field::Filter, &self.filter, FILTER_MAX);
        errors.or(FilterForm { name, filter, ..self })
    }
}

/// What can be done to a filter by a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterAct {
    Up,
    Down,
    Remove,
}

/// A button of a filter: the name of what it does, and after a colon the filter's id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterRequest {
    pub act: String,
}

impl FilterRequest {
    pub fn validated(&self) -> Result<(FilterId, FilterAct), Rejection> {
        let (name, id) = self.act.split_once(':').ok_or(Rejection::Malformed)?;
        let id = FilterId(Uuid::try_parse(id).map_err(|_| Rejection::Malformed)?);
        let act = match name {
            "up" => FilterAct::Up,
            "down" => FilterAct::Down,
            "remove" => FilterAct::Remove,
            _ => return Err(Rejection::Malformed),
        };
        Ok((id, act))
    }
}

/// One of a person's filters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterView {
    pub id: FilterId,
    pub name: String,
    pub colour: Colour,
    pub filter: String,
}

/// Where a filter cannot be read, in bytes of its text, and what is wrong there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mistake {
    pub from: u32,
    pub to: u32,
    pub is: FilterMistake,
}

/// What is wrong with a piece of a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FilterMistake {
    TooLong {
        max: u32,
    },
    TooMany {
        max: u32,
    },
    TooDeep {
        max: u32,
    },
    /// A condition stands in no other place.
    ConditionNeeded,
    /// Two conditions with nothing between them.
    SignNeeded,
    NotOpened,
    NotClosed,
    QuoteNotClosed,
    UnknownWord,
    NameNeeded,
    WordsNeeded,
    DayNeeded,
    PriorityNeeded,
    NoSuchList,
    NoSuchSection,
    LongSearch,
}

impl FilterMistake {
    /// What people are told: what would be right there.
    pub fn message(self) -> Message<'static> {
        match self {
            FilterMistake::TooLong { max } => Message::Number("problem-too-long", max.into()),
            FilterMistake::TooMany { max } => Message::Number("mistake-too-many", max.into()),
            FilterMistake::TooDeep { max } => Message::Number("mistake-too-deep", max.into()),
            FilterMistake::ConditionNeeded => Message::Plain("mistake-condition-needed"),
            FilterMistake::SignNeeded => Message::Plain("mistake-sign-needed"),
            FilterMistake::NotOpened => Message::Plain("mistake-not-opened"),
            FilterMistake::NotClosed => Message::Plain("mistake-not-closed"),
            FilterMistake::QuoteNotClosed => Message::Plain("mistake-quote-not-closed"),
            FilterMistake::UnknownWord => Message::Plain("mistake-unknown-word"),
            FilterMistake::NameNeeded => Message::Plain("mistake-name-needed"),
            FilterMistake::WordsNeeded => Message::Plain("mistake-words-needed"),
            FilterMistake::DayNeeded => Message::Plain("mistake-day-needed"),
            FilterMistake::PriorityNeeded => Message::Plain("mistake-priority-needed"),
            FilterMistake::NoSuchList => Message::Plain("mistake-no-such-list"),
            FilterMistake::NoSuchSection => Message::Plain("mistake-no-such-section"),
            FilterMistake::LongSearch => Message::Plain("problem-long-search"),
        }
    }
}
