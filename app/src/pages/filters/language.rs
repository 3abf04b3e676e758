//! The language of filters, in the words of whoever reads it.

use filter_language::examples;
use leptos::{prelude::*, tachys::html::InertElement};
use maud::{Markup, html};

use crate::{components::Layout, words::say};

/// What the conditions mean of which there are examples.
const CONDITIONS: [&str; 17] = [
    "filter-means-day",
    "filter-means-overdue",
    "filter-means-within",
    "filter-means-dated",
    "filter-means-due",
    "filter-means-deadline",
    "filter-means-start",
    "filter-means-created",
    "filter-means-status",
    "filter-means-priority",
    "filter-means-list",
    "filter-means-shared",
    "filter-means-section",
    "filter-means-label",
    "filter-means-search",
    "filter-means-kinds",
    "filter-means-all",
];

/// The same of what joins them.
const SIGNS: [&str; 5] =
    ["filter-means-and", "filter-means-or", "filter-means-not", "filter-means-brackets", "filter-means-quotes"];

/// The signs and words, with examples.
pub async fn page() -> AnyView {
    let content = html! {
        div class="settings" {
            header class="page-head" { h1 { (say("title-filter-language")) } }
            p { (say("filter-language-intro")) }
            p { code dir="ltr" { (examples::WHOLE) } }
            h2 { (say("filter-conditions")) }
            (list(&examples::CONDITIONS, &CONDITIONS))
            h2 { (say("filter-signs")) }
            (list(&examples::SIGNS, &SIGNS))
            h2 { (say("filter-days")) }
            p { (say("filter-days-what")) }
            p {
                @for example in examples::DAYS {
                    code dir="ltr" { (example) } " "
                }
            }
            p { a href="/filters" { (say("filters-new")) } }
        }
    };
    view! { <Layout>{InertElement::new(content.into_string())}</Layout> }.into_any()
}

fn list(examples: &[&[&str]], means: &[&'static str]) -> Markup {
    html! {
        dl class="facts" {
            @for (examples, means) in examples.iter().zip(means) {
                dt { @for example in *examples { code dir="ltr" { (example) } " " } }
                dd { (say(means)) }
            }
        }
    }
}
