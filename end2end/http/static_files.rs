//! The built front end: compressed ahead of time, kept for ever where its name says what it holds.

use std::{fs, sync::Arc};

use crate::taskbell::{Folder, Taskbell};

fn site() -> Arc<Folder> {
    let folder = Folder::new();
    let (root, package) = (folder.0.join("site"), folder.0.join("site/pkg"));
    fs::create_dir_all(&package).unwrap();
    for (path, content) in [
        (package.join("taskbell.abc123.css"), "plain"),
        (package.join("taskbell.abc123.css.br"), "brotli"),
        (package.join("taskbell.abc123.css.gz"), "gzip"),
        (package.join("taskbell.abc123.wasm"), "wasm"),
        (root.join("icon.svg"), "<svg/>"),
    ] {
        fs::write(path, content).unwrap();
    }
    fs::write(folder.0.join("secret"), "secret").unwrap();
    folder
}

#[tokio::test]
async fn hashed_files_are_kept_for_ever() {
    let taskbell = Taskbell::start_on(site(), None, &[("LEPTOS_HASH_FILES", "true")]);
    let mut browser = taskbell.browser();
    let css = browser.get("/pkg/taskbell.abc123.css").await;
    assert_eq!((css.status, css.text().as_str()), (200, "plain"));
    assert_eq!(css.expect_header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(css.expect_header("content-type"), "text/css; charset=utf-8");
    let wasm = browser.get("/pkg/taskbell.abc123.wasm").await;
    assert_eq!(wasm.expect_header("content-type"), "application/wasm");
    let missing = browser.get("/pkg/taskbell.def456.css").await;
    assert_eq!(missing.status, 404);
    assert_eq!(missing.header("cache-control"), None, "nobody may keep that a file is missing");
}

#[tokio::test]
async fn the_words_of_the_board_are_a_file_of_their_own() {
    let taskbell = Taskbell::start_on(site(), None, &[("LEPTOS_HASH_FILES", "true")]);
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let address_on = |page: String| {
        let start = page.find("/pkg/words/").unwrap();
        page[start..].split('"').next().unwrap().to_owned()
    };
    let english = address_on(ada.get("/all").await.text());
    let german = address_on(taskbell.browser().send("GET", "/sign-up", &[("accept-language", "de")], b"").await.text());
    for (address, word) in [(&english, "Task added."), (&german, "Rückgängig")] {
        let words = taskbell.browser().get(address).await;
        assert_eq!(words.expect_header("cache-control"), "public, max-age=31536000, immutable");
        assert_eq!(words.expect_header("content-type"), "application/json");
        assert!(words.text().contains(word), "{}", words.text());
    }
    let compressed = taskbell.browser().send("GET", &english, &[("accept-encoding", "br")], b"").await;
    assert_eq!(compressed.header("content-encoding"), Some("br"));
    assert_eq!(compressed.header("vary"), Some("accept-encoding"));
    for other in ["/pkg/words/en.json", "/pkg/words/", "/pkg/words/en.0.json", &english.replace("en.", "de.")] {
        let missing = taskbell.browser().get(other).await;
        assert_eq!((missing.status, missing.header("cache-control")), (404, None), "{other}");
    }
}

#[tokio::test]
async fn files_without_a_hash_are_asked_for_again() {
    let taskbell = Taskbell::start_on(site(), None, &[("LEPTOS_HASH_FILES", "false")]);
    let css = taskbell.browser().get("/pkg/taskbell.abc123.css").await;
    assert_eq!(css.expect_header("cache-control"), "no-cache");
}

#[tokio::test]
async fn compressed_copies_are_sent_to_those_who_take_them() {
    let taskbell = Taskbell::start_on(site(), None, &[]);
    for (accepted, content, encoding) in
        [("gzip, deflate, br, zstd", "brotli", Some("br")), ("gzip", "gzip", Some("gzip")), ("identity", "plain", None)]
    {
        let headers = [("accept-encoding", accepted)];
        let css = taskbell.browser().send("GET", "/pkg/taskbell.abc123.css", &headers, b"").await;
        assert_eq!((css.text().as_str(), css.header("content-encoding")), (content, encoding));
        assert_eq!(css.expect_header("vary"), "accept-encoding");
        assert_eq!(css.expect_header("content-type"), "text/css; charset=utf-8");
    }
}

#[tokio::test]
async fn other_files_are_kept_for_a_while_and_checked_cheaply() {
    let taskbell = Taskbell::start_on(site(), None, &[]);
    let mut browser = taskbell.browser();
    let icon = browser.get("/icon.svg").await;
    assert_eq!((icon.status, icon.expect_header("cache-control")), (200, "public, max-age=3600"));
    assert_eq!(icon.expect_header("content-type"), "image/svg+xml; charset=utf-8");
    assert_eq!(browser.get("/sign-in").await.expect_header("content-type"), "text/html; charset=utf-8");
    let since = icon.expect_header("last-modified").to_owned();
    let again = browser.send("GET", "/icon.svg", &[("if-modified-since", &since)], b"").await;
    assert_eq!(again.status, 304);
    assert_eq!(again.expect_header("cache-control"), "public, max-age=3600");
}

#[tokio::test]
async fn names_that_no_file_can_have_are_missing() {
    let taskbell = Taskbell::start_on(site(), None, &[]);
    for name in
        ["a".repeat(250), "a".repeat(251), "a".repeat(255), "a".repeat(256), "a".repeat(5_000), "%00".to_owned()]
    {
        for path in
            [format!("/{name}"), format!("/pkg/{name}.css"), format!("/icon.svg/{name}"), format!("/api/{name}")]
        {
            for headers in [[("accept-encoding", "br")], [("accept-encoding", "identity")]] {
                let reply = taskbell.browser().send("GET", &path, &headers, b"").await;
                assert!(matches!(reply.status, 404 | 405), "{path}: {}", reply.status);
            }
        }
    }
    let deep = "/aaaaaaaaa".repeat(600);
    assert_eq!(taskbell.browser().get(&deep).await.status, 404);
}

#[tokio::test]
async fn only_the_site_folder_is_served() {
    let taskbell = Taskbell::start_on(site(), None, &[]);
    for path in
        ["/../secret", "/pkg/../../secret", "/pkg/%2e%2e/%2e%2e/secret", "/..%2fsecret", "/pkg/..%5csecret", "/pkg/"]
    {
        let reply = taskbell.browser().get(path).await;
        assert_eq!(reply.status, 404, "{path}");
        assert!(!reply.text().starts_with("secret"), "{path}");
    }
}
