use leptos::prelude::*;
use model::Rejection;

use crate::{components::Failure, error::AppError};

/// A path nothing stands at.
pub async fn page() -> AnyView {
    view! { <main id="content" class="outside"><Failure error=AppError::Rejected(Rejection::NotFound)/></main> }
        .into_any()
}
