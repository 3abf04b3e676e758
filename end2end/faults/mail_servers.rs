use std::time::Duration;

use tokio::{task::JoinSet, time::sleep};

use crate::{PEOPLE, site::Site, smtp::Mood};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refusal_fails_at_once_and_is_seen() {
    let site = Site::with_people(PEOPLE).await;
    site.smtp.set(Mood::Refusing);
    site.heal().await;
    let lines = site.check(PEOPLE).await;
    assert!(lines.iter().all(|line| line.state == "failed" && line.ambiguous == 0), "{lines:?}");
    assert_eq!(site.value::<i32>("SELECT MAX(attempts) FROM jobs").await, 1);
}

/// However long it lasts: the outage uses up no try, and few connections.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_server_that_is_away_uses_up_no_tries() {
    let site = Site::with_people(60).await;
    site.smtp.set(Mood::Closing);
    let mut worker = site.worker(&[]);
    site.until("SELECT COUNT(*) FROM reminder_deliveries WHERE error IS NOT NULL", 1).await;
    for _ in 0..20 {
        site.execute("UPDATE jobs SET run_at = created_at WHERE state = 'waiting'").await;
        sleep(Duration::from_millis(100)).await;
    }
    // The first wave, and then one at a time.
    assert!(site.smtp.sessions() < 60, "{} connections", site.smtp.sessions());
    site.smtp.set(Mood::Well);
    site.stop(&mut worker);
    site.heal().await;
    let lines = site.check(60).await;
    assert!(lines.iter().all(|line| line.state == "sent" && line.ambiguous == 0), "{lines:?}");
    assert_eq!(site.value::<i32>("SELECT MAX(attempts) FROM jobs").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mails_taken_without_a_word_are_counted() {
    let site = Site::with_people(3).await;
    site.smtp.set(Mood::Dropping);
    let mut worker = site.worker(&[]);
    site.until("SELECT COUNT(*) FROM reminder_deliveries WHERE error IS NOT NULL", 1).await;
    site.smtp.set(Mood::Well);
    site.stop(&mut worker);
    site.heal().await;
    let lines = site.check(3).await;
    assert!(lines.iter().any(|line| line.ambiguous > 0), "{lines:?}");
}

/// Only at the end of a mail nobody can know whether it was taken.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_falls_silent_at_any_verb_delays_only() {
    let mut verbs = JoinSet::new();
    for verb in ["greeting", "EHLO", "MAIL", "RCPT", "DATA", "end of mail"] {
        verbs.spawn(async move {
            let site = Site::with_people(3).await;
            site.smtp.set(Mood::Silent(verb));
            let mut worker = site.worker(&[]);
            site.until("SELECT COUNT(*) FROM reminder_deliveries WHERE error IS NOT NULL", 3).await;
            site.smtp.set(Mood::Well);
            site.stop(&mut worker);
            site.heal().await;
            let lines = site.check(3).await;
            assert!(lines.iter().all(|line| line.state == "sent"), "{verb}: {lines:?}");
            let copies: u32 = site.smtp.accepted().values().sum();
            if verb == "end of mail" {
                assert!(copies > 3 && lines.iter().any(|line| line.ambiguous > 0), "{copies} copies: {lines:?}");
            } else {
                assert_eq!(copies, 3, "{verb}");
            }
        });
    }
    while let Some(verb) = verbs.join_next().await {
        verb.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_takes_one_mail_a_conversation_delays_nothing() {
    let site = Site::with_people(PEOPLE).await;
    site.smtp.set(Mood::Impatient);
    let mut worker = site.command(&["work", "--queue", "mail", "--concurrency", "1"]).spawn().unwrap();
    site.until_sent(PEOPLE.into()).await;
    site.stop(&mut worker);
    let lines = site.check(PEOPLE).await;
    assert!(lines.iter().all(|line| line.ambiguous == 0), "{lines:?}");
    assert!(!site.log().contains("a dependency is unavailable"), "{}", site.log());
}
