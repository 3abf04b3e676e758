//! Two servers behind HAProxy, with the configuration of `deploy`: replaced one after another, and killed, under load.
//! They share a database, so this needs PostgreSQL.

use std::{
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::{task::JoinSet, time::sleep};
use url::Url;

use crate::{
    browser::{Browser, encode},
    faults::Redis,
    taskbell::{Folder, Taskbell, new_database},
};

/// People who click all the time.
const PEOPLE: usize = 4;

struct Fleet {
    servers: [Option<Taskbell>; 2],
    ports: [String; 2],
    database: Url,
    redis: Redis,
    proxy: Child,
    address: String,
}

impl Fleet {
    async fn start() -> Option<Fleet> {
        let database = new_database().await?;
        let [first, second, address] = [free_address(), free_address(), free_address()];
        let configuration = Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy/haproxy.cfg");
        let mut proxy = Command::new("haproxy");
        proxy.arg("-db").arg("-f").arg(configuration).stdout(Stdio::null()).stderr(Stdio::null());
        proxy.env("LISTEN", &address).env("SERVER_1", &first).env("SERVER_2", &second);
        let (redis, proxy) = (Redis::start().await, proxy.spawn().unwrap());
        let mut fleet = Fleet { servers: [None, None], ports: [first, second], database, redis, proxy, address };
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
        let end = Instant::now() + Duration::from_secs(20);
        while Browser::new(&self.address).try_send("GET", "/readyz", &[], b"").await.map_or(0, |reply| reply.status)
            != 200
        {
            assert!(Instant::now() < end, "the proxy does not answer");
            sleep(Duration::from_millis(50)).await;
        }
        // The checks of a server that has just started come twice a second.
        sleep(Duration::from_millis(1_500)).await;
    }
}

impl Drop for Fleet {
    fn drop(&mut self) {
        let _ = self.proxy.kill();
        let _ = self.proxy.wait();
    }
}

fn free_address() -> String {
    // Nobody listens on it any more once it is known.
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

/// What happened to the people.
#[derive(Default)]
struct Story {
    answered: u32,
    /// When, and what instead.
    failed: Vec<(Instant, String)>,
    /// The tasks whose adding was acknowledged.
    added: Vec<String>,
}

struct Crowd {
    over: Arc<AtomicBool>,
    story: Arc<Mutex<Story>>,
    people: JoinSet<Browser>,
}

impl Crowd {
    /// People who read their list and add tasks until it is over.
    async fn gather(address: &str) -> Crowd {
        let mut crowd = Crowd { over: Arc::default(), story: Arc::default(), people: JoinSet::new() };
        for number in 0..PEOPLE {
            let mut person = Browser::new(address);
            person.sign_up(&format!("person{number}@example.org")).await;
            let (over, story) = (crowd.over.clone(), crowd.story.clone());
            crowd.people.spawn(async move {
                while !over.load(Ordering::Relaxed) {
                    click(&mut person, &story).await;
                    sleep(Duration::from_millis(20)).await;
                }
                person
            });
        }
        crowd
    }

    async fn leave(mut self) -> (Vec<Browser>, Story) {
        self.over.store(true, Ordering::Relaxed);
        let mut people = Vec::new();
        while let Some(person) = self.people.join_next().await {
            people.push(person.unwrap());
        }
        (people, std::mem::take(&mut self.story.lock().unwrap()))
    }
}

async fn click(person: &mut Browser, story: &Mutex<Story>) {
    let read = person.try_send("GET", "/today", &[], b"").await.map(|reply| reply.status);
    let id = uuid::Uuid::new_v4().to_string();
    let fields = encode(&[("task[id]", id.as_str()), ("task[title]", "Under load"), ("task[list]", "all")]);
    let form = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
    let added = person.try_send("POST", "/api/add_task", &form, fields.as_bytes()).await.map(|reply| reply.status);
    let mut story = story.lock().unwrap();
    for result in [&read, &added] {
        match result {
            Ok(200) => story.answered += 1,
            other => story.failed.push((Instant::now(), format!("{other:?}"))),
        }
    }
    if matches!(added, Ok(200)) {
        story.added.push(id);
    }
}

/// Nobody was signed out, and nothing that was acknowledged is lost.
async fn assert_whole(fleet: &Fleet, people: Vec<Browser>, story: &Story) {
    for mut person in people {
        assert_eq!(person.get("/today").await.status, 200, "signed out");
    }
    let kept = crate::taskbell::task_ids(&fleet.database).await;
    let lost: Vec<_> = story.added.iter().filter(|id| !kept.contains(*id)).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_rounds_of_replacing_servers_fail_no_request() {
    let Some(mut fleet) = Fleet::start().await else { return };
    let crowd = Crowd::gather(&fleet.address).await;
    for round in 0..10 {
        let old = fleet.servers[round % 2].take().unwrap();
        old.ask_to_end();
        let ended = tokio::task::spawn_blocking(move || old.ended()).await.unwrap();
        assert!(ended, "round {round}: it did not end well");
        fleet.launch(round % 2);
        fleet.until_ready().await;
    }
    let (people, story) = crowd.leave().await;
    assert!(story.failed.is_empty(), "{} of {} failed: {:?}", story.failed.len(), story.answered, story.failed);
    assert!(story.answered > 500, "only {} requests were answered", story.answered);
    assert_whole(&fleet, people, &story).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_server_fails_only_what_it_was_doing() {
    let Some(mut fleet) = Fleet::start().await else { return };
    let crowd = Crowd::gather(&fleet.address).await;
    sleep(Duration::from_secs(2)).await;
    let killed = Instant::now();
    fleet.servers[0].take().unwrap().kill();
    sleep(Duration::from_secs(5)).await;
    let (people, story) = crowd.leave().await;
    assert!(story.failed.len() <= PEOPLE, "{:?}", story.failed);
    for (when, what) in &story.failed {
        assert!(*when < killed + Duration::from_secs(2), "{what} {:?} later", *when - killed);
    }
    assert!(story.answered > 100, "only {} requests were answered", story.answered);
    assert_whole(&fleet, people, &story).await;
}
