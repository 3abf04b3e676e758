use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use model::TaskId;

use crate::{
    components::{Failure, Layout, TaskPanel},
    pages::NotFoundPage,
    server_fns::task_detail,
};

/// One task on a page of its own: where links in mails lead.
#[component]
pub fn TaskPage() -> impl IntoView {
    let id = use_params_map().read_untracked().get("id").and_then(|id| id.parse().ok()).map(TaskId);
    let Some(id) = id else { return view! { <NotFoundPage/> }.into_any() };
    view! {
        <Layout>
            {Suspend::new(async move {
                match task_detail(id).await {
                    Ok(task) => view! {
                        <div class="task-page">
                            <h1 class="sr-only">"Task"</h1>
                            <TaskPanel task close="/today".to_owned()/>
                        </div>
                    }.into_any(),
                    Err(error) => view! { <Failure error/> }.into_any(),
                }
            })}
        </Layout>
    }
    .into_any()
}
