use leptos::prelude::*;
use model::Outcome;

#[cfg(feature = "ssr")]
use crate::request::{Visitor, answer};
use crate::{error::AppError, json::Json};

/// Saves what a label is called, wherever it stands, and what it is marked with.
#[server(endpoint = "save_label", output = Json)]
pub async fn save_label(label: model::LabelForm) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::tasks::save_label(&visitor.services, answer(visitor.actor())?, label, visitor.now).await)
}

/// Does what a button of a label asks for.
#[server(endpoint = "change_label", output = Json)]
pub async fn change_label(request: model::LabelRequest) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::tasks::change_label(&visitor.services, answer(visitor.actor())?, request, visitor.now).await)
}

/// The words that complete what somebody types.
#[server(endpoint = "label_words", output = Json)]
pub async fn label_words() -> Result<Vec<String>, AppError> {
    let visitor = Visitor::current();
    let labels = answer(domain::lists::labels(&visitor.services, answer(visitor.actor())?).await)?;
    Ok(labels.into_iter().take(500).map(|label| label.word).collect())
}
