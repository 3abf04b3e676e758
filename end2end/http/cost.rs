//! What a page costs: statements, and whether it stays whole when a thousand ask at once.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::{sync::Barrier, time::sleep};

use crate::{browser::Browser, taskbell::Taskbell};

/// The statements of a page, or the fewest of many attempts while they are more than `most`: background work may send
/// some of its own meanwhile.
async fn statements(taskbell: &Taskbell, browser: &mut Browser, path: &str, before: Option<&str>, most: u64) -> u64 {
    let (mut fewest, mut attempts) = (u64::MAX, 0);
    while fewest > most && attempts < 40 {
        attempts += 1;
        if let Some(title) = before {
            browser.add_task(title).await;
            // The add has dropped the cache; the profile is still warm.
        }
        let start = taskbell.statements().await;
        let reply = browser.get(path).await;
        assert_eq!(reply.status, 200, "{path}");
        fewest = fewest.min(taskbell.statements().await - start);
    }
    fewest
}

/// With all that rows can say: lists, labels, deadlines, subtasks, what recurs.
#[tokio::test]
async fn full_pages_are_light() {
    let taskbell = Taskbell::start().await;
    assert!(taskbell.run(&["seed", "--users", "1", "--tasks", "400"]).status.success());
    let mut somebody = taskbell.browser();
    somebody.sign_in("user1@example.org", "a bell for every task").await.location();
    let all = somebody.get("/all").await.text();
    let list = all.split("/lists/").nth(2).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
    for path in ["/all", "/inbox", "/today", "/upcoming", "/completed", "/labels/home", &format!("/lists/{list}")] {
        let page = somebody.get(path).await.text();
        assert!(page.matches("name=\"request[ids][]\"").count() > 20, "{path}");
        assert!(page.len() < 60_000, "{path}: {} bytes", page.len());
    }
    let own = format!("/lists/{list}");
    for path in ["/all", "/inbox", "/today", "/upcoming", "/labels/home", &own] {
        for view in [
            "board",
            "board&group=status",
            "board&group=priority",
            "board&group=label",
            "board&group=day",
            "calendar",
            "calendar&span=week",
        ] {
            let page = somebody.get(&format!("{path}?view={view}")).await.text();
            assert!(page.contains("class=\"row-title\""), "{path}: {view}");
            assert!(page.len() < 60_000, "{path}: {view}: {} bytes", page.len());
        }
    }
    // Fifty in full words, with all that quick add understands.
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let lines = (0..50)
        .map(|number| format!("Water the plants on the balcony {number} #Home @home @garden every day at 9am p1 //n"))
        .collect::<Vec<_>>()
        .join("\n");
    let list = uuid::Uuid::new_v4().simple().to_string();
    ada.submit("/lists", "add_list", &[("list[id]", &list), ("list[name]", "Home")]).await;
    let tasks = [("tasks[id]", list.as_str()), ("tasks[list]", "all"), ("tasks[lines]", &lines)];
    assert_eq!(ada.submit("/all", "add_tasks", &tasks).await.status, 303);
    for path in ["/all", "/upcoming", "/labels/home", &format!("/lists/{list}")] {
        let page = ada.get(path).await.text();
        assert_eq!(page.matches("name=\"request[ids][]\"").count(), 50, "{path}");
        assert!(page.len() < 60_000, "{path}: {} bytes", page.len());
    }
}

#[tokio::test]
async fn pages_ask_the_database_little() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let mut id = String::new();
    for number in 0..60 {
        id = ada.add_task(&format!("Task {number}")).await;
    }
    let list = ada.get("/all").await.text();
    assert_eq!(list.matches("name=\"request[ids][]\"").count(), 50, "a page is fifty rows");
    for path in [
        "/inbox",
        "/all",
        "/today",
        "/upcoming",
        "/completed",
        "/trash",
        "/all?q=task&status=pending",
        &format!("/all?open={id}"),
        "/inbox?view=board",
        "/all?view=board&group=label",
        "/all?view=board&group=day",
        "/upcoming?view=calendar",
        "/all?view=calendar&span=week&q=task",
    ] {
        let count = statements(&taskbell, &mut ada, path, None, 3).await;
        assert!((1..=3).contains(&count), "{path}: {count} statements");
    }
    assert!(statements(&taskbell, &mut ada, &format!("/tasks/{id}"), None, 2).await <= 2);
    // What stands beside every page is one statement after a change, and none before the next.
    assert!(statements(&taskbell, &mut ada, "/dashboard", Some("Another"), 3).await <= 3, "cold");
    assert!(statements(&taskbell, &mut ada, "/all", Some("Another"), 2).await <= 2, "cold");
    assert_eq!(statements(&taskbell, &mut ada, "/all", None, 1).await, 1, "warm");
    assert_eq!(statements(&taskbell, &mut ada, "/lists", None, 0).await, 0, "warm");
    assert_eq!(statements(&taskbell, &mut ada, "/dashboard", None, 0).await, 0, "warm");
    assert_eq!(statements(&taskbell, &mut taskbell.browser(), "/sign-in", None, 0).await, 0);
}

/// A busy machine may ask some to come back. They do, and in the end everybody has a whole page.
#[tokio::test]
async fn a_thousand_dashboards_at_once_are_all_whole() {
    const MANY: usize = 1_000;
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    ada.add_task("Ring a thousand times").await;
    let everybody = Arc::new(Barrier::new(MANY));
    let ask = |mut browser: Browser| {
        let everybody = everybody.clone();
        tokio::spawn(async move {
            everybody.wait().await;
            let end = Instant::now() + Duration::from_secs(240);
            while Instant::now() < end {
                let reply = browser.get("/dashboard").await;
                if reply.status != 503 {
                    return reply;
                }
                assert!(reply.header("retry-after").is_some() && reply.text().contains("</html>"));
                sleep(Duration::from_secs(5)).await;
            }
            panic!("away for minutes");
        })
    };
    let asked: Vec<_> = (0..MANY).map(|_| ask(ada.another())).collect();
    for reply in asked {
        let reply = reply.await.unwrap();
        let page = reply.text();
        assert_eq!(reply.status, 200);
        assert!(page.contains("Dashboard") && page.contains("</html>"));
        assert!(page.trim_end().ends_with("</script>") || page.trim_end().ends_with("</html>"));
    }
}
