use leptos::prelude::*;
use model::Day;

const HEIGHT: u32 = 120;
const STEP: u32 = 40;
const BAR: u32 = 22;

/// Tasks completed per day, as bars, with the same facts as a sentence for screen readers.
#[component]
pub fn Chart(days: Vec<Day>) -> impl IntoView {
    let most = days.iter().map(|day| day.completed).max().unwrap_or(0).max(1);
    let total: u32 = days.iter().map(|day| day.completed).sum();
    let width = STEP * days.len() as u32;
    let bars = days
        .into_iter()
        .enumerate()
        .map(|(index, day)| {
            // A day with nothing keeps a sliver, so that the row of days stays visible.
            let height = (day.completed * HEIGHT / most).max(2);
            let x = index as u32 * STEP + (STEP - BAR) / 2;
            let middle = index as u32 * STEP + STEP / 2;
            let top = 20 + HEIGHT - height;
            view! {
                <g class="bar" class:none=day.completed == 0>
                    <title>{format!("{}: {}", day.label, day.completed)}</title>
                    <rect x=x y=top width=BAR height=height rx="3"></rect>
                    {(day.completed > 0).then(|| view! { <text x=middle y=top - 6 class="value">{day.completed}</text> })}
                    <text x=middle y=HEIGHT + 40 class="day">{day.short}</text>
                </g>
            }
        })
        .collect_view();
    view! {
        <figure class="chart">
            <figcaption>{format!("{total} completed in the last 14 days")}</figcaption>
            <svg viewBox=format!("0 0 {width} 166") role="img" aria-label=format!("Bar chart: {total} tasks completed in the last 14 days, at most {most} a day")>
                {bars}
            </svg>
        </figure>
    }
}
