use serde::{Deserialize, Serialize};

use crate::{Field, FieldErrors, Problem, Rejection, ReminderChoices, text};

/// Shortest password, in characters.
pub const PASSWORD_MIN: usize = 12;
/// Longest password, in characters: a bound on work, far above any passphrase.
pub const PASSWORD_MAX: usize = 1_000;
pub(crate) const NAME_MAX: usize = 100;
const EMAIL_MAX: usize = 254;

/// The form that opens an account.
#[derive(Clone, Serialize, Deserialize)]
pub struct SignUp {
    pub name: String,
    pub email: String,
    pub password: String,
    /// The browser's IANA zone; empty without scripts, which means UTC.
    #[serde(default)]
    pub zone: String,
    /// The tag of the language that the form was read in.
    #[serde(default)]
    pub language: String,
}

impl SignUp {
    /// Checks what can be checked without the server; name and e-mail come back as they are stored.
    pub fn validated(self) -> Result<Self, Rejection> {
        let mut errors = FieldErrors::default();
        let name = text::line(&mut errors, Field::Name, &self.name, NAME_MAX);
        let email = email(&mut errors, &self.email);
        new_password(&mut errors, &self.password);
        errors.or(SignUp { name, email, ..self })
    }

    /// The same for somebody who signs in without a password.
    pub fn validated_without_password(self) -> Result<Self, Rejection> {
        let mut errors = FieldErrors::default();
        let name = text::line(&mut errors, Field::Name, &self.name, NAME_MAX);
        let email = email(&mut errors, &self.email);
        errors.or(SignUp { name, email, ..self })
    }
}

/// The form that signs in.
#[derive(Clone, Serialize, Deserialize)]
pub struct SignIn {
    pub email: String,
    pub password: String,
    /// The path asked for before signing in.
    #[serde(default)]
    pub next: String,
}

impl SignIn {
    pub fn validated(self) -> Result<Self, Rejection> {
        let mut errors = FieldErrors::default();
        let email = email(&mut errors, &self.email);
        if self.password.is_empty() {
            errors.add(Field::Password, Problem::Required);
        } else if self.password.chars().count() > PASSWORD_MAX {
            errors.add(Field::Password, Problem::TooLong { max: PASSWORD_MAX as u32 });
        }
        errors.or(SignIn { email, ..self })
    }
}

/// Colours: the system's choice or a fixed one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    pub fn slug(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Theme::System => "theme-system",
            Theme::Light => "theme-light",
            Theme::Dark => "theme-dark",
        }
    }

    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|t| t.slug() == slug)
    }
}

/// What a person can say about themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    pub name: String,
    /// IANA name, such as `Europe/Berlin`.
    pub zone: String,
    /// Local hour of the daily reminder, 0 to 23, as typed.
    pub reminder_hour: String,
    pub theme: Theme,
    /// A language's tag. A form of the version before has none, and changes none.
    #[serde(default)]
    pub language: String,
}

impl Profile {
    /// The profile as it is stored, with the hour as a number. Whether the zone exists is the server's to say.
    pub fn validated(self) -> Result<(Self, u8), Rejection> {
        let mut errors = FieldErrors::default();
        let name = text::line(&mut errors, Field::Name, &self.name, NAME_MAX);
        let zone = text::line(&mut errors, Field::Zone, &self.zone, 64);
        let hour = self.reminder_hour.trim().parse::<u8>().ok().filter(|hour| *hour < 24);
        if hour.is_none() {
            errors.add(Field::ReminderHour, Problem::NotAnHour);
        }
        errors.or((Profile { name, zone, ..self }, hour.unwrap_or_default()))
    }
}

/// Who is looking: what every page knows about the person signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Viewer {
    pub name: String,
    pub email: String,
    pub theme: Theme,
    /// Sees everybody's jobs.
    pub operator: bool,
}

/// How much there is of something, and how much there can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Used {
    pub now: u64,
    pub most: u64,
}

/// What a person has of what there is only so much of for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    pub tasks: Used,
    pub reminders: Used,
    pub bytes: Used,
    pub files: Used,
    pub changes_per_minute: u32,
}

/// A change that goes on beside everything else because it is of many rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LongChange {
    /// All reminders of tasks move to another zone or hour.
    Reminders,
    /// The trash is emptied.
    Trash,
    /// A label is renamed or taken away.
    Labels,
}

/// How far such a change has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnderWay {
    pub what: LongChange,
    pub done: u64,
    /// Nought while that is not known.
    pub of: u64,
}

/// Everything on the settings page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsView {
    pub profile: Profile,
    pub email: String,
    pub reminders: ReminderChoices,
    /// Whoever reads the mails to their address wants none.
    pub mails_stopped: bool,
    pub usage: Usage,
    pub under_way: Vec<UnderWay>,
    /// Every zone name one can choose.
    pub zones: Vec<String>,
}

// A form with a password in it never shows its fields, wherever it is printed.
macro_rules! keep_secret {
    ($($form:ident),+) => {$(
        impl std::fmt::Debug for $form {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($form)).finish_non_exhaustive()
            }
        }
    )+};
}
pub(crate) use keep_secret;

keep_secret!(SignUp, SignIn);

/// An address with something on both sides of its `@`, of either width; the server's mail library has the last word.
pub(crate) fn email(errors: &mut FieldErrors, typed: &str) -> String {
    let email = text::line(errors, Field::Email, typed, EMAIL_MAX).to_lowercase();
    let plausible = email.split_once(['@', '＠']).is_some_and(|(local, host)| !local.is_empty() && host.len() > 1)
        && !email.contains(char::is_whitespace);
    if !plausible {
        errors.add(Field::Email, Problem::NotAnEmail);
    }
    email
}

pub(crate) fn new_password(errors: &mut FieldErrors, typed: &str) {
    match typed.chars().count() {
        0 => errors.add(Field::Password, Problem::Required),
        n if n < PASSWORD_MIN => errors.add(Field::Password, Problem::TooShort { min: PASSWORD_MIN as u32 }),
        n if n > PASSWORD_MAX => errors.add(Field::Password, Problem::TooLong { max: PASSWORD_MAX as u32 }),
        _ => {}
    }
}
