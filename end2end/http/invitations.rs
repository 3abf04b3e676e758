//! Invitations and the first operator, from the start of the program and the operators' page to an account.

use std::time::{Duration, Instant};

use sea_orm_migration::sea_orm::{ConnectionTrait, Statement};
use tokio::time::sleep;

use crate::{
    accounts::{move_back, redis},
    browser::{Browser, PASSWORD, field_value},
    password_reset::mail,
    reply::Reply,
    smtp::{Mood, Smtp},
    taskbell::Taskbell,
};

const PAGE: &str = "/admin/invitations";

/// The page of a link that stands in a text.
pub fn page(text: &str) -> String {
    let token = text.split_once("/invitations/").unwrap_or_else(|| panic!("no link in {text}")).1;
    let end = token.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(token.len());
    format!("/invitations/{}", &token[..end])
}

async fn accept(browser: &mut Browser, page: &str, email: Option<&str>) -> Reply {
    let token = page.rsplit('/').next().unwrap();
    let mut fields = vec![
        ("account[token]", token),
        ("account[zone]", ""),
        ("account[name]", "Kim"),
        ("account[password]", PASSWORD),
    ];
    fields.extend(email.map(|email| ("account[email]", email)));
    browser.submit(page, "accept_invitation", &fields).await
}

async fn invite(browser: &mut Browser, email: &str) -> Reply {
    browser.submit(PAGE, "invite", &[("invitation[email]", email)]).await
}

/// Whoever opened the link that the start printed.
async fn first_operator(taskbell: &mut Taskbell) -> Browser {
    let page = page(&taskbell.next_line());
    let mut ops = taskbell.browser();
    assert_eq!(accept(&mut ops, &page, Some("ops@example.org")).await.location(), "/today?did=signed_in&count=1");
    ops
}

#[tokio::test]
async fn whoever_opens_the_link_of_the_first_start_is_the_operator() {
    let mut taskbell = Taskbell::start_with(&[("SIGN_UP", "closed")]).await;
    let line = taskbell.next_line();
    assert!(line.starts_with("Nobody has an account yet.") && line.contains(&taskbell.address), "{line}");
    let page = page(&line);
    let mut ops = taskbell.browser();
    let shown = ops.get(&page).await;
    assert_eq!((shown.status, shown.expect_header("cache-control")), (200, "no-store"));
    assert!(shown.text().contains("account[email]") && shown.text().contains("the operator's"), "{}", shown.text());
    // Whatever only opens the link uses nothing up.
    ops.send("HEAD", &page, &[], b"").await;
    let refused = accept(&mut ops, &page, Some("ops")).await;
    assert!(refused.status == 422 && refused.text().contains("value=\"ops\""), "{}", refused.text());
    assert!(!refused.text().contains(PASSWORD));
    accept(&mut ops, &page, Some("ops@example.org")).await.location();
    assert_eq!(ops.get("/admin/jobs").await.status, 200);

    for browser in [&mut taskbell.browser(), &mut ops] {
        let gone = browser.get(&page).await;
        assert_eq!((gone.status, gone.expect_header("cache-control")), (410, "no-store"));
        assert_eq!(accept(browser, &page, Some("ada@example.org")).await.status, 410);
    }
    let token = page.rsplit('/').next().unwrap();
    let log = taskbell.log();
    assert!(!log.contains(token), "{log}");
    assert!(log.contains("event=\"invitation\" outcome=\"accepted\""), "{log}");

    // Nobody else is one by a link.
    let (folder, postgres) = (taskbell.folder.clone(), taskbell.postgres.clone());
    taskbell.stop();
    let mut taskbell = Taskbell::start_on(folder, postgres, &[]);
    taskbell.ask_to_end();
    assert_eq!(taskbell.next_line(), "");
}

#[tokio::test]
async fn the_first_link_ends_when_somebody_signs_up() {
    let mut taskbell = Taskbell::start().await;
    let page = page(&taskbell.next_line());
    taskbell.signed_up("ada@example.org").await;
    assert_eq!(taskbell.browser().get(&page).await.status, 410);
    assert_eq!(accept(&mut taskbell.browser(), &page, Some("kim@example.org")).await.status, 410);
}

