use leptos::prelude::*;
use model::SessionView;

use crate::{
    components::ActionForm,
    words::{language, say, say_with},
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
    match stored.split_once(" on ") {
        Some(("A browser", system)) => say_with("device-unknown-browser", system),
        Some((browser, system)) => {
            language().format("device", [("browser", browser.into()), ("system", system.into())])
        }
        None if stored == "An unknown browser" => say("device-unknown").to_owned(),
        None => stored,
    }
}
