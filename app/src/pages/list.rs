use leptos::prelude::*;
use model::{ListKind, Rejection};

use crate::{
    address::list_query,
    board::{Board, BoardPage},
    components::{Failure, Layout},
    error::AppError,
    failed_form::FailedForm,
    pages::{
        lists::{ArchivedList, DeletedLists},
        not_found,
    },
    request::{path, query_value, said},
    server_fns::task_page,
};

/// A list that somebody made.
pub async fn own_page() -> AnyView {
    match ListKind::at(&path()) {
        Some(list) => page(list).await,
        None => not_found::page().await,
    }
}

/// Inbox, Today, Upcoming, All, Completed and Trash.
pub async fn page(list: ListKind) -> AnyView {
    let query = list_query(list, query_value);
    let failed = use_context::<FailedForm>();
    let content = match task_page(query.clone()).await {
        Ok(page) if page.panel.look.is_empty() && query.open.is_some() => {
            view! { <Failure error=AppError::Rejected(Rejection::NotFound)/> }.into_any()
        }
        Ok(page) => view! {
            {(list == ListKind::Trash).then(|| view! { <DeletedLists/> })}
            {archived(list)}
            <Board query page=BoardPage::of(page, list) said=said() failed/>
        }
        .into_any(),
        Err(error) => view! { <Failure error/> }.into_any(),
    };
    view! { <Layout own_notice=true>{content}</Layout> }.into_any()
}

fn archived(list: ListKind) -> impl IntoView {
    let ListKind::Own(id) = list else { return None };
    Some(view! { <ArchivedList id/> })
}
