//! Parts of tasks without scripts: each form and button, and what a list says of them.

use uuid::Uuid;

use crate::{browser::Browser, taskbell::Taskbell};

async fn part(browser: &mut Browser, page: &str, parent: &str, title: &str) -> String {
    let id = Uuid::new_v4().to_string();
    let fields = [("task[id]", id.as_str()), ("task[parent]", parent), ("task[title]", title)];
    let reply = browser.submit(page, "add_part", &fields).await;
    assert_eq!(reply.status, 303, "{reply:?}");
    let path = page.split('?').next().unwrap_or_default();
    assert!(reply.location().starts_with(path) && reply.location().contains("did=added"), "{reply:?}");
    id
}

async fn press(browser: &mut Browser, page: &str, act: &str, id: &str) -> String {
    let reply = browser.submit(page, "change_tasks", &[("request[act]", &format!("{act}:{id}"))]).await;
    assert_eq!(reply.status, 303, "{act}: {reply:?}");
    reply.location().to_owned()
}

/// The titles of a list, each behind as many dots as it is below the top.
async fn lines(browser: &mut Browser) -> Vec<String> {
    let page = browser.get("/inbox").await.text();
    let rows = page.split("<li class=\"row").skip(1).map(|row| {
        let level = row
            .split("aria-level=\"")
            .nth(1)
            .filter(|_| row.starts_with("\" aria-level"))
            .map_or(1, |rest| rest.split('"').next().unwrap().parse::<usize>().unwrap());
        let title = row.split("dir=\"auto\">").nth(1).unwrap().split('<').next().unwrap();
        ".".repeat(level - 1) + title
    });
    rows.collect()
}

#[tokio::test]
async fn parts_live_without_scripts() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let root = ada.add_task("Move & out").await;
    let page = format!("/tasks/{root}");
    let empty = ada.get(&page).await.text();
    assert!(
        empty.contains(&format!("name=\"task[parent]\" value=\"{root}\"")),
        "the form for a part names it: {empty}"
    );
    let pack = part(&mut ada, &page, &root, "Pack").await;
    part(&mut ada, &format!("/inbox?open={root}"), &root, "Clean").await;
    let books = part(&mut ada, &format!("/tasks/{pack}"), &pack, "<b>Books</b>").await;
    assert_eq!(lines(&mut ada).await, ["Move &amp; out", ".Pack", "..&lt;b&gt;Books&lt;/b&gt;", ".Clean"]);
    let inbox = ada.get("/inbox").await.text();
    assert!(inbox.contains("aria-expanded=\"true\"") && inbox.contains(">0 of 2<span"), "{inbox}");

    // Folded it is one line, and says how to see them again.
    assert!(press(&mut ada, "/inbox", "fold", &root).await.starts_with("/inbox?did=folded"));
    assert_eq!(lines(&mut ada).await, ["Move &amp; out"]);
    assert!(ada.get("/inbox").await.text().contains(&format!("value=\"unfold:{}\"", root.replace('-', ""))));
    press(&mut ada, "/inbox", "unfold", &root).await;

    // In and out by buttons of its page.
    let pages = format!("/tasks/{books}");
    let detail = ada.get(&pages).await.text();
    assert!(detail.contains("Subtask of") && detail.contains(">Pack</a>") && detail.contains("Move out"), "{detail}");
    assert!(press(&mut ada, &pages, "outdent", &books).await.contains("did=outdented&count=1&undo="));
    assert_eq!(lines(&mut ada).await, ["Move &amp; out", ".Pack", ".&lt;b&gt;Books&lt;/b&gt;", ".Clean"]);
    press(&mut ada, &pages, "indent", &books).await;
    assert_eq!(lines(&mut ada).await.len(), 4);

    // By the field of its form; what cannot be stands at it.
    let version = ada.version(&root).await;
    let mut fields = vec![
        ("task[id]", root.as_str()),
        ("task[version]", version.as_str()),
        ("task[title]", "Move & out"),
        ("task[status]", "pending"),
        ("task[priority]", "none"),
        ("task[parent]", books.as_str()),
    ];
    let wrong = ada.submit(&page, "save_task", &fields).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("A task cannot be a subtask of itself"), "{}", wrong.text());
    fields.pop();
    assert_eq!(ada.submit(&page, "save_task", &fields).await.status, 303);
    assert_eq!(lines(&mut ada).await.len(), 4);

    // An empty title stands at the form for parts, and not at another.
    let id = Uuid::new_v4().to_string();
    let nothing = [("task[id]", id.as_str()), ("task[parent]", root.as_str()), ("task[title]", " ")];
    let wrong = ada.submit(&format!("/inbox?open={root}"), "add_part", &nothing).await;
    assert_eq!((wrong.status, wrong.text().matches("id=\"new-part-hint\">Please fill this in.").count()), (422, 1));
    assert!(!wrong.text().contains("id=\"new-task-hint\">Please"), "{}", wrong.text());

    // Completing it completes all, and one step brings it back.
    let completed = press(&mut ada, "/inbox", "complete", &root).await;
    assert!(completed.contains("did=completed&count=4"), "{completed}");
    assert!(lines(&mut ada).await.is_empty());
    let undo = completed.split("undo=").nth(1).unwrap();
    ada.submit("/inbox", "undo", &[("id", undo)]).await;
    assert_eq!(lines(&mut ada).await.len(), 4);
    // Elsewhere a part says what it is a part of.
    let all = ada.get("/all").await.text();
    assert!(all.contains("<span class=\"row-parent\">Pack</span>"), "{all}");
}

/// The form of the panel and that of the task's page read a line as the one above a list does.
#[tokio::test]
async fn a_part_is_added_by_a_line() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let root = ada.add_task("Move out").await;
    ada.headers.push(("sec-fetch-site".to_owned(), "same-origin".to_owned()));
    for (page, line) in [(format!("/inbox?open={root}"), "Pack p1"), (format!("/tasks/{root}"), "Clean p1")] {
        let shown = ada.get(&page).await.text();
        let form = shown.split("value=\"add_part\"").nth(1).expect("the form for a part");
        assert!(form.contains("name=\"task[title]\""), "{form}");
        let id = Uuid::new_v4().to_string();
        let fields = [("task[id]", id.as_str()), ("task[parent]", &root), ("task[title]", line)];
        let reply = ada.submit(&page, "add_part", &fields).await;
        assert!(reply.location().contains("did=understood") && reply.location().contains("undo="), "{reply:?}");
        let part = ada.get(&format!("/tasks/{id}")).await.text();
        assert!(part.contains("<option value=\"high\" selected"), "{part}");
        // What was understood is said where a page of ours leads.
        let title = line.trim_end_matches(" p1");
        let said = ada.get(reply.location()).await.text();
        assert!(page.starts_with("/tasks") || said.contains(&format!("Added “{title}”: high priority")), "{said}");
    }
    assert_eq!(lines(&mut ada).await, ["Move out", ".Pack", ".Clean"]);
}

/// Fifty lines, most of them parts.
#[tokio::test]
async fn a_page_of_parts_is_no_larger_than_another() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    for number in 0..12 {
        let root = ada.add_task(&format!("Task {number}")).await;
        for below in 0..6 {
            part(&mut ada, &format!("/tasks/{root}"), &root, &format!("Task {number} {below}")).await;
        }
    }
    let inbox = ada.get("/inbox").await.text();
    let lines = inbox.matches("<li class=\"row").count();
    assert!((43..=50).contains(&lines), "{lines}");
    assert!(inbox.len() < 60_000, "{} bytes", inbox.len());
}
