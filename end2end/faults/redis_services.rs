//! Redis as services offer it: three nodes that share the keys, and three of which one takes another's place. Whatever
//! becomes of them costs reminders time only.

use std::{env, fs, path::PathBuf, time::Duration};

use tokio::time::sleep;

use crate::{
    redis_nodes::{Cluster, Watched, follows},
    site::{Site, aside},
};

const PEOPLE: u32 = 150;
/// Slow enough that faults come while mails leave.
const RATE: (&str, &str) = ("MAIL_RATE", "25");
/// Of job notifications for mail.
const LIST: &str = "taskbell:jobs:{mail}:line";

/// Which database there is does not matter: once is enough.
fn wanted() -> bool {
    env::var_os("TEST_DATABASE_URL").is_none()
}

fn folder(name: &str) -> PathBuf {
    let folder = env::temp_dir().join(format!("taskbell-redis-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// A fault after so many mails, and the next after as many more.
async fn survives(site: &Site, url: &str, faults: Vec<Box<dyn FnOnce() + '_>>) {
    let mut worker = site.worker(&[("REDIS_URL", url), RATE]);
    for fault in faults {
        let sent = site.sent().await;
        // A machine that has much else to do may have sent them all while a fault took its time.
        site.until_sent((sent + 10).min(PEOPLE.into())).await;
        aside(fault);
    }
    site.until_sent(PEOPLE.into()).await;
    sleep(Duration::from_secs(1)).await;
    site.stop(&mut worker);
    let lines = site.check(PEOPLE).await;
    assert!(lines.iter().all(|line| line.state == "sent" && line.ambiguous == 0), "{lines:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cluster_that_moves_the_list_freezes_and_fails_over_costs_time_only() {
    if !wanted() {
        return;
    }
    let folder = folder("cluster");
    let (cluster, site) = (aside(|| Cluster::start(&folder)), Site::with_people(PEOPLE).await);
    let owner = (0..3).find(|node| !cluster.nodes[*node].ask(&["GET", LIST]).contains("MOVED")).unwrap();
    let (first, replica) = (&cluster.nodes[0], &cluster.replica);
    let mut faults: Vec<Box<dyn FnOnce()>> = Vec::new();
    let mut at = owner;
    for to in [1, 2, 0] {
        if to != at {
            let from = std::mem::replace(&mut at, to);
            let cluster = &cluster;
            faults.push(Box::new(move || cluster.move_slot_of(LIST, from, to)));
        }
    }
    faults.push(Box::new(|| {
        first.freeze();
        replica.until(&["ROLE"], "master");
    }));
    faults.push(Box::new(|| {
        first.go_on();
        first.until(&["ROLE"], "slave");
        follows(first);
        replica.kill();
        first.until(&["ROLE"], "master");
    }));
    survives(&site, &cluster.url(), faults).await;
    let _ = fs::remove_dir_all(folder);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_failover_by_sentinels_costs_time_only() {
    if !wanted() {
        return;
    }
    let folder = folder("sentinels");
    let (watched, site) = (aside(|| Watched::start(&folder)), Site::with_people(PEOPLE).await);
    let first = watched.first();
    let faults: Vec<Box<dyn FnOnce()>> = vec![
        Box::new(|| {
            first.kill();
            watched.until_another_than(first);
        }),
        Box::new(|| {
            let second = watched.first();
            watched.until_followed(second);
            second.freeze();
            watched.until_another_than(second);
        }),
    ];
    survives(&site, &watched.url(), faults).await;
    let _ = fs::remove_dir_all(folder);
}
