use maud::{Markup, PreEscaped, html};
use model::{FilterView, ListKind, ListState, ListView, Lists, MOST_COUNTED};

use super::layout::link;
use crate::words::{language, say};

/// Lists beside a page. The page of lists has them all.
const SHOWN: usize = 30;
/// The same of filters.
const FILTERS_SHOWN: usize = 20;

/// The links to all lists of tasks, with the numbers of open tasks where they are few to count.
pub fn task_links(lists: Option<&Lists>, here: &str) -> Markup {
    html! {
        (link(here, "/search", "search", say("title-search"), 0))
        @for list in ListKind::ALL {
            @let open = lists.filter(|_| list == ListKind::Inbox).map_or(0, |lists| lists.inbox_open);
            (link(here, &list.path(), list.slug(), say(list.label()), open))
        }
        (link(here, "/lists", "list", say("title-lists"), 0))
        (link(here, "/labels", "label", say("title-labels"), 0))
        (link(here, "/filters", "filter", say("title-filters"), 0))
        @for list in lists.into_iter().flat_map(|lists| lists.of(ListState::Open)).take(SHOWN) { (own_link(here, list)) }
        @for filter in lists.into_iter().flat_map(|lists| &lists.filters).take(FILTERS_SHOWN) { (filter_link(here, filter)) }
    }
}

fn filter_link(here: &str, filter: &FilterView) -> Markup {
    let path = filter.id.path();
    html! {
        a class="nav-link own" href=(PreEscaped(&path)) aria-current=[(here == path).then_some("page")] {
            span class={ "dot ring c-" (PreEscaped(filter.colour.slug())) } aria-hidden="true" {}
            span class="nav-name" dir="auto" { (filter.name) }
        }
    }
}

fn own_link(here: &str, list: &ListView) -> Markup {
    let path = list.id.path();
    html! {
        a class="nav-link own" href=(PreEscaped(&path)) aria-current=[(here == path).then_some("page")] {
            (dot(list))
            span class="nav-name" dir="auto" { (list.name) }
            (count(list.open))
        }
    }
}

/// What marks a list.
pub fn dot(list: &ListView) -> Markup {
    html! { span class={ "dot c-" (PreEscaped(list.colour.slug())) } {} }
}

/// A number of open tasks.
pub fn count(open: u32) -> Markup {
    count_up_to(open, MOST_COUNTED)
}

/// The same of what is counted so far.
pub fn count_up_to(open: u32, most: u32) -> Markup {
    html! {
        @if open > most {
            span class="count" { (language().number(most.into())) "+" }
        } @else if open > 0 {
            span class="count" { (open) }
        }
    }
}
