use leptos::prelude::*;
use model::TaskId;

use crate::{
    components::{Failure, Layout, TaskPanel},
    pages::not_found,
    request::path_id,
    server_fns::task_detail,
    words::say,
};

/// One task on a page of its own: where links in mails lead.
pub async fn page() -> AnyView {
    let Some(id) = path_id().map(TaskId) else { return not_found::page().await };
    let content = match task_detail(id).await {
        Ok(task) => view! {
            <div class="task-page">
                <h1 class="sr-only">{say("title-task")}</h1>
                <TaskPanel task close="/today".to_owned()/>
            </div>
        }
        .into_any(),
        Err(error) => view! { <Failure error/> }.into_any(),
    };
    view! { <Layout>{content}</Layout> }.into_any()
}
