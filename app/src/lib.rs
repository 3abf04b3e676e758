//! What people see. The server renders every page; the board, where people work, is an island that the browser brings
//! to life. Only the `ssr` feature sees the domain and the pages.

mod address;
mod board;
mod browser;
mod components;
pub mod error;
mod failed_form;
mod json;
pub mod server_fns;
mod words;
mod zone;

#[cfg(feature = "ssr")]
mod built_files;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
mod passkey_session;
#[cfg(feature = "ssr")]
pub mod provider_flow;
#[cfg(feature = "ssr")]
mod render;
#[cfg(feature = "ssr")]
pub mod request;
#[cfg(feature = "ssr")]
pub mod second_step;
#[cfg(feature = "ssr")]
pub mod session_store;
#[cfg(feature = "ssr")]
mod shell;
#[cfg(feature = "ssr")]
pub mod signed_in;

#[cfg(feature = "ssr")]
pub use built_files::{AssetOrigin, words_file};
#[cfg(feature = "ssr")]
pub use pages::{NOT_FOUND, PAGES, Page, TRANSFERS};
#[cfg(feature = "ssr")]
pub use render::{render, run};
#[cfg(not(feature = "ssr"))]
pub use words::load as load_words;
