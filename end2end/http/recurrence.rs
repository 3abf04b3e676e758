//! Tasks that recur, without scripts: their form, their buttons, and what is shown of them.

use chrono::{Days, NaiveDate, Utc};

use crate::{
    browser::{Browser, field_value},
    taskbell::Taskbell,
};

const TODAY: fn() -> NaiveDate = || Utc::now().date_naive();

fn in_days(days: u64) -> String {
    (TODAY() + Days::new(days)).to_string()
}

async fn save(browser: &mut Browser, id: &str, fields: &[(&str, &str)]) -> crate::reply::Reply {
    let version = browser.version(id).await;
    let all = [
        [("task[id]", id), ("task[version]", &version), ("task[title]", "Water the plants")].as_slice(),
        &[("task[status]", "pending"), ("task[priority]", "none")],
        fields,
    ]
    .concat();
    browser.submit(&format!("/tasks/{id}"), "save_task", &all).await
}

/// A task that is due today and recurs every day.
async fn daily(browser: &mut Browser) -> String {
    let id = browser.add_task("Water the plants").await;
    let fields = [("task[due_date]", in_days(0)), ("task[rule]", "FREQ=DAILY".to_owned())];
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert!(save(browser, &id, &fields).await.location().contains("did=saved"));
    id
}

/// What the button of a row sends.
fn act(page: &str, change: &str) -> String {
    let begin = page.find(&format!("value=\"{change}:")).unwrap() + "value=\"".len();
    page[begin..].split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_task_recurs_without_scripts() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let id = daily(&mut ada).await;
    let page = ada.get(&format!("/tasks/{id}")).await.text();
    assert!(page.contains("<p>Every day"), "{page}");
    assert!(page.contains("name=\"task[anchor]\"") && page.contains("name=\"task[rule_text]\""), "{page}");
    assert!(page.contains("<option value=\"FREQ=DAILY\" selected"), "{page}");
    let list = ada.get("/all").await.text();
    assert!(list.contains("i-recurs"), "{list}");

    // The same button twice, and from two places.
    let act_of_row = act(&list, "complete");
    assert_eq!(act_of_row.split(':').count(), 3, "{act_of_row}");
    let (mut left, mut right) = (ada.another(), ada.another());
    let fields = [("request[act]", act_of_row.as_str())];
    let (one, other) =
        tokio::join!(left.submit("/all", "change_tasks", &fields), right.submit("/all", "change_tasks", &fields));
    let places = [one.location().to_owned(), other.location().to_owned()];
    assert_eq!(places.iter().filter(|place| place.contains("undo=")).count(), 1, "{places:?}");
    ada.submit("/all", "change_tasks", &fields).await.location();
    let page = ada.get(&format!("/tasks/{id}")).await.text();
    assert_eq!(field_value(&page, "task[due_date]"), Some(in_days(1)));
    assert!(page.contains("Done 1 time") && page.contains("Today: done today"), "{page}");

    // Back, by the undo of the one that counted.
    let undo = places.iter().find_map(|place| place.split("undo=").nth(1)).unwrap();
    ada.submit("/all", "undo", &[("id", undo)]).await.location();
    let page = ada.get(&format!("/tasks/{id}")).await.text();
    assert_eq!(field_value(&page, "task[due_date]"), Some(in_days(0)));
    assert!(!page.contains("Done 1 time"), "{page}");

    let skip = act(&page, "skip");
    let skipped = ada.submit(&format!("/tasks/{id}"), "change_tasks", &[("request[act]", &skip)]).await;
    assert!(skipped.location().contains("did=skipped"), "{skipped:?}");
    let page = ada.get(&format!("/tasks/{id}")).await.text();
    assert_eq!(field_value(&page, "task[due_date]"), Some(in_days(1)));
    let end = act(&page, "end");
    let ended = ada.submit(&format!("/tasks/{id}"), "change_tasks", &[("request[act]", &end)]).await;
    assert!(ended.location().contains("did=series_ended"), "{ended:?}");
    assert!(ada.get("/completed").await.text().contains("Water the plants"));
    let page = ada.get(&format!("/tasks/{id}")).await.text();
    assert!(page.contains("skipped today") && !page.contains("value=\"skip:"), "{page}");
}

#[tokio::test]
async fn a_rule_that_is_refused_is_kept_with_the_reason() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let id = ada.add_task("Water the plants").await;
    for (rule, reason) in [
        ("FREQ=SECONDLY", "A task repeats by days"),
        ("every day", "This is not a rule"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "No day fits this rule"),
    ] {
        let reply = save(&mut ada, &id, &[("task[rule_text]", rule)]).await;
        assert_eq!(reply.status, 422, "{rule}");
        let page = reply.text();
        assert!(page.contains(reason), "{rule}: {page}");
        assert_eq!(field_value(&page, "task[rule_text]").as_deref(), Some(rule));
    }
    let hostile = "<script>alert(1)</script>";
    let page = save(&mut ada, &id, &[("task[rule]", hostile)]).await.text();
    assert!(!page.contains(hostile), "{page}");
    // A form of before knows nothing of it and leaves it.
    assert!(save(&mut ada, &id, &[("task[rule]", "FREQ=WEEKLY"), ("task[anchor]", "completion")]).await.status == 303);
    assert!(save(&mut ada, &id, &[("task[notes]", "n"), ("task[due_date]", &in_days(0))]).await.status == 303);
    let page = ada.get(&format!("/tasks/{id}")).await.text();
    assert!(page.contains("Every week, counted from when it is done"), "{page}");
    assert!(page.contains("<option value=\"completion\" selected"), "{page}");
    let mut eve = taskbell.signed_up("eve@example.org").await;
    let stolen = eve.submit("/all", "change_tasks", &[("request[act]", &format!("skip:{id}:1"))]).await;
    assert_eq!(stolen.status, 404);
}

