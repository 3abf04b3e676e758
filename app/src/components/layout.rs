use leptos::{prelude::*, tachys::html::InertElement};
use maud::{Markup, PreEscaped, html};
use model::{ListKind, Viewer};

use crate::{
    components::{Failure, Notice, NoticeBar},
    error::AppError,
    request::{path, said},
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
    let here = path();
    view! {
        <a class="skip" href="#content">"Skip to content"</a>
        <div class="frame">
            {InertElement::new(sidebar(&viewer, &here).into_string())}
            <main id="content" tabindex="-1">{children()}</main>
            {InertElement::new(bottom_bar(&viewer, &here).into_string())}
        </div>
        {(!own_notice).then(|| view! { <NoticeBar notice=Notice::provide(said())/> })}
    }
    .into_any()
}

fn sidebar(viewer: &Viewer, here: &str) -> Markup {
    html! {
        nav class="sidebar" aria-label="Main" {
            p class="brand" { span class="icon i-bell" aria-hidden="true" {} "Taskbell" }
            @for list in ListKind::ALL { (list_link(here, list)) }
            (link(here, "/dashboard", "dashboard", "Dashboard"))
            @if viewer.operator { (link(here, "/admin/jobs", "jobs", "Jobs")) }
            div class="sidebar-foot" {
                (link(here, "/settings", "settings", "Settings"))
                (sign_out())
                p class="who" dir="auto" { (viewer.name) }
            }
        }
    }
}

fn bottom_bar(viewer: &Viewer, here: &str) -> Markup {
    html! {
        nav class="bottom-bar" aria-label="Main, short" {
            @for list in [ListKind::Today, ListKind::Upcoming, ListKind::All] { (list_link(here, list)) }
            (link(here, "/dashboard", "dashboard", "Dashboard"))
            details class="more" {
                summary { span class="icon i-more" aria-hidden="true" {} "More" }
                div class="more-menu" {
                    @for list in [ListKind::Completed, ListKind::Trash] { (list_link(here, list)) }
                    @if viewer.operator { (link(here, "/admin/jobs", "jobs", "Jobs")) }
                    (link(here, "/settings", "settings", "Settings"))
                    (sign_out())
                }
            }
        }
    }
}

fn list_link(here: &str, list: ListKind) -> Markup {
    link(here, list.path(), list.slug(), list.label())
}

fn link(here: &str, path: &str, icon: &str, label: &str) -> Markup {
    let [href, icon, label] = [path, icon, label].map(PreEscaped);
    html! {
        a class="nav-link" href=(href) aria-current=[(here == path).then_some("page")] {
            span class={ "icon i-" (icon) } aria-hidden="true" {}
            (label)
        }
    }
}

fn sign_out() -> Markup {
    html! {
        form method="post" {
            input type="hidden" name="do" value="sign_out";
            button type="submit" class="nav-link" { span class="icon i-sign-out" aria-hidden="true" {} "Sign out" }
        }
    }
}
