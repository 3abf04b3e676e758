//! What Taskbell does, without saying how it is reached: accounts, tasks, the dashboard, reminders and the jobs that
//! carry them. Time and the acting person are arguments of every function; entities stay inside.
//!
//! Folders stand on floors, and each uses only what stands below it; `tests/floors.rs` knows them. What must happen above
//! when something changes below is registered here.

pub mod accounts;
pub mod adding;
pub mod audit;
mod cache;
pub mod changes;
pub mod console;
pub mod dashboard;
mod deliveries;
mod duplicate;
mod entities;
mod error;
mod fold;
pub mod jobs;
pub mod lists;
pub mod mail;
pub mod pages;
mod platform;
mod queue;
pub mod recurrence;
pub mod reminders;
pub mod seed;
pub mod tasks;
mod time;
pub mod transfers;
mod undo;

pub use accounts::Actor;
pub use duplicate::duplicate;
pub use entities::UserId;
pub use error::{Error, RedactedError, Result, redacted};
pub use platform::concurrency_limit::ConcurrencyPermit;
#[cfg(feature = "faults")]
pub use platform::failpoints::run_to_failpoint;
pub use platform::limiter::{Limiter, Permit};
pub use platform::parts::{ConnectError, Health, Part};
pub use platform::redis::Commands;
pub use platform::services::Services;
pub use platform::settings::{
    AmbiguousDelivery, MailSettings, MailTransport, Pools, ProviderSettings, Quotas, SecondFactorClaim, Settings,
    SignUpPolicy, SmtpSettings, SmtpTls,
};
pub use platform::{leases, metrics, request_context, security};
pub use undo::undo;

impl Services {
    /// Connects to everything; an error names every part that is away or cannot be used.
    pub async fn connect(settings: &Settings) -> std::result::Result<Services, ConnectError> {
        Services::connect_with(settings, &[&reminders::Reminders]).await
    }
}
