//! Lists that people make. Everything that names one asks here whether it is the person's.

mod change;
mod form;
mod named;
mod reach;
mod trash;
mod undo;
mod view;

pub use change::change;
pub use form::{add, save};
pub use view::lists;

pub(crate) use named::{expect, named, names};
pub(crate) use reach::{is_there, reach};
pub(crate) use trash::{in_trash, lock_new, lock_trash, remove};
pub(crate) use undo::undo;
