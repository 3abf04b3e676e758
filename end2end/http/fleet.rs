//! Two servers behind each of the proxies of `deploy`: replaced one after another, and killed, under load. They share a
//! database, so this needs PostgreSQL.

use std::time::{Duration, Instant};

use tokio::time::sleep;
use url::Url;

use crate::{
    browser::Browser,
    crowd::{Crowd, Doing, Failure, PEOPLE, assert_whole},
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
        ];
        self.servers[number] = Some(Taskbell::start_on(Folder::new(), Some(self.database.clone()), &settings));
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
    let (people, story) = crowd.leave().await;
    let (failed, errors) = (story.failed.len(), fleet.proxy.errors());
    assert!(failed == 0, "{failed} of {} failed: {:?}\n{errors}", story.answered, story.failed);
    assert!(story.answered as usize > 50 * rounds, "only {} requests were answered", story.answered);
    assert_whole(&fleet.database, people, &story).await;
}

/// Returns what failed, at most two seconds after the server was killed.
async fn what_a_killed_server_fails(kind: Kind) -> Vec<Failure> {
    let Some(mut fleet) = Fleet::behind(kind).await else { return Vec::new() };
    let crowd = Crowd::gather(&fleet.proxy.address).await;
    sleep(Duration::from_secs(2)).await;
    let killed = Instant::now();
    fleet.servers[0].take().unwrap().kill();
    sleep(Duration::from_secs(5)).await;
    let (people, story) = crowd.leave().await;
    let longest = story.failed.iter().map(|failure| failure.when.saturating_duration_since(killed)).max();
    let (failed, errors) = (&story.failed, fleet.proxy.errors());
    assert!(longest.unwrap_or_default() < Duration::from_secs(2), "{longest:?}: {failed:?}\n{errors}");
    assert!(story.answered > 100, "only {} requests were answered", story.answered);
    assert_whole(&fleet.database, people, &story).await;
    story.failed
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
    let failed = what_a_killed_server_fails(Kind::Haproxy).await;
    assert!(failed.len() <= PEOPLE, "{failed:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_killed_behind_nginx_fails_only_what_it_was_doing() {
    let failed = what_a_killed_server_fails(Kind::Nginx).await;
    assert!(failed.len() <= PEOPLE, "{failed:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_killed_behind_caddy_fails_forms_until_a_check_has_seen_it() {
    let failed = what_a_killed_server_fails(Kind::Caddy).await;
    // Forms fail until a check has seen it: deploy/Caddyfile says why.
    let readings = failed.iter().filter(|failure| failure.doing == Doing::Reading);
    assert!(readings.count() <= PEOPLE, "{failed:?}");
}
