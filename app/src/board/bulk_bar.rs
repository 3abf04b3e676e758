use maud::{Markup, html};
use model::{ListKind, Priority};

use super::task_row::ACT;
use crate::{
    components::{list_options, section_options},
    words::say,
};

/// What can be done to the ticked tasks. It shows itself as soon as one is ticked.
pub fn bulk_bar(list: ListKind) -> Markup {
    let plain: &[(&str, &str)] = match list {
        ListKind::Trash => &[("restore", "act-restore")],
        ListKind::Completed => &[("reopen", "act-reopen"), ("delete", "act-delete")],
        _ => &[("complete", "act-complete"), ("delete", "act-delete")],
    };
    html! {
        fieldset class="bulk-bar" {
            legend { (say("bulk-selected")) }
            @for (change, label) in plain { button type="submit" name=(ACT) value=(change) { (say(label)) } }
            @if !matches!(list, ListKind::Trash | ListKind::Completed) {
                span class="bulk-pair" {
                    input type="date" name="request[date]" aria-label=(say("bulk-new-date"));
                    button type="submit" name=(ACT) value="reschedule" { (say("bulk-reschedule")) }
                }
                span class="bulk-pair" {
                    select name="request[priority]" aria-label=(say("bulk-new-priority")) {
                        @for priority in Priority::ALL { option value=(priority.slug()) { (say(priority.label())) } }
                    }
                    button type="submit" name=(ACT) value="prioritise" { (say("bulk-set-priority")) }
                }
            }
            @if list != ListKind::Trash {
                span class="bulk-pair" {
                    input name="request[label]" aria-label=(say("panel-labels")) autocomplete="off" dir="auto" size="10";
                    button type="submit" name=(ACT) value="label" { (say("bulk-label")) }
                    button type="submit" name=(ACT) value="unlabel" { (say("bulk-unlabel")) }
                }
            }
            span class="bulk-pair" hidden[list == ListKind::Trash] {
                select id="move-to" name="request[list]" aria-label=(say("bulk-new-list")) disabled[list == ListKind::Trash] {
                    (list_options(None))
                    (section_options(list))
                }
                button type="submit" name=(ACT) value="move" disabled[list == ListKind::Trash] { (say("bulk-move")) }
            }
        }
    }
}
