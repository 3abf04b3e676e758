use leptos::prelude::*;

use crate::{request::path, words::say};

/// The operators' pages.
const TABS: [(&str, &str); 5] = [
    ("/admin/people", "title-people"),
    ("/admin/invitations", "title-invitations"),
    ("/admin/audit", "title-audit"),
    ("/admin/jobs", "title-jobs"),
    ("/admin/settings", "title-settings-in-force"),
];

/// The way from one operators' page to the others.
#[component]
pub fn Tabs() -> impl IntoView {
    let here = path();
    view! {
        <nav class="tabs" aria-label=say("nav-operators")>
            {TABS.into_iter().map(|(path, title)| view! {
                <a href=path aria-current=(here == path).then_some("page")>{say(title)}</a>
            }).collect_view()}
        </nav>
    }
}
