//! The second step of signing in, and codes of an app for it: a section of the page about getting in, and what has
//! secrets.

use domain::accounts::pending_totp;
use leptos::{prelude::*, tachys::html::InertElement};
use maud::{Markup, PreEscaped, html};
use model::{Did, Field, Outcome, SecondFactorView, ShownOnce, TotpSetup};

use super::security::ProofNeeded;
use crate::{
    components::{ActionForm, Failure, Layout, TextField},
    error::AppError,
    failed_form::FailedForm,
    request::{Visitor, answer, keep_secret},
    words::{say, say_number, say_with},
};

/// Whether there is a second step, and what can be done about it.
#[component]
pub fn SecondFactorSection(factor: Option<SecondFactorView>, has_passkeys: bool, proven: bool) -> impl IntoView {
    let has_app = factor.as_ref().is_some_and(|factor| factor.since.is_some());
    let refused = use_context::<FailedForm>().is_some_and(|failed| failed.action == "remove_totp");
    view! {
        <section>
            <h2>{say("security-two-step")}</h2>
            {match &factor {
                None => view! { <p class="quiet-text">{say("security-two-step-off")}</p> }.into_any(),
                Some(factor) => view! {
                    <p>{match &factor.since {
                        Some(since) => say_with("security-two-step-since", since),
                        None => say("security-two-step-passkeys").to_owned(),
                    }}</p>
                    <p class="quiet-text">{say_number("security-recovery-codes-left", factor.recovery_codes.into())}</p>
                }.into_any(),
            }}
            {(proven && factor.is_some()).then(|| view! {
                <ActionForm action="new_recovery_codes">
                    <button type="submit">{say("security-new-recovery-codes")}</button>
                </ActionForm>
            })}
            {match (proven, has_app) {
                (false, _) => view! { <ProofNeeded/> }.into_any(),
                (true, false) => view! {
                    <ActionForm action="begin_totp">
                        <button type="submit">{say(if has_passkeys { "security-set-up-app" } else { "security-set-up" })}</button>
                    </ActionForm>
                }.into_any(),
                (true, true) => view! {
                    <details class="confirm" open=refused>
                        <summary>{say("security-remove-two-step")}</summary>
                        <ActionForm action="remove_totp">
                            <p>{say(if has_passkeys { "security-remove-app-what" } else { "security-remove-what" })}</p>
                            <button type="submit" class="danger">{say("security-remove-two-step")}</button>
                        </ActionForm>
                    </details>
                }.into_any(),
            }}
        </section>
    }
}

/// Shows what goes into the app, until a code of it is typed here.
pub async fn set_up() -> AnyView {
    // What is in force is shown no more, but for the recovery codes that came of it.
    let confirmed = use_context::<Outcome>().is_some_and(|made| made.did == Did::TwoStepOn);
    let content = match confirmed {
        true => view! { <Confirmed/> }.into_any(),
        false => match setup().await {
            Ok(setup) => view! { <SetUp setup/> }.into_any(),
            Err(error) => view! { <Failure error/> }.into_any(),
        },
    };
    view! { <Layout>{content}</Layout> }.into_any()
}

// Not by a server function: what is secret is on this page alone.
async fn setup() -> Result<TotpSetup, AppError> {
    let visitor = Visitor::current();
    keep_secret();
    answer(pending_totp(&visitor.services, answer(visitor.actor())?, visitor.proof, visitor.now).await)
}

#[component]
fn Confirmed() -> impl IntoView {
    view! {
        <div class="settings">
            <header class="page-head"><h1>{say("title-two-step")}</h1></header>
            <MadeCodes/>
        </div>
    }
}

#[component]
fn SetUp(setup: TotpSetup) -> impl IntoView {
    view! {
        <div class="settings">
            <header class="page-head"><h1>{say("title-two-step")}</h1></header>
            <p class="quiet-text"><a href="/settings/security">{say("title-security")}</a></p>
            <section>
                <p>{say("two-step-scan")}</p>
                {InertElement::new(secret(&setup).into_string())}
                <ActionForm action="confirm_totp">
                    <TextField label=say("two-step-code") name="confirmation[code]" field=Field::Code autocomplete="one-time-code"/>
                    <button type="submit" class="primary">{say("two-step-confirm")}</button>
                </ActionForm>
            </section>
        </div>
    }
}

fn secret(setup: &TotpSetup) -> Markup {
    html! {
        p class="qr-code" role="img" aria-label=(say("two-step-picture")) { (PreEscaped(&setup.picture)) }
        p { (say("two-step-type")) " " code class="secret" dir="ltr" { (setup.secret) } }
        p class="quiet-text" { a href=(setup.uri) { (say("two-step-open")) } }
    }
}

/// The recovery codes that were just made. They stand in this one answer and nowhere else.
#[component]
pub fn MadeCodes() -> impl IntoView {
    let made = use_context::<Outcome>()
        .filter(|made| [Did::TwoStepOn, Did::PasskeyAdded, Did::RecoveryCodesMade].contains(&made.did));
    made.and_then(|made| made.shown_once).map(|ShownOnce(codes)| {
        view! {
            <section>
                <h2>{say("recovery-codes")}</h2>
                <p>{say("recovery-codes-what")}</p>
                {InertElement::new(list(&codes).into_string())}
                <p><a class="button" href="/settings/security">{say("recovery-codes-saved")}</a></p>
            </section>
        }
    })
}

fn list(codes: &str) -> Markup {
    html! { ul class="recovery-codes" dir="ltr" { @for code in codes.lines() { li { code class="secret" { (code) } } } } }
}
