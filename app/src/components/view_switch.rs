use std::sync::Arc;

use leptos::reactive::owner::with_context;
use maud::{Markup, html};
use model::{ChosenView, Group, ListKind, ListQuery, Lists, Span, View};

use crate::{
    address::{list_path, list_url},
    words::say,
};

/// The ways to look at a list. What is done or deleted has one only.
pub fn view_switch(query: &ListQuery) -> Markup {
    let path = list_path(query).len();
    let at = |view: View| {
        let (after, from, group) = (None, String::new(), None);
        let mut url = list_url(&ListQuery {
            view: Some(view),
            group,
            span: Span::Month,
            open: None,
            after,
            from,
            ..query.clone()
        });
        url.split_off(path)
    };
    html! {
        // Always one element: the board in the browser counts them.
        @if matches!(query.list, ListKind::Completed | ListKind::Trash) {
            span hidden {}
        } @else {
            nav class="views" aria-label=(say("views")) data-list=(query.list.word()) {
                (keep(query))
                @for view in View::ALL {
                    a href=(at(view)) class={ "i-view-" (view.slug()) } title=(say(view.label()))
                        aria-current=[(query.view() == view).then_some("page")] {}
                }
            }
        }
    }
}

/// Lets the list be shown so from now on, where it is not. With scripts a choice is kept by itself.
fn keep(query: &ListQuery) -> Markup {
    let group = query.group.map(Group::slug).unwrap_or_default().to_owned();
    let (view, span) = (query.view().slug().to_owned(), query.span.slug().to_owned());
    let choice = ChosenView { list: query.list, view, group, span };
    let kept = with_context::<Arc<Lists>, _>(|lists| query.kept(lists).to_owned());
    if choice.clone().validated().ok().map(|(_, view)| view) == kept {
        return html! {};
    }
    html! {
        form method="post" class="keep-view" {
            input type="hidden" name="do" value="choose_view";
            input type="hidden" name="choice[list]" value=(choice.list.word());
            input type="hidden" name="choice[view]" value=(choice.view);
            input type="hidden" name="choice[group]" value=(choice.group);
            input type="hidden" name="choice[span]" value=(choice.span);
            button type="submit" { (say("view-keep")) }
        }
    }
}
