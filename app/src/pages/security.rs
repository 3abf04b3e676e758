use domain::accounts::signs_in_by_password;
use leptos::prelude::*;
use model::{DoneBy, Field, OwnAuditLine, SecurityView};

use super::{
    audit,
    email_address::EmailSection,
    passkeys::PasskeySection,
    providers::{ProvidersSection, answered},
    second_factor::{MadeCodes, SecondFactorSection},
    session::{Session, device},
    tokens::{MadeToken, Tokens},
};
use crate::{
    components::{ActionForm, Failure, Layout, TextField},
    request::Visitor,
    server_fns,
    words::say,
};

/// What proves who one is, what acts for one, and where one is signed in.
pub async fn page() -> AnyView {
    let content = match server_fns::security().await {
        Ok(security) => {
            let answered = answered().await;
            // Whoever's account has just gone has none.
            let has_password = Visitor::current().has_password().await.unwrap_or(true);
            view! { <Sections security answered has_password/> }.into_any()
        }
        Err(error) => view! { <Failure error/> }.into_any(),
    };
    view! { <Layout>{content}</Layout> }.into_any()
}

#[component]
fn Sections(security: SecurityView, answered: Option<AnyView>, has_password: bool) -> impl IntoView {
    view! {
        <div class="settings">
            <header class="page-head"><h1>{say("title-security")}</h1></header>
            <p class="quiet-text"><a href="/settings">{say("title-settings")}</a></p>
            {answered}
            <MadeCodes/>
            <MadeToken/>
            {signs_in_by_password(&Visitor::current().services).then(|| {
                let allowed = (security.second_factor.is_none() && has_password) || security.proven;
                view! { <Password allowed has_password/> }
            })}
            <EmailSection email=security.email new_email=security.new_email proven=security.proven/>
            <SecondFactorSection factor=security.second_factor has_passkeys=!security.passkeys.is_empty() proven=security.proven/>
            <PasskeySection passkeys=security.passkeys offered=security.offers_passkeys proven=security.proven/>
            <ProvidersSection identities=security.identities proven=security.proven/>
            <Tokens tokens=security.tokens proven=security.proven/>
            <section>
                <h2>{say("settings-sessions")}</h2>
                <ul class="sessions">
                    {security.sessions.into_iter().map(|session| view! { <Session session/> }).collect_view()}
                </ul>
                <ActionForm action="end_other_sessions">
                    <button type="submit">{say("settings-end-other-sessions")}</button>
                </ActionForm>
            </section>
            <DeviceMails on=security.device_mails proven=security.proven/>
            <section>
                <h2>{say("security-audit")}</h2>
                <ul class="events">
                    {security.audit.into_iter().map(|line| view! { <Event line/> }).collect_view()}
                </ul>
            </section>
        </div>
    }
}

/// Another password, or the first one.
#[component]
fn Password(allowed: bool, has_password: bool) -> impl IntoView {
    view! {
        <section>
            <h2>{say("settings-password")}</h2>
            {if allowed {
                view! {
                    <ActionForm action="change_password">
                        {if has_password { view! {
                            <TextField label=say("settings-current-password") name="passwords[current]" field=Field::CurrentPassword
                                kind="password" autocomplete="current-password"/>
                        }.into_any() } else { view! { <input type="hidden" name="passwords[current]" value=""/> }.into_any() }}
                        <TextField label=say("settings-new-password") name="passwords[password]" field=Field::Password kind="password"
                            autocomplete="new-password" hint=say("settings-new-password-hint")/>
                        <button type="submit" class="primary">
                            {say(if has_password { "settings-change-password" } else { "settings-set-password" })}
                        </button>
                    </ActionForm>
                }.into_any()
            } else {
                view! { <ProofNeeded/> }.into_any()
            }}
        </section>
    }
}

/// Whether a mail says so when somebody signs in from a new browser.
#[component]
fn DeviceMails(on: bool, proven: bool) -> impl IntoView {
    let (what, button) = match on {
        true => ("security-device-mails-on", "security-device-mails-turn-off"),
        false => ("security-device-mails-off", "security-device-mails-turn-on"),
    };
    view! {
        <section>
            <h2>{say("security-device-mails")}</h2>
            <p>{say(what)}</p>
            {if on && !proven {
                view! { <ProofNeeded/> }.into_any()
            } else {
                view! {
                    <ActionForm action="set_device_mails">
                        <input type="hidden" name="wanted" value=(!on).to_string()/>
                        <button type="submit">{say(button)}</button>
                    </ActionForm>
                }.into_any()
            }}
        </section>
    }
}

/// Something that happened to the account.
#[component]
fn Event(line: OwnAuditLine) -> impl IntoView {
    let by = matches!(line.by, DoneBy::Operator | DoneBy::Console).then(|| say(line.by.label()).to_owned());
    let rest = [Some(line.at), by, line.device.map(device), line.address]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ");
    view! {
        <li>
            <strong>{audit::what(&line.event, &line.outcome)}</strong>
            {line.detail.map(|detail| view! { " " <span dir="auto">{detail}</span> })}
            <p class="quiet-text">{rest}</p>
        </li>
    }
}

/// Stands in the place of forms that somebody must prove for once more who they are.
#[component]
pub fn ProofNeeded(#[prop(default = "/settings/security")] next: &'static str) -> impl IntoView {
    view! { <p><a class="button" href=format!("/sign-in/again?next={next}")>{say("security-prove")}</a></p> }
}
