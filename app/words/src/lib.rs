//! Every word that people read, in their language. Messages stand in Fluent catalogues, `languages/` with a folder for each
//! language; dates and numbers are written by ICU. Only the server has this crate: the browser gets the few words it needs
//! with the page, ready-made.

mod catalogue;
mod dates;
mod device;
mod language;
mod numbers;
mod ready_made;
mod say;

pub use dates::DateForm;
pub use fluent_bundle::FluentValue as Value;
pub use language::Language;

#[cfg(test)]
mod tests;
