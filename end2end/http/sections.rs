//! The order of tasks and the sections of lists, without scripts: each form and button, and what a page weighs.

use uuid::Uuid;

use crate::{browser::Browser, taskbell::Taskbell};

async fn list(browser: &mut Browser, name: &str) -> String {
    let id = Uuid::new_v4().simple().to_string();
    let fields = [("list[id]", id.as_str()), ("list[name]", name)];
    assert_eq!(browser.submit("/lists", "add_list", &fields).await.status, 303);
    id
}

async fn section(browser: &mut Browser, list: &str, name: &str) -> String {
    let id = Uuid::new_v4().simple().to_string();
    let fields = [("section[id]", id.as_str()), ("section[list]", list), ("section[name]", name)];
    let page = format!("/lists/{list}");
    let reply = browser.submit(&page, "add_section", &fields).await;
    assert!(reply.location().starts_with(&format!("{page}?did=section_added")), "{reply:?}");
    id
}

async fn task(browser: &mut Browser, list: &str, section: &str, title: &str) -> String {
    let id = Uuid::new_v4().simple().to_string();
    let fields = [("task[id]", id.as_str()), ("task[title]", title), ("task[list]", list), ("task[section]", section)];
    assert_eq!(browser.submit(&format!("/lists/{list}"), "add_task", &fields).await.status, 303);
    id
}

/// The titles and headings of sections on a page, from the top.
fn lines(page: &str) -> Vec<String> {
    let text =
        |part: &str| part.split_once('>').and_then(|(_, rest)| rest.split('<').next()).unwrap_or_default().to_owned();
    let mut found: Vec<(usize, String)> = Vec::new();
    for mark in ["class=\"row-title\"", "<h2 dir=\"auto\""] {
        found.extend(page.match_indices(mark).map(|(place, _)| (place, text(&page[place..]))));
    }
    found.sort();
    found.into_iter().map(|(_, text)| text).collect()
}

async fn shown(browser: &mut Browser, list: &str) -> Vec<String> {
    lines(&browser.get(&format!("/lists/{list}")).await.text())
}

async fn press(browser: &mut Browser, list: &str, fields: &[(&str, &str)]) -> String {
    let reply = browser.submit(&format!("/lists/{list}"), "change_tasks", fields).await;
    assert_eq!(reply.status, 303, "{reply:?}");
    reply.location().to_owned()
}

#[tokio::test]
async fn tasks_are_put_in_order_without_scripts() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let work = list(&mut ada, "Work").await;
    let ready = section(&mut ada, &work, "Ready <b>").await;
    let mut ids = Vec::new();
    for title in ["A", "B", "C"] {
        ids.push(task(&mut ada, &work, "", title).await);
    }
    task(&mut ada, &work, &ready, "D").await;
    assert_eq!(shown(&mut ada, &work).await, ["A", "B", "C", "Ready &lt;b&gt;", "D"]);
    let act = format!("up:{}", ids[2]);
    let moved = press(&mut ada, &work, &[("request[act]", &act)]).await;
    assert!(moved.contains("?did=placed&count=1&undo="), "{moved}");
    assert_eq!(shown(&mut ada, &work).await, ["A", "C", "B", "Ready &lt;b&gt;", "D"]);
    let (act, place) = (format!("place:{}", ids[0]), format!("end.{work}.{ready}"));
    press(&mut ada, &work, &[("request[act]", &act), ("request[place]", &place)]).await;
    assert_eq!(shown(&mut ada, &work).await, ["C", "B", "Ready &lt;b&gt;", "D", "A"]);
    let undo = moved.split("undo=").nth(1).unwrap();
    ada.submit(&format!("/lists/{work}"), "undo", &[("id", undo)]).await;
    assert_eq!(shown(&mut ada, &work).await, ["B", "C", "Ready &lt;b&gt;", "D", "A"]);
    // By the bar over the list, several at once.
    let to = format!("{work}.{ready}");
    let several =
        [("request[act]", "move"), ("request[ids][]", &ids[1]), ("request[ids][]", &ids[2]), ("request[list]", &to)];
    press(&mut ada, &work, &several).await;
    assert_eq!(shown(&mut ada, &work).await, ["Ready &lt;b&gt;", "D", "A", "B", "C"]);
    let page = ada.get(&format!("/lists/{work}")).await.text();
    assert!(page.contains(&format!("value=\"{to}\"")) && page.contains("<optgroup label=\"Work\">"), "{page}");
    // From a task's own page, which offers the sections of its list.
    let page = ada.get(&format!("/tasks/{}", ids[0])).await.text();
    assert!(page.contains("name=\"task[section]\"") && page.contains(&format!("value=\"{ready}\" selected")), "{page}");
    assert!(page.contains(&format!("value=\"up:{}\"", Uuid::parse_str(&ids[0]).unwrap())), "{page}");
    for place in ["", "before.x", "nowhere"] {
        let fields = [("request[act]", act.as_str()), ("request[place]", place)];
        assert_eq!(ada.submit(&format!("/lists/{work}"), "change_tasks", &fields).await.status, 400, "{place}");
    }
}

