use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use model::{ListKind, Rejection};

use crate::{
    address::list_query,
    board::Board,
    components::{Failure, Layout},
    error::AppError,
    failed_form::FailedForm,
    pages::NotFoundPage,
    request::{query_value, said},
    server_fns::task_page,
};

/// Today, Upcoming, All, Completed and Trash.
#[component]
pub fn ListPage() -> impl IntoView {
    let slug = use_params_map().read_untracked().get("list").unwrap_or_default();
    let Some(list) = ListKind::from_slug(&slug) else { return view! { <NotFoundPage/> }.into_any() };
    let query = list_query(list, query_value);
    let failed = use_context::<FailedForm>();
    view! {
        <Layout own_notice=true>
            {Suspend::new(async move {
                match task_page(query.clone()).await {
                    Ok(page) if page.open.is_none() && query.open.is_some() => {
                        view! { <Failure error=AppError::Rejected(Rejection::NotFound)/> }.into_any()
                    }
                    Ok(page) => view! { <Board query page=page.into() said=said() failed/> }.into_any(),
                    Err(error) => view! { <Failure error/> }.into_any(),
                }
            })}
        </Layout>
    }
    .into_any()
}
