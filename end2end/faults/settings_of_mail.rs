//! A mail server that refuses the settings: nothing is lost, the operator is told, and all is sent once they are mended.

use std::{
    fs,
    time::{Duration, Instant},
};

use chrono::{TimeDelta, Utc};
use tokio::{task::JoinSet, time::sleep};

use crate::{
    ca::{Ca, Flaw},
    site::{Site, aside},
    smtp::{Mood, Offer, SECRET},
};

const PEOPLE: u32 = 5;

/// A mail server that takes mail with the right settings, and how it can be wrong.
struct Case {
    name: &'static str,
    wrong: Wrong,
    /// What the operator reads of it.
    said: &'static str,
}

enum Wrong {
    /// The server says this to a verb.
    Mood(&'static str, &'static str),
    /// The server offers something else.
    Offer(fn(Offer) -> Offer),
    /// The settings differ.
    Settings(&'static [(&'static str, &'static str)]),
    Certificate(Flaw),
}

const CASES: [Case; 13] = [
    Case { name: "password", wrong: Wrong::Offer(|offer| Offer { password: Some("other"), ..offer }), said: "535" },
    Case {
        name: "no common mechanism",
        wrong: Wrong::Offer(|offer| Offer { encrypted: &["AUTH CRAM-MD5"], ..offer }),
        said: "PLAIN",
    },
    Case { name: "no AUTH at all", wrong: Wrong::Offer(|offer| Offer { encrypted: &[], ..offer }), said: "PLAIN" },
    Case { name: "unknown CA", wrong: Wrong::Settings(&[("SMTP_CA", "")]), said: "SMTP_CA" },
    Case { name: "expired", wrong: Wrong::Certificate(Flaw::Expired), said: "certificate" },
    Case { name: "other name", wrong: Wrong::Certificate(Flaw::OtherName), said: "SMTP_URL" },
    Case {
        name: "required and not offered",
        wrong: Wrong::Offer(|offer| Offer { plain: &[], ..offer }),
        said: "STARTTLS",
    },
    Case { name: "name refused at once", wrong: Wrong::Mood("EHLO", "504 5.5.2 no"), said: "SMTP_HELO" },
    Case { name: "name refused late", wrong: Wrong::Mood("RCPT", "504 5.5.2 no"), said: "SMTP_HELO" },
    Case { name: "sender refused at once", wrong: Wrong::Mood("MAIL", "553 5.7.1 no"), said: "MAIL_FROM" },
    Case { name: "sender refused late", wrong: Wrong::Mood("RCPT", "550 5.1.8 no"), said: "MAIL_FROM" },
    Case { name: "not signed in, said late", wrong: Wrong::Mood("RCPT", "530 5.7.0 no"), said: "SMTP_URL" },
    Case { name: "no entry", wrong: Wrong::Mood("AUTH", "534 5.7.9 no"), said: "SMTP_URL" },
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn settings_that_are_refused_cost_no_reminder_its_life() {
    let mut cases = CASES.into_iter();
    // A few at a time: each has a Redis and workers of its own.
    loop {
        let mut some = JoinSet::new();
        for case in cases.by_ref().take(5) {
            some.spawn(refused_then_mended(case));
        }
        if some.is_empty() {
            break;
        }
        while let Some(done) = some.join_next().await {
            done.unwrap();
        }
    }
}

async fn refused_then_mended(case: Case) {
    let (site, ca) = (Site::with_people(PEOPLE).await, Ca::new());
    let right = Offer {
        tls: Some(ca.server(Flaw::None, true)),
        plain: &["STARTTLS"],
        encrypted: &["AUTH PLAIN"],
        password: Some(SECRET),
        ..Offer::default()
    };
    let pem = site.file("ca.pem");
    fs::write(&pem, &ca.pem).unwrap();
    let url = site.smtp.url.replace("//", "//user:secret@");
    let settings = [
        ("SMTP_URL", url.as_str()),
        ("SMTP_CA", pem.as_str()),
        ("SMTP_TLS", "required"),
        ("MAIL_FROM", "b@example.org"),
        // Five of these run at once.
        ("DATABASE_CONNECTIONS", "4"),
    ];
    site.smtp.offer(right.clone());
    let mut wrong = settings.to_vec();
    match case.wrong {
        Wrong::Mood(verb, answer) => site.smtp.set(Mood::Saying(verb, answer)),
        Wrong::Offer(change) => site.smtp.offer(change(right.clone())),
        Wrong::Settings(changed) => wrong.extend(changed),
        Wrong::Certificate(flaw) => site.smtp.offer(Offer { tls: Some(ca.server(flaw, true)), ..right.clone() }),
    }
    let mut worker = site.worker(&wrong);
    site.until("SELECT COUNT(*) FROM workers WHERE mail_fault IS NOT NULL", 1).await;
    site.until("SELECT COUNT(*) FROM reminder_deliveries WHERE error IS NOT NULL", PEOPLE.into()).await;
    let fault: String = site.value("SELECT mail_fault FROM workers").await;
    assert!(fault.contains(case.said), "{}: {fault}", case.name);
    site.stop(&mut worker);
    let log = site.log();
    let told: Vec<&str> = log.lines().filter(|line| line.contains("ERROR")).collect();
    assert!(told.len() == 1 && told[0].contains("mails are held back"), "{}: {told:?}", case.name);
    assert!(!told[0].contains('@') && !log.contains("secret"), "{}: {told:?}", case.name);
    assert_eq!(site.value::<i64>("SELECT COUNT(*) FROM jobs WHERE state = 'waiting' AND attempts = 0").await, 5);
    let remind = aside(|| site.command(&["remind"]).envs(wrong).output()).unwrap();
    assert_eq!(remind.status.code(), Some(1), "{}", case.name);
    site.smtp.set(Mood::Well);
    site.smtp.offer(right);
    site.heal_with(&settings).await;
    let lines = site.check(PEOPLE).await;
    let well = lines.iter().all(|line| line.state == "sent" && line.ambiguous == 0);
    assert!(well, "{}: {lines:?}\n{}", case.name, site.log());
    assert_eq!(site.value::<i32>("SELECT MAX(attempts) FROM jobs").await, 1, "{}", case.name);
}

/// The same process goes on by itself when the server changed its mind.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_accepts_the_settings_again_is_found_by_itself() {
    let site = Site::with_people(PEOPLE).await;
    site.smtp.set(Mood::Saying("MAIL", "550 5.7.1 no"));
    let mut worker = site.worker(&[]);
    site.until("SELECT COUNT(*) FROM workers WHERE mail_fault IS NOT NULL", 1).await;
    site.smtp.set(Mood::Well);
    site.until_sent(PEOPLE.into()).await;
    site.until("SELECT COUNT(*) FROM workers WHERE mail_fault IS NULL", 1).await;
    site.stop(&mut worker);
    assert!(site.log().contains("accepts the settings again"), "{}", site.log());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_said_before_encryption_that_need_not_be() {
    let (site, ca) = (Site::with_people(PEOPLE).await, Ca::new());
    let pem = site.file("ca.pem");
    fs::write(&pem, &ca.pem).unwrap();
    site.smtp.offer(Offer {
        tls: Some(ca.server(Flaw::None, false)),
        plain: &["STARTTLS"],
        encrypted: &["AUTH PLAIN"],
        password: Some(SECRET),
        ..Offer::default()
    });
    let url = site.smtp.url.replace("//", "//user:secret@");
    site.heal_with(&[("SMTP_URL", &url), ("SMTP_CA", &pem), ("PUBLIC_URL", "https://tasks.example.org")]).await;
    site.check(PEOPLE).await;
    let overheard = site.smtp.overheard();
    assert!(overheard.iter().all(|line| line.starts_with("EHLO ") || line == "STARTTLS\r\n"), "{overheard:?}");
    assert!(!overheard.is_empty());
    let names = site.smtp.names();
    assert!(names.iter().all(|name| name == "tasks.example.org"), "{names:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_greylisted_mail_is_tried_for_as_long_as_it_matters() {
    let site = Site::with_people(1).await;
    site.execute("UPDATE users SET email = 'greylisted@example.org'").await;
    let mut worker = site.worker(&[]);
    // More tries than any other job has.
    for tries in 1..=6 {
        let asked = format!("SELECT COUNT(*) FROM reminder_deliveries WHERE sends >= {tries} AND error IS NOT NULL");
        let end = Instant::now() + Duration::from_secs(180);
        while site.value::<i64>(&asked).await == 0 {
            assert!(Instant::now() < end, "never tried {tries} times: {}", site.log());
            site.execute("UPDATE jobs SET run_at = created_at WHERE state = 'waiting'").await;
            sleep(Duration::from_millis(100)).await;
        }
    }
    site.stop(&mut worker);
    assert_eq!(site.value::<i64>("SELECT COUNT(*) FROM jobs WHERE state = 'waiting' AND attempts = 0").await, 1);
    // When its time is over, it is seen to have failed, and why. Less is left than the pause before another try, but
    // nearly as much: a busy machine has to begin with this one in time.
    let soon = (Utc::now() + TimeDelta::seconds(29)).format("%Y-%m-%d %H:%M:%S+00:00");
    site.execute(&format!("UPDATE jobs SET expires_at = '{soon}'")).await;
    site.heal().await;
    assert_eq!(site.check(1).await[0].state, "failed");
    let error: String = site.value("SELECT error FROM reminder_deliveries").await;
    assert!(error.contains("greylisted for 300 seconds"), "{error}");
}

/// One at a time, the good one last: nobody waits for what concerns one address.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn thirty_bad_addresses_delay_nobody() {
    let site = Site::with_people(31).await;
    let bad = ["jürgen", "unknown", "greylisted", "hangup", "elsewhere"];
    for number in 1..=30 {
        let name = bad[number % bad.len()];
        site.execute(&format!(
            "UPDATE users SET email = '{name}{number}@example.com' WHERE email = 'user{number}@example.org'"
        ))
        .await;
    }
    let mut worker = site.command(&["work", "--queue", "mail", "--concurrency", "1"]).spawn().unwrap();
    site.until("SELECT COUNT(*) FROM reminder_deliveries WHERE state = 'sent' OR error IS NOT NULL", 31).await;
    site.stop(&mut worker);
    assert_eq!(site.sent().await, 1);
    assert!(!site.log().contains("a dependency is unavailable"), "{}", site.log());
    assert_eq!(site.value::<i64>("SELECT COUNT(*) FROM reminder_deliveries WHERE state = 'failed'").await, 12);
    assert_eq!(site.value::<i64>("SELECT COUNT(*) FROM reminder_deliveries WHERE state = 'planned'").await, 18);
}
