use std::sync::LazyLock;

use leptos::{nonce::use_nonce, prelude::*, reactive::owner::with_context, tachys::html::InertElement};
use maud::{Markup, PreEscaped, html};
use model::{ListKind, View, Viewer};

use crate::{
    built_files::{AssetOrigin, BuiltFiles, built_files, fingerprint, words_address},
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
    let view = use_context::<View>().unwrap_or_default();
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
            @if has_islands(&path) && view == View::List {
                script type="module" nonce=[nonce.as_ref()] { (PreEscaped(loader(&assets, &files))) }
            }
            @for script in scripts(&path, view) { script type="module" nonce=[nonce.as_ref()] src=(script) {} }
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
    let [script, program, words] =
        [&files.script, &files.program, words_address(language())].map(|file| format!("{assets}{file}"));
    format!(
        "requestAnimationFrame(()=>setTimeout(async()=>{{\
         const words=fetch({words:?}),module_or_path=fetch({program:?}),app=await import({script:?});\
         await app.default({{module_or_path}});\
         if(app.hydrate(await(await words).text()))\
         for(const island of document.querySelectorAll('leptos-island')){{\
         await new Promise(next=>setTimeout(next));app[island.dataset.component](island)}}}}))"
    )
}

/// Whether a page has a part that lives in the browser; the others need no such program.
fn has_islands(path: &str) -> bool {
    !(path.starts_with("/tasks/")
        || path.starts_with("/transfers")
        || matches!(path, "/lists" | "/labels" | "/filters" | "/filter-language")
        || is_edit(path)
        || path.starts_with("/reset-password/")
        || path.starts_with("/admin/")
        || path.starts_with("/confirm")
        || path.starts_with("/settings")
        || path.starts_with("/sign-in")
        || matches!(path, "/forgot-password" | "/dashboard" | "/quick-add" | "/search"))
}

/// Whether a page says what a list or a label is called. A label may be called so.
fn is_edit(path: &str) -> bool {
    path.ends_with("/edit") && ListKind::at(path).is_none()
}

/// Whether the page at a path, perhaps one of a list, looked at so, has a script.
type IsOn = fn(&str, Option<ListKind>, View) -> bool;

/// The scripts of pages: their names, what they do, and where they are.
const SCRIPTS: [(&str, &str, IsOn); 8] = [
    ("labels", include_str!("../../public/labels.js"), shows_tasks),
    ("recurrence", include_str!("../../public/recurrence.js"), shows_tasks),
    ("palette", include_str!("../../public/palette.js"), |_, _, _| signed_in()),
    ("quick-add", include_str!("../../public/quick-add.js"), |_, _, _| signed_in()),
    ("order", include_str!("../../public/order.js"), |_, list, view| view == View::List && takes_tasks(list)),
    ("nesting", include_str!("../../public/nesting.js"), |_, list, view| {
        view == View::List && list.is_some_and(ListKind::is_one)
    }),
    ("filters", include_str!("../../public/filters.js"), |path, list, _| {
        path.starts_with("/filters") && list.is_none()
    }),
    ("views", include_str!("../../public/views.js"), |_, list, _| takes_tasks(list)),
];

/// Whether it is the page of somebody who is signed in: one can add a task from there.
fn signed_in() -> bool {
    with_context::<Viewer, _>(|_| ()).is_some()
}

/// Whether a task can be opened there.
fn shows_tasks(path: &str, list: Option<ListKind>, _: View) -> bool {
    list.is_some() || path.starts_with("/tasks/")
}

/// Whether tasks are added and put in order there.
fn takes_tasks(list: Option<ListKind>) -> bool {
    list.is_some_and(|list| !matches!(list, ListKind::Completed | ListKind::Trash))
}

/// The addresses of a page's scripts; others whenever they change.
fn scripts(path: &str, view: View) -> impl Iterator<Item = &'static str> + use<'_> {
    static ADDRESSES: LazyLock<[String; SCRIPTS.len()]> =
        LazyLock::new(|| SCRIPTS.map(|(name, script, _)| format!("/{name}.js?{}", fingerprint(script))));
    let list = ListKind::at(path);
    let asked = SCRIPTS.iter().zip(ADDRESSES.iter()).filter(move |((_, _, is_on), _)| is_on(path, list, view));
    asked.map(|(_, address)| address.as_str())
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
        "/quick-add" => "title-quick-add",
        "/search" => "title-search",
        "/labels" => "title-labels",
        "/filters" => "title-filters",
        "/filter-language" => "title-filter-language",
        path if path.starts_with("/filters/") && is_edit(path) => "title-filter-edit",
        path if path.starts_with("/filters/") => "list-filter",
        path if path.starts_with("/labels/") && is_edit(path) => "title-label-edit",
        path if path.starts_with("/labels/") => "list-label",
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
