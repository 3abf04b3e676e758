//! Pieces of pages and of the board: properties in, callbacks out.

mod action_form;
mod fields;
mod list_options;
mod notice;
mod task_panel;
mod task_reminders;

#[cfg(feature = "ssr")]
mod chart;
#[cfg(feature = "ssr")]
mod failure;
#[cfg(feature = "ssr")]
mod layout;
#[cfg(feature = "ssr")]
mod row_more;
#[cfg(feature = "ssr")]
mod task_links;

pub use action_form::{ActionForm, Done, FormState};
pub use fields::{Choice, NotesField, SelectField, TextField};
pub use list_options::list_options;
pub use notice::{Notice, NoticeBar};
pub use task_panel::TaskPanel;
pub use task_reminders::TaskReminders;

#[cfg(feature = "ssr")]
pub use chart::chart;
#[cfg(feature = "ssr")]
pub use failure::Failure;
#[cfg(feature = "ssr")]
pub use layout::Layout;
#[cfg(feature = "ssr")]
pub use row_more::row_more;
#[cfg(feature = "ssr")]
pub use task_links::{count, dot, task_links};
#[cfg(feature = "ssr")]
pub use task_reminders::Deliveries;
