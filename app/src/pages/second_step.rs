use domain::accounts::has_passkeys;
use leptos::prelude::*;
use model::Field;

use super::passkeys::AskForPasskey;
use crate::{
    components::{ActionForm, Failure, TextField},
    error::AppError,
    request::{Visitor, answer},
    second_step,
    words::say,
};

/// The second step of signing in: a code or a passkey.
pub async fn page() -> AnyView {
    let by_passkey = match by_passkey().await {
        Ok(by_passkey) => by_passkey,
        Err(error) => return view! { <main id="content" class="outside"><Failure error/></main> }.into_any(),
    };
    view! {
        <main id="content" class="outside">
        <section class="door">
            <p class="brand"><span class="icon i-bell" aria-hidden="true"></span>"Taskbell"</p>
            <h1>{say("title-second-step")}</h1>
            <ActionForm action="second_step">
                <TextField label=say("second-step-code") name="second[code]" field=Field::Code autocomplete="one-time-code"
                    hint=say("second-step-hint")/>
                <button type="submit" class="primary">{say("sign-in")}</button>
            </ActionForm>
            {by_passkey.then(|| view! {
                <AskForPasskey question="begin_passkey_step" action="finish_passkey_step" label=say("passkey-step")/>
            })}
            <p class="quiet-text"><a href="/sign-in">{say("second-step-start-again")}</a></p>
        </section>
        </main>
    }
    .into_any()
}

/// Whether whoever waits here has one. Those who wait no more are told so by the form that they sent.
async fn by_passkey() -> Result<bool, AppError> {
    let visitor = Visitor::current();
    match answer(second_step::read(&visitor.session, visitor.now).await)? {
        Some(waiting) => answer(has_passkeys(&visitor.services, waiting.first.user).await),
        None => Ok(false),
    }
}
