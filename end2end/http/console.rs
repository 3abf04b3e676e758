//! The operators' page without scripts, the commands that say the same, and that to others neither exists.

use std::{process::Output, time::Duration};

use sea_orm_migration::sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};

use crate::{browser::Browser, taskbell::Taskbell};

const PAGE: &str = "/admin/jobs";

fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

impl Taskbell {
    /// An operator, signed in.
    pub async fn operator(&self) -> Browser {
        let browser = self.signed_up("ops@example.org").await;
        let granted = self.run(&["admin", "grant", "ops@example.org"]);
        assert!(granted.status.success(), "{granted:?}");
        browser
    }

    pub async fn database(&self) -> DatabaseConnection {
        let file = || format!("sqlite://{}?mode=rwc", self.folder.0.join("taskbell.db").display());
        let mut options = ConnectOptions::new(self.postgres.as_ref().map_or_else(file, ToString::to_string));
        // On a busy machine the server may write for long.
        options.map_sqlx_sqlite_opts(|options| options.busy_timeout(Duration::from_secs(60)));
        Box::pin(Database::connect(options)).await.unwrap()
    }

    /// A job that failed, as `taskbell jobs list` names it.
    async fn failed_job(&self) -> String {
        let (id, now) = (uuid::Uuid::now_v7(), chrono::Utc::now().to_rfc3339());
        let literal = if self.postgres.is_some() { format!("'{id}'") } else { format!("x'{}'", id.simple()) };
        let history = format!(r#"[{{"at":"{now}","error":"550 <b>no such box</b>"}}]"#);
        let insert = format!(
            "INSERT INTO jobs (id, queue, name, version, arguments, state, attempts, max_attempts, run_at, fence,
                 created_at, finished_at, error, history)
             VALUES ({literal}, 'checks', 'check', 1, '{{\"note\":\"x\"}}', 'failed', 3, 3, '{now}', 3, '{now}', '{now}',
                 '550 <b>no such box</b>', '{history}')"
        );
        self.database().await.execute_unprepared(&insert).await.unwrap();
        id.to_string()
    }
}

/// What stays the same from one answer to the next.
fn shape(page: &str) -> String {
    let mut parts = page.split("nonce=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    first + &parts.filter_map(|part| part.split_once('"')).map(|(_, rest)| rest).collect::<String>()
}

#[tokio::test]
async fn to_others_the_page_does_not_exist() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    for browser in [&mut taskbell.browser(), &mut ada] {
        let (hidden, unknown) = (browser.get(PAGE).await, browser.get("/admin/nothing").await);
        assert_eq!((hidden.status, unknown.status), (404, 404));
        assert_eq!(hidden.header("cache-control"), unknown.header("cache-control"));
        assert_eq!(shape(&hidden.text()), shape(&unknown.text()));
        assert!(!hidden.text().contains("http-equiv") && !hidden.text().contains("Jobs"), "{}", hidden.text());
        for (action, fields) in [
            ("retry_jobs", &[("jobs[which]", "all")][..]),
            ("discard_jobs", &[("jobs[which]", "all")]),
            ("pause_queue", &[("queue", "mail")]),
            ("resume_queue", &[("queue", "mail")]),
            ("send_test_mail", &[]),
        ] {
            assert_eq!(browser.submit(PAGE, action, fields).await.status, 404, "{action}");
            assert_eq!(browser.call(action, fields).await.status, 404, "{action}");
        }
        for name in ["console", "job_detail"] {
            let id = uuid::Uuid::nil().to_string();
            assert_eq!(browser.call(name, &[("id", id.as_str())]).await.status, 404, "{name}");
        }
    }
    assert!(!ada.get("/today").await.text().contains(PAGE));
}

