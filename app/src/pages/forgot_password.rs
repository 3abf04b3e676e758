use domain::accounts::signs_in_by_password;
use leptos::prelude::*;
use model::Field;

use crate::{
    components::{ActionForm, Notice, NoticeBar, TextField},
    request::{Visitor, said},
    words::say,
};

/// Asks for a link by which a new password is chosen.
pub async fn page() -> AnyView {
    view! {
        <main id="content" class="outside">
        <section class="door">
            <p class="brand"><span class="icon i-bell" aria-hidden="true"></span>"Taskbell"</p>
            <h1>{say("title-forgot-password")}</h1>
            {if signs_in_by_password(&Visitor::current().services) {
                view! { <Address/> }.into_any()
            } else {
                view! { <p>{say("rejection-passwords-off")}</p> }.into_any()
            }}
            <p class="quiet-text"><a href="/sign-in">{say("sign-in")}</a></p>
        </section>
        </main>
        <NoticeBar notice=Notice::provide(said())/>
    }
    .into_any()
}

#[component]
fn Address() -> impl IntoView {
    view! {
        <ActionForm action="ask_for_reset_link">
            <TextField label=say("account-email") name="forgotten[email]" field=Field::Email kind="email"
                autocomplete="username" hint=say("forgot-password-hint")/>
            <button type="submit" class="primary">{say("forgot-password-send")}</button>
        </ActionForm>
        <p class="quiet-text">{say("forgot-password-no-mail")}</p>
    }
}
