use std::sync::Arc;

use leptos::reactive::owner::with_context;
use maud::{Markup, html};
use model::{ListId, ListKind, ListState, Lists};

use crate::words::say;

/// How many sections a page offers, so that it stays light; the page of a list has all of its own.
const SECTIONS: usize = 100;

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

/// The sections that tasks can be moved to, below the names of their lists: those of the page's list first.
pub fn section_options(page: ListKind) -> Markup {
    let options = |lists: &Arc<Lists>| {
        let inbox = (lists.inbox, say(ListKind::Inbox.label()));
        let own = lists.of(ListState::Open).map(|list| (list.id, list.name.as_str()));
        let mut all: Vec<(ListId, &str)> = [inbox].into_iter().chain(own).collect();
        let here = |id: ListId| page == ListKind::Own(id) || page == ListKind::Inbox && id == lists.inbox;
        all.sort_by_key(|(id, _)| !here(*id));
        let mut left = SECTIONS;
        html! {
            @for (id, name) in all {
                @let sections: Vec<_> = lists.sections(id).take(left).collect();
                @if !sections.is_empty() {
                    @let () = left -= sections.len();
                    optgroup label=(name) {
                        @for section in sections {
                            option value={ (id.0.simple()) "." (section.id.0.simple()) } { (section.name) }
                        }
                    }
                }
            }
        }
    };
    with_context(options).unwrap_or_default()
}
