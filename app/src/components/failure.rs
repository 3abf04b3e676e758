use leptos::prelude::*;
use model::Rejection;

use crate::error::AppError;

/// A page that could not be shown, and what to do about it.
#[component]
pub fn Failure(error: AppError) -> impl IntoView {
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
            <p><a href="/today" rel="external">"Go to Today"</a></p>
        </section>
    }
}
