//! Forms without scripts: what was done is said, what was refused is kept.

use crate::{browser::field_value, taskbell::Taskbell};

#[tokio::test]
async fn a_change_is_announced_and_can_be_undone() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let id = ada.add_task("Water the plants").await;
    let act = format!("delete:{id}");
    let reply = ada.submit("/all?sort=newest&did=added&count=9", "change_tasks", &[("request[act]", &act)]).await;
    let place = reply.location().to_owned();
    assert!(place.starts_with("/all?sort=newest&did=deleted&count=1&undo="), "{place}");
    let page = ada.send("GET", &place, &[("sec-fetch-site", "same-origin")], b"").await.text();
    assert!(page.contains("Task moved to the trash.") && !page.contains("Water the plants"));
    let undo = field_value(&page, "id").expect("an undo button");
    let reply = ada.submit(&place, "undo", &[("id", &undo)]).await;
    assert_eq!(reply.location(), "/all?sort=newest&did=undone&count=1");
    assert!(ada.get("/all").await.text().contains("Water the plants"));
}

#[tokio::test]
async fn a_refused_form_keeps_what_was_typed() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let id = ada.add_task("Water the plants").await;
    let version = ada.version(&id).await;
    let fields = [
        ("task[id]", id.as_str()),
        ("task[version]", version.as_str()),
        ("task[title]", ""),
        ("task[notes]", "Twice a <week> & more"),
        ("task[status]", "pending"),
        ("task[priority]", "high"),
        ("task[due_date]", "2026-02-30"),
        ("task[due_time]", "09:00"),
    ];
    let reply = ada.submit(&format!("/tasks/{id}"), "save_task", &fields).await;
    assert_eq!(reply.status, 422);
    let page = reply.text();
    assert!(page.contains("Please fill this in.") && page.contains("This is not a date"), "{page}");
    assert!(page.contains("Twice a &lt;week> &amp; more</textarea>"), "{page}");
    assert_eq!(field_value(&page, "task[due_date]").as_deref(), Some("2026-02-30"));
    assert!(ada.get("/all").await.text().contains("Water the plants"), "nothing was saved");
}

#[tokio::test]
async fn a_stale_form_says_so_and_saves_on_request() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let id = ada.add_task("First").await;
    let path = format!("/tasks/{id}");
    let version = ada.version(&id).await;
    let save = |title: &'static str, version: &str| {
        [
            ("task[id]".to_owned(), id.clone()),
            ("task[version]".to_owned(), version.to_owned()),
            ("task[title]".to_owned(), title.to_owned()),
            ("task[status]".to_owned(), "pending".to_owned()),
            ("task[priority]".to_owned(), "none".to_owned()),
        ]
    };
    let borrowed = |fields: &[(String, String); 5]| {
        fields.clone().map(|(name, value)| (name.leak() as &str, value.leak() as &str))
    };
    ada.submit(&path, "save_task", &borrowed(&save("Second", &version))).await.location();
    let reply = ada.submit(&path, "save_task", &borrowed(&save("Third", &version))).await;
    assert_eq!(reply.status, 409);
    let page = reply.text();
    assert!(page.contains("changed in another window"));
    assert_eq!(field_value(&page, "task[title]").as_deref(), Some("Third"));
    let current = field_value(&page, "task[version]").unwrap();
    assert_ne!(current, version);
    ada.submit(&path, "save_task", &borrowed(&save("Third", &current))).await.location();
    assert!(ada.get("/all").await.text().contains("Third"));
}

#[tokio::test]
async fn sending_twice_adds_once() {
    let taskbell = Taskbell::start().await;
    let ada = taskbell.signed_up("ada@example.org").await;
    let id = uuid::Uuid::new_v4().to_string();
    let fields = [("task[id]", id.as_str()), ("task[title]", "Only once"), ("task[list]", "all")];
    let (mut left, mut right) = (ada.another(), ada.another());
    let (a, b) = tokio::join!(left.submit("/all", "add_task", &fields), right.submit("/all", "add_task", &fields));
    let again = left.submit("/all", "add_task", &fields).await;
    for reply in [a, b, again] {
        assert!(reply.location().starts_with("/all?did=added"));
    }
    let rows = left.call("task_page", &[("query[list]", "all"), ("query[sort]", "due")]).await.json();
    assert_eq!(rows["rows"].as_array().unwrap().len(), 1);
    let mut eve = taskbell.signed_up("eve@example.org").await;
    assert_eq!(eve.submit("/all", "add_task", &fields).await.status, 404, "somebody else's id");
}

