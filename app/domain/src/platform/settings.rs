use std::{path::PathBuf, time::Duration};

use super::smtp::Credentials;

/// What the domain needs to know about its surroundings, already parsed.
#[derive(Clone)]
pub struct Settings {
    /// `sqlite://path?mode=rwc` or `postgres://…`
    pub database_url: String,
    /// A streaming replica of it, on PostgreSQL.
    pub replica_url: Option<String>,
    pub pools: Pools,
    /// `redis://…`, `rediss://…`, either of them with `-sentinel` or `-cluster`, or `redis+unix:///path`
    pub redis_url: String,
    /// Certificates in PEM that are trusted beside the system's.
    pub redis_ca: Option<Vec<u8>>,
    pub mail: MailSettings,
    /// Where people reach the site, for links in mails; without a slash at its end.
    pub public_url: String,
    /// Signs the links in mails and what browsers remember: 32 bytes or more that every server knows and nobody else.
    pub secret_key: String,
    /// Keys that signed before it. What they signed still holds.
    pub earlier_keys: Vec<String>,
    /// What to do with a mail of which nobody knows whether it left.
    pub ambiguous_delivery: AmbiguousDelivery,
    pub quotas: Quotas,
    pub sign_up: SignUpPolicy,
    /// The mail domains whose addresses may open an account where that is open, in the form in which addresses are stored;
    /// without any, every address may.
    pub sign_up_domains: Vec<String>,
    /// Whether whoever opens an account must show that they read the mails to their address.
    pub verify_email: bool,
    /// Whether people sign in by passwords.
    pub password_sign_in: bool,
    /// Services elsewhere by which people sign in.
    pub providers: Vec<ProviderSettings>,
    /// Every setting as operators may see it: its name and its value, without secrets.
    pub shown: Vec<(&'static str, String)>,
}

/// A service elsewhere that says who somebody is, by OpenID Connect.
#[derive(Clone, PartialEq, Eq)]
pub struct ProviderSettings {
    /// What it is called in addresses: small letters and digits.
    pub name: String,
    /// What people call it.
    pub label: String,
    /// Exactly as it calls itself.
    pub issuer: String,
    pub client_id: String,
    pub client_secret: String,
    /// What it says where it asked for a second factor itself.
    pub second_factor: Vec<SecondFactorClaim>,
}

// Its secret shows itself nowhere.
impl std::fmt::Debug for ProviderSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ProviderSettings").field("name", &self.name).finish_non_exhaustive()
    }
}

/// Something that a provider says of how somebody signed in there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecondFactorClaim {
    /// The value of `acr`.
    Acr(String),
    /// One of the values of `amr`.
    Amr(String),
}

/// Who may open an account. Whoever an operator invites always may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignUpPolicy {
    Open,
    Invited,
    /// Nobody without an operator, and pages do not speak of invitations.
    Closed,
}

/// How much one person can have, and do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotas {
    pub tasks: u32,
    pub reminders: u32,
    /// What the texts of tasks and files take up.
    pub megabytes: u32,
    pub changes_per_minute: u32,
    /// How long what changed is remembered.
    pub journal_days: u32,
    /// For how many days it is kept what happened to accounts.
    pub audit_days: u32,
}

impl Default for Quotas {
    fn default() -> Self {
        // As many tasks as the largest file brings, and as much room as twenty of the largest files take, and more.
        Quotas {
            tasks: 100_000,
            reminders: 100_000,
            megabytes: 500,
            changes_per_minute: 300,
            journal_days: 30,
            audit_days: 365,
        }
    }
}

/// How many connections a process opens to each database, and how long whoever needs one waits for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pools {
    /// Two or more: a migration holds its lock by one and works with another.
    pub database: u32,
    pub replica: u32,
    pub wait: Duration,
}

impl Default for Pools {
    fn default() -> Self {
        // More would not be faster: one connection answers a thousand small statements a second, and each of them costs
        // PostgreSQL a process.
        Pools { database: 16, replica: 16, wait: Duration::from_secs(2) }
    }
}

/// What to do with a mail of which nobody knows whether it left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmbiguousDelivery {
    /// Send it once more: rather twice than never.
    Send,
    /// Keep it for an operator.
    Hold,
}

/// How mail leaves.
#[derive(Clone)]
pub struct MailSettings {
    pub transport: MailTransport,
    /// The sender, such as `Taskbell <reminders@example.org>`.
    pub from: String,
    /// Mails a second, of all servers together.
    pub rate: Option<u32>,
    /// Mails to an address in an hour and in a day. More wait.
    pub per_hour: u32,
    pub per_day: u32,
}

/// Where mail goes.
#[derive(Clone)]
pub enum MailTransport {
    /// To an SMTP server.
    Smtp(SmtpSettings),
    /// Into a folder, one `.eml` file a mail.
    Files { folder: PathBuf },
}

/// A mail server, and how to speak with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SmtpSettings {
    pub host: String,
    pub port: u16,
    pub tls: SmtpTls,
    /// The name and password to sign in with. They are never sent without encryption, except to this machine.
    pub credentials: Option<Credentials>,
    /// Certificates in PEM that are trusted beside the system's.
    pub ca: Option<Vec<u8>>,
    /// What Taskbell calls itself: a full host name, or an address in brackets.
    pub helo: String,
}

/// Whether mail is encrypted on its way to the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SmtpTls {
    /// From the start.
    Implicit,
    /// By STARTTLS, where the server offers it.
    Auto,
    /// By STARTTLS, or no mail leaves.
    Required,
    None,
}
