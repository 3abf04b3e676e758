use leptos::prelude::*;
use model::{ColumnChoice, Outcome, TransferId};

#[cfg(feature = "ssr")]
use crate::request::{Visitor, answer};
use crate::{error::AppError, json::Json};

/// One's exports and imports.
#[server(endpoint = "transfers", output = Json)]
pub async fn transfers() -> Result<model::TransferList, AppError> {
    let visitor = Visitor::current();
    answer(domain::transfers::list(&visitor.services, answer(visitor.actor())?, visitor.now).await)
}

/// What a file would bring.
#[server(endpoint = "import_preview", output = Json)]
pub async fn import_preview(id: TransferId) -> Result<model::ImportPreview, AppError> {
    let visitor = Visitor::current();
    answer(domain::transfers::preview(&visitor.services, answer(visitor.actor())?, id, visitor.now).await)
}

/// Starts writing everything into a file.
#[server(endpoint = "start_export", output = Json)]
pub async fn start_export(format: String) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::transfers::export(&visitor.services, answer(visitor.actor())?, &format, visitor.now).await)
}

/// Says which column of a file is what, and what the file does not say itself.
#[server(endpoint = "match_columns", output = Json)]
pub async fn match_columns(id: TransferId, columns: ColumnChoice) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let actor = answer(visitor.actor())?;
    answer(domain::transfers::match_columns(&visitor.services, actor, id, columns, visitor.now).await)
}

/// Imports a file, without so many lines that are wrong.
#[server(endpoint = "start_import", output = Json)]
pub async fn start_import(id: TransferId, #[server(default)] leave_out: u64) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    let actor = answer(visitor.actor())?;
    answer(domain::transfers::import(&visitor.services, actor, id, leave_out, visitor.now).await)
}

/// Stops an export or import.
#[server(endpoint = "cancel_transfer", output = Json)]
pub async fn cancel_transfer(id: TransferId) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::transfers::cancel(&visitor.services, answer(visitor.actor())?, id, visitor.now).await)
}

/// Throws an export or import away, with its file.
#[server(endpoint = "remove_transfer", output = Json)]
pub async fn remove_transfer(id: TransferId) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::transfers::remove(&visitor.services, answer(visitor.actor())?, id, visitor.now).await)
}
