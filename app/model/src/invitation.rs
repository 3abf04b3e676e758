use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::account::{NAME_MAX, email, keep_secret, new_password};
use crate::{Field, FieldErrors, Rejection, text};

/// The form by which an operator invites somebody.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Invitee {
    pub email: String,
}

impl Invitee {
    pub fn validated(self) -> Result<Self, Rejection> {
        let mut errors = FieldErrors::default();
        let email = email(&mut errors, &self.email);
        errors.or(Invitee { email })
    }
}

/// The form of a link by which somebody who was invited opens an account.
#[derive(Clone, Serialize, Deserialize)]
pub struct AcceptedInvitation {
    /// What stands in the link.
    pub token: String,
    pub name: String,
    /// Asked for only where the link is for no address.
    #[serde(default)]
    pub email: String,
    /// Where passwords are used.
    #[serde(default)]
    pub password: String,
    /// The browser's IANA zone; empty without scripts, which means UTC.
    #[serde(default)]
    pub zone: String,
    /// The tag of the language that the form was read in.
    #[serde(default)]
    pub language: String,
}

impl AcceptedInvitation {
    /// `bound`: whether the link is for an address, whatever was typed.
    pub fn validated(self, bound: bool, by_password: bool) -> Result<Self, Rejection> {
        let mut errors = FieldErrors::default();
        let name = text::line(&mut errors, Field::Name, &self.name, NAME_MAX);
        let email = if bound { String::new() } else { email(&mut errors, &self.email) };
        if by_password {
            new_password(&mut errors, &self.password);
        }
        errors.or(AcceptedInvitation { name, email, ..self })
    }
}

keep_secret!(AcceptedInvitation);

/// What a link offers to whoever opens it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationOffer {
    /// The address that the account is for; without one whoever opens the link first chooses it, and is the operator.
    pub email: Option<String>,
}

/// An invitation as operators see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationView {
    pub id: Uuid,
    pub email: String,
    /// `Good until Mon 30 Nov 10:00`
    pub state: String,
    /// The address of the operator who made it; nobody's at the command line, or whose account is gone.
    pub by: Option<String>,
    /// As long as it is open, what became of its mail, if there is to be one.
    pub mail: Option<String>,
    /// As long as it is open.
    pub link: Option<String>,
}

/// A page of invitations, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationList {
    pub invitations: Vec<InvitationView>,
    /// Where the next page begins, if there is one.
    pub next: Option<Uuid>,
}
