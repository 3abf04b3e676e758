use leptos::prelude::*;
use model::{Usage, Used};
use words::Value;

use crate::words::{language, say, say_number};

/// From which part of a whole there is little room left.
const HIGH: f64 = 0.9;
const MEGABYTE: u64 = 1_000_000;

/// What one has of what there is only so much of for one person.
#[component]
pub fn UsageSection(usage: Usage) -> impl IntoView {
    let Usage { tasks, reminders, bytes, files, changes_per_minute } = usage;
    let counted = |id: &'static str, used: Used| amount(id, used.now.into(), used.most);
    let megabytes: Value<'_> = match bytes.now {
        few if few < 10 * MEGABYTE => language().tenths((few * 10 + MEGABYTE / 2) / MEGABYTE).into(),
        many => (many / MEGABYTE).into(),
    };
    view! {
        <section>
            <h2>{say("room")}</h2>
            <ul class="usage">
                <Line used=tasks words=counted("room-tasks", tasks)/>
                <Line used=reminders words=counted("room-reminders", reminders)/>
                <Line used=bytes words=amount("room-megabytes", megabytes, bytes.most / MEGABYTE)/>
                <Line used=files words=counted("room-files", files)/>
            </ul>
            <p class="quiet-text">{say_number("room-changes", changes_per_minute.into())}</p>
        </section>
    }
}

/// How much there is of something, and how much there can be.
fn amount(id: &'static str, now: Value<'_>, most: u64) -> String {
    language().format(id, [("now", now), ("most", most.into())])
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
