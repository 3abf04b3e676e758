use leptos::prelude::*;
use model::Outcome;

#[cfg(feature = "ssr")]
use crate::request::{Visitor, answer, keep_secret};
#[cfg(feature = "ssr")]
use crate::second_step;
use crate::{error::AppError, json::Json};
#[cfg(feature = "ssr")]
use model::Did;

/// Signs in by a code, after the password.
#[server(endpoint = "second_step", output = Json)]
pub async fn second_step(second: model::TypedCode) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let waiting = answer(second_step::waiting(&visitor).await)?;
    let taken = domain::accounts::second_step(&visitor.services, waiting.first, second, visitor.origin(), visitor.now);
    second_step::finish(&visitor, waiting, taken.await).await
}

/// Makes what a new app is to make codes of.
#[server(endpoint = "begin_totp", output = Json)]
pub async fn begin_totp() -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let actor = answer(visitor.actor())?;
    answer(domain::accounts::begin_totp(&visitor.services, actor, visitor.proof, visitor.now).await)?;
    Ok(Outcome { next: Some("/settings/security/two-step".to_owned()), ..Outcome::of(Did::TwoStepBegun) })
}

/// Turns codes of an app on.
#[server(endpoint = "confirm_totp", output = Json)]
pub async fn confirm_totp(confirmation: model::TypedCode) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let actor = answer(visitor.actor())?;
    let done = domain::accounts::confirm_totp(&visitor.services, actor, visitor.proof, confirmation, visitor.now);
    let done = answer(done.await)?;
    keep_secret();
    Ok(done)
}

/// Turns codes of an app off.
#[server(endpoint = "remove_totp", output = Json)]
pub async fn remove_totp() -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let actor = answer(visitor.actor())?;
    answer(domain::accounts::remove_totp(&visitor.services, actor, visitor.proof, visitor.now).await)
}

/// Makes new recovery codes in place of the earlier ones.
#[server(endpoint = "new_recovery_codes", output = Json)]
pub async fn new_recovery_codes() -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let actor = answer(visitor.actor())?;
    let made = domain::accounts::new_recovery_codes(&visitor.services, actor, visitor.proof, visitor.now);
    let made = answer(made.await)?;
    keep_secret();
    Ok(made)
}
