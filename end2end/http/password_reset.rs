//! A link for whoever forgot the password, from the command line to signing in again.

use std::{
    fs,
    time::{Duration, Instant},
};

use mail_parser::MessageParser;

use crate::{
    browser::{Browser, PASSWORD, field_value},
    taskbell::Taskbell,
};

const NEW: &str = "entirely other words this time";

/// The page of a link that an operator made.
fn link(taskbell: &Taskbell, email: &str) -> String {
    let output = taskbell.run(&["admin", "reset", email]);
    assert!(output.status.success(), "{output:?}");
    let line = String::from_utf8(output.stdout).unwrap();
    format!("/reset-password/{}", line.trim().rsplit_once("/reset-password/").unwrap().1)
}

async fn is_signed_in(browser: &mut Browser) -> bool {
    browser.get("/today").await.status == 200
}

#[tokio::test]
async fn who_forgot_the_password_chooses_a_new_one_by_a_link() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let page = link(&taskbell, "Ada@Example.org");
    let mut stranger = taskbell.browser();
    let shown = stranger.get(&page).await;
    assert_eq!((shown.status, shown.expect_header("cache-control")), (200, "no-store"));
    // Mail programs and scanners open links: that uses nothing up.
    stranger.send("HEAD", &page, &[], b"").await;
    let token = field_value(&stranger.get(&page).await.text(), "reset[token]").unwrap();
    assert!(page.ends_with(&token));

    let short = [("reset[token]", token.as_str()), ("reset[password]", "short")];
    let refused = stranger.submit(&page, "reset_password", &short).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("12 characters") && !refused.text().contains("value=\"short\""));
    let fields = [("reset[token]", token.as_str()), ("reset[password]", NEW)];
    let done = stranger.submit(&page, "reset_password", &fields).await;
    assert_eq!(done.location(), "/sign-in?did=password_reset&count=1");
    assert!(!is_signed_in(&mut stranger).await && !is_signed_in(&mut ada).await, "every session ended");
    let mut ada = taskbell.browser();
    ada.sign_in("ada@example.org", NEW).await.location();
    assert!(is_signed_in(&mut ada).await);
    assert_eq!(taskbell.browser().sign_in("ada@example.org", PASSWORD).await.status, 422);

    // It is used up, for strangers and for people who are signed in.
    for browser in [&mut taskbell.browser(), &mut ada] {
        let gone = browser.get(&page).await;
        assert_eq!((gone.status, gone.expect_header("cache-control")), (410, "no-store"));
        assert!(gone.text().contains("Ask for another one"));
        assert_eq!(browser.submit(&page, "reset_password", &fields).await.status, 410);
    }
    assert!(!taskbell.log().contains(&token), "{}", taskbell.log());
    assert!(taskbell.log().contains("event=\"password-reset\" outcome=\"done\""), "{}", taskbell.log());
}

#[tokio::test]
async fn where_sign_up_is_closed_an_operator_opens_accounts() {
    let taskbell = Taskbell::start_with(&[("SIGN_UP", "closed")]).await;
    let mut kim = taskbell.browser();
    let sign_up = kim.get("/sign-up").await;
    assert!(sign_up.status == 200 && !sign_up.text().contains("account[password]"), "{}", sign_up.text());
    assert!(sign_up.text().contains("New accounts are made by"));
    assert!(!kim.get("/sign-in").await.text().contains("href=\"/sign-up\""));
    let refused = kim.ask_to_sign_up("kim@example.org").await;
    assert_eq!(refused.status, 403);

    let output = taskbell.run(&["admin", "create", "kim@example.org"]);
    assert!(output.status.success(), "{output:?}");
    let line = String::from_utf8(output.stdout).unwrap();
    let token = line.trim().rsplit('/').next().unwrap();
    let fields = [("reset[token]", token), ("reset[password]", NEW)];
    kim.submit(&format!("/reset-password/{token}"), "reset_password", &fields).await.location();
    kim.sign_in("kim@example.org", NEW).await.location();
    assert!(is_signed_in(&mut kim).await);
    let again = taskbell.run(&["admin", "create", "KIM@example.org"]);
    assert_eq!(again.status.code(), Some(1));
    let complaint = String::from_utf8_lossy(&again.stderr).into_owned();
    assert!(complaint.contains("already an account") && !complaint.contains('{'), "{complaint}");
}

#[tokio::test]
async fn a_link_needs_an_account() {
    let taskbell = Taskbell::start().await;
    let output = taskbell.run(&["admin", "reset", "nobody@example.org"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("nobody has the e-mail address"));
    for wrong in ["/reset-password/x", "/reset-password/%00", "/reset-password/%F0%9F%94%94"] {
        assert_eq!(taskbell.browser().get(wrong).await.status, 410, "{wrong}");
    }
}

/// The text of the one mail of this kind, once it is there.
pub async fn mail(taskbell: &Taskbell, subject: &str) -> String {
    let end = Instant::now() + Duration::from_secs(120);
    loop {
        let files = fs::read_dir(taskbell.folder.0.join("mail")).into_iter().flatten();
        let mails = files.map(|file| fs::read(file.unwrap().path()).unwrap());
        let parsed = mails.filter_map(|raw| {
            let mail = MessageParser::default().parse(&raw)?;
            (mail.subject()? == subject).then(|| mail.body_text(0).unwrap().into_owned())
        });
        if let Some(text) = parsed.collect::<Vec<_>>().pop() {
            return text;
        }
        assert!(Instant::now() < end, "no mail {subject}: {}", taskbell.log());
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

#[tokio::test]
async fn a_link_comes_by_mail_and_nobody_learns_who_has_an_account() {
    let taskbell = Taskbell::start().await;
    taskbell.signed_up("ada@example.org").await;
    let mut stranger = taskbell.browser();
    assert!(stranger.get("/sign-in").await.text().contains("href=\"/forgot-password\""));
    assert_eq!(stranger.get("/forgot-password").await.status, 200);
    let refused = stranger.submit("/forgot-password", "ask_for_reset_link", &[("forgotten[email]", "ada")]).await;
    assert!(refused.status == 422 && refused.text().contains("value=\"ada\""), "{}", refused.text());
    let mut answers = Vec::new();
    for email in ["ada@example.org", "nobody@example.org"] {
        let reply = stranger.submit("/forgot-password", "ask_for_reset_link", &[("forgotten[email]", email)]).await;
        answers.push((reply.status, reply.location().to_owned()));
    }
    assert_eq!(answers, vec![(303, "/forgot-password?did=reset_link_sent&count=1".to_owned()); 2]);

    let text = mail(&taskbell, "Choose a new password").await;
    let token = text.split_once("/reset-password/").unwrap().1.split_whitespace().next().unwrap().to_owned();
    let fields = [("reset[token]", token.as_str()), ("reset[password]", NEW)];
    stranger.submit(&format!("/reset-password/{token}"), "reset_password", &fields).await.location();
    stranger.sign_in("ada@example.org", NEW).await.location();
    assert!(is_signed_in(&mut stranger).await);
    assert!(mail(&taskbell, "Your password was changed").await.contains("/forgot-password"));
    assert!(!taskbell.log().contains(&token), "{}", taskbell.log());
}
