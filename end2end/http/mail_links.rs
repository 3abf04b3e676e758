//! The end of all mails to an address, as mail programs and their readers reach it: without cookie, origin or account.

use crate::{browser::Browser, taskbell::Taskbell};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// The path that the header of the one mail names.
fn stop_path(taskbell: &Taskbell) -> String {
    let file = std::fs::read_dir(taskbell.folder.0.join("mail")).unwrap().next().unwrap().unwrap().path();
    let mail = std::fs::read_to_string(file).unwrap().replace("\r\n ", "");
    let link = mail.split("\r\nList-Unsubscribe: <").nth(1).unwrap().split('>').next().unwrap();
    format!("/mail/{}", link.rsplit('/').next().unwrap())
}

async fn post(browser: &mut Browser, path: &str) -> String {
    let reply = browser.send("POST", path, &[FORM], b"List-Unsubscribe=One-Click").await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.text()
}

#[tokio::test]
async fn one_click_ends_all_mails_and_the_same_link_allows_them_again() {
    let taskbell = Taskbell::start().await;
    let mut ops = taskbell.operator().await;
    let send = async |ops: &mut Browser| ops.submit("/admin/jobs", "send_test_mail", &[]).await;
    send(&mut ops).await.location();
    let (mut stranger, stop) = (taskbell.browser(), stop_path(&taskbell));
    assert!(stranger.get(&stop).await.text().contains("Stop all mails from here to this address?"));
    for _ in 0..2 {
        assert!(post(&mut stranger, &stop).await.contains("No more mails come from here to this address"));
    }
    assert!(ops.get("/settings").await.text().contains("All mails to your address were stopped"));
    let refused = send(&mut ops).await;
    assert!(refused.status == 422 && refused.text().contains("You stopped all mails to your address."));

    let page = stranger.get(&stop).await.text();
    assert!(page.contains("<button>Allow mails again</button>"), "{page}");
    let allow = page.split("action=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_ne!(allow, stop);
    post(&mut stranger, &allow).await;
    assert!(!ops.get("/settings").await.text().contains("All mails to your address were stopped"));
    send(&mut ops).await.location();
}
