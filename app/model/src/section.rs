//! Sections of lists.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Field, FieldErrors, ListId, Rejection, TITLE_MAX, text};

/// The most sections of one list.
pub const SECTIONS_MAX: u32 = 100;
/// The most of one person: they are read with the lists beside every page.
pub const SECTIONS_OF_ONE: u32 = 1_000;

/// Open tasks below a heading are counted up to here: there may be a hundred headings on a page.
pub const MOST_IN_SECTION: u32 = 100;

/// A section's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SectionId(pub Uuid);

/// The form that makes a section at the end of a list, and the one that gives it another name. A new one proposes its id, so
/// that sending the form twice makes one section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionForm {
    pub id: SectionId,
    /// Where a new one is made.
    pub list: ListId,
    pub name: String,
}

impl SectionForm {
    /// The section with its name as it is stored.
    pub fn validated(self) -> Result<Self, Rejection> {
        let mut errors = FieldErrors::default();
        let name = text::line(&mut errors, Field::Name, &self.name, TITLE_MAX);
        errors.or(SectionForm { name, ..self })
    }
}

/// The form that moves a section to another list, with what is open in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovedSection {
    pub id: SectionId,
    pub list: ListId,
}

/// What can be done to a section by a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionAct {
    Up,
    Down,
    /// Its tasks stay in the list.
    Remove,
}

/// A button of a section: the name of what it does, and after a colon the section's id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionRequest {
    pub act: String,
}

impl SectionRequest {
    pub fn validated(&self) -> Result<(SectionId, SectionAct), Rejection> {
        let (name, id) = self.act.split_once(':').ok_or(Rejection::Malformed)?;
        let id = SectionId(Uuid::try_parse(id).map_err(|_| Rejection::Malformed)?);
        let act = match name {
            "up" => SectionAct::Up,
            "down" => SectionAct::Down,
            "remove" => SectionAct::Remove,
            _ => return Err(Rejection::Malformed),
        };
        Ok((id, act))
    }
}

/// One of a person's sections.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionView {
    pub id: SectionId,
    pub list: ListId,
    pub name: String,
    /// Whether its tasks are out of sight on the list's page.
    pub folded: bool,
}

/// A heading on a list's page: a section, and how many open tasks are below it, up to one more than
/// [`MOST_IN_SECTION`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionHead {
    pub section: SectionView,
    pub open: u32,
}

/// Where a task is put by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Before(crate::TaskId),
    After(crate::TaskId),
    /// The first of a list, or of a section.
    Start(ListId, Option<SectionId>),
    /// The last one.
    End(ListId, Option<SectionId>),
}

impl Place {
    /// As forms send it: `before.<task>`, `after.<task>`, `start.<list>`, `end.<list>.<section>`.
    pub fn parse(text: &str) -> Result<Self, Rejection> {
        let (name, rest) = text.split_once('.').ok_or(Rejection::Malformed)?;
        let task = || Uuid::try_parse(rest).map(crate::TaskId).map_err(|_| Rejection::Malformed);
        match name {
            "before" => Ok(Place::Before(task()?)),
            "after" => Ok(Place::After(task()?)),
            "start" => group(rest).map(|(list, section)| Place::Start(list, section)),
            "end" => group(rest).map(|(list, section)| Place::End(list, section)),
            _ => Err(Rejection::Malformed),
        }
    }
}

/// A list, or a section of one, as selects send it: `<list>` or `<list>.<section>`.
pub(crate) fn group(text: &str) -> Result<(ListId, Option<SectionId>), Rejection> {
    let (list, section) = text.split_once('.').map_or((text, None), |(list, section)| (list, Some(section)));
    let id = |text: &str| Uuid::try_parse(text).map_err(|_| Rejection::Malformed);
    Ok((ListId(id(list)?), section.map(id).transpose()?.map(SectionId)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TaskId;

    #[test]
    fn places_are_read_as_forms_send_them() {
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let (a, b) = (one.simple(), two.simple());
        for (text, place) in [
            (format!("before.{a}"), Place::Before(TaskId(one))),
            (format!("after.{a}"), Place::After(TaskId(one))),
            (format!("start.{a}"), Place::Start(ListId(one), None)),
            (format!("end.{a}.{b}"), Place::End(ListId(one), Some(SectionId(two)))),
        ] {
            assert_eq!(Place::parse(&text), Ok(place));
        }
        for text in ["", "before", "before.", "end.x", &format!("end.{a}."), &format!("after.{a}.{b}"), "up.1"] {
            assert_eq!(Place::parse(text), Err(Rejection::Malformed), "{text}");
        }
    }
}
