use leptos::prelude::*;
use model::Outcome;

use crate::{error::AppError, json::Json};
#[cfg(feature = "ssr")]
use crate::{
    pages::{choices, dialog, marked, shown_by},
    request::{Visitor, answer},
};

/// Makes a filter.
#[server(endpoint = "add_filter", output = Json)]
pub async fn add_filter(filter: model::FilterForm) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let (actor, lists) = (answer(visitor.actor())?, visitor.lists().await?);
    answer(domain::tasks::add_filter(&visitor.services, actor, &lists, filter, visitor.now).await)
}

/// Saves a filter's name and colour, and which tasks it is about.
#[server(endpoint = "save_filter", output = Json)]
pub async fn save_filter(filter: model::FilterForm) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let (actor, lists) = (answer(visitor.actor())?, visitor.lists().await?);
    answer(domain::tasks::save_filter(&visitor.services, actor, &lists, filter, visitor.now).await)
}

/// Does what a button of a filter asks for.
#[server(endpoint = "change_filter", output = Json)]
pub async fn change_filter(request: model::FilterRequest) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::lists::filters::change(&visitor.services, answer(visitor.actor())?, request, visitor.now).await)
}

/// What stands below the field of a filter while somebody types: how many tasks it shows, or where it cannot be read.
#[server(endpoint = "check_filter", output = Json)]
pub async fn check_filter(filter: model::FilterForm) -> Result<String, AppError> {
    let visitor = Visitor::current();
    let (actor, lists, text) = (answer(visitor.actor())?, visitor.lists().await?, filter.filter.trim());
    if text.is_empty() {
        return Ok(String::new());
    }
    let checked = match domain::tasks::check_filter(actor, &lists, text, visitor.now) {
        Ok(()) => {
            shown_by(answer(domain::tasks::count_filter(&visitor.services, actor, &lists, text, visitor.now).await)?)
        }
        Err(mistake) => marked(text, mistake),
    };
    Ok(checked.into_string())
}

/// What the palette offers for a text: `recent` are the addresses where somebody was lately.
#[server(endpoint = "find", output = Json)]
pub async fn find(text: String, #[server(default)] recent: Vec<String>) -> Result<String, AppError> {
    Ok(choices(&text, &recent).await?.into_string())
}

/// The form that adds a task from any page, in a dialog.
#[server(endpoint = "add_dialog", output = Json)]
pub async fn add_dialog() -> Result<String, AppError> {
    answer(Visitor::current().actor())?;
    Ok(dialog().into_string())
}
