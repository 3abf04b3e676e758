//! What the log says, and what it must not.

use std::{sync::LazyLock, time::Duration};

use chrono::{Days, NaiveDate, Utc};
use sea_orm_migration::sea_orm::ConnectionTrait;
use serde_json::Value;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    time::{Instant, sleep},
};
use url::Url;

use crate::{
    browser::Browser,
    taskbell::{Taskbell, program},
};

/// What somebody types; each is looked for in the log.
pub const EMAIL: &str = "canary.email@example.org";
pub const NAME: &str = "Canaryname";
pub const PASSWORD: &str = "Canarypassword of 5 words";
const WRONG: &str = "Canarywrong password";
pub const TITLE: &str = "Canarytitle";
const NOTES: &str = "Canarynotes";
const QUERY: &str = "Canaryquery";
const KEY: &str = "Canarykey-0123456789-0123456789-0123456789";

/// The day on which the tests began, for all that is counted in days: it may be midnight meanwhile.
pub static TODAY: LazyLock<NaiveDate> = LazyLock::new(|| Utc::now().date_naive());

/// The lines of a log for machines.
pub fn lines(taskbell: &Taskbell) -> Vec<Value> {
    let read = |line: &str| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
    // The last line may be half written.
    taskbell.log().split_inclusive('\n').filter(|line| line.ends_with('\n')).map(read).collect()
}

/// The first line that is looked for, once it is there.
async fn line(taskbell: &Taskbell, wanted: impl Fn(&Value) -> bool) -> Value {
    let end = Instant::now() + Duration::from_secs(60);
    loop {
        if let Some(line) = lines(taskbell).into_iter().find(&wanted) {
            return line;
        }
        assert!(Instant::now() < end, "it is not in the log: {}", taskbell.log());
        sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn a_job_is_found_by_the_request_that_wrote_it() {
    let settings = [("LOG_FORMAT", "json"), ("RUST_LOG", "info,domain=debug")];
    let taskbell = Taskbell::start_with(&settings).await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let reply = ada.submit("/transfers", "start_export", &[("format", "json")]).await;
    let id = reply.expect_header("x-request-id").to_owned();
    let request = line(&taskbell, |line| line["request_id"] == id.as_str() && line["message"] == "request").await;
    assert_eq!((&request["route"], &request["status"]), (&"/transfers".into(), &303.into()));
    let job = line(&taskbell, |line| line["message"] == "a job was worked on").await;
    let span = &job["span"];
    assert_eq!((&span["work"], &span["queue"], &span["attempt"]), (&"export".into(), &"transfers".into(), &1.into()));
    assert_eq!(span["request_id"], id.as_str());
}

/// Somebody signs up, writes, searches, mistypes and signs in again. What they typed, and what names their sessions.
pub async fn secrets_of_a_visit(taskbell: &Taskbell) -> (Browser, String, Vec<String>) {
    let mut person = taskbell.browser();
    let account = [
        ("account[name]", NAME),
        ("account[email]", EMAIL),
        ("account[password]", PASSWORD),
        ("account[zone]", "Europe/Berlin"),
    ];
    person.submit("/sign-up", "sign_up", &account).await.location();
    let mut secrets: Vec<String> = [EMAIL, NAME, PASSWORD, WRONG, TITLE, NOTES, QUERY, KEY].map(str::to_owned).into();
    secrets.push("canary.email".to_owned());
    secrets.push(session(&person));
    let id = person.add_task(TITLE).await;
    let due = (*TODAY + Days::new(3)).to_string();
    let fields = [
        ("task[id]", id.as_str()),
        ("task[version]", "1"),
        ("task[title]", TITLE),
        ("task[notes]", NOTES),
        ("task[status]", "pending"),
        ("task[priority]", "none"),
        ("task[due_date]", due.as_str()),
    ];
    person.submit(&format!("/tasks/{id}"), "save_task", &fields).await.location();
    assert!(person.get(&format!("/all?q={QUERY}")).await.text().contains(QUERY));
    person.call("task_page", &[("query[list]", "all"), ("query[q]", QUERY)]).await;
    let long = TITLE.repeat(60);
    let new = [("task[id]", id.as_str()), ("task[title]", long.as_str()), ("task[list]", "all")];
    assert_eq!(person.submit("/all", "add_task", &new).await.status, 422);
    assert_eq!(person.get(&format!("/{QUERY}?{QUERY}")).await.status, 404);
    assert_eq!(taskbell.browser().sign_in(EMAIL, WRONG).await.status, 422);
    person.submit("/settings", "sign_out", &[]).await.location();
    person.sign_in(EMAIL, PASSWORD).await.location();
    secrets.push(session(&person));
    person.submit("/transfers", "start_export", &[("format", "json")]).await.location();
    (person, id, secrets)
}

fn session(person: &Browser) -> String {
    person.cookie.as_deref().unwrap().split_once('=').unwrap().1.to_owned()
}

/// Breaks what is stored so that reading it fails, with what somebody typed in the reason.
pub async fn provoke_internal_errors(taskbell: &Taskbell, person: &mut Browser, id: &str) {
    let database = taskbell.database().await;
    let file = person.upload(&format!("{TITLE}.csv"), format!("Title\n{TITLE}\n").as_bytes()).await;
    let draft = file.location().split('?').next().unwrap().to_owned();
    let detail = format!("UPDATE transfers SET detail = '\"{TITLE}\"' WHERE state = 'draft'");
    for (breaks, path) in
        [(detail.as_str(), draft), ("ALTER TABLE tasks RENAME COLUMN notes TO lost", format!("/tasks/{id}"))]
    {
        database.execute_unprepared(breaks).await.unwrap();
        assert_eq!(person.get(&path).await.status, 500, "{breaks}");
    }
    database.execute_unprepared("ALTER TABLE tasks RENAME COLUMN lost TO notes").await.unwrap();
}

fn assert_keeps(log: &str, secrets: &[String]) {
    for secret in secrets {
        let lines: Vec<&str> = log.lines().filter(|line| line.contains(secret)).collect();
        assert!(lines.is_empty(), "{secret} is in the log: {lines:#?}");
    }
}

#[tokio::test]
async fn nothing_people_type_is_in_the_log() {
    let settings = [("LOG_FORMAT", "json"), ("RUST_LOG", "trace"), ("SECRET_KEY", KEY)];
    let taskbell = Taskbell::start_with(&settings).await;
    let (mut person, id, mut secrets) = secrets_of_a_visit(&taskbell).await;
    line(&taskbell, |line| line["message"] == "a job was worked on").await;
    provoke_internal_errors(&taskbell, &mut person, &id).await;
    if let Some(password) = taskbell.postgres.as_ref().and_then(Url::password) {
        secrets.push(password.to_owned());
    }
    let internal = lines(&taskbell).iter().filter(|line| line["message"] == "internal error").count();
    assert_eq!(internal, 2, "{}", taskbell.log());
    assert_keeps(&taskbell.log(), &secrets);
}

/// A mail server that refuses everybody by name, as they do.
pub async fn refusing_mail_server() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://127.0.0.1:{}", listener.local_addr().unwrap().port());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(refuse(stream));
        }
    });
    url
}

