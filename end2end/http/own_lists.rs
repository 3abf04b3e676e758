//! Lists that people make, without scripts: each form and button, what every page shows of them, and what a page costs.

use uuid::Uuid;

use crate::{browser::Browser, taskbell::Taskbell};

async fn made(browser: &mut Browser, name: &str) -> String {
    let id = Uuid::new_v4().simple().to_string();
    let fields = [("list[id]", id.as_str()), ("list[name]", name), ("list[colour]", "teal")];
    let reply = browser.submit("/lists", "add_list", &fields).await;
    assert!(reply.location().starts_with(&format!("/lists/{id}?did=list_added")), "{reply:?}");
    id
}

async fn press(browser: &mut Browser, page: &str, act: &str, id: &str) -> String {
    let reply = browser.submit(page, "change_list", &[("request[act]", &format!("{act}:{id}"))]).await;
    assert_eq!(reply.status, 303, "{act}: {reply:?}");
    reply.location().to_owned()
}

async fn added(browser: &mut Browser, page: &str, list: &str, title: &str) -> String {
    let id = Uuid::new_v4().simple().to_string();
    let fields = [("task[id]", id.as_str()), ("task[title]", title), ("task[list]", list)];
    let reply = browser.submit(page, "add_task", &fields).await;
    assert!(reply.location().starts_with(&format!("{page}?did=added")), "{reply:?}");
    id
}

/// The id that the notice of a page undoes.
fn undo_of(location: &str) -> String {
    location.split("undo=").nth(1).unwrap().to_owned()
}

#[tokio::test]
async fn a_list_lives_without_scripts() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let empty = ada.get("/lists").await.text();
    assert!(empty.contains("You have no lists yet"), "{empty}");
    let work = made(&mut ada, "Work & <b>play</b>").await;
    let home = made(&mut ada, "Home").await;
    let page = ada.get(&format!("/lists/{work}")).await.text();
    assert!(
        page.contains("<h1 dir=\"auto\">Work &amp; &lt;b&gt;play&lt;/b&gt;<") && !page.contains("<b>play"),
        "{page}"
    );
    assert!(page.contains("<title>List · Taskbell</title>"), "no text of people stands in titles");

    let (path, inbox) = (format!("/lists/{work}"), "/inbox");
    added(&mut ada, &path, &work, "Report").await;
    added(&mut ada, inbox, "inbox", "Anything").await;
    assert!(ada.get(&path).await.text().contains(">Report</a>"));
    assert!(!ada.get(&path).await.text().contains(">Anything</a>"));
    assert!(!ada.get(inbox).await.text().contains(">Report</a>"));
    // Beside every page, with the numbers of open tasks, and at each task on other pages.
    let settings = ada.get("/settings").await.text();
    assert!(settings.contains("Inbox<span class=\"count\">1</span>"), "{settings}");
    let all = ada.get("/all").await.text();
    assert!(all.contains("<span class=\"row-list\">Inbox</span>"), "{all}");

    let fields =
        [("list[id]", work.as_str()), ("list[name]", "Office"), ("list[colour]", "red"), ("list[favourite]", "true")];
    let saved = ada.submit(&format!("{path}/edit"), "save_list", &fields).await;
    assert!(saved.location().starts_with(&format!("{path}?did=list_saved")), "{saved:?}");
    let edit = ada.get(&format!("{path}/edit")).await.text();
    assert!(edit.contains("value=\"Office\""), "{edit}");
    let wrong =
        ada.submit(&format!("{path}/edit"), "save_list", &[("list[id]", work.as_str()), ("list[name]", " ")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("Please fill this in"));

    assert!(press(&mut ada, "/lists", "down", &home).await.starts_with("/lists?did=lists_ordered"));
    let archived = press(&mut ada, &format!("{path}/edit"), "archive", &work).await;
    assert!(archived.starts_with("/lists?did=list_archived&count=1&undo="), "{archived}");
    assert!(!ada.get("/all").await.text().contains(">Report</a>"));
    assert!(ada.get(&path).await.text().contains("This list is archived"));
    press(&mut ada, &path, "unarchive", &work).await;

    let deleted = press(&mut ada, &format!("{path}/edit"), "delete", &work).await;
    assert_eq!(ada.get(&path).await.status, 404);
    assert_eq!(ada.get(&format!("{path}/edit")).await.status, 404);
    assert!(ada.get("/trash").await.text().contains("Lists in the trash"));
    assert_eq!(ada.submit("/lists", "undo", &[("id", &undo_of(&deleted))]).await.status, 303);
    assert!(ada.get(&path).await.text().contains(">Report</a>"));
    press(&mut ada, "/lists", "delete", &work).await;
    press(&mut ada, "/trash", "restore", &work).await;
    assert_eq!(ada.get(&path).await.status, 200);
}

