use maud::{Markup, PreEscaped, html};
use model::{Colour, TaskRow};

use crate::{address::label_path, components::row_parts, words::say};

/// What a line of a list says in passing.
pub fn row_more(row: &TaskRow) -> Markup {
    let about = &row.about;
    html! {
        (row_parts(row))
        @if let Some(start) = &about.start { span class="start" { (start) } }
        @if let Some(deadline) = &about.deadline {
            span class={ "deadline" @if deadline.overdue { " overdue" } } { (deadline.text) }
        }
        @if about.recurs { span class="i-recurs" role="img" aria-label=(say("row-recurs")) {} }
        @if let Some(parent) = &about.parent { span class="row-parent" { (parent) } }
        @for (word, colour) in &about.labels {
            @let class = (*colour != Colour::default()).then(|| ["c-", colour.slug()].concat());
            a class=[class] href=(PreEscaped(label_path(word))) { (word) }
        }
        @if let Some(list) = &about.list { span class="row-list" { (list) } }
    }
}
