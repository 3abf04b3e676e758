use std::sync::Arc;

use leptos::{prelude::*, web_sys::UrlSearchParams};
#[cfg(feature = "ssr")]
use maud::{PreEscaped, html};
use model::{Field, ListKind, ListQuery, Outcome, TaskId, TaskRow};
use uuid::Uuid;

use super::{bulk_bar::BulkBar, optimism, state::BoardState, task_row};
use crate::{
    address::{list_url, with_open},
    browser,
    components::{ActionForm, FormState},
    error::AppError,
};

/// The rows of the list inside the form that changes them. Changes show at once and are undone when the server
/// refuses.
#[component]
pub fn Rows(list: ListKind) -> impl IntoView {
    let board = expect_context::<BoardState>();
    let before = StoredValue::new(Vec::<Arc<TaskRow>>::new());
    let changing = Callback::new(move |fields: UrlSearchParams| {
        let (ids, change) = optimism::request(&fields).validated()?;
        before.set_value(board.rows.get_untracked());
        let focused = browser::focused_row();
        board.rows.update(|rows| optimism::apply(rows, list, &ids, change));
        // Whoever works with the keyboard goes on at the same place of the list.
        if let Some(index) = focused {
            request_animation_frame(move || browser::focus_row(index));
        }
        Ok(())
    });
    let changed = Callback::new(move |(_, result): (UrlSearchParams, Result<Outcome, AppError>)| {
        if result.is_err() {
            board.rows.set(before.get_value());
        }
        board.settle(result);
    });
    // The same for all rows but for its end.
    let address = Memo::new(move |_| {
        let nobody = Uuid::nil();
        let address = board.query.with(|query| with_open(query, Some(TaskId(nobody))));
        address.strip_suffix(&nobody.to_string()).map(str::to_owned).unwrap_or_default()
    });
    let href = move |row: &TaskRow| address.with_untracked(|address| format!("{address}{}", row.id.0.simple()));
    let next = move || {
        let after = board.next.get()?;
        Some(list_url(&ListQuery { after: Some(after), open: None, ..board.query.get() }))
    };
    view! {
        <ActionForm action="change_tasks" class="task-list" on_send=changing on_done=Some(changed)>
            // The form's default button: pressing Enter in a field changes nothing by accident.
            <button type="submit" disabled hidden></button>
            <SelectionMessage/>
            <BulkBar list/>
            {lines(board, list, href)}
        </ActionForm>
        {move || board.rows.with(Vec::is_empty).then(|| view! { <Empty list/> })}
        {move || next().map(|href| view! { <p class="next"><a href=href rel="next">"Next page"</a></p> })}
    }
}

/// The lines of the list, one by one: those that stay the same keep their place in the document.
#[cfg(not(feature = "ssr"))]
fn lines(
    board: BoardState,
    list: ListKind,
    href: impl Fn(&TaskRow) -> String + Clone + Send + 'static,
) -> impl IntoView {
    let line = move |line| match line {
        Line::Heading(text) => {
            view! { <li class="group" inner_html=task_row::heading(&text).into_string()></li> }.into_any()
        }
        Line::Row(row) => {
            let html = task_row::row(&row, list, &href(&row)).into_string();
            view! { <li class=task_row::class(&row) inner_html=html></li> }.into_any()
        }
    };
    view! {
        <ul class="rows">
            <For each=move || board.rows.with(|rows| with_headings(rows)) key=|line| line.clone() children=line/>
        </ul>
    }
}

/// The same document in one piece. A view for every line would cost more than everything else of the page; the browser
/// only needs to find the marks that follow the last line.
#[cfg(feature = "ssr")]
fn lines(board: BoardState, list: ListKind, href: impl Fn(&TaskRow) -> String) -> impl IntoView {
    const END: &str = "<!><!>";
    let lines = board.rows.with_untracked(|rows| with_headings(rows));
    let html = html! {
        @for line in lines {
            @match line {
                Line::Heading(text) => { li class="group" { (task_row::heading(&text)) } }
                Line::Row(row) => { li class=(task_row::class(&row)) { (task_row::row(&row, list, &href(&row))) } }
            }
        }
        (PreEscaped(END))
    };
    view! { <ul class="rows" inner_html=html.into_string()></ul> }
}

/// What is wrong with the selection or its new date.
#[component]
fn SelectionMessage() -> impl IntoView {
    let state = expect_context::<FormState>();
    view! {
        {move || state.message(Field::Selection).or_else(|| state.message(Field::DueDate)).map(|message| view! {
            <p class="form-error" role="alert">{message}</p>
        })}
    }
}

#[component]
fn Empty(list: ListKind) -> impl IntoView {
    let board = expect_context::<BoardState>();
    let filtered = board.query.with(|query| query.filtered() || query.after.is_some());
    let (heading, hint) = match (filtered, list) {
        (true, _) => ("Nothing matches", "Try fewer filters or other words."),
        (_, ListKind::Today) => ("Nothing due today", "Add a task above, or look at what is upcoming."),
        (_, ListKind::Upcoming) => ("Nothing upcoming", "Tasks with a later due date show up here."),
        (_, ListKind::All) => ("No open tasks", "Write the first thing on your mind above and press Enter."),
        (_, ListKind::Completed) => ("Nothing completed yet", "Tick a task and it moves here."),
        (_, ListKind::Trash) => ("The trash is empty", "Deleted tasks stay here until you empty it."),
    };
    view! {
        <div class="empty">
            <span class=format!("icon i-{}", list.slug()) aria-hidden="true"></span>
            <h2>{heading}</h2>
            <p>{hint}</p>
        </div>
    }
}

/// A line of the list: a heading, or a row.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Line {
    Heading(String),
    Row(Arc<TaskRow>),
}

fn with_headings(rows: &[Arc<TaskRow>]) -> Vec<Line> {
    let mut lines = Vec::with_capacity(rows.len() + 8);
    let mut group = String::new();
    for row in rows {
        if row.group != group {
            group.clone_from(&row.group);
            lines.push(Line::Heading(group.clone()));
        }
        lines.push(Line::Row(row.clone()));
    }
    lines
}