#[tokio::test]
async fn sections_live_without_scripts() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let work = list(&mut ada, "Work").await;
    let (page, edit) = (format!("/lists/{work}"), format!("/lists/{work}/edit"));
    assert!(ada.get(&page).await.text().contains("Add section"));
    let ready = section(&mut ada, &work, "Ready").await;
    let waiting = section(&mut ada, &work, "Waiting").await;
    task(&mut ada, &work, &ready, "A").await;
    assert_eq!(shown(&mut ada, &work).await, ["Ready", "A", "Waiting"]);
    press(&mut ada, &work, &[("request[act]", &format!("fold_section:{ready}"))]).await;
    assert_eq!(shown(&mut ada, &work).await, ["Ready", "Waiting"]);
    let folded = ada.get(&page).await.text();
    assert!(folded.contains("aria-expanded=\"false\"") && folded.contains("class=\"count\">1<"), "{folded}");
    press(&mut ada, &work, &[("request[act]", &format!("unfold_section:{ready}"))]).await;

    let rename = [("section[id]", ready.as_str()), ("section[list]", &work), ("section[name]", "Done")];
    let saved = ada.submit(&edit, "save_section", &rename).await;
    assert!(saved.location().starts_with(&format!("{edit}?did=section_saved")), "{saved:?}");
    let refused = [("section[id]", ready.as_str()), ("section[list]", &work), ("section[name]", " ")];
    let refused = ada.submit(&edit, "save_section", &refused).await;
    assert_eq!((refused.status, refused.text().matches("Please fill this in").count()), (422, 1), "{}", refused.text());
    let new = [
        ("section[id]", Uuid::new_v4().to_string()),
        ("section[list]", work.clone()),
        ("section[name]", "\u{200b}".into()),
    ];
    let new: Vec<(&str, &str)> = new.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let refused = ada.submit(&page, "add_section", &new).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text().contains("<details class=\"add-section\" open>")
            && refused.text().contains("Please fill this in")
    );

    for (act, left) in [("down", ["Waiting", "Done", "A"].as_slice()), ("remove", &["A", "Waiting"])] {
        let form = [("request[act]", format!("{act}:{ready}"))];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(ada.submit(&edit, "change_section", &form).await.status, 303, "{act}");
        assert_eq!(shown(&mut ada, &work).await, left, "{act}");
    }
    assert!(ada.get(&edit).await.text().contains(&format!("value=\"remove:{waiting}\"")));

    let copy = Uuid::new_v4().simple().to_string();
    let fields = [("list[id]", work.as_str()), ("list[copy]", &copy)];
    let copied = ada.submit(&edit, "duplicate_list", &fields).await;
    assert!(copied.location().starts_with(&format!("/lists/{copy}?did=list_duplicated&count=1&undo=")), "{copied:?}");
    assert_eq!(shown(&mut ada, &copy).await, ["A", "Waiting"]);
    assert!(ada.get("/lists").await.text().contains("Copy of Work"));

    // The Inbox has sections and nothing else to edit.
    let options = ada.get("/all").await.text();
    let inbox = options.split("id=\"move-to\"").nth(1).unwrap().split("value=\"").nth(1).unwrap();
    let inbox = inbox.split('"').next().unwrap().to_owned();
    let page = ada.get(&format!("/lists/{inbox}/edit")).await;
    assert!(
        page.status == 200 && page.text().contains("This list has no sections") && !page.text().contains("list[name]")
    );
}

