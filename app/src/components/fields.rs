use leptos::prelude::*;
use model::Field;

use crate::{components::FormState, words::say};

/// A labelled input that shows its message and keeps what was typed.
#[component]
pub fn TextField(
    label: &'static str,
    name: &'static str,
    field: Field,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional, into)] value: String,
    #[prop(optional)] autocomplete: Option<&'static str>,
    #[prop(optional)] hint: Option<&'static str>,
    #[prop(optional)] list: Option<&'static str>,
) -> impl IntoView {
    let state = expect_context::<FormState>();
    let value = state.typed(name).unwrap_or(value);
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <input
                id=name
                name=name
                type=kind
                value=value
                autocomplete=autocomplete
                list=list
                dir=(kind == "text").then_some("auto")
                aria-describedby=format!("{name}-hint")
                aria-invalid=state.message(field).map(|_| "true")
            />
            <FieldHint name field hint/>
        </div>
    }
}

/// A labelled text of several lines.
#[component]
pub fn NotesField(label: &'static str, name: &'static str, field: Field, value: String) -> impl IntoView {
    let state = expect_context::<FormState>();
    let value = state.typed(name).unwrap_or(value);
    // Neither server rendering nor innerHTML escapes what stands in a textarea.
    let escaped = value.replace('&', "&amp;").replace('<', "&lt;");
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <textarea
                id=name
                name=name
                rows="6"
                dir="auto"
                aria-describedby=format!("{name}-hint")
                aria-invalid=state.message(field).map(|_| "true")
                inner_html=escaped
            ></textarea>
            <FieldHint name field hint=Some(say("panel-markdown"))/>
        </div>
    }
}

/// A choice of a select: its value and its label.
pub type Choice = (&'static str, &'static str);

/// A labelled choice of one.
#[component]
pub fn SelectField(
    label: &'static str,
    name: &'static str,
    /// Where it stands if its value can be wrong: only a request that no form of ours makes sends such a one.
    #[prop(optional)]
    field: Option<Field>,
    value: String,
    choices: Vec<Choice>,
) -> impl IntoView {
    let state = expect_context::<FormState>();
    let value = state.typed(name).unwrap_or(value);
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <select id=name name=name aria-describedby=field.map(|_| format!("{name}-hint"))>
                {choices
                    .into_iter()
                    .map(|(slug, label)| view! { <option value=slug selected=slug == value>{label}</option> })
                    .collect_view()}
            </select>
            {field.map(|field| view! { <FieldHint name field/> })}
        </div>
    }
}

/// The line below a field: its message, or its hint.
#[component]
pub fn FieldHint(
    name: &'static str,
    field: Field,
    #[prop(optional_no_strip)] hint: Option<&'static str>,
) -> impl IntoView {
    let message = expect_context::<FormState>().message(field);
    let refused = message.is_some();
    // By these the browser shows the answer to a form that it sent in the background.
    view! {
        <p class="hint" class:error=refused id=format!("{name}-hint") data-field=format!("{field:?}") data-hint=hint>
            {message.or_else(|| hint.map(str::to_owned))}
        </p>
    }
}
