use axum::http::StatusCode;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use model::Rejection;

use crate::{error::AppError, words::say};

/// A page that could not be shown, and what to do about it. Gives the response its status.
#[component]
pub fn Failure(error: AppError) -> impl IntoView {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR));
    }
    let heading = match &error {
        AppError::Rejected(Rejection::NotFound) => "failure-not-found",
        AppError::Unavailable | AppError::Offline => "failure-moment",
        AppError::SignedOut => "failure-signed-out",
        _ => "failure-other",
    };
    view! {
        <section class="empty" role="alert">
            <h1>{say(heading)}</h1>
            <p>{error.message()}</p>
            <p><a href="/">{say("failure-home")}</a></p>
        </section>
    }
}
