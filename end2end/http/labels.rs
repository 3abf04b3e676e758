//! Labels, first days and deadlines without scripts: each form and button, every way to write a word in an address, and what
//! a page costs.

use uuid::Uuid;

use crate::{browser::Browser, browser::field_value, taskbell::Taskbell};

/// Saves a task with these fields besides.
async fn save(browser: &mut Browser, id: &str, fields: &[(&str, &str)]) -> crate::reply::Reply {
    let version = browser.version(id).await;
    let all = [
        ("task[id]", id),
        ("task[version]", version.as_str()),
        ("task[title]", "Task"),
        ("task[status]", "pending"),
        ("task[priority]", "none"),
    ];
    browser.submit(&format!("/tasks/{id}"), "save_task", &[&all[..], fields].concat()).await
}

fn undo_of(location: &str) -> String {
    location.split("undo=").nth(1).unwrap().to_owned()
}

#[tokio::test]
async fn a_label_lives_without_scripts() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    assert!(ada.get("/labels").await.text().contains("No task has a label yet"));
    let id = ada.add_task("Task").await;
    let saved = save(&mut ada, &id, &[("task[labels]", "Café & <b>, @work/1, 家")]).await;
    assert_eq!(saved.status, 303, "{saved:?}");
    let page = ada.get(&format!("/tasks/{id}")).await.text();
    assert_eq!(field_value(&page, "task[labels]").as_deref(), Some("Café & <b>, work/1, 家"));
    // Chips lead to a page for each, whatever is in the word.
    let all = ada.get("/all").await.text();
    for (path, word) in [
        ("/labels/Caf%C3%A9%20%26%20%3Cb%3E", "Café &amp; &lt;b&gt;"),
        ("/labels/work%2F1", "work/1"),
        ("/labels/%E5%AE%B6", "家"),
    ] {
        assert!(all.contains(&format!("<a href=\"{path}\">{word}</a>")), "{all}");
        let page = ada.get(path).await.text();
        assert!(page.contains(&format!("<h1 dir=\"auto\">{word}<")) && page.contains(">Task</a>"), "{path}: {page}");
        assert!(page.contains("<title>Label · Taskbell</title>"), "no text of people stands in titles");
        assert!(page.contains("src") || page.contains("import("), "it lives in the browser");
    }
    for path in ["/labels/CAFE%20%26%20%3CB%3E", "/labels/cafe+%26+%3Cb%3E"] {
        let found = ada.get(path).await.text().contains(">Task</a>");
        assert_eq!(found, !path.contains('+'), "{path}: a plus is a plus");
    }
    for path in ["/labels/a%2Cb", "/labels/%40", "/labels/nothing/edit", "/labels/a/b", "/labels/%00"] {
        assert_eq!(ada.get(path).await.status, 404, "{path}");
    }

    // What is added there has the word.
    let new = Uuid::new_v4().simple().to_string();
    let fields = [("task[id]", new.as_str()), ("task[title]", "New"), ("task[list]", "label"), ("task[label]", "家")];
    let path = "/labels/%E5%AE%B6";
    let added = ada.submit(path, "add_task", &fields).await;
    assert!(added.location().starts_with(&format!("{path}?did=added")), "{added:?}");
    assert!(ada.get(path).await.text().contains(">New</a>"));
    // The form there says so itself, and filters and pages keep the word.
    let page = ada.get(&format!("{path}?q=new")).await.text();
    assert_eq!(field_value(&page, "task[label]").as_deref(), Some("家"));
    assert!(page.contains(&format!("action=\"{path}\"")) && page.contains(">New</a>") && !page.contains(">Task</a>"));
    let read = ada.call("task_page", &[("query[list]", "label"), ("query[label]", "家"), ("query[sort]", "due")]).await;
    assert_eq!(read.json()["rows"].as_array().unwrap().len(), 2, "{}", read.text());

    // Ticked tasks.
    let ids = [("request[ids][]", id.as_str()), ("request[ids][]", new.as_str())];
    let bulk = [("request[act]", "label"), ("request[label]", "Garden")];
    let labelled = ada.submit("/all", "change_tasks", &[&bulk[..], &ids].concat()).await.location().to_owned();
    assert!(labelled.starts_with("/all?did=labelled&count=2&undo="), "{labelled}");
    let none = [("request[act]", "unlabel"), ("request[label]", "")];
    let refused = ada.submit("/all", "change_tasks", &[&none[..], &ids].concat()).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Please fill this in."), "{}", refused.text());
    assert_eq!(ada.submit("/all", "undo", &[("id", &undo_of(&labelled))]).await.status, 303);
    assert!(!ada.get("/all").await.text().contains("Garden</a>"));

    // Renamed everywhere, coloured, ordered, and gone.
    let fields = [("label[label]", "家"), ("label[word]", "Home"), ("label[colour]", "teal")];
    let renamed = ada.submit("/labels/%E5%AE%B6/edit", "save_label", &fields).await;
    assert!(renamed.location().starts_with("/labels?did=label_saved&count=1&undo="), "{renamed:?}");
    let all = ada.get("/all").await.text();
    assert_eq!(all.matches("<a class=\"c-teal\" href=\"/labels/Home\">Home</a>").count(), 2, "{all}");
    let labels = ada.get("/labels").await.text();
    assert!(labels.contains("Home</span><span class=\"count\">2</span>"), "{labels}");
    let edit = ada.get("/labels/HOME/edit").await.text();
    assert!(edit.contains("value=\"Home\"") && edit.contains("value=\"teal\" checked"), "{edit}");
    let wrong = [("label[label]", "Home"), ("label[word]", "a, b")];
    let refused = ada.submit("/labels/Home/edit", "save_label", &wrong).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("This needs one label, without a comma."), "{}", refused.text());
    let ordered = ada.submit("/labels", "change_label", &[("request[act]", "up:work/1")]).await;
    assert!(ordered.location().starts_with("/labels?did=labels_ordered"), "{ordered:?}");
    let deleted = ada.submit("/labels/Home/edit", "change_label", &[("request[act]", "delete:Home")]).await;
    assert!(deleted.location().starts_with("/labels?did=label_deleted&count=1&undo="), "{deleted:?}");
    assert!(!ada.get("/labels").await.text().contains(">Home<"));
    ada.submit("/labels", "undo", &[("id", &undo_of(deleted.location()))]).await;
    assert!(ada.get("/labels/home").await.text().contains(">New</a>"));
    // A label may be called like the page beside it.
    save(&mut ada, &id, &[("task[labels]", "edit")]).await;
    let page = ada.get("/labels/edit").await.text();
    assert!(page.contains(">Task</a>") && page.contains("/pkg/words/en.") && page.contains("hydrate("), "{page}");
    assert_eq!(ada.call("label_words", &[]).await.json().as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn somebody_elses_labels_are_not_there() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let mut bob = taskbell.signed_up("bob@example.org").await;
    let id = bob.add_task("Task").await;
    save(&mut bob, &id, &[("task[labels]", "Secret plans")]).await;
    assert!(!ada.get("/labels").await.text().contains("Secret"));
    assert!(!ada.get("/labels/secret%20plans").await.text().contains(">Task</a>"));
    assert_eq!(ada.get("/labels/secret%20plans/edit").await.status, 404);
    assert_eq!(ada.call("label_words", &[]).await.json().as_array().unwrap().len(), 0);
    let fields = [("label[label]", "Secret plans"), ("label[word]", "Mine")];
    assert_eq!(ada.submit("/labels", "save_label", &fields).await.status, 303, "there is nothing to rename");
    let act = [("request[act]", "delete:Secret plans")];
    ada.submit("/labels", "change_label", &act).await;
    let act = [("request[act]", "label"), ("request[label]", "x"), ("request[ids][]", id.as_str())];
    assert_eq!(ada.submit("/all", "change_tasks", &act).await.status, 404);
    assert!(bob.get("/labels/Secret%20plans").await.text().contains(">Task</a>"));
}

