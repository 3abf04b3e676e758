//! Two servers behind each of the proxies of `deploy`: replaced one after another, and killed, under load. They share a
//! database, so this needs PostgreSQL.

use std::time::{Duration, Instant};

use tokio::time::sleep;
use url::Url;

use crate::{
    browser::Browser,
    crowd::{CHANGES, Crowd, Doing, Failure, PEOPLE, assert_whole},
    faults::Redis,
    proxies::{Kind, Proxy, free_address},
    taskbell::{Folder, Taskbell, new_database},
};

struct Fleet {
    servers: [Option<Taskbell>; 2],
    ports: [String; 2],
    database: Url,
    redis: Redis,
    proxy: Proxy,
}

impl Fleet {
    async fn behind(kind: Kind) -> Option<Fleet> {
        let database = new_database().await?;
        let ports = [free_address(), free_address()];
        let (redis, proxy) = (Redis::start().await, Proxy::start(kind, &ports));
        let mut fleet = Fleet { servers: [None, None], ports, database, redis, proxy };
        fleet.launch(0);
        fleet.launch(1);
        fleet.until_ready().await;
        Some(fleet)
    }

    fn launch(&mut self, number: usize) {
        let redis = self.redis.url();
        let settings = [
            ("LISTEN", self.ports[number].as_str()),
            ("REDIS_URL", redis.as_str()),
            ("SECRET_KEY", "0123456789abcdef0123456789abcdef"),
            ("DRAIN_DELAY", "2"),
            CHANGES,
        ];
        self.servers[number] = Some(Taskbell::start_on(Folder::new(), Some(self.database.clone()), &settings));
    }

    /// How many requests each server was sent by the proxy. Those of its checks are not in the log.
    fn asked(&self) -> [usize; 2] {
        let requests = |server: &Option<Taskbell>| server.as_ref().unwrap().log().matches(" route=").count();
        self.servers.each_ref().map(requests)
    }

    /// Waits until the proxy sends requests to both servers.
    async fn until_ready(&self) {
        let end = Instant::now() + Duration::from_secs(60);
        let [first, second] = &self.ports;
        for (address, path) in [(first, "/readyz"), (second, "/readyz"), (&self.proxy.address, "/sign-in")] {
            while Browser::new(address).try_send("GET", path, &[], b"").await.map_or(0, |reply| reply.status) != 200 {
                assert!(Instant::now() < end, "{address} behind {:?} does not answer", self.proxy.kind);
                sleep(Duration::from_millis(50)).await;
            }
        }
        // Checks come twice a second, and nginx leaves a server that was away alone for one.
        sleep(Duration::from_millis(1_500)).await;
        // On a busy machine a check may be answered later than that.
        let (before, end) = (self.asked(), Instant::now() + Duration::from_secs(60));
        while self.asked().iter().zip(before).any(|(now, before)| *now == before) {
            assert!(Instant::now() < end, "{:?} sends one nothing\n{}", self.proxy.kind, self.proxy.errors());
            let _ = Browser::new(&self.proxy.address).try_send("GET", "/sign-in", &[], b"").await;
            sleep(Duration::from_millis(10)).await;
        }
    }
}

async fn replacing_servers_fails_no_request(kind: Kind, rounds: usize) {
    let Some(mut fleet) = Fleet::behind(kind).await else { return };
    let crowd = Crowd::gather(&fleet.proxy.address).await;
    for round in 0..rounds {
        let old = fleet.servers[round % 2].take().unwrap();
        old.ask_to_end();
        let ended = tokio::task::spawn_blocking(move || old.ended()).await.unwrap();
        assert!(ended, "round {round}: it did not end well");
        fleet.launch(round % 2);
        fleet.until_ready().await;
    }
    crowd.until_answered(50 * rounds as u32).await;
    let (people, story) = crowd.leave().await;
    let (late, failed): (Vec<_>, Vec<_>) = story.failed.iter().partition(|failure| failure.late);
    let errors = fleet.proxy.errors();
    assert!(failed.is_empty(), "{} were answered, {} failed: {failed:?}\n{errors}", story.answered, failed.len());
    // A busy machine is late with some. If servers were late because one ends, everybody would meet it in every round.
    assert!(late.len() < PEOPLE * rounds, "{} were answered, {} late: {late:?}", story.answered, late.len());
    assert_whole(&fleet.database, people, &story).await;
}

/// Kills a server: what fails is allowed, and fails within two seconds. Where somebody waited for an answer for more
/// than one, the machine had other things to do, and it is tried again: three times at most.
async fn a_killed_server_fails_only(kind: Kind, allowed: fn(&[Failure]) -> bool) {
    for last in [false, false, true] {
        let Some(mut fleet) = Fleet::behind(kind).await else { return };
        let crowd = Crowd::gather(&fleet.proxy.address).await;
        sleep(Duration::from_secs(2)).await;
        fleet.servers[0].take().unwrap().kill();
        let killed = Instant::now();
        sleep(Duration::from_secs(5)).await;
        crowd.until_answered(100).await;
        let (people, story) = crowd.leave().await;
        assert_whole(&fleet.database, people, &story).await;
        let longest = story.failed.iter().map(|failure| failure.when.saturating_duration_since(killed)).max();
        if longest.unwrap_or_default() < Duration::from_secs(2) && allowed(&story.failed) {
            return;
        }
        let (failed, slowest, errors) = (&story.failed, story.slowest, fleet.proxy.errors());
        assert!(!last && slowest > Duration::from_secs(1), "{longest:?}, {slowest:?}: {failed:?}\n{errors}");
    }
}

fn readings(failed: &[Failure]) -> usize {
    failed.iter().filter(|failure| failure.doing == Doing::Reading).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_rounds_of_replacing_servers_behind_haproxy_fail_no_request() {
    replacing_servers_fails_no_request(Kind::Haproxy, 10).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn replacing_servers_behind_nginx_fails_no_request() {
    replacing_servers_fails_no_request(Kind::Nginx, 4).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn replacing_servers_behind_caddy_fails_no_request() {
    replacing_servers_fails_no_request(Kind::Caddy, 4).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_killed_behind_haproxy_fails_only_what_it_was_doing() {
    a_killed_server_fails_only(Kind::Haproxy, |failed| failed.len() <= PEOPLE).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_killed_behind_nginx_fails_only_what_it_was_doing() {
    a_killed_server_fails_only(Kind::Nginx, |failed| failed.len() <= PEOPLE).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_killed_behind_caddy_fails_forms_until_a_check_has_seen_it() {
    // Forms fail until a check has seen it: deploy/Caddyfile says why.
    a_killed_server_fails_only(Kind::Caddy, |failed| readings(failed) <= PEOPLE).await;
}
