use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use model::Field;

use crate::components::{ActionForm, HiddenField, TextField};

/// Signs in.
#[component]
pub fn SignInPage() -> impl IntoView {
    let query = use_query_map();
    let next = Signal::derive(move || query.with(|query| query.get("next").unwrap_or_default()));
    view! {
        <section class="door">
            <p class="brand"><span class="icon i-bell" aria-hidden="true"></span>"Taskbell"</p>
            <h1>"Sign in"</h1>
            <ActionForm action="sign_in">
                <HiddenField name="credentials[next]" value=next/>
                <TextField label="E-mail" name="credentials[email]" field=Field::Email kind="email" autocomplete="username"/>
                <TextField label="Password" name="credentials[password]" field=Field::Password kind="password" autocomplete="current-password"/>
                <button type="submit" class="primary">"Sign in"</button>
            </ActionForm>
            <p class="quiet-text">"New here? " <a href="/sign-up">"Create an account"</a></p>
        </section>
    }
}
