//! Tasks: a capability a file. Every query names the acting person, so that nobody's ids reach another's rows.

mod add;
mod autolink;
mod bulk;
mod change;
mod detail;
mod edit;
mod filter;
mod fold;
mod foreign;
mod markdown;
mod order;
mod page;
mod planning;
mod refold;
pub(crate) mod removal;
mod search;
mod status;
mod trash;
mod undo;
pub(crate) mod words;

pub use add::add;
pub use change::change;
pub use detail::detail;
pub use edit::edit;
pub use page::page;
pub use planning::{prioritise, reschedule};
pub use status::{complete, reopen, start};
pub use trash::{delete, empty_trash, restore};
pub use undo::undo;

pub(crate) use foreign::not_found;
pub(crate) use refold::refold;
pub(crate) use search::{search_limiter, searchable};
pub(crate) use trash::run_empty_trash;
