use maud::{Markup, html};
use model::Day;
use words::Language;

const HEIGHT: u32 = 120;
const STEP: u32 = 40;
const BAR: u32 = 22;

/// Tasks completed per day, as bars, with the same facts as a sentence for screen readers.
pub fn chart(language: Language, days: &[Day]) -> Markup {
    let most = days.iter().map(|day| day.completed).max().unwrap_or(0).max(1);
    let total: u32 = days.iter().map(|day| day.completed).sum();
    let width = STEP * days.len() as u32;
    let description = language.format("chart-description", [("number", total.into()), ("most", most.into())]);
    html! {
        figure class="chart" {
            figcaption { (language.say_number("chart-caption", total.into())) }
            svg viewBox={ "0 0 " (width) " 166" } role="img" aria-label=(description) {
                @for (day, x) in days.iter().zip((0..).step_by(STEP as usize)) { (bar(language, day, x, most)) }
            }
        }
    }
}

fn bar(language: Language, day: &Day, x: u32, most: u32) -> Markup {
    // A day with nothing keeps a sliver, so that the row of days stays visible.
    let height = (day.completed * HEIGHT / most).max(2);
    let top = 20 + HEIGHT - height;
    let facts = [("day", day.label.as_str().into()), ("number", day.completed.into())];
    html! {
        g class={ "bar" @if day.completed == 0 { " none" } } {
            title { (language.format("chart-day", facts)) }
            rect x=(x + (STEP - BAR) / 2) y=(top) width=(BAR) height=(height) rx="3" {}
            @if day.completed > 0 {
                text x=(x + STEP / 2) y=(top - 6) class="value" { (language.number(day.completed.into())) }
            }
            text x=(x + STEP / 2) y=(HEIGHT + 40) class="day" { (day.short) }
        }
    }
}
