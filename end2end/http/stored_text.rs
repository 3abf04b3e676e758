//! What people type is shown as text, wherever it turns up: it never becomes a tag, an attribute or a script.

use crate::{
    browser::{Browser, PASSWORD},
    headers::nonce,
    reply::Reply,
    taskbell::Taskbell,
};

const CORPUS: [&str; 16] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'><svg onload=alert(1)>",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>alert(1)",
    "--><img src=x onerror=alert(1)>",
    "<iframe src=javascript:alert(1)>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "[x](javascript:alert(1)) [y](data:text/html,<script>alert(1)</script>)",
    "![x](x\" onerror=\"alert(1))",
    "<style>@import '//evil.example'</style><link rel=stylesheet href=//evil.example>",
    "<form action=//evil.example><input name=password><button formaction=javascript:alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt; {{constructor}} ${alert(1)} \u{2028}",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style>",
];

#[tokio::test]
async fn stored_text_stays_text_on_every_page() {
    let taskbell = Taskbell::start().await;
    for (number, payload) in CORPUS.into_iter().enumerate() {
        let mut person = taskbell.browser();
        let email = format!("person{number}@example.org");
        let fields = [
            ("account[name]", payload),
            ("account[email]", email.as_str()),
            ("account[password]", PASSWORD),
            ("account[zone]", "UTC"),
        ];
        person.submit("/sign-up", "sign_up", &fields).await.location();
        let (open, done, gone) =
            (add(&mut person, payload).await, add(&mut person, payload).await, add(&mut person, payload).await);
        for act in [format!("complete:{done}"), format!("delete:{gone}")] {
            person.submit("/all", "change_tasks", &[("request[act]", &act)]).await.location();
        }
        let query = crate::browser::encode(&[("q", payload), ("open", &open), ("did", payload), ("undo", payload)]);
        let paths = [
            "/today".to_owned(),
            "/upcoming".to_owned(),
            "/all".to_owned(),
            "/completed".to_owned(),
            "/trash".to_owned(),
            "/dashboard".to_owned(),
            "/settings".to_owned(),
            format!("/tasks/{open}"),
            format!("/all?{query}"),
            format!("/nowhere?{query}"),
        ];
        for path in paths {
            assert_harmless(&person.get(&path).await, &path);
        }
        for name in ["task_page", "dashboard", "settings"] {
            let reply = person.call(name, &[("query[list]", "all"), ("query[sort]", "due")]).await;
            assert_eq!(reply.expect_header("content-type"), "application/json", "{name}");
        }
    }
}

#[tokio::test]
async fn refused_text_stays_text_in_its_form() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let id = add(&mut ada, "Plain").await;
    for payload in CORPUS {
        let edit = edit(&id, "99", payload);
        assert_harmless(&ada.submit(&format!("/tasks/{id}"), "save_task", &edit).await, payload);
        let long = format!("{payload}{}", "x".repeat(300));
        let new = [("task[id]", id.as_str()), ("task[title]", long.as_str()), ("task[list]", "all")];
        assert_harmless(&ada.submit("/all", "add_task", &new).await, payload);
        let profile = [
            ("profile[name]", long.as_str()),
            ("profile[zone]", payload),
            ("profile[reminder_hour]", payload),
            ("profile[theme]", "system"),
        ];
        assert_harmless(&ada.submit("/settings", "save_profile", &profile).await, payload);
        let fields =
            [("credentials[email]", payload), ("credentials[password]", payload), ("credentials[next]", payload)];
        assert_harmless(&taskbell.browser().submit("/sign-in", "sign_in", &fields).await, payload);
        let fields = [("account[name]", payload), ("account[email]", payload), ("account[password]", payload)];
        assert_harmless(&taskbell.browser().submit("/sign-up", "sign_up", &fields).await, payload);
        assert_harmless(
            &ada.post("/all", &crate::browser::encode(&[("do", payload), (payload, payload)])).await,
            payload,
        );
    }
}

async fn add(person: &mut Browser, payload: &str) -> String {
    let id = person.add_task(payload).await;
    let reply = person.submit(&format!("/tasks/{id}"), "save_task", &edit(&id, "1", payload)).await;
    reply.location();
    id
}

fn edit<'a>(id: &'a str, version: &'a str, payload: &'a str) -> [(&'a str, &'a str); 7] {
    [
        ("task[id]", id),
        ("task[version]", version),
        ("task[title]", payload),
        ("task[notes]", payload),
        ("task[status]", "pending"),
        ("task[priority]", "none"),
        ("task[due_date]", "2026-01-01"),
    ]
}

/// Reads the page as a browser does and looks at every tag.
fn assert_harmless(reply: &Reply, place: &str) {
    assert!(reply.status < 500, "{place}: {}", reply.status);
    let (page, nonce) = (reply.text(), nonce(reply));
    let mut rest = page.as_str();
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = &comment[comment.find("-->").expect("comments end")..];
            continue;
        }
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let (name, attributes, after) = tag(rest);
        rest = after;
        for (attribute, value) in &attributes {
            let value = value.trim().to_lowercase();
            assert!(!attribute.starts_with("on"), "{place}: {attribute} in <{name}>");
            let address = ["href", "src", "action", "formaction", "xlink:href", "srcdoc"].contains(&attribute.as_str());
            let bad = ["javascript:", "data:", "vbscript:", "//"].iter().any(|scheme| value.starts_with(scheme));
            assert!(!(address && bad), "{place}: {attribute}={value}");
        }
        let allowed = !["img", "iframe", "object", "embed", "style", "base", "math", "mtext"].contains(&name.as_str());
        assert!(allowed, "{place}: <{name}>");
        if name == "script" {
            assert!(attributes.contains(&("nonce".to_owned(), nonce.clone())), "{place}: a script without our nonce");
        }
        // What stands inside these is text until their own end, and nothing else.
        if ["script", "textarea", "title"].contains(&name.as_str()) {
            let end = rest.to_lowercase().find(&format!("</{name}")).expect("it ends");
            assert!(
                name != "script" || !rest[..end].contains("<!--"),
                "{place}: a script that does not end where it should"
            );
            rest = &rest[end..];
        }
    }
}

/// Name, attributes and what follows of a tag, by the rules of HTML.
fn tag(text: &str) -> (String, Vec<(String, String)>, &str) {
    let end = text.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(text.len());
    let (name, mut rest) = (text[..end].to_lowercase(), &text[end..]);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with('>') {
            return (name, attributes, rest.get(1..).unwrap_or_default());
        }
        let end = rest.find(|c: char| c.is_whitespace() || "=>/".contains(c)).unwrap_or(rest.len());
        let attribute = rest[..end].to_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            (value, rest) = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                _ => after.split_at(after.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(after.len())),
            };
        }
        attributes.push((attribute, value.to_owned()));
    }
}

#[test]
fn the_reader_of_tags_sees_what_it_must() {
    let (name, attributes, rest) = tag("img src=x onerror=alert(1) a=\"b>c\" d>rest");
    assert_eq!((name.as_str(), rest), ("img", "rest"));
    let names: Vec<&str> = attributes.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["src", "onerror", "a", "d"]);
    assert_eq!(attributes[2].1, "b>c");
}