#[tokio::test]
async fn dates_are_shown_while_one_chooses() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let id = ada.add_task("Water the plants").await;
    let mut preview = async |rule: &str| {
        let fields = [
            ("task[id]", id.as_str()),
            ("task[version]", "1"),
            ("task[title]", "Water the plants"),
            ("task[status]", "pending"),
            ("task[priority]", "none"),
            ("task[due_date]", "2027-03-01"),
            ("task[rule]", rule),
            ("task[rule_every]", "2"),
        ];
        let reply = ada.call("preview_rule", &fields).await;
        assert_eq!(reply.status, 200, "{rule}: what is wrong with it is an answer, too");
        reply.json().as_str().unwrap().to_owned()
    };
    let html = preview("FREQ=WEEKLY;BYDAY=MO").await;
    assert!(html.contains("Every 2 weeks on Monday") && html.matches("<li>").count() == 5, "{html}");
    assert!(html.contains("15 Mar"), "{html}");
    assert_eq!(preview("").await, "");
    let refused = preview("FREQ=HOURLY").await;
    assert!(refused.contains("A task repeats by days"), "{refused}");
    let stranger = Browser::new(&taskbell.address).call("preview_rule", &[("task[title]", "x")]).await;
    assert!(matches!(stranger.status, 401 | 400 | 422), "{}", stranger.status);
}

/// What was done of it, on the page of what is completed: lines that lead to their task, of which the last one can come back.
#[tokio::test]
async fn of_occurrences_that_were_done_the_last_one_is_reopened() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let id = daily(&mut ada).await;
    let once = ada.add_task("Once").await;
    for times in 1..=2 {
        let list = ada.get("/all").await.text();
        let row = list.split("<li class=\"row").find(|row| row.contains("i-recurs")).unwrap();
        let pressed = ada.submit("/all", "change_tasks", &[("request[act]", &act(row, "complete"))]).await;
        assert!(pressed.location().contains("did=completed"), "{pressed:?}");
        let page = ada.get("/completed").await.text();
        assert_eq!(page.matches("Water the plants</a>").count(), times);
    }
    ada.submit("/all", "change_tasks", &[("request[act]", &format!("complete:{once}"))]).await;
    let page = ada.get("/completed").await.text();
    let rows: Vec<&str> = page.split("<li class=\"row").skip(1).collect();
    assert!(rows.len() == 3 && rows[0].contains("Once") && rows[1].contains("i-recurs"), "{page}");
    assert!(rows[0].contains("value=\"reopen:") && rows[0].contains("value=\"delete:"));
    for (number, row) in rows[1..].iter().enumerate() {
        let row = row.split("</li>").next().unwrap();
        assert_eq!(row.matches("<button").count(), usize::from(number == 0), "{row}");
        assert!(row.contains("disabled") && row.contains("Completed today"), "{row}");
        assert!(row.contains(&format!("href=\"?open={}\"", id.replace('-', ""))), "{row}");
    }
    let reopened = ada.submit("/completed", "change_tasks", &[("request[act]", &act(rows[1], "reopen"))]).await;
    assert!(reopened.location().contains("did=reopened"), "{reopened:?}");
    let page = ada.get("/completed").await.text();
    assert_eq!(page.matches("Water the plants</a>").count(), 1);
    let page = ada.get(&format!("/tasks/{id}")).await.text();
    assert_eq!(field_value(&page, "task[due_date]"), Some(in_days(1)));
}

/// Each tick says which occurrence it saw, and so does its line among the parts of another task.
#[tokio::test]
async fn an_occurrence_that_is_ticked_on_two_pages_is_completed_once() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let id = daily(&mut ada).await;
    let list = ada.get("/all").await.text();
    let ticked = list.split("name=\"request[ids][]\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    for undoable in [true, false] {
        let fields = [("request[act]", "complete"), ("request[ids][]", ticked)];
        let done = ada.submit("/all", "change_tasks", &fields).await;
        assert_eq!(done.location().contains("undo="), undoable, "{done:?}");
    }
    let due = async |browser: &mut Browser| {
        let page = browser.get(&format!("/tasks/{id}")).await.text();
        field_value(&page, "task[due_date]").unwrap()
    };
    assert_eq!(due(&mut ada).await, in_days(1));

    let garden = ada.add_task("The garden").await;
    let indent = [("request[act]", format!("indent:{id}")), ("request[parent]", garden.clone())];
    let indent = indent.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(ada.submit("/all", "change_tasks", &indent).await.status, 303);
    let page = ada.get(&format!("/tasks/{garden}")).await.text();
    let part = page.split(&format!("complete:{}:", id.replace('-', ""))).nth(1).unwrap().split('"').next().unwrap();
    let act = format!("complete:{id}:{part}");
    for undoable in [true, false] {
        let done = ada.submit(&format!("/tasks/{garden}"), "change_tasks", &[("request[act]", &act)]).await;
        assert_eq!(done.location().contains("undo="), undoable, "{done:?}");
    }
    assert_eq!(due(&mut ada).await, in_days(2));
}
