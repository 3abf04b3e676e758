use leptos::prelude::*;
use leptos_meta::HashedStylesheet;

use crate::{App, request::Visitor, titles::title};

/// The document around the application. Rendered by the server only.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let theme = use_context::<Visitor>().and_then(|visitor| visitor.actor).map(|actor| actor.viewer().theme.slug());
    let path = use_context::<axum::http::request::Parts>().map(|parts| parts.uri.path().to_owned());
    view! {
        <!DOCTYPE html>
        <html lang="en" data-theme=theme>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <title>{title(path.as_deref().unwrap_or_default())}</title>
                <link rel="icon" href="/icon.svg" type="image/svg+xml"/>
                <link rel="manifest" href="/manifest.webmanifest"/>
                <HashedStylesheet options=options.clone()/>
                <AutoReload options=options.clone()/>
                <HydrationScripts options/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}
