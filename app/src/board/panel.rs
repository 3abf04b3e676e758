//! The task that is open beside the list: HTML of the server's, whose forms are sent in the background.

use leptos::{
    ev::SubmitEvent,
    task::spawn_local,
    wasm_bindgen::JsCast,
    web_sys::{Element, HtmlFormElement, HtmlInputElement},
};
use model::{Panel, Rejection};

use super::state::BoardState;
use crate::{browser, error::AppError, words::said};

/// Where it stands.
pub const PANEL: &str = "#panel";
/// The attribute by which one look is told from another.
const LOOK: &str = "data-look";

/// The panel of a page.
pub fn aside(panel: &Panel) -> String {
    format!("<aside id=\"panel\" class=\"panel-column\" data-look=\"{}\">{}</aside>", panel.look, panel.html)
}

/// Shows a panel, unless it is there already: what is being typed into that stays.
pub fn show(panel: &Panel) {
    let Some(element) = browser::find(PANEL).filter(|there| there.get_attribute(LOOK).as_ref() != Some(&panel.look))
    else {
        return;
    };
    element.set_inner_html(&panel.html);
    // The name of an attribute that exists is a good one.
    let _ = element.set_attribute(LOOK, &panel.look);
}

/// Sends a form of the panel in the background. What was refused is said there, and what was typed stays.
pub fn submit(board: BoardState, event: &SubmitEvent) {
    let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
    let Some(form) = form.filter(|form| form.closest(PANEL).is_ok_and(|panel| panel.is_some())) else { return };
    let Some(fields) = browser::form_fields(event) else { return };
    let Some(action) = fields.get("do") else { return };
    event.prevent_default();
    if form.get_attribute("aria-busy").as_deref() == Some("true") {
        return;
    }
    let busy = |form: &HtmlFormElement, busy: &str| form.set_attribute("aria-busy", busy);
    let _ = busy(&form, "true");
    board.notice.clear();
    spawn_local(async move {
        let result = browser::send(&action, &fields).await;
        let _ = busy(&form, "false");
        clear(&form);
        match result {
            Err(AppError::SignedOut) => browser::go("/sign-in"),
            Err(error) => refuse(&form, &error),
            result => board.settle(result),
        }
    });
}

/// Takes away what was said of the form before.
fn clear(form: &Element) {
    if let Some(message) = find(form, ".form-error") {
        message.remove();
    }
    while let Some(hint) = find(form, ".hint.error") {
        hint.set_class_name("hint");
        hint.set_text_content(hint.get_attribute("data-hint").as_deref());
    }
    while let Some(input) = find(form, "[aria-invalid]") {
        let _ = input.remove_attribute("aria-invalid");
    }
}

fn refuse(form: &Element, error: &AppError) {
    if let AppError::Rejected(Rejection::Invalid(errors)) = error {
        for (field, problem) in errors.iter() {
            let message = said(problem.message());
            match find(form, &format!("[data-field={field:?}]")) {
                Some(hint) => {
                    // A token without spaces.
                    let _ = hint.class_list().add_1("error");
                    hint.set_text_content(Some(&message));
                    if let Some(input) = find(form, &format!("[aria-describedby='{}']", hint.id())) {
                        let _ = input.set_attribute("aria-invalid", "true");
                    }
                }
                None => say(form, &message),
            }
        }
        return;
    }
    // Saving again then replaces the newer version knowingly.
    if let AppError::Rejected(Rejection::Changed { version }) = error
        && let Some(input) = find(form, "[name='task[version]']").and_then(|input| input.dyn_into().ok())
    {
        HtmlInputElement::set_value(&input, &version.to_string());
    }
    say(form, &error.message());
}

/// Says what belongs to no single field.
fn say(form: &Element, message: &str) {
    // A form can have children.
    let _ = form.insert_adjacent_html("afterbegin", "<p class=\"form-error\" role=\"alert\"></p>");
    if let Some(element) = find(form, ".form-error") {
        element.set_text_content(Some(message));
    }
}

fn find(form: &Element, selector: &str) -> Option<Element> {
    form.query_selector(selector).ok()?
}
