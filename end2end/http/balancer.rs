//! What a load balancer in front relies on.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
    time::{sleep, timeout},
};

use crate::{reply::Connection, taskbell::Taskbell};

#[tokio::test]
async fn a_server_that_ends_says_so_first_and_goes_on_answering() {
    // A machine may stand still until the server has ended.
    for _ in 0..3 {
        if says_so_first_and_goes_on_answering().await {
            return;
        }
    }
    panic!("it stays ready, or does not answer in time");
}

/// Whether that was seen before the server ended, after twelve seconds.
async fn says_so_first_and_goes_on_answering() -> bool {
    let taskbell = Taskbell::start_with(&[("DRAIN_DELAY", "12")]).await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let asked = Instant::now();
    taskbell.ask_to_end();
    let in_time = || asked.elapsed() < Duration::from_secs(11);
    loop {
        let reply = taskbell.browser().try_send("GET", "/readyz", &[], b"").await;
        if !in_time() {
            return false;
        }
        let reply = reply.unwrap();
        if reply.json()["ending"] == true {
            assert_eq!(reply.status, 503);
            break;
        }
        sleep(Duration::from_millis(10)).await;
    }
    let request = taskbell.browser().request("GET", "/healthz", &[], b"");
    let reply = match Connection::open(&taskbell.address).await {
        Ok(mut kept) => kept.exchange(&request, false).await,
        Err(error) => Err(error),
    };
    if !in_time() {
        return false;
    }
    let reply = reply.unwrap();
    assert_eq!((reply.status, reply.expect_header("connection")), (200, "close"));
    let mut answered = 0;
    while asked.elapsed() < Duration::from_secs(9) {
        let begun = Instant::now();
        let reply = ada.try_send("GET", "/today", &[], b"").await;
        // After two seconds a server may say that it is too busy.
        if in_time() && begun.elapsed() < Duration::from_secs(2) {
            assert_eq!(reply.unwrap().status, 200);
            answered += 1;
        }
    }
    assert!(taskbell.ended(), "it ends well");
    answered > 0
}

