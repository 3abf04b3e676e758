//! Texts of people say their direction themselves: one written from right to left moves nothing that stands around it.

use crate::{browser::PASSWORD, taskbell::Taskbell};

const TEXT: &str = "שלום (1)";

#[tokio::test]
async fn every_text_of_a_person_has_a_direction_of_its_own() {
    let taskbell = Taskbell::start().await;
    let mut dana = taskbell.browser();
    let account = [
        ("account[name]", TEXT),
        ("account[email]", "dana@example.org"),
        ("account[password]", PASSWORD),
        ("account[zone]", "UTC"),
    ];
    dana.submit("/sign-up", "sign_up", &account).await.location();
    let mut ids = Vec::new();
    for _ in 0..3 {
        let id = dana.add_task(TEXT).await;
        let edit = [
            ("task[id]", id.as_str()),
            ("task[version]", "1"),
            ("task[title]", TEXT),
            ("task[notes]", TEXT),
            ("task[status]", "pending"),
            ("task[priority]", "none"),
            ("task[due_date]", "2026-01-01"),
        ];
        dana.submit(&format!("/tasks/{id}"), "save_task", &edit).await.location();
        ids.push(id);
    }
    for act in [format!("complete:{}", ids[1]), format!("delete:{}", ids[2])] {
        dana.submit("/all", "change_tasks", &[("request[act]", &act)]).await.location();
    }
    // The name in the sidebar, and what each page shows beside it: rows, a panel with title, notes and fields, settings.
    for (path, least) in [
        ("/today".to_owned(), 2),
        ("/all".to_owned(), 2),
        ("/completed".to_owned(), 2),
        ("/trash".to_owned(), 2),
        ("/dashboard".to_owned(), 2),
        ("/settings".to_owned(), 2),
        (format!("/tasks/{}", ids[0]), 5),
        (format!("/all?open={}&q=%D7%A9", ids[0]), 6),
    ] {
        let page = dana.get(&path).await.text();
        let places = places(&page);
        assert!(places.len() >= least, "{path}: {places:?}");
        let without: Vec<_> = places.iter().filter(|tag| !tag.contains("dir=\"auto\"")).collect();
        assert!(without.is_empty(), "{path}: {without:?}");
    }
}

/// The tags in which the text stands where people see it; of a note, the tag around it.
fn places(page: &str) -> Vec<&str> {
    let mut places = Vec::new();
    for (at, _) in page.match_indices(TEXT) {
        let tags: Vec<&str> = page[..at].split('<').skip(1).filter(|tag| !tag.starts_with(['!', '/'])).collect();
        let [.., around, tag] = tags[..] else { panic!("the text stands in no tag") };
        let seen = match tag.split_once('>') {
            Some(_) => !tag.starts_with("script"),
            // In an attribute it is seen where it is the value of a field.
            None => tag.starts_with("input") && tag.ends_with("value=\""),
        };
        if seen {
            let whole = &page[at - tag.len()..];
            let tag = &whole[..whole[tag.len()..].find('>').map_or(tag.len(), |end| tag.len() + end)];
            places.push(if tag.starts_with("p>") { around } else { tag });
        }
    }
    places
}
