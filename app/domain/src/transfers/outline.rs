//! What files of our own say beside their tasks, above all of lists.

use model::{Colour, Column, Field, FieldErrors, ListState, Lists, Problem, SectionView, TITLE_MAX, text};
use serde::{Deserialize, Serialize};
use words::Language;

use super::check;
use crate::lists::ChosenLabel;

/// What a file says beside its tasks.
#[derive(Debug, Default)]
pub(super) struct Outlines {
    pub lists: Vec<Outline>,
    pub labels: Vec<ChosenLabel>,
}

/// A list with its sections, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Outline {
    /// Empty for the Inbox.
    pub name: String,
    pub colour: Colour,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub favourite: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub archived: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Heading>,
}

/// A section.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Heading {
    pub name: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub folded: bool,
}

impl Outline {
    /// A person's lists that are not in the trash, and first their Inbox if it has sections.
    pub fn of(lists: &Lists) -> Vec<Outline> {
        let sections = |list| {
            let heading = |section: &SectionView| Heading { name: section.name.clone(), folded: section.folded };
            lists.sections(list).map(heading).collect::<Vec<_>>()
        };
        let inbox = Outline { sections: sections(lists.inbox), ..Outline::default() };
        let own = lists.own.iter().filter(|list| list.state != ListState::Deleted).map(|list| Outline {
            name: list.name.clone(),
            colour: list.colour,
            favourite: list.favourite,
            archived: list.state == ListState::Archived,
            sections: sections(list.id),
        });
        Some(inbox).filter(|inbox| !inbox.sections.is_empty()).into_iter().chain(own).collect()
    }

    /// The same with names as they are stored, or what is wrong with one.
    pub fn checked(self, language: Language) -> Result<Outline, String> {
        let name = if self.name.trim().is_empty() { Ok(String::new()) } else { stored(&self.name) };
        let name = name.map_err(|problem| said(language, Column::List, problem))?;
        let heading = |section: Heading| Ok(Heading { name: stored(&section.name)?, ..section });
        let sections: Result<_, Problem> = self.sections.into_iter().map(heading).collect();
        let sections = sections.map_err(|problem| said(language, Column::Section, problem))?;
        Ok(Outline { name, sections, ..self })
    }
}

/// The name of a list or section as it is stored.
pub(super) fn stored(name: &str) -> Result<String, Problem> {
    let mut errors = FieldErrors::default();
    let name = text::line(&mut errors, Field::Name, name, TITLE_MAX);
    errors.first().map_or(Ok(name), Err)
}

fn said(language: Language, column: Column, problem: Problem) -> String {
    check::said(language, vec![(column.label(), problem.message())])
}
