//! Redis of a test's own as services offer it: a cluster, and servers that Sentinels watch over. Encrypted, if a folder
//! has the files for that: `ca.pem`, `certificate.pem` and `key.pem`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Mutex,
    thread::sleep,
    time::{Duration, Instant},
};

use super::ports::free_port;

/// One server, or one Sentinel.
pub struct Node {
    folder: PathBuf,
    pub port: u16,
    bus: u16,
    process: Mutex<Child>,
}

impl Node {
    /// The settings may name the port: `{port}`.
    fn start(folder: &Path, settings: &str) -> Node {
        let (port, bus) = (free_port(), free_port());
        let file = folder.join(format!("{port}.conf"));
        let ports = match encrypted(folder) {
            true => {
                let named = |name: &str| folder.join(name).display().to_string();
                let (ca, certificate, key) = (named("ca.pem"), named("certificate.pem"), named("key.pem"));
                format!(
                    "port 0\ntls-port {port}\ntls-ca-cert-file {ca}\ntls-cert-file {certificate}\ntls-key-file {key}\n\
                     tls-auth-clients no\ntls-replication yes\n"
                )
            }
            false => format!("port {port}\n"),
        };
        let rest = settings.replace("{port}", &port.to_string()).replace("{bus}", &bus.to_string());
        let common = format!("bind 127.0.0.1\ndir {}\nlogfile {port}.log\n", folder.display());
        fs::write(&file, format!("{ports}{common}{rest}")).unwrap();
        let mut command = Command::new("redis-server");
        command.arg(&file).stdout(Stdio::null());
        if rest.contains("sentinel") {
            command.arg("--sentinel");
        }
        let node = Node { folder: folder.to_owned(), port, bus, process: Mutex::new(command.spawn().unwrap()) };
        node.until(&["PING"], "PONG");
        node
    }

    /// A server that keeps nothing on a disk.
    pub fn server(folder: &Path, settings: &str) -> Node {
        Node::start(folder, &format!("save \"\"\nappendonly no\nrepl-diskless-sync-delay 0\n{settings}"))
    }

    /// What it answers to a command, an error included.
    pub fn ask(&self, command: &[&str]) -> String {
        let mut redis = Command::new("redis-cli");
        redis.args(["-p", &self.port.to_string()]);
        if encrypted(&self.folder) {
            redis.arg("--tls").arg("--cacert").arg(self.folder.join("ca.pem"));
        }
        String::from_utf8(redis.args(command).stderr(Stdio::null()).output().unwrap().stdout).unwrap()
    }

    /// Asks until the answer has something in it.
    pub fn until(&self, command: &[&str], expected: &str) {
        let end = Instant::now() + Duration::from_secs(60);
        loop {
            let answer = self.ask(command);
            if answer.contains(expected) {
                return;
            }
            assert!(Instant::now() < end, "{command:?} never says {expected}: {answer}");
            sleep(Duration::from_millis(50));
        }
    }

    fn signal(&self, name: &str) {
        let process = self.process.lock().unwrap().id().to_string();
        assert!(Command::new("kill").arg(format!("-{name}")).arg(process).status().unwrap().success());
    }

    /// Takes connections and says nothing, until it goes on.
    pub fn freeze(&self) {
        self.signal("STOP");
    }

    pub fn go_on(&self) {
        self.signal("CONT");
    }

    pub fn kill(&self) {
        self.signal("KILL");
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        let process = self.process.get_mut().unwrap();
        let _ = process.kill();
        let _ = process.wait();
    }
}

fn encrypted(folder: &Path) -> bool {
    folder.join("key.pem").exists()
}

/// The addresses of nodes as a setting names them.
fn url(kind: &str, nodes: &[Node], parameter: &str) -> String {
    let scheme = if encrypted(&nodes[0].folder) { "rediss" } else { "redis" };
    let others: Vec<_> = nodes[1..].iter().map(|node| format!("node=127.0.0.1:{}", node.port)).collect();
    format!("{scheme}-{kind}://127.0.0.1:{}?{parameter}{}", nodes[0].port, others.join("&"))
}

/// Three nodes with a third of the slots each, and one that takes the place of the first.
pub struct Cluster {
    pub nodes: Vec<Node>,
    pub replica: Node,
}

