use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Lines of the audit trail on a page.
pub const AUDIT_PAGE: u64 = 50;

/// Who did something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DoneBy {
    /// The owner of the account.
    Person,
    Operator,
    /// Somebody at the command line.
    Console,
    /// Whoever it was was not signed in.
    Nobody,
}

impl DoneBy {
    pub const ALL: [DoneBy; 4] = [DoneBy::Person, DoneBy::Operator, DoneBy::Console, DoneBy::Nobody];

    /// The word in the table and in files.
    pub fn slug(self) -> &'static str {
        match self {
            DoneBy::Person => "person",
            DoneBy::Operator => "operator",
            DoneBy::Console => "console",
            DoneBy::Nobody => "nobody",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            DoneBy::Person => "audit-by-person",
            DoneBy::Operator => "audit-by-operator",
            DoneBy::Console => "audit-by-console",
            DoneBy::Nobody => "audit-by-nobody",
        }
    }

    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.slug() == slug)
    }
}

/// Something that happened to one's own account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnAuditLine {
    /// `Today 14:05`
    pub at: String,
    pub event: String,
    pub outcome: String,
    pub by: DoneBy,
    pub detail: Option<String>,
    pub address: Option<String>,
    /// `Firefox on Linux`
    pub device: Option<String>,
}

/// Something that happened to an account, as operators see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditLine {
    pub id: Uuid,
    /// `Today 14:05`
    pub at: String,
    pub event: String,
    pub outcome: String,
    /// Whose account it is; without one, it is gone or was never there.
    pub person: Option<AuditPerson>,
    pub by: DoneBy,
    /// Who did it, if it was another.
    pub by_email: Option<String>,
    pub detail: Option<String>,
    pub address: Option<String>,
    /// `Firefox on Linux`
    pub device: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditPerson {
    pub id: Uuid,
    pub email: String,
}

/// A page of the audit trail, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditQuery {
    /// The e-mail address of an account.
    #[serde(default)]
    pub person: String,
    #[serde(default)]
    pub event: String,
    #[serde(default)]
    pub outcome: String,
    /// Lines before this one.
    #[serde(default)]
    pub after: Option<Uuid>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditPage {
    pub lines: Vec<AuditLine>,
    /// The last one, if more come after it.
    pub next: Option<Uuid>,
}

/// The events with what they are called. What is not here is shown by its own word.
pub const EVENTS: [(&str, &str); 20] = [
    ("sign-in", "audit-sign-in"),
    ("sign-in-link", "audit-sign-in-link"),
    ("sign-out", "audit-sign-out"),
    ("sign-up", "audit-sign-up"),
    ("sessions-ended", "audit-sessions-ended"),
    ("device-mails", "audit-device-mails"),
    ("email", "audit-email"),
    ("password-change", "audit-password-change"),
    ("password-reset", "audit-password-reset"),
    ("password-proof", "audit-password-proof"),
    ("passkey-proof", "audit-passkey-proof"),
    ("second-factor", "audit-second-factor"),
    ("recovery-codes", "audit-recovery-codes"),
    ("provider", "audit-provider"),
    ("token", "audit-token"),
    ("invitation", "audit-invitation"),
    ("account", "audit-account"),
    ("account-deletion", "audit-account-deletion"),
    ("operator", "audit-operator"),
    ("export", "audit-export"),
];

/// How they end.
pub const OUTCOMES: [(&str, &str); 29] = [
    ("done", "audit-done"),
    ("wrong", "audit-wrong"),
    ("copied", "audit-copied"),
    ("refused", "audit-refused"),
    ("created", "audit-created"),
    ("revoked", "audit-revoked"),
    ("disabled", "audit-disabled"),
    ("enabled", "audit-enabled"),
    ("granted", "audit-granted"),
    ("withdrawn", "audit-withdrawn"),
    ("taken", "audit-taken"),
    ("by-operator", "audit-by-an-operator"),
    ("asked", "audit-asked"),
    ("sent", "audit-sent"),
    ("mail", "audit-mail"),
    ("none", "audit-none"),
    ("link", "audit-link"),
    ("unknown", "audit-unknown"),
    ("unconfirmed", "audit-unconfirmed"),
    ("accepted", "audit-accepted"),
    ("first", "audit-first"),
    ("confirmed", "audit-confirmed"),
    ("changed", "audit-changed"),
    ("added", "audit-added"),
    ("removed", "audit-removed"),
    ("made", "audit-made"),
    ("used", "audit-used"),
    ("linked", "audit-linked"),
    ("unlinked", "audit-unlinked"),
];

/// The message for a word of one of these tables.
pub fn audit_label(table: &[(&str, &'static str)], word: &str) -> Option<&'static str> {
    table.iter().find(|(known, _)| *known == word).map(|(_, label)| *label)
}
