//! Redis as services offer it, encrypted, under load: people are told to try again for a few seconds at most, and nobody
//! is signed out. It does not matter for that which database there is: once is enough.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::{task::block_in_place, time::sleep};
use url::Url;

use crate::{
    browser::{Browser, PASSWORD},
    ca::Ca,
    crowd::{CHANGES, Crowd, Story, assert_whole},
    faults::is_well,
    redis_nodes::{Cluster, Node, Watched, follows},
    relay::{Relay, Target},
    taskbell::{Folder, Taskbell, program},
};

/// How long an outage may last: until others see it, agree on who takes over, and Taskbell finds that one. Twice that, for
/// a machine whose processors others have.
const AT_MOST: Duration = Duration::from_secs(60);

fn wanted() -> bool {
    std::env::var_os("TEST_DATABASE_URL").is_none()
}

/// A folder for nodes with certificates of a private CA for a name.
fn encrypted_as(name: &str) -> (Arc<Folder>, PathBuf) {
    let folder = Folder::new();
    Ca::new().write(&folder.0, name);
    let ca = folder.0.join("ca.pem");
    (folder, ca)
}

fn encrypted() -> (Arc<Folder>, PathBuf) {
    encrypted_as("127.0.0.1")
}

/// People who are there while servers of Redis come and go.
struct Site {
    taskbell: Taskbell,
    crowd: Crowd,
    ada: Browser,
    outages: Vec<Instant>,
}

impl Site {
    async fn on(url: &str, ca: Option<&Path>) -> Site {
        let mut settings = vec![("REDIS_URL", url), CHANGES];
        settings.extend(ca.map(|ca| ("REDIS_CA", ca.to_str().unwrap())));
        let taskbell = Taskbell::start_with(&settings).await;
        let ada = taskbell.signed_up("ada@example.org").await;
        let crowd = Crowd::gather(&taskbell.address).await;
        sleep(Duration::from_secs(1)).await;
        Site { taskbell, crowd, ada, outages: Vec::new() }
    }

