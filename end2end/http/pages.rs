//! Which page answers, and what it costs to ask wrongly.

use crate::{browser::encode, reply::Connection, taskbell::Taskbell};

const PAGES: [&str; 10] =
    ["/inbox", "/labels", "/lists", "/today", "/upcoming", "/all", "/completed", "/trash", "/dashboard", "/settings"];

#[tokio::test]
async fn strangers_are_led_to_the_door_and_back() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    ada.submit("/today", "sign_out", &[]).await;
    for path in PAGES {
        let reply = ada.get(path).await;
        assert_eq!(reply.location(), format!("/sign-in?{}", encode(&[("next", path)])));
    }
    assert_eq!(ada.get("/").await.location(), "/sign-in");
    let sign_in = ada.get("/all?q=tea%20time").await.location().to_owned();
    assert_eq!(sign_in, "/sign-in?next=%2Fall%3Fq%3Dtea%2520time");
    let page = ada.get(&sign_in).await;
    assert_eq!(page.status, 200);
    let next = crate::browser::field_value(&page.text(), "credentials[next]").unwrap();
    let fields = [
        ("credentials[email]", "ada@example.org"),
        ("credentials[password]", crate::browser::PASSWORD),
        ("credentials[next]", next.as_str()),
    ];
    let reply = ada.submit(&sign_in, "sign_in", &fields).await;
    assert!(reply.location().starts_with("/all?q=tea+time&did="), "{}", reply.location());
}

#[tokio::test]
async fn no_door_leads_to_another_site() {
    let taskbell = Taskbell::start().await;
    taskbell.signed_up("ada@example.org").await;
    for next in
        ["//evil.example", "https://evil.example/", "/\\evil.example", "/\t/evil.example", "javascript:alert(1)"]
    {
        let fields = [
            ("credentials[email]", "ada@example.org"),
            ("credentials[password]", crate::browser::PASSWORD),
            ("credentials[next]", next),
        ];
        let reply = taskbell.browser().submit("/sign-in", "sign_in", &fields).await;
        assert!(reply.location().starts_with("/today"), "{next} leads to {}", reply.location());
    }
}

#[tokio::test]
async fn what_is_searched_for_is_what_was_typed() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    for (query, typed) in [("%2541+%2B1", "%41 +1"), ("a%26b%3Dc", "a&amp;b=c"), ("%E2%82%AC", "€")] {
        let page = ada.get(&format!("/all?q={query}")).await.text();
        assert!(page.contains(&format!("name=\"q\" value=\"{typed}\"")), "{query}");
    }
}

#[tokio::test]
async fn pages_of_a_person_are_whole() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    assert_eq!(ada.get("/").await.location(), "/today");
    assert_eq!(ada.get("/sign-in").await.location(), "/today");
    assert_eq!(ada.get("/sign-up").await.location(), "/today");
    for path in PAGES {
        let reply = ada.get(path).await;
        assert_eq!(reply.status, 200, "{path}");
        assert!(reply.expect_header("content-type").starts_with("text/html"), "{path}");
        assert!(reply.text().contains("</html>"), "{path}");
        let head = ada.send("HEAD", path, &[], b"").await;
        assert_eq!((head.status, head.body.len()), (200, 0), "{path}");
    }
}

#[tokio::test]
async fn what_does_not_exist_is_not_found() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let paths = [
        "/nowhere",
        "/nowhere/else",
        "/today/",
        "/tasks/1",
        "/tasks/00000000-0000-4000-8000-000000000000",
        "/tasks/%00",
        "/%00",
        "/%ff",
        "/..%2f..%2fetc%2fpasswd",
        "/icon.svg",
    ];
    for path in paths {
        let reply = ada.get(path).await;
        assert_eq!(reply.status, 404, "{path}");
    }
    assert_eq!(taskbell.browser().get("/nowhere").await.status, 404);
    assert_eq!(ada.call("nothing", &[]).await.status, 404);
    assert_eq!(ada.post("/nowhere", "do=add_task").await.status, 404);
    assert_eq!(ada.get("/api/task_page").await.status, 405);
    assert_eq!(ada.send("DELETE", "/today", &[("sec-fetch-site", "same-origin")], b"").await.status, 405);
}

#[tokio::test]
async fn addresses_that_make_no_sense_break_nothing() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let long = "x".repeat(7_000);
    for query in [
        "q=%00",
        "q=%ff%fe",
        "q=%E2%80%AE",
        "status=flying",
        "priority=9",
        "due=never",
        "sort=sideways",
        "after=1.2.x",
        "after=9223372036854775808.0.00000000000000000000000000000000",
        "after=9223372036854775807.-1.a",
        "open=1",
        "open=00000000-0000-4000-8000-000000000000",
        "did=flying&count=x&undo=1",
        "&&&=",
        "q[]=1",
        &long,
        "q=%25_%5C",
        "did=%3Cscript%3E",
        "count=-1&did=added",
        "view=sideways&group=x&span=y&from=z",
        "view=board&group=x&after=99",
        "view=board&group=section&after=-1&add=%3Cscript%3E",
        "view=calendar&from=9999-12-31&span=week",
        "view=calendar&from=0001-01-01",
        "view=calendar&add=2026-13-99",
    ] {
        for path in ["/all", "/today", "/completed", "/trash", "/upcoming"] {
            let reply = ada.get(&format!("{path}?{query}")).await;
            assert!(reply.status < 500, "{path}?{query}: {}", reply.status);
            assert!(reply.text().contains("</html>"), "{path}?{query}");
        }
    }
}

#[tokio::test]
async fn a_connection_carries_many_requests() {
    let taskbell = Taskbell::start().await;
    let ada = taskbell.signed_up("ada@example.org").await;
    let mut connection = Connection::open(&taskbell.address).await.unwrap();
    for path in ["/today", "/dashboard", "/nowhere", "/healthz", "/all"] {
        let reply = connection.exchange(&ada.request("GET", path, &[], b""), false).await.unwrap();
        assert!(matches!(reply.status, 200 | 404), "{path}");
    }
}

#[tokio::test]
async fn health_names_its_parts() {
    let taskbell = Taskbell::start().await;
    assert_eq!(taskbell.browser().get("/healthz").await.text(), "alive\n");
    let reply = taskbell.browser().get("/readyz").await;
    assert_eq!(reply.status, 200);
    let well = serde_json::json!({ "database": "ok", "redis": "ok", "migrations": "ok", "ending": false });
    assert_eq!(reply.json(), well);
}

#[tokio::test]
async fn the_log_holds_nothing_private() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let reply = ada.get("/all?q=geheim").await;
    ada.sign_in("ada@example.org", "geheimgeheim").await;
    ada.get("/geheim").await;
    let log = taskbell.log();
    assert!(log.contains(reply.expect_header("x-request-id")), "every request has its line");
    for private in ["geheim", "ada@example.org", ada.cookie.as_deref().unwrap().split('=').nth(1).unwrap(), "Firefox"] {
        assert!(!log.contains(private), "{private} is in the log");
    }
}
