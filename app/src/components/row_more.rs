use maud::{Markup, html};
use model::RowAbout;

use crate::words::{say, say_with};

/// What a line of a list says in passing.
pub fn row_more(about: &RowAbout) -> Markup {
    html! {
        @if let Some(deadline) = &about.deadline {
            span class={ "deadline" @if deadline.overdue { " overdue" } } { (say_with("row-deadline", &deadline.text)) }
        }
        @if about.recurs { span class="icon i-recurs" role="img" aria-label=(say("row-recurs")) {} }
        @if let Some(parent) = &about.parent { span class="row-parent" dir="auto" { (parent) } }
        @for label in &about.labels { span class="label" dir="auto" { (label) } }
        @if let Some(list) = &about.list { span class="row-list" dir="auto" { (list) } }
    }
}
