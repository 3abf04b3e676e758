use leptos::prelude::*;
use model::QueueView;

use super::counted;
use crate::{
    components::ActionForm,
    words::{say, say_with},
};

/// Every queue with its figures, and the button that stops it or lets it go on.
#[component]
pub fn Queues(queues: Vec<QueueView>) -> impl IntoView {
    view! {
        <section>
            <h2>{say("console-queues")}</h2>
            <div class="wide" role="region" aria-label=say("console-queues") tabindex="0">
                <table>
                    <thead><tr>
                        <th scope="col">{say("console-queue")}</th>
                        <th scope="col" class="figure">{say("console-waiting")}</th>
                        <th scope="col">{say("console-oldest")}</th>
                        <th scope="col" class="figure">{say("console-later")}</th>
                        <th scope="col" class="figure">{say("console-running")}</th>
                        <th scope="col">{say("console-done")}</th>
                        <th scope="col" class="figure">{say("console-failed")}</th>
                        <th scope="col"><span class="sr-only">{say("console-decide")}</span></th>
                    </tr></thead>
                    <tbody>{queues.into_iter().map(|queue| view! { <Row queue/> }).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn Row(queue: QueueView) -> impl IntoView {
    let (action, label, long) = if queue.paused.is_some() {
        ("resume_queue", "console-resume", "console-resume-queue")
    } else {
        ("pause_queue", "console-pause", "console-pause-queue")
    };
    let failed = queue.failed.number > 0;
    view! {
        <tr>
            <th scope="row">
                {queue.slug.clone()}
                {queue.paused.map(|since| view! { <p class="overdue">{say_with("console-paused-since", &since)}</p> })}
            </th>
            <td class="figure">{counted(queue.waiting)}</td>
            <td>{queue.oldest.unwrap_or_else(|| "–".to_owned())}</td>
            <td class="figure">{counted(queue.later)}</td>
            <td class="figure">{counted(queue.running)}</td>
            <td>{queue.done}</td>
            <td class="figure" class:overdue=failed>{counted(queue.failed)}</td>
            <td>
                <ActionForm action identity=("queue", queue.slug.clone())>
                    <button type="submit" aria-label=say_with(long, &queue.slug)>{say(label)}</button>
                </ActionForm>
            </td>
        </tr>
    }
}
