use leptos::prelude::*;
use maud::{Markup, html};
use model::{FILTER_MAX, Field, MOST_COUNTED, Mistake, Problem, Rejection};

use crate::{
    components::FormState,
    error::AppError,
    words::{said, say, say_number},
};

/// The field for a filter. What cannot be read is marked where it stands.
#[component]
pub fn FilterField(value: String) -> impl IntoView {
    const NAME: &str = "filter[filter]";
    let state = expect_context::<FormState>();
    let value = state.typed(NAME).unwrap_or(value);
    let mistake = state.error.with(|error| error.as_ref().and_then(mistake));
    let other = mistake.is_none().then(|| state.message(Field::Filter)).flatten();
    let below = html! {
        @if let Some(mistake) = mistake { (marked(&value, mistake)) }
        @else if let Some(message) = other { p class="hint error" { (message) } }
    };
    view! {
        <div class="field">
            <label for=NAME>{say("filter-text")}</label>
            <input
                id=NAME name=NAME value=value dir="auto" autocomplete="off" spellcheck="false" autocapitalize="none"
                maxlength=FILTER_MAX aria-describedby="filter-mistake filter-hint"
                aria-invalid=state.message(Field::Filter).map(|_| "true")
            />
            <div id="filter-mistake" aria-live="polite" inner_html=below.into_string()></div>
            <p class="hint" id="filter-hint">
                {say("filter-text-hint")} " " <a href="/filter-language">{say("title-filter-language")}</a>
            </p>
        </div>
    }
}

/// Where an error says that a filter cannot be read.
pub fn mistake(error: &AppError) -> Option<Mistake> {
    match error {
        AppError::Rejected(Rejection::Invalid(errors)) => match errors.get(Field::Filter) {
            Some(Problem::NotAFilter(mistake)) => Some(mistake),
            _ => None,
        },
        _ => None,
    }
}

/// A filter with what cannot be read in it, and what would be right there.
pub fn marked(filter: &str, mistake: Mistake) -> Markup {
    // Somebody may have sent another text than the one that was read.
    let place = |bytes: u32| filter.floor_char_boundary(bytes as usize);
    let (before, rest) = filter.split_at(place(mistake.from));
    let (piece, after) = rest.split_at(place(mistake.to).max(before.len()) - before.len());
    html! {
        p class="mistake" dir="auto" {
            code { (before) mark { @if piece.is_empty() { "\u{a0}" } @else { (piece) } } (after) }
        }
        p class="hint error" { (said(mistake.is.message())) }
    }
}

/// How many tasks a filter shows.
pub fn shown_by(count: u32) -> Markup {
    let message = match count {
        0 => say("filter-shows-none").to_owned(),
        count if count > MOST_COUNTED => say_number("filter-shows-more", MOST_COUNTED.into()),
        count => say_number("filter-shows", count.into()),
    };
    html! { p class="hint" { (message) } }
}
