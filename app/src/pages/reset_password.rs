use domain::accounts::signs_in_by_password;
use leptos::prelude::*;
use model::Field;

use crate::{
    components::{ActionForm, Failure, Notice, NoticeBar, TextField},
    request::{Visitor, path_id, said},
    server_fns,
    words::say,
};

/// Chooses a new password by a link, or signs in by it where passwords are not used.
pub async fn page() -> AnyView {
    let token = path_id::<String>().unwrap_or_default();
    let content = match server_fns::check_reset_link(token.clone()).await {
        Ok(()) if signs_in_by_password(&Visitor::current().services) => view! { <NewPassword token/> }.into_any(),
        Ok(()) => view! { <SignIn token/> }.into_any(),
        Err(error) => view! { <Failure error/> }.into_any(),
    };
    view! {
        <main id="content" class="outside">{content}</main>
        <NoticeBar notice=Notice::provide(said())/>
    }
    .into_any()
}

#[component]
fn NewPassword(token: String) -> impl IntoView {
    view! {
        <section class="door">
            <p class="brand"><span class="icon i-bell" aria-hidden="true"></span>"Taskbell"</p>
            <h1>{say("title-reset-password")}</h1>
            <ActionForm action="reset_password">
                <input type="hidden" name="reset[token]" value=token/>
                <TextField label=say("settings-new-password") name="reset[password]" field=Field::Password kind="password"
                    autocomplete="new-password" hint=say("reset-password-hint")/>
                <button type="submit" class="primary">{say("reset-password")}</button>
            </ActionForm>
        </section>
    }
}

#[component]
fn SignIn(token: String) -> impl IntoView {
    view! {
        <section class="door">
            <p class="brand"><span class="icon i-bell" aria-hidden="true"></span>"Taskbell"</p>
            <h1>{say("title-sign-in")}</h1>
            <p>{say("sign-in-link-what")}</p>
            <ActionForm action="sign_in_by_link">
                <input type="hidden" name="link[token]" value=token/>
                <button type="submit" class="primary">{say("sign-in")}</button>
            </ActionForm>
        </section>
    }
}
