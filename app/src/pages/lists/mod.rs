//! The lists that people make: all of them, and what one is called and marked with.

mod edit;
mod form;
mod sections;

use std::sync::Arc;

use leptos::{prelude::*, tachys::html::InertElement};
use maud::{Markup, html};
use model::{LISTS_MAX, ListForm, ListId, ListState, ListView, Lists, Rejection};
use uuid::Uuid;

use crate::{
    components::{ActionForm, Failure, Layout, count, dot},
    error::AppError,
    request::{Visitor, query_value},
    words::{say, say_with},
};
pub use edit::page as edit_page;
use form::ListFields;
pub use form::colours;

/// Lists on one page of those that are in sight; what is put away is short lines.
const SHOWN: usize = 50;
const _: () = assert!(LISTS_MAX as usize <= 10 * SHOWN);

/// All lists, with their order, and the form for one more.
pub async fn page() -> AnyView {
    let content = match own().await {
        Ok(lists) => view! { <AllLists lists/> }.into_any(),
        Err(error) => view! { <Failure error/> }.into_any(),
    };
    view! { <Layout>{content}</Layout> }.into_any()
}

/// The visitor's lists.
async fn own() -> Result<Arc<Lists>, AppError> {
    Visitor::current().lists().await
}

/// One of them.
async fn one(id: ListId) -> Result<ListView, AppError> {
    own().await?.get(id).cloned().ok_or(AppError::Rejected(Rejection::NotFound))
}

#[component]
fn AllLists(lists: Arc<Lists>) -> impl IntoView {
    let open: Vec<&ListView> = lists.of(ListState::Open).collect();
    let pages = open.len().div_ceil(SHOWN);
    let page = query_value("page").and_then(|page| page.parse().ok()).filter(|page| *page < pages).unwrap_or(0);
    let (first, last) = (page * SHOWN, open.len().saturating_sub(1));
    let shown = html! {
        @for (place, list) in open.iter().enumerate().skip(first).take(SHOWN) {
            // Favourites stand before the others.
            @let beside = |other: usize| open.get(other).is_some_and(|other| other.favourite == list.favourite);
            (line(list, [("up", "up", "list-up", place > 0 && beside(place.wrapping_sub(1))), ("down", "down", "list-down", place < last && beside(place + 1))]))
        }
    };
    let archived: Vec<&ListView> = lists.of(ListState::Archived).collect();
    let away = (!archived.is_empty()).then(|| {
        html! { @for list in &archived { (line(list, [("unarchive", "unarchive", "list-unarchive", true), ("delete", "trash", "list-delete", true)])) } }
    });
    let empty = open.is_empty();
    view! {
        <div class="settings">
            <header class="page-head"><h1>{say("title-lists")}</h1></header>
            {empty.then(|| view! { <p class="quiet-text">{say("lists-none")}</p> })}
            {(!empty).then(|| view! {
                <ActionForm action="change_list">
                    <ul class="own-lists">{InertElement::new(shown.into_string())}</ul>
                </ActionForm>
            })}
            {(page + 1 < pages).then(|| view! {
                <p class="next"><a href=format!("/lists?page={}", page + 1) rel="next">{say("list-next-page")}</a></p>
            })}
            <section>
                <h2>{say("lists-new")}</h2>
                <ActionForm action="add_list">
                    <ListFields list=ListForm { id: ListId(Uuid::now_v7()), name: String::new(), colour: Default::default(), favourite: false }/>
                    <button type="submit" class="primary">{say("lists-add")}</button>
                </ActionForm>
            </section>
            {away.map(|away| view! {
                <section>
                    <h2>{say("lists-archived")}</h2>
                    <ActionForm action="change_list">
                        <ul class="own-lists">{InertElement::new(away.into_string())}</ul>
                    </ActionForm>
                </section>
            })}
        </div>
    }
}

/// A list with its buttons: what each does, its picture and name, and whether it is there.
fn line(list: &ListView, buttons: [(&str, &str, &'static str, bool); 2]) -> Markup {
    let id = list.id.0.simple();
    html! {
        li {
            a href=(list.id.path()) { (dot(list)) span class="nav-name" dir="auto" { (list.name) } (count(list.open)) }
            @for (act, icon, label, there) in buttons {
                @if there {
                    button name="request[act]" value={ (act) ":" (id) } title=(say_with(label, &list.name))
                        class={ "icon-button i-" (icon) } {}
                }
            }
            a class="icon-button i-settings" href={ (list.id.path()) "/edit" } title=(say_with("list-edit", &list.name)) {}
        }
    }
}

/// Lists in the trash, above the tasks there.
#[component]
pub fn DeletedLists() -> impl IntoView {
    let lists = use_context::<Arc<Lists>>()?;
    let deleted: Vec<&ListView> = lists.of(ListState::Deleted).collect();
    let lines = html! {
        @for list in &deleted {
            @let label = say_with("list-restore", &list.name);
            li {
                span class="own-name" { (dot(list)) span class="nav-name" dir="auto" { (list.name) } (count(list.open)) }
                button name="request[act]" value={ "restore:" (list.id.0.simple()) } title=(label)
                    class="icon-button i-restore" {}
            }
        }
    };
    (!deleted.is_empty()).then(|| {
        view! {
            <section class="deleted-lists">
                <h2>{say("lists-deleted")}</h2>
                <ActionForm action="change_list">
                    <ul class="own-lists">{InertElement::new(lines.into_string())}</ul>
                </ActionForm>
            </section>
        }
    })
}

/// Says of a list that it is out of the way, and lets it back.
#[component]
pub fn ArchivedList(id: ListId) -> impl IntoView {
    let lists = use_context::<Arc<Lists>>()?;
    let archived = lists.get(id).is_some_and(|list| list.state == ListState::Archived);
    archived.then(|| {
        view! {
            <ActionForm action="change_list" class="archived-list">
                <p class="quiet-text">{say("list-is-archived")}</p>
                <button type="submit" name="request[act]" value=format!("unarchive:{}", id.0.simple())>{say("list-unarchive-this")}</button>
            </ActionForm>
        }
    })
}
