use leptos::{nonce::use_nonce, prelude::*};

use crate::{
    App,
    built_files::{AssetOrigin, BuiltFiles, built_files},
    pages,
    request::Visitor,
};

/// The document around a page.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let theme = use_context::<Visitor>().and_then(|visitor| visitor.actor).map(|actor| actor.viewer().theme.slug());
    let path = use_context::<axum::http::request::Parts>().map(|parts| parts.uri.path().to_owned()).unwrap_or_default();
    // To others an operators' page looks like one that does not exist, to the last byte.
    let path = if path.starts_with("/admin/") && !pages::operator() { String::new() } else { path };
    let files = built_files(&options);
    let assets = use_context::<AssetOrigin>().map(|origin| origin.0).unwrap_or_default();
    view! {
        <!DOCTYPE html>
        <html lang="en" data-theme=theme>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title inner_html=title(&path)></title>
                // Without what the address says was done: that is over by then.
                {pages::refreshes().then(|| view! { <meta http-equiv="refresh" content="10;url=/admin/jobs"/> })}
                <link rel="icon" href="/icon.svg" type="image/svg+xml"/>
                <link rel="manifest" href="/manifest.webmanifest"/>
                <link rel="stylesheet" href=format!("{assets}{}", files.style)/>
                <AutoReload options/>
                {has_islands(&path).then(|| wake_islands(&assets, &files))}
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// What brings the islands to life: lines that fetch the program and hand each island over to it, once the page was painted;
/// until then the network and the processor are for what people see. Each island is a task of its own, so that whoever
/// touches the page meanwhile waits for one of them at most. Leptos's own loader looks at every node of the page,
/// for nested islands that we do not have.
fn wake_islands(assets: &str, files: &BuiltFiles) -> impl IntoView + use<> {
    if let Some(context) = Owner::current_shared_context() {
        // Outside of islands nothing is hydrated, so nothing needs to be told to the browser for it.
        context.set_is_hydrating(false);
    }
    let (script, program) = (format!("{assets}{}", files.script), format!("{assets}{}", files.program));
    let loader = format!(
        "requestAnimationFrame(()=>setTimeout(async()=>{{\
         const module_or_path=fetch({program:?}),app=await import({script:?});\
         await app.default({{module_or_path}});app.hydrate();\
         for(const island of document.querySelectorAll('leptos-island')){{\
         await new Promise(next=>setTimeout(next));app[island.dataset.component](island)}}}}))"
    );
    view! { <script type="module" nonce=use_nonce() inner_html=loader></script> }
}

/// Whether a page has a part that lives in the browser; the others need no script at all.
fn has_islands(path: &str) -> bool {
    !(path.starts_with("/tasks/")
        || path.starts_with("/transfers")
        || matches!(path, "/sign-in" | "/dashboard" | "/settings" | "/admin/jobs"))
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
        "/admin/jobs" => "Jobs · Taskbell",
        "/transfers" => "Export and import · Taskbell",
        path if path.starts_with("/transfers/") => "Import · Taskbell",
        path if path.starts_with("/tasks/") => "Task · Taskbell",
        _ => "Taskbell",
    }
}
