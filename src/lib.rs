//! The browser's entry.

/// Gets ready to bring the page that the server has rendered to life, with what is said there; whether that could be read.
/// The islands are exported by the crate they stand in.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
#[must_use]
pub fn hydrate(words: &str) -> bool {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
    app::load_words(words)
}
