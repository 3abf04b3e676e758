use domain::accounts::signs_in_by_password;
use leptos::prelude::*;
use model::{Field, InvitationOffer};

use super::providers::{ProviderLinks, answered};
use crate::{
    components::{ActionForm, Failure, TextField},
    request::{Visitor, path_id},
    server_fns,
    words::{around, say},
    zone::BrowserZone,
};

/// Opens an account by the link of an invitation.
pub async fn page() -> AnyView {
    let token = path_id::<String>().unwrap_or_default();
    let content = match server_fns::check_invitation(token.clone()).await {
        Ok(offer) => {
            let answered = answered().await;
            view! { <Account offer token answered/> }.into_any()
        }
        Err(error) => view! { <Failure error/> }.into_any(),
    };
    view! { <main id="content" class="outside">{content}</main> }.into_any()
}

#[component]
fn Account(offer: InvitationOffer, token: String, answered: Option<AnyView>) -> impl IntoView {
    let query = vec![("invitation", token.clone())];
    let (before_email, after_email) = around("invitation-for");
    let asked = offer.email.is_none();
    view! {
        <section class="door">
            <p class="brand"><span class="icon i-bell" aria-hidden="true"></span>"Taskbell"</p>
            <h1>{say(if asked { "title-sign-up" } else { "title-invitation" })}</h1>
            {match offer.email {
                Some(email) => view! { <p>{before_email}<bdi>{email}</bdi>{after_email}</p> }.into_any(),
                None => view! { <p>{say("invitation-first")}</p> }.into_any(),
            }}
            {answered}
            <ActionForm action="accept_invitation">
                <input type="hidden" name="account[token]" value=token/>
                <BrowserZone name="account[zone]".to_owned()/>
                <TextField label=say("account-name") name="account[name]" field=Field::Name autocomplete="name"/>
                {asked.then(|| view! {
                    <TextField label=say("account-email") name="account[email]" field=Field::Email kind="email" autocomplete="username"/>
                })}
                {signs_in_by_password(&Visitor::current().services).then(|| view! {
                    <TextField label=say("account-password") name="account[password]" field=Field::Password kind="password"
                        autocomplete="new-password" hint=say("sign-up-password-hint")/>
                })}
                <noscript>
                    <p class="quiet-text">{say("sign-up-zone")}</p>
                </noscript>
                <button type="submit" class="primary">{say("sign-up")}</button>
            </ActionForm>
            <ProviderLinks query/>
        </section>
    }
}
