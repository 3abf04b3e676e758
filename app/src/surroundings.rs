//! What the whole page knows besides its read model. The server finds it out and sends it along, so that the first
//! rendering in the browser gives the same page.

use leptos::prelude::{SharedValue, provide_context, use_context};
use model::Viewer;
use serde::{Deserialize, Serialize};

use crate::error::AppError;

/// Who is looking, and the form that has just been turned down.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Surroundings {
    pub viewer: Option<Viewer>,
    pub failed: Option<FailedForm>,
}

/// A form that was sent without scripts and turned down: its page is rendered again with what was typed.
#[derive(Clone, Serialize, Deserialize)]
pub struct FailedForm {
    /// The server function's name.
    pub action: String,
    /// Names and values as they were sent, without passwords.
    pub fields: Vec<(String, String)>,
    pub error: AppError,
}

impl FailedForm {
    /// What was typed into a field.
    pub fn typed(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }
}

/// Provides the surroundings to the page: called once, by the root component.
pub fn provide_surroundings() -> Surroundings {
    let surroundings = SharedValue::new(|| use_context::<Surroundings>().unwrap_or_default()).into_inner();
    provide_context(surroundings.clone());
    surroundings
}

/// Gives the page the status 404. In the browser a page has no status.
#[cfg(feature = "ssr")]
pub fn mark_not_found() {
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(axum::http::StatusCode::NOT_FOUND);
    }
}

/// Gives the page the status 404. In the browser a page has no status.
#[cfg(not(feature = "ssr"))]
pub fn mark_not_found() {}
