use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::AuditLine;

/// Which people operators look at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeopleFilter {
    #[default]
    All,
    Operators,
    Disabled,
    /// Whose address nobody has confirmed.
    Unconfirmed,
}

impl PeopleFilter {
    pub const ALL: [PeopleFilter; 4] =
        [PeopleFilter::All, PeopleFilter::Operators, PeopleFilter::Disabled, PeopleFilter::Unconfirmed];

    /// The word in URLs.
    pub fn slug(self) -> &'static str {
        match self {
            PeopleFilter::All => "all",
            PeopleFilter::Operators => "operators",
            PeopleFilter::Disabled => "disabled",
            PeopleFilter::Unconfirmed => "unconfirmed",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            PeopleFilter::All => "people-all",
            PeopleFilter::Operators => "people-operators",
            PeopleFilter::Disabled => "people-disabled",
            PeopleFilter::Unconfirmed => "people-unconfirmed",
        }
    }

    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|filter| filter.slug() == slug)
    }
}

/// What an operator does to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonAct {
    Disable,
    Enable,
    EndSessions,
    SendResetLink,
    RemoveFactors,
    Grant,
    Withdraw,
    Delete,
}

impl PersonAct {
    /// The word in forms.
    pub fn slug(self) -> &'static str {
        match self {
            PersonAct::Disable => "disable",
            PersonAct::Enable => "enable",
            PersonAct::EndSessions => "end_sessions",
            PersonAct::SendResetLink => "send_reset_link",
            PersonAct::RemoveFactors => "remove_factors",
            PersonAct::Grant => "grant",
            PersonAct::Withdraw => "withdraw",
            PersonAct::Delete => "delete",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            PersonAct::Disable => "person-disable",
            PersonAct::Enable => "person-enable",
            PersonAct::EndSessions => "person-end-sessions",
            PersonAct::SendResetLink => "person-send-reset-link",
            PersonAct::RemoveFactors => "person-remove-factors",
            PersonAct::Grant => "person-grant",
            PersonAct::Withdraw => "person-withdraw",
            PersonAct::Delete => "person-delete",
        }
    }
}

/// The form by which an operator does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonChoice {
    pub id: Uuid,
    pub act: PersonAct,
}

/// A page of the list of people, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeopleQuery {
    /// Part of a name or an e-mail address.
    #[serde(default)]
    pub search: String,
    #[serde(default)]
    pub filter: PeopleFilter,
    /// People who came before this one.
    #[serde(default)]
    pub after: Option<Uuid>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeoplePage {
    pub people: Vec<Person>,
    /// The last one, if more come after it.
    pub next: Option<Uuid>,
}

/// What operators see of somebody. Times are words, in UTC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub id: Uuid,
    pub name: String,
    pub email: String,
    pub operator: bool,
    pub disabled: Option<String>,
    pub unconfirmed: bool,
    /// Whether a code or a passkey is asked for after the password.
    pub second_factor: bool,
    pub joined: String,
    pub last_seen: Option<String>,
    /// About how many tasks they have; unknown until they add one.
    pub tasks: Option<u64>,
}

/// One person with everything that operators see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonView {
    pub person: Person,
    /// Whether the operator proved only minutes ago who they are.
    pub proven: bool,
    /// The latest of what happened to the account.
    pub audit: Vec<AuditLine>,
}
