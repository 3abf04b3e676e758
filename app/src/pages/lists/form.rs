use leptos::{prelude::*, tachys::html::InertElement};
use maud::{Markup, html};
use model::{Colour, Field, ListForm};

use crate::{
    components::{FormState, TextField},
    words::say,
};

/// The fields of a list, as it is or as they were sent.
#[component]
pub fn ListFields(list: ListForm) -> impl IntoView {
    let state = expect_context::<FormState>();
    let id = state.typed("list[id]").unwrap_or_else(|| list.id.0.simple().to_string());
    let refused = state.typed("list[name]").is_some();
    let colour = state.typed("list[colour]").and_then(|slug| Colour::from_slug(&slug)).unwrap_or(list.colour);
    let favourite = if refused { state.typed("list[favourite]").is_some() } else { list.favourite };
    let choices = colours("list[colour]", colour);
    view! {
        <input type="hidden" name="list[id]" value=id/>
        <TextField label=say("list-name") name="list[name]" field=Field::Name value=list.name autocomplete="off"/>
        <fieldset class="field">
            <legend>{say("list-colour")}</legend>
            <div class="colours">{InertElement::new(choices.into_string())}</div>
        </fieldset>
        <label class="choice">
            <input type="checkbox" name="list[favourite]" value="true" checked=favourite/>
            {say("list-favourite")}
        </label>
    }
}

/// The choice of a colour.
pub fn colours(name: &str, chosen: Colour) -> Markup {
    html! {
        @for choice in Colour::ALL {
            label class="choice" {
                input type="radio" name=(name) value=(choice.slug()) checked[choice == chosen];
                span class={ "dot c-" (choice.slug()) } aria-hidden="true" {}
                (say(choice.label()))
            }
        }
    }
}
