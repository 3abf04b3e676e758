use leptos::prelude::*;
use model::Outcome;
use serde_json::Value;

use crate::{error::AppError, json::Json};
#[cfg(feature = "ssr")]
use crate::{
    passkey_session::{self, Purpose},
    request::{Visitor, answer, keep_secret},
    second_step, signed_in,
};
#[cfg(feature = "ssr")]
use domain::accounts;
#[cfg(feature = "ssr")]
use model::{Did, Rejection};

/// What a browser is asked to sign in by any passkey.
#[server(endpoint = "begin_passkey_sign_in", output = Json)]
pub async fn begin_passkey_sign_in() -> Result<Value, AppError> {
    let visitor = Visitor::current();
    let (question, asked) =
        answer(accounts::begin_passkey_sign_in(&visitor.services, visitor.address, visitor.now).await)?;
    answer(passkey_session::ask(&visitor, Purpose::SignIn, &asked).await)?;
    Ok(question)
}

/// Signs in by a passkey.
#[server(endpoint = "finish_passkey_sign_in", output = Json)]
pub async fn finish_passkey_sign_in(passkey: model::PasskeyAnswer) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let asked = answer(passkey_session::take(&visitor, Purpose::SignIn).await)?;
    let (services, now) = (&visitor.services, visitor.now);
    let signed_in = accounts::sign_in_by_passkey(services, asked, &passkey.answer, visitor.origin(), now);
    let (person, email) = answer(signed_in.await)?;
    answer(signed_in::begin(&visitor, person).await)?;
    visitor.remember(&email);
    Ok(Outcome { next: Some(signed_in::safe_path(&passkey.next)), ..Outcome::of(Did::SignedIn) })
}

/// What a browser is asked after the password.
#[server(endpoint = "begin_passkey_step", output = Json)]
pub async fn begin_passkey_step() -> Result<Value, AppError> {
    let visitor = Visitor::current();
    let waiting = answer(second_step::waiting(&visitor).await)?;
    let (question, asked) = answer(accounts::begin_passkey_step(&visitor.services, waiting.first, visitor.now).await)?;
    answer(passkey_session::ask(&visitor, Purpose::SecondStep, &asked).await)?;
    Ok(question)
}

/// Signs in by a passkey, after the password.
#[server(endpoint = "finish_passkey_step", output = Json)]
pub async fn finish_passkey_step(passkey: model::PasskeyAnswer) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let waiting = answer(second_step::waiting(&visitor).await)?;
    let asked = answer(passkey_session::take(&visitor, Purpose::SecondStep).await)?;
    let (services, first, now) = (&visitor.services, waiting.first, visitor.now);
    let taken = accounts::second_step_by_passkey(services, first, asked, &passkey.answer, visitor.origin(), now);
    second_step::finish(&visitor, waiting, taken.await).await
}

/// What a browser is asked to prove once more who somebody is.
#[server(endpoint = "begin_passkey_proof", output = Json)]
pub async fn begin_passkey_proof() -> Result<Value, AppError> {
    let visitor = Visitor::current();
    let actor = answer(visitor.actor())?;
    let (question, asked) = answer(accounts::begin_passkey_proof(&visitor.services, actor, visitor.now).await)?;
    answer(passkey_session::ask(&visitor, Purpose::Prove, &asked).await)?;
    Ok(question)
}

/// Proves by a passkey who one is.
#[server(endpoint = "finish_passkey_proof", output = Json)]
pub async fn finish_passkey_proof(passkey: model::PasskeyAnswer) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let actor = answer(visitor.actor())?;
    let asked = answer(passkey_session::take(&visitor, Purpose::Prove).await)?;
    let proof = accounts::prove_by_passkey(&visitor.services, actor, asked, &passkey.answer, visitor.now);
    let proof = answer(proof.await)?;
    answer(signed_in::prove(&visitor, proof).await)?;
    Ok(Outcome { next: Some(signed_in::safe_path(&passkey.next)), ..Outcome::of(Did::Proven) })
}

/// What a browser is asked to make a new passkey.
#[server(endpoint = "begin_passkey", output = Json)]
pub async fn begin_passkey(passkey: model::NewPasskey) -> Result<Value, AppError> {
    let visitor = Visitor::current();
    let actor = answer(visitor.actor())?;
    let begun = accounts::begin_passkey(&visitor.services, actor, passkey, visitor.proof, visitor.now);
    let (question, asked) = answer(begun.await)?;
    answer(passkey_session::ask(&visitor, Purpose::Register, &asked).await)?;
    Ok(question)
}

/// Adds the passkey that a browser made.
#[server(endpoint = "finish_passkey", output = Json)]
pub async fn finish_passkey(passkey: model::NewPasskey) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let actor = answer(visitor.actor())?;
    if passkey.answer.is_empty() {
        // The browser was not asked. Why not says the question.
        let begun = accounts::begin_passkey(&visitor.services, actor, passkey, visitor.proof, visitor.now);
        answer(begun.await)?;
        return answer(Err(AppError::Rejected(Rejection::SignInOver)));
    }
    let asked = answer(passkey_session::take(&visitor, Purpose::Register).await)?;
    let added = answer(accounts::add_passkey(&visitor.services, actor, asked, passkey, visitor.now).await)?;
    if added.shown_once.is_some() {
        keep_secret();
    }
    Ok(added)
}

/// Gives one of one's passkeys another name.
#[server(endpoint = "rename_passkey", output = Json)]
pub async fn rename_passkey(renamed: model::PasskeyName) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let actor = answer(visitor.actor())?;
    answer(accounts::rename_passkey(&visitor.services, actor, renamed, visitor.now).await)
}

/// Removes one of one's passkeys.
#[server(endpoint = "remove_passkey", output = Json)]
pub async fn remove_passkey(id: model::PasskeyId) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let actor = answer(visitor.actor())?;
    answer(accounts::remove_passkey(&visitor.services, actor, id, visitor.proof, visitor.now).await)
}
