use domain::{
    SignUpPolicy,
    accounts::{sign_up_domains, sign_up_policy, signs_in_by_password},
};
use leptos::prelude::*;
use model::Field;

use super::providers::ProviderLinks;
use crate::{
    components::{ActionForm, TextField},
    request::Visitor,
    words::{say, say_with},
    zone::BrowserZone,
};

/// Opens an account.
pub async fn page() -> AnyView {
    let visitor = Visitor::current();
    let (policy, by_password) = (sign_up_policy(&visitor.services), signs_in_by_password(&visitor.services));
    view! {
        <main id="content" class="outside">
        <section class="door">
            <p class="brand"><span class="icon i-bell" aria-hidden="true"></span>"Taskbell"</p>
            <h1>{say("title-sign-up")}</h1>
            {match policy {
                SignUpPolicy::Open if by_password => view! { <Account/> }.into_any(),
                SignUpPolicy::Open => view! { <p>{say("rejection-passwords-off")}</p> }.into_any(),
                SignUpPolicy::Invited => view! { <p>{say("rejection-sign-up-invited")}</p> }.into_any(),
                SignUpPolicy::Closed => view! { <p>{say("rejection-sign-up-closed")}</p> }.into_any(),
            }}
            <p class="quiet-text">{format!("{} ", say("sign-up-already-here"))} <a href="/sign-in">{say("sign-in")}</a></p>
        </section>
        </main>
    }
    .into_any()
}

#[component]
fn Account() -> impl IntoView {
    let domains = sign_up_domains(&Visitor::current().services);
    view! {
        {(!domains.is_empty()).then(|| view! { <p>{say_with("sign-up-domains", &domains.join(", "))}</p> })}
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
        <ProviderLinks/>
    }
}
