use leptos::prelude::*;
use model::{Field, UnconfirmedView};

use super::email_address::with_email;
use crate::{
    components::{ActionForm, Failure, Notice, NoticeBar, TextField},
    request::{path_id, said},
    server_fns,
    words::say,
};

/// What somebody sees whose address nobody has confirmed.
pub async fn page() -> AnyView {
    let content = match server_fns::unconfirmed().await {
        Ok(view) => view! { <Unconfirmed view/> }.into_any(),
        Err(error) => view! { <Failure error/> }.into_any(),
    };
    view! {
        <main id="content" class="outside">{content}</main>
        <NoticeBar notice=Notice::provide(said())/>
    }
    .into_any()
}

#[component]
fn Unconfirmed(view: UnconfirmedView) -> impl IntoView {
    let UnconfirmedView { email, signed_in } = view;
    view! {
        <section class="door">
            <p class="brand"><span class="icon i-bell" aria-hidden="true"></span>"Taskbell"</p>
            <h1>{say("title-confirm")}</h1>
            <p>{with_email("confirm-sent-to", email)}</p>
            <p class="quiet-text">{say("confirm-no-mail")}</p>
            <ActionForm action="send_confirmation">
                <button type="submit" class="primary">{say("confirm-send-again")}</button>
            </ActionForm>
            {if signed_in { view! { <OfPerson/> }.into_any() } else { view! { <OfStranger/> }.into_any() }}
        </section>
    }
}

/// What somebody can do who is signed in.
#[component]
fn OfPerson() -> impl IntoView {
    view! {
        <ActionForm action="change_email">
            <TextField label=say("settings-new-email") name="change[email]" field=Field::Email kind="email" autocomplete="email"/>
            <button type="submit">{say("confirm-other-address")}</button>
        </ActionForm>
        <ActionForm action="sign_out">
            <button type="submit">{say("nav-sign-out")}</button>
        </ActionForm>
    }
}

/// What somebody can do who just signed up.
#[component]
fn OfStranger() -> impl IntoView {
    view! {
        <p class="quiet-text"><a href="/sign-up">{say("confirm-other-address")}</a></p>
        <p class="quiet-text">{format!("{} ", say("confirm-already"))} <a href="/sign-in">{say("sign-in")}</a></p>
    }
}

/// Confirms an address by a link.
pub async fn link() -> AnyView {
    let token = path_id::<String>().unwrap_or_default();
    let content = match server_fns::check_confirmation(token.clone()).await {
        Ok(email) => view! { <Confirm token email/> }.into_any(),
        Err(error) => view! { <Failure error/> }.into_any(),
    };
    view! { <main id="content" class="outside">{content}</main> }.into_any()
}

#[component]
fn Confirm(token: String, email: String) -> impl IntoView {
    view! {
        <section class="door">
            <p class="brand"><span class="icon i-bell" aria-hidden="true"></span>"Taskbell"</p>
            <h1>{say("title-confirm")}</h1>
            <p>{with_email("confirm-is-yours", email)}</p>
            <ActionForm action="confirm_email">
                <input type="hidden" name="confirmation[token]" value=token/>
                <button type="submit" class="primary">{say("confirm-email")}</button>
            </ActionForm>
        </section>
    }
}
