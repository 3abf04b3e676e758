//! Pieces of pages and of the board: properties in, callbacks out.

mod action_form;
mod notice;

#[cfg(feature = "ssr")]
mod chart;
#[cfg(feature = "ssr")]
mod failure;
#[cfg(feature = "ssr")]
mod fields;
#[cfg(feature = "ssr")]
mod layout;
#[cfg(feature = "ssr")]
mod list_options;
#[cfg(feature = "ssr")]
mod row_more;
#[cfg(feature = "ssr")]
mod task_links;
#[cfg(feature = "ssr")]
mod task_panel;
#[cfg(feature = "ssr")]
mod task_reminders;

pub use action_form::{ActionForm, Done, FormState};
pub use notice::{Notice, NoticeBar};

#[cfg(feature = "ssr")]
pub use chart::chart;
#[cfg(feature = "ssr")]
pub use failure::Failure;
#[cfg(feature = "ssr")]
pub use fields::{NotesField, SelectField, TextField};
#[cfg(feature = "ssr")]
pub use layout::Layout;
#[cfg(feature = "ssr")]
pub use list_options::list_options;
#[cfg(feature = "ssr")]
pub use row_more::row_more;
#[cfg(feature = "ssr")]
pub use task_links::{count, dot, task_links};
#[cfg(feature = "ssr")]
pub use task_panel::{TaskPanel, panel};
#[cfg(feature = "ssr")]
pub use task_reminders::{Deliveries, TaskReminders};