#[tokio::test]
async fn first_days_and_deadlines_are_said_and_kept() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let id = ada.add_task("Task").await;
    let days = [("task[due_date]", "2001-01-01"), ("task[start_date]", "2999-01-01"), ("task[deadline]", "")];
    assert_eq!(save(&mut ada, &id, &days).await.status, 303);
    assert!(!ada.get("/today").await.text().contains(">Task</a>"));
    let inbox = ada.get("/inbox").await.text();
    assert!(inbox.contains("<span class=\"start\">from Tue, 1 Jan 2999</span>"), "{inbox}");
    let late = [("task[start_date]", "2001-01-02"), ("task[deadline]", "2001-01-01")];
    let refused = save(&mut ada, &id, &late).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("This is after the deadline."), "{}", refused.text());
    assert_eq!(field_value(&refused.text(), "task[start_date]").as_deref(), Some("2001-01-02"));
    let past = [("task[due_date]", ""), ("task[start_date]", ""), ("task[deadline]", "2001-01-01")];
    assert_eq!(save(&mut ada, &id, &past).await.status, 303);
    let today = ada.get("/today").await.text();
    assert!(today.contains("<span class=\"deadline overdue\">Deadline Mon, 1 Jan 2001</span>"), "{today}");
    let page = ada.get(&format!("/tasks/{id}")).await.text();
    assert!(page.contains("class=\"panel-due overdue\"") && page.contains("Deadline Mon, 1 Jan 2001"), "{page}");
    assert!(page.contains("name=\"reminder[rule]\""), "there is something to be reminded of before");
    // Missing fields leave it.
    assert_eq!(save(&mut ada, &id, &[]).await.status, 303);
    assert_eq!(
        field_value(&ada.get(&format!("/tasks/{id}")).await.text(), "task[deadline]").as_deref(),
        Some("2001-01-01")
    );
}

/// Fifty tasks with labels, of which there are many.
#[tokio::test]
async fn labels_make_no_page_heavy_or_costly() {
    let taskbell = Taskbell::start_with(&[("CHANGES_PER_MINUTE", "5000")]).await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    for number in 0..50 {
        let id = ada.add_task(&format!("Task {number}")).await;
        let more = if number % 5 == 0 { "work, garden" } else { "" };
        save(&mut ada, &id, &[("task[labels]", &format!("home, {more}"))]).await;
    }
    for path in ["/all", "/labels/home", "/labels", "/labels/home/edit"] {
        let (mut fewest, mut length) = (u64::MAX, 0);
        for _ in 0..5 {
            let before = taskbell.statements().await;
            let page = ada.get(path).await.text();
            fewest = fewest.min(taskbell.statements().await - before);
            length = page.len();
        }
        assert!(fewest <= 1, "{path}: {fewest} statements");
        assert!(length < 60_000, "{path}: {length}");
    }
    let last = ada.add_task("Last").await;
    for number in 0..3 {
        let words: Vec<String> = (0..20).map(|word| format!("label {}", 20 * number + word)).collect();
        save(&mut ada, &last, &[("task[labels]", &words.join(","))]).await;
        let id = ada.add_task("Another").await;
        save(&mut ada, &id, &[("task[labels]", &words.join(","))]).await;
    }
    let labels = ada.get("/labels").await.text();
    assert!(labels.contains("/labels?page=1") && labels.len() < 60_000, "{}", labels.len());
}