#[tokio::test]
async fn an_operator_sees_it_as_long_as_they_are_one() {
    let taskbell = Taskbell::start().await;
    let mut ops = taskbell.operator().await;
    let page = ops.get(PAGE).await;
    assert_eq!(page.status, 200);
    let text = page.text();
    for word in ["<h1>Jobs", "mail", "transfers", "checks", "process ", "Mails of today", "ops@example.org"] {
        assert!(text.contains(word), "{word} is not in {text}");
    }
    assert!(text.contains("http-equiv=\"refresh\"") && text.contains("<title>Jobs"), "{text}");
    assert!(!text.contains(".wasm") && !text.contains("import("), "{text}");
    assert!(!ops.get("/admin/jobs?live=off").await.text().contains("http-equiv"));
    assert!(ops.get("/today").await.text().contains("href=\"/admin/jobs\""));
    assert!(taskbell.run(&["admin", "revoke", "ops@example.org"]).status.success());
    assert_eq!(ops.get(PAGE).await.status, 404);
    assert!(!taskbell.run(&["admin", "grant", "nobody@example.org"]).status.success());
}

#[tokio::test]
async fn a_failed_job_is_retried_or_discarded_by_forms() {
    let taskbell = Taskbell::start().await;
    let mut ops = taskbell.operator().await;
    let (first, second) = (taskbell.failed_job().await, taskbell.failed_job().await);
    let page = ops.get(PAGE).await.text();
    assert!(page.contains(&first) && page.contains(&second), "{page}");
    assert!(page.contains("550 &lt;b&gt;no such box") && !page.contains("<b>no such"), "{page}");
    let one = ops.get(&format!("{PAGE}?job={first}")).await;
    assert_eq!(one.status, 200);
    let one = one.text();
    assert!(one.contains("What went wrong") && one.contains("{&quot;note&quot;") || one.contains("{\"note\""), "{one}");
    assert!(!one.contains("http-equiv") && one.contains("Discard for good"), "{one}");

    for count in ["1", "0"] {
        let reply =
            ops.submit(&format!("{PAGE}?job={first}"), "discard_jobs", &[("jobs[which]", first.as_str())]).await;
        assert_eq!(reply.location(), format!("{PAGE}?did=jobs_discarded&count={count}"));
    }
    assert_eq!(ops.get(&format!("{PAGE}?job={first}")).await.status, 404);
    for count in ["1", "0"] {
        let fields = [("jobs[which]", second.as_str()), ("jobs[live]", "off")];
        let reply = ops.submit(PAGE, "retry_jobs", &fields).await;
        assert_eq!(reply.location(), format!("{PAGE}?live=off&did=jobs_retried&count={count}"));
    }
    let notice = "/admin/jobs?did=jobs_retried&count=1";
    let led_here = ops.send("GET", notice, &[("sec-fetch-site", "same-origin")], b"").await.text();
    assert!(led_here.contains("1 job tried again."), "{led_here}");
    for _ in 0..3 {
        taskbell.failed_job().await;
    }
    assert!(ops.get("/admin/jobs?all=discard").await.text().contains("Discard all 3 jobs"));
    let reply = ops.submit(PAGE, "discard_jobs", &[("jobs[which]", "all")]).await;
    assert_eq!(reply.location(), format!("{PAGE}?did=jobs_discarded&count=3"));
    // Nothing is decided about by mistake.
    let (empty, other) = ([("jobs[which]", "")], [("jobs[which]", "everything")]);
    for fields in [&empty[..], &other, &[]] {
        assert_eq!(ops.submit(PAGE, "discard_jobs", fields).await.status, 400);
    }
}

#[tokio::test]
async fn a_queue_is_paused_and_goes_on_by_forms() {
    let taskbell = Taskbell::start().await;
    let mut ops = taskbell.operator().await;
    for _ in 0..2 {
        let reply = ops.submit("/admin/jobs?live=off", "pause_queue", &[("queue", "transfers")]).await;
        assert_eq!(reply.location(), format!("{PAGE}?live=off&did=queue_paused&count=1"));
    }
    assert!(ops.get(PAGE).await.text().contains("Paused since today"));
    ops.submit(PAGE, "resume_queue", &[("queue", "transfers")]).await.location();
    assert!(!ops.get(PAGE).await.text().contains("Paused since"));
    assert_eq!(ops.submit(PAGE, "pause_queue", &[("queue", "nothing")]).await.status, 400);
}

