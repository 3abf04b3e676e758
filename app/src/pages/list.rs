use std::sync::Arc;

use leptos::{prelude::*, tachys::html::InertElement};
use maud::html;
use model::{Did, ListKind, ListQuery, Lists, Mistake, Outcome, Rejection, View};

use crate::{
    address::list_query,
    board::{Board, BoardPage},
    components::{Failure, Layout},
    error::AppError,
    failed_form::FailedForm,
    pages::{
        filters::{marked, mistake},
        lists::{ArchivedList, DeletedLists},
        not_found, views,
    },
    request::{Visitor, path, query_value, said},
    server_fns::task_page,
    words::{say, say_with},
};

/// What the script puts a title in the place of.
const GAP: &str = "{}";

/// A list that somebody made.
pub async fn own_page() -> AnyView {
    match ListKind::at(&path()) {
        Some(list @ ListKind::Own(_)) => page(list).await,
        _ => not_found::page().await,
    }
}

/// Inbox, Today, Upcoming, All, Completed and Trash.
pub async fn page(list: ListKind) -> AnyView {
    page_of(list_query(list, query_value)).await
}

/// A view of tasks.
pub async fn page_of(query: ListQuery) -> AnyView {
    // Without the lists, the page says what is wrong.
    let query = match Visitor::current().lists().await {
        Ok(lists) => query.chosen(&lists),
        Err(_) => query,
    };
    if query.view() != View::List {
        return views::page(query).await;
    }
    let list = query.list;
    let failed = use_context::<FailedForm>();
    let (page, said) = (task_page(query.clone()).await, said_in_full().await);
    let content = match page {
        Ok(page) if page.panel.look.is_empty() && query.open.is_some() => {
            view! { <Failure error=AppError::Rejected(Rejection::NotFound)/> }.into_any()
        }
        Ok(page) => view! {
            {(list == ListKind::Trash).then(|| view! { <DeletedLists/> })}
            {archived(list)}
            {order_spoken(list)}
            {list.is_one().then(|| view! { <p id="nesting" aria-live="polite" data-help=say("nesting-help")></p> })}
            <Board query=query.clone() page=BoardPage::of(page, &query) said failed/>
        }
        .into_any(),
        Err(error) => failure(list, error),
    };
    view! { <Layout own_notice=true>{content}</Layout> }.into_any()
}

/// What stands in place of a list that cannot be shown.
pub(super) fn failure(list: ListKind, error: AppError) -> AnyView {
    match mistake(&error) {
        Some(mistake) => mistaken(list, mistake),
        None => view! { <Failure error/> }.into_any(),
    }
}

/// The page of a filter that cannot be read any more: a list that it names may be gone.
fn mistaken(list: ListKind, mistake: Mistake) -> AnyView {
    let filter = match list {
        ListKind::Filter(id) => use_context::<Arc<Lists>>().and_then(|lists| lists.filter(id).cloned()),
        _ => None,
    };
    let content = filter.map(|filter| {
        html! {
            section class="settings" {
                header class="page-head" { h1 dir="auto" { (filter.name) } }
                (marked(&filter.filter, mistake))
                p { a href={ (filter.id.path()) "/edit" } { (say("filter-edit-this")) } }
            }
        }
    });
    content.map(|content| InertElement::new(content.into_string())).into_any()
}

/// Where it is said what somebody drags, and where to.
pub(super) fn order_spoken(list: ListKind) -> impl IntoView {
    (!matches!(list, ListKind::Completed | ListKind::Trash)).then(|| {
        InertElement::new(
            html! {
                p id="order" class="sr-only" aria-live="polite" data-own=[list.is_one().then_some("")]
                    data-lifted=(say_with("order-lifted", GAP)) data-drop-before=(say_with("order-before", GAP))
                    data-drop-after=(say_with("order-after", GAP)) data-drop-into=(say_with("order-into", GAP))
                    data-dropped=(say_with("order-dropped", GAP)) data-cancelled=(say_with("order-cancelled", GAP)) {}
            }
            .into_string(),
        )
    })
}

/// What was done; of one new task what was understood.
async fn said_in_full() -> Option<Outcome> {
    let outcome = said()?;
    let Some(undo) = outcome.undo.filter(|_| outcome.did == Did::Understood) else { return Some(outcome) };
    let visitor = Visitor::current();
    let (Ok(actor), Ok(lists)) = (visitor.actor(), visitor.lists().await) else { return Some(outcome) };
    // Without the words the rest is still true.
    let words = domain::adding::said(&visitor.services, actor, &lists, undo, visitor.now).await.ok().flatten();
    Some(Outcome { words, ..outcome })
}

fn archived(list: ListKind) -> impl IntoView {
    let ListKind::Own(id) = list else { return None };
    Some(view! { <ArchivedList id/> })
}
