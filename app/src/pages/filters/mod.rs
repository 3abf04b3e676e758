//! Filters that people save: all of them, what one is called and which tasks it is about, and the tasks.

mod field;
pub mod language;

use std::sync::Arc;

use leptos::{prelude::*, tachys::html::InertElement};
use maud::{Markup, html};
use model::{Colour, Field, FilterForm, FilterId, FilterView, ListKind, Lists, Rejection};
use uuid::Uuid;

use crate::{
    components::{ActionForm, Failure, FormState, Layout, TextField},
    error::AppError,
    pages::{list, lists::colours, not_found},
    request::{Visitor, path, query_value},
    words::{say, say_with},
};
use field::FilterField;
pub use field::{marked, mistake, shown_by};

/// All filters, with their order, and the form for one more.
pub async fn page() -> AnyView {
    let content = match Visitor::current().lists().await {
        Ok(lists) => view! { <AllFilters lists/> }.into_any(),
        Err(error) => view! { <Failure error/> }.into_any(),
    };
    view! { <Layout>{content}</Layout> }.into_any()
}

/// The tasks that one is about.
pub async fn tasks_page() -> AnyView {
    match ListKind::at(&path()) {
        Some(filter @ ListKind::Filter(_)) => list::page(filter).await,
        _ => not_found::page().await,
    }
}

/// What a filter is called, and which tasks it is about.
pub async fn edit_page() -> AnyView {
    let path = path();
    let id = path.strip_prefix("/filters/").and_then(|rest| rest.strip_suffix("/edit")).and_then(|id| id.parse().ok());
    let Some(id) = id.map(FilterId) else { return not_found::page().await };
    let lists = Visitor::current().lists().await;
    let filter = lists.and_then(|lists| lists.filter(id).cloned().ok_or(AppError::Rejected(Rejection::NotFound)));
    let content = match filter {
        Ok(filter) => view! { <Edit filter/> }.into_any(),
        Err(error) => view! { <Failure error/> }.into_any(),
    };
    view! { <Layout>{content}</Layout> }.into_any()
}

#[component]
fn AllFilters(lists: Arc<Lists>) -> impl IntoView {
    let filters = &lists.filters;
    let last = filters.len().saturating_sub(1);
    let lines = html! {
        @for (place, filter) in filters.iter().enumerate() { (line(filter, place > 0, place < last)) }
    };
    let empty = filters.is_empty();
    let new = FilterForm {
        id: FilterId(Uuid::now_v7()),
        name: String::new(),
        filter: query_value("filter").unwrap_or_default(),
        colour: Default::default(),
    };
    view! {
        <div class="settings">
            <header class="page-head"><h1>{say("title-filters")}</h1></header>
            {empty.then(|| view! { <p class="quiet-text">{say("filters-none")}</p> })}
            {(!empty).then(|| view! {
                <ActionForm action="change_filter">
                    <ul class="own-lists">{InertElement::new(lines.into_string())}</ul>
                </ActionForm>
            })}
            <section>
                <h2>{say("filters-new")}</h2>
                <ActionForm action="add_filter">
                    <FilterFields filter=new/>
                    <button type="submit" class="primary">{say("filters-add")}</button>
                </ActionForm>
            </section>
        </div>
    }
}

/// A filter with its buttons.
fn line(filter: &FilterView, up: bool, down: bool) -> Markup {
    let id = filter.id.0.simple();
    html! {
        li {
            a href=(filter.id.path()) {
                span class={ "dot c-" (filter.colour.slug()) } aria-hidden="true" {}
                span class="nav-name" dir="auto" { (filter.name) }
            }
            @for (act, name, there) in [("up", "list-up", up), ("down", "list-down", down)] {
                @if there {
                    button name="request[act]" value={ (act) ":" (id) } title=(say_with(name, &filter.name))
                        class={ "icon-button i-" (act) } {}
                }
            }
            a class="icon-button i-settings" href={ (filter.id.path()) "/edit" } title=(say_with("list-edit", &filter.name)) {}
        }
    }
}

#[component]
fn Edit(filter: FilterView) -> impl IntoView {
    let (path, remove) = (filter.id.path(), format!("remove:{}", filter.id.0.simple()));
    let form = FilterForm { id: filter.id, name: filter.name.clone(), filter: filter.filter, colour: filter.colour };
    view! {
        <div class="settings">
            <header class="page-head"><h1>{say("title-filter-edit")}</h1></header>
            <p class="quiet-text"><a href=path dir="auto">{filter.name}</a></p>
            <ActionForm action="save_filter">
                <FilterFields filter=form/>
                <button type="submit" class="primary">{say("panel-save")}</button>
            </ActionForm>
            <section>
                <h2>{say("filter-away")}</h2>
                <p class="quiet-text">{say("filter-away-what")}</p>
                <ActionForm action="change_filter" class="transfer-acts">
                    <button type="submit" name="request[act]" value=remove>{say("filter-remove")}</button>
                </ActionForm>
            </section>
        </div>
    }
}

/// The fields of a filter, as it is or as they were sent.
#[component]
fn FilterFields(filter: FilterForm) -> impl IntoView {
    let state = expect_context::<FormState>();
    let id = state.typed("filter[id]").unwrap_or_else(|| filter.id.0.simple().to_string());
    let colour = state.typed("filter[colour]").and_then(|slug| Colour::from_slug(&slug)).unwrap_or(filter.colour);
    view! {
        <input type="hidden" name="filter[id]" value=id/>
        <TextField label=say("list-name") name="filter[name]" field=Field::Name value=filter.name autocomplete="off"/>
        <FilterField value=filter.filter/>
        <fieldset class="field">
            <legend>{say("list-colour")}</legend>
            <div class="colours">{InertElement::new(colours("filter[colour]", colour).into_string())}</div>
        </fieldset>
    }
}
