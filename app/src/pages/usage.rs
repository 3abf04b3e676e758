use leptos::prelude::*;
use model::{Usage, Used, text::grouped};

/// From which part of a whole there is little room left.
const HIGH: f64 = 0.9;
const MEGABYTE: u64 = 1_000_000;

/// What one has of what there is only so much of for one person.
#[component]
pub fn UsageSection(usage: Usage) -> impl IntoView {
    let Usage { tasks, reminders, bytes, files, changes_per_minute } = usage;
    let of = |used: Used, what: &str| format!("{} of {} {what}", grouped(used.now), grouped(used.most));
    let megabytes = match bytes.now {
        few if few < 10 * MEGABYTE => format!("{:.1}", few as f64 / MEGABYTE as f64),
        many => grouped(many / MEGABYTE),
    };
    let megabytes = format!("{megabytes} of {} MB for tasks and files", grouped(bytes.most / MEGABYTE));
    view! {
        <section>
            <h2>"Room"</h2>
            <ul class="usage">
                <Line used=tasks words=of(tasks, "tasks, with those in the trash")/>
                <Line used=reminders words=of(reminders, "reminders")/>
                <Line used=bytes words=megabytes/>
                <Line used=files words=of(files, "exports and imports")/>
            </ul>
            <p class="quiet-text">
                {format!("One person can make {} changes in a minute.", grouped(changes_per_minute.into()))}
            </p>
        </section>
    }
}

#[component]
fn Line(used: Used, words: String) -> impl IntoView {
    let most = used.most as f64;
    view! {
        <li>
            <label>
                <span>{words}</span>
                <meter min="0" max=used.most.to_string() high=(most * HIGH).to_string() optimum="0" value=used.now.min(used.most).to_string()></meter>
            </label>
        </li>
    }
}
