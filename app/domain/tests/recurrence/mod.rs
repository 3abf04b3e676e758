//! Tasks that recur.

mod completed;
mod edits;
mod hostile;
mod judged;
mod reminded;
mod rolling;
mod together;
mod with_parts;
mod words;

use chrono::{DateTime, Utc};
use domain::{Actor, tasks};
use model::{TaskEdit, TaskId};

use crate::support::{App, NewTaskRow, now};

/// A task that recurs from a due date on.
pub async fn recurring(app: &App, me: &Actor, due: &str, rule: &str) -> TaskId {
    let id = NewTaskRow::titled("Water the plants").due(due).add(app, me).await;
    set_rule(app, me, id, rule).await;
    id
}

pub async fn set_rule(app: &App, me: &Actor, id: TaskId, rule: &str) {
    let edit = TaskEdit { rule: Some(rule.to_owned()), ..app.form(me, id).await };
    tasks::edit(&app.services, me, edit, now()).await.unwrap();
}

/// When it is due, or that it is completed.
pub async fn due(app: &App, me: &Actor, id: TaskId) -> String {
    let task = app.detail(me, id).await;
    if task.status == model::Status::Completed { "completed".to_owned() } else { task.due_date }
}

/// What is over, in its order: the date by the rule and what became of it.
pub async fn over(app: &App) -> Vec<String> {
    app.values("SELECT original_on || ' ' || state FROM occurrences ORDER BY original_on").await
}

/// Completes it again and again, and says when it is due each time.
pub async fn complete_all(app: &App, me: &Actor, id: TaskId, at: DateTime<Utc>, times: usize) -> Vec<String> {
    let mut dates = Vec::new();
    for _ in 0..times {
        app.change_at(me, "complete", &[id], at).await;
        dates.push(due(app, me, id).await);
    }
    dates
}
