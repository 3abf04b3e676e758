//! Where nobody signs in by a password: what the pages say, and an operator's link as the way back in.

use crate::{
    browser::{Browser, PASSWORD, field_value},
    second_factor::{code, set_up},
    taskbell::Taskbell,
};

const PAGE: &str = "/settings/security";
const OFF: &str = "Passwords are not used here.";

async fn without_passwords() -> Taskbell {
    Taskbell::start_with(&[("PASSWORD_SIGN_IN", "off"), ("PUBLIC_URL", "http://localhost:3000")]).await
}

/// The page of a link that a command prints.
fn link(taskbell: &Taskbell, command: &str, email: &str) -> String {
    let output = taskbell.run(&["admin", command, email]);
    assert!(output.status.success(), "{output:?}");
    let line = String::from_utf8(output.stdout).unwrap();
    format!("/reset-password/{}", line.trim().rsplit_once("/reset-password/").unwrap().1)
}

/// Presses the button of a link's page; where that leads.
async fn press(browser: &mut Browser, page: &str) -> String {
    let token = page.rsplit('/').next().unwrap();
    browser.submit(page, "sign_in_by_link", &[("link[token]", token)]).await.location().to_owned()
}

#[tokio::test]
async fn no_page_asks_for_a_password_and_no_function_takes_one() {
    let taskbell = without_passwords().await;
    let mut ada = taskbell.browser();
    for page in ["/sign-in", "/sign-up", "/forgot-password"] {
        let shown = ada.get(page).await;
        assert_eq!(shown.status, 200);
        let shown = shown.text();
        assert!(shown.contains(OFF) && !shown.contains("type=\"password\""), "{shown}");
        assert!(shown.split("<form").skip(1).all(|form| form.contains("finish_passkey_sign_in")), "{shown}");
    }
    let ask = [("forgotten[email]", "ada@example.org")];
    for refused in [
        ada.sign_in("ada@example.org", PASSWORD).await,
        ada.ask_to_sign_up("ada@example.org").await,
        ada.submit("/forgot-password", "ask_for_reset_link", &ask).await,
    ] {
        assert!(refused.status == 403 && refused.text().contains(OFF), "{refused:?}");
    }
}

#[tokio::test]
async fn an_operators_link_lets_somebody_in_by_a_button() {
    let taskbell = without_passwords().await;
    link(&taskbell, "create", "ops@example.org");
    let page = link(&taskbell, "create", "ada@example.org");
    let mut ada = taskbell.browser();
    // Mail programs and scanners open links: that uses nothing up.
    ada.send("HEAD", &page, &[], b"").await;
    let shown = ada.get(&page).await;
    assert_eq!((shown.status, shown.expect_header("cache-control")), (200, "no-store"));
    assert!(!shown.text().contains("type=\"password\""), "{}", shown.text());
    assert!(page.ends_with(&field_value(&shown.text(), "link[token]").unwrap()));
    let fields = [("reset[token]", page.rsplit('/').next().unwrap()), ("reset[password]", PASSWORD)];
    assert_eq!(ada.submit(&page, "reset_password", &fields).await.status, 403);
    assert_eq!(press(&mut ada, &page).await, "/settings/security?did=signed_in&count=1");
    let security = ada.get(PAGE).await.text();
    assert!(!security.contains("value=\"change_password\""), "{security}");
    assert_eq!(ada.get(&page).await.status, 410);
    let form = [("passwords[current]", ""), ("passwords[password]", PASSWORD)];
    assert_eq!(ada.submit(PAGE, "change_password", &form).await.status, 403);
    let again = ada.get("/sign-in/again").await.text();
    assert!(again.contains(OFF) && !again.contains("proof["), "{again}");

    // The link is a proof of who they are, so that they set up what they sign in by; then it is the first of two steps.
    let (secret, codes) = set_up(&mut ada).await;
    let mut other = ada.another();
    let page = link(&taskbell, "reset", "ada@example.org");
    assert_eq!(press(&mut ada, &page).await, "/sign-in/second?did=code_needed&count=1");
    assert!(ada.get("/today").await.location().starts_with("/sign-in?next="));
    assert!(other.get("/today").await.location().starts_with("/sign-in?next="), "other sessions end");
    let second = [("second[code]", code(&secret, 0))];
    let done = ada.submit("/sign-in/second", "second_step", &[(second[0].0, second[0].1.as_str())]).await;
    assert_eq!(done.location(), "/settings/security?did=signed_in&count=1");
    let again = ada.get("/sign-in/again").await.text();
    assert!(again.contains("proof[code]") && !again.contains("proof[current]"), "{again}");
    let proof = [("proof[code]", codes[0].as_str()), ("proof[next]", PAGE)];
    let proven = ada.submit("/sign-in/again", "prove_by_password", &proof).await;
    assert_eq!(proven.location(), "/settings/security?did=proven&count=1");
    assert!(ada.get("/settings").await.text().contains("name=\"confirmation[current]\""));
    let deleted = ada.submit("/settings", "delete_account", &[("confirmation[current]", "")]).await;
    assert_eq!(deleted.location(), "/sign-in?did=account_deleted&count=1");
}

#[tokio::test]
async fn an_invitation_asks_for_no_password() {
    let mut taskbell = without_passwords().await;
    let line = taskbell.next_line();
    let page = format!("/invitations/{}", line.trim().rsplit_once("/invitations/").unwrap().1);
    let mut ops = taskbell.browser();
    let shown = ops.get(&page).await.text();
    assert!(shown.contains("account[email]") && !shown.contains("account[password]"), "{shown}");
    let token = page.rsplit('/').next().unwrap();
    let fields = [("account[token]", token), ("account[name]", "Ops"), ("account[email]", "ops@example.org")];
    let accepted = ops.submit(&page, "accept_invitation", &fields).await;
    assert_eq!(accepted.location(), "/settings/security?did=signed_in&count=1");
    assert_eq!(ops.get("/admin/people").await.status, 200);
}