async fn refuse(stream: TcpStream) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 here\r\n").await?;
    let mut line = String::new();
    while stream.read_line(&mut line).await? > 0 {
        let answer = match line.get(..4) {
            Some("RCPT") => format!("550 5.1.1 <{EMAIL}>: {EMAIL} is unknown here\r\n"),
            Some("QUIT") => "221 bye\r\n".to_owned(),
            _ => "250 ok\r\n".to_owned(),
        };
        stream.write_all(answer.as_bytes()).await?;
        line.clear();
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_mail_server_says_names_nobody_in_the_log() {
    let taskbell = Taskbell::start().await;
    let (_, _, secrets) = secrets_of_a_visit(&taskbell).await;
    let at = format!("{}T12:00:00Z", *TODAY + Days::new(2));
    let mut remind = program(&taskbell.folder.0, taskbell.postgres.as_ref());
    remind.args(["remind", "--at", &at]).env("SMTP_URL", refusing_mail_server().await).env("LOG_FORMAT", "json");
    let output = tokio::task::spawn_blocking(move || remind.output().unwrap()).await.unwrap();
    let log = String::from_utf8(output.stderr).unwrap();
    assert!(log.contains("a job failed") && log.contains("is unknown here"), "{log}");
    assert_keeps(&log, &secrets);
}

#[tokio::test]
async fn a_panic_is_a_line_with_the_request_it_ended() {
    let settings = [("LOG_FORMAT", "json"), ("TASKBELL_PANIC_AT", "counted")];
    let taskbell = Taskbell::start_with(&settings).await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let reply = ada.get("/dashboard").await;
    assert_eq!(reply.status, 500);
    let id = reply.expect_header("x-request-id").to_owned();
    assert!(reply.text().contains(&id), "people are told the reference");
    let panic = line(&taskbell, |line| line["message"] == "a panic").await;
    assert_eq!(panic["request_id"], id.as_str());
    assert!(panic["place"].as_str().unwrap().contains("failpoints.rs:"), "{panic}");
    assert!(!taskbell.log().contains("the failpoint"), "words made at run time may hold anything");
}
