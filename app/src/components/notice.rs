use std::time::Duration;

use leptos::prelude::*;
use model::{Outcome, UndoId};

use crate::{
    components::{ActionForm, Done},
    error::AppError,
    words::{said, say},
};

/// How long a notice stays.
const SHOWN_FOR: Duration = Duration::from_secs(10);

/// The line that says what has just happened, with the button that takes it back.
#[derive(Clone, Copy)]
pub struct Notice {
    shown: RwSignal<Option<(String, Option<UndoId>)>>,
    /// Counts notices, so that an old one's timer does not take a new one away.
    number: RwSignal<u32>,
}

impl Notice {
    /// A notice that starts with what the page has to say.
    pub fn provide(first: Option<Outcome>) -> Self {
        let notice = Notice {
            shown: RwSignal::new(first.map(|outcome| (said(outcome.message()), outcome.undo))),
            number: RwSignal::new(0),
        };
        provide_context(notice);
        notice
    }

    /// Says what was done.
    pub fn done(self, outcome: Outcome) {
        self.show(said(outcome.message()), outcome.undo);
    }

    /// Says why something was not done.
    pub fn failed(self, error: &AppError) {
        self.show(error.message(), None);
    }

    /// Takes the notice away.
    pub fn clear(self) {
        if self.shown.with_untracked(Option::is_some) {
            self.shown.set(None);
        }
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
pub fn NoticeBar(
    notice: Notice,
    /// Called with the result of an undo that was sent in the background.
    #[prop(optional_no_strip)]
    on_undone: Option<Done>,
) -> impl IntoView {
    view! {
        <div class="notice" role="status">
            {move || notice.shown.get().map(|(message, undo)| view! {
                <div class="notice-box">
                    <span>{message}</span>
                    {undo.map(|id| view! {
                        <ActionForm action="undo" on_done=on_undone>
                            <input type="hidden" name="id" value=id.0.to_string()/>
                            <button type="submit" class="link">{say("notice-undo")}</button>
                        </ActionForm>
                    })}
                </div>
            })}
        </div>
    }
}
