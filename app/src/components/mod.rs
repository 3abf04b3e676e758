//! Pieces of pages and of the board: properties in, callbacks out.

mod action_form;
mod fields;
mod notice;
mod task_panel;
mod task_reminders;

#[cfg(feature = "ssr")]
mod chart;
#[cfg(feature = "ssr")]
mod failure;
#[cfg(feature = "ssr")]
mod layout;

pub use action_form::{ActionForm, Done, FormState};
pub use fields::{Choice, NotesField, SelectField, TextField};
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
pub use task_reminders::Deliveries;
