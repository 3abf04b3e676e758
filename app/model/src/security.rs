//! Getting in, back in, and proving who one is.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::account::{PASSWORD_MAX, email, keep_secret, new_password};
use crate::{Field, FieldErrors, OwnAuditLine, PasskeyView, Problem, Rejection, TokenView};

/// Far above any code, spaces and dashes included.
const CODE_MAX: usize = 100;

/// The form that changes the password.
#[derive(Clone, Serialize, Deserialize)]
pub struct NewPassword {
    pub current: String,
    pub password: String,
}

impl NewPassword {
    /// The current one is asked of whoever has one.
    pub fn validated(self, has_one: bool) -> Result<Self, Rejection> {
        let mut errors = FieldErrors::default();
        if has_one {
            current_password(&mut errors, &self.current);
        }
        new_password(&mut errors, &self.password);
        errors.or(self)
    }
}

/// The form of a link that somebody chooses a new password by, without the old one.
#[derive(Clone, Serialize, Deserialize)]
pub struct PasswordReset {
    /// What stands in the link.
    pub token: String,
    pub password: String,
}

impl PasswordReset {
    pub fn validated(self) -> Result<Self, Rejection> {
        let mut errors = FieldErrors::default();
        new_password(&mut errors, &self.password);
        errors.or(self)
    }
}

/// The form of such a link where passwords are not used.
#[derive(Clone, Serialize, Deserialize)]
pub struct SignInLink {
    /// What stands in the link.
    pub token: String,
}

/// The form that asks for such a link.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ForgottenPassword {
    pub email: String,
}

impl ForgottenPassword {
    pub fn validated(self) -> Result<Self, Rejection> {
        let mut errors = FieldErrors::default();
        let email = email(&mut errors, &self.email);
        errors.or(ForgottenPassword { email })
    }
}

/// The form of a link that confirms an address.
#[derive(Clone, Serialize, Deserialize)]
pub struct EmailConfirmation {
    /// What stands in the link.
    pub token: String,
}

/// The form that gives an account another address.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EmailChange {
    pub email: String,
}

impl EmailChange {
    pub fn validated(self) -> Result<Self, Rejection> {
        let mut errors = FieldErrors::default();
        let email = email(&mut errors, &self.email);
        errors.or(EmailChange { email })
    }
}

/// The form by which somebody signed in proves once more who they are.
#[derive(Clone, Serialize, Deserialize)]
pub struct PasswordProof {
    /// Where passwords are used.
    #[serde(default)]
    pub current: String,
    /// Of whoever signs in by one.
    #[serde(default)]
    pub code: String,
    /// The path to go on to.
    #[serde(default)]
    pub next: String,
}

impl PasswordProof {
    pub fn validated(self, by_password: bool, by_code: bool) -> Result<Self, Rejection> {
        let mut errors = FieldErrors::default();
        if by_password {
            current_password(&mut errors, &self.current);
        }
        if by_code {
            second_code(&mut errors, &self.code);
        }
        errors.or(self)
    }
}

/// A form with a code of a second factor, or with a recovery code.
#[derive(Clone, Serialize, Deserialize)]
pub struct TypedCode {
    pub code: String,
}

impl TypedCode {
    pub fn validated(self) -> Result<Self, Rejection> {
        let mut errors = FieldErrors::default();
        second_code(&mut errors, &self.code);
        errors.or(self)
    }
}

/// What is put into an app that makes codes.
#[derive(Clone, PartialEq, Eq)]
pub struct TotpSetup {
    /// In groups, to be typed.
    pub secret: String,
    /// For an app on the same machine.
    pub uri: String,
    /// The same as a QR code, in SVG.
    pub picture: String,
}

/// The second step of somebody's sign-in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondFactorView {
    /// `Today 14:05`, where codes of an app are asked for; without one, passkeys are the second step.
    pub since: Option<String>,
    /// How many recovery codes are left.
    pub recovery_codes: u32,
}

/// The form that deletes the account.
#[derive(Clone, Serialize, Deserialize)]
pub struct AccountDeletion {
    /// Where passwords are used.
    #[serde(default)]
    pub current: String,
}

impl AccountDeletion {
    /// The password is asked of whoever has one.
    pub fn validated(self, has_one: bool) -> Result<Self, Rejection> {
        let mut errors = FieldErrors::default();
        if has_one {
            current_password(&mut errors, &self.current);
        }
        errors.or(self)
    }
}

/// A place somebody is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionView {
    /// Names the session in forms; not the session's key.
    pub handle: String,
    /// `Firefox on Linux`
    pub device: String,
    /// `Today 14:05`
    pub last_seen: String,
    pub current: bool,
}

/// A service elsewhere by which people sign in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderView {
    /// What it is called in addresses.
    pub name: String,
    pub label: String,
}

/// Who somebody is at such a service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentityView {
    pub id: Uuid,
    /// The service's.
    pub label: String,
    /// Their address there.
    pub email: Option<String>,
    /// `Today 14:05`
    pub since: String,
    pub last_used: Option<String>,
}

/// An address that is to be confirmed before anything else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnconfirmedView {
    pub email: String,
    /// Whether its owner signed in, or only just signed up.
    pub signed_in: bool,
}

/// Everything on the page about getting in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecurityView {
    /// Whether the person proved only minutes ago who they are.
    pub proven: bool,
    pub email: String,
    /// The address that a link was sent to, and that takes the other's place once it is confirmed.
    pub new_email: Option<String>,
    /// Where a code or a passkey is asked for after the password.
    pub second_factor: Option<SecondFactorView>,
    /// Whether people can have passkeys here.
    pub offers_passkeys: bool,
    pub passkeys: Vec<PasskeyView>,
    /// By which services elsewhere they sign in.
    pub identities: Vec<IdentityView>,
    pub tokens: Vec<TokenView>,
    /// Whether a mail says so when somebody signs in from a new browser.
    pub device_mails: bool,
    pub sessions: Vec<SessionView>,
    /// The latest of what happened to the account.
    pub audit: Vec<OwnAuditLine>,
}

keep_secret!(
    NewPassword,
    PasswordReset,
    SignInLink,
    EmailConfirmation,
    PasswordProof,
    TypedCode,
    TotpSetup,
    AccountDeletion
);

fn second_code(errors: &mut FieldErrors, typed: &str) {
    if typed.trim().is_empty() {
        errors.add(Field::Code, Problem::Required);
    } else if typed.chars().count() > CODE_MAX {
        errors.add(Field::Code, Problem::TooLong { max: CODE_MAX as u32 });
    }
}

fn current_password(errors: &mut FieldErrors, typed: &str) {
    if typed.is_empty() {
        errors.add(Field::CurrentPassword, Problem::Required);
    } else if typed.chars().count() > PASSWORD_MAX {
        errors.add(Field::CurrentPassword, Problem::TooLong { max: PASSWORD_MAX as u32 });
    }
}
