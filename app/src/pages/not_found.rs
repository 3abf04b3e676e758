use leptos::prelude::*;
use model::Rejection;

use crate::{components::Failure, error::AppError};

/// A path nothing stands at.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! { <main id="content" class="outside"><Failure error=AppError::Rejected(Rejection::NotFound)/></main> }
}
