use leptos::prelude::*;
use model::Outcome;

#[cfg(feature = "ssr")]
use crate::request::{Visitor, answer};
use crate::{error::AppError, json::Json};

/// Makes a list.
#[server(endpoint = "add_list", output = Json)]
pub async fn add_list(list: model::ListForm) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::lists::add(&visitor.services, answer(visitor.actor())?, list, visitor.now).await)
}

/// Saves a list's name, colour, and whether it is a favourite.
#[server(endpoint = "save_list", output = Json)]
pub async fn save_list(list: model::ListForm) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::lists::save(&visitor.services, answer(visitor.actor())?, list, visitor.now).await)
}

/// Does what a button of a list asks for.
#[server(endpoint = "change_list", output = Json)]
pub async fn change_list(request: model::ListRequest) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::lists::change(&visitor.services, answer(visitor.actor())?, request, visitor.now).await)
}
