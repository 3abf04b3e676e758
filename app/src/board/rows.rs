use std::sync::Arc;

use leptos::{prelude::*, tachys::html::InertElement, web_sys::UrlSearchParams};
use model::{Change, Field, ListKind, ListQuery, Outcome, TaskId, TaskRow};
use uuid::Uuid;

use super::{lines, optimism, state::BoardState};
use crate::{
    address::{list_url, with_open},
    browser,
    components::{ActionForm, FormState, ROWS_FORM},
    error::AppError,
    words::say,
};

/// The rows of the list inside the form that changes them. Changes show at once and are undone when the server
/// refuses.
#[component]
pub fn Rows(list: ListKind, bulk_bar: String) -> impl IntoView {
    let board = expect_context::<BoardState>();
    let before = StoredValue::new(Vec::<Arc<TaskRow>>::new());
    let changing = Callback::new(move |fields: UrlSearchParams| {
        let (ids, change) = optimism::request(&fields).validated()?;
        board.begin();
        before.set_value(board.rows.get_untracked());
        let focused = browser::focused_row();
        board.rows.update(|rows| optimism::apply(rows, list, &ids, &change));
        // Whoever works with the keyboard goes on at the same place of the list, or with the task that they move.
        let moves = matches!(change, Change::Up | Change::Down | Change::Place(_));
        if let Some(index) = focused.filter(|_| !moves) {
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
    // Where links lead is the same for all rows but for its end: the page they stand on.
    let address = move || {
        let nobody = Uuid::nil();
        let address = board.query.with_untracked(|query| with_open(query, Some(TaskId(nobody))));
        let query = address.split_once('?').and_then(|(_, query)| query.strip_suffix(&nobody.to_string()));
        query.map(|query| ["?", query].concat()).unwrap_or_default()
    };
    Effect::new(move |shown: Option<Vec<String>>| {
        board.rows.with(|rows| {
            let looks = lines::looks(rows, list);
            if let Some(shown) = shown {
                lines::change(shown, &looks, rows, list, &address());
            }
            looks
        })
    });
    let rows = board.rows.with_untracked(|rows| lines::list(rows, list, &address()));
    let next = move || {
        let after = board.next.get()?;
        Some(list_url(&ListQuery { after: Some(after), open: None, ..board.query.get() }))
    };
    view! {
        <ActionForm action="change_tasks" class="task-list" id=ROWS_FORM autocomplete_off=true on_send=changing on_done=Some(changed)>
            // The form's default button: pressing Enter in a field changes nothing by accident.
            <button type="submit" disabled hidden></button>
            <SelectionMessage/>
            {InertElement::new(bulk_bar)}
            // One piece for Leptos: views for every line would cost more than everything else of the page.
            {InertElement::new(rows)}
        </ActionForm>
        {move || board.rows.with(Vec::is_empty).then(|| view! { <Empty list/> })}
        {move || next().map(|href| view! { <p class="next"><a href=href rel="next">{say("list-next-page")}</a></p> })}
    }
}

/// What is wrong with the selection or its new date.
#[component]
fn SelectionMessage() -> impl IntoView {
    let state = expect_context::<FormState>();
    view! {
        {move || [Field::Selection, Field::DueDate, Field::Labels].into_iter().find_map(|field| state.message(field)).map(|message| view! {
            <p class="form-error" role="alert">{message}</p>
        })}
    }
}

#[component]
fn Empty(list: ListKind) -> impl IntoView {
    let board = expect_context::<BoardState>();
    let filtered = board.query.with(|query| query.filtered() || query.after.is_some());
    let (heading, hint) = match (filtered, list) {
        (true, _) => ("nothing-matches", "nothing-matches-hint"),
        (_, ListKind::Filter(_)) => ("nothing-matches", "nothing-open-hint"),
        (_, ListKind::Label) => ("nothing-labelled", "nothing-open-hint"),
        (_, ListKind::Inbox | ListKind::Own(_)) => ("nothing-in-list", "nothing-open-hint"),
        (_, ListKind::Today) => ("nothing-today", "nothing-today-hint"),
        (_, ListKind::Upcoming) => ("nothing-upcoming", "nothing-upcoming-hint"),
        (_, ListKind::All) => ("nothing-open", "nothing-open-hint"),
        (_, ListKind::Completed) => ("nothing-completed", "nothing-completed-hint"),
        (_, ListKind::Trash) => ("nothing-deleted", "nothing-deleted-hint"),
    };
    view! {
        <div class="empty">
            <span class=format!("icon i-{}", list.slug()) aria-hidden="true"></span>
            <h2>{say(heading)}</h2>
            <p>{say(hint)}</p>
        </div>
    }
}
