use leptos::prelude::*;
use leptos_router::hooks::use_location;
use model::ListKind;

use crate::{
    components::{ActionForm, Failure, Notice, NoticeBar},
    error::AppError,
    request::{Visitor, said},
};

/// The frame of every page of a person who is signed in: sidebar, content, and on phones a bar at the bottom.
#[component]
pub fn Layout(
    /// Whether the page says itself what has just been done.
    #[prop(optional)]
    own_notice: bool,
    children: Children,
) -> impl IntoView {
    let Some(viewer) = use_context::<Visitor>().and_then(|visitor| visitor.actor).map(|actor| actor.viewer()) else {
        return view! { <main id="content" class="outside"><Failure error=AppError::SignedOut/></main> }.into_any();
    };
    view! {
        <a class="skip" href="#content">"Skip to content"</a>
        <div class="frame">
            <nav class="sidebar" aria-label="Main">
                <p class="brand"><span class="icon i-bell" aria-hidden="true"></span>"Taskbell"</p>
                {ListKind::ALL.map(|list| view! { <NavLink path=list.path() icon=list.slug() label=list.label()/> }).collect_view()}
                <NavLink path="/dashboard" icon="dashboard" label="Dashboard"/>
                {viewer.operator.then(|| view! { <NavLink path="/admin/jobs" icon="jobs" label="Jobs"/> })}
                <div class="sidebar-foot">
                    <NavLink path="/settings" icon="settings" label="Settings"/>
                    <SignOut/>
                    <p class="who" dir="auto">{viewer.name}</p>
                </div>
            </nav>
            <main id="content" tabindex="-1">{children()}</main>
            <nav class="bottom-bar" aria-label="Main, short">
                <NavLink path="/today" icon="today" label="Today"/>
                <NavLink path="/upcoming" icon="upcoming" label="Upcoming"/>
                <NavLink path="/all" icon="all" label="All"/>
                <NavLink path="/dashboard" icon="dashboard" label="Dashboard"/>
                <details class="more">
                    <summary><span class="icon i-more" aria-hidden="true"></span>"More"</summary>
                    <div class="more-menu">
                        <NavLink path="/completed" icon="completed" label="Completed"/>
                        <NavLink path="/trash" icon="trash" label="Trash"/>
                        {viewer.operator.then(|| view! { <NavLink path="/admin/jobs" icon="jobs" label="Jobs"/> })}
                        <NavLink path="/settings" icon="settings" label="Settings"/>
                        <SignOut/>
                    </div>
                </details>
            </nav>
        </div>
        {(!own_notice).then(|| view! { <NoticeBar notice=Notice::provide(said())/> })}
    }
    .into_any()
}

#[component]
fn NavLink(path: &'static str, icon: &'static str, label: &'static str) -> impl IntoView {
    let here = use_location().pathname.get_untracked() == path;
    view! {
        <a class="nav-link" href=path aria-current=here.then_some("page")>
            <span class=format!("icon i-{icon}") aria-hidden="true"></span>
            {label}
        </a>
    }
}

#[component]
fn SignOut() -> impl IntoView {
    view! {
        <ActionForm action="sign_out">
            <button type="submit" class="nav-link">
                <span class="icon i-sign-out" aria-hidden="true"></span>
                "Sign out"
            </button>
        </ActionForm>
    }
}
