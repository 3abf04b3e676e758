//! What a browser was asked about passkeys, between question and answer: it stays in the session, and is in it once.

use domain::accounts::Asked;
use model::Rejection;
use serde::{Serialize, de::DeserializeOwned};
use tower_sessions::{Expiry, cookie::time::Duration};

use crate::{
    error::AppError,
    request::{Failure, Visitor},
    signed_in,
};

/// The sessions of strangers are kept no longer than an answer is good, and a little.
const TERM: Duration = Duration::minutes(6);

/// What the answer is for.
#[derive(Clone, Copy)]
pub enum Purpose {
    Register,
    SignIn,
    SecondStep,
    Prove,
}

impl Purpose {
    fn key(self) -> &'static str {
        match self {
            Purpose::Register => "passkey_register",
            Purpose::SignIn => "passkey_sign_in",
            Purpose::SecondStep => "passkey_second_step",
            Purpose::Prove => "passkey_prove",
        }
    }
}

/// Remembers what was asked.
pub async fn ask<State: Serialize>(visitor: &Visitor, purpose: Purpose, asked: &Asked<State>) -> Result<(), Failure> {
    // Whoever just asked for an account goes on waiting for the mail.
    if visitor.actor.is_none() && signed_in::asked(&visitor.session).await?.is_none() {
        visitor.session.set_expiry(Some(Expiry::OnInactivity(TERM)));
    }
    visitor.session.insert(purpose.key(), asked).await?;
    Ok(())
}

/// Takes out what was asked: nobody answers it twice.
pub async fn take<State: DeserializeOwned>(visitor: &Visitor, purpose: Purpose) -> Result<Asked<State>, Failure> {
    let over = AppError::Rejected(Rejection::SignInOver);
    // To remove what is not there would write the session.
    if visitor.session.get_value(purpose.key()).await?.is_none() {
        return Err(over.into());
    }
    Ok(visitor.session.remove(purpose.key()).await?.ok_or(over)?)
}
