//! Boards and calendars without scripts: what each shows, and the form that does what dragging does.

use uuid::Uuid;

use crate::{browser::Browser, taskbell::Taskbell};

async fn task(browser: &mut Browser, list: &str, section: &str, title: &str) -> String {
    let id = Uuid::new_v4().simple().to_string();
    let fields = [("task[id]", id.as_str()), ("task[title]", title), ("task[list]", list), ("task[section]", section)];
    assert_eq!(browser.submit("/all", "add_task", &fields).await.status, 303);
    id
}

/// A list with a section.
async fn list(browser: &mut Browser, name: &str, section: &str) -> (String, String) {
    let ids = [Uuid::new_v4(), Uuid::new_v4()].map(|id| id.simple().to_string());
    let fields = [("list[id]", ids[0].as_str()), ("list[name]", name)];
    assert_eq!(browser.submit("/lists", "add_list", &fields).await.status, 303);
    let fields = [("section[id]", ids[1].as_str()), ("section[list]", &ids[0]), ("section[name]", section)];
    assert_eq!(browser.submit(&format!("/lists/{}", ids[0]), "add_section", &fields).await.status, 303);
    let [list, section] = ids;
    (list, section)
}

/// What stands in a column or on a day, by how its element begins.
fn titles(page: &str, zone: &str) -> Vec<String> {
    let place = page.find(zone).unwrap_or_else(|| panic!("{zone}: {page}"));
    let here = page[place + zone.len()..].split(" data-act=").next().unwrap();
    let title = |link: &str| link.split_once('>').unwrap().1.split('<').next().unwrap().to_owned();
    here.split("class=\"row-title\"").skip(1).map(title).collect()
}

async fn press(browser: &mut Browser, page: &str, fields: &[(&str, &str)]) -> String {
    let reply = browser.submit(page, "change_tasks", fields).await;
    assert_eq!(reply.status, 303, "{reply:?}");
    reply.location().to_owned()
}

