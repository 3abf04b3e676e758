//! Sections: what a list is divided into.

mod change;
mod find;
mod form;
mod moving;
mod named;
mod undo;

pub use change::{change, fold};
pub use find::named;
pub use form::{add, save};

pub(super) use find::remove_of;
pub(crate) use find::{copied, ids, is_of};
pub(crate) use moving::move_to;
pub(crate) use named::{Wanted, made, names, remove_new};
pub(super) use undo::undo;
