use domain::accounts::sign_up_is_open;
use leptos::prelude::*;
use model::Field;

use crate::{
    components::{ActionForm, TextField},
    request::Visitor,
    words::say,
    zone::BrowserZone,
};

/// Opens an account.
pub async fn page() -> AnyView {
    let open = sign_up_is_open(&Visitor::current().services);
    view! {
        <main id="content" class="outside">
        <section class="door">
            <p class="brand"><span class="icon i-bell" aria-hidden="true"></span>"Taskbell"</p>
            <h1>{say("title-sign-up")}</h1>
            {open.then(|| view! { <Account/> })}
            {(!open).then(|| view! { <p>{say("rejection-sign-up-closed")}</p> })}
            <p class="quiet-text">{format!("{} ", say("sign-up-already-here"))} <a href="/sign-in">{say("sign-in")}</a></p>
        </section>
        </main>
    }
    .into_any()
}

#[component]
fn Account() -> impl IntoView {
    view! {
        <ActionForm action="sign_up">
            <BrowserZone name="account[zone]".to_owned()/>
            <TextField label=say("account-name") name="account[name]" field=Field::Name autocomplete="name"/>
            <TextField label=say("account-email") name="account[email]" field=Field::Email kind="email" autocomplete="username"/>
            <TextField label=say("account-password") name="account[password]" field=Field::Password kind="password"
                autocomplete="new-password" hint=say("sign-up-password-hint")/>
            <noscript>
                <p class="quiet-text">{say("sign-up-zone")}</p>
            </noscript>
            <button type="submit" class="primary">{say("sign-up")}</button>
        </ActionForm>
    }
}
