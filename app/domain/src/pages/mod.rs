//! What pages show that no one below knows all of: each a read model of its own.

mod list;
mod search;
mod security;
mod settings;
mod task;

pub use list::{board, calendar, list};
pub use search::{is_named, search};
pub use security::security;
pub use settings::settings;
pub use task::task;
