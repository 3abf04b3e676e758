use domain::{
    SignUpPolicy,
    accounts::{sign_up_domains, sign_up_policy},
};
use leptos::prelude::*;
use model::{Field, InvitationList, InvitationView};

use super::{not_found, operator, tabs::Tabs};
use crate::{
    components::{ActionForm, Failure, Layout, TextField},
    request::{Visitor, keep_secret, query_value},
    server_fns,
    words::{say, say_with},
};

/// Who was invited, and inviting somebody. To whoever is no operator it does not exist.
pub async fn page() -> AnyView {
    if !operator() {
        return not_found::page().await;
    }
    keep_secret();
    let before = query_value("before").and_then(|id| id.parse().ok());
    let content = match server_fns::invitations(before).await {
        Ok(list) => view! { <Invitations list/> }.into_any(),
        Err(error) => view! { <Failure error/> }.into_any(),
    };
    view! { <Layout>{content}</Layout> }.into_any()
}

#[component]
fn Invitations(list: InvitationList) -> impl IntoView {
    let (visitor, empty) = (Visitor::current(), list.invitations.is_empty());
    let proven = visitor.proof.is_fresh(visitor.now);
    view! {
        <div class="console">
            <header class="page-head"><h1>{say("title-invitations")}</h1></header>
            <Tabs/>
            <p>{policy()}</p>
            <p class="quiet-text">{say("sign-up-policy-setting")}</p>
            <section>
                <h2>{say("invite-somebody")}</h2>
                {if proven {
                    view! {
                        <ActionForm action="invite">
                            <TextField label=say("account-email") name="invitation[email]" field=Field::Email kind="email"
                                autocomplete="off" hint=say("invite-hint")/>
                            <button type="submit" class="primary">{say("invite")}</button>
                        </ActionForm>
                    }.into_any()
                } else {
                    view! {
                        <p><a class="button" href="/sign-in/again?next=/admin/invitations">{say("person-prove")}</a></p>
                    }.into_any()
                }}
            </section>
            <section>
                <h2>{say("title-invitations")}</h2>
                {empty.then(|| view! { <p class="quiet-text">{say("invitations-none")}</p> })}
                <ul class="sessions">
                    {list.invitations.into_iter().map(|invitation| view! { <Invitation invitation/> }).collect_view()}
                </ul>
                {list.next.map(|next| view! {
                    <p><a href=format!("/admin/invitations?before={next}")>{say("invitations-older")}</a></p>
                })}
            </section>
        </div>
    }
}

/// Who may open an account.
fn policy() -> String {
    let services = &Visitor::current().services;
    let domains = sign_up_domains(services);
    match sign_up_policy(services) {
        SignUpPolicy::Open if domains.is_empty() => say("sign-up-policy-open").to_owned(),
        SignUpPolicy::Open => say_with("sign-up-policy-domains", &domains.join(", ")),
        SignUpPolicy::Invited => say("sign-up-policy-invited").to_owned(),
        SignUpPolicy::Closed => say("sign-up-policy-closed").to_owned(),
    }
}

#[component]
fn Invitation(invitation: InvitationView) -> impl IntoView {
    let InvitationView { id, email, state, by, mail, link } = invitation;
    let by = by.map_or_else(|| say("invitation-by-console").to_owned(), |email| say_with("invitation-by", &email));
    let revoke = say_with("invitation-revoke-of", &email);
    view! {
        <li>
            <div>
                <strong><bdi>{email}</bdi></strong>
                <p class="quiet-text">{state}" · "{by}</p>
                {mail.map(|mail| view! { <p class="quiet-text">{mail}</p> })}
                {link.clone().map(|link| view! {
                    <p class="quiet-text">{say("invitation-link")}" "<code dir="ltr">{link}</code></p>
                })}
            </div>
            {link.is_some().then(|| view! {
                <ActionForm action="revoke_invitation">
                    <input type="hidden" name="id" value=id.to_string()/>
                    <button type="submit" aria-label=revoke>{say("invitation-revoke")}</button>
                </ActionForm>
            })}
        </li>
    }
}
