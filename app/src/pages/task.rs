use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use model::{Rejection, TaskId};

use crate::{
    components::{Failure, Notice, TaskPanel},
    error::AppError,
    server_fns::task_detail,
};

/// One task on a page of its own: where links in mails lead.
#[component]
pub fn TaskPage() -> impl IntoView {
    let params = use_params_map();
    let notice = expect_context::<Notice>();
    let id = Memo::new(move |_| params.with(|params| params.get("id")?.parse().ok().map(TaskId)));
    let task = Resource::new(
        move || (id.get(), notice.changes.get()),
        |(id, _)| async move {
            match id {
                Some(id) => task_detail(id).await,
                None => Err(AppError::Rejected(Rejection::NotFound)),
            }
        },
    );
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match task.await {
                    Ok(task) => view! {
                        <div class="task-page">
                            <h1 class="sr-only">"Task"</h1>
                            <TaskPanel task close="/today".to_owned()/>
                        </div>
                    }.into_any(),
                    Err(error) => view! { <Failure error/> }.into_any(),
                }
            })}
        </Transition>
    }
}
