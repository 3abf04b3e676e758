//! Operators and people, without scripts: who may see the pages, what is done there, and the files of the audit trail.

use crate::{browser::PASSWORD, taskbell::Taskbell};

const PEOPLE: &str = "/admin/people";
const AUDIT: &str = "/admin/audit";
const SETTINGS: &str = "/admin/settings";

/// The address of somebody's page, as the list of people has it.
fn page_of(list: &str, email: &str) -> String {
    let before = list.split(email).next().unwrap();
    let link = before.rsplit("href=\"/admin/people/").next().unwrap();
    format!("{PEOPLE}/{}", link.split('"').next().unwrap())
}

#[tokio::test]
async fn to_others_the_pages_do_not_exist() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let mut ops = taskbell.operator().await;
    let somebody = page_of(&ops.get(PEOPLE).await.text(), "ada@example.org");
    let id = somebody.rsplit('/').next().unwrap().to_owned();
    let files = [format!("{AUDIT}/file.csv"), format!("{AUDIT}/file.jsonl")];
    for browser in [&mut taskbell.browser(), &mut ada] {
        for path in [PEOPLE, AUDIT, SETTINGS, somebody.as_str(), files[0].as_str(), files[1].as_str()] {
            let (hidden, unknown) = (browser.get(path).await, browser.get("/admin/nothing").await);
            assert_eq!(hidden.status, 404, "{path}");
            assert_eq!(hidden.header("cache-control"), unknown.header("cache-control"));
            assert!(!hidden.text().contains("example.org</") && !hidden.text().contains("csv"), "{path}");
        }
        for act in ["disable", "grant", "delete", "send_reset_link"] {
            let fields = [("choice[id]", id.as_str()), ("choice[act]", act)];
            assert_eq!(browser.submit(PEOPLE, "administer", &fields).await.status, 404, "{act}");
        }
        for (name, fields) in [
            ("people", &[("query[search]", "")][..]),
            ("audit", &[("query[person]", "")]),
            ("person", &[("id", id.as_str())]),
        ] {
            assert_eq!(browser.call(name, fields).await.status, 404, "{name}");
        }
        assert_eq!(browser.call("settings_in_force", &[]).await.status, 404);
    }
    assert_eq!(ops.get(&format!("{PEOPLE}/{}", uuid::Uuid::nil())).await.status, 404);
    assert_eq!(ops.get(&format!("{AUDIT}/file.exe")).await.status, 404);
}

