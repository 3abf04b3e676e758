use leptos::prelude::*;
use model::Field;

use crate::{
    components::{ActionForm, TextField},
    words::say,
};

/// The second step of signing in: a code.
pub async fn page() -> AnyView {
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
            <p class="quiet-text"><a href="/sign-in">{say("second-step-start-again")}</a></p>
        </section>
        </main>
    }
    .into_any()
}
