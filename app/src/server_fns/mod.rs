//! What the browser may ask for: each function is one call of the domain, made as the person signed in.

mod accounts;
mod console;
mod dashboard;
mod reminders;
mod tasks;
mod transfers;

pub use accounts::*;
pub use console::*;
pub use dashboard::*;
pub use reminders::*;
pub use tasks::*;
pub use transfers::*;