#[tokio::test]
async fn a_request_under_way_is_answered_before_the_end() {
    let taskbell = Taskbell::start().await;
    let ada = taskbell.signed_up("ada@example.org").await;
    let mut stream = TcpStream::connect(&taskbell.address).await.unwrap();
    let body = b"do=sign_out";
    let form = ("content-type", "application/x-www-form-urlencoded");
    let request = ada.request("POST", "/today", &[form, ("sec-fetch-site", "same-origin")], body);
    // All but the last byte.
    stream.write_all(&request[..request.len() - 1]).await.unwrap();
    sleep(Duration::from_millis(200)).await;
    taskbell.ask_to_end();
    sleep(Duration::from_millis(500)).await;
    stream.write_all(&request[request.len() - 1..]).await.unwrap();
    let mut answer = String::new();
    timeout(Duration::from_secs(30), stream.read_to_string(&mut answer)).await.unwrap().unwrap();
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    assert!(taskbell.ended(), "it ends well");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_connection_is_answered_or_refused() {
    for last in [false, false, true] {
        let (unanswered, slowest) = visits_until_the_end().await;
        if unanswered == 0 {
            return;
        }
        // For 200 ms a server that ends waits for what it was not sent yet. Where answers took as long, it may not have
        // got to look.
        let busy = slowest > Duration::from_millis(200);
        assert!(!last && busy, "{unanswered} were made and not answered, others waited up to {slowest:?}");
    }
}

/// How many connections were made before a server refused them and were not answered, and the longest an answer took.
async fn visits_until_the_end() -> (u32, Duration) {
    let taskbell = Taskbell::start().await;
    let request = taskbell.browser().request("GET", "/healthz", &[], b"");
    let mut visitors = JoinSet::new();
    let answered = Arc::new(AtomicU32::new(0));
    for _ in 0..16 {
        let (address, request, answered) = (taskbell.address.clone(), request.clone(), answered.clone());
        visitors.spawn(async move {
            let (mut unanswered, mut slowest) = (0_u32, Duration::ZERO);
            loop {
                let begun = Instant::now();
                // Until it is refused.
                let Ok(mut connection) = Connection::open(&address).await else { return (unanswered, slowest) };
                let _ = connection.send(&request).await;
                // Whoever makes a connection and says nothing is not waited for.
                let prompt = begun.elapsed() <= Duration::from_millis(100);
                if connection.exchange(&[], false).await.is_ok_and(|reply| reply.status == 200) {
                    slowest = slowest.max(begun.elapsed());
                    answered.fetch_add(1, Ordering::Relaxed);
                } else if prompt {
                    unanswered += 1;
                }
            }
        });
    }
    let end = Instant::now() + Duration::from_secs(60);
    while answered.load(Ordering::Relaxed) <= 100 {
        assert!(Instant::now() < end, "only {answered:?} were answered");
        sleep(Duration::from_millis(50)).await;
    }
    taskbell.ask_to_end();
    let visits = visitors.join_all().await;
    assert!(taskbell.ended(), "it ends well");
    let slowest = visits.iter().map(|(_, slowest)| *slowest).max().unwrap();
    (visits.iter().map(|(unanswered, _)| unanswered).sum(), slowest)
}

/// Opens accounts from one address until that is too many.
async fn accounts_before_it_is_enough(taskbell: &Taskbell, forwarded: &str) -> u32 {
    for number in 0..35 {
        let mut browser = taskbell.browser();
        browser.headers.push(("x-forwarded-for".into(), forwarded.into()));
        let email = format!("{number}.{}@example.org", uuid::Uuid::new_v4().simple());
        let fields = [
            ("account[name]", "Ada"),
            ("account[email]", email.as_str()),
            ("account[password]", crate::browser::PASSWORD),
            ("account[zone]", "UTC"),
        ];
        if browser.submit("/sign-up", "sign_up", &fields).await.status == 429 {
            return number;
        }
    }
    35
}

#[tokio::test]
async fn the_word_of_our_own_proxy_counts() {
    let taskbell = Taskbell::start().await;
    assert_eq!(accounts_before_it_is_enough(&taskbell, "198.51.100.66, 203.0.113.9").await, 30);
    assert_eq!(
        accounts_before_it_is_enough(&taskbell, "198.51.100.77, 203.0.113.9").await,
        0,
        "what comes before does not"
    );
    assert_eq!(accounts_before_it_is_enough(&taskbell, "203.0.113.10").await, 30);
}

#[tokio::test]
async fn the_word_of_anybody_else_does_not() {
    let taskbell = Taskbell::start_with(&[("TRUSTED_PROXIES", "none")]).await;
    // They all come from this machine, which is not counted.
    assert_eq!(accounts_before_it_is_enough(&taskbell, "203.0.113.9").await, 35);
}

#[tokio::test]
async fn one_connection_too_many_is_answered_and_ended() {
    let taskbell = Taskbell::start_with_open_files(400).await;
    let mut connections = Vec::new();
    for _ in 0..300 {
        connections.push(TcpStream::connect(&taskbell.address).await.unwrap());
    }
    sleep(Duration::from_millis(500)).await;
    let mut late = Connection::open(&taskbell.address).await.unwrap();
    let reply = late.exchange(&taskbell.browser().request("GET", "/sign-in", &[], b""), false).await.unwrap();
    assert_eq!(reply.status, 503);
    assert_eq!(reply.expect_header("retry-after"), "5");
    assert_eq!(reply.expect_header("connection"), "close");
    assert!(reply.header("content-security-policy").is_some() && reply.text().contains("try again"));
    assert_eq!(taskbell.browser().get("/readyz").await.status, 200, "it stays in use");
    connections.pop();
    let end = Instant::now() + Duration::from_secs(30);
    while taskbell.browser().get("/sign-in").await.status != 200 {
        assert!(Instant::now() < end, "the place is not free again");
        sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn a_connection_that_is_not_used_is_ended() {
    let taskbell = Taskbell::start().await;
    let ended = |mut stream: TcpStream| async move {
        let mut rest = Vec::new();
        timeout(Duration::from_secs(45), stream.read_to_end(&mut rest)).await.is_ok()
    };
    let never_used = TcpStream::connect(&taskbell.address).await.unwrap();
    let mut used_once = TcpStream::connect(&taskbell.address).await.unwrap();
    used_once.write_all(&taskbell.browser().request("GET", "/healthz", &[], b"")).await.unwrap();
    assert_eq!(tokio::join!(ended(never_used), ended(used_once)), (true, true), "never used, used once");
}

#[tokio::test]
async fn a_head_that_does_not_end_ends_its_connection() {
    let taskbell = Taskbell::start().await;
    let mut stream = TcpStream::connect(&taskbell.address).await.unwrap();
    stream.write_all(b"GET /today HTTP/1.1\r\nhost: x\r\n").await.unwrap();
    let mut answer = Vec::new();
    let ended = timeout(Duration::from_secs(45), stream.read_to_end(&mut answer)).await;
    assert!(ended.is_ok(), "the connection is still open");
}