    /// Goes through an outage until everything works again.
    async fn survives(&mut self, outage: impl FnOnce()) {
        self.outages.push(Instant::now());
        block_in_place(outage);
        let (end, mut well) = (Instant::now() + AT_MOST, 0);
        // Each connection finds its way by itself, so one answer does not tell.
        while well < 6 {
            well = if is_well(&self.taskbell, &mut self.ada).await { well + 1 } else { 0 };
            assert!(Instant::now() < end, "it does not recover: {}", self.taskbell.log());
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// Nobody was told anything but to try again, and that for no longer than an outage lasts.
    async fn leave(self) {
        sleep(Duration::from_secs(1)).await;
        self.crowd.until_answered(100).await;
        let (people, story) = self.crowd.leave().await;
        assert_only_in_outages(&story, &self.outages);
        let file = self.taskbell.folder.0.join("taskbell.db");
        assert_whole(&Url::parse(&format!("sqlite://{}", file.display())).unwrap(), people, &story).await;
    }
}

fn assert_only_in_outages(story: &Story, outages: &[Instant]) {
    for failure in &story.failed {
        let since = outages.iter().filter_map(|outage| failure.when.checked_duration_since(*outage)).min();
        assert!(since.is_some_and(|since| since < AT_MOST), "{since:?} after an outage: {failure:?}");
        assert_eq!(failure.answer, "Ok(503)", "{failure:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cluster_moves_slots_and_fails_over() {
    if !wanted() {
        return;
    }
    let (folder, ca) = encrypted();
    let cluster = block_in_place(|| Cluster::start(&folder.0));
    let mut site = Site::on(&cluster.url(), Some(&ca)).await;
    for (from, to) in [(0, 1), (1, 2), (2, 0)] {
        // Where the machine has other things to do, a slot moves for longer than anybody waits.
        site.survives(|| {
            for key in cluster.nodes[from].ask(&["KEYS", "*"]).lines().take(12) {
                cluster.move_slot_of(key, from, to);
            }
        })
        .await;
    }
    let first = &cluster.nodes[0];
    assert!(first.ask(&["DBSIZE"]).trim() != "0", "it has nothing that anybody could miss");
    block_in_place(|| follows(&cluster.replica));
    site.survives(|| {
        first.freeze();
        cluster.replica.until(&["ROLE"], "master");
    })
    .await;
    block_in_place(|| {
        first.go_on();
        first.until(&["ROLE"], "slave");
        follows(first);
    });
    site.survives(|| {
        cluster.replica.kill();
        first.until(&["ROLE"], "master");
    })
    .await;
    site.leave().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_sentinels_watch_fails_over() {
    if !wanted() {
        return;
    }
    let (folder, ca) = encrypted();
    let watched = block_in_place(|| Watched::start(&folder.0));
    let mut site = Site::on(&watched.url(), Some(&ca)).await;
    let first = watched.first();
    site.survives(|| {
        first.kill();
        watched.until_another_than(first);
    })
    .await;
    let second = watched.first();
    site.survives(|| {
        watched.until_followed(second);
        second.freeze();
        watched.until_another_than(second);
    })
    .await;
    site.leave().await;
}

/// Services without Sentinels have one address for whichever server is the first. The one before is a replica from then on,
/// and ends no connection.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_moves_to_another_server() {
    if !wanted() {
        return;
    }
    let folder = Folder::new();
    let first = Node::server(&folder.0, "");
    let second = Node::server(&folder.0, &format!("replicaof 127.0.0.1 {}\n", first.port));
    block_in_place(|| follows(&second));
    let at = |node: &Node| Target::Tcp(format!("127.0.0.1:{}", node.port));
    let relay = Relay::to(at(&first)).await;
    let mut site = Site::on(&format!("redis://127.0.0.1:{}", relay.port), None).await;
    site.survives(|| {
        second.until(&["REPLICAOF", "NO", "ONE"], "OK");
        relay.move_to(at(&second));
        first.until(&["REPLICAOF", "127.0.0.1", &second.port.to_string()], "OK");
    })
    .await;
    // What is written, too.
    let end = Instant::now() + AT_MOST;
    while site.taskbell.browser().sign_in("ada@example.org", PASSWORD).await.status != 303 {
        assert!(Instant::now() < end, "nobody can sign in: {}", site.taskbell.log());
        sleep(Duration::from_millis(100)).await;
    }
    site.leave().await;
}

/// What `taskbell check` says of Redis.
fn checked(folder: &Folder, settings: &[(&str, &str)]) -> String {
    let output = program(&folder.0, None).arg("check").envs(settings.iter().copied()).output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    printed.lines().find(|line| line.contains(" redis ")).unwrap_or(&printed).to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_who_knows_the_ca_reaches_encrypted_nodes() {
    if !wanted() {
        return;
    }
    let ((folder, ca), (_other, other_ca)) = (encrypted(), encrypted());
    let watched = block_in_place(|| Watched::start(&folder.0));
    let url = watched.url();
    for (ca, says) in [
        (Some(&ca), "ok     redis              answers, encrypted"),
        (Some(&other_ca), "FAILS  redis "),
        (None, "FAILS  redis "),
    ] {
        let mut settings = vec![("REDIS_URL", url.as_str())];
        settings.extend(ca.map(|ca| ("REDIS_CA", ca.to_str().unwrap())));
        let line = block_in_place(|| checked(&Folder::new(), &settings));
        assert!(line.starts_with(says), "{line}");
    }
}

/// As services have it: a name for all, and nodes that call each other by addresses.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nodes_of_a_cluster_prove_its_one_name() {
    if !wanted() {
        return;
    }
    let (folder, ca) = encrypted_as("localhost");
    let cluster = block_in_place(|| Cluster::start(&folder.0));
    for (host, says) in [("localhost", "ok     redis "), ("127.0.0.1", "FAILS  redis ")] {
        let url = format!("rediss-cluster://{host}:{}", cluster.nodes[0].port);
        let settings = [("REDIS_URL", url.as_str()), ("REDIS_CA", ca.to_str().unwrap())];
        let line = block_in_place(|| checked(&Folder::new(), &settings));
        assert!(line.starts_with(says), "{host}: {line}");
    }
}
