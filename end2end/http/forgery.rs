//! Requests that other sites cause.

use crate::{browser::encode, taskbell::Taskbell};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

#[tokio::test]
async fn only_our_own_pages_change_anything() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let host = taskbell.address.clone();
    let ours = format!("http://{host}");
    let refused: [&[(&str, &str)]; 7] = [
        &[],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("sec-fetch-site", "cross-site"), ("origin", &ours)],
        &[("origin", "null")],
        &[("origin", "https://evil.example")],
        &[("origin", "http://127.0.0.1:1")],
    ];
    let task =
        |id: &str| encode(&[("do", "add_task"), ("task[id]", id), ("task[title]", "Forged"), ("task[list]", "all")]);
    let id = uuid::Uuid::new_v4().to_string();
    for headers in refused {
        for path in ["/all", "/api/add_task"] {
            let reply = ada.send("POST", path, &[headers, &[FORM]].concat(), task(&id).as_bytes()).await;
            assert_eq!(reply.status, 403, "{path} with {headers:?}");
            assert_eq!(reply.header("set-cookie"), None);
        }
    }
    assert!(!ada.get("/all").await.text().contains("Forged"));
    let accepted: [&[(&str, &str)]; 3] =
        [&[("sec-fetch-site", "same-origin")], &[("sec-fetch-site", "none")], &[("origin", &ours)]];
    for headers in accepted {
        let body = task(&uuid::Uuid::new_v4().to_string());
        let reply = ada.send("POST", "/all", &[headers, &[FORM]].concat(), body.as_bytes()).await;
        assert_eq!(reply.status, 303, "{headers:?}");
    }
}

#[tokio::test]
async fn a_refusal_says_so_in_the_asker_s_language() {
    let taskbell = Taskbell::start().await;
    let mut stranger = taskbell.browser();
    let page = stranger.send("POST", "/sign-in", &[FORM], b"do=sign_in").await;
    assert!(page.expect_header("content-type").starts_with("text/html"));
    assert!(page.text().contains("Nothing was changed"));
    let script = stranger.send("POST", "/api/sign_in", &[FORM], b"").await;
    assert_eq!(script.expect_header("content-type"), "application/json");
    assert_eq!(script.json(), serde_json::json!({ "Rejected": "Malformed" }));
}

#[tokio::test]
async fn reading_changes_nothing() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let id = ada.add_task("Stays").await;
    for path in [
        format!("/all?do=change_tasks&request[act]=delete:{id}"),
        format!("/api/change_tasks?request[act]=delete:{id}"),
        "/today?do=sign_out".to_owned(),
    ] {
        assert_eq!(ada.get(&path).await.header("set-cookie"), None);
    }
    assert!(ada.get("/all").await.text().contains("Stays"));
}

/// Anybody can send a link to "Your password was changed" and ask for the next step.
#[tokio::test]
async fn a_link_from_elsewhere_puts_no_words_on_a_page() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let words = "Password changed";
    for path in ["/settings?did=password_changed", "/today?did=password_changed&count=1"] {
        let elsewhere = [("sec-fetch-site", "cross-site"), ("referer", "https://evil.example/")];
        assert!(!ada.send("GET", path, &elsewhere, b"").await.text().contains(words), "{path}");
        assert!(!ada.get(path).await.text().contains(words), "{path}");
        let ours = format!("http://{}/settings", taskbell.address);
        assert!(ada.send("GET", path, &[("referer", &ours)], b"").await.text().contains(words), "{path}");
        assert!(ada.send("GET", path, &[("sec-fetch-site", "same-origin")], b"").await.text().contains(words));
    }
}
