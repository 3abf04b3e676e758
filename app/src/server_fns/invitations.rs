use leptos::prelude::*;
#[cfg(feature = "ssr")]
use model::Did;
use model::{InvitationList, InvitationOffer, Outcome};
use uuid::Uuid;

#[cfg(feature = "ssr")]
use super::console::operator;
#[cfg(feature = "ssr")]
use crate::request::{Visitor, answer, keep_secret};
#[cfg(feature = "ssr")]
use crate::signed_in;
use crate::{error::AppError, json::Json};

/// The invitations before one of them, or the newest.
#[server(endpoint = "invitations", output = Json)]
pub async fn invitations(before: Option<Uuid>) -> Result<InvitationList, AppError> {
    let visitor = Visitor::current();
    let operator = operator(&visitor)?;
    // Their links are good.
    keep_secret();
    answer(
        domain::accounts::invitations(&visitor.services, &operator, before, visitor.actor.as_ref(), visitor.now).await,
    )
}

/// Invites somebody by mail.
#[server(endpoint = "invite", output = Json)]
pub async fn invite(invitation: model::Invitee) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    operator(&visitor)?;
    let operator = domain::accounts::Operator::proven(answer(visitor.actor())?, visitor.proof, visitor.now);
    let operator = answer(operator)?;
    let invited =
        domain::accounts::invite(&visitor.services, &operator, invitation, visitor.language, visitor.now).await;
    answer(invited)?;
    Ok(Outcome { next: Some("/admin/invitations".to_owned()), ..Outcome::of(Did::Invited) })
}

/// Takes an invitation back.
#[server(endpoint = "revoke_invitation", output = Json)]
pub async fn revoke_invitation(id: Uuid) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let operator = operator(&visitor)?;
    answer(domain::accounts::revoke_invitation(&visitor.services, &operator, id, visitor.now).await)
}

/// What the link of an invitation offers.
#[server(endpoint = "check_invitation", output = Json)]
pub async fn check_invitation(token: String) -> Result<InvitationOffer, AppError> {
    let visitor = Visitor::current();
    answer(domain::accounts::check_invitation(&visitor.services, &token, visitor.now).await)
}

/// Opens an account by the link of an invitation, and signs in.
#[server(endpoint = "accept_invitation", output = Json)]
pub async fn accept_invitation(account: model::AcceptedInvitation) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let account = model::AcceptedInvitation { language: visitor.language.slug().to_owned(), ..account };
    let accepted = domain::accounts::accept_invitation(&visitor.services, account, visitor.address, visitor.now).await;
    let (person, email) = answer(accepted)?;
    answer(signed_in::begin(&visitor, person).await)?;
    visitor.remember(&email);
    // Without a password there has to be another way to come back.
    let by_password = domain::accounts::signs_in_by_password(&visitor.services);
    let next = if by_password { "/today" } else { "/settings/security" };
    Ok(Outcome { next: Some(next.to_owned()), ..Outcome::of(Did::SignedIn) })
}
