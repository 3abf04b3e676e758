use leptos::prelude::*;
use model::QueueView;

use crate::components::ActionForm;

/// Every queue with its figures, and the button that stops it or lets it go on.
#[component]
pub fn Queues(queues: Vec<QueueView>) -> impl IntoView {
    view! {
        <section>
            <h2>"Queues"</h2>
            <div class="wide" role="region" aria-label="Queues" tabindex="0">
                <table>
                    <thead><tr>
                        <th scope="col">"Queue"</th>
                        <th scope="col" class="figure">"Waiting"</th>
                        <th scope="col">"Oldest for"</th>
                        <th scope="col" class="figure">"For later"</th>
                        <th scope="col" class="figure">"Running"</th>
                        <th scope="col">"Done"</th>
                        <th scope="col" class="figure">"Failed"</th>
                        <th scope="col"><span class="sr-only">"Decide"</span></th>
                    </tr></thead>
                    <tbody>{queues.into_iter().map(|queue| view! { <Row queue/> }).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn Row(queue: QueueView) -> impl IntoView {
    let (action, label) = if queue.paused.is_some() { ("resume_queue", "Resume") } else { ("pause_queue", "Pause") };
    let failed = queue.failed.number > 0;
    view! {
        <tr>
            <th scope="row">
                {queue.slug.clone()}
                {queue.paused.map(|since| view! { <p class="overdue">{format!("Paused since {since}")}</p> })}
            </th>
            <td class="figure">{queue.waiting.to_string()}</td>
            <td>{queue.oldest.unwrap_or_else(|| "–".to_owned())}</td>
            <td class="figure">{queue.later.to_string()}</td>
            <td class="figure">{queue.running.to_string()}</td>
            <td>{queue.done}</td>
            <td class="figure" class:overdue=failed>{queue.failed.to_string()}</td>
            <td>
                <ActionForm action identity=("queue", queue.slug.clone())>
                    <button type="submit" aria-label=format!("{label} the queue {}", queue.slug)>{label}</button>
                </ActionForm>
            </td>
        </tr>
    }
}
