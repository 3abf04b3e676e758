use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::ports::free_port;

/// A `redis-server` of a test's own on a Unix socket. It ends with this value, and with the test process whatever
/// becomes of that: the shell around it waits for its standard input to close.
pub struct RedisServer {
    shell: Child,
    folder: TempDir,
    /// Of a cluster.
    port: Option<u16>,
}

impl RedisServer {
    pub fn start() -> RedisServer {
        let folder = TempDir::new().unwrap();
        let mut server = RedisServer { shell: launch(&folder, &[]), folder, port: None };
        server.wait();
        server
    }

    /// One that is a cluster by itself: it refuses what touches keys of several slots, as any cluster does.
    pub fn cluster() -> RedisServer {
        let (folder, port) = (TempDir::new().unwrap(), free_port());
        let (number, bus) = (port.to_string(), free_port().to_string());
        let mut settings = vec!["--bind", "127.0.0.1", "--port", &number, "--cluster-enabled", "yes"];
        settings.extend(["--cluster-port", &bus, "--cluster-announce-ip", "127.0.0.1"]);
        let mut server = RedisServer { shell: launch(&folder, &settings), folder, port: Some(port) };
        server.wait();
        server.ask(&["CLUSTER", "ADDSLOTSRANGE", "0", "16383"]);
        let end = Instant::now() + Duration::from_secs(60);
        while !server.ask(&["CLUSTER", "INFO"]).contains("cluster_state:ok") {
            assert!(Instant::now() < end, "the cluster does not begin");
            std::thread::sleep(Duration::from_millis(50));
        }
        server
    }

    /// What it answers to a command.
    pub fn ask(&self, command: &[&str]) -> String {
        let mut redis = Command::new("redis-cli");
        redis.arg("-s").arg(self.folder.path().join("socket")).args(command);
        String::from_utf8(redis.output().unwrap().stdout).unwrap()
    }

    pub fn url(&self) -> String {
        match self.port {
            Some(port) => format!("redis-cluster://127.0.0.1:{port}"),
            None => format!("redis+unix://{}", self.folder.path().join("socket").display()),
        }
    }

    pub fn stop(&mut self) {
        drop(self.shell.stdin.take());
        self.shell.wait().unwrap();
    }

    /// Starts again on the same socket, empty.
    pub fn restart(&mut self) {
        self.shell = launch(&self.folder, &[]);
        self.wait();
    }

    fn wait(&mut self) {
        let end = Instant::now() + Duration::from_secs(60);
        while std::os::unix::net::UnixStream::connect(self.folder.path().join("socket")).is_err() {
            assert!(Instant::now() < end, "redis-server does not start");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for RedisServer {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        let _ = self.shell.wait();
    }
}

fn launch(folder: &TempDir, settings: &[&str]) -> Child {
    let script =
        "redis-server --port 0 --unixsocket \"$0/socket\" --dir \"$0\" --save '' --appendonly no \"$@\" >/dev/null &
        cat; kill -9 $!; rm -f \"$0/socket\"";
    let mut shell = Command::new("sh");
    shell.args(["-c", script]).arg(folder.path()).args(settings).stdin(Stdio::piped());
    let mut shell = shell.spawn().unwrap();
    shell.stdin.as_mut().unwrap().flush().unwrap();
    shell
}

/// The Redis that tests share; random user ids keep them apart.
pub fn shared_url() -> String {
    static SERVER: OnceLock<RedisServer> = OnceLock::new();
    match std::env::var("TEST_REDIS_URL") {
        Ok(url) if !url.is_empty() => url,
        _ => SERVER.get_or_init(RedisServer::start).url(),
    }
}
