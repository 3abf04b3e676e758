//! What one address can keep from everybody else: connections, bodies that never end, answers that nobody reads.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use tokio::{
    io::AsyncWriteExt,
    net::{TcpSocket, TcpStream},
    task::JoinSet,
    time::sleep,
};

use crate::{browser::Browser, reply::Connection, taskbell::Taskbell};

const FEW: (&str, &str) = ("CONNECTIONS_PER_ADDRESS", "16");
const NO_PROXIES: (&str, &str) = ("TRUSTED_PROXIES", "none");
const AT_ONCE: usize = 16;

/// A connection from another of this machine's own addresses.
async fn connect(taskbell: &Taskbell, from: &str) -> std::io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.bind(SocketAddr::new(from.parse().unwrap(), 0))?;
    // Little is on its way at once, so that an answer that nobody reads soon waits in the server.
    socket.set_recv_buffer_size(4_096)?;
    socket.connect(taskbell.address.parse().unwrap()).await
}

/// Asks for a page from an address; without a status nothing was answered.
async fn status(taskbell: &Taskbell, from: &str) -> Option<u16> {
    let stream = connect(taskbell, from).await.ok()?;
    let request = taskbell.browser().request("GET", "/sign-in", &[("connection", "close")], b"");
    Some(Connection::over(stream).exchange(&request, false).await.ok()?.status)
}

#[tokio::test]
async fn one_address_leaves_room_for_others() {
    let taskbell = Taskbell::start_with(&[FEW, NO_PROXIES]).await;
    let mut held = Vec::new();
    for _ in 0..AT_ONCE {
        let mut stream = connect(&taskbell, "127.0.0.2").await.unwrap();
        stream.write_all(b"GET /sign-in HTTP/1.1\r\nhost: half").await.unwrap();
        held.push(stream);
    }
    // They are accepted beside each other: one or the other may still be on its way.
    let end = Instant::now() + Duration::from_secs(20);
    while status(&taskbell, "127.0.0.2").await != Some(503) {
        assert!(Instant::now() < end, "one address has more than its share");
    }
    assert_eq!(status(&taskbell, "127.0.0.3").await, Some(200));
    assert!(taskbell.log().contains("connections-per-address"), "{}", taskbell.log());
    // Beyond twice as many not even that is said.
    for _ in 0..AT_ONCE {
        held.push(connect(&taskbell, "127.0.0.2").await.unwrap());
    }
    let end = Instant::now() + Duration::from_secs(20);
    while status(&taskbell, "127.0.0.2").await.is_some() {
        assert!(Instant::now() < end, "a flood is still answered");
    }
    drop(held);
    let end = Instant::now() + Duration::from_secs(30);
    while status(&taskbell, "127.0.0.2").await != Some(200) {
        assert!(Instant::now() < end, "the places were not given back");
        sleep(Duration::from_millis(50)).await;
    }
}

fn behind_a_proxy(taskbell: &Taskbell, client: &str) -> Browser {
    let mut browser = taskbell.browser();
    browser.headers.push(("x-forwarded-for".to_owned(), client.to_owned()));
    browser
}

#[tokio::test]
async fn one_client_of_a_proxy_leaves_room_for_others() {
    let taskbell = Taskbell::start_with(&[FEW]).await;
    let (mut greedy, mut other) = (behind_a_proxy(&taskbell, "203.0.113.9"), behind_a_proxy(&taskbell, "203.0.113.10"));
    let request = greedy.request("POST", "/sign-in", &[("sec-fetch-site", "same-origin")], &[b'a'; 20_000]);
    let mut held = Vec::new();
    let end = Instant::now() + Duration::from_secs(60);
    // As many as there may be, and again: on a busy machine the first of them are given up before the last has come.
    while greedy.get("/sign-in").await.status != 503 {
        assert!(Instant::now() < end, "one client has more than its share");
        for _ in 0..AT_ONCE {
            let mut connection = Connection::open(&taskbell.address).await.unwrap();
            connection.send(&request[..request.len() - 1]).await.unwrap();
            held.push(connection);
        }
    }
    assert_eq!(other.get("/sign-in").await.status, 200);
    // A body that does not come is not waited for.
    let end = Instant::now() + Duration::from_secs(60);
    while greedy.get("/sign-in").await.status != 200 {
        assert!(Instant::now() < end, "bodies that never end keep their places");
        sleep(Duration::from_millis(100)).await;
    }
}

/// The bytes of long bodies that are not yet whole are bounded; short forms always find room.
#[tokio::test]
async fn bodies_that_never_end_keep_no_form_out() {
    let taskbell = Taskbell::start_with(&[]).await;
    let ada = taskbell.signed_up("ada@example.org").await;
    let (body, site) = (vec![b'a'; 250_000], [("sec-fetch-site", "same-origin")]);
    let request = ada.request("POST", "/sign-in", &site, &body);
    let begin = || {
        let (address, request) = (taskbell.address.clone(), request.clone());
        async move {
            let mut connection = Connection::open(&address).await.unwrap();
            // Those for whom there is no room are answered and closed meanwhile.
            let _ = connection.send(&request[..request.len() - 1]).await;
            connection
        }
    };
    let (mut sent, mut begun) = (JoinSet::from_iter((0..200).map(|_| begin())), Instant::now());
    let end = begun + Duration::from_secs(90);
    let refused = |status: u16| status == 503 && taskbell.log().contains("outcome=\"bodies\"");
    while !refused(ada.another().send("POST", "/sign-in", &site, &body).await.status) {
        assert!(Instant::now() < end, "there is room for any number of bodies: {}", taskbell.log());
        // Again: on a busy machine the first of them are given up before the last has come.
        if begun.elapsed() > Duration::from_secs(20) {
            (sent, begun) = (JoinSet::from_iter((0..200).map(|_| begin())), Instant::now());
        }
    }
    ada.another().add_task("Short").await;
    drop(sent);
}

#[tokio::test]
async fn who_does_not_read_keeps_no_place() {
    let taskbell = Taskbell::start_with(&[FEW, NO_PROXIES]).await;
    let request = taskbell.browser().request("GET", "/sign-up", &[], b"");
    for _ in 0..AT_ONCE {
        let mut stream = connect(&taskbell, "127.0.0.2").await.unwrap();
        let requests = request.repeat(2_000);
        tokio::spawn(async move {
            // As much as the server takes while nobody reads what it answers.
            let _ = stream.write_all(&requests).await;
            sleep(Duration::from_secs(600)).await;
        });
    }
    let end = Instant::now() + Duration::from_secs(60);
    while status(&taskbell, "127.0.0.2").await != Some(503) {
        assert!(Instant::now() < end, "nobody waits for a reader");
        sleep(Duration::from_millis(50)).await;
    }
    let end = Instant::now() + Duration::from_secs(240);
    while status(&taskbell, "127.0.0.2").await != Some(200) {
        assert!(Instant::now() < end, "readers that do not read keep their places");
        sleep(Duration::from_secs(1)).await;
    }
}
