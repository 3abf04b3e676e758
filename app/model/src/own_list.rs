//! Lists that people make.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Field, FieldErrors, FilterId, FilterView, Rejection, SectionView, TITLE_MAX, text};

/// The most lists of one person, those in the trash among them.
pub const LISTS_MAX: u32 = 500;

/// Open tasks are counted up to here: there are more where there is one more.
pub const MOST_COUNTED: u32 = 1_000;

/// A list's id: that of a person's Inbox is the person's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ListId(pub Uuid);

impl ListId {
    /// Where its page is, if it is no Inbox.
    pub fn path(self) -> String {
        format!("/lists/{}", self.0.simple())
    }
}

/// What a list is marked with. Each is told from the ground in both themes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    #[default]
    Grey,
    Red,
    Orange,
    Green,
    Teal,
    Blue,
    Purple,
    Pink,
}

impl Colour {
    pub const ALL: [Colour; 8] = [
        Colour::Grey,
        Colour::Red,
        Colour::Orange,
        Colour::Green,
        Colour::Teal,
        Colour::Blue,
        Colour::Purple,
        Colour::Pink,
    ];

    /// The word in forms and style sheets.
    pub fn slug(self) -> &'static str {
        match self {
            Colour::Grey => "grey",
            Colour::Red => "red",
            Colour::Orange => "orange",
            Colour::Green => "green",
            Colour::Teal => "teal",
            Colour::Blue => "blue",
            Colour::Purple => "purple",
            Colour::Pink => "pink",
        }
    }

    /// The message that people read.
    pub fn label(self) -> &'static str {
        match self {
            Colour::Grey => "colour-grey",
            Colour::Red => "colour-red",
            Colour::Orange => "colour-orange",
            Colour::Green => "colour-green",
            Colour::Teal => "colour-teal",
            Colour::Blue => "colour-blue",
            Colour::Purple => "colour-purple",
            Colour::Pink => "colour-pink",
        }
    }

    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|colour| colour.slug() == slug)
    }
}

/// The form that makes a list, and the one that changes it. A new one proposes its id, so that sending the form twice makes
/// one list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListForm {
    pub id: ListId,
    pub name: String,
    #[serde(default)]
    pub colour: Colour,
    #[serde(default)]
    pub favourite: bool,
}

impl ListForm {
    /// The list with its name as it is stored.
    pub fn validated(self) -> Result<Self, Rejection> {
        let mut errors = FieldErrors::default();
        let name = text::line(&mut errors, Field::Name, &self.name, TITLE_MAX);
        errors.or(ListForm { name, ..self })
    }
}

/// What can be done to a list by a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListAct {
    Up,
    Down,
    Archive,
    Unarchive,
    Delete,
    Restore,
}

/// A button of a list: the name of what it does, and after a colon the list's id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListRequest {
    pub act: String,
}

impl ListRequest {
    pub fn validated(&self) -> Result<(ListId, ListAct), Rejection> {
        let (name, id) = self.act.split_once(':').ok_or(Rejection::Malformed)?;
        let id = ListId(Uuid::try_parse(id).map_err(|_| Rejection::Malformed)?);
        let act = match name {
            "up" => ListAct::Up,
            "down" => ListAct::Down,
            "archive" => ListAct::Archive,
            "unarchive" => ListAct::Unarchive,
            "delete" => ListAct::Delete,
            "restore" => ListAct::Restore,
            _ => return Err(Rejection::Malformed),
        };
        Ok((id, act))
    }
}

/// The form that makes another list like one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuplicatedList {
    pub id: ListId,
    /// That of the new one: sent twice it makes one.
    pub copy: ListId,
}

/// What has become of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListState {
    Open,
    /// Out of the way with its tasks.
    Archived,
    /// In the trash with its tasks.
    Deleted,
}

/// One of a person's lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListView {
    pub id: ListId,
    pub name: String,
    pub colour: Colour,
    pub favourite: bool,
    pub state: ListState,
    /// Its open tasks, up to one more than [`MOST_COUNTED`].
    pub open: u32,
}

/// All of a person's lists, favourites first, in their order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lists {
    pub inbox: ListId,
    /// The open tasks of the Inbox.
    pub inbox_open: u32,
    pub own: Vec<ListView>,
    /// The sections of all lists, each list's in their order.
    pub sections: Vec<SectionView>,
    /// The person's filters, in their order.
    pub filters: Vec<FilterView>,
    /// How lists are looked at, by their words; those that are not here as lists.
    #[serde(default)]
    pub views: Vec<(String, String)>,
}

impl Lists {
    /// One of those that the person made, unless it is in the trash.
    pub fn get(&self, id: ListId) -> Option<&ListView> {
        self.own.iter().find(|list| list.id == id && list.state != ListState::Deleted)
    }

    /// The sections of a list, in their order.
    pub fn sections(&self, list: ListId) -> impl Iterator<Item = &SectionView> {
        self.sections.iter().filter(move |section| section.list == list)
    }

    /// One of the filters.
    pub fn filter(&self, id: FilterId) -> Option<&FilterView> {
        self.filters.iter().find(|filter| filter.id == id)
    }

    /// Those of a state.
    pub fn of(&self, state: ListState) -> impl Iterator<Item = &ListView> {
        self.own.iter().filter(move |list| list.state == state)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ListKind, Problem};

    #[test]
    fn a_name_obeys_the_rules_of_titles() {
        let form = |name: &str| ListForm {
            id: ListId(Uuid::nil()),
            name: name.to_owned(),
            colour: Colour::Teal,
            favourite: true,
        };
        assert_eq!(form("  Home ").validated().map(|list| list.name), Ok("Home".to_owned()));
        for (name, problem) in [
            ("\u{200b}", Problem::Required),
            ("a\nb", Problem::ControlCharacter),
            (&"x".repeat(201), Problem::TooLong { max: 200 }),
        ] {
            assert_eq!(form(name).validated(), Err(FieldErrors::one(Field::Name, problem).into()));
        }
    }

    #[test]
    fn a_list_is_one_word_in_forms_and_addresses() {
        let own = ListKind::Own(ListId(Uuid::from_u128(7)));
        let filter = ListKind::Filter(FilterId(Uuid::from_u128(7)));
        for list in ListKind::ALL.into_iter().chain([own, filter]) {
            assert_eq!(ListKind::from_word(&list.word()), Some(list));
            assert_eq!(ListKind::at(&list.path()), Some(list));
        }
        assert_eq!(
            (ListKind::from_word("lists"), ListKind::at("/lists"), ListKind::at("/lists/x/edit")),
            (None, None, None)
        );
    }
}
