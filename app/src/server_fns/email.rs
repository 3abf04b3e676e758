use leptos::prelude::*;
use model::Outcome;

#[cfg(feature = "ssr")]
use crate::request::{Visitor, answer};
#[cfg(feature = "ssr")]
use crate::signed_in;
use crate::{error::AppError, json::Json};

/// The address that is to be confirmed before anything else, of whoever just signed up or is signed in.
#[server(endpoint = "unconfirmed", output = Json)]
pub async fn unconfirmed() -> Result<model::UnconfirmedView, AppError> {
    let visitor = Visitor::current();
    match &visitor.actor {
        Some(actor) => {
            let email = answer(domain::accounts::unconfirmed_address(&visitor.services, actor).await)?;
            Ok(model::UnconfirmedView { email, signed_in: true })
        }
        None => {
            let email = answer(signed_in::asked(&visitor.session).await)?.ok_or(AppError::SignedOut);
            Ok(model::UnconfirmedView { email: answer(email)?, signed_in: false })
        }
    }
}

/// Sends another link to it.
#[server(endpoint = "send_confirmation", output = Json)]
pub async fn send_confirmation() -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let (services, from, now) = (&visitor.services, visitor.address, visitor.now);
    if let Some(actor) = &visitor.actor {
        return answer(domain::accounts::send_confirmation(services, actor, from, now).await);
    }
    let email = answer(signed_in::asked(&visitor.session).await)?.ok_or(AppError::SignedOut);
    answer(domain::accounts::send_sign_up_mail(services, &answer(email)?, from, now).await)
}

/// Gives the account another address.
#[server(endpoint = "change_email", output = Json)]
pub async fn change_email(change: model::EmailChange) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let actor = answer(visitor.anybody())?;
    let (services, from, now) = (&visitor.services, visitor.address, visitor.now);
    answer(domain::accounts::change_email(services, actor, change, visitor.proof, from, now).await)
}

/// The address that a link confirms.
#[server(endpoint = "check_confirmation", output = Json)]
pub async fn check_confirmation(token: String) -> Result<String, AppError> {
    let visitor = Visitor::current();
    answer(domain::accounts::check_confirmation(&visitor.services, &token, visitor.now).await)
}

/// Confirms an address by a link.
#[server(endpoint = "confirm_email", output = Json)]
pub async fn confirm_email(confirmation: model::EmailConfirmation) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let (services, actor, from) = (&visitor.services, visitor.actor.as_ref(), visitor.address);
    let confirmed = domain::accounts::confirm_email(services, actor, confirmation, from, visitor.now);
    let outcome = answer(confirmed.await)?;
    answer(signed_in::forget_asked(&visitor.session).await)?;
    Ok(outcome)
}
