//! The few calls to the browser's own interfaces. They compile for the server too, and are never run there.

use js_sys::{Array, Reflect};
use leptos::web_sys::{self, FormData, HtmlElement, HtmlFormElement, HtmlInputElement, SubmitEvent, UrlSearchParams};
use model::Outcome;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::error::AppError;

/// What a form would send: its fields and the button that was pressed.
pub fn form_fields(event: &SubmitEvent) -> Option<UrlSearchParams> {
    let form: HtmlFormElement = event.target()?.dyn_into().ok()?;
    let data = FormData::new_with_form(&form).ok()?;
    let fields = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    if let Some(button) = event.submitter()
        && let (Some(name), Some(value)) = (button.get_attribute("name"), button.get_attribute("value"))
    {
        fields.append(&name, &value);
    }
    Some(fields)
}

/// Every value a field has among the fields of a form.
pub fn values(fields: &UrlSearchParams, name: &str) -> Vec<String> {
    fields.get_all(name).iter().filter_map(|value| value.as_string()).collect()
}

/// Sends a form to its server function.
pub async fn send(action: &str, fields: &UrlSearchParams) -> Result<Outcome, AppError> {
    let options = web_sys::RequestInit::new();
    options.set_method("POST");
    options.set_body(fields);
    // Leaving the page does not take back what was sent; browsers allow it up to 64 kB.
    if String::from(fields.to_string()).len() < 60_000 {
        // Where the option is unknown, the request is an ordinary one.
        let _ = Reflect::set(&options, &"keepalive".into(), &JsValue::TRUE);
    }
    let response = fetch(&format!("/api/{action}"), &options).await.map_err(|_| AppError::Offline)?;
    let text = JsFuture::from(response.text().map_err(|_| AppError::Offline)?).await.map_err(|_| AppError::Offline)?;
    let text = text.as_string().unwrap_or_default();
    if response.ok() { decode(&text) } else { Err(decode(&text)?) }
}

async fn fetch(url: &str, options: &web_sys::RequestInit) -> Result<web_sys::Response, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    JsFuture::from(window.fetch_with_str_and_init(url, options)).await?.dyn_into()
}

fn decode<T: DeserializeOwned>(text: &str) -> Result<T, AppError> {
    serde_json::from_str(text).map_err(|_| AppError::Unavailable)
}

/// Leaves for a page, with a full load.
pub fn go(path: &str) {
    if let Some(window) = web_sys::window() {
        // A failing assignment leaves the person where they are, and the next click works.
        let _ = window.location().assign(path);
    }
}

/// The browser's IANA time zone.
pub fn time_zone() -> Option<String> {
    let format = js_sys::Intl::DateTimeFormat::new(&Array::new(), &js_sys::Object::new());
    Reflect::get(&format.resolved_options(), &"timeZone".into()).ok()?.as_string()
}

/// The first element a selector finds.
pub fn find(selector: &str) -> Option<HtmlElement> {
    web_sys::window()?.document()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// Shows other HTML of ours in an element.
pub fn show(selector: &str, html: &str) {
    if let Some(element) = find(selector) {
        element.set_inner_html(html);
    }
}

/// Puts other HTML of ours in the place of an element.
pub fn replace(selector: &str, html: &str) {
    if let Some(element) = find(selector) {
        element.set_outer_html(html);
    }
}

/// Takes an element out of the page.
pub fn remove(selector: &str) {
    if let Some(element) = find(selector) {
        element.remove();
    }
}

/// The place in the list of the row that holds the focus.
pub fn focused_row() -> Option<usize> {
    rows().iter().position(|row| row.matches(":focus-within").unwrap_or(false))
}

/// Moves the focus to the title of a row, or of the last one where the list ends before.
pub fn focus_row(index: usize) {
    let rows = rows();
    let row = rows.get(index).or(rows.last());
    let title = row.and_then(|row| row.query_selector(".row-title").ok().flatten());
    if let Some(title) = title.and_then(|title| title.dyn_into::<HtmlElement>().ok()) {
        // A title is a link, and takes the focus.
        let _ = title.focus();
    }
}

fn rows() -> Vec<web_sys::Element> {
    let found = web_sys::window().and_then(|w| w.document()).and_then(|d| d.query_selector_all(".row").ok());
    let Some(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|i| found.get(i)?.dyn_into().ok()).collect()
}

/// Moves the focus.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector) {
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Sets what stands in an input.
pub fn fill(selector: &str, text: &str) {
    if let Some(input) = find(selector).and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) {
        input.set_value(text);
    }
}

/// Empties an input.
pub fn clear(selector: &str) {
    fill(selector, "");
}

/// A setting kept in this browser.
pub fn stored(key: &str) -> Option<String> {
    web_sys::window()?.local_storage().ok()??.get_item(key).ok()?
}

/// Keeps a setting in this browser.
pub fn store(key: &str, value: &str) {
    if let Some(storage) = web_sys::window().and_then(|w| w.local_storage().ok().flatten()) {
        // A browser that keeps nothing forgets the setting, no more.
        let _ = storage.set_item(key, value);
    }
}

/// Sets an attribute of `<html>`.
pub fn mark_document(name: &str, value: &str) {
    if let Some(root) = web_sys::window().and_then(|w| w.document()).and_then(|d| d.document_element()) {
        let _ = root.set_attribute(name, value);
    }
}

/// An attribute of `<html>`.
#[cfg(not(feature = "ssr"))]
pub fn document_attribute(name: &str) -> Option<String> {
    web_sys::window()?.document()?.document_element()?.get_attribute(name)
}

/// The URL of the page.
pub fn url() -> Option<web_sys::Url> {
    parse(&web_sys::window()?.location().href().ok()?)
}

/// A URL in its parts.
pub fn parse(url: &str) -> Option<web_sys::Url> {
    web_sys::Url::new(url).ok()
}

/// Puts a URL into the history as the page's own.
pub fn push_url(url: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        // Without a history the page still shows the right thing.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(url));
    }
}

/// Gives the page another URL in its place in the history.
pub fn replace_url(url: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        // Without a history the page still shows the right thing.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(url));
    }
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}
