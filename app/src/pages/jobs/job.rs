use leptos::prelude::*;
use model::JobView;

use super::{KeepLive, overview};
use crate::{
    components::ActionForm,
    words::{language, say, say_with},
};

/// One job with everything about it, and what can be decided.
#[component]
pub fn JobSection(job: JobView) -> impl IntoView {
    let id = job.id.to_string();
    let tries = match job.losses {
        0 => job.tries,
        losses => language().format("console-job-losses", [("tries", job.tries.into()), ("number", losses.into())]),
    };
    let ended = job.finished.unwrap_or_else(|| say("console-not-ended").to_owned());
    let error = if job.error.is_empty() { say("console-no-error").to_owned() } else { job.error };
    let facts = [
        (say("console-id"), id.clone()),
        (say("console-state"), job.state),
        (say("console-queue"), job.queue),
        (say("console-version"), job.version.to_string()),
        (say("console-arguments"), job.arguments),
        (say("console-tries"), tries),
        (say("console-written"), job.written),
        (say("console-run-at"), job.run_at),
        (say("console-ended"), ended),
        (say("console-error"), error),
    ];
    view! {
        <div class="console">
            <header class="page-head"><h1>{say_with("console-one-job", &job.name)}</h1></header>
            <p class="lead"><a href=overview()>{say("console-all-jobs")}</a>{format!(" · {}", say("console-times"))}</p>
            <dl class="facts">
                {facts.map(|(name, value)| view! { <div><dt>{name}</dt><dd dir="auto">{value}</dd></div> }).collect_view()}
            </dl>
            {job.ended.then(|| view! { <Decide id/> })}
            <section>
                <h2>{say("console-history")}</h2>
                {job.history.is_empty().then(|| view! { <p class="quiet-text">{say("console-no-history")}</p> })}
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
                <button type="submit" class="primary">{say("console-retry")}</button>
            </ActionForm>
            <ActionForm action="discard_jobs" identity=("jobs[which]", id)>
                <KeepLive/>
                <button type="submit" class="danger">{say("console-discard")}</button>
            </ActionForm>
        </div>
    }
}
