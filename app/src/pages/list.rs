use leptos::prelude::*;
use leptos_router::{
    hooks::{use_params_map, use_query_map},
    params::ParamsMap,
};
use model::{DueFilter, ListKind, ListQuery, Priority, Rejection, Sort, Status, TaskId};

use crate::{
    components::{ActionForm, Failure, Filters, Notice, Shortcuts, TaskList, TaskPanel, show_help},
    error::AppError,
    server_fns::task_page,
    surroundings::mark_not_found,
};

/// Today, Upcoming, All, Completed and Trash.
#[component]
pub fn ListPage() -> impl IntoView {
    let params = use_params_map();
    let url = use_query_map();
    let notice = expect_context::<Notice>();
    let query = Memo::new(move |_| {
        let list = params.with(|params| params.get("list").and_then(|slug| ListKind::from_slug(&slug)))?;
        Some(url.with(|url| list_query(list, url)))
    });
    let page = Resource::new(
        move || (query.get(), notice.changes.get()),
        |(query, _)| async move {
            match query {
                Some(query) => task_page(query.clone()).await.map(|page| (query, page)),
                None => Err(AppError::Rejected(Rejection::NotFound)),
            }
        },
    );
    view! {
        <Shortcuts/>
        <Transition>
            {move || Suspend::new(async move {
                match page.await {
                    Ok((query, page)) => {
                        let close = list_url(&query, None);
                        let open = page.open.clone();
                        let with_panel = open.is_some();
                        view! {
                            <div class="list-page" class:with-panel=with_panel>
                                <section class="list-column">
                                    <Head query=query.clone()/>
                                    <TaskList query page/>
                                </section>
                                {open.map(|task| view! { <aside class="panel-column"><TaskPanel task close/></aside> })}
                            </div>
                        }.into_any()
                    }
                    Err(error) => {
                        if error == AppError::Rejected(Rejection::NotFound) {
                            mark_not_found();
                        }
                        view! { <Failure error/> }.into_any()
                    }
                }
            })}
        </Transition>
    }
}

#[component]
fn Head(query: ListQuery) -> impl IntoView {
    let trash = query.list == ListKind::Trash;
    view! {
        <header class="page-head">
            <h1>{query.list.label()}</h1>
            {trash.then(|| view! { <EmptyTrash/> })}
            <button type="button" class="icon-button help-button" aria-label="Keyboard shortcuts" title="Keyboard shortcuts (?)" on:click=|_| show_help()>
                <span class="icon i-keyboard" aria-hidden="true"></span>
            </button>
        </header>
        <Filters query/>
    }
}

/// Deleting for good is asked twice: the button stands behind a disclosure, with scripts and without.
#[component]
fn EmptyTrash() -> impl IntoView {
    let notice = expect_context::<Notice>();
    let done = Callback::new(move |result| {
        match result {
            Ok(outcome) => notice.done(outcome),
            Err(error) => notice.failed(&error),
        }
        notice.changes.update(|changes| *changes += 1);
    });
    view! {
        <details class="confirm">
            <summary>"Empty trash"</summary>
            <ActionForm action="empty_trash" on_done=done>
                <p>"Everything in the trash is deleted for good."</p>
                <button type="submit" class="danger">"Delete for good"</button>
            </ActionForm>
        </details>
    }
}

/// The view a list's URL asks for; what it does not understand is left out.
fn list_query(list: ListKind, url: &ParamsMap) -> ListQuery {
    let word = |name: &str| url.get_str(name).unwrap_or_default();
    ListQuery {
        list,
        status: Status::from_slug(word("status")),
        priority: Priority::from_slug(word("priority")),
        due: DueFilter::from_slug(word("due")),
        search: word("q").to_owned(),
        sort: Sort::from_slug(word("sort")).unwrap_or(ListQuery::default_sort(list)),
        after: url.get("after"),
        open: word("open").parse().ok().map(TaskId),
    }
}

/// The URL of a view, with a task open beside it.
pub fn list_url(query: &ListQuery, open: Option<TaskId>) -> String {
    let mut url = ParamsMap::new();
    let mut add = |name: &'static str, value: Option<&str>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            url.insert(name, value.to_owned());
        }
    };
    add("q", Some(&query.search));
    add("status", query.status.map(Status::slug));
    add("priority", query.priority.map(Priority::slug));
    add("due", query.due.map(DueFilter::slug));
    add("sort", (query.sort != ListQuery::default_sort(query.list)).then(|| query.sort.slug()));
    add("after", query.after.as_deref());
    add("open", open.map(|id| id.0.to_string()).as_deref());
    format!("{}{}", query.list.path(), url.to_query_string())
}
