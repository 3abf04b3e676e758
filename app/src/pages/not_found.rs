use leptos::prelude::*;
use model::Rejection;

use crate::{components::Failure, error::AppError, surroundings::mark_not_found};

/// A path nothing stands at.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    mark_not_found();
    view! { <Failure error=AppError::Rejected(Rejection::NotFound)/> }
}
