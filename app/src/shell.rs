use leptos::prelude::*;
use leptos_meta::HashedStylesheet;

use crate::{App, request::Visitor};

/// The document around a page.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let theme = use_context::<Visitor>().and_then(|visitor| visitor.actor).map(|actor| actor.viewer().theme.slug());
    let path = use_context::<axum::http::request::Parts>().map(|parts| parts.uri.path().to_owned()).unwrap_or_default();
    view! {
        <!DOCTYPE html>
        <html lang="en" data-theme=theme>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title inner_html=title(&path)></title>
                <link rel="icon" href="/icon.svg" type="image/svg+xml"/>
                <link rel="manifest" href="/manifest.webmanifest"/>
                <HashedStylesheet options=options.clone()/>
                <AutoReload options=options.clone()/>
                {has_islands(&path).then(|| view! { <HydrationScripts options islands=true/> })}
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// Whether a page has a part that lives in the browser; the others need no script at all.
fn has_islands(path: &str) -> bool {
    !(path.starts_with("/tasks/") || matches!(path, "/sign-in" | "/dashboard" | "/settings"))
}

/// The title of the page at a path. No text people typed goes in here: it is rendered as it is, and titles end up in
/// histories and tabs.
fn title(path: &str) -> &'static str {
    match path {
        "/sign-in" => "Sign in · Taskbell",
        "/sign-up" => "Create an account · Taskbell",
        "/today" => "Today · Taskbell",
        "/upcoming" => "Upcoming · Taskbell",
        "/all" => "All tasks · Taskbell",
        "/completed" => "Completed · Taskbell",
        "/trash" => "Trash · Taskbell",
        "/dashboard" => "Dashboard · Taskbell",
        "/settings" => "Settings · Taskbell",
        path if path.starts_with("/tasks/") => "Task · Taskbell",
        _ => "Taskbell",
    }
}
