use leptos::prelude::*;

use crate::browser;

/// A hidden field with the browser's IANA time zone; empty without scripts.
#[island]
pub fn BrowserZone(name: String) -> impl IntoView {
    let zone = RwSignal::new(String::new());
    Effect::new(move || zone.set(browser::time_zone().unwrap_or_default()));
    view! { <input type="hidden" name=name prop:value=zone value=""/> }
}
