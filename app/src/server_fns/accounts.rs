use leptos::prelude::*;
use model::Outcome;

#[cfg(feature = "ssr")]
use crate::request::{Visitor, answer, keep_secret};
use crate::{error::AppError, json::Json};
#[cfg(feature = "ssr")]
use crate::{second_step, signed_in};
#[cfg(feature = "ssr")]
use domain::accounts::Entered;

/// Opens an account and signs in, or lets its address be confirmed first.
#[server(endpoint = "sign_up", output = Json)]
pub async fn sign_up(account: model::SignUp) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let email = account.email.clone();
    let account = model::SignUp { language: visitor.language.slug().to_owned(), ..account };
    if domain::accounts::addresses_are_confirmed(&visitor.services) {
        let asked = domain::accounts::sign_up_by_mail(&visitor.services, account, visitor.address, visitor.now);
        let outcome = answer(asked.await)?;
        answer(signed_in::ask(&visitor.session, &email).await)?;
        return Ok(outcome);
    }
    let person = answer(domain::accounts::sign_up(&visitor.services, account, visitor.address, visitor.now).await)?;
    answer(signed_in::begin(&visitor, person).await)?;
    visitor.remember(&email);
    Ok(Outcome { next: Some("/today".to_owned()), ..Outcome::of(model::Did::SignedIn) })
}

/// Signs in.
#[server(endpoint = "sign_in", output = Json)]
pub async fn sign_in(credentials: model::SignIn) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let next = signed_in::safe_path(&credentials.next);
    let email = credentials.email.clone();
    let signed_in = domain::accounts::sign_in(&visitor.services, credentials, visitor.origin(), visitor.now);
    enter(&visitor, answer(signed_in.await)?, &email, next).await
}

/// Begins the session of whoever is in, or waits for their code.
#[cfg(feature = "ssr")]
async fn enter(visitor: &Visitor, entered: Entered, email: &str, next: String) -> Result<Outcome, AppError> {
    let person = match entered {
        Entered::SignedIn(person) => person,
        Entered::SecondStep(first) => {
            answer(second_step::begin(visitor, first, next, None).await)?;
            return Ok(Outcome { next: Some("/sign-in/second".to_owned()), ..Outcome::of(model::Did::CodeNeeded) });
        }
    };
    answer(signed_in::begin(visitor, person).await)?;
    visitor.remember(email);
    Ok(Outcome { next: Some(next), ..Outcome::of(model::Did::SignedIn) })
}

/// Signs out here.
#[server(endpoint = "sign_out", output = Json)]
pub async fn sign_out() -> Result<Outcome, AppError> {
    if answer(signed_in::end(&Visitor::current()).await)? {
        return Ok(Outcome { next: Some("/today".to_owned()), ..Outcome::of(model::Did::SignedOutByProxy) });
    }
    Ok(Outcome { next: Some("/sign-in".to_owned()), ..Outcome::of(model::Did::SignedOut) })
}

/// Everything on the settings page.
#[server(endpoint = "settings", output = Json)]
pub async fn settings() -> Result<model::SettingsView, AppError> {
    let visitor = Visitor::current();
    answer(domain::pages::settings(&visitor.services, answer(visitor.actor())?, visitor.now).await)
}

/// Everything on the page about getting in.
#[server(endpoint = "security", output = Json)]
pub async fn security() -> Result<model::SecurityView, AppError> {
    let visitor = Visitor::current();
    let (actor, key) = (answer(visitor.actor())?, signed_in::key(&visitor.session));
    answer(domain::pages::security(&visitor.services, actor, &key, visitor.proof, visitor.now).await)
}

/// Proves once more who one is.
#[server(endpoint = "prove_by_password", output = Json)]
pub async fn prove_by_password(proof: model::PasswordProof) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let next = signed_in::safe_path(&proof.next);
    let actor = answer(visitor.actor())?;
    let proof = answer(domain::accounts::prove_by_password(&visitor.services, actor, proof, visitor.now).await)?;
    answer(signed_in::prove(&visitor, proof).await)?;
    Ok(Outcome { next: Some(next), ..Outcome::of(model::Did::Proven) })
}

/// Saves name, zone, reminder hour, theme and language.
#[server(endpoint = "save_profile", output = Json)]
pub async fn save_profile(profile: model::Profile) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::accounts::update_profile(&visitor.services, answer(visitor.actor())?, profile, visitor.now).await)
}

