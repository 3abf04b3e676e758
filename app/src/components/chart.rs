use maud::{Markup, html};
use model::Day;

const HEIGHT: u32 = 120;
const STEP: u32 = 40;
const BAR: u32 = 22;

/// Tasks completed per day, as bars, with the same facts as a sentence for screen readers.
pub fn chart(days: &[Day]) -> Markup {
    let most = days.iter().map(|day| day.completed).max().unwrap_or(0).max(1);
    let total: u32 = days.iter().map(|day| day.completed).sum();
    let width = STEP * days.len() as u32;
    html! {
        figure class="chart" {
            figcaption { (total) " completed in the last 14 days" }
            svg viewBox={ "0 0 " (width) " 166" } role="img"
                aria-label={ "Bar chart: " (total) " tasks completed in the last 14 days, at most " (most) " a day" } {
                @for (day, x) in days.iter().zip((0..).step_by(STEP as usize)) { (bar(day, x, most)) }
            }
        }
    }
}

fn bar(day: &Day, x: u32, most: u32) -> Markup {
    // A day with nothing keeps a sliver, so that the row of days stays visible.
    let height = (day.completed * HEIGHT / most).max(2);
    let top = 20 + HEIGHT - height;
    html! {
        g class={ "bar" @if day.completed == 0 { " none" } } {
            title { (day.label) ": " (day.completed) }
            rect x=(x + (STEP - BAR) / 2) y=(top) width=(BAR) height=(height) rx="3" {}
            @if day.completed > 0 { text x=(x + STEP / 2) y=(top - 6) class="value" { (day.completed) } }
            text x=(x + STEP / 2) y=(HEIGHT + 40) class="day" { (day.short) }
        }
    }
}
