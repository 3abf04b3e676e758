use leptos::{prelude::*, tachys::html::InertElement, web_sys::UrlSearchParams};
use maud::{Markup, html};
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
        let section = fields.get("task[section]").unwrap_or_default();
        let task = NewTask { id: board.new_task_id.get_untracked(), title, list, ..NewTask::default() }.as_typed()?;
        board.begin();
        board.query.with_untracked(|query| {
            board.rows.update(|rows| optimism::insert(rows, optimism::row(task), query, &section));
        });
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
        board.read();
        if !matches!(error, AppError::Rejected(_)) {
            board.notice.failed(&error);
        }
    });
    view! {
        <ActionForm action="add_task" class="add" on_send=adding on_done=Some(added)>
            <input type="hidden" name="task[id]" value=move || board.new_task_id.get().0.to_string()/>
            <input type="hidden" name="task[list]" value=list.word().into_owned()/>
            {(list == ListKind::Label).then(|| view! {
                <input type="hidden" name="task[label]" value=board.query.with_untracked(|query| query.label.clone())/>
            })}
            // What people turn back into words (public/quick-add.js).
            <input type="hidden" name="task[plain]"/>
            <TitleInput list/>
            {InertElement::new(section_choice(list).into_string())}
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
            <a class="icon-button i-notes" href="/quick-add" aria-label=say("title-quick-add") title=say("title-quick-add")></a>
        </div>
        <div id="understood" aria-live="polite"></div>
        <p class="hint error" id="new-task-hint">{move || state.message(Field::Title)}</p>
    }
}

/// In which section of the list. It came with the page: in the browser it is there already.
fn section_choice(list: ListKind) -> Markup {
    let sections = sections_of(list);
    html! {
        div class="add-section-choice" {
            @if !sections.is_empty() {
                select name="task[section]" aria-label=(say("add-section")) autocomplete="off" {
                    option value="" { (say("section-none")) }
                    @for section in &sections { option value=(section.id.0.simple()) { (section.name) } }
                }
            }
        }
    }
}

#[cfg(feature = "ssr")]
fn sections_of(list: ListKind) -> Vec<model::SectionView> {
    use std::sync::Arc;

    use leptos::reactive::owner::with_context;
    use model::Lists;

    let sections = with_context::<Arc<Lists>, _>(|lists| match list {
        ListKind::Own(id) => lists.sections(id).cloned().collect(),
        ListKind::Inbox => lists.sections(lists.inbox).cloned().collect(),
        _ => Vec::new(),
    });
    sections.unwrap_or_default()
}

#[cfg(not(feature = "ssr"))]
fn sections_of(_: ListKind) -> Vec<model::SectionView> {
    Vec::new()
}
