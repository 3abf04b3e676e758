use leptos::prelude::*;
use model::SessionView;

use crate::{
    components::ActionForm,
    words::{language, say},
};

/// A place somebody is signed in, and its end.
#[component]
pub fn Session(session: SessionView) -> impl IntoView {
    view! {
        <li>
            <div>
                <strong>{device(session.device)}</strong>
                <p class="quiet-text">{session.last_seen}</p>
            </div>
            {if session.current {
                view! { <span class="quiet-text">{say("session-current")}</span> }.into_any()
            } else {
                view! {
                    <ActionForm action="end_session">
                        <input type="hidden" name="handle" value=session.handle/>
                        <button type="submit">{say("session-end")}</button>
                    </ActionForm>
                }.into_any()
            }}
        </li>
    }
}

/// The browser and system of a session, which is stored in English.
pub fn device(stored: String) -> String {
    language().device(&stored)
}
