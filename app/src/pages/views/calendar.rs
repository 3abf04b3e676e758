use maud::{Markup, html};
use model::{Calendar, CalendarDay, Group, ListQuery, Panel, Span, TaskRow};

use super::{
    Shown, adding,
    bar::bar,
    card::{card, line},
    lists, opening, panel,
};
use crate::{
    address::list_url,
    error::AppError,
    request::answer,
    words::{say, say_number, say_with},
};

/// A month or week of a list, with what has no date at its side.
pub async fn read(query: &ListQuery) -> Result<Shown, AppError> {
    let (visitor, lists) = lists().await?;
    let actor = answer(visitor.actor())?;
    let calendar = domain::pages::calendar(&visitor.services, actor, &lists, query, visitor.now).await;
    let mut calendar = answer(calendar)?;
    let panel = panel(query, &lists, calendar.open.take());
    Ok(shown(query, calendar, panel))
}

fn shown(query: &ListQuery, calendar: Calendar, panel: Panel) -> Shown {
    let address = opening(query);
    let tasks = html! {
        div class="view-tasks" {
            (bar(query.list, Group::Day, &[]))
            div class="calendar-page" {
                (days(query, &calendar, &address))
                section class="undated" aria-labelledby="undated" data-act="reschedule" data-field="date" data-value="" {
                    h2 id="undated" { (say("due-filter-none")) }
                    ul class="rows" { @for row in &calendar.undated { (card(row, &address)) } }
                    @if let Some(more) = &calendar.more {
                        p class="more-of" { a href=(list_url(more)) { (say("board-more")) span class="sr-only" { ": " (say("due-filter-none")) } } }
                    }
                }
            }
        }
    };
    let head = head(query, &calendar);
    Shown { own: calendar.own, panel, group: None, head, tasks, end: html! {} }
}

/// What is shown, and the ways to what is not.
fn head(query: &ListQuery, calendar: &Calendar) -> Markup {
    let at = |from: String, span: Span| list_url(&ListQuery { from, span, open: None, ..query.clone() });
    let [previous, next] = [calendar.previous, calendar.next].map(|day| at(day.to_string(), calendar.span));
    let (before, after) = match calendar.span {
        Span::Month => ("calendar-previous-month", "calendar-next-month"),
        Span::Week => ("calendar-previous-week", "calendar-next-week"),
    };
    html! {
        div class="calendar-head" {
            h2 { (calendar.title) }
            a class="icon-button i-back" rel="prev" href=(previous) aria-label=(say(before)) title=(say(before)) {}
            a href=(at(String::new(), calendar.span)) { (say("today")) }
            a class="icon-button i-forward" rel="next" href=(next) aria-label=(say(after)) title=(say(after)) {}
            nav class="spans" aria-label=(say("calendar-span")) {
                @for span in Span::ALL {
                    a href=(at(query.from.clone(), span)) aria-current=[(span == calendar.span).then_some("page")] { (say(span.label())) }
                }
            }
        }
    }
}

fn days(query: &ListQuery, calendar: &Calendar, address: &str) -> Markup {
    let task: fn(&TaskRow, &str) -> Markup = if calendar.span == Span::Week { card } else { line };
    html! {
        table class={ "calendar " (calendar.span.slug()) } {
            caption class="sr-only" { (calendar.title) }
            thead { tr { @for (short, long) in &calendar.weekdays { th scope="col" abbr=(long) { (short) } } } }
            tbody {
                @for week in &calendar.weeks { tr { @for day in week { (one(query, day, task, address)) } } }
            }
        }
    }
}

fn one(query: &ListQuery, day: &CalendarDay, task: fn(&TaskRow, &str) -> Markup, address: &str) -> Markup {
    let date = day.date.to_string();
    let class = match (day.today, day.inside) {
        (true, _) => Some("today"),
        (_, false) => Some("beyond"),
        _ => None,
    };
    let missing = u64::from(day.open).saturating_sub(day.cards.len() as u64);
    html! {
        td id={ "d-" (date) } class=[class] data-act="reschedule" data-field="date" data-value=(date) {
            div class="day-head" {
                // On phones it opens the day.
                a class="day-number" href={ "#d-" (date) } aria-label=(day.name) aria-current=[day.today.then_some("date")] {
                    span { (day.number) }
                }
                @if day.open > 0 { span class="count" { (day.open) } }
                a class="icon-button i-add" href=(adding(query, &date)) title=(say_with("section-add-task", &day.name)) {}
            }
            @if !day.cards.is_empty() {
                ul class="rows" aria-label=(day.name) { @for row in &day.cards { (task(row, address)) } }
            }
            @if let Some(more) = &day.more {
                p class="more-of" { a href=(list_url(more)) { (say_number("calendar-more", missing)) span class="sr-only" { ": " (day.name) } } }
            }
        }
    }
}
