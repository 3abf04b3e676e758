//! Filters, searching and the palette without scripts: each form and button, and what the scripts ask for.

use uuid::Uuid;

use crate::{
    browser::{Browser, field_value},
    taskbell::Taskbell,
};

/// Adds a task as a line says it; its id.
async fn understood(browser: &mut Browser, line: &str) -> String {
    let id = Uuid::new_v4().simple().to_string();
    let fields = [("task[id]", id.as_str()), ("task[title]", line), ("task[list]", "all")];
    let added = browser.submit("/all", "add_task", &fields).await;
    assert!(added.location().starts_with("/all?did=understood"), "{added:?}");
    id
}

#[tokio::test]
async fn a_filter_lives_without_scripts() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    understood(&mut ada, "Pay the invoice today p1 @work").await;
    ada.add_task("Read <b>").await;
    assert!(ada.get("/filters").await.text().contains("You have no filters yet."));
    let id = Uuid::new_v4().simple().to_string();
    let filter = |name: &'static str, filter: &'static str| {
        [("filter[id]", id.clone()), ("filter[name]", name.into()), ("filter[filter]", filter.into())]
    };
    let pairs = |fields: &[(&'static str, String); 3]| fields.clone().map(|(name, value)| (name, value));
    // What cannot be read is marked where it stands, and what was typed stays.
    let wrong = pairs(&filter("Focus <i>", "p1 & (overdo | @a<b)"));
    let wrong: Vec<_> = wrong.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let refused = ada.submit("/filters", "add_filter", &wrong).await;
    assert_eq!(refused.status, 422);
    let page = refused.text();
    assert!(page.contains("<code>p1 &amp; (<mark>overdo</mark> | @a&lt;b)</code>"), "{page}");
    assert!(page.contains("This is no condition."), "{page}");
    assert_eq!(field_value(&page, "filter[name]").as_deref(), Some("Focus <i>"));
    assert_eq!(field_value(&page, "filter[filter]").as_deref(), Some("p1 & (overdo | @a<b)"));
    let right = pairs(&filter("Focus <i>", "p1 & (overdue | today) & @work"));
    let right: Vec<_> = right.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let added = ada.submit("/filters", "add_filter", &right).await;
    assert!(added.location().starts_with(&format!("/filters/{id}?did=filter_added&count=1&undo=")), "{added:?}");
    let page = ada.get(&format!("/filters/{id}")).await.text();
    assert!(page.contains("<h1 dir=\"auto\">Focus &lt;i&gt;<"), "{page}");
    assert!(page.contains(">Pay the invoice</a>") && !page.contains(">Read"), "{page}");
    assert!(page.contains("<title>Filter · Taskbell</title>") && page.contains("import("), "{page}");
    // It stands beside every page.
    assert!(ada.get("/dashboard").await.text().contains(&format!("href=\"/filters/{id}\"")));
    let read = ada.call("task_page", &[("query[list]", &format!("filter-{id}")), ("query[sort]", "due")]).await;
    assert_eq!(read.json()["rows"].as_array().unwrap().len(), 1, "{}", read.text());

    let edit = ada.get(&format!("/filters/{id}/edit")).await.text();
    assert_eq!(field_value(&edit, "filter[filter]").as_deref(), Some("p1 & (overdue | today) & @work"));
    let fields =
        [("filter[id]", id.as_str()), ("filter[name]", "All"), ("filter[filter]", "all"), ("filter[colour]", "teal")];
    let saved = ada.submit(&format!("/filters/{id}/edit"), "save_filter", &fields).await;
    assert!(saved.location().starts_with(&format!("/filters/{id}?did=filter_saved")), "{saved:?}");
    assert!(ada.get(&format!("/filters/{id}")).await.text().contains(">Read &lt;b&gt;</a>"));
    let removed =
        ada.submit(&format!("/filters/{id}/edit"), "change_filter", &[("request[act]", &format!("remove:{id}"))]).await;
    assert!(removed.location().starts_with("/filters?did=filter_removed&count=1&undo="), "{removed:?}");
    assert_eq!(ada.get(&format!("/filters/{id}")).await.status, 404);
    let undo = removed.location().split("undo=").nth(1).unwrap().to_owned();
    ada.submit("/filters", "undo", &[("id", &undo)]).await;
    assert_eq!(ada.get(&format!("/filters/{id}")).await.status, 200);
    for path in ["/filters/x", "/filters/x/edit", &format!("/filters/{}", Uuid::new_v4()), "/filters/a/b"] {
        assert_eq!(ada.get(path).await.status, 404, "{path}");
    }

    // What is said while one types.
    let check = async |ada: &mut Browser, text: &str| {
        let fields = [("filter[id]", id.as_str()), ("filter[name]", ""), ("filter[filter]", text)];
        ada.call("check_filter", &fields).await.json().as_str().unwrap().to_owned()
    };
    assert!(check(&mut ada, "all").await.contains("Shows 2 tasks now."));
    assert!(check(&mut ada, "p2").await.contains("Shows no task now."));
    let mistake = check(&mut ada, "#Nowhere & p1").await;
    assert!(
        mistake.contains("<mark>#Nowhere</mark>") && mistake.contains("You have no list of this name."),
        "{mistake}"
    );
    assert_eq!(check(&mut ada, " ").await, "");
    assert!(ada.get("/filter-language").await.text().contains("<code dir=\"ltr\">created before: 2 weeks ago</code>"));
}

/// A list that a filter names may be renamed: the page says what is wrong with it, and where to mend it.
#[tokio::test]
async fn a_filter_that_cannot_be_read_any_more_says_so() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let (list, id) = (Uuid::new_v4().simple().to_string(), Uuid::new_v4().simple().to_string());
    ada.submit("/lists", "add_list", &[("list[id]", &list), ("list[name]", "Work")]).await;
    let fields = [("filter[id]", id.as_str()), ("filter[name]", "Focus"), ("filter[filter]", "today & #Work")];
    assert_eq!(ada.submit("/filters", "add_filter", &fields).await.status, 303);
    ada.submit(&format!("/lists/{list}/edit"), "save_list", &[("list[id]", &list), ("list[name]", "Office")]).await;
    for view in ["", "?view=board", "?view=calendar"] {
        let page = ada.get(&format!("/filters/{id}{view}")).await;
        assert_eq!(page.status, 422, "{view}");
        let page = page.text();
        assert!(page.contains("<code>today &amp; <mark>#Work</mark></code>"), "{view}: {page}");
        assert!(page.contains(&format!("href=\"/filters/{id}/edit\"")), "{view}: {page}");
    }
}

