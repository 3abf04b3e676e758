use std::time::Duration;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use model::{Did, Outcome, UndoId};

use crate::{components::ActionForm, error::AppError};

/// How long a notice stays.
const SHOWN_FOR: Duration = Duration::from_secs(10);

/// The line that says what has just happened, with the button that takes it back.
#[derive(Clone, Copy)]
pub struct Notice {
    shown: RwSignal<Option<(String, Option<UndoId>)>>,
    /// Counts notices, so that an old one's timer does not take a new one away.
    number: RwSignal<u32>,
    /// Counts changes: lists read themselves again when it moves.
    pub changes: RwSignal<u32>,
}

impl Notice {
    /// The notice of the page: what the URL says after a form that was sent without scripts.
    pub fn provide() -> Self {
        let query = use_query_map();
        let shown = RwSignal::new(query.with_untracked(|query| {
            let did: Did = serde_json::from_value(query.get("did")?.into()).ok()?;
            let count = query.get("count").and_then(|count| count.parse().ok()).unwrap_or(1);
            let undo = query.get("undo").and_then(|id| id.parse().ok()).map(UndoId);
            Some((Outcome { did, count, undo, next: None }.message(), undo))
        }));
        let notice = Notice { shown, number: RwSignal::new(0), changes: RwSignal::new(0) };
        provide_context(notice);
        notice
    }

    /// Says what was done.
    pub fn done(self, outcome: Outcome) {
        self.show(outcome.message(), outcome.undo);
    }

    /// Says why something was not done.
    pub fn failed(self, error: &AppError) {
        self.show(error.to_string(), None);
    }

    fn show(self, message: String, undo: Option<UndoId>) {
        self.number.update(|number| *number += 1);
        let number = self.number.get_untracked();
        self.shown.set(Some((message, undo)));
        set_timeout(
            move || {
                if self.number.get_untracked() == number {
                    self.shown.set(None);
                }
            },
            SHOWN_FOR,
        );
    }
}

/// Where the notice stands: a live region that is always there, so that screen readers hear it change.
#[component]
pub fn NoticeBar(notice: Notice) -> impl IntoView {
    let undone = Callback::new(move |result: Result<Outcome, AppError>| {
        match result {
            Ok(outcome) => notice.done(outcome),
            Err(error) => notice.failed(&error),
        }
        notice.changes.update(|changes| *changes += 1);
    });
    view! {
        <div class="notice" role="status">
            {move || notice.shown.get().map(|(message, undo)| view! {
                <div class="notice-box">
                    <span>{message}</span>
                    {undo.map(|id| view! {
                        <ActionForm action="undo" on_done=undone>
                            <input type="hidden" name="id" value=id.0.to_string()/>
                            <button type="submit" class="link">"Undo"</button>
                        </ActionForm>
                    })}
                </div>
            })}
        </div>
    }
}
