//! People: signing up and in, who is acting, profile, sessions, leaving.

mod actor;
pub mod sessions;
mod stubs;

pub use actor::{Actor, UserId, actor};
pub use stubs::*;
