use axum::http::StatusCode;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use model::Rejection;

use crate::error::AppError;

/// A page that could not be shown, and what to do about it. Gives the response its status.
#[component]
pub fn Failure(error: AppError) -> impl IntoView {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR));
    }
    let heading = match &error {
        AppError::Rejected(Rejection::NotFound) => "Not found",
        AppError::Unavailable | AppError::Offline => "One moment",
        AppError::SignedOut => "Signed out",
        _ => "That did not work",
    };
    view! {
        <section class="empty" role="alert">
            <h1>{heading}</h1>
            <p>{error.to_string()}</p>
            <p><a href="/">"Go to Taskbell"</a></p>
        </section>
    }
}