#[tokio::test]
async fn tasks_move_from_their_page_and_from_a_list() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let work = made(&mut ada, "Work").await;
    let id = ada.add_task("Report").await;
    let page = ada.get(&format!("/tasks/{id}")).await.text();
    assert!(page.contains("name=\"task[list]\"") && page.contains(&format!("value=\"{work}\"")), "{page}");
    let version = ada.version(&id).await;
    let fields = [
        ("task[id]", id.as_str()),
        ("task[version]", version.as_str()),
        ("task[title]", "Report"),
        ("task[status]", "pending"),
        ("task[priority]", "none"),
        ("task[list]", work.as_str()),
    ];
    assert_eq!(ada.submit(&format!("/tasks/{id}"), "save_task", &fields).await.status, 303);
    let path = format!("/lists/{work}");
    assert!(ada.get(&path).await.text().contains(">Report</a>"));
    assert!(ada.get(&format!("/tasks/{id}")).await.text().contains(&format!("value=\"{work}\" selected")));

    let inbox = crate::browser::field_value(&ada.get("/all").await.text(), "request[list]");
    assert_eq!(inbox, None, "it is a select");
    let options = ada.get("/all").await.text();
    let inbox = options.split("id=\"move-to\"").nth(1).unwrap().split("value=\"").nth(1).unwrap();
    let inbox = inbox.split('"').next().unwrap().to_owned();
    let request = [("request[act]", "move"), ("request[ids][]", id.as_str()), ("request[list]", inbox.as_str())];
    let moved = ada.submit(&path, "change_tasks", &request).await.location().to_owned();
    assert!(moved.starts_with(&format!("{path}?did=moved&count=1&undo=")), "{moved}");
    assert!(!ada.get(&path).await.text().contains(">Report</a>"));
    ada.submit(&path, "undo", &[("id", &undo_of(&moved))]).await;
    assert!(ada.get(&path).await.text().contains(">Report</a>"));
    // A script gets the numbers beside the list with the list.
    let query = [("query[list]", work.as_str()), ("query[sort]", "newest")];
    let read = ada.call("task_page", &query).await;
    assert!(read.json()["sidebar"].as_str().unwrap().contains("class=\"count\">1<"), "{}", read.text());
}

#[tokio::test]
async fn somebody_elses_list_is_not_there() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let mut bob = taskbell.signed_up("bob@example.org").await;
    let theirs = made(&mut bob, "Secret plans").await;
    for path in
        [format!("/lists/{theirs}"), format!("/lists/{theirs}/edit"), "/lists/nothing".into(), "/lists/x/edit".into()]
    {
        let reply = ada.get(&path).await;
        assert_eq!(reply.status, 404, "{path}");
        assert!(!reply.text().contains("Secret"), "{path}");
    }
    let acts = ["up", "archive", "delete"].map(|act| format!("{act}:{theirs}"));
    for act in &acts {
        assert_eq!(ada.submit("/lists", "change_list", &[("request[act]", act)]).await.status, 404, "{act}");
    }
    let fields =
        [("task[id]", "0195e2a000007000800000000000000f"), ("task[title]", "A"), ("task[list]", theirs.as_str())];
    assert_eq!(ada.submit("/all", "add_task", &fields).await.status, 404);
    assert!(bob.get(&format!("/lists/{theirs}")).await.text().contains("Secret plans"));
}

/// As many lists as one can have: no page grows with them beyond what a phone loads.
#[tokio::test]
async fn many_lists_make_no_page_heavy() {
    let taskbell = Taskbell::start_with(&[("CHANGES_PER_MINUTE", "5000")]).await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    for number in 0..120 {
        made(&mut ada, &format!("List {number}")).await;
    }
    for path in ["/lists", "/today"] {
        let page = ada.get(path).await.text();
        assert!(page.len() < 60_000, "{path}: {}", page.len());
    }
    let first = ada.get("/lists").await.text();
    assert!(first.contains("/lists?page=1") && !first.contains(">List 60<"));
    assert!(ada.get("/lists?page=1").await.text().contains(">List 60<"));
    assert!(ada.get("/lists?page=7").await.text().contains(">List 0<"), "what is no page is the first");
}

/// The page of a list that was made is none any more once that is undone.
#[tokio::test]
async fn undoing_a_list_or_a_copy_leads_to_the_others() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let id = Uuid::new_v4().simple().to_string();
    let fields = [("list[id]", id.as_str()), ("list[name]", "Work"), ("list[colour]", "teal")];
    let made = ada.submit("/lists", "add_list", &fields).await.location().to_owned();
    let copy = Uuid::new_v4().simple().to_string();
    let fields = [("list[id]", id.as_str()), ("list[copy]", copy.as_str())];
    let copied = ada.submit(&format!("/lists/{id}"), "duplicate_list", &fields).await.location().to_owned();
    for (location, list) in [(copied, copy), (made, id)] {
        assert!(location.starts_with(&format!("/lists/{list}?")), "{location}");
        let undone = ada.submit(&format!("/lists/{list}"), "undo", &[("id", &undo_of(&location))]).await;
        assert!(undone.location().starts_with("/lists?did=undone"), "{undone:?}");
        assert_eq!(ada.get(&format!("/lists/{list}")).await.status, 404);
    }
}
