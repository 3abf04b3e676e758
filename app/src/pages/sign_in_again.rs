use domain::accounts::signs_in_by_password;
use leptos::prelude::*;
use model::Field;

use super::passkeys::AskForPasskey;
use crate::{
    components::{ActionForm, Failure, TextField},
    request::{Visitor, query_value},
    words::say,
};

/// Proves once more who somebody signed in is.
pub async fn page() -> AnyView {
    let next = query_value("next").unwrap_or_default();
    let visitor = Visitor::current();
    let by_password = signs_in_by_password(&visitor.services);
    let (by_code, by_passkey) = match (visitor.asks_for_code().await, visitor.has_passkeys().await) {
        (Ok(by_code), Ok(by_passkey)) => (by_code, by_passkey),
        (Err(error), _) | (_, Err(error)) => {
            return view! { <main id="content" class="outside"><Failure error/></main> }.into_any();
        }
    };
    let by_passkey = by_passkey.then(|| {
        let (label, next) = (say("passkey-prove"), next.clone());
        view! { <AskForPasskey question="begin_passkey_proof" action="finish_passkey_proof" label next/> }
    });
    view! {
        <main id="content" class="outside">
        <section class="door">
            <p class="brand"><span class="icon i-bell" aria-hidden="true"></span>"Taskbell"</p>
            <h1>{say("title-sign-in-again")}</h1>
            <p>{say("sign-in-again-why")}</p>
            {if by_password || by_code {
                view! { <Proof next by_password by_code/> }.into_any()
            } else {
                view! { <p>{say("rejection-passwords-off")}</p> }.into_any()
            }}
            {by_passkey}
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
