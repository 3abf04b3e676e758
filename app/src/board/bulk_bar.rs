use leptos::prelude::*;
use model::{ListKind, Priority};

/// What can be done to the ticked tasks. It shows itself as soon as one is ticked.
#[component]
pub fn BulkBar(list: ListKind) -> impl IntoView {
    let act = "request[act]";
    let plain: &[(&str, &str)] = match list {
        ListKind::Trash => &[("restore", "Restore")],
        ListKind::Completed => &[("reopen", "Reopen"), ("delete", "Delete")],
        _ => &[("complete", "Complete"), ("delete", "Delete")],
    };
    view! {
        <fieldset class="bulk-bar">
            <legend>"Selected tasks"</legend>
            {plain.iter().map(|(change, label)| view! { <button type="submit" name=act value=*change>{*label}</button> }).collect_view()}
            {(!matches!(list, ListKind::Trash | ListKind::Completed)).then(|| view! {
                <span class="bulk-pair">
                    <input type="date" name="request[date]" aria-label="New due date"/>
                    <button type="submit" name=act value="reschedule">"Reschedule"</button>
                </span>
                <span class="bulk-pair">
                    <select name="request[priority]" aria-label="New priority">
                        {Priority::ALL.map(|p| view! { <option value=p.slug()>{p.label()}</option> }).collect_view()}
                    </select>
                    <button type="submit" name=act value="prioritise">"Set priority"</button>
                </span>
            })}
        </fieldset>
    }
}
