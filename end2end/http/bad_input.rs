//! Every field of every form with everything people and programs get wrong: an answer that says so, never a fault.

use std::time::Duration;

use crate::{
    browser::{Browser, PASSWORD},
    taskbell::Taskbell,
};

/// Of thousands of requests in a row a busy machine is too late for one or the other.
fn patient(mut browser: Browser) -> Browser {
    browser.patience = Duration::from_secs(60);
    browser
}

/// A form: the page it is on, its action, and its fields with good values.
struct Form {
    page: &'static str,
    action: &'static str,
    fields: Vec<(&'static str, String)>,
}

fn form(page: &'static str, action: &'static str, fields: &[(&'static str, &str)]) -> Form {
    let fields = fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    Form { page, action, fields }
}

fn corpus() -> Vec<String> {
    let mut values: Vec<String> = [
        "",
        " ",
        "\0",
        "a\0b",
        "\u{7}",
        "\u{1b}[31m",
        "\r\n",
        "\u{202e}drow",
        "\u{200f}",
        "\u{feff}",
        "\u{fffd}",
        "💣",
        "é\u{301}\u{301}",
        "2026-02-30",
        "0000-01-01",
        "0001-01-01",
        "9999-12-31",
        "10000-01-01",
        "-0001-01-01",
        "25:61",
        "24:00",
        "ab:cdé",
        "-1",
        "0",
        "9223372036854775807",
        "9223372036854775808",
        "99999999999999999999999999",
        "1e9",
        "NaN",
        "Mars/Olympus",
        "../../etc/passwd",
        "Europe/Berlin\0",
        "null",
        "true",
        "{}",
        "[]",
        "' OR 1=1 --",
        "%",
        "_",
        "\\",
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "not-a-uuid",
        "a@",
        "@b",
        "a@b@c",
        "a b@example.org",
        "a@example.org\r\nBcc: x@example.org",
        "flying",
        "delete:",
        "delete:x",
        ":",
        "complete",
    ]
    .map(str::to_owned)
    .to_vec();
    values.extend([201, 255, 1_001, 20_001, 100_000].map(|length| "x".repeat(length)));
    values.push("ä".repeat(33_000));
    values
}

fn forms(task: &str) -> Vec<Form> {
    let (act, put_away) = (format!("complete:{task}"), format!("archive:{task}"));
    vec![
        form("/today", "add_task", &[("task[id]", task), ("task[title]", "T"), ("task[list]", "today")]),
        form(
            "/all",
            "save_task",
            &[
                ("task[id]", task),
                ("task[version]", "1"),
                ("task[title]", "T"),
                ("task[notes]", "N"),
                ("task[status]", "pending"),
                ("task[priority]", "low"),
                ("task[due_date]", "2026-11-23"),
                ("task[due_time]", "09:00"),
                ("task[list]", ""),
            ],
        ),
        form("/all", "change_tasks", &[("request[act]", &act)]),
        form("/all", "change_tasks", &[("request[act]", "move"), ("request[ids][]", task), ("request[list]", task)]),
        form("/lists", "add_list", &[("list[id]", task), ("list[name]", "L"), ("list[colour]", "red")]),
        form(
            "/lists",
            "save_list",
            &[("list[id]", task), ("list[name]", "L"), ("list[colour]", "red"), ("list[favourite]", "true")],
        ),
        form("/lists", "change_list", &[("request[act]", &put_away)]),
        form("/lists", "duplicate_list", &[("list[id]", task), ("list[copy]", task)]),
        form("/lists", "add_section", &[("section[id]", task), ("section[list]", task), ("section[name]", "S")]),
        form("/lists", "save_section", &[("section[id]", task), ("section[list]", task), ("section[name]", "S")]),
        form("/lists", "change_section", &[("request[act]", &put_away)]),
        form("/lists", "move_section", &[("section[id]", task), ("section[list]", task)]),
        form(
            "/all",
            "change_tasks",
            &[("request[act]", &format!("place:{task}")), ("request[place]", &format!("end.{task}"))],
        ),
        form(
            "/all",
            "change_tasks",
            &[("request[act]", "reschedule"), ("request[ids][]", task), ("request[date]", "2026-11-23")],
        ),
        form(
            "/all",
            "change_tasks",
            &[("request[act]", "prioritise"), ("request[ids][]", task), ("request[priority]", "low")],
        ),
        form("/all", "undo", &[("id", task)]),
        form(
            "/settings",
            "save_profile",
            &[
                ("profile[name]", "Ada"),
                ("profile[zone]", "Europe/Berlin"),
                ("profile[reminder_hour]", "9"),
                ("profile[theme]", "dark"),
            ],
        ),
        form("/settings", "end_session", &[("handle", "x")]),
        form("/transfers", "start_export", &[("format", "csv")]),
        form("/transfers", "cancel_transfer", &[("id", task)]),
        form("/transfers", "remove_transfer", &[("id", task)]),
        form("/transfers", "start_import", &[("id", task), ("leave_out", "0")]),
        form(
            "/transfers",
            "match_columns",
            &[
                ("id", task),
                ("columns[title]", "0"),
                ("columns[notes]", "1"),
                ("columns[date_order]", "day"),
                ("columns[encoding]", "windows-1252"),
            ],
        ),
    ]
}

#[tokio::test]
async fn no_field_of_a_signed_in_form_breaks_anything() {
    let taskbell = Taskbell::start().await;
    let mut ada = patient(taskbell.signed_up("ada@example.org").await);
    let task = ada.add_task("A task").await;
    for form in forms(&task) {
        for_every_wrong_value(&mut ada, &form).await;
    }
    assert_eq!(ada.get("/all").await.status, 200, "still signed in, still well");
}

#[tokio::test]
async fn no_field_of_the_doors_breaks_anything() {
    let taskbell = Taskbell::start().await;
    let sign_up = form(
        "/sign-up",
        "sign_up",
        &[
            ("account[name]", "Eve"),
            ("account[email]", "taken@example.org"),
            ("account[password]", PASSWORD),
            ("account[zone]", "UTC"),
        ],
    );
    taskbell.signed_up("taken@example.org").await;
    for_every_wrong_value(&mut patient(taskbell.browser()), &sign_up).await;
    let fields =
        [("credentials[email]", "a@example.org"), ("credentials[password]", "x"), ("credentials[next]", "/all")];
    for_every_wrong_value(&mut patient(taskbell.browser()), &form("/sign-in", "sign_in", &fields)).await;
}

#[tokio::test]
async fn no_password_field_breaks_anything() {
    let taskbell = Taskbell::start().await;
    let mut ada = patient(taskbell.signed_up("ada@example.org").await);
    let change =
        form("/settings", "change_password", &[("passwords[current]", "wrong"), ("passwords[password]", "short")]);
    for_every_wrong_value(&mut ada, &change).await;
    for_every_wrong_value(&mut ada, &form("/settings", "delete_account", &[("confirmation[current]", "wrong")])).await;
    assert_eq!(ada.get("/settings").await.status, 200, "the account is still there");
}

/// Each field in turn with each wrong value, without scripts and with them, and left out altogether.
async fn for_every_wrong_value(browser: &mut Browser, form: &Form) {
    for index in 0..form.fields.len() {
        for value in corpus() {
            let mut fields: Vec<(&str, &str)> = form.fields.iter().map(|(name, good)| (*name, good.as_str())).collect();
            fields[index].1 = &value;
            attempt(browser, form, &fields).await;
        }
        let left: Vec<(&str, &str)> =
            form.fields.iter().enumerate().filter(|(i, _)| *i != index).map(|(_, (n, v))| (*n, v.as_str())).collect();
        attempt(browser, form, &left).await;
        // What is no UTF-8 at all.
        let name = form.fields[index].0;
        let page = browser.post(form.page, &format!("do={}&{name}=%ff%fe%ed%a0%80", form.action)).await;
        assert!(page.status < 500, "{} {name}", form.action);
    }
}

async fn attempt(browser: &mut Browser, form: &Form, fields: &[(&str, &str)]) {
    let shown: Vec<String> =
        fields.iter().map(|(n, v)| format!("{n}={}", v.chars().take(40).collect::<String>())).collect();
    let place = format!("{} {shown:?}", form.action);
    let known = [303, 400, 404, 409, 413, 422, 429];
    let cookie = browser.cookie.clone();
    let page = browser.submit(form.page, form.action, fields).await;
    assert!(known.contains(&page.status), "{place}: {}", page.status);
    assert!(page.status == 303 || page.text().contains("</html>"), "{place}: not whole");
    browser.cookie = cookie.clone();
    let script = browser.call(form.action, fields).await;
    assert!(script.status == 200 || known.contains(&script.status), "{place}: {}", script.status);
    if script.status == 422 {
        assert!(script.json()["Rejected"] != serde_json::Value::Null, "{place}: {}", script.text());
    }
    browser.cookie = cookie;
}

#[tokio::test]
async fn each_mistake_has_its_answer() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let id = ada.add_task("A task").await;
    let cases: [(&str, String, u16, &str); 14] = [
        ("task[title]", String::new(), 422, "Please fill this in."),
        ("task[title]", " \u{3000} ".to_owned(), 422, "Please fill this in."),
        ("task[title]", "x".repeat(201), 422, "at most 200 characters"),
        ("task[title]", "a\0b".to_owned(), 422, "cannot be shown"),
        ("task[title]", "a\u{7}b".to_owned(), 422, "cannot be shown"),
        ("task[notes]", "x".repeat(20_001), 422, "at most 20,000 characters"),
        ("task[notes]", "a\0b".to_owned(), 422, "cannot be shown"),
        ("task[due_date]", "2026-02-30".to_owned(), 422, "not a date"),
        ("task[due_date]", "0000-01-01".to_owned(), 422, "not a date"),
        ("task[due_date]", "9999-12-31".to_owned(), 422, "not a date"),
        ("task[due_time]", "25:00".to_owned(), 422, "not a time"),
        ("task[version]", "7".to_owned(), 409, "changed in another window"),
        ("task[id]", "00000000-0000-4000-8000-000000000000".to_owned(), 404, "</html>"),
        ("task[status]", "flying".to_owned(), 400, "could not be understood"),
    ];
    for (name, value, status, message) in cases {
        let mut fields = [
            ("task[id]", id.as_str()),
            ("task[version]", "1"),
            ("task[title]", "T"),
            ("task[notes]", ""),
            ("task[status]", "pending"),
            ("task[priority]", "none"),
            ("task[due_date]", "2026-11-23"),
            ("task[due_time]", ""),
        ];
        fields.iter_mut().filter(|(field, _)| *field == name).for_each(|field| field.1 = &value);
        let reply = ada.submit(&format!("/tasks/{id}"), "save_task", &fields).await;
        assert_eq!(reply.status, status, "{name}");
        assert!(reply.text().contains(message), "{name}: {message} is not on the page");
    }
    // The hour is chosen, not typed: nobody but a program can get it wrong.
    for (zone, hour, message) in [("Mars/Olympus", "9", "choose a time zone"), ("UTC", "24", "</html>")] {
        let profile = [
            ("profile[name]", "Ada"),
            ("profile[zone]", zone),
            ("profile[reminder_hour]", hour),
            ("profile[theme]", "system"),
        ];
        let reply = ada.submit("/settings", "save_profile", &profile).await;
        assert_eq!(reply.status, 422, "{zone} {hour}");
        assert!(reply.text().contains(message), "{zone} {hour}");
    }
}