#[tokio::test]
async fn a_test_mail_is_sent_or_the_servers_error_said() {
    let taskbell = Taskbell::start().await;
    let mut ops = taskbell.operator().await;
    let reply = ops.submit(PAGE, "send_test_mail", &[]).await;
    assert_eq!(reply.location(), format!("{PAGE}?did=test_mail_sent&count=1"));
    assert!(taskbell.browser().get("/dev/mail").await.text().contains("A test mail from Taskbell"));
    let mail = std::fs::read_dir(taskbell.folder.0.join("mail")).unwrap().next().unwrap().unwrap().path();
    assert!(std::fs::read_to_string(mail).unwrap().contains("Auto-Submitted: auto-generated\r\n"));
    let away = Taskbell::start_with(&[("SMTP_URL", "smtp://127.0.0.1:1"), ("VERIFY_EMAIL", "off")]).await;
    let mut ops = away.operator().await;
    let reply = ops.submit(PAGE, "send_test_mail", &[]).await;
    assert_eq!(reply.status, 422);
    let text = reply.text();
    assert!(text.contains("The test mail was not accepted: ") && !text.contains("http-equiv"), "{text}");
}

#[tokio::test]
async fn commands_do_the_same() {
    let taskbell = Taskbell::start().await;
    assert_eq!(printed(&taskbell.run(&["jobs", "list"])), "There are no failed jobs.\n");
    let (first, second) = (taskbell.failed_job().await, taskbell.failed_job().await);
    let list = printed(&taskbell.run(&["jobs", "list", "--state", "failed", "--queue", "checks"]));
    assert!(list.starts_with("ID  ") && list.lines().count() == 3 && list.contains(&first), "{list}");
    let width = list.lines().next().unwrap().find("ERROR").unwrap();
    assert!(list.lines().skip(1).all(|line| line[width..].starts_with("550 ")), "{list}");
    let json = printed(&taskbell.run(&["jobs", "list", "--json"]));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((json[0]["id"].as_str(), json[0]["arguments"]["note"].as_str()), (Some(second.as_str()), Some("x")));
    assert!(printed(&taskbell.run(&["jobs", "list", "--queue", "mail"])).starts_with("There are no"));
    let show = printed(&taskbell.run(&["jobs", "show", &first]));
    assert!(show.contains("arguments   {\"note\":\"x\"}") && show.contains("history"), "{show}");
    assert_eq!(printed(&taskbell.run(&["jobs", "discard", &first])), "1 job thrown away.\n");
    for command in ["show", "retry", "discard"] {
        let gone = taskbell.run(&["jobs", command, &first]);
        assert_eq!(gone.status.code(), Some(1), "{command}");
        assert_eq!(String::from_utf8_lossy(&gone.stderr), format!("taskbell: there is no job {first}\n"));
    }
    assert_eq!(printed(&taskbell.run(&["jobs", "retry", "--all", "--queue", "mail"])).lines().count(), 1);
    assert_eq!(printed(&taskbell.run(&["jobs", "retry", "--all"])), "1 job to be tried again.\n");
    assert_eq!(printed(&taskbell.run(&["jobs", "retry", &second])), "Nothing to do: no such job has failed.\n");
    assert_eq!(taskbell.run(&["jobs", "retry"]).status.code(), Some(2));
    assert_eq!(taskbell.run(&["jobs", "discard", "--queue", "mail"]).status.code(), Some(2));
    assert!(printed(&taskbell.run(&["jobs", "pause", "mail"])).starts_with("The queue mail is paused."));
    assert_eq!(printed(&taskbell.run(&["jobs", "resume", "mail"])), "The queue mail goes on.\n");
    taskbell.operator().await;
    assert_eq!(printed(&taskbell.run(&["admin", "list"])), "ops@example.org\n");
}
