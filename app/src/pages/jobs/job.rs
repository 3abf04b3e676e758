use leptos::prelude::*;
use model::JobView;

use super::{KeepLive, overview};
use crate::components::ActionForm;

/// One job with everything about it, and what can be decided.
#[component]
pub fn JobSection(job: JobView) -> impl IntoView {
    let id = job.id.to_string();
    let losses = match job.losses {
        0 => String::new(),
        losses => format!("; its process died {losses} times"),
    };
    let facts = [
        ("Id", id.clone()),
        ("State", job.state),
        ("Queue", job.queue),
        ("Version", job.version.to_string()),
        ("Arguments", job.arguments),
        ("Tries", format!("{}{losses}", job.tries)),
        ("Written", job.written),
        ("Run at", job.run_at),
        ("Ended", job.finished.unwrap_or_else(|| "Not yet".to_owned())),
        ("Error", if job.error.is_empty() { "None".to_owned() } else { job.error }),
    ];
    view! {
        <div class="console">
            <header class="page-head"><h1>{format!("Job: {}", job.name)}</h1></header>
            <p class="lead"><a href=overview()>"All jobs"</a>" · Times are UTC."</p>
            <dl class="facts">
                {facts.map(|(name, value)| view! { <div><dt>{name}</dt><dd dir="auto">{value}</dd></div> }).collect_view()}
            </dl>
            {job.ended.then(|| view! { <Decide id/> })}
            <section>
                <h2>"What went wrong"</h2>
                {job.history.is_empty().then(|| view! { <p class="quiet-text">"Nothing so far."</p> })}
                <dl class="facts">
                    {job.history.into_iter().map(|(when, error)| view! { <div><dt>{when}</dt><dd dir="auto">{error}</dd></div> }).collect_view()}
                </dl>
            </section>
        </div>
    }
}

#[component]
fn Decide(id: String) -> impl IntoView {
    view! {
        <div class="decide">
            <ActionForm action="retry_jobs" identity=("jobs[which]", id.clone())>
                <KeepLive/>
                <button type="submit" class="primary">"Retry"</button>
            </ActionForm>
            <ActionForm action="discard_jobs" identity=("jobs[which]", id)>
                <KeepLive/>
                <button type="submit" class="danger">"Discard for good"</button>
            </ActionForm>
        </div>
    }
}
