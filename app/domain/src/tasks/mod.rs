//! Tasks: a capability a file. Every query names the acting person, so that nobody's ids reach another's rows.

mod add;
mod autolink;
mod bulk;
mod change;
mod edit;
mod filter;
mod fold;
mod lists;
mod markdown;
mod moving;
mod not_found;
mod order;
mod page;
mod planning;
mod refold;
pub(crate) mod removal;
mod search;
mod status;
mod trash;
mod undo;

pub use add::add;
pub use change::change;
pub use edit::edit;
pub use moving::move_to;
pub use page::page;
pub use planning::{prioritise, reschedule};
pub use status::{complete, reopen, start};
pub use trash::{delete, empty_trash, restore};

pub(crate) use lists::{FILL_LISTS, fill_lists};
pub(crate) use markdown::to_html;
pub(crate) use not_found::not_found;
pub(crate) use refold::{REFOLD, refold};
pub(crate) use search::searchable;
pub(crate) use trash::{EMPTY_TRASH, run_empty_trash};
pub(crate) use undo::undo_set;
