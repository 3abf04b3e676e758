//! One file a command.

mod check;
mod migrate;
mod remind;
mod seed;
mod serve;
mod work;

pub use check::check;
pub use migrate::migrate;
pub use remind::remind;
pub use seed::seed;
pub use serve::serve;
pub use work::work;
