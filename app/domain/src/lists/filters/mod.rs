//! Filters that people save.

mod change;
mod find;
mod form;
mod undo;

pub use change::change;
pub(crate) use form::{add, save};
pub(super) use undo::undo;
