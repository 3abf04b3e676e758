//! One file a command.

mod admin;
mod check;
mod encryption;
mod jobs;
mod jobs_printed;
mod migrate;
mod remind;
mod seed;
mod serve;
mod work;

pub use admin::admin;
pub use check::check;
pub use jobs::jobs;
pub use migrate::migrate;
pub use remind::remind;
pub use seed::seed;
pub use serve::serve;
pub use work::work;
