use serde::{Deserialize, Serialize};

use crate::{Message, Mistake};

/// What there is only so much of for one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Quota {
    Tasks,
    Reminders,
    /// What tasks and files take up.
    Megabytes,
    Lists,
    /// Of one list, or of all.
    Sections,
    Filters,
}

/// Why a request was turned down for a reason its sender can mend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rejection {
    /// Some fields need another value.
    Invalid(FieldErrors),
    /// No such thing, or not this person's: the two look the same on purpose.
    NotFound,
    /// It changed since the form was opened; `version` is the current one, so that saving again overwrites knowingly.
    Changed { version: i64 },
    /// E-mail or password is wrong: one answer for both.
    WrongCredentials,
    /// The link was used, replaced or too old, or never one of ours.
    LinkOver,
    /// What was begun by a password took too long, or the account changed meanwhile.
    SignInOver,
    /// An operator shut the person out.
    Disabled,
    /// What a browser answered shows no passkey that is known here, or not that its owner used it.
    WrongPasskey,
    /// Nothing else would let the person in.
    LastWayIn,
    /// Nobody else would look after the installation.
    LastOperator,
    /// Somebody has this address by now.
    EmailTaken,
    /// Somebody signed in must first confirm their address.
    Unconfirmed,
    /// Somebody signed in must first prove once more who they are.
    ProofNeeded,
    /// Nobody signs in by a password here.
    PasswordsOff,
    /// A service elsewhere by which people sign in does not answer.
    ProviderAway,
    /// It did not say who somebody is, or not so that it can be believed.
    ProviderRefused,
    /// Whoever it means has no account here, and none is opened.
    NotLinked,
    /// The address that it says cannot be that of a new account.
    ProviderEmail,
    /// Somebody who reads the mails to it has an account already: that one is to be linked.
    ProviderEmailTaken,
    /// Another account is linked with whoever it means.
    IdentityTaken,
    /// It means another than whoever is signed in.
    OtherIdentity,
    /// It asked for no second factor where one is needed.
    CodeMissing,
    /// Nobody opens accounts here but operators.
    SignUpClosed,
    /// Whoever opens an account here was invited.
    SignUpInvited,
    /// Too many attempts.
    TooMany { retry_after_seconds: u32 },
    /// More changes in a minute than anybody makes by hand.
    TooFast { retry_after_seconds: u32 },
    /// The person has as much as one can have.
    Full { quota: Quota, most: u64 },
    /// A list with more in it than is copied at once.
    LargeList { most: u32 },
    /// A section with more in it than is moved at once.
    LargeSection { most: u32 },
    /// More is asked than can be done right now.
    Busy,
    /// A filter or a search that looks at too much.
    TookTooLong,
    /// The mail server did not take a mail, in its words.
    MailRefused { reason: String },
    /// The request cannot be understood; no form of ours sends it.
    Malformed,
}

impl From<FieldErrors> for Rejection {
    fn from(errors: FieldErrors) -> Self {
        Rejection::Invalid(errors)
    }
}

