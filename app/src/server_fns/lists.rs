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

/// Keeps how a list is looked at.
#[server(endpoint = "choose_view", output = Json)]
pub async fn choose_view(choice: model::ChosenView) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::lists::choose_view(&visitor.services, answer(visitor.actor())?, choice).await)
}

/// Makes another list like one.
#[server(endpoint = "duplicate_list", output = Json)]
pub async fn duplicate_list(list: model::DuplicatedList) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::duplicate(&visitor.services, answer(visitor.actor())?, list, visitor.now).await)
}

/// Makes a section of a list.
#[server(endpoint = "add_section", output = Json)]
pub async fn add_section(section: model::SectionForm) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::lists::sections::add(&visitor.services, answer(visitor.actor())?, section, visitor.now).await)
}

/// Saves a section's name.
#[server(endpoint = "save_section", output = Json)]
pub async fn save_section(section: model::SectionForm) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::lists::sections::save(&visitor.services, answer(visitor.actor())?, section, visitor.now).await)
}

/// Moves a section to another list.
#[server(endpoint = "move_section", output = Json)]
pub async fn move_section(section: model::MovedSection) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::tasks::move_section(&visitor.services, answer(visitor.actor())?, section, visitor.now).await)
}

/// Does what a button of a section asks for.
#[server(endpoint = "change_section", output = Json)]
pub async fn change_section(request: model::SectionRequest) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::lists::sections::change(&visitor.services, answer(visitor.actor())?, request, visitor.now).await)
}
