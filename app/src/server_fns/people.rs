use leptos::prelude::*;
use model::{Outcome, PersonChoice};
use uuid::Uuid;

#[cfg(feature = "ssr")]
use super::console::operator;
#[cfg(feature = "ssr")]
use crate::request::{Visitor, answer};
use crate::{error::AppError, json::Json};

/// A page of the list of people.
#[server(endpoint = "people", output = Json)]
pub async fn people(query: model::PeopleQuery) -> Result<model::PeoplePage, AppError> {
    let visitor = Visitor::current();
    let (operator, language) = (operator(&visitor)?, visitor.language);
    answer(domain::console::people(&visitor.services, &operator, &query, language, visitor.now).await)
}

/// One person, as operators see them.
#[server(endpoint = "person", output = Json)]
pub async fn person(id: Uuid) -> Result<model::PersonView, AppError> {
    let visitor = Visitor::current();
    let (operator, language, proof) = (operator(&visitor)?, visitor.language, visitor.proof);
    answer(domain::console::person(&visitor.services, &operator, id, proof, language, visitor.now).await)
}

/// Does to somebody what an operator chose.
#[server(endpoint = "administer", output = Json)]
pub async fn administer(choice: PersonChoice) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    operator(&visitor)?;
    let operator = domain::accounts::Operator::proven(answer(visitor.actor())?, visitor.proof, visitor.now);
    answer(domain::accounts::administer(&visitor.services, &answer(operator)?, choice, visitor.now).await)
}

/// A page of the audit trail.
#[server(endpoint = "audit", output = Json)]
pub async fn audit(query: model::AuditQuery) -> Result<model::AuditPage, AppError> {
    let visitor = Visitor::current();
    let (operator, language) = (operator(&visitor)?, visitor.language);
    answer(domain::console::audit(&visitor.services, &operator, &query, language, visitor.now).await)
}
