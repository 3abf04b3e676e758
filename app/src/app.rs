use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    hooks::use_location,
    path,
};

use crate::{
    browser,
    components::{Layout, Notice, NoticeBar},
    pages::{DashboardPage, ListPage, NotFoundPage, SettingsPage, SignInPage, SignUpPage, TaskPage},
    surroundings::provide_surroundings,
    titles::title,
};

/// The whole application, the same on both sides.
#[component]
pub fn App() -> impl IntoView {
    let surroundings = provide_surroundings();
    view! {
        <Router>
            <Frame viewer=surroundings.viewer/>
        </Router>
    }
}

#[component]
fn Frame(viewer: Option<model::Viewer>) -> impl IntoView {
    let notice = Notice::provide();
    let location = use_location();
    Effect::new(move || browser::set_title(title(&location.pathname.get())));
    // Tests and style sheets wait for this: from here on the page answers without loading.
    Effect::new(|| browser::mark_document("data-hydrated", ""));
    match viewer {
        Some(viewer) => view! { <Layout viewer notice><Pages/></Layout> }.into_any(),
        None => view! { <main id="content" class="outside"><Pages/></main><NoticeBar notice/> }.into_any(),
    }
}

// Pages arrive whole: without scripts nothing could put late parts in place, and the status is known in time.
#[component]
fn Pages() -> impl IntoView {
    view! {
        <FlatRoutes fallback=NotFoundPage>
            <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async/>
            <Route path=path!("/sign-up") view=SignUpPage ssr=SsrMode::Async/>
            <Route path=path!("/dashboard") view=DashboardPage ssr=SsrMode::Async/>
            <Route path=path!("/settings") view=SettingsPage ssr=SsrMode::Async/>
            <Route path=path!("/tasks/:id") view=TaskPage ssr=SsrMode::Async/>
            <Route path=path!("/:list") view=ListPage ssr=SsrMode::Async/>
        </FlatRoutes>
    }
}