#[tokio::test]
async fn whoever_is_invited_opens_an_account() {
    let mut taskbell = Taskbell::start_with(&[("SIGN_UP", "invited")]).await;
    let mut ops = first_operator(&mut taskbell).await;
    let mut kim = taskbell.browser();
    let sign_up = kim.get("/sign-up").await.text();
    assert!(sign_up.contains("You need an invitation") && !sign_up.contains("account[password]"), "{sign_up}");
    assert!(!kim.get("/sign-in").await.text().contains("href=\"/sign-up\""));
    assert_eq!(kim.ask_to_sign_up("kim@example.org").await.status, 403);

    assert!(ops.get(PAGE).await.text().contains("Nobody was invited yet."));
    for (email, says) in [("kim", "not an e-mail address"), ("OPS@example.org", "already an account")] {
        let refused = invite(&mut ops, email).await;
        assert_eq!(refused.status, 422, "{email}");
        let text = refused.text();
        assert!(text.contains(says) && text.contains(&format!("value=\"{}\"", email)), "{text}");
    }
    assert_eq!(invite(&mut ops, "Kim@Müller.example").await.location(), format!("{PAGE}?did=invited&count=1"));
    let list = ops.get(PAGE).await;
    assert_eq!(list.expect_header("cache-control"), "no-store, no-transform");
    let (list, link) = (list.text(), page(&mail(&taskbell, "You are invited to Taskbell").await));
    for words in ["<h1>Invitations", "kim@müller.example", "Good until", "Whoever is invited may", link.as_str()] {
        assert!(list.contains(words), "{words} is not in {list}");
    }

    let shown = kim.get(&link).await;
    assert_eq!((shown.status, shown.expect_header("cache-control")), (200, "no-store"));
    assert!(shown.text().contains("kim@müller.example") && !shown.text().contains("account[email]"));
    assert_eq!(accept(&mut kim, &link, Some("other@example.org")).await.location(), "/today?did=signed_in&count=1");
    assert_eq!((kim.get("/today").await.status, kim.get(PAGE).await.status), (200, 404));
    taskbell.browser().sign_in("kim@müller.example", PASSWORD).await.location();
    assert_eq!(accept(&mut taskbell.browser(), &link, None).await.status, 410);
    let list = ops.get(PAGE).await.text();
    assert!(list.contains("Used today") && !list.contains(&link), "{list}");
    assert!(!taskbell.log().contains(link.rsplit('/').next().unwrap()));
}

#[tokio::test]
async fn an_operator_revokes_an_invitation_by_a_form() {
    let mut taskbell = Taskbell::start().await;
    let mut ops = first_operator(&mut taskbell).await;
    invite(&mut ops, "kim@example.org").await.location();
    let list = ops.get(PAGE).await.text();
    let (id, link) = (field_value(&list, "id").unwrap(), page(&list));
    let fields = [("id", id.as_str())];
    let revoked = ops.submit(PAGE, "revoke_invitation", &fields).await;
    assert_eq!(revoked.location(), format!("{PAGE}?did=invitation_revoked&count=1"));
    assert_eq!(taskbell.browser().get(&link).await.status, 410);
    assert!(ops.get(PAGE).await.text().contains("Revoked today"));
    assert_eq!(ops.submit(PAGE, "revoke_invitation", &fields).await.status, 404);
    for wrong in ["/invitations/x", "/invitations/%00", "/invitations/%F0%9F%94%94"] {
        assert_eq!(taskbell.browser().get(wrong).await.status, 410, "{wrong}");
    }
}

#[tokio::test]
async fn inviting_asks_for_a_proof() {
    let mut taskbell = Taskbell::start().await;
    let mut ops = first_operator(&mut taskbell).await;
    let keys = String::from_utf8(redis(&taskbell, &["KEYS", "*"], b"")).unwrap();
    let key = keys.lines().find(|key| !key.starts_with("taskbell:")).unwrap();
    move_back(&taskbell, key, b"\xa6proven\xce", 600);
    let shown = ops.get(PAGE).await.text();
    assert!(!shown.contains("invitation[email]") && shown.contains("/sign-in/again?next="), "{shown}");
    assert_eq!(invite(&mut ops, "kim@example.org").await.status, 403);
    let proof = [("proof[current]", PASSWORD), ("proof[next]", PAGE)];
    assert!(ops.submit("/sign-in/again", "prove_by_password", &proof).await.location().starts_with(PAGE));
    assert!(invite(&mut ops, "kim@example.org").await.location().starts_with(PAGE));
}

#[tokio::test]
async fn to_others_the_operators_page_does_not_exist() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    for browser in [&mut taskbell.browser(), &mut ada] {
        let (hidden, unknown) = (browser.get(PAGE).await, browser.get("/admin/nothing").await);
        assert_eq!((hidden.status, unknown.status), (404, 404));
        assert_eq!(hidden.text().len(), unknown.text().len());
        assert!(!hidden.text().contains("Invit"), "{}", hidden.text());
        let id = uuid::Uuid::nil().to_string();
        for (action, fields) in [
            ("invite", [("invitation[email]", "kim@example.org")]),
            ("revoke_invitation", [("id", id.as_str())]),
            ("invitations", [("before", id.as_str())]),
        ] {
            assert_eq!(browser.call(action, &fields).await.status, 404, "{action}");
        }
        assert_eq!(invite(browser, "kim@example.org").await.status, 404);
    }
}

