//! Passkeys: a section of the page about getting in, and the buttons that ask the browser for one. They need a script, and say so.

use leptos::prelude::*;
use model::{Field, PasskeyView};

use super::security::ProofNeeded;
use crate::{
    components::{ActionForm, FormState, TextField},
    failed_form::FailedForm,
    words::say,
};

/// A form that the script sends once the browser has answered, and what stands in its place where that cannot be.
#[component]
pub fn AskForPasskey(
    /// The server function that says what the browser is asked.
    question: &'static str,
    /// The one that is told the answer.
    action: &'static str,
    label: &'static str,
    /// What is said where the browser has no answer.
    #[prop(default = say("passkeys-cancelled"))]
    cancelled: &'static str,
    /// The path to go on to.
    #[prop(optional)]
    next: Option<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="passkey" data-question=question>
            <div data-part="form" hidden>
                <ActionForm action>
                    <input type="hidden" name="passkey[answer]" value=""/>
                    {next.map(|next| view! { <input type="hidden" name="passkey[next]" value=next/> })}
                    {children.map(|children| children())}
                    <button type="submit">{label}</button>
                </ActionForm>
            </div>
            <p class="form-error" role="alert" data-part="cancelled" hidden>{cancelled}</p>
            <p class="quiet-text" data-part="unsupported" hidden>{say("passkeys-unsupported")}</p>
            <noscript><p class="quiet-text">{say("passkeys-need-scripts")}</p></noscript>
        </div>
    }
}

/// The passkeys that somebody has, and the form for one more.
#[component]
pub fn PasskeySection(passkeys: Vec<PasskeyView>, offered: bool, proven: bool) -> impl IntoView {
    view! {
        <section>
            <h2>{say("passkeys")}</h2>
            <p class="quiet-text">{say(if offered { "passkeys-what" } else { "passkeys-not-offered" })}</p>
            {(!passkeys.is_empty()).then(|| view! {
                <ul class="sessions">
                    {passkeys.into_iter().map(|passkey| view! { <Passkey passkey proven/> }).collect_view()}
                </ul>
            })}
            {match (offered, proven) {
                (_, false) => view! { <ProofNeeded/> }.into_any(),
                (false, true) => ().into_any(),
                (true, true) => view! {
                    <AskForPasskey question="begin_passkey" action="finish_passkey" label=say("passkey-add")
                        cancelled=say("passkeys-not-made")>
                        <TextField label=say("passkey-name") name="passkey[name]" field=Field::Name autocomplete="off"
                            hint=say("passkey-name-hint")/>
                    </AskForPasskey>
                }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Passkey(passkey: PasskeyView, proven: bool) -> impl IntoView {
    let id = passkey.id.0.to_string();
    let failed = |action: &str, name: &str| {
        use_context::<FailedForm>().is_some_and(|failed| failed.action == action && failed.typed(name) == Some(&id))
    };
    let (rename_failed, remove_failed) = (failed("rename_passkey", "renamed[id]"), failed("remove_passkey", "id"));
    view! {
        <li>
            <div>
                <strong dir="auto">{passkey.name.clone()}</strong>
                <p class="quiet-text">{passkey.created}</p>
                <p class="quiet-text">{passkey.used}</p>
                {(!passkey.signs_in).then(|| view! { <p class="quiet-text">{say("passkey-second-step")}</p> })}
            </div>
            <div>
                <details class="rename" open=rename_failed>
                    <summary>{say("passkey-rename")}</summary>
                    <ActionForm action="rename_passkey" identity=("renamed[id]", id.clone())>
                        <NewName name=passkey.name/>
                        <button type="submit">{say("passkey-rename")}</button>
                    </ActionForm>
                </details>
                {proven.then(|| view! {
                    <details class="confirm" open=remove_failed>
                        <summary>{say("passkey-remove")}</summary>
                        <ActionForm action="remove_passkey" identity=("id", id)>
                            <p>{say("passkey-remove-what")}</p>
                            <button type="submit" class="danger">{say("passkey-remove")}</button>
                        </ActionForm>
                    </details>
                })}
            </div>
        </li>
    }
}

/// A field that stands once for each passkey, so that no id names it.
#[component]
fn NewName(name: String) -> impl IntoView {
    let state = expect_context::<FormState>();
    let problem = state.message(Field::Name);
    view! {
        <label class="field">
            <span>{say("passkey-new-name")}</span>
            <input name="renamed[name]" value=state.typed("renamed[name]").unwrap_or(name) dir="auto" autocomplete="off"
                aria-invalid=problem.is_some().then_some("true")/>
            {problem.map(|problem| view! { <span class="hint error">{problem}</span> })}
        </label>
    }
}
