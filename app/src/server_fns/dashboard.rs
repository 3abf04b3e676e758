use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::request::{Visitor, answer};
use crate::{error::AppError, json::Json};

/// How the person signed in is doing.
#[server(endpoint = "dashboard", output = Json)]
pub async fn dashboard() -> Result<model::Dashboard, AppError> {
    let visitor = Visitor::current();
    answer(domain::dashboard::dashboard(&visitor.services, answer(visitor.actor())?, visitor.now).await)
}
