//! Pieces of pages: properties in, callbacks out.

mod action_form;
mod bulk_bar;
mod chart;
mod failure;
mod fields;
mod filters;
mod layout;
mod notice;
mod shortcuts;
mod task_list;
mod task_panel;
mod task_row;

pub use action_form::{ActionForm, FormState};
pub use chart::Chart;
pub use failure::Failure;
pub use fields::{HiddenField, NotesField, SelectField, TextField};
pub use filters::Filters;
pub use layout::Layout;
pub use notice::{Notice, NoticeBar};
pub use shortcuts::{Shortcuts, show_help};
pub use task_list::TaskList;
pub use task_panel::TaskPanel;