impl Rejection {
    /// What people are told.
    pub fn message(&self) -> Message<'_> {
        match self {
            Rejection::Invalid(_) => Message::Plain("rejection-invalid"),
            Rejection::NotFound => Message::Plain("rejection-not-found"),
            Rejection::Changed { .. } => Message::Plain("rejection-changed"),
            Rejection::WrongCredentials => Message::Plain("rejection-wrong-credentials"),
            Rejection::LinkOver => Message::Plain("rejection-link-over"),
            Rejection::SignInOver => Message::Plain("rejection-sign-in-over"),
            Rejection::Disabled => Message::Plain("rejection-disabled"),
            Rejection::WrongPasskey => Message::Plain("rejection-wrong-passkey"),
            Rejection::LastWayIn => Message::Plain("rejection-last-way-in"),
            Rejection::LastOperator => Message::Plain("rejection-last-operator"),
            Rejection::EmailTaken => Message::Plain("problem-email-taken"),
            Rejection::Unconfirmed => Message::Plain("rejection-unconfirmed"),
            Rejection::ProofNeeded => Message::Plain("rejection-proof-needed"),
            Rejection::PasswordsOff => Message::Plain("rejection-passwords-off"),
            Rejection::ProviderAway => Message::Plain("rejection-provider-away"),
            Rejection::ProviderRefused => Message::Plain("rejection-provider-refused"),
            Rejection::NotLinked => Message::Plain("rejection-not-linked"),
            Rejection::ProviderEmail => Message::Plain("rejection-provider-email"),
            Rejection::ProviderEmailTaken => Message::Plain("rejection-provider-email-taken"),
            Rejection::IdentityTaken => Message::Plain("rejection-identity-taken"),
            Rejection::OtherIdentity => Message::Plain("rejection-other-identity"),
            Rejection::CodeMissing => Message::Plain("rejection-code-missing"),
            Rejection::SignUpClosed => Message::Plain("rejection-sign-up-closed"),
            Rejection::SignUpInvited => Message::Plain("rejection-sign-up-invited"),
            Rejection::TooMany { retry_after_seconds } => {
                Message::Number("rejection-too-many", retry_after_seconds.div_ceil(60).max(1).into())
            }
            Rejection::TooFast { retry_after_seconds } => {
                Message::Number("rejection-too-fast", (*retry_after_seconds).into())
            }
            Rejection::Full { quota: Quota::Tasks, most } => Message::Number("rejection-full-tasks", *most),
            Rejection::Full { quota: Quota::Reminders, most } => Message::Number("rejection-full-reminders", *most),
            Rejection::Full { quota: Quota::Megabytes, most } => Message::Number("rejection-full-megabytes", *most),
            Rejection::Full { quota: Quota::Lists, most } => Message::Number("rejection-full-lists", *most),
            Rejection::Full { quota: Quota::Sections, most } => Message::Number("rejection-full-sections", *most),
            Rejection::Full { quota: Quota::Filters, most } => Message::Number("rejection-full-filters", *most),
            Rejection::TookTooLong => Message::Plain("rejection-took-too-long"),
            Rejection::LargeList { most } => Message::Number("rejection-large-list", (*most).into()),
            Rejection::LargeSection { most } => Message::Number("rejection-large-section", (*most).into()),
            Rejection::Busy => Message::Plain("rejection-busy"),
            Rejection::MailRefused { reason } => Message::Text("rejection-mail-refused", reason),
            Rejection::Malformed => Message::Plain("rejection-malformed"),
        }
    }
}

/// What is wrong, field by field; at most one problem a field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldErrors(Vec<(Field, Problem)>);

impl FieldErrors {
    /// One field, one problem.
    pub fn one(field: Field, problem: Problem) -> Self {
        FieldErrors(vec![(field, problem)])
    }

    /// Adds a problem; the first one of a field stays.
    pub fn add(&mut self, field: Field, problem: Problem) {
        if self.get(field).is_none() {
            self.0.push((field, problem));
        }
    }

    /// The problem of one field.
    pub fn get(&self, field: Field) -> Option<Problem> {
        self.0.iter().find(|(f, _)| *f == field).map(|(_, problem)| *problem)
    }

    /// Every problem with its field.
    pub fn iter(&self) -> impl Iterator<Item = &(Field, Problem)> {
        self.0.iter()
    }

    /// The first problem.
    pub fn first(&self) -> Option<Problem> {
        self.0.first().map(|(_, problem)| *problem)
    }

    /// The same problems at other fields.
    pub(crate) fn renamed(mut self, names: &[(Field, Field)]) -> Self {
        for (field, _) in &mut self.0 {
            if let Some((_, new)) = names.iter().find(|(old, _)| old == field) {
                *field = *new;
            }
        }
        self
    }

    /// `value` when no field has a problem.
    pub fn or<T>(self, value: T) -> Result<T, Rejection> {
        if self.0.is_empty() { Ok(value) } else { Err(Rejection::Invalid(self)) }
    }
}

/// The fields that can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Field {
    Name,
    Email,
    Password,
    CurrentPassword,
    Code,
    Zone,
    ReminderHour,
    Title,
    Notes,
    DueDate,
    DueTime,
    StartDate,
    Deadline,
    Labels,
    Selection,
    Search,
    ReminderAmount,
    ReminderDate,
    ReminderTime,
    File,
    Columns,
    DateOrder,
    Encoding,
    Scopes,
    Parent,
    Rule,
    RuleEvery,
    RuleUntil,
    RuleTimes,
    Filter,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    Required,
    TooShort {
        min: u32,
    },
    TooLong {
        max: u32,
    },
    ControlCharacter,
    NotAnEmail,
    EmailTaken,
    DomainNotAllowed,
    EmailSame,
    CommonPassword,
    WrongPassword,
    WrongCode,
    UnknownZone,
    NotAnHour,
    NotADate,
    NotATime,
    TimeWithoutDate,
    NothingSelected,
    WentOn,
    NotAnAmount,
    LongSearch {
        words: u32,
        letters: u32,
    },
    TooManyReminders {
        max: u32,
    },
    NoDueDate,
    StartsLate,
    TooManyLabels {
        max: u32,
    },
    OneLabel,
    FileTooLarge {
        megabytes: u32,
    },
    FileEmpty,
    FileNotText,
    NotInEncoding,
    FileUnknown,
    FileEnding,
    FileBroken {
        line: u32,
    },
    TooManyTasks {
        max: u32,
    },
    TooManyFiles {
        max: u32,
    },
    LinesWrong,
    NoScopes,
    TooManyTokens {
        max: u32,
    },
    TooManyPasskeys {
        max: u32,
    },
    TooDeep {
        max: u32,
    },
    TooManyParts {
        max: u32,
    },
    /// What would be its own part.
    OwnPart,
    NothingAbove,
    NotAPart,
    NotARule,
    RuleWithinDays,
    RuleWithoutDates,
    RuleEndsTwice,
    /// What cannot be read as a filter.
    NotAFilter(Mistake),
    RuleForOne,
}

