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
mod section_form;
#[cfg(feature = "ssr")]
mod section_heads;
#[cfg(feature = "ssr")]
mod task_links;
#[cfg(feature = "ssr")]
mod task_panel;
#[cfg(feature = "ssr")]
mod task_parts;
#[cfg(feature = "ssr")]
mod task_recurrence;
#[cfg(feature = "ssr")]
mod task_reminders;
#[cfg(feature = "ssr")]
mod understood;
#[cfg(feature = "ssr")]
mod view_switch;

pub use action_form::{ActionForm, Done, FormState};
pub use notice::{Notice, NoticeBar};

#[cfg(feature = "ssr")]
pub use chart::chart;
#[cfg(feature = "ssr")]
pub use failure::Failure;
#[cfg(feature = "ssr")]
pub use fields::{FieldHint, NotesField, SelectField, TextField};
#[cfg(feature = "ssr")]
pub use layout::Layout;
#[cfg(feature = "ssr")]
pub use list_options::{list_options, section_options};
#[cfg(feature = "ssr")]
pub use row_more::row_more;
#[cfg(feature = "ssr")]
pub use section_form::section_form;
#[cfg(feature = "ssr")]
pub use section_heads::place_headings;
#[cfg(feature = "ssr")]
pub use task_links::{count, count_up_to, dot, task_links};
#[cfg(feature = "ssr")]
pub use task_panel::{TaskPanel, panel};
#[cfg(feature = "ssr")]
pub use task_parts::{parent_options, row_parts, task_parts};
#[cfg(feature = "ssr")]
pub use task_recurrence::{Occurrences, RecurrenceFields, RulePreview};
#[cfg(feature = "ssr")]
pub use task_reminders::{Deliveries, TaskReminders};
#[cfg(feature = "ssr")]
pub use understood::{each_line, understood};
#[cfg(feature = "ssr")]
pub use view_switch::view_switch;

/// The form around the rows of a list: what belongs to it and stands elsewhere names it.
pub const ROWS_FORM: &str = "rows-form";
