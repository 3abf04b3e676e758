use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use model::Rejection;
use serde::{Deserialize, Serialize};

use crate::{
    json::JsonText,
    words::{said, say, say_with},
};

/// What a page or form can be told when something did not work. Everything internal stays in the log, under the
/// request's id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AppError {
    /// The sender can mend it.
    Rejected(Rejection),
    /// Nobody is signed in.
    SignedOut,
    /// The database or Redis is away for the moment.
    Unavailable,
    /// The browser could not reach the server.
    Offline,
    /// A fault of ours; the id finds it in the log.
    Internal { request_id: String },
}

impl AppError {
    /// The HTTP status that says the same.
    pub fn status(&self) -> u16 {
        match self {
            AppError::Rejected(
                Rejection::Invalid(_)
                | Rejection::WrongCredentials
                | Rejection::WrongPasskey
                | Rejection::LastWayIn
                | Rejection::LastOperator
                | Rejection::ProviderEmail
                | Rejection::MailRefused { .. }
                | Rejection::Full { .. }
                | Rejection::LargeList { .. }
                | Rejection::LargeSection { .. }
                | Rejection::TookTooLong,
            ) => 422,
            AppError::Rejected(Rejection::NotFound) => 404,
            AppError::Rejected(Rejection::LinkOver | Rejection::SignInOver) => 410,
            AppError::Rejected(
                Rejection::PasswordsOff
                | Rejection::SignUpClosed
                | Rejection::SignUpInvited
                | Rejection::ProofNeeded
                | Rejection::Disabled
                | Rejection::Unconfirmed
                | Rejection::ProviderRefused
                | Rejection::NotLinked
                | Rejection::OtherIdentity
                | Rejection::CodeMissing,
            ) => 403,
            AppError::Rejected(
                Rejection::Changed { .. }
                | Rejection::EmailTaken
                | Rejection::ProviderEmailTaken
                | Rejection::IdentityTaken,
            ) => 409,
            AppError::Rejected(Rejection::TooMany { .. } | Rejection::TooFast { .. }) => 429,
            AppError::Rejected(Rejection::Malformed) => 400,
            AppError::SignedOut => 401,
            AppError::Unavailable
            | AppError::Offline
            | AppError::Rejected(Rejection::Busy | Rejection::ProviderAway) => 503,
            AppError::Internal { .. } => 500,
        }
    }

    /// In how many seconds trying again helps, as far as that is known.
    pub fn retry_after(&self) -> Option<u32> {
        match self {
            AppError::Unavailable | AppError::Rejected(Rejection::Busy) => Some(5),
            AppError::Rejected(
                Rejection::TooMany { retry_after_seconds } | Rejection::TooFast { retry_after_seconds },
            ) => Some(*retry_after_seconds),
            _ => None,
        }
    }

    /// What people are told.
    pub fn message(&self) -> String {
        match self {
            AppError::Rejected(rejection) => said(rejection.message()),
            AppError::SignedOut => say("error-signed-out").to_owned(),
            AppError::Unavailable => say("error-unavailable").to_owned(),
            AppError::Offline => say("error-offline").to_owned(),
            AppError::Internal { request_id } => say_with("error-internal", request_id),
        }
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonText;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => {
                AppError::Rejected(Rejection::Malformed)
            }
            ServerFnErrorErr::Request(_) => AppError::Offline,
            _ => AppError::Internal { request_id: String::new() },
        }
    }
}