impl Problem {
    /// What people are told beside the field.
    pub fn message(self) -> Message<'static> {
        match self {
            Problem::Required => Message::Plain("problem-required"),
            Problem::TooShort { min } => Message::Number("problem-too-short", min.into()),
            Problem::TooLong { max } => Message::Number("problem-too-long", max.into()),
            Problem::ControlCharacter => Message::Plain("problem-control-character"),
            Problem::NotAnEmail => Message::Plain("problem-not-an-email"),
            Problem::EmailTaken => Message::Plain("problem-email-taken"),
            Problem::DomainNotAllowed => Message::Plain("problem-domain-not-allowed"),
            Problem::EmailSame => Message::Plain("problem-email-same"),
            Problem::CommonPassword => Message::Plain("problem-common-password"),
            Problem::WrongPassword => Message::Plain("problem-wrong-password"),
            Problem::WrongCode => Message::Plain("problem-wrong-code"),
            Problem::UnknownZone => Message::Plain("problem-unknown-zone"),
            Problem::NotAnHour => Message::Plain("problem-not-an-hour"),
            Problem::NotADate => Message::Plain("problem-not-a-date"),
            Problem::NotATime => Message::Plain("problem-not-a-time"),
            Problem::TimeWithoutDate => Message::Plain("problem-time-without-date"),
            Problem::NothingSelected => Message::Plain("problem-nothing-selected"),
            Problem::WentOn => Message::Plain("problem-went-on"),
            Problem::NotAnAmount => Message::Plain("problem-not-an-amount"),
            Problem::LongSearch { .. } => Message::Plain("problem-long-search"),
            Problem::TooManyReminders { max } => Message::Number("problem-too-many-reminders", max.into()),
            Problem::NoDueDate => Message::Plain("problem-no-due-date"),
            Problem::StartsLate => Message::Plain("problem-starts-late"),
            Problem::TooManyLabels { max } => Message::Number("problem-too-many-labels", max.into()),
            Problem::OneLabel => Message::Plain("problem-one-label"),
            Problem::FileTooLarge { megabytes } => Message::Number("problem-file-too-large", megabytes.into()),
            Problem::FileEmpty => Message::Plain("problem-file-empty"),
            Problem::FileNotText => Message::Plain("problem-file-not-text"),
            Problem::NotInEncoding => Message::Plain("problem-not-in-encoding"),
            Problem::FileUnknown => Message::Plain("problem-file-unknown"),
            Problem::FileEnding => Message::Plain("problem-file-ending"),
            Problem::FileBroken { line } => Message::Number("problem-file-broken", line.into()),
            Problem::TooManyTasks { max } => Message::Number("problem-too-many-tasks", max.into()),
            Problem::TooManyFiles { max } => Message::Number("problem-too-many-files", max.into()),
            Problem::LinesWrong => Message::Plain("problem-lines-wrong"),
            Problem::NoScopes => Message::Plain("problem-no-scopes"),
            Problem::TooManyPasskeys { max } => Message::Number("problem-too-many-passkeys", max.into()),
            Problem::TooDeep { max } => Message::Number("problem-too-deep", max.into()),
            Problem::TooManyParts { max } => Message::Number("problem-too-many-parts", max.into()),
            Problem::OwnPart => Message::Plain("problem-own-part"),
            Problem::NothingAbove => Message::Plain("problem-nothing-above"),
            Problem::NotAPart => Message::Plain("problem-not-a-part"),
            Problem::NotARule => Message::Plain("problem-not-a-rule"),
            Problem::RuleWithinDays => Message::Plain("problem-rule-within-days"),
            Problem::RuleWithoutDates => Message::Plain("problem-rule-without-dates"),
            Problem::NotAFilter(_) => Message::Plain("problem-not-a-filter"),
            Problem::RuleEndsTwice => Message::Plain("problem-rule-ends-twice"),
            Problem::RuleForOne => Message::Plain("problem-rule-for-one"),
            Problem::TooManyTokens { max } => Message::Number("problem-too-many-tokens", max.into()),
        }
    }
}
