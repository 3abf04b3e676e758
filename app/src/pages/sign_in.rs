use domain::{
    SignUpPolicy,
    accounts::{offers_passkeys, sign_up_policy, signs_in_by_password},
};
use leptos::prelude::*;
use model::Field;

use super::passkeys::AskForPasskey;
use super::providers::{ProviderLinks, answered};
use crate::{
    components::{ActionForm, Notice, NoticeBar, TextField},
    request::{Visitor, query_value, said},
    words::say,
};

/// Signs in.
pub async fn page() -> AnyView {
    let next = query_value("next").unwrap_or_default();
    let services = &Visitor::current().services;
    let by_password = signs_in_by_password(services);
    let open = by_password && sign_up_policy(services) == SignUpPolicy::Open;
    let by_passkey = offers_passkeys(services).then(|| {
        let (label, next) = (say("passkey-sign-in"), next.clone());
        view! { <AskForPasskey question="begin_passkey_sign_in" action="finish_passkey_sign_in" label next/> }
    });
    let answered = answered().await;
    let query = if next.is_empty() { Vec::new() } else { vec![("next", next.clone())] };
    view! {
        <main id="content" class="outside">
        <section class="door">
            <p class="brand"><span class="icon i-bell" aria-hidden="true"></span>"Taskbell"</p>
            <h1>{say("title-sign-in")}</h1>
            {answered}
            {if by_password {
                view! { <Password next/> }.into_any()
            } else {
                view! { <p>{say("rejection-passwords-off")}</p> }.into_any()
            }}
            {by_passkey}
            <ProviderLinks query/>
            {open.then(|| view! {
                <p class="quiet-text">{format!("{} ", say("sign-in-new-here"))} <a href="/sign-up">{say("title-sign-up")}</a></p>
            })}
        </section>
        </main>
        <NoticeBar notice=Notice::provide(said())/>
    }
    .into_any()
}

/// Signs in by a password.
#[component]
fn Password(next: String) -> impl IntoView {
    view! {
        <ActionForm action="sign_in">
            <input type="hidden" name="credentials[next]" value=next/>
            <TextField label=say("account-email") name="credentials[email]" field=Field::Email kind="email" autocomplete="username"/>
            <TextField label=say("account-password") name="credentials[password]" field=Field::Password kind="password"
                autocomplete="current-password"/>
            <button type="submit" class="primary">{say("sign-in")}</button>
        </ActionForm>
        <p class="quiet-text"><a href="/forgot-password">{say("sign-in-forgotten")}</a></p>
    }
}
