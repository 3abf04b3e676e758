use leptos::prelude::*;
use model::Field;

use super::security::ProofNeeded;
use crate::{
    components::{ActionForm, TextField},
    words::{around, say},
};

/// The address of the account, and another one for it.
#[component]
pub fn EmailSection(email: String, new_email: Option<String>, proven: bool) -> impl IntoView {
    view! {
        <section>
            <h2>{say("settings-email")}</h2>
            <p>{with_email("settings-email-now", email)}</p>
            {new_email.map(|email| view! { <p>{with_email("settings-email-coming", email)}</p> })}
            {if proven {
                view! {
                    <ActionForm action="change_email">
                        <TextField label=say("settings-new-email") name="change[email]" field=Field::Email kind="email"
                            autocomplete="email"/>
                        <button type="submit" class="primary">{say("settings-change-email")}</button>
                    </ActionForm>
                }.into_any()
            } else {
                view! { <ProofNeeded/> }.into_any()
            }}
        </section>
    }
}

/// A message with an address in it.
pub fn with_email(message: &'static str, email: String) -> impl IntoView {
    let (before, after) = around(message);
    view! { {before}<span dir="auto">{email}</span>{after} }
}
