//! The board: a list with everything one does to it. The one part of Taskbell that lives in the browser.

mod add;
#[cfg(feature = "ssr")]
mod bulk_bar;
mod filters;
mod lines;
mod optimism;
mod panel;
mod rows;
mod shortcuts;
mod state;
mod task_row;

use leptos::{prelude::*, tachys::html::InertElement};
use model::{ListKind, ListQuery, Outcome};

use crate::{
    address::{list_path, list_url},
    browser,
    components::{ActionForm, NoticeBar},
    error::AppError,
    failed_form::FailedForm,
    words::say,
};
use add::AddTask;
use filters::Filters;
#[cfg(feature = "ssr")]
pub use panel::aside;
use rows::Rows;
use shortcuts::{Shortcuts, show_help};
pub use state::BoardPage;
use state::BoardState;

/// A list, its filters, and the task that is open beside it.
#[island]
pub fn Board(query: ListQuery, page: BoardPage, said: Option<Outcome>, failed: Option<FailedForm>) -> impl IntoView {
    if let Some(failed) = failed {
        provide_context(failed);
    }
    let (list, panel, bulk_bar) = (query.list, panel::aside(&page.panel), page.bulk_bar.clone());
    let views = page.views.clone();
    let board = BoardState::provide(query, page, said);
    Effect::new(move || {
        // Style sheets and tests go by this: from here on the board answers without loading a page.
        browser::mark_document("data-hydrated", "");
        // What was done is said once: loading the page again does not say it again.
        browser::replace_url(&board.query.with_untracked(list_url));
        board.follow_history();
    });
    let settled = Callback::new(move |(_, result)| board.settle(result));
    view! {
        <div
            class="list-page" class:with-panel=move || board.open.get()
            on:click=move |event| board.follow_link(&event) on:submit=move |event| panel::submit(board, &event)
        >
            <section class="list-column">
                <header class="page-head">
                    {heading(list, board)}
                    {InertElement::new(views)}
                    {(list == ListKind::Trash).then(|| view! { <EmptyTrash/> })}
                    <button
                        type="button" class="icon-button help-button" aria-label=say("shortcuts-title")
                        title=say("shortcuts-title-with-key") on:click=|_| show_help()
                    >
                        <span class="icon i-keyboard" aria-hidden="true"></span>
                    </button>
                </header>
                {move || view! { <Filters query=board.filters.get()/> }}
                {(!matches!(list, ListKind::Completed | ListKind::Trash)).then(|| view! { <AddTask list/> })}
                <Rows list bulk_bar/>
                // Written by the server alone; what it says anew comes with the rows.
                {InertElement::new(board.end.get_value())}
            </section>
            {InertElement::new(panel)}
        </div>
        <NoticeBar notice=board.notice on_undone=Some(settled)/>
        <Shortcuts/>
    }
}

/// What the list is called; one's own leads to where that is said.
fn heading(list: ListKind, board: BoardState) -> impl IntoView {
    let own = board.own.get_value();
    let edit = own.is_some().then(|| [&board.query.with_untracked(list_path), "/edit"].concat());
    let edit_name = say(match list {
        ListKind::Label => "label-edit-this",
        ListKind::Filter(_) => "filter-edit-this",
        _ => "list-edit-this",
    });
    let mark = own.as_ref().map(|(_, colour)| ["dot c-", colour.slug()].concat());
    let name = own.map_or_else(|| say(list.label()).to_owned(), |(name, _)| name);
    view! {
        {mark.map(|class| view! { <span class=class aria-hidden="true"></span> })}
        <h1 dir="auto">{name}</h1>
        {edit.map(|href| view! {
            <a class="icon-button" href=href aria-label=edit_name title=edit_name>
                <span class="icon i-settings" aria-hidden="true"></span>
            </a>
        })}
    }
}

/// Deleting for good is asked twice: the button stands behind a disclosure, with scripts and without.
#[component]
fn EmptyTrash() -> impl IntoView {
    let board = expect_context::<BoardState>();
    let done = Callback::new(move |(_, result): (_, Result<Outcome, AppError>)| {
        if result.is_ok() {
            browser::remove(".deleted-lists");
        }
        board.settle(result);
    });
    view! {
        <details class="confirm">
            <summary>{say("trash-empty")}</summary>
            <ActionForm action="empty_trash" on_done=Some(done)>
                <p>{say("trash-warning")}</p>
                <button type="submit" class="danger">{say("trash-delete")}</button>
            </ActionForm>
        </details>
    }
}