#[tokio::test]
async fn open_sign_up_may_be_for_some_domains() {
    let taskbell = Taskbell::start_with(&[("SIGN_UP_DOMAINS", "Example.org, müller.example")]).await;
    let mut kim = taskbell.browser();
    assert!(kim.get("/sign-up").await.text().contains("example.org, müller.example"));
    let refused = kim.ask_to_sign_up("kim@mail.example.org").await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Addresses of this domain"), "{}", refused.text());
    kim.sign_up("kim@MÜLLER.example").await;
}

#[tokio::test]
async fn commands_do_the_same() {
    let taskbell = Taskbell::start_with(&[("SIGN_UP", "closed")]).await;
    let printed = |arguments: &[&str]| {
        let output = taskbell.run(arguments);
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(printed(&["admin", "invitations"]), "");
    let link = page(&printed(&["admin", "invite", "Kim@example.org"]));
    let list = printed(&["admin", "invitations"]);
    assert!(list.starts_with("kim@example.org  Good until ") && list.lines().count() == 1, "{list}");
    assert_eq!(printed(&["admin", "uninvite", "kim@example.org"]), "The invitation of kim@example.org is revoked.\n");
    assert_eq!(taskbell.browser().get(&link).await.status, 410);
    let link = page(&printed(&["admin", "invite", "kim@example.org"]));
    accept(&mut taskbell.browser(), &link, None).await.location();
    for (command, says) in [("invite", "already an account"), ("uninvite", "there is no open invitation")] {
        let refused = taskbell.run(&["admin", command, "kim@example.org"]);
        let complaint = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(refused.status.code() == Some(1) && complaint.contains(says), "{complaint}");
    }
}

/// Waits until a query finds something; jobs that wait are due meanwhile.
async fn until(taskbell: &Taskbell, found: &str) {
    let (database, end) = (taskbell.database().await, Instant::now() + Duration::from_secs(120));
    loop {
        let query = Statement::from_string(database.get_database_backend(), found);
        if database.query_one_raw(query).await.unwrap().is_some() {
            break;
        }
        assert!(Instant::now() < end, "{found}: {}", taskbell.log());
        database.execute_unprepared("UPDATE jobs SET run_at = created_at WHERE state = 'waiting'").await.unwrap();
        sleep(Duration::from_millis(200)).await;
    }
    database.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_server_that_is_away_delays_an_invitation() {
    let smtp = Smtp::start().await;
    let mut taskbell = Taskbell::start_with(&[("SMTP_URL", &smtp.url)]).await;
    let mut ops = first_operator(&mut taskbell).await;
    smtp.set(Mood::Closing);
    invite(&mut ops, "kim@example.org").await.location();
    until(&taskbell, "SELECT 1 FROM invitations WHERE mail = 'planned' AND error IS NOT NULL").await;
    assert!(ops.get(PAGE).await.text().contains("The mail is on its way."));
    smtp.set(Mood::Well);
    until(&taskbell, "SELECT 1 FROM invitations WHERE mail = 'sent'").await;
    assert_eq!(smtp.accepted().into_values().collect::<Vec<_>>(), [1]);
    assert!(ops.get(PAGE).await.text().contains("The mail was sent."));

    // Taken without a word: nobody knows whether it left, and a mail server can tell the copy by its id.
    smtp.set(Mood::Dropping);
    invite(&mut ops, "ada@example.org").await.location();
    until(&taskbell, "SELECT 1 FROM invitations WHERE mail = 'sending' AND error IS NOT NULL").await;
    smtp.set(Mood::Well);
    until(&taskbell, "SELECT 1 FROM invitations WHERE mail = 'sent' AND email = 'ada@example.org'").await;
    let mut copies: Vec<u32> = smtp.accepted().into_values().collect();
    copies.sort_unstable();
    assert!(copies.len() == 2 && copies[0] == 1 && copies[1] > 1, "{copies:?}");
    // What is refused for good is seen.
    smtp.set(Mood::Refusing);
    invite(&mut ops, "eve@example.org").await.location();
    until(&taskbell, "SELECT 1 FROM invitations WHERE mail = 'failed' AND email = 'eve@example.org'").await;
    assert!(ops.get(PAGE).await.text().contains("The mail could not be sent."));
}
