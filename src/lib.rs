//! The browser's entry.

// The islands are exported by the crate they stand in; nothing here calls them.
#[cfg(feature = "hydrate")]
use app as _;

/// Brings the page that the server has rendered to life.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
