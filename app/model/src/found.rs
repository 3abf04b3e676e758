//! What searching over everything finds.

use serde::{Deserialize, Serialize};

use crate::{Colour, DueText, FilterView, ListView, Status, TaskId};

/// A text with the ranges of bytes in it that were looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    pub text: String,
    pub marks: Vec<(u32, u32)>,
}

/// A task whose title or notes contain every word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundTask {
    pub id: TaskId,
    pub title: Marked,
    /// Where its notes say so, if its title does not.
    pub notes: Option<Marked>,
    pub status: Status,
    pub due: Option<DueText>,
    /// The name of its list, and where that is.
    pub list: String,
    pub path: String,
}

/// The tasks that were found: those first whose titles say so, and of those what is open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundTasks {
    pub tasks: Vec<FoundTask>,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// A label whose word contains what was looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundLabel {
    pub word: String,
    pub colour: Colour,
}

/// Lists, filters and labels whose names contain what was looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundPlaces {
    pub lists: Vec<ListView>,
    pub filters: Vec<FilterView>,
    pub labels: Vec<FoundLabel>,
}