#[tokio::test]
async fn an_operator_shuts_somebody_out_and_lets_them_in() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    ada.add_task("Nobody else reads this").await;
    let mut ops = taskbell.operator().await;
    let list = ops.get(&format!("{PEOPLE}?q=ADA%40")).await.text();
    assert!(list.contains("ada@example.org") && !list.contains("ops@example.org</"), "{list}");
    let page = page_of(&list, "ada@example.org");
    let id = page.rsplit('/').next().unwrap().to_owned();
    let mut submit = async |name: &'static str| {
        ops.submit(&page, "administer", &[("choice[id]", id.as_str()), ("choice[act]", name)]).await
    };
    submit("disable").await.location();
    assert!(ada.get("/today").await.location().starts_with("/sign-in"));
    let refused = taskbell.browser().sign_in("ada@example.org", PASSWORD).await;
    assert_eq!(refused.status, 403);
    assert!(refused.text().contains("This account was disabled."));
    submit("enable").await.location();
    ada.sign_in("ada@example.org", PASSWORD).await.location();
    submit("grant").await.location();
    assert_eq!(ada.get(PEOPLE).await.status, 200);
    submit("withdraw").await.location();
    assert_eq!(ada.get(PEOPLE).await.status, 404);
    assert_eq!(submit("nonsense").await.status, 400);
    submit("delete").await.location();
    assert!(ada.get("/today").await.location().starts_with("/sign-in"));
    assert_eq!(submit("disable").await.status, 404);
    // What the person wrote is nowhere among it.
    for path in [PEOPLE, AUDIT, "/admin/audit/file.csv"] {
        assert!(!ops.get(path).await.text().contains("Nobody else"), "{path}");
    }
    let own = ops.get(PEOPLE).await.text();
    let own = page_of(&own, "ops@example.org");
    let id = own.rsplit('/').next().unwrap();
    let refused = ops.submit(&own, "administer", &[("choice[id]", id), ("choice[act]", "delete")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Nobody else could look after this installation."));
}

#[tokio::test]
async fn the_trail_is_a_page_and_a_file() {
    let taskbell = Taskbell::start().await;
    let mut ops = taskbell.operator().await;
    taskbell.browser().sign_in("=1+1@example.org", "not it, not at all").await;
    taskbell.browser().sign_in("ops@example.org", "not it, not at all").await;
    let page = ops.get(&format!("{AUDIT}?event=sign-in&outcome=wrong&person=ops%40example.org")).await.text();
    assert!(page.contains("Sign-in · wrong") && page.contains("Firefox on Linux"), "{page}");
    let csv = ops.get("/admin/audit/file.csv?event=sign-in").await;
    assert_eq!(csv.expect_header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(csv.expect_header("content-disposition"), "attachment; filename=\"audit.csv\"");
    let lines: Vec<String> = csv.text().lines().map(str::to_owned).collect();
    assert!(lines[0].starts_with("\"at\",\"event\",\"outcome\""), "{lines:?}");
    assert_eq!(lines.iter().filter(|line| line.contains("\"wrong\"")).count(), 2, "{lines:?}");
    let json = ops.get("/admin/audit/file.jsonl").await.text();
    let lines: Vec<serde_json::Value> = json.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let granted = lines.iter().find(|line| line["event"] == "operator").unwrap();
    assert_eq!((&granted["by"], &granted["email"]), (&"console".into(), &"ops@example.org".into()));
    assert!(lines.iter().all(|line| !line.to_string().contains("=1+1")), "what strangers type is not kept");
    // One's own, in the settings.
    let own = ops.get("/settings/security").await.text();
    assert!(own.contains("Sign-in · wrong") && own.contains("The command line"), "{own}");
}

#[tokio::test]
async fn the_command_line_does_the_same() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let run = |arguments: &[&str]| {
        let output = taskbell.run(arguments);
        let said = if output.status.success() { output.stdout } else { output.stderr };
        (output.status.code(), String::from_utf8_lossy(&said).into_owned())
    };
    assert_eq!(run(&["admin", "disable", "ada@example.org"]), (Some(0), "ada@example.org is shut out.\n".to_owned()));
    assert!(ada.get("/today").await.location().starts_with("/sign-in"));
    let (_, people) = run(&["admin", "people"]);
    assert!(people.contains("ada@example.org\t") && people.contains("\tdisabled\n"), "{people}");
    assert_eq!(run(&["admin", "enable", "ada@example.org"]).0, Some(0));
    ada.sign_in("ada@example.org", PASSWORD).await.location();
    assert_eq!(run(&["admin", "end-sessions", "ada@example.org"]).0, Some(0));
    assert!(ada.get("/today").await.location().starts_with("/sign-in"));
    let (code, said) = run(&["admin", "delete", "ada@example.org"]);
    assert!(code == Some(1) && said.contains("--yes"), "{said}");
    assert_eq!(run(&["admin", "delete", "ada@example.org", "--yes"]).0, Some(0));
    let (code, said) = run(&["admin", "disable", "ada@example.org"]);
    assert!(code == Some(1) && said.contains("nobody has the e-mail address"), "{said}");
}

#[tokio::test]
async fn the_settings_in_force_are_shown_without_secrets() {
    const KEY: &str = "a canary that sings 0123456789 abcdef";
    let taskbell = Taskbell::start_with(&[("SECRET_KEY", KEY), ("QUOTA_TASKS", "4321")]).await;
    let page = taskbell.operator().await.get(SETTINGS).await.text();
    assert!(page.contains("QUOTA_TASKS") && page.contains("4321") && page.contains("SECRET_KEY"), "{page}");
    assert!(!page.contains("canary"), "{page}");
}
