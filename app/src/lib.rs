//! What people see: pages, components and the server functions behind them. Both targets compile it; only the
//! `ssr` feature sees the domain.

mod app;
mod browser;
mod components;
pub mod error;
mod pages;
pub mod server_fns;
mod titles;

#[cfg(feature = "ssr")]
pub mod request;
#[cfg(feature = "ssr")]
mod shell;
#[cfg(feature = "ssr")]
pub mod signed_in;
mod surroundings;

pub use app::App;
#[cfg(feature = "ssr")]
pub use shell::shell;
