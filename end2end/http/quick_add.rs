//! Adding by one line over HTTP: without scripts, as scripts ask for it, and what it costs.

use std::time::Instant;

use uuid::Uuid;

use crate::{browser::Browser, taskbell::Taskbell};

async fn added(browser: &mut Browser, page: &str, line: &str) -> String {
    let id = Uuid::new_v4().simple().to_string();
    let fields = [("task[id]", id.as_str()), ("task[title]", line), ("task[list]", "inbox")];
    let reply = browser.submit(page, "add_task", &fields).await;
    assert_eq!(reply.status, 303, "{reply:?}");
    reply.location().to_owned()
}

#[tokio::test]
async fn without_scripts_a_line_is_understood_on_sending_and_undone_by_one_button() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let location = added(&mut ada, "/inbox", "Pay <b>rent</b> 2030-12-01 09:00 #Home @money p1 !30min //note").await;
    assert!(location.starts_with("/inbox?did=understood&count=1&undo="), "{location}");
    assert!(!location.contains("rent"), "no text of people stands in addresses");
    ada.headers.push(("sec-fetch-site".to_owned(), "same-origin".to_owned()));
    let page = ada.get(&location).await.text();
    let notice = page.split("class=\"notice-box\"").nth(1).unwrap().split("</form>").next().unwrap();
    assert!(
        notice.contains("Added “Pay &lt;b&gt;rent&lt;/b&gt;”: 1 December 2030 09:00, Home, @money, high priority"),
        "{notice}"
    );
    let home = ada.get("/lists").await.text();
    assert!(home.contains("Home"), "the list was made");
    let undo = location.split("undo=").nth(1).unwrap();
    assert_eq!(ada.submit("/inbox", "undo", &[("id", undo)]).await.status, 303);
    assert!(ada.get("/trash").await.text().contains("Pay &lt;b&gt;rent&lt;/b&gt;"));
    assert!(ada.get("/lists").await.text().contains("You have no lists yet"));

    // A plain title costs the page after it nothing more.
    let location = added(&mut ada, "/inbox", "Plain").await;
    assert!(location.starts_with("/inbox?did=added&count=1&undo="), "{location}");
    assert!(ada.get(&location).await.text().contains("Task added."));
}

#[tokio::test]
async fn what_was_typed_comes_back_when_it_is_refused() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let line = format!("{} tomorrow p1", "x".repeat(201));
    let id = Uuid::new_v4().simple().to_string();
    let fields = [("task[id]", id.as_str()), ("task[title]", line.as_str()), ("task[list]", "inbox")];
    let refused = ada.submit("/inbox", "add_task", &fields).await;
    assert_eq!(refused.status, 422);
    let page = refused.text();
    assert!(page.contains(&line) && page.contains("Please use at most 200 characters"), "{page}");
}

#[tokio::test]
async fn chips_say_what_is_understood_within_fifty_milliseconds() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let id = Uuid::new_v4().simple().to_string();
    let line = "Call <i>Bo</i> tomorrow at 9am #Home @a&b p1";
    let fields = [("task[id]", id.as_str()), ("task[title]", line), ("task[list]", "inbox"), ("task[plain]", "p1")];
    let reply = ada.call("read_line", &fields).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let chips: String = serde_json::from_str(&reply.text()).unwrap();
    assert!(chips.contains("data-text=\"tomorrow\"") && chips.contains("New list Home"), "{chips}");
    assert!(chips.contains("data-text=\"@a&amp;b\""), "{chips}");
    assert!(chips.contains("aria-pressed=\"false\" data-text=\"p1\""), "what is off can be turned on: {chips}");
    assert!(!chips.contains("<i>"), "{chips}");
    let mut best = u128::MAX;
    let before = taskbell.statements().await;
    for _ in 0..20 {
        let start = Instant::now();
        ada.call("read_line", &fields).await;
        best = best.min(start.elapsed().as_millis());
    }
    assert!(best < 50, "{best} ms");
    assert!(taskbell.statements().await - before < 10, "lists are in the cache");
    let nothing =
        ada.call("read_line", &[("task[id]", &id), ("task[title]", "Plain words"), ("task[list]", "inbox")]).await;
    assert_eq!(nothing.text(), "\"\"");
    // A stranger is told nothing.
    assert_eq!(taskbell.browser().call("read_line", &fields).await.status, 401);
}

#[tokio::test]
async fn several_lines_are_asked_about_and_added_by_one_form() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let id = Uuid::new_v4().to_string();
    let fields =
        [("tasks[id]", id.as_str()), ("tasks[list]", "inbox"), ("tasks[lines]", "Milk\nBread & <b>butter</b> p1")];
    let question: String = serde_json::from_str(&ada.call("read_lines", &fields).await.text()).unwrap();
    assert!(question.starts_with("<dialog") && question.contains("Add 2 tasks?"), "{question}");
    assert!(question.contains("Bread &amp; &lt;b&gt;butter&lt;/b&gt; p1"), "{question}");
    let sent = ada.submit("/inbox", "add_tasks", &fields).await;
    assert!(sent.location().starts_with("/inbox?did=added&count=2&undo="), "{sent:?}");
    let page = ada.get("/inbox").await.text();
    assert!(page.contains(">Milk</a>") && page.contains(">Bread &amp; &lt;b&gt;butter&lt;/b&gt;</a>"), "{page}");
    let undo = sent.location().split("undo=").nth(1).unwrap().to_owned();
    ada.submit("/inbox", "undo", &[("id", &undo)]).await;
    assert!(!ada.get("/inbox").await.text().contains(">Milk</a>"));
    let many = "A\n".repeat(51);
    let fields = [("tasks[id]", id.as_str()), ("tasks[list]", "inbox"), ("tasks[lines]", many.as_str())];
    let question: String = serde_json::from_str(&ada.call("read_lines", &fields).await.text()).unwrap();
    assert!(question.contains("At most 50") && !question.contains("add_tasks"), "{question}");
}

#[tokio::test]
async fn the_signs_are_explained_in_the_words_of_the_reader() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let page = ada.get("/quick-add").await.text();
    assert!(page.contains("<title>Quick add · Taskbell</title>") && page.contains("{24 December}"), "{page}");
    assert!(ada.get("/inbox").await.text().contains("href=\"/quick-add\""), "the way to it is beside the field");
}
