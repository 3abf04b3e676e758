use leptos::{prelude::*, tachys::html::InertElement};
use maud::html;
use model::{ListKind, Priority};

use super::task_row::ACT;

/// What can be done to the ticked tasks. It shows itself as soon as one is ticked.
#[component]
pub fn BulkBar(list: ListKind) -> impl IntoView {
    let plain: &[(&str, &str)] = match list {
        ListKind::Trash => &[("restore", "Restore")],
        ListKind::Completed => &[("reopen", "Reopen"), ("delete", "Delete")],
        _ => &[("complete", "Complete"), ("delete", "Delete")],
    };
    let bar = html! {
        fieldset class="bulk-bar" {
            legend { "Selected tasks" }
            @for (change, label) in plain { button type="submit" name=(ACT) value=(change) { (label) } }
            @if !matches!(list, ListKind::Trash | ListKind::Completed) {
                span class="bulk-pair" {
                    input type="date" name="request[date]" aria-label="New due date";
                    button type="submit" name=(ACT) value="reschedule" { "Reschedule" }
                }
                span class="bulk-pair" {
                    select name="request[priority]" aria-label="New priority" {
                        @for priority in Priority::ALL { option value=(priority.slug()) { (priority.label()) } }
                    }
                    button type="submit" name=(ACT) value="prioritise" { "Set priority" }
                }
            }
        }
    };
    InertElement::new(bar.into_string())
}
