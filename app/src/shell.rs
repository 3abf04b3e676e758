use leptos::{nonce::use_nonce, prelude::*, reactive::owner::with_context, tachys::html::InertElement};
use maud::{Markup, PreEscaped, html};
use model::{ListKind, Viewer};

use crate::{
    built_files::{AssetOrigin, BuiltFiles, built_files},
    pages,
    request::path,
    words::{language, say, say_with},
};

/// The document around a page.
pub fn shell(options: LeptosOptions, page: AnyView) -> impl IntoView {
    let theme = with_context::<Viewer, _>(|viewer| viewer.theme.slug());
    let language = language();
    view! {
        <html lang=language.slug() dir=language.direction() data-theme=theme>
            {InertElement::new(head(options).into_string())}
            <body>{page}</body>
        </html>
    }
}

fn head(options: LeptosOptions) -> Markup {
    let path = path();
    // To others an operators' page looks like one that does not exist, to the last byte.
    let path = if path.starts_with("/admin/") && !pages::operator() { String::new() } else { path };
    let files = built_files(&options);
    let assets = use_context::<AssetOrigin>().map(|origin| origin.0).unwrap_or_default();
    let nonce = use_nonce().map(|nonce| nonce.to_string());
    let reload = view! { <AutoReload options/> }.to_html();
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            title { (title(&path)) }
            // Without what the address says was done: that is over by then.
            @if pages::refreshes() { meta http-equiv="refresh" content="10;url=/admin/jobs"; }
            link rel="icon" href="/icon.svg" type="image/svg+xml";
            link rel="manifest" href="/manifest.webmanifest";
            link rel="stylesheet" href={ (assets) (files.style) };
            (PreEscaped(reload))
            @if ListKind::at(&path).is_some() {
                script type="application/json" id="words" nonce=[nonce.as_ref()] { (PreEscaped(language().ready_made())) }
            }
            @if has_islands(&path) {
                script type="module" nonce=[nonce.as_ref()] { (PreEscaped(loader(&assets, &files))) }
            }
            @if asks_for_passkeys(&path) {
                script type="module" nonce=[nonce] { (PreEscaped(include_str!("../scripts/passkeys.js"))) }
            }
        }
    }
}

/// What brings the islands to life: lines that fetch the program and hand each island over to it, once the page was painted;
/// until then the network and the processor are for what people see. Each island is a task of its own, so that whoever
/// touches the page meanwhile waits for one of them at most. Leptos's own loader looks at every node of the page,
/// for nested islands that we do not have.
fn loader(assets: &str, files: &BuiltFiles) -> String {
    let (script, program) = (format!("{assets}{}", files.script), format!("{assets}{}", files.program));
    format!(
        "requestAnimationFrame(()=>setTimeout(async()=>{{\
         const module_or_path=fetch({program:?}),app=await import({script:?});\
         await app.default({{module_or_path}});app.hydrate();\
         for(const island of document.querySelectorAll('leptos-island')){{\
         await new Promise(next=>setTimeout(next));app[island.dataset.component](island)}}}}))"
    )
}

/// Whether a page has a part that lives in the browser; the others need no such program.
fn has_islands(path: &str) -> bool {
    !(path.starts_with("/tasks/")
        || path.starts_with("/transfers")
        || path == "/lists"
        || path.ends_with("/edit")
        || path.starts_with("/reset-password/")
        || path.starts_with("/admin/")
        || path.starts_with("/confirm")
        || path.starts_with("/settings")
        || path.starts_with("/sign-in")
        || matches!(path, "/forgot-password" | "/dashboard"))
}

/// Whether a page has a button for passkeys, for which browsers have no markup.
fn asks_for_passkeys(path: &str) -> bool {
    matches!(path, "/sign-in" | "/sign-in/second" | "/sign-in/again" | "/settings/security")
}

/// The title of the page at a path. No text people typed goes in here: titles end up in histories and tabs.
fn title(path: &str) -> String {
    let page = match path {
        "/sign-in" => "title-sign-in",
        "/sign-in/second" => "title-second-step",
        "/sign-in/again" => "title-sign-in-again",
        "/sign-up" => "title-sign-up",
        "/forgot-password" => "title-forgot-password",
        "/inbox" => "list-inbox",
        "/today" => "list-today",
        "/upcoming" => "list-upcoming",
        "/all" => "title-all",
        "/completed" => "list-completed",
        "/trash" => "list-trash",
        "/confirm" => "title-confirm",
        "/dashboard" => "title-dashboard",
        "/settings" => "title-settings",
        "/settings/security" => "title-security",
        "/settings/security/two-step" => "title-two-step",
        "/admin/jobs" => "title-jobs",
        "/admin/invitations" => "title-invitations",
        "/admin/people" => "title-people",
        "/admin/settings" => "title-settings-in-force",
        "/admin/audit" => "title-audit",
        path if path.starts_with("/admin/people/") => "title-person",
        "/transfers" => "title-transfers",
        "/lists" => "title-lists",
        path if path.starts_with("/lists/") && path.ends_with("/edit") => "title-list-edit",
        path if path.starts_with("/lists/") => "list-own",
        path if path.starts_with("/transfers/") => "title-import",
        path if path.starts_with("/tasks/") => "title-task",
        path if path.starts_with("/invitations/") => "title-invitation",
        path if path.starts_with("/confirm/") => "title-confirm",
        path if path.starts_with("/reset-password/") => "title-reset-password",
        _ => return "Taskbell".to_owned(),
    };
    say_with("page-title", say(page))
}
