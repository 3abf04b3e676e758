//! Lists that people make. Everything that names one asks here whether it is the person's.

mod change;
mod chosen_labels;
mod chosen_view;
pub mod filters;
mod form;
mod labels;
mod named;
mod reach;
pub mod sections;
mod trash;
mod undo;
mod view;

pub use change::change;
pub use chosen_view::choose_view;
pub use form::{add, save};
pub use labels::{found_labels, label, labels};
pub use view::lists;

pub(crate) use chosen_labels::{ChosenLabel, make as make_labels, remove as remove_labels, written as written_labels};
pub(crate) use form::copied;
pub(crate) use labels::{
    Labels, became as label_became, choose as choose_label, chose as chose_label, chosen as chosen_labels,
    left as label_left, order as order_labels, put_off as put_label_off,
};
pub(crate) use named::{Wanted, expect, named, names};
pub(crate) use reach::{is_there, reach};
pub(crate) use trash::{in_trash, lock_new, lock_trash, remove};
pub(crate) use undo::{undo, undo_added};
