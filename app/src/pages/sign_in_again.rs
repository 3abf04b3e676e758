use domain::accounts::signs_in_by_password;
use leptos::prelude::*;
use model::Field;

use super::passkeys::AskForPasskey;
use super::providers::{ProviderLinks, answered};
use crate::{
    components::{ActionForm, Failure, TextField},
    request::{Visitor, query_value},
    words::say,
};

/// Proves once more who somebody signed in is.
pub async fn page() -> AnyView {
    let next = query_value("next").unwrap_or_default();
    let visitor = Visitor::current();
    let factors = (visitor.asks_for_code().await, visitor.has_passkeys().await, visitor.has_password().await);
    let (by_code, by_passkey, by_password) = match factors {
        (Ok(by_code), Ok(by_passkey), Ok(by_password)) => (by_code, by_passkey, by_password),
        (Err(error), ..) | (_, Err(error), _) | (.., Err(error)) => {
            return view! { <main id="content" class="outside"><Failure error/></main> }.into_any();
        }
    };
    let by_passkey = by_passkey.then(|| {
        let (label, next) = (say("passkey-prove"), next.clone());
        view! { <AskForPasskey question="begin_passkey_proof" action="finish_passkey_proof" label next/> }
    });
    let answered = answered().await;
    let query = vec![("for", "proof".to_owned()), ("next", next.clone())];
    view! {
        <main id="content" class="outside">
        <section class="door">
            <p class="brand"><span class="icon i-bell" aria-hidden="true"></span>"Taskbell"</p>
            <h1>{say("title-sign-in-again")}</h1>
            <p>{say("sign-in-again-why")}</p>
            {answered}
            {(by_password || by_code).then(|| view! { <Proof next by_password by_code/> })}
            {by_passkey}
            <ProviderLinks query/>
            {(!by_password).then(|| if signs_in_by_password(&visitor.services) {
                view! {
                    <p class="quiet-text">
                        {format!("{} ", say("sign-in-again-no-password"))} <a href="/forgot-password">{say("sign-in-again-choose-password")}</a>
                    </p>
                }.into_any()
            } else {
                view! { <p class="quiet-text">{say("rejection-passwords-off")}</p> }.into_any()
            })}
        </section>
        </main>
    }
    .into_any()
}

#[component]
fn Proof(next: String, by_password: bool, by_code: bool) -> impl IntoView {
    view! {
        <ActionForm action="prove_by_password">
            <input type="hidden" name="proof[next]" value=next/>
            {by_password.then(|| view! {
                <TextField label=say("settings-your-password") name="proof[current]" field=Field::CurrentPassword kind="password"
                    autocomplete="current-password"/>
            })}
            {by_code.then(|| view! {
                <TextField label=say("second-step-code") name="proof[code]" field=Field::Code autocomplete="one-time-code"
                    hint=say("second-step-hint")/>
            })}
            <button type="submit" class="primary">{say("sign-in-again")}</button>
        </ActionForm>
    }
}
