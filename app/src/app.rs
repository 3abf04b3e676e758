use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::pages::{
    DashboardPage, ImportPage, JobsPage, ListPage, NotFoundPage, SettingsPage, SignInPage, SignUpPage, TaskPage,
    TransfersPage,
};

/// The pages. Each arrives whole: without scripts nothing could put late parts in place, and its status is known in
/// time.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router>
            <FlatRoutes fallback=NotFoundPage>
                <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async/>
                <Route path=path!("/sign-up") view=SignUpPage ssr=SsrMode::Async/>
                <Route path=path!("/dashboard") view=DashboardPage ssr=SsrMode::Async/>
                <Route path=path!("/settings") view=SettingsPage ssr=SsrMode::Async/>
                <Route path=path!("/admin/jobs") view=JobsPage ssr=SsrMode::Async/>
                <Route path=path!("/transfers") view=TransfersPage ssr=SsrMode::Async/>
                <Route path=path!("/transfers/:id") view=ImportPage ssr=SsrMode::Async/>
                <Route path=path!("/tasks/:id") view=TaskPage ssr=SsrMode::Async/>
                <Route path=path!("/:list") view=ListPage ssr=SsrMode::Async/>
            </FlatRoutes>
        </Router>
    }
}