#[tokio::test]
async fn everything_is_found_from_one_box() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let list = Uuid::new_v4().simple().to_string();
    ada.submit("/lists", "add_list", &[("list[id]", &list), ("list[name]", "Bells & <whistles>")]).await;
    let task = understood(&mut ada, "Ring the <bell> @bellows").await;
    let done = ada.add_task("Bell done").await;
    let noted = understood(&mut ada, "Quiet //no bell here").await;
    ada.submit("/all", "change_tasks", &[("request[act]", "complete"), ("request[ids][]", &done)]).await;
    let empty = ada.get("/search").await.text();
    assert!(
        empty.contains("Finds tasks by their titles") && empty.contains("<title>Search · Taskbell</title>"),
        "{empty}"
    );
    let page = ada.get("/search?q=BELL").await.text();
    assert!(page.contains("Ring the &lt;<mark>bell</mark>&gt;"), "{page}");
    assert!(page.contains(&format!("?open={}\"", Uuid::parse_str(&task).unwrap())), "{page}");
    assert!(page.contains("Bells &amp; &lt;whistles&gt;</span>") && page.contains("bellows</span>"), "{page}");
    assert!(page.contains("no <mark>bell</mark> here"), "{page}");
    let place = |id: &str| page.find(&Uuid::parse_str(id).unwrap().to_string()).unwrap();
    assert!(place(&task) < place(&done) && place(&done) < place(&noted), "titles, what is done, notes");
    assert!(page.contains("/filters?filter=search%3A+%22BELL%22"), "{page}");
    assert_eq!(
        field_value(&ada.get("/filters?filter=search%3A+%22BELL%22").await.text(), "filter[filter]").as_deref(),
        Some("search: \"BELL\"")
    );
    assert!(ada.get("/search?q=%25%25").await.text().contains("Nothing matches"));
    assert_eq!(ada.get(&format!("/search?q={}", "x".repeat(300))).await.status, 422);
    // Of fifty and one there is another page.
    for number in 0..50 {
        ada.add_task(&format!("Counted {number}")).await;
    }
    ada.add_task("Counted last").await;
    let page = ada.get("/search?q=counted").await.text();
    let next = page.split("rel=\"next\" href=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let next = ada.get(&next.replace("&amp;", "&")).await.text();
    assert_eq!(next.matches("<mark>Counted</mark>").count(), 1, "{next}");

    // The palette: places, commands and tasks; lately visited ones are told to whom they belong.
    let found = ada.call("find", &[("text", "bell")]).await.json().as_str().unwrap().to_owned();
    for path in [format!("/lists/{list}"), "/labels/bellows".into(), "/search?q=bell".into()] {
        assert!(found.contains(&format!("href=\"{path}\"")), "{path}: {found}");
    }
    assert!(ada.call("find", &[("text", "two-step no such")]).await.text().contains("/search?q="));
    assert!(ada.call("find", &[("text", "lab")]).await.text().contains("href=\\\"/labels\\\""));
    let recent = [
        ("text", "".to_owned()),
        ("recent[]", format!("/tasks/{task}")),
        ("recent[]", format!("/lists/{list}")),
        ("recent[]", "/labels/bellows".to_owned()),
        ("recent[]", "javascript:alert(1)".to_owned()),
    ];
    let recent: Vec<_> = recent.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mine = ada.call("find", &recent).await.text();
    assert!(mine.contains("Ring the") && mine.contains("whistles") && !mine.contains("javascript"), "{mine}");
    let mut bob = taskbell.signed_up("bob@example.org").await;
    let theirs = bob.call("find", &recent).await.text();
    assert!(!theirs.contains("Ring the") && !theirs.contains("whistles"), "{theirs}");
    assert!(ada.call("add_dialog", &[]).await.text().contains("name=\\\"task[title]\\\""));
}
