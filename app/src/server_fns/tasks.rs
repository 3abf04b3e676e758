use leptos::prelude::*;
use model::{ChangeRequest, ListQuery, NewTask, Outcome, TaskEdit, TaskId, UndoId};

use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::request::{Visitor, answer};

/// One page of a list.
#[server(endpoint = "task_page")]
pub async fn task_page(query: ListQuery) -> Result<model::TaskPage, AppError> {
    let visitor = Visitor::current();
    answer(domain::tasks::page(&visitor.services, answer(visitor.actor())?, &query, visitor.now).await)
}

/// One task.
#[server(endpoint = "task_detail")]
pub async fn task_detail(id: TaskId) -> Result<model::TaskDetail, AppError> {
    let visitor = Visitor::current();
    answer(domain::tasks::detail(&visitor.services, answer(visitor.actor())?, id, visitor.now).await)
}

/// Adds a task.
#[server(endpoint = "add_task")]
pub async fn add_task(task: NewTask) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::tasks::add(&visitor.services, answer(visitor.actor())?, task, visitor.now).await)
}

/// Saves an edited task.
#[server(endpoint = "save_task")]
pub async fn save_task(task: TaskEdit) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::tasks::edit(&visitor.services, answer(visitor.actor())?, task, visitor.now).await)
}

/// Does one thing to one or several tasks.
#[server(endpoint = "change_tasks")]
pub async fn change_tasks(request: ChangeRequest) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::tasks::change(&visitor.services, answer(visitor.actor())?, request, visitor.now).await)
}

/// Takes a change back.
#[server(endpoint = "undo")]
pub async fn undo(id: UndoId) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::tasks::undo(&visitor.services, answer(visitor.actor())?, id, visitor.now).await)
}

/// Deletes what is in the trash, for good.
#[server(endpoint = "empty_trash")]
pub async fn empty_trash() -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::tasks::empty_trash(&visitor.services, answer(visitor.actor())?, visitor.now).await)
}
