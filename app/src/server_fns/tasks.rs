use leptos::prelude::*;
use model::{ChangeRequest, ListQuery, NewTask, Outcome, TaskEdit, TaskId, UndoId};

#[cfg(feature = "ssr")]
use crate::request::{Visitor, answer, path};
#[cfg(feature = "ssr")]
use crate::{
    address::with_open,
    components::{panel, row_more, task_links},
};
use crate::{error::AppError, json::Json};

/// One page of a list.
#[server(endpoint = "task_page", output = Json)]
pub async fn task_page(query: ListQuery) -> Result<model::TaskPage, AppError> {
    let visitor = Visitor::current();
    let (actor, lists) = (answer(visitor.actor())?, visitor.lists().await?);
    provide_context(lists.clone());
    let mut page = answer(domain::pages::list(&visitor.services, actor, &lists, &query, visitor.now).await)?;
    for row in &mut page.rows {
        row.more = row_more(&row.about).into_string();
    }
    if let Some(task) = page.open.take() {
        page.panel = panel(task, with_open(&query, None));
    }
    // A page that is written whole, at its path, has them already.
    let sidebar = match path().is_empty() {
        true => task_links(Some(&lists), &query.list.path()).into_string(),
        false => String::new(),
    };
    Ok(model::TaskPage { sidebar, ..page })
}

/// One task.
#[server(endpoint = "task_detail", output = Json)]
pub async fn task_detail(id: TaskId) -> Result<model::TaskDetail, AppError> {
    let visitor = Visitor::current();
    answer(domain::pages::task(&visitor.services, answer(visitor.actor())?, id, visitor.now).await)
}

/// Adds a task.
#[server(endpoint = "add_task", output = Json)]
pub async fn add_task(task: NewTask) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::tasks::add(&visitor.services, answer(visitor.actor())?, task, visitor.now).await)
}

/// Saves an edited task.
#[server(endpoint = "save_task", output = Json)]
pub async fn save_task(task: TaskEdit) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::tasks::edit(&visitor.services, answer(visitor.actor())?, task, visitor.now).await)
}

/// Does one thing to one or several tasks.
#[server(endpoint = "change_tasks", output = Json)]
pub async fn change_tasks(request: ChangeRequest) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::tasks::change(&visitor.services, answer(visitor.actor())?, request, visitor.now).await)
}

/// Takes a change back.
#[server(endpoint = "undo", output = Json)]
pub async fn undo(id: UndoId) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::undo(&visitor.services, answer(visitor.actor())?, id, visitor.now).await)
}

/// Deletes what is in the trash, for good.
#[server(endpoint = "empty_trash", output = Json)]
pub async fn empty_trash() -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::tasks::empty_trash(&visitor.services, answer(visitor.actor())?, visitor.now).await)
}
