//! The mail about a sign-in from a browser in which an account was not used before.

use crate::{browser::PASSWORD, password_reset::mail, taskbell::Taskbell};

const PAGE: &str = "/settings/security";
const SUBJECT: &str = "New sign-in to your account";

#[tokio::test]
async fn a_mail_tells_of_a_sign_in_from_a_new_browser_until_it_is_turned_off() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.browser();
    let signed_up = ada.sign_up("ada@example.org").await;
    let device = signed_up.cookies().find(|cookie| cookie.starts_with("taskbell-device=")).unwrap();
    let device = device.split(';').next().unwrap().to_owned();
    let mut known = taskbell.browser();
    known.headers.push(("cookie".to_owned(), device));
    known.sign_in("ada@example.org", PASSWORD).await.location();
    let sent = async || {
        let database = taskbell.database().await;
        let select = "SELECT COUNT(*) AS number FROM reminder_deliveries WHERE kind = 'new-device'";
        let select = sea_orm_migration::sea_orm::Statement::from_string(
            sea_orm_migration::sea_orm::ConnectionTrait::get_database_backend(&database),
            select,
        );
        let row = sea_orm_migration::sea_orm::ConnectionTrait::query_one_raw(&database, select).await.unwrap().unwrap();
        row.try_get::<i64>("", "number").unwrap()
    };
    assert_eq!(sent().await, 0, "it is known");

    let mut phone = taskbell.browser();
    let agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) FxiOS/140.0 <b>Safari</b>";
    phone.headers.retain(|(name, _)| name != "user-agent");
    phone.headers.push(("user-agent".to_owned(), agent.to_owned()));
    phone.sign_in("ada@example.org", PASSWORD).await.location();
    let text = mail(&taskbell, SUBJECT).await;
    for said in ["Firefox on iPhone", "127.0.0.1", "today ", PAGE] {
        assert!(text.contains(said), "{said} is not in {text}");
    }
    assert!(!text.contains("<b>") && !text.contains("18_0"), "{text}");

    assert!(ada.get(PAGE).await.text().contains("value=\"set_device_mails\""));
    let off = ada.submit(PAGE, "set_device_mails", &[("wanted", "false")]).await;
    assert_eq!(off.location(), "/settings/security?did=device_mails_off&count=1");
    assert!(ada.get(PAGE).await.text().contains("Off. No mail tells you"));
    taskbell.browser().sign_in("ada@example.org", PASSWORD).await.location();
    assert_eq!(sent().await, 1);
    ada.submit(PAGE, "set_device_mails", &[("wanted", "true")]).await.location();
    taskbell.browser().sign_in("ada@example.org", PASSWORD).await.location();
    assert_eq!(sent().await, 2);
}