#[tokio::test]
async fn forms_that_are_none_of_ours_are_malformed() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    for body in [
        "",
        "do=",
        "do=nothing",
        "do=task_page",
        "do=../sign_out",
        "do=sign_out%00",
        "do=add_task",
        "do=add_task&task=1",
        "do=add_task&task[id]=1&task[title]=x&task[list]=all",
        "do=change_tasks&request[act]=fly",
        "do=undo&id=x",
        "do=save_task&task[id]=00000000-0000-4000-8000-000000000000&task[version]=x",
        "%",
        "&=&",
    ] {
        let reply = ada.post("/all", body).await;
        assert_eq!(reply.status, 400, "{body}: {}", reply.text());
        assert!(reply.text().contains("</html>"), "{body}");
    }
    let headers = [("content-type", "multipart/form-data; boundary=x"), ("sec-fetch-site", "same-origin")];
    assert_eq!(ada.send("POST", "/all", &headers, b"--x--").await.status, 400);
    assert_eq!(ada.call("add_task", &[]).await.status, 400);
    assert!(ada.get("/today").await.status == 200, "still signed in");
}

#[tokio::test]
async fn forms_that_are_too_large_are_refused_unread() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    for size in [262_145, 1_000_000, 3_000_000] {
        let body = format!("do=add_task&task[title]={}", "x".repeat(size));
        let page = ada.post("/all", &body).await;
        assert_eq!(page.status, 413);
        assert!(page.text().contains("Nothing was changed"));
        assert_eq!(ada.post("/api/add_task", &body).await.status, 413);
    }
}

#[tokio::test]
async fn without_a_session_a_form_leads_to_the_door() {
    let taskbell = Taskbell::start().await;
    let reply = taskbell.browser().submit("/all?q=x", "empty_trash", &[]).await;
    assert_eq!(reply.location(), "/sign-in?next=%2Fall%3Fq%3Dx");
    assert_eq!(taskbell.browser().call("empty_trash", &[]).await.status, 401);
}

#[tokio::test]
async fn nobody_reaches_what_is_not_theirs() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let id = ada.add_task("Ada's own").await;
    let version = ada.version(&id).await;
    let act = format!("delete:{id}");
    let reply = ada.submit("/all", "change_tasks", &[("request[act]", &format!("complete:{id}"))]).await;
    let undo = reply.location().rsplit("undo=").next().unwrap().to_owned();
    let mut eve = taskbell.signed_up("eve@example.org").await;
    assert_eq!(eve.get(&format!("/tasks/{id}")).await.status, 404);
    assert!(!eve.get(&format!("/all?open={id}")).await.text().contains("Ada&#x27;s own"));
    let edit = [
        ("task[id]", id.as_str()),
        ("task[version]", version.as_str()),
        ("task[title]", "Eve's"),
        ("task[status]", "pending"),
        ("task[priority]", "none"),
    ];
    assert_eq!(eve.submit("/all", "save_task", &edit).await.status, 404);
    assert_eq!(eve.submit("/all", "change_tasks", &[("request[act]", &act)]).await.status, 404);
    let both = [("request[act]", "delete"), ("request[ids][]", id.as_str())];
    assert_eq!(eve.submit("/all", "change_tasks", &both).await.status, 404);
    assert_eq!(eve.submit("/all", "undo", &[("id", &undo)]).await.status, 404);
    assert_eq!(eve.call("task_detail", &[("id", &id)]).await.status, 404);
    let found =
        eve.call("task_page", &[("query[list]", "all"), ("query[sort]", "due"), ("query[search]", "Ada")]).await;
    assert_eq!(found.json()["rows"], serde_json::json!([]));
    assert!(ada.get("/completed").await.text().contains("own"), "nothing changed");
}
