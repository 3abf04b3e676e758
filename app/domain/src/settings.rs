use std::path::PathBuf;

/// What the domain needs to know about its surroundings, already parsed.
#[derive(Clone)]
pub struct Settings {
    /// `sqlite://path?mode=rwc` or `postgres://…`
    pub database_url: String,
    /// `redis://…`, `rediss://…` or `redis+unix:///path`
    pub redis_url: String,
    pub mail: MailSettings,
    /// Where people reach the site, for links in mails; without a slash at its end.
    pub public_url: String,
}

/// How mail leaves.
#[derive(Clone)]
pub struct MailSettings {
    pub transport: MailTransport,
    /// The sender, such as `Taskbell <reminders@example.org>`.
    pub from: String,
}

/// Where mail goes.
#[derive(Clone)]
pub enum MailTransport {
    /// To an SMTP server, by lettre's URL form.
    Smtp { url: String },
    /// Into a folder, one `.eml` file a mail.
    Files { folder: PathBuf },
}
