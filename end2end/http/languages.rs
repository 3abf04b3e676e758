//! Taskbell in the reader's language.

use crate::{browser::Browser, taskbell::Taskbell};

/// What is no word of ours on a page in the pseudo-locale: the program's name, what people typed, dates that ICU writes,
/// names of zones, browsers, formats and units.
const NOT_OURS: [&str; 8] = ["Taskbell", "Ada", "ada@example.org", "Firefox", "Linux", "Zebra", "English", "Deutsch"];

/// The texts that people read on a page: between tags, and in attributes that are words.
fn texts(page: &str) -> Vec<String> {
    let body = page.split_once("<head>").map_or(page, |(_, rest)| rest);
    let mut texts = Vec::new();
    let mut skipped = "";
    for piece in body.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap_or_default();
        if tag.starts_with('/') && name == skipped {
            skipped = "";
        } else if skipped.is_empty() && ["script", "style", "datalist", "textarea", "code"].contains(&name) {
            skipped = name;
        }
        if skipped.is_empty() {
            texts.push(text.trim().to_owned());
        }
        for attribute in ["title", "aria-label", "placeholder", "alt"] {
            let value = tag.split_once(&format!(" {attribute}=\"")).and_then(|(_, rest)| rest.split('"').next());
            texts.extend(value.map(str::to_owned));
        }
    }
    texts.retain(|text| !text.is_empty());
    texts
}

/// Texts with two Latin letters side by side, which the pseudo-locale has not.
fn forgotten(page: &str) -> Vec<String> {
    let plain = |text: &str| {
        let text = NOT_OURS.iter().fold(text.to_owned(), |text, word| text.replace(word, ""));
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
        let letters = |word: &str| word.chars().filter(char::is_ascii_alphabetic).count();
        text.split([' ', '\u{a0}', '/', ':']).any(|word| {
            // Vowels are doubled.
            letters(word) > 1
                && !word.to_lowercase().trim_start_matches(['a', 'e', 'i', 'o', 'u']).is_empty()
                && letters(word) == word.trim_matches(|c: char| c.is_ascii_punctuation()).chars().count()
                && !days.iter().any(|day| word.starts_with(day))
                && !MONTHS.iter().any(|month| word.starts_with(month))
                && !["MB", "kB", "UTC", "JSON", "CSV", "GMT"]
                    .contains(&word.trim_matches(|c: char| c.is_ascii_punctuation()))
        })
    };
    texts(page).into_iter().filter(|text| plain(text)).collect()
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

async fn pseudo(taskbell: &Taskbell) -> Browser {
    let mut browser = taskbell.browser();
    browser.headers.push(("accept-language".to_owned(), "en-XA,en;q=0.5".to_owned()));
    browser
}

/// Every page in accents: what is still plain was forgotten.
#[tokio::test]
async fn no_page_has_words_of_its_own() {
    let taskbell = Taskbell::start().await;
    let mut ada = pseudo(&taskbell).await;
    let mut wrong = Vec::new();
    let mut check = |place: &str, page: &str| {
        assert!(page.contains("<html lang=\"en-XA\" dir=\"ltr\""), "{place}: {}", &page[..200.min(page.len())]);
        assert!(texts(page).len() > 3, "{place}");
        wrong.extend(forgotten(page).into_iter().map(|text| format!("{place}: {text}")));
    };
    for path in ["/sign-in", "/sign-up"] {
        check(path, &ada.get(path).await.text());
    }
    let refused = ada.submit("/sign-up", "sign_up", &[("account[email]", "x"), ("account[password]", "short")]).await;
    check("a refused sign-up", &refused.text());
    ada.sign_up("ada@example.org").await;
    let id = ada.add_task("Zebra").await;
    for path in [
        "/today",
        "/upcoming",
        "/all",
        "/completed",
        "/trash",
        "/dashboard",
        "/settings",
        "/settings/security",
        "/transfers",
        "/nothing",
    ] {
        check(path, &ada.get(path).await.text());
    }
    let fields = [
        ("task[id]", id.as_str()),
        ("task[title]", "Zebra"),
        ("task[notes]", "Zebra"),
        ("task[status]", "in_progress"),
    ];
    let version = ada.version(&id).await;
    let more = [
        ("task[version]", version.as_str()),
        ("task[priority]", "high"),
        ("task[due_date]", "2020-01-01"),
        ("task[due_time]", ""),
    ];
    let saved = ada.submit(&format!("/tasks/{id}"), "save_task", &[&fields[..], &more[..]].concat()).await;
    let next = saved.location().to_owned();
    check("a saved task", &ada.get(&next).await.text());
    for (kind, value) in [("reminder[rule]", "before:60"), ("reminder[rule]", "before:1440")] {
        let reply =
            ada.submit(&format!("/tasks/{id}"), "set_reminder", &[("reminder[task]", &id), (kind, value)]).await;
        let next = reply.location().to_owned();
        check("a reminder", &ada.get(&next).await.text());
    }
    let refused =
        ada.submit("/all", "add_task", &[("task[id]", &id), ("task[title]", " "), ("task[list]", "all")]).await;
    check("a refused task", &refused.text());
    let done = ada.submit("/all", "change_tasks", &[("request[act]", &format!("complete:{id}"))]).await;
    let next = done.location().to_owned();
    check("what was done", &ada.get(&next).await.text());
    for path in ["/completed", "/dashboard", &format!("/tasks/{id}"), "/all?status=completed&q=none"] {
        check(path, &ada.get(path).await.text());
    }
    let exported = ada.submit("/transfers", "start_export", &[("format", "csv")]).await;
    check("an export", &ada.get(exported.location()).await.text());
    assert!(wrong.is_empty(), "{} texts:\n{}", wrong.len(), wrong.join("\n"));
}

/// The person's choice counts more than the browser's.
#[tokio::test]
async fn people_choose_their_language() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let page = ada.get("/settings").await.text();
    assert!(page.contains("<html lang=\"en\" dir=\"ltr\"") && page.contains("<h1>Settings"));
    let profile = |language| {
        [
            ("profile[name]", "Ada"),
            ("profile[zone]", "Europe/Berlin"),
            ("profile[reminder_hour]", "9"),
            ("profile[theme]", "system"),
            ("profile[language]", language),
        ]
    };
    let saved = ada.submit("/settings", "save_profile", &profile("en-XA")).await;
    assert!(saved.location().contains("did=profile_saved"), "{saved:?}");
    let page = ada.get("/settings").await.text();
    assert!(page.contains("<html lang=\"en-XA\"") && !page.contains("<h1>Settings"));
    // What no form of ours sends.
    let refused = ada.submit("/settings", "save_profile", &profile("tlh")).await;
    assert_eq!(refused.status, 400);
    // A form of the version before says nothing of it, and changes nothing.
    ada.submit("/settings", "save_profile", &profile("en")[..4]).await;
    assert!(ada.get("/today").await.text().contains("<html lang=\"en-XA\""));
}
