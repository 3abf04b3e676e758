use std::sync::Arc;

use leptos::{prelude::*, tachys::html::InertElement};
use maud::{Markup, PreEscaped, html};
use model::{ListKind, Lists, Viewer};

use crate::{
    components::{Failure, Notice, NoticeBar, count, task_links},
    error::AppError,
    request::{path, said},
    words::say,
};

/// The frame of every page of a person who is signed in: sidebar, content, and on phones a bar at the bottom. Its links
/// are templates: nothing in them changes, and every page has them.
#[component]
pub fn Layout(
    /// Whether the page says itself what has just been done.
    #[prop(optional)]
    own_notice: bool,
    children: Children,
) -> impl IntoView {
    let Some(viewer) = use_context::<Viewer>() else {
        return view! { <main id="content" class="outside"><Failure error=AppError::SignedOut/></main> }.into_any();
    };
    let (here, lists) = (path(), use_context::<Arc<Lists>>());
    view! {
        <a class="skip" href="#content">{say("skip-to-content")}</a>
        <div class="frame">
            {InertElement::new(sidebar(&viewer, lists.as_deref(), &here).into_string())}
            <main id="content" tabindex="-1">{children()}</main>
            {InertElement::new(bottom_bar(&viewer, &here).into_string())}
        </div>
        {(!own_notice).then(|| view! { <NoticeBar notice=Notice::provide(said())/> })}
    }
    .into_any()
}

fn sidebar(viewer: &Viewer, lists: Option<&Lists>, here: &str) -> Markup {
    html! {
        nav class="sidebar" aria-label=(say("nav-main")) {
            p class="brand" { span class="icon i-bell" aria-hidden="true" {} "Taskbell" }
            div id="task-links" { (task_links(lists, here)) }
            (link(here, "/dashboard", "dashboard", say("title-dashboard"), 0))
            @if viewer.operator { (operators_links(here)) }
            div class="sidebar-foot" {
                (link(here, "/settings", "settings", say("title-settings"), 0))
                (sign_out())
                p class="who" dir="auto" { (viewer.name) }
            }
        }
    }
}

fn bottom_bar(viewer: &Viewer, here: &str) -> Markup {
    html! {
        nav class="bottom-bar" aria-label=(say("nav-main-short")) {
            @for list in [ListKind::Today, ListKind::Upcoming, ListKind::All] { (list_link(here, list)) }
            (link(here, "/dashboard", "dashboard", say("title-dashboard"), 0))
            details class="more" {
                summary { span class="icon i-more" {} (say("nav-more")) }
                div class="more-menu" {
                    (link(here, "/search", "search", say("title-search"), 0))
                    (list_link(here, ListKind::Inbox))
                    (link(here, "/lists", "list", say("title-lists"), 0))
                    (link(here, "/labels", "label", say("title-labels"), 0))
                    (link(here, "/filters", "filter", say("title-filters"), 0))
                    @for list in [ListKind::Completed, ListKind::Trash] { (list_link(here, list)) }
                    @if viewer.operator { (operators_links(here)) }
                    (link(here, "/settings", "settings", say("title-settings"), 0))
                    (sign_out())
                }
            }
        }
    }
}

fn operators_links(here: &str) -> Markup {
    html! {
        (link(here, "/admin/people", "people", say("title-people"), 0))
        (link(here, "/admin/jobs", "jobs", say("title-jobs"), 0))
    }
}

fn list_link(here: &str, list: ListKind) -> Markup {
    link(here, &list.path(), list.slug(), say(list.label()), 0)
}

/// A link of the frame, with a number if there is one.
pub(super) fn link(here: &str, path: &str, icon: &str, label: &str, number: u32) -> Markup {
    let [href, icon] = [path, icon].map(PreEscaped);
    html! {
        a class={ "nav-link i-" (icon) } href=(href) aria-current=[(here == path).then_some("page")] {
            (label)
            (count(number))
        }
    }
}

fn sign_out() -> Markup {
    html! {
        form method="post" {
            input type="hidden" name="do" value="sign_out";
            button type="submit" class="nav-link i-sign-out" { (say("nav-sign-out")) }
        }
    }
}
