//! More is asked than a server can do: who comes too late is told so, and the others are served.

use std::{
    fs,
    process::Command,
    time::{Duration, Instant},
};

use sea_orm_migration::sea_orm::{ConnectionTrait, Database, TransactionTrait};
use tokio::{sync::mpsc, task::JoinSet, time::sleep};

use crate::{
    browser::Browser,
    faults::recovers,
    taskbell::{Folder, Taskbell, new_database},
};

/// More than a server lets in at once, which is 1,280.
const PEOPLE: usize = 1_400;

/// Many machines allow a process fewer files than this test has connections, unless it asks for more.
fn open_more_files() {
    let raised = Command::new("prlimit").arg(format!("--pid={}", std::process::id())).arg("--nofile=8192:").status();
    assert!(raised.unwrap().success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_house_turns_people_away_before_it_has_served_anybody() {
    let Some(database) = new_database().await else { return };
    open_more_files();
    let taskbell = Taskbell::start_on(Folder::new(), Some(database.clone()), &[("DATABASE_WAIT", "4")]);
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let other = Box::pin(Database::connect(database.as_str())).await.unwrap();
    let lock = other.begin().await.unwrap();
    lock.execute_unprepared("LOCK TABLE tasks IN ACCESS EXCLUSIVE MODE").await.unwrap();

    let (send, mut answers) = mpsc::unbounded_channel();
    for _ in 0..PEOPLE {
        let (mut person, send) = (ada.another(), send.clone());
        tokio::spawn(async move { send.send(person.get("/today").await) });
    }
    drop(send);
    for _ in 0..20 {
        let reply = answers.recv().await.unwrap();
        assert_eq!((reply.status, reply.expect_header("retry-after")), (503, "5"));
        assert!(reply.text().contains("Too many people"), "{}", reply.text());
    }
    assert_eq!(taskbell.browser().get("/healthz").await.status, 200);
    // Who follows a link of a mail, or a mail program that unsubscribes, does not come back: there is always room for them.
    assert_eq!(taskbell.browser().get("/mail/nothing").await.status, 404);
    lock.rollback().await.unwrap();

    let (mut served, mut rejected) = (0, 20);
    while let Some(reply) = answers.recv().await {
        match reply.status {
            200 => served += 1,
            503 => rejected += 1,
            other => panic!("{other}: {}", reply.text()),
        }
    }
    assert_eq!(served + rejected, PEOPLE);
    // Those who came after that found a place.
    assert!(served > 0, "{rejected} were rejected");
    sleep(Duration::from_millis(100)).await;
    recovers(&taskbell, &mut ada).await;
}

/// Passwords are hashed beside the concurrency limit of pages: while more people sign in than can be hashed, pages are answered.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_who_sign_in_keep_nobody_from_reading() {
    open_more_files();
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let mut asked = JoinSet::new();
    for number in 0..240 {
        let mut person = taskbell.browser();
        person.headers.push(("x-forwarded-for".to_owned(), format!("203.0.113.{}", 1 + number)));
        asked.spawn(async move {
            let email = format!("somebody{number}@example.org");
            person.sign_in(&email, "not it, not at all").await
        });
    }
    let (mut checked, mut refused, mut looked) = (0, 0, false);
    while let Some(reply) = asked.join_next().await {
        let reply = reply.unwrap();
        match reply.status {
            422 => checked += 1,
            503 => {
                assert!(reply.header("retry-after").is_some());
                // On a busy machine some of them do not get to ask.
                refused += usize::from(reply.text().contains("busy right now"));
            }
            other => panic!("{other}: {}", reply.text()),
        }
        // The queue is full.
        if refused == 1 && !looked {
            looked = true;
            // Where hashing took everybody's permits none of them would be; one or the other is late on a busy machine.
            let mut pages = 0;
            for _ in 0..10 {
                pages += usize::from(ada.get("/today").await.status == 200);
            }
            assert!(pages > 5, "{pages} of 10 pages");
        }
    }
    assert!(checked > 0 && refused > 0, "{checked} were checked, {refused} refused");
}

/// The connections that wait at an address until they are accepted.
fn waiting_at(address: &str) -> usize {
    let port: u16 = address.rsplit(':').next().unwrap().parse().unwrap();
    let (socket, listens) = (format!("0100007F:{port:04X}"), "0A");
    let table = fs::read_to_string("/proc/net/tcp").unwrap();
    let mut rows = table.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    let row = rows.find(|row| row[1] == socket && row[3] == listens).unwrap();
    usize::from_str_radix(row[4].split(':').next_back().unwrap(), 16).unwrap()
}

/// Everybody who comes while a server stands still finds a place to wait, and is answered once it goes on. The system
/// drops or resets those for whom there is none.
#[tokio::test]
async fn who_comes_while_a_server_stands_still_is_answered() {
    open_more_files();
    let taskbell = Taskbell::start().await;
    taskbell.stand_still();
    let come = |mut person: Browser| tokio::spawn(async move { person.get("/sign-in").await });
    let asked: Vec<_> = (0..PEOPLE).map(|_| come(taskbell.browser())).collect();
    let end = Instant::now() + Duration::from_secs(60);
    while waiting_at(&taskbell.address) < PEOPLE && Instant::now() < end {
        sleep(Duration::from_millis(100)).await;
    }
    let waiting = waiting_at(&taskbell.address);
    taskbell.go_on();
    assert_eq!(waiting, PEOPLE);
    for reply in asked {
        assert!([200, 503].contains(&reply.await.unwrap().status));
    }
}