/// The form below the sections of a list.
#[tokio::test]
async fn a_section_is_moved_to_another_list_without_scripts() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let (work, home) = (list(&mut ada, "Work").await, list(&mut ada, "Home").await);
    let edit = format!("/lists/{work}/edit");
    assert!(!ada.get(&edit).await.text().contains("move_section"), "there is nothing to move");
    let ready = section(&mut ada, &work, "Ready").await;
    task(&mut ada, &work, &ready, "A").await;
    let page = ada.get(&edit).await.text();
    let form = page.split("value=\"move_section\"").nth(1).unwrap().split("</form>").next().unwrap();
    assert!(form.contains(&format!("value=\"{ready}\">Ready")) && form.contains(&format!("value=\"{home}\">Home")));
    assert!(!form.contains(&format!("value=\"{work}\"")) && form.contains(">Inbox<"), "{form}");

    ada.headers.push(("sec-fetch-site".to_owned(), "same-origin".to_owned()));
    let fields = [("section[id]", ready.as_str()), ("section[list]", &home)];
    let moved = ada.submit(&edit, "move_section", &fields).await;
    assert!(moved.location().starts_with(&format!("{edit}?did=section_moved&count=1&undo=")), "{moved:?}");
    assert!(ada.get(moved.location()).await.text().contains("Section moved."));
    assert!(shown(&mut ada, &work).await.is_empty());
    assert_eq!(shown(&mut ada, &home).await, ["Ready", "A"]);
    let undo = moved.location().split("undo=").nth(1).unwrap().to_owned();
    assert_eq!(ada.submit(&edit, "undo", &[("id", &undo)]).await.status, 303);
    assert_eq!(
        (shown(&mut ada, &work).await, shown(&mut ada, &home).await),
        (vec!["Ready".to_owned(), "A".to_owned()], Vec::new())
    );
    // To somebody else it is not there.
    let mut lee = taskbell.signed_up("lee@example.org").await;
    let theirs = list(&mut lee, "Theirs").await;
    for fields in [[("section[id]", ready.as_str()), ("section[list]", &theirs)]] {
        assert_eq!(lee.submit("/lists", "move_section", &fields).await.status, 404);
    }
    assert_eq!(ada.submit(&edit, "move_section", &[("section[id]", "x"), ("section[list]", "y")]).await.status, 400);
}

/// As much as a page can show: fifty tasks, and as many sections as a list can have.
#[tokio::test]
async fn many_sections_stand_on_the_last_page() {
    let taskbell = Taskbell::start_with(&[("CHANGES_PER_MINUTE", "5000")]).await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let work = list(&mut ada, "Work").await;
    for number in 0..100 {
        section(&mut ada, &work, &format!("Section {number}")).await;
    }
    for number in 0..60 {
        task(&mut ada, &work, "", &format!("Task {number}")).await;
    }
    let page = ada.get(&format!("/lists/{work}")).await.text();
    assert_eq!(lines(&page).len(), 50, "headings stand below the last page");
    let next = page.split("rel=\"next\"").next().unwrap().rsplit("href=\"").next().unwrap();
    let next = next.split('"').next().unwrap().replace("&amp;", "&");
    assert_eq!(lines(&ada.get(&next).await.text()).len(), 110);
}
