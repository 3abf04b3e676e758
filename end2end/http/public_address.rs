//! People reach Taskbell by the name and port of `PUBLIC_URL`, whatever host a proxy names to it. Over plain HTTP browsers
//! send no `Sec-Fetch-Site`: the `Origin` is all there is to see that a form is ours.

use crate::{
    browser::{Browser, PASSWORD, encode},
    ports::free_port,
    proxies::{Kind, Proxy, free_address},
    reply::{Connection, Reply},
    taskbell::{Folder, Taskbell, new_database},
};

/// Sends the form that signs up, as a page of an origin does.
async fn sign_up(address: &str, host: &str, origin: &str, email: &str) -> Reply {
    let fields =
        [("do", "sign_up"), ("account[name]", "Ada"), ("account[email]", email), ("account[password]", PASSWORD)];
    let body = encode(&fields);
    let head = format!(
        "POST /sign-up HTTP/1.1\r\nhost: {host}\r\norigin: {origin}\r\nconnection: close\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    Connection::open(address).await.unwrap().exchange(head.as_bytes(), false).await.unwrap()
}

/// `http://nas.lan:8080`, served at another address of this machine.
async fn served_as(public: &str, listen: &str) -> Taskbell {
    let settings = [("PUBLIC_URL", public), ("LISTEN", listen)];
    Taskbell::start_on(Folder::new(), new_database().await, &settings)
}

#[tokio::test]
async fn our_own_forms_are_ours_whatever_host_a_proxy_names() {
    let public = "http://nas.lan:8080";
    let taskbell = served_as(public, "127.0.0.1:0").await;
    let address = taskbell.address.clone();
    // As nginx names it when it is told nothing, without the port, and as it is.
    for (number, host) in ["taskbell", "nas.lan", "nas.lan:8080", &address].into_iter().enumerate() {
        let reply = sign_up(&address, host, public, &format!("ada{number}@example.org")).await;
        assert_eq!(reply.status, 303, "{host}");
        for other in ["http://nas.lan:8081", "http://nas.lan:80800", "https://evil.example:8080", "null"] {
            let reply = sign_up(&address, host, other, "eve@example.org").await;
            assert_eq!(reply.status, 403, "{other} at {host}");
        }
    }
    assert_eq!(Browser::new(&address).get("/sign-in").await.status, 200);
}

/// Whoever reads its log must not be able to open the links in mails.
async fn notes_no_secret(proxy: &Proxy, host: &str) {
    let pages = ["/reset-password/", "/confirm/", "/invitations/", "/mail/", "/sign-in/with/"];
    for page in pages {
        let asked = format!(
            "GET {page}verysecret?once=verysecret HTTP/1.1\r\nhost: {host}\r\nreferer: http://{host}{page}verysecret\r\nconnection: close\r\n\r\n"
        );
        let connection = Connection::open(&proxy.address).await.unwrap();
        let _ = { connection }.exchange(asked.as_bytes(), false).await.unwrap();
    }
    // It notes a request after its answer.
    let noted = |log: &str| pages.iter().all(|page| log.contains(&format!("\"GET {page}...\"")));
    let mut log = proxy.access_log();
    for _ in 0..600 {
        if proxy.kind != Kind::Nginx || noted(&log) {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        log = proxy.access_log();
    }
    assert!(proxy.kind != Kind::Nginx || noted(&log), "{log}");
    assert!(!log.contains("verysecret"), "{log}");
}

async fn works_behind(kind: Kind) {
    let port = free_port();
    let public = format!("http://nas.lan:{port}");
    let server = free_address();
    let taskbell = served_as(&public, &server).await;
    let proxy = Proxy::named(kind, &format!("nas.lan:{port}"), &[server.clone(), server]);
    proxy.until_it_answers().await;
    let host = format!("nas.lan:{port}");
    for path in ["/healthz", "/readyz", "/metrics"] {
        let asked = format!("GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
        let connection = Connection::open(&proxy.address).await.unwrap();
        let reply = { connection }.exchange(asked.as_bytes(), false).await.unwrap();
        assert_eq!((reply.status, reply.header("x-request-id")), (404, None), "{kind:?} passes {path} on");
    }
    notes_no_secret(&proxy, &host).await;
    let reply = sign_up(&proxy.address, &host, &public, "ada@example.org").await;
    assert_eq!(reply.status, 303, "{kind:?}: {}\n{}", reply.text(), proxy.errors());
    // The whole host comes through: so it works without PUBLIC_URL too.
    drop((proxy, taskbell));
    let server = free_address();
    let settings = [("LISTEN", server.as_str())];
    let _taskbell = Taskbell::start_on(Folder::new(), new_database().await, &settings);
    let proxy = Proxy::named(kind, &host, &[server.clone(), server.clone()]);
    proxy.until_it_answers().await;
    notes_no_secret(&proxy, &host).await;
    let reply = sign_up(&proxy.address, &host, &public, "ada@example.org").await;
    assert_eq!(reply.status, 303, "{kind:?}: {}\n{}", reply.text(), proxy.errors());
}

#[tokio::test]
async fn a_name_and_port_of_its_own_works_behind_haproxy() {
    works_behind(Kind::Haproxy).await;
}

#[tokio::test]
async fn a_name_and_port_of_its_own_works_behind_nginx() {
    works_behind(Kind::Nginx).await;
}

#[tokio::test]
async fn a_name_and_port_of_its_own_works_behind_caddy() {
    works_behind(Kind::Caddy).await;
}