impl Cluster {
    pub fn start(folder: &Path) -> Cluster {
        let tls = if encrypted(folder) { "tls-cluster yes\n" } else { "" };
        let settings = format!(
            "cluster-enabled yes\ncluster-config-file {{port}}.nodes\ncluster-port {{bus}}\ncluster-node-timeout 2000\n\
             cluster-allow-replica-migration no\n{tls}"
        );
        let nodes: Vec<_> = (0..3).map(|_| Node::server(folder, &settings)).collect();
        let replica = Node::server(folder, &settings);
        for (node, (first, last)) in nodes.iter().zip([(0, 5_460), (5_461, 10_922), (10_923, 16_383)]) {
            node.ask(&["CLUSTER", "ADDSLOTSRANGE", &first.to_string(), &last.to_string()]);
            node.ask(&["CLUSTER", "SET-CONFIG-EPOCH", &(first + 1).to_string()]);
        }
        for other in nodes[1..].iter().chain([&replica]) {
            nodes[0].ask(&["CLUSTER", "MEET", "127.0.0.1", &other.port.to_string(), &other.bus.to_string()]);
        }
        for node in nodes.iter().chain([&replica]) {
            node.until(&["CLUSTER", "INFO"], "cluster_known_nodes:4");
            node.until(&["CLUSTER", "INFO"], "cluster_state:ok");
        }
        let cluster = Cluster { nodes, replica };
        let first = cluster.nodes[0].ask(&["CLUSTER", "MYID"]);
        cluster.replica.until(&["CLUSTER", "REPLICATE", first.trim()], "OK");
        follows(&cluster.replica);
        cluster
    }

    pub fn url(&self) -> String {
        url("cluster", &self.nodes, "")
    }

    /// Moves the slot of a key, with everything in it, from one node to another, slowly.
    pub fn move_slot_of(&self, key: &str, from: usize, to: usize) {
        let (slot, all) = (self.nodes[0].ask(&["CLUSTER", "KEYSLOT", key]), &self.nodes);
        let (slot, ids) = (slot.trim(), all.iter().map(|node| node.ask(&["CLUSTER", "MYID"])));
        let ids: Vec<String> = ids.map(|id| id.trim().to_owned()).collect();
        all[to].ask(&["CLUSTER", "SETSLOT", slot, "IMPORTING", &ids[from]]);
        all[from].ask(&["CLUSTER", "SETSLOT", slot, "MIGRATING", &ids[to]]);
        loop {
            let keys = all[from].ask(&["CLUSTER", "GETKEYSINSLOT", slot, "1"]);
            let Some(key) = keys.lines().next().filter(|key| !key.is_empty()) else { break };
            let moved = all[from].ask(&["MIGRATE", "127.0.0.1", &all[to].port.to_string(), key, "0", "5000"]);
            assert!(moved.starts_with("OK") || moved.starts_with("NOKEY"), "{moved}");
        }
        sleep(Duration::from_millis(50));
        for node in [to, from, 3 - to - from] {
            let done = all[node].ask(&["CLUSTER", "SETSLOT", slot, "NODE", &ids[to]]);
            assert!(done.starts_with("OK"), "{done}");
        }
    }
}

/// Three servers, one of which the others follow, and three Sentinels.
pub struct Watched {
    pub servers: Vec<Node>,
    pub sentinels: Vec<Node>,
}

impl Watched {
    pub fn start(folder: &Path) -> Watched {
        let mut servers = vec![Node::server(folder, "")];
        let first = servers[0].port;
        servers.extend((0..2).map(|_| Node::server(folder, &format!("replicaof 127.0.0.1 {first}\n"))));
        servers[1..].iter().for_each(follows);
        let settings = format!(
            "sentinel monitor taskbell 127.0.0.1 {first} 2\nsentinel down-after-milliseconds taskbell 2000\n\
             sentinel failover-timeout taskbell 4000\nsentinel parallel-syncs taskbell 2\n"
        );
        let sentinels: Vec<_> = (0..3).map(|_| Node::start(folder, &settings)).collect();
        for sentinel in &sentinels {
            sentinel.until(&["INFO", "sentinel"], "slaves=2,sentinels=3");
        }
        Watched { servers, sentinels }
    }

    pub fn url(&self) -> String {
        url("sentinel", &self.sentinels, "sentinelServiceName=taskbell&")
    }

    /// The one that the others follow, as the Sentinels say.
    pub fn first(&self) -> &Node {
        let answer = self.sentinels[0].ask(&["SENTINEL", "GET-MASTER-ADDR-BY-NAME", "taskbell"]);
        let port = answer.lines().nth(1).unwrap();
        self.servers.iter().find(|server| server.port.to_string() == port).unwrap()
    }

    /// Waits until another has all that a server has.
    pub fn until_followed(&self, node: &Node) {
        node.until(&["INFO", "replication"], "state=online");
    }

    /// Waits until another server is the first.
    pub fn until_another_than(&self, node: &Node) -> &Node {
        let end = Instant::now() + Duration::from_secs(60);
        while self.first().port == node.port {
            assert!(Instant::now() < end, "nobody takes the place of the first");
            sleep(Duration::from_millis(50));
        }
        self.first()
    }
}

/// Waits until a server has all that the one has which it follows.
pub fn follows(replica: &Node) {
    replica.until(&["INFO", "replication"], "master_link_status:up");
}
