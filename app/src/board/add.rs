use leptos::{prelude::*, web_sys::UrlSearchParams};
use model::{Field, ListKind, NewTask, Outcome, TaskId};
use uuid::Uuid;

use super::{optimism, state::BoardState};
use crate::{
    browser,
    components::{ActionForm, FormState},
    error::AppError,
    words::say,
};

/// One field and Enter.
#[component]
pub fn AddTask(list: ListKind) -> impl IntoView {
    let board = expect_context::<BoardState>();
    let adding = Callback::new(move |fields: UrlSearchParams| {
        let title = fields.get("task[title]").unwrap_or_default();
        let task = NewTask { id: board.new_task_id.get_untracked(), title, list }.validated()?;
        board.rows.update(|rows| rows.insert(0, optimism::row(task).into()));
        browser::clear("#new-task");
        board.new_task_id.set(TaskId(Uuid::new_v4()));
        Ok(())
    });
    let added = Callback::new(move |(fields, result): (UrlSearchParams, Result<Outcome, AppError>)| {
        let Err(error) = result else { return board.settle(result) };
        // The row goes, and what was typed comes back to where it was typed.
        let id = fields.get("task[id]").and_then(|id| id.parse().ok()).map(TaskId);
        board.rows.update(|rows| rows.retain(|row| Some(row.id) != id));
        browser::fill("#new-task", &fields.get("task[title]").unwrap_or_default());
        if !matches!(error, AppError::Rejected(_)) {
            board.notice.failed(&error);
        }
    });
    view! {
        <ActionForm action="add_task" class="add" on_send=adding on_done=Some(added)>
            <input type="hidden" name="task[id]" value=move || board.new_task_id.get().0.to_string()/>
            <input type="hidden" name="task[list]" value=list.word().into_owned()/>
            <TitleInput list/>
        </ActionForm>
    }
}

#[component]
fn TitleInput(list: ListKind) -> impl IntoView {
    let state = expect_context::<FormState>();
    let placeholder = say(match list {
        ListKind::Today => "add-for-today",
        ListKind::Upcoming => "add-for-tomorrow",
        _ => "add-any",
    });
    view! {
        <div class="add-line">
            <span class="icon i-add" aria-hidden="true"></span>
            <input
                id="new-task" name="task[title]" placeholder=placeholder aria-label=placeholder dir="auto"
                autocomplete="off" enterkeyhint="done" value=state.typed("task[title]")
                aria-invalid=move || state.message(Field::Title).map(|_| "true") aria-describedby="new-task-hint"
            />
            <button type="submit">{say("add-button")}</button>
        </div>
        <p class="hint error" id="new-task-hint">{move || state.message(Field::Title)}</p>
    }
}
