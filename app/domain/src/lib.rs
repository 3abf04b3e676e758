//! What Taskbell does, without saying how it is reached: accounts, tasks, the dashboard, reminders and the jobs that
//! carry them. Time and the acting person are arguments of every function; entities stay inside.

pub mod accounts;
mod blocking;
mod cache;
pub mod cause;
pub mod console;
pub mod dashboard;
mod discreet;
mod entities;
mod error;
mod fault;
pub mod jobs;
mod keys;
mod late;
mod lately;
pub mod leases;
mod limiter;
pub mod mail;
pub mod measures;
mod redis;
pub mod reminders;
mod replica;
pub mod security;
pub mod seed;
mod services;
mod settings;
pub mod tasks;
mod time;
pub mod transfers;
mod turn;

pub use accounts::{Actor, UserId};
pub use discreet::{Cause, discreet};
pub use error::{Error, Result};
#[cfg(feature = "faults")]
pub use fault::stand_at;
pub use limiter::{Limiter, Permit};
pub use services::{ConnectError, Health, Part, Services};
pub use settings::{MailSettings, MailTransport, Pools, Quotas, Settings, SmtpSettings, SmtpTls, UnknownFate};
pub use turn::Turn;
