use std::sync::Arc;

use leptos::reactive::owner::with_context;
use maud::{Markup, html};
use model::{ListId, ListKind, ListState, Lists};

use crate::words::say;

/// The lists that a task can be moved to, as options of a select. One that stands elsewhere, in the archive for instance,
/// has a value of its own, which is empty: it stays there.
pub fn list_options(chosen: Option<ListId>) -> Markup {
    let options = |lists: &Arc<Lists>| {
        let own = || lists.of(ListState::Open);
        let listed = chosen.is_none_or(|chosen| chosen == lists.inbox || own().any(|list| list.id == chosen));
        html! {
            @if !listed { option value="" selected { "…" } }
            option value=(lists.inbox.0.simple()) selected[chosen == Some(lists.inbox)] { (say(ListKind::Inbox.label())) }
            @for list in own() { option value=(list.id.0.simple()) selected[chosen == Some(list.id)] { (list.name) } }
        }
    };
    with_context(options).unwrap_or_default()
}
