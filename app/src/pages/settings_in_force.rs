use leptos::prelude::*;

use super::{not_found, operator, tabs::Tabs};
use crate::{
    components::{Failure, Layout},
    server_fns,
    words::say,
};

/// The settings of the installation, as they are in force. To whoever is no operator the page does not exist.
pub async fn page() -> AnyView {
    if !operator() {
        return not_found::page().await;
    }
    let content = match server_fns::settings_in_force().await {
        Ok(settings) => view! { <InForce settings/> }.into_any(),
        Err(error) => view! { <Failure error/> }.into_any(),
    };
    view! { <Layout>{content}</Layout> }.into_any()
}

#[component]
fn InForce(settings: Vec<(String, String)>) -> impl IntoView {
    view! {
        <div class="console">
            <header class="page-head"><h1>{say("title-settings-in-force")}</h1></header>
            <Tabs/>
            <p class="quiet-text">{say("settings-in-force-explained")}</p>
            <dl class="facts">
                {settings.into_iter().map(|(name, value)| view! {
                    <div><dt>{name}</dt><dd dir="auto">{value}</dd></div>
                }).collect_view()}
            </dl>
        </div>
    }
}
