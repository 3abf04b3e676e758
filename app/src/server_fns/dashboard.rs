use leptos::prelude::*;

use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::request::{Visitor, answer};

/// How the person signed in is doing.
#[server(endpoint = "dashboard")]
pub async fn dashboard() -> Result<model::Dashboard, AppError> {
    let visitor = Visitor::current();
    answer(domain::dashboard::dashboard(&visitor.services, answer(visitor.actor())?, visitor.now).await)
}
