//! What `taskbell check` and `taskbell remind` say about the mail server and the settings for it.

use std::{
    fs,
    process::Output,
    time::{Duration, Instant},
};

use tokio::time::sleep;

use crate::{
    browser::Browser,
    ca::{Ca, Flaw},
    proxies::free_address,
    smtp::{Mood, Offer, SECRET, Smtp},
    taskbell::{Folder, Taskbell, program},
};

fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The line about mail, and whether it was well.
async fn mail_line(settings: &[(&str, &str)]) -> (bool, String) {
    let folder = Folder::new();
    let mut check = program(&folder.0, None);
    check.arg("check").envs(settings.iter().copied());
    let output = tokio::task::spawn_blocking(move || check.output().unwrap()).await.unwrap();
    let printed = printed(&output);
    let line = printed.lines().find(|line| line[7..].starts_with("mail ")).unwrap_or(&printed).to_owned();
    (line.starts_with("ok "), line)
}

fn right(ca: &Ca, newest: bool) -> Offer {
    Offer {
        tls: Some(ca.server(Flaw::None, newest)),
        plain: &["STARTTLS"],
        encrypted: &["AUTH PLAIN", "SMTPUTF8", "SIZE 35000000"],
        password: Some(SECRET),
        ..Offer::default()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn check_says_what_the_mail_server_is() {
    let (smtp, ca, folder) = (Smtp::start().await, Ca::new(), Folder::new());
    let pem = folder.0.join("ca.pem").display().to_string();
    fs::write(&pem, &ca.pem).unwrap();
    let url = smtp.url.replace("//", "//user:secret@");
    let (well, line) = mail_line(&[("SMTP_URL", &smtp.url)]).await;
    assert!(
        well && line.contains("not encrypted, without signing in, as [127.0.0.1], takes ASCII addresses only"),
        "{line}"
    );
    smtp.offer(right(&ca, true));
    let settings = [("SMTP_URL", url.as_str()), ("SMTP_CA", &pem), ("SMTP_HELO", "tasks.example.org")];
    let (well, line) = mail_line(&settings).await;
    let says = "encrypted by STARTTLS (TLS 1.3), signed in, as tasks.example.org, takes every address (SMTPUTF8), mails up to 35 MB";
    assert!(well && line.contains(says), "{line}");
    smtp.offer(Offer { implicit: true, ..right(&ca, false) });
    let (well, line) = mail_line(&[("SMTP_URL", &url.replace("smtp:", "smtps:")), ("SMTP_CA", &pem)]).await;
    assert!(well && line.contains("encrypted (TLS 1.2), signed in"), "{line}");
    assert!(smtp.accepted().is_empty(), "a check sends no mail");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn check_says_why_no_mail_would_leave() {
    let (smtp, ca, folder) = (Smtp::start().await, Ca::new(), Folder::new());
    let pem = folder.0.join("ca.pem").display().to_string();
    fs::write(&pem, &ca.pem).unwrap();
    let url = smtp.url.replace("//", "//user:secret@");
    let implicit = url.replace("smtp:", "smtps:");
    let settings = [("SMTP_URL", url.as_str()), ("SMTP_CA", pem.as_str())];
    let refused = |offer: Offer| Offer { password: Some("other"), ..offer };
    for (offer, settings, says) in [
        (refused(right(&ca, true)), settings.to_vec(), "535"),
        (right(&ca, true), settings[..1].to_vec(), "UnknownIssuer"),
        (right(&ca, true), [&settings[..], &[("SMTP_URL", implicit.as_str())]].concat(), "smtps://"),
        (Offer { tls: Some(ca.server(Flaw::Expired, true)), ..right(&ca, true) }, settings.to_vec(), "expired"),
        (Offer { tls: Some(ca.server(Flaw::OtherName, true)), ..right(&ca, true) }, settings.to_vec(), "SMTP_URL"),
        (Offer { encrypted: &["AUTH GSSAPI"], ..right(&ca, true) }, settings.to_vec(), "neither PLAIN nor LOGIN"),
        (Offer::default(), [&settings[..], &[("SMTP_TLS", "required")]].concat(), "no STARTTLS"),
    ] {
        smtp.offer(offer);
        let (well, line) = mail_line(&settings).await;
        assert!(!well && line.contains(says) && !line.contains("secret"), "{says}: {line}");
    }
    smtp.offer(Offer::default());
    for (verb, answer) in [("EHLO", "504 5.5.2 no"), ("MAIL", "550 5.7.1 no")] {
        smtp.set(Mood::Saying(verb, answer));
        let (well, line) = mail_line(&[("SMTP_URL", &smtp.url)]).await;
        assert!(!well && line.contains(&answer[4..]), "{line}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn check_names_every_part_that_is_away() {
    let folder = Folder::new();
    let away = [("REDIS_URL", "redis://127.0.0.1:1"), ("DATABASE_URL", "postgres://x:secret@127.0.0.1:1/x")];
    for (settings, fails) in
        [(&away[..1], &["redis"][..]), (&away[1..], &["database"]), (&away, &["database", "redis"])]
    {
        let mut check = program(&folder.0, None);
        check.arg("check").envs(settings.iter().copied());
        let printed = printed(&tokio::task::spawn_blocking(move || check.output().unwrap()).await.unwrap());
        for part in ["database", "redis"] {
            let word = if fails.contains(&part) { "FAILS  " } else { "ok     " };
            assert!(printed.lines().any(|line| line.starts_with(&format!("{word}{part} "))), "{part}: {printed}");
        }
        assert!(!printed.contains("secret"), "{printed}");
        let mut serve = program(&folder.0, None);
        serve.arg("serve").envs(settings.iter().copied());
        let output = tokio::task::spawn_blocking(move || serve.output().unwrap()).await.unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let name =
            if fails.contains(&"redis") { "cannot connect to Redis: " } else { "cannot connect to the database: " };
        assert!(said.contains(name), "{said}");
    }
}

/// Operators see on their page what the log, an alert and the commands say too.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn operators_are_told_that_the_settings_are_refused() {
    let smtp = Smtp::start().await;
    smtp.set(Mood::Saying("MAIL", "550 5.7.1 not from you"));
    let metrics = free_address();
    let taskbell =
        Taskbell::start_with(&[("SMTP_URL", &smtp.url), ("VERIFY_EMAIL", "off"), ("METRICS_LISTEN", &metrics)]).await;
    let measured = async || Browser::new(&metrics).get("/metrics").await.text();
    assert!(measured().await.contains("taskbell_mail_settings_refused 0"));
    let mut ops = taskbell.operator().await;
    let page = ops.get("/admin/jobs").await.text();
    assert!(!page.contains("mails are held back"), "{page}");
    let told = async |ops: &mut Browser| ops.get("/admin/jobs").await.text().contains("not from you");
    // Each time again: nobody waits for a test mail for long, and on a busy machine it may take longer.
    let end = Instant::now() + Duration::from_secs(120);
    while !told(&mut ops).await {
        assert!(Instant::now() < end, "operators are not told: {}", taskbell.log());
        ops.submit("/admin/jobs", "send_test_mail", &[]).await;
        sleep(Duration::from_millis(500)).await;
    }
    assert!(measured().await.contains("taskbell_mail_settings_refused 1"));
    smtp.set(Mood::Well);
    let end = Instant::now() + Duration::from_secs(120);
    while told(&mut ops).await {
        assert!(Instant::now() < end, "operators are told what is mended: {}", taskbell.log());
        ops.submit("/admin/jobs", "send_test_mail", &[]).await;
        sleep(Duration::from_millis(500)).await;
    }
}
