//! The mails of invitations.

use super::*;

#[tokio::test]
async fn an_invitation_goes_by_mail_once() {
    let app = App::new().await;
    let (ops, _) = operator(&app).await;
    let form = Invitee { email: "kim@example.org".to_owned() };
    let german = Language::from_slug("de").unwrap();
    let link = invite(&app.services, &ops, form, german, now()).await.unwrap();
    assert_eq!(list(&app, &ops).await[0].mail.as_deref(), Some("The mail is on its way."));
    let sent = mails(&app).await;
    let mail = &sent[0];
    let expected = (1, "kim@example.org", "Du bist zu Taskbell eingeladen");
    assert_eq!((sent.len(), mail.to.as_str(), mail.subject.as_str()), expected);
    assert!(
        mail.text.contains(&format!("\n\n{link}\n\n")) && mail.html.contains(&format!("\"{link}\"")),
        "{}",
        mail.raw
    );
    for header in ["Auto-Submitted", "List-Unsubscribe", "List-Unsubscribe-Post"] {
        assert!(mail.headers.iter().any(|name| name == header), "{header}: {:?}", mail.headers);
    }
    let shown = list(&app, &ops).await.remove(0);
    assert_eq!((shown.link.as_deref(), shown.mail.as_deref()), (Some(link.as_str()), Some("The mail was sent.")));

    // The job of a worker that died is done once more.
    let again = "UPDATE jobs SET state = 'waiting', finished_at = NULL";
    app.execute(again).await;
    assert_eq!(mails(&app).await.len(), 1);
    // Only where nobody knows whether it left there is a copy, which mail servers can tell.
    app.execute("UPDATE invitations SET mail = 'sending'").await;
    app.execute(again).await;
    let copies = mails(&app).await;
    assert_eq!((copies.len(), &copies[0].message_id), (2, &copies[1].message_id));
    assert_eq!(app.value::<i32>("SELECT sends FROM invitations").await, 2);
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM jobs WHERE arguments LIKE '%@%'").await, 0);
}

#[tokio::test]
async fn no_mail_goes_where_none_is_wanted_or_needed() {
    let app = App::new().await;
    let (ops, _) = operator(&app).await;
    invited(&app, &ops, "kim@example.org").await.unwrap();
    let stop = mails(&app).await[0].text.rsplit("/mail/").next().unwrap().trim().to_owned();
    reminders::act(&app.services, &stop, now()).await.unwrap();
    let token = invited(&app, &ops, "kim@example.org").await.unwrap();
    assert_eq!(mails(&app).await.len(), 1);
    let shown = list(&app, &ops).await.remove(0);
    assert!(shown.mail.unwrap().starts_with("No mail was sent"));
    // By other means it works.
    accept(&app, &token).await.unwrap();

    invited(&app, &ops, "ada@example.org").await.unwrap();
    uninvite(&app.services, &ops, "ada@example.org", now()).await.unwrap();
    assert_eq!(mails(&app).await.len(), 1);
}
