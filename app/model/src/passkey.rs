use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::account::keep_secret;
use crate::{Field, FieldErrors, Rejection, text};

/// Most passkeys of one person.
pub const PASSKEYS_MAX: u32 = 20;
/// Longest name of one, in characters.
const NAME_MAX: usize = 100;

/// A passkey, as forms name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PasskeyId(pub Uuid);

/// The form that adds a passkey.
#[derive(Clone, Serialize, Deserialize)]
pub struct NewPasskey {
    pub name: String,
    /// What the browser answered, in JSON; empty as long as it was not asked.
    #[serde(default)]
    pub answer: String,
}

impl NewPasskey {
    pub fn validated(self) -> Result<Self, Rejection> {
        let mut errors = FieldErrors::default();
        let name = text::line(&mut errors, Field::Name, &self.name, NAME_MAX);
        errors.or(NewPasskey { name, ..self })
    }
}

/// The form that gives a passkey another name.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PasskeyName {
    pub id: PasskeyId,
    pub name: String,
}

impl PasskeyName {
    pub fn validated(self) -> Result<Self, Rejection> {
        let mut errors = FieldErrors::default();
        let name = text::line(&mut errors, Field::Name, &self.name, NAME_MAX);
        errors.or(PasskeyName { name, ..self })
    }
}

/// The form by which somebody shows who they are by a passkey.
#[derive(Clone, Serialize, Deserialize)]
pub struct PasskeyAnswer {
    /// What the browser answered, in JSON; empty as long as it was not asked.
    #[serde(default)]
    pub answer: String,
    /// The path to go on to.
    #[serde(default)]
    pub next: String,
}

/// A passkey in the list of its owner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeyView {
    pub id: PasskeyId,
    pub name: String,
    /// `Added 20 November`
    pub created: String,
    /// `Last used today 14:05`
    pub used: String,
    /// Whether it signs in without a password.
    pub signs_in: bool,
}

keep_secret!(NewPasskey, PasskeyAnswer);
