//! What quick add understands, in the words of whoever reads it.

use leptos::{prelude::*, tachys::html::InertElement};
use maud::{Markup, html};
use model::ListKind;
use uuid::Uuid;

use crate::{components::Layout, words::say};

/// The signs and words, with examples.
pub async fn page() -> AnyView {
    let content = html! {
        div class="settings" {
            header class="page-head" { h1 { (say("title-quick-add")) } }
            p { (say("quick-add-intro")) }
            p { code dir="auto" { (say("quick-add-example")) } }
            dl class="facts" {
                (kind("quick-add-dates", Some("quick-add-dates-examples"), None))
                (kind("quick-add-times", Some("quick-add-times-examples"), None))
                (kind("quick-add-repeats", Some("quick-add-repeats-examples"), Some("quick-add-repeats-about")))
                (kind("quick-add-list", Some("quick-add-list-examples"), Some("quick-add-list-about")))
                (kind("quick-add-section", Some("quick-add-section-examples"), Some("quick-add-section-about")))
                (kind("quick-add-labels", Some("quick-add-labels-examples"), None))
                (kind("quick-add-priority", Some("quick-add-priority-examples"), Some("quick-add-priority-about")))
                (kind("quick-add-reminders", Some("quick-add-reminders-examples"), Some("quick-add-reminders-about")))
                (kind("quick-add-deadline", Some("quick-add-deadline-examples"), None))
                (kind("quick-add-note", Some("quick-add-note-examples"), None))
                (kind("quick-add-lines", None, Some("quick-add-lines-about")))
            }
        }
    };
    view! { <Layout>{InertElement::new(content.into_string())}</Layout> }.into_any()
}

/// What can be said, its examples, and what is to be known of it.
fn kind(title: &'static str, examples: Option<&'static str>, about: Option<&'static str>) -> Markup {
    html! {
        dt { (say(title)) }
        dd {
            @for example in examples.into_iter().flat_map(|examples| say(examples).split("; ")) {
                code dir="auto" { (example) } " "
            }
            @if let Some(about) = about { span class="quiet-text" { (say(about)) } }
        }
    }
}

/// The form that adds a task to the Inbox, as a dialog.
pub fn dialog() -> Markup {
    html! {
        dialog class="add-dialog" closedby="any" aria-label=(say("command-add")) {
            form method="post" class="add" autocomplete="off" {
                input type="hidden" name="do" value="add_task";
                input type="hidden" name="task[id]" value=(Uuid::now_v7());
                input type="hidden" name="task[list]" value=(ListKind::Inbox.slug());
                input type="hidden" name="task[plain]";
                div class="add-line" {
                    span class="icon i-add" aria-hidden="true" {}
                    input id="new-task" name="task[title]" placeholder=(say("add-any")) aria-label=(say("add-any"))
                        dir="auto" enterkeyhint="done" required;
                    button type="submit" class="primary" { (say("add-button")) }
                }
                div id="understood" aria-live="polite" {}
            }
        }
    }
}
