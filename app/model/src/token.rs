use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Field, FieldErrors, Problem, Rejection, text};

/// Most access tokens of one person.
pub const TOKENS_MAX: u32 = 50;
/// Longest name of one, in characters.
const NAME_MAX: usize = 100;

/// An access token, as forms name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TokenId(pub Uuid);

// One list of the scopes, their words, and what people are told of them.
macro_rules! scopes {
    ($($scope:ident $slug:literal $label:literal),+ $(,)?) => {
        /// What a token may be used for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Scope {
            $(#[serde(rename = $slug)] $scope),+
        }

        impl Scope {
            pub const ALL: [Scope; 5] = [$(Scope::$scope),+];

            /// The word in forms, in the table and in answers.
            pub fn slug(self) -> &'static str {
                match self { $(Scope::$scope => $slug),+ }
            }

            pub fn label(self) -> &'static str {
                match self { $(Scope::$scope => $label),+ }
            }

            pub fn from_slug(slug: &str) -> Option<Self> {
                match slug { $($slug => Some(Scope::$scope),)+ _ => None }
            }
        }
    };
}

scopes! {
    TasksRead "tasks:read" "scope-tasks-read",
    TasksWrite "tasks:write" "scope-tasks-write",
    Lists "lists" "scope-lists",
    AccountRead "account:read" "scope-account-read",
    Admin "admin" "scope-admin",
}

/// How long a token is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expiry {
    Month,
    Quarter,
    Year,
    Never,
}

impl Expiry {
    pub const ALL: [Expiry; 4] = [Expiry::Month, Expiry::Quarter, Expiry::Year, Expiry::Never];

    /// The word in forms.
    pub fn slug(self) -> &'static str {
        match self {
            Expiry::Month => "month",
            Expiry::Quarter => "quarter",
            Expiry::Year => "year",
            Expiry::Never => "never",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Expiry::Month => "expiry-month",
            Expiry::Quarter => "expiry-quarter",
            Expiry::Year => "expiry-year",
            Expiry::Never => "expiry-never",
        }
    }

    /// So many days, unless it never ends.
    pub fn days(self) -> Option<u32> {
        match self {
            Expiry::Month => Some(30),
            Expiry::Quarter => Some(90),
            Expiry::Year => Some(365),
            Expiry::Never => None,
        }
    }
}

/// The form that makes a token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewToken {
    pub name: String,
    #[serde(default)]
    pub scopes: Vec<Scope>,
    pub expiry: Expiry,
}

impl NewToken {
    /// The form as it is stored, each scope once.
    pub fn validated(self) -> Result<Self, Rejection> {
        let mut errors = FieldErrors::default();
        let name = text::line(&mut errors, Field::Name, &self.name, NAME_MAX);
        if self.scopes.is_empty() {
            errors.add(Field::Scopes, Problem::NoScopes);
        }
        let mut scopes = self.scopes;
        scopes.sort();
        scopes.dedup();
        errors.or(NewToken { name, scopes, ..self })
    }
}

/// A token in the list of its owner. What it is used by is kept nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenView {
    pub id: TokenId,
    pub name: String,
    pub scopes: Vec<Scope>,
    /// `Made 20 November`
    pub created: String,
    /// `Good until 20 December`
    pub expires: String,
    /// `Last used today 14:05 from 192.0.2.7`
    pub used: String,
}
