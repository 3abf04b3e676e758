use leptos::{ev::SubmitEvent, prelude::*, wasm_bindgen::JsCast, web_sys};
use maud::html;
use model::{DueFilter, ListKind, ListQuery, Priority, Sort, Status, View};

use super::state::BoardState;
use crate::{
    address::{list_path, list_query, list_url},
    browser,
    words::say,
};

/// Search, filters and order of a list: a GET form, so that the URL holds all of it.
#[component]
pub fn Filters(query: ListQuery) -> impl IntoView {
    let board = expect_context::<BoardState>();
    let list = query.list;
    let path = list_path(&query);
    let label = query.label.clone();
    let submit = move |event: SubmitEvent| {
        let Some(fields) = browser::form_fields(&event) else { return };
        event.prevent_default();
        board.visit(ListQuery { label: label.clone(), ..list_query(list, |name| fields.get(name)) });
    };
    let apply = |event: leptos::ev::Event| {
        let select = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok());
        if let Some(form) = select.and_then(|select| select.form()) {
            // A browser without requestSubmit still has the button.
            let _ = form.request_submit();
        }
    };
    let has_order = !matches!(query.list, ListKind::Completed | ListKind::Trash);
    let filtered = query.filtered();
    let search = query.search.clone();
    // Where another view is kept for the list, the address says that it is shown as one.
    let view = query.view.map(View::slug);
    let clear = list_url(&ListQuery { view: query.view, label: query.label.clone(), ..ListQuery::of(list) });
    view! {
        <form method="get" action=path role="search" class="filters" autocomplete="off" on:submit=submit>
            {view.map(|view| view! { <input type="hidden" name="view" value=view/> })}
            <input
                type="search" id="search" name="q" value=search.clone() prop:value=search dir="auto" maxlength="200"
                placeholder=say("search-placeholder") aria-label=say("search-label")
            />
            <details class="filter-menu" open=filtered>
                <summary><span class="icon i-filter" aria-hidden="true"></span>{say("filter-open")}</summary>
                <div class="filter-choices" on:change=apply>
                    {(query.list != ListKind::Completed).then(|| view! {
                        <FilterSelect label=say("filter-status") name="status" any=say("filter-any")
                            chosen=query.status.map(Status::slug)
                            choices=Status::ALL.map(|s| (s.slug(), say(s.label()))).to_vec()/>
                    })}
                    <FilterSelect label=say("filter-priority") name="priority" any=say("filter-any")
                        chosen=query.priority.map(Priority::slug)
                        choices=Priority::ALL.map(|p| (p.slug(), say(p.label()))).to_vec()/>
                    <FilterSelect label=say("filter-due") name="due" any=say("filter-any")
                        chosen=query.due.map(DueFilter::slug)
                        choices=DueFilter::ALL.map(|d| (d.slug(), say(d.label()))).to_vec()/>
                    {has_order.then(|| view! {
                        <FilterSelect label=say("filter-sort") name="sort" any="" chosen=Some(query.sort.slug())
                            choices=Sort::ALL.into_iter().filter(|sort| *sort != Sort::Manual || list.is_one())
                                .map(|s| (s.slug(), say(s.label()))).collect()/>
                    })}
                    <button type="submit" class="quiet">{say("filter-apply")}</button>
                    {filtered.then(|| view! { <a href=clear class="clear">{say("filter-clear")}</a> })}
                </div>
            </details>
        </form>
    }
}

#[component]
fn FilterSelect(
    label: &'static str,
    name: &'static str,
    any: &'static str,
    chosen: Option<&'static str>,
    choices: Vec<(&'static str, &'static str)>,
) -> impl IntoView {
    let options = html! {
        @if !any.is_empty() { option value="" selected[chosen.is_none()] { (any) } }
        @for (slug, label) in choices { option value=(slug) selected[chosen == Some(slug)] { (label) } }
    };
    view! {
        <label class="filter">
            {label}
            <select name=name prop:value=chosen.unwrap_or_default() inner_html=options.into_string()></select>
        </label>
    }
}
