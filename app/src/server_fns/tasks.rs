use leptos::prelude::*;
use model::{ChangeRequest, ListQuery, NewPart, NewTask, NewTasks, Outcome, TaskEdit, TaskId, UndoId};
#[cfg(feature = "ssr")]
use model::{ListKind, Rejection};

#[cfg(feature = "ssr")]
use crate::{
    address::{list_path, with_open},
    components::{
        RulePreview, each_line, panel, parent_options, place_headings, row_more, task_links, task_parts, understood,
    },
    request::{Visitor, answer, path},
    words::said,
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
        row.more = row_more(row).into_string();
    }
    let own = match query.list {
        ListKind::Inbox => Some(lists.inbox),
        ListKind::Own(id) => Some(id),
        _ => None,
    };
    place_headings(&mut page, &query, own);
    if let Some(task) = page.open.take() {
        page.panel = panel_of(task, &lists, with_open(&query, None));
    }
    // A page that is written whole, at its path, has them already.
    let sidebar = match path().is_empty() {
        true => task_links(Some(&lists), &list_path(&query)).into_string(),
        false => String::new(),
    };
    Ok(model::TaskPage { sidebar, ..page })
}

/// One task.
#[server(endpoint = "task_detail", output = Json)]
pub async fn task_detail(id: TaskId) -> Result<model::TaskDetail, AppError> {
    let visitor = Visitor::current();
    let (actor, lists) = (answer(visitor.actor())?, visitor.lists().await?);
    let task = answer(domain::pages::task(&visitor.services, actor, id, visitor.now).await)?;
    let sections = lists.sections(task.list).cloned().collect();
    Ok(with_parts(model::TaskDetail { sections, ..task }))
}

/// A task that is open beside a list, and where one closes it.
#[cfg(feature = "ssr")]
pub fn panel_of(mut task: model::TaskDetail, lists: &model::Lists, close: String) -> model::Panel {
    task.sections = lists.sections(task.list).cloned().collect();
    panel(with_parts(task), close)
}

/// A task with what is said of those around it.
#[cfg(feature = "ssr")]
fn with_parts(mut task: model::TaskDetail) -> model::TaskDetail {
    task.parts = task_parts(&task).into_string();
    task.parents = parent_options(&task).into_string();
    task
}

/// Adds a task as one line says it.
#[server(endpoint = "add_task", output = Json)]
pub async fn add_task(task: NewTask) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::adding::add(&visitor.services, answer(visitor.actor())?, task, visitor.now).await)
}

/// Adds a part to a task as one line says it.
#[server(endpoint = "add_part", output = Json)]
pub async fn add_part(task: NewPart) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::adding::add_part(&visitor.services, answer(visitor.actor())?, task, visitor.now).await)
}

/// Adds a task for each of several lines.
#[server(endpoint = "add_tasks", output = Json)]
pub async fn add_tasks(tasks: NewTasks) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::adding::add_several(&visitor.services, answer(visitor.actor())?, tasks, visitor.now).await)
}

/// What of a line is understood, as it stands below its field.
#[server(endpoint = "read_line", output = Json)]
pub async fn read_line(task: NewTask) -> Result<String, AppError> {
    let visitor = Visitor::current();
    let (line, plain) = (task.title.clone(), task.plain.clone());
    let parts = domain::adding::read(&visitor.services, answer(visitor.actor())?, task, visitor.now);
    Ok(understood(&answer(parts.await)?, &line, &plain).into_string())
}

/// The question whether each of several lines is a task.
#[server(endpoint = "read_lines", output = Json)]
pub async fn read_lines(tasks: NewTasks) -> Result<String, AppError> {
    answer(Visitor::current().actor())?;
    Ok(each_line(&tasks).into_string())
}

/// Saves an edited task.
#[server(endpoint = "save_task", output = Json)]
pub async fn save_task(task: TaskEdit) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::tasks::edit(&visitor.services, answer(visitor.actor())?, task, visitor.now).await)
}

/// What the form of a task would make of how it recurs, as HTML.
#[server(endpoint = "preview_rule", output = Json)]
pub async fn preview_rule(task: TaskEdit) -> Result<String, AppError> {
    let visitor = Visitor::current();
    match domain::recurrence::preview(answer(visitor.actor())?, task, visitor.now) {
        Ok(preview) if preview.words.is_empty() => Ok(String::new()),
        Ok(preview) => Ok(view! { <RulePreview words=preview.words dates=preview.dates/> }.to_html()),
        // What is wrong with it is what was asked for: no failure.
        Err(domain::Error::Rejected(Rejection::Invalid(errors))) => {
            let problem = errors.first().map(|problem| said(problem.message()));
            Ok(view! { <p class="error">{problem}</p> }.to_html())
        }
        Err(error) => answer(Err(error)),
    }
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
