use leptos::prelude::*;
use model::Field;

use crate::{
    components::{ActionForm, TextField},
    zone::BrowserZone,
};

/// Opens an account.
pub async fn page() -> AnyView {
    view! {
        <main id="content" class="outside">
        <section class="door">
            <p class="brand"><span class="icon i-bell" aria-hidden="true"></span>"Taskbell"</p>
            <h1>"Create an account"</h1>
            <ActionForm action="sign_up">
                <BrowserZone name="account[zone]".to_owned()/>
                <TextField label="Name" name="account[name]" field=Field::Name autocomplete="name"/>
                <TextField label="E-mail" name="account[email]" field=Field::Email kind="email" autocomplete="username"/>
                <TextField label="Password" name="account[password]" field=Field::Password kind="password"
                    autocomplete="new-password" hint="12 characters or more. A few words work well."/>
                <noscript>
                    <p class="quiet-text">"Your time zone starts as UTC. You can change it in the settings."</p>
                </noscript>
                <button type="submit" class="primary">"Create account"</button>
            </ActionForm>
            <p class="quiet-text">"Already here? " <a href="/sign-in">"Sign in"</a></p>
        </section>
        </main>
    }
    .into_any()
}
