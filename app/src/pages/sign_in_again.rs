use leptos::prelude::*;
use model::Field;

use crate::{
    components::{ActionForm, TextField},
    request::query_value,
    words::say,
};

/// Proves once more who somebody signed in is.
pub async fn page() -> AnyView {
    let next = query_value("next").unwrap_or_default();
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
                <button type="submit" class="primary">{say("sign-in-again")}</button>
            </ActionForm>
        </section>
        </main>
    }
    .into_any()
}