#[tokio::test]
async fn a_board_is_a_page_with_forms() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let (work, ready) = list(&mut ada, "Work", "Ready <b>").await;
    let one = task(&mut ada, &work, "", "One <i>").await;
    let two = task(&mut ada, &work, &ready, "Two").await;
    let page = format!("/lists/{work}?view=board");
    let text = ada.get(&page).await.text();
    assert!(!text.contains("leptos-island") && !text.contains("<b>") && !text.contains("<i>"), "{text}");
    assert!(text.contains("/views.js?") && !text.contains("/order.js?"));
    assert!(text.contains("title=\"Board\" aria-current=\"page\""), "{text}");
    let [none, section] = [format!("data-value=\"{work}\""), format!("data-value=\"{work}.{ready}\"")];
    assert_eq!(titles(&text, &none), ["One &lt;i&gt;"]);
    assert_eq!(titles(&text, &section), ["Two"]);

    // The ticked ones are moved, and the page stays what it is.
    let to = format!("{work}.{ready}");
    let fields = [("request[act]", "move"), ("request[ids][]", one.as_str()), ("request[list]", &to)];
    let moved = press(&mut ada, &page, &fields).await;
    assert!(moved.starts_with(&format!("{page}&did=moved&count=1&undo=")), "{moved}");
    assert_eq!(titles(&ada.get(&page).await.text(), &section), ["Two", "One &lt;i&gt;"]);
    // As dragging does, between two others.
    let (act, place) = (format!("place:{one}"), format!("before.{two}"));
    press(&mut ada, &page, &[("request[act]", &act), ("request[place]", &place)]).await;
    assert_eq!(titles(&ada.get(&page).await.text(), &section), ["One &lt;i&gt;", "Two"]);

    let status = format!("{page}&group=status");
    press(&mut ada, &status, &[("request[act]", "start"), ("request[ids][]", &two)]).await;
    press(&mut ada, &status, &[("request[act]", &format!("complete:{one}"))]).await;
    let text = ada.get(&status).await.text();
    assert_eq!(
        (titles(&text, "data-act=\"reopen\""), titles(&text, "data-act=\"start\"")),
        (vec![], vec!["Two".to_owned()])
    );
    assert_eq!(titles(&text, "data-act=\"complete\""), ["One &lt;i&gt;"]);
    let labels = format!("{page}&group=label");
    for (without, label, there) in [("", "home", "home"), ("home", "garden", "garden"), ("garden", "", "")] {
        let fields = [
            ("request[act]", "relabel"),
            ("request[ids][]", two.as_str()),
            ("request[without]", without),
            ("request[label]", label),
        ];
        press(&mut ada, &labels, &fields).await;
        assert_eq!(
            titles(&ada.get(&labels).await.text(), &format!("data-field=\"label\" data-value=\"{there}\"")),
            ["Two"]
        );
    }
    // Beside an open task everything stays where it is; nothing ticked is said.
    let text = ada.get(&format!("{page}&open={two}")).await.text();
    assert!(text.contains("list-page with-panel") && text.contains("name=\"task[title]\""));
    let refused = ada.submit(&page, "change_tasks", &[("request[act]", "move"), ("request[list]", &to)]).await;
    assert_eq!((refused.status, refused.text().contains("Select at least one task.")), (422, true));
    // What is added from a column's own link comes there.
    let text = ada.get(&format!("{page}&add={ready}")).await.text();
    assert!(
        text.contains(&format!("name=\"task[section]\" value=\"{ready}\"")) && text.contains(" autofocus"),
        "{text}"
    );
    // What is done or deleted is a list only.
    for path in ["/completed", "/trash"] {
        let text = ada.get(&format!("{path}?view=board")).await.text();
        assert!(text.contains("leptos-island") && !text.contains("class=\"views\""), "{path}");
    }
    assert!(ada.get("/all?view=list").await.text().contains("leptos-island"));
    assert_eq!(ada.get(&format!("/lists/{}?view=board", Uuid::new_v4().simple())).await.status, 404);
}

#[tokio::test]
async fn a_calendar_is_a_page_with_forms() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let id = task(&mut ada, "all", "", "Call 2027-03-10 09:30").await;
    task(&mut ada, "all", "", "Some day").await;
    let month = "/all?view=calendar&from=2027-03-01";
    let text = ada.get(month).await.text();
    assert!(text.contains("<h2>March 2027</h2>") && !text.contains("leptos-island"), "{text}");
    assert_eq!(titles(&text, "data-value=\"2027-03-10\""), ["Call"]);
    assert_eq!(titles(&text, "data-field=\"date\" data-value=\"\""), ["Some day"]);
    assert!(text.contains("from=2027-02-01") && text.contains("from=2027-04-01"));
    let fields = [("request[act]", "reschedule"), ("request[ids][]", id.as_str()), ("request[date]", "2027-03-12")];
    let moved = press(&mut ada, month, &fields).await;
    assert!(moved.starts_with(&format!("{month}&did=rescheduled&count=1&undo=")), "{moved}");
    let text = ada.get("/all?view=calendar&from=2027-03-10&span=week").await.text();
    assert!(text.contains("8 March – 14 March 2027"), "{text}");
    assert_eq!(titles(&text, "data-value=\"2027-03-12\""), ["Call"]);
    assert!(text.contains("<time datetime=\"2027-03-12T09:30\">09:30</time>"), "{text}");
    // A day's own link fills its date in.
    let text = ada.get("/all?view=calendar&from=2027-03-01&add=2027-03-15").await.text();
    assert!(text.contains("value=\"2027-03-15 \" autofocus"), "{text}");
    let hostile = ada.get("/all?view=calendar&from=%22%3E%3Cscript%3E&add=%22%3E%3Cscript%3E").await.text();
    assert!(!hostile.contains("\"><script>"), "{hostile}");
}