/// Changes the password and ends every other session.
#[server(endpoint = "change_password", output = Json)]
pub async fn change_password(passwords: model::NewPassword) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let actor = answer(visitor.actor())?;
    let key = signed_in::key(&visitor.session);
    let person =
        domain::accounts::change_password(&visitor.services, actor, passwords, visitor.proof, &key, visitor.now);
    let person = answer(person.await)?;
    answer(signed_in::begin(&visitor, person).await)?;
    Ok(Outcome::of(model::Did::PasswordChanged))
}

/// Sends a link for a new password to whoever has an e-mail address.
#[server(endpoint = "ask_for_reset_link", output = Json)]
pub async fn ask_for_reset_link(forgotten: model::ForgottenPassword) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::accounts::ask_for_reset_link(&visitor.services, forgotten, visitor.address, visitor.now).await)
}

/// Whether a link for a new password is good.
#[server(endpoint = "check_reset_link", output = Json)]
pub async fn check_reset_link(token: String) -> Result<(), AppError> {
    let visitor = Visitor::current();
    answer(domain::accounts::check_reset_link(&visitor.services, &token, visitor.now).await)
}

/// Sets a new password by a link and ends every session.
#[server(endpoint = "reset_password", output = Json)]
pub async fn reset_password(reset: model::PasswordReset) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::accounts::reset_password(&visitor.services, reset, visitor.address, visitor.now).await)
}

/// Signs in by a link, where passwords are not used.
#[server(endpoint = "sign_in_by_link", output = Json)]
pub async fn sign_in_by_link(link: model::SignInLink) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let next = "/settings/security".to_owned();
    let entered = domain::accounts::sign_in_by_link(&visitor.services, link, visitor.origin(), visitor.now);
    let (entered, email) = answer(entered.await)?;
    enter(&visitor, entered, &email, next).await
}

/// Ends one session.
#[server(endpoint = "end_session", output = Json)]
pub async fn end_session(handle: String) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::accounts::sessions::end(&visitor.services, answer(visitor.actor())?, &handle, visitor.now).await)
}

/// Ends every session but this one.
#[server(endpoint = "end_other_sessions", output = Json)]
pub async fn end_other_sessions() -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let key = signed_in::key(&visitor.session);
    let actor = answer(visitor.actor())?;
    answer(domain::accounts::sessions::end_all_others(&visitor.services, actor, &key, visitor.now).await)
}

/// Turns mails about new browsers on or off.
#[server(endpoint = "set_device_mails", output = Json)]
pub async fn set_device_mails(wanted: bool) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let actor = answer(visitor.actor())?;
    let set = domain::accounts::set_device_mails(&visitor.services, actor, wanted, visitor.proof, visitor.now);
    answer(set.await)
}

/// Makes an access token.
#[server(endpoint = "create_token", output = Json)]
pub async fn create_token(token: model::NewToken) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let actor = answer(visitor.actor())?;
    let made = domain::accounts::tokens::create_token(&visitor.services, actor, token, visitor.proof, visitor.now);
    let made = answer(made.await)?;
    keep_secret();
    Ok(made)
}

/// Ends one of one's access tokens.
#[server(endpoint = "revoke_token", output = Json)]
pub async fn revoke_token(id: model::TokenId) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let actor = answer(visitor.actor())?;
    answer(domain::accounts::tokens::revoke_token(&visitor.services, actor, id, visitor.now).await)
}

/// Deletes the account with all its data.
#[server(endpoint = "delete_account", output = Json)]
pub async fn delete_account(confirmation: model::AccountDeletion) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let actor = answer(visitor.actor())?;
    let outcome = domain::accounts::delete_account(&visitor.services, actor, confirmation, visitor.proof, visitor.now);
    let outcome = answer(outcome.await)?;
    answer(visitor.session.flush().await)?;
    Ok(Outcome { next: Some("/sign-in".to_owned()), ..outcome })
}

/// Signs in by a service elsewhere no more.
#[server(endpoint = "unlink_provider", output = Json)]
pub async fn unlink_provider(id: uuid::Uuid) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let actor = answer(visitor.actor())?;
    answer(domain::accounts::providers::unlink(&visitor.services, actor, id, visitor.proof, visitor.now).await)
}
