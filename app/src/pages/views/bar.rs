use maud::{Markup, html};
use model::{BoardColumn, Group, ListKind, Priority, Status};

use super::card::ACT;
use crate::{
    components::{list_options, section_options},
    words::say,
};

/// What can be done to the ticked tasks: what dragging them does, and what is done with them.
pub fn bar(list: ListKind, group: Group, columns: &[BoardColumn]) -> Markup {
    html! {
        fieldset class="bulk-bar" {
            legend { (say("bulk-selected")) }
            @match group {
                Group::Section => {
                    span class="bulk-pair" {
                        select id="move-to" name="request[list]" aria-label=(say("bulk-new-list")) { (list_options(None)) (section_options(list)) }
                        (button("move", "bulk-move"))
                    }
                }
                Group::Status => {
                    @for (act, status) in [("reopen", Status::Pending), ("start", Status::InProgress)] { (button(act, status.label())) }
                }
                Group::Priority => {
                    span class="bulk-pair" {
                        select name="request[priority]" aria-label=(say("bulk-new-priority")) {
                            @for priority in Priority::ALL { option value=(priority.slug()) { (say(priority.label())) } }
                        }
                        (button("prioritise", "bulk-set-priority"))
                    }
                }
                Group::Label => {
                    span class="bulk-pair" {
                        (labels("request[without]", "board-from-label", columns))
                        (labels("request[label]", "board-to-label", columns))
                        (button("relabel", "bulk-move"))
                    }
                }
                Group::Day => {
                    span class="bulk-pair" {
                        input type="date" name="request[date]" aria-label=(say("bulk-new-date"));
                        (button("reschedule", "bulk-reschedule"))
                    }
                }
            }
            (button("complete", "act-complete"))
            (button("delete", "act-delete"))
        }
    }
}

fn button(act: &str, label: &'static str) -> Markup {
    html! { button type="submit" name=(ACT) value=(act) { (say(label)) } }
}

/// The labels of the board, and none.
fn labels(name: &str, label: &'static str, columns: &[BoardColumn]) -> Markup {
    html! {
        select name=(name) aria-label=(say(label)) title=(say(label)) {
            @for column in columns {
                option value=(column.put.as_ref().map_or("", |put| put.value.as_str())) { (column.title) }
            }
        }
    }
}
