use leptos::prelude::*;
use model::Field;

use crate::{
    components::{ActionForm, Failure, TextField},
    request::{Visitor, query_value},
    words::say,
};

/// Proves once more who somebody signed in is.
pub async fn page() -> AnyView {
    let next = query_value("next").unwrap_or_default();
    let by_code = match Visitor::current().asks_for_code().await {
        Ok(by_code) => by_code,
        Err(error) => return view! { <main id="content" class="outside"><Failure error/></main> }.into_any(),
    };
    view! {
        <main id="content" class="outside">
        <section class="door">
            <p class="brand"><span class="icon i-bell" aria-hidden="true"></span>"Taskbell"</p>
            <h1>{say("title-sign-in-again")}</h1>
            <p>{say("sign-in-again-why")}</p>
            <ActionForm action="prove_by_password">
                <input type="hidden" name="proof[next]" value=next/>
                <TextField label=say("settings-your-password") name="proof[current]" field=Field::CurrentPassword kind="password"
                    autocomplete="current-password"/>
                {by_code.then(|| view! {
                    <TextField label=say("second-step-code") name="proof[code]" field=Field::Code autocomplete="one-time-code"
                        hint=say("second-step-hint")/>
                })}
                <button type="submit" class="primary">{say("sign-in-again")}</button>
            </ActionForm>
        </section>
        </main>
    }
    .into_any()
}
