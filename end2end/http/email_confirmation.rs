//! Confirming an address, from signing up to a mail and back, and another address for an account.

use std::{
    fs,
    time::{Duration, Instant},
};

use mail_parser::MessageParser;

use crate::{
    browser::{PASSWORD, field_value},
    smtp::Smtp,
    taskbell::Taskbell,
};

const PAGES: [&str; 10] = [
    "/",
    "/today",
    "/all",
    "/trash",
    "/dashboard",
    "/settings",
    "/settings/security",
    "/transfers",
    "/transfers/0195e2a0-0000-7000-8000-000000000001/file",
    "/tasks/0195e2a0-0000-7000-8000-000000000001",
];

async fn verifying() -> Taskbell {
    Taskbell::start_with(&[("VERIFY_EMAIL", "on")]).await
}

/// The texts of the mails to an address, once there are so many.
async fn mails(taskbell: &Taskbell, email: &str, many: usize) -> Vec<String> {
    let end = Instant::now() + Duration::from_secs(120);
    loop {
        let files = fs::read_dir(taskbell.folder.0.join("mail")).into_iter().flatten();
        let mails = files.map(|file| fs::read(file.unwrap().path()).unwrap());
        let texts: Vec<String> = mails
            .filter_map(|raw| {
                let mail = MessageParser::default().parse(&raw)?;
                (mail.to()?.first()?.address()? == email).then(|| mail.body_text(0).unwrap().into_owned())
            })
            .collect();
        if texts.len() >= many {
            return texts;
        }
        assert!(Instant::now() < end, "{} mails to {email}: {}", texts.len(), taskbell.log());
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// The page that the one link to an address leads to.
pub async fn link(taskbell: &Taskbell, email: &str) -> String {
    let texts = mails(taskbell, email, 1).await;
    let token = texts.iter().find_map(|text| text.split_once("/confirm/")).unwrap().1;
    format!("/confirm/{}", token.split_whitespace().next().unwrap())
}

/// Where a mail server is, addresses are confirmed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_mail_leaves_addresses_are_confirmed() {
    let smtp = Smtp::start().await;
    let taskbell = Taskbell::start_with(&[("SMTP_URL", &smtp.url)]).await;
    let mut ada = taskbell.browser();
    assert!(ada.ask_to_sign_up("ada@example.org").await.location().starts_with("/confirm"));
    let end = Instant::now() + Duration::from_secs(120);
    while smtp.accepted().is_empty() {
        assert!(Instant::now() < end, "no mail: {}", taskbell.log());
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

#[tokio::test]
async fn who_signs_up_confirms_the_address_by_a_mail() {
    let taskbell = verifying().await;
    let mut ada = taskbell.browser();
    let signed_up = ada.ask_to_sign_up("ada@example.org").await;
    assert_eq!((signed_up.status, signed_up.location()), (303, "/confirm?did=confirmation_sent&count=1"));
    let page = ada.get(signed_up.location()).await;
    assert_eq!((page.status, page.expect_header("cache-control")), (200, "no-store"));
    assert!(page.text().contains("ada@example.org") && page.text().contains("Send again"), "{}", page.text());
    for page in PAGES {
        assert_eq!(ada.get(page).await.location(), "/confirm", "{page}");
    }
    assert_eq!(ada.call("settings", &[]).await.status, 401);

    let link = link(&taskbell, "ada@example.org").await;
    let token = link.rsplit('/').next().unwrap();
    // Mail programs and scanners open links, which confirms nothing.
    let mut scanner = taskbell.browser();
    scanner.send("HEAD", &link, &[], b"").await;
    let shown = scanner.get(&link).await;
    assert_eq!((shown.status, shown.expect_header("cache-control")), (200, "no-store"));
    assert!(shown.text().contains("ada@example.org"));
    let hidden = field_value(&shown.text(), "confirmation[token]").unwrap();
    assert_eq!(ada.get("/today").await.location(), "/confirm");

    let fields = [("confirmation[token]", hidden.as_str())];
    let done = ada.submit(&link, "confirm_email", &fields).await;
    assert_eq!(done.location(), "/sign-in?did=email_confirmed&count=1");
    assert!(ada.get("/today").await.location().starts_with("/sign-in?next="), "it signs nobody in");
    assert!(ada.sign_in("ada@example.org", PASSWORD).await.location().starts_with("/today"));
    assert_eq!(ada.get("/today").await.status, 200);
    for browser in [&mut scanner, &mut ada] {
        let gone = browser.get(&link).await;
        assert_eq!((gone.status, gone.expect_header("cache-control")), (410, "no-store"));
        assert_eq!(browser.submit(&link, "confirm_email", &fields).await.status, 410);
    }
    for wrong in ["/confirm/x", "/confirm/%00", "/confirm/%F0%9F%94%94"] {
        assert_eq!(taskbell.browser().get(wrong).await.status, 410, "{wrong}");
    }
    assert_eq!(ada.get("/confirm").await.location(), "/today");
    assert!(taskbell.browser().get("/confirm").await.location().starts_with("/sign-in"));
    let log = taskbell.log();
    assert!(!log.contains(token) && log.contains("event=\"email\" outcome=\"confirmed\""), "{log}");
}

#[tokio::test]
async fn who_has_confirmed_nothing_gets_nothing_but_the_question() {
    let taskbell = verifying().await;
    let mut kim = taskbell.browser();
    kim.ask_to_sign_up("kim@example.org").await;
    let first = link(&taskbell, "kim@example.org").await;
    let mut kim = taskbell.browser();
    kim.sign_in("kim@example.org", PASSWORD).await.location();
    for page in PAGES {
        assert_eq!(kim.get(page).await.location(), "/confirm", "{page}");
    }
    assert_eq!(kim.submit("/all", "add_task", &[("task[title]", "x")]).await.location(), "/confirm");
    for function in
        ["settings", "security", "dashboard", "transfers", "deliveries", "start_export", "end_other_sessions"]
    {
        let refused = kim.call(function, &[("format", "json")]).await;
        assert_eq!(refused.status, 403, "{function}: {}", refused.text());
        assert!(refused.text().contains("Unconfirmed"), "{function}: {}", refused.text());
    }
    let task = [("task[id]", "0195e2a0-0000-7000-8000-000000000001"), ("task[title]", "x"), ("task[list]", "all")];
    assert_eq!(kim.call("add_task", &task).await.status, 403);
    assert_eq!(kim.get("/admin/jobs").await.status, 404);

    let page = kim.get("/confirm").await;
    assert!(page.status == 200 && page.text().contains("kim@example.org") && page.text().contains("Send again"));
    assert_eq!(
        kim.submit("/confirm", "send_confirmation", &[]).await.location(),
        "/confirm?did=confirmation_sent&count=1"
    );
    mails(&taskbell, "kim@example.org", 2).await;
    assert_eq!(kim.get(&first).await.status, 410, "the latest alone is good");
    let refused = kim.submit("/confirm", "change_email", &[("change[email]", "kim")]).await;
    assert!(refused.status == 422 && refused.text().contains("value=\"kim\""), "{}", refused.text());
    kim.submit("/confirm", "change_email", &[("change[email]", "kim@example.net")]).await.location();
    assert!(kim.get("/confirm").await.text().contains("kim@example.net"));
    let second = link(&taskbell, "kim@example.net").await;
    let fields = [("confirmation[token]", second.rsplit('/').next().unwrap())];
    let done = kim.submit(&second, "confirm_email", &fields).await;
    assert_eq!(done.location(), "/today?did=email_confirmed&count=1");
    assert_eq!(kim.get("/today").await.status, 200);

    let mut lee = taskbell.browser();
    lee.ask_to_sign_up("lee@example.org").await;
    lee.sign_in("lee@example.org", PASSWORD).await.location();
    assert_eq!(lee.submit("/confirm", "sign_out", &[]).await.location(), "/sign-in?did=signed_out&count=1");
    assert!(lee.get("/today").await.location().starts_with("/sign-in?next="));
}

#[tokio::test]
async fn nobody_learns_by_signing_up_who_has_an_account() {
    let taskbell = verifying().await;
    taskbell.browser().ask_to_sign_up("ada@example.org").await;
    let fields = link(&taskbell, "ada@example.org").await;
    let token = fields.rsplit('/').next().unwrap();
    taskbell.browser().submit(&fields, "confirm_email", &[("confirmation[token]", token)]).await.location();
    let mut answers = Vec::new();
    for email in ["ada@example.org", "eve@example.org"] {
        let mut stranger = taskbell.browser();
        let reply = stranger.ask_to_sign_up(email).await;
        let again = stranger.submit("/confirm", "send_confirmation", &[]).await;
        let today = stranger.get("/today").await.location().to_owned();
        let page = stranger.get("/confirm").await.text().replace(email, "");
        let nonce = page.split("nonce=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("-").to_owned();
        let asked = stranger.call("settings", &[]).await.status;
        answers.push((
            reply.status,
            reply.location().to_owned(),
            again.location().to_owned(),
            today,
            asked,
            page.replace(&nonce, ""),
        ));
    }
    assert_eq!(answers[0], answers[1]);
    let told = mails(&taskbell, "ada@example.org", 2).await;
    assert!(told.iter().any(|text| text.contains("but it has one already")), "{told:?}");
    link(&taskbell, "eve@example.org").await;
}

#[tokio::test]
async fn an_address_is_changed_in_the_settings() {
    let taskbell = verifying().await;
    taskbell.browser().ask_to_sign_up("ada@example.org").await;
    let confirm = link(&taskbell, "ada@example.org").await;
    let token = confirm.rsplit('/').next().unwrap();
    let mut ada = taskbell.browser();
    ada.submit(&confirm, "confirm_email", &[("confirmation[token]", token)]).await.location();
    ada.sign_in("ada@example.org", PASSWORD).await.location();
    let page = "/settings/security";
    let shown = ada.get(page).await.text();
    assert!(shown.contains("ada@example.org") && shown.contains("name=\"change[email]\""), "{shown}");
    let refused = ada.submit(page, "change_email", &[("change[email]", "ADA@example.org")]).await;
    assert!(refused.status == 422 && refused.text().contains("your address already"), "{}", refused.text());
    let asked = ada.submit(page, "change_email", &[("change[email]", "ada@example.net")]).await;
    assert_eq!(asked.location(), "/settings/security?did=confirmation_sent&count=1");
    assert!(ada.get(page).await.text().contains("ada@example.net"));
    let confirm = link(&taskbell, "ada@example.net").await;
    let token = confirm.rsplit('/').next().unwrap();
    // Another browser than the one that asked.
    let mut phone = taskbell.browser();
    phone.submit(&confirm, "confirm_email", &[("confirmation[token]", token)]).await.location();
    let shown = ada.get(page).await;
    assert!(shown.status == 200 && !shown.text().contains("ada@example.org"), "{}", shown.text());
    let told = mails(&taskbell, "ada@example.org", 2).await;
    assert!(told.iter().any(|text| text.contains("/settings/security")), "{told:?}");
    assert_eq!(phone.sign_in("ada@example.org", PASSWORD).await.status, 422);
    assert!(phone.sign_in("ada@example.net", PASSWORD).await.location().starts_with("/today"));
}
